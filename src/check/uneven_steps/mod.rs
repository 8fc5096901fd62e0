//! Steps of a ladder that are worth different points.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::num::Ratio;

/// The rule.
pub struct UnevenSteps;

impl Rule for UnevenSteps {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 43, name: "uneven-steps", severity: Severity::Note }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for (criterion, at) in of.criteria() {
            let mut points: Vec<Ratio> = criterion
                .options
                .iter()
                .filter(|option| !option.rejects)
                .map(|option| option.points.into())
                .collect();
            points.sort();
            points.dedup();
            let mut steps: Vec<Ratio> = points.windows(2).map(|pair| &pair[1] - &pair[0]).collect();
            steps.sort();
            let (Some(least), Some(most)) = (steps.first().cloned(), steps.last().cloned()) else { continue };
            if least != most {
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("least", Word::Number(least)),
                    ("most", Word::Number(most)),
                ];
                say.say(say.finding(at, words));
            }
        }
    }
}
