//! Weights of a profile that do not add up to a hundred.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct WeightsSum;

impl Rule for WeightsSum {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 40, name: "weights-not-100", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for catalogue in of.catalogues() {
            for profile in &catalogue.profiles {
                let weights = profile.weights.iter().map(|(_, weight)| Ratio::from(weight.value));
                let sum = weights.fold(Ratio::default(), |sum, weight| &sum + &weight);
                if sum != Ratio::from(100) {
                    let words =
                        [("profile", Word::from(profile.id.value.as_str())), ("sum", Word::Number(sum))];
                    say.say(say.finding(profile.id.at, words));
                }
            }
        }
    }
}
