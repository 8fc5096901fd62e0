//! Why a bid was set aside: the requirement, what was published about it, and what was found.

use super::cell::Telling;
use super::contents::Refusal;
use super::desk::Desk;
use crate::assess::Reason;
use crate::lang::{Letter, Say};
use crate::model::rules::{Gate, GateRule};
use crate::report::view::reasons::reasons;
use crate::report::view::{Shown, Speaker};

impl Desk<'_> {
    /// The requirements that a bid does not meet.
    pub(super) fn refusals(&self, bid: &Shown) -> Vec<Refusal> {
        let round = self.asked.round;
        let all = round.reasons(bid.place.bid, &bid.sheet);
        let said = reasons(round, bid, self.speaker);
        all.iter().zip(said).map(|(reason, found)| self.refusal(reason, found, bid)).collect()
    }

    fn refusal(&self, reason: &Reason, found: String, bid: &Shown) -> Refusal {
        let (speaker, lang) = (self.speaker, self.asked.lang);
        let rules = speaker.rules;
        let telling = self.telling(bid);
        let details = telling.map(|telling| self.details(reason, &telling)).unwrap_or_default();
        let (requirement, published) = match reason {
            Reason::GateFailed(gate) => {
                let gate = &rules.gates[*gate];
                (named(gate, speaker), gate.why.get(lang))
            }
            Reason::KnockOut(place) => {
                let criterion = &rules.criteria[*place];
                (criterion.title.get(lang), criterion.question.get(lang))
            }
            Reason::Late => (Letter::Late.text(lang), String::new()),
            _ => self.decided(self.asked.round.about(reason, &bid.sheet)),
        };
        Refusal { requirement, published, found, details }
    }

    /// The gate, criterion or subject that a decision is about.
    fn decided(&self, about: String) -> (String, String) {
        let (rules, lang) = (self.speaker.rules, self.asked.lang);
        if let Some(gate) = rules.gates.iter().find(|gate| gate.id == about) {
            return (named(gate, self.speaker), gate.why.get(lang));
        }
        match rules.criteria.iter().find(|criterion| criterion.id == about) {
            Some(criterion) => (criterion.title.get(lang), criterion.question.get(lang)),
            None => (self.say(&Letter::Decision(about)), String::new()),
        }
    }

    /// The answers and the facts that make a requirement fail.
    fn details(&self, reason: &Reason, telling: &Telling<'_>) -> Vec<String> {
        let rules = self.speaker.rules;
        let of = |place: usize| {
            let cell = telling.cell(place, true);
            let title = rules.criteria[place].title.get(self.asked.lang);
            format!("{title}: {}. {}", cell.answer, cell.reasons.join(" "))
        };
        match reason {
            Reason::KnockOut(place) => vec![of(*place)],
            Reason::GateFailed(gate) => {
                let condition = self.asked.opened.conditions.gates[*gate].as_ref();
                let facts = condition.map(|condition| self.asked.opened.conditions.facts(condition));
                let told = telling.facts(&facts.unwrap_or_default(), true);
                let measured = match &rules.gates[*gate].rule {
                    GateRule::Points { criterion, .. } | GateRule::Options { criterion, .. } => {
                        vec![*criterion]
                    }
                    GateRule::Share { group, .. } => rules.groups[*group].criteria.clone(),
                    _ => telling.assessed.gates[*gate].binding.clone(),
                };
                measured.into_iter().map(of).chain(told).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The name of a gate, its id where it has no other.
fn named(gate: &Gate, speaker: Speaker<'_>) -> String {
    let title = gate.title.get(speaker.lang);
    if title.is_empty() { gate.id.clone() } else { title }
}
