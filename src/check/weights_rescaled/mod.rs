//! Weights that apply and do not add up to a hundred, so that a group counts for another percentage.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::assess::Plan;
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct WeightsRescaled;

impl Rule for WeightsRescaled {
    fn code(&self) -> Code {
        Code { family: Family::Tender, number: 42, name: "weights-rescaled", severity: Severity::Note }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let plan = Plan::new(of.rules());
        let groups = of.rules().groups.iter().zip(&plan.groups);
        let weighed: Vec<_> =
            groups.filter_map(|(group, plan)| Some((group, plan.weight.clone()?))).collect();
        let sum = weighed.iter().fold(Ratio::default(), |sum, (_, weight)| &sum + weight);
        let said = &of.opened.tender.rules;
        let at = said.weights.first().map(|(id, _)| id.at).or(said.catalogues.first().map(|id| id.at));
        let heaviest = weighed.iter().max_by(|a, b| a.1.cmp(&b.1));
        let (Some(at), Some((group, weight))) = (at, heaviest) else { return };
        // In a tender on value the weights are amounts, which nobody takes for percentages.
        let amounts = of.rules().award.method == "value" && said.weights.is_empty();
        if sum == Ratio::from(100) || of.rules().tender.is_none() || amounts {
            return;
        }
        let part = (weight * &Ratio::from(100)).checked_div(&sum).unwrap_or_default();
        let words = [
            ("sum", Word::Number(sum)),
            ("group", Word::from(group.id.as_str())),
            ("weight", Word::Number(weight.clone())),
            ("part", Word::Rounded(part)),
        ];
        say.say(say.finding(at, words));
    }
}
