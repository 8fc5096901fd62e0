//! A gate that every bid passes, or that none can.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::rules::{Gate, GateRule, Rules};

/// The rule.
pub struct GateMoot;

impl Rule for GateMoot {
    fn code(&self) -> Code {
        Code { family: Family::Tender, number: 40, name: "gate-decides-nothing", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for gate in &of.rules().gates {
            let name = match reach(gate, of.rules()) {
                Some(Reach::Nobody) => "message",
                Some(Reach::Everybody) => "everybody",
                None => continue,
            };
            say.say(say.named(name, gate.at, [("gate", Word::from(gate.id.as_str()))]));
        }
    }
}

enum Reach {
    Nobody,
    Everybody,
}

/// Who can pass a gate whatever is answered, where that can be said of single criteria.
fn reach(gate: &Gate, rules: &Rules) -> Option<Reach> {
    let (nobody, everybody) = match &gate.rule {
        GateRule::Level { criteria, level, .. } => {
            let ends = |place: &usize| {
                let levels = rules.criteria[*place].options.iter().filter_map(|option| option.level);
                (levels.clone().min(), levels.max())
            };
            let ends: Vec<_> = criteria.iter().map(ends).collect();
            (
                ends.iter().any(|(_, most)| most.is_some_and(|most| most < *level)),
                !ends.is_empty() && ends.iter().all(|(least, _)| least.is_some_and(|least| least >= *level)),
            )
        }
        GateRule::Points { criterion, points } => {
            let criterion = &rules.criteria[*criterion];
            (criterion.maximum() < points.0, criterion.floor() >= points.0)
        }
        GateRule::Options { criterion, options } => {
            (options.is_empty(), options.len() == rules.criteria[*criterion].options.len())
        }
        _ => return None,
    };
    match (nobody, everybody) {
        (true, _) => Some(Reach::Nobody),
        (false, true) => Some(Reach::Everybody),
        _ => None,
    }
}
