//! Weights of quality and price that do not add up to 100.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::award::WEIGHTED;
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct AwardWeightsSum;

impl Rule for AwardWeightsSum {
    fn code(&self) -> Code {
        Code { family: Family::Tender, number: 43, name: "award-weights-sum", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let (award, said) = (&of.rules().award, &of.opened.tender.award);
        let Some(first) = said.quality_weight.as_ref().filter(|_| award.method == WEIGHTED) else { return };
        let (quality, price) = (Ratio::from(award.quality_weight), Ratio::from(award.price_weight));
        let sum = &quality + &price;
        if sum != Ratio::from(100) {
            let words = [("quality", quality), ("price", price), ("sum", sum)];
            say.say(say.finding(first.at, words.map(|(name, number)| (name, Word::Number(number)))));
        }
    }
}
