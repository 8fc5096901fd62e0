//! One criterion that is worth more than half of the score.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::assess::Plan;
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct DecidesAlone;

impl Rule for DecidesAlone {
    fn code(&self) -> Code {
        Code {
            family: Family::Tender,
            number: 41,
            name: "criterion-decides-alone",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let plan = Plan::new(of.rules());
        let groups = of.rules().groups.iter().zip(&plan.groups);
        let total = groups
            .clone()
            .filter_map(|(_, plan)| plan.weight.clone())
            .fold(Ratio::default(), |sum, w| &sum + &w);
        for (group, plan) in groups {
            let Some(weight) = &plan.weight else { continue };
            for &place in &group.criteria {
                let (criterion, at) = of.criterion(place);
                let sum = group.criteria.iter().map(|&place| Ratio::from(of.criterion(place).0.maximum()));
                let sum = sum.fold(Ratio::default(), |sum, maximum| &sum + &maximum);
                let part = Ratio::from(criterion.maximum()).checked_div(&sum).unwrap_or_default();
                let share = (&(weight * &part) * &Ratio::from(100)).checked_div(&total).unwrap_or_default();
                if share > Ratio::from(50) && of.rules().criteria.len() > 1 {
                    let words =
                        [("criterion", Word::from(criterion.id.as_str())), ("share", Word::Rounded(share))];
                    say.say(say.finding(at, words));
                }
            }
        }
    }
}
