//! Why a bid is rejected or undetermined, in sentences.

use super::{Shown, Speaker, first};
use crate::assess::{Assessed, Degree, GateResult, Plan, Reason, Round, Sheet};
use crate::lang::{Label, Public, Say as _};
use crate::model::authority::Outcome as Decided;
use crate::model::rules::{Gate, GateRule};
use crate::model::tender::Moment;
use crate::num::Ratio;

/// Every reason of a bid, in the order of gates and criteria.
pub(super) fn reasons(round: &Round<'_>, shown: &Shown, speaker: Speaker<'_>) -> Vec<String> {
    reasons_of(round, (shown.place.bid, &shown.sheet), shown.public, speaker)
}

/// The same, of a bid by its place, for anybody or for the committee.
pub fn reasons_of(
    round: &Round<'_>,
    (bid, sheet): (usize, &Sheet),
    public: bool,
    speaker: Speaker<'_>,
) -> Vec<String> {
    let all = round.reasons(bid, sheet);
    let said = |reason: &Reason| match openly(reason, round, sheet, speaker).filter(|_| public) {
        Some(public) => public.text(speaker.lang),
        None => speaker.say(&label(reason, round, (bid, sheet), speaker)),
    };
    all.iter().map(said).collect()
}

/// A reason as anybody may read it: without what the bid holds, and without what the authority wrote; nothing where
/// the whole reason holds neither.
fn openly(reason: &Reason, round: &Round<'_>, sheet: &Sheet, speaker: Speaker<'_>) -> Option<Public> {
    let gate = |place: usize| gate_name(&round.rules.gates[place], speaker);
    Some(match reason {
        Reason::GateFailed(place) => Public::GateFailed(gate(*place)),
        Reason::GateUnknown(place) => Public::GateOpen(gate(*place)),
        Reason::KnockOut(place) => {
            let criterion = &round.rules.criteria[*place];
            Public::KnockOut { criterion: criterion.id.clone(), title: criterion.title.get(speaker.lang) }
        }
        Reason::Decided(place) => {
            let decision = round.decision(*place, sheet)?;
            let (about, date) = (decision.about.value.clone(), decision.date);
            Public::Decided { withdrawn: decision.result == Decided::Withdrawn, about, date }
        }
        Reason::KnockOutOpen(_)
        | Reason::PriceOpen
        | Reason::Late
        | Reason::Unreadable
        | Reason::OtherTender(_)
        | Reason::DuplicateId => return None,
    })
}

/// The name of a gate.
pub fn gate_name(gate: &Gate, speaker: Speaker<'_>) -> String {
    speaker.say(&Label::GateName { id: gate.id.clone(), title: gate.title.get(speaker.lang) })
}

fn label(reason: &Reason, round: &Round<'_>, (bid, sheet): (usize, &Sheet), speaker: Speaker<'_>) -> Label {
    let rules = round.rules;
    let title =
        |place: usize| (rules.criteria[place].id.clone(), rules.criteria[place].title.get(speaker.lang));
    match (reason, sheet.assessed()) {
        (Reason::GateFailed(gate), Some((_, assessed))) => {
            let why = WhyGate { gate: &rules.gates[*gate], assessed, plan: round.plan(), speaker };
            why.failed(&assessed.gates[*gate].binding)
        }
        (Reason::GateUnknown(gate), Some((_, assessed))) => {
            let why = WhyGate { gate: &rules.gates[*gate], assessed, plan: round.plan(), speaker };
            why.open(&assessed.gates[*gate])
        }
        (Reason::KnockOut(place), Some((_, assessed))) => {
            let (criterion, title) = title(*place);
            let option =
                assessed.answers[*place].option.map(|option| &rules.criteria[*place].options[option]);
            let option = option.map(|option| option.text.get(speaker.lang)).unwrap_or_default();
            Label::KnockOut { criterion, title, option }
        }
        (Reason::KnockOutOpen(place), _) => {
            let (criterion, title) = title(*place);
            Label::KnockOutOpen { criterion, title }
        }
        (Reason::OtherTender(said), _) => Label::OtherTender(said.clone()),
        (Reason::PriceOpen, _) => Label::PriceOpen(rules.currency.clone()),
        (Reason::Late, _) => {
            let receipt = round.written(&sheet.id).and_then(|of| of.receipt.as_ref());
            let deadline = rules.tender.as_ref().and_then(|tender| tender.deadline.as_ref());
            let written = |moment: Option<&Moment>| moment.map(|m| m.written.clone()).unwrap_or_default();
            Label::ReceivedLate { at: written(receipt.map(|at| &at.value)), deadline: written(deadline) }
        }
        (Reason::Decided(place), _) => match round.decision(*place, sheet) {
            Some(decision) => Label::Decided {
                withdrawn: decision.result == Decided::Withdrawn,
                about: decision.about.value.clone(),
                reason: decision.reason.clone(),
                by: decision.by.clone(),
                date: decision.date,
            },
            None => Label::DuplicateId,
        },
        (Reason::DuplicateId, _) => Label::DuplicateId,
        _ => Label::Unreadable { errors: round.entries[bid].found[0] },
    }
}

/// A gate and the bid that does not pass it.
struct WhyGate<'w> {
    gate: &'w Gate,
    assessed: &'w Assessed,
    plan: &'w Plan,
    speaker: Speaker<'w>,
}

impl WhyGate<'_> {
    fn failed(&self, binding: &[usize]) -> Label {
        let speaker = self.speaker;
        let rules = speaker.rules;
        let gate = gate_name(self.gate, speaker);
        match &self.gate.rule {
            GateRule::Level { level, .. } => self.below(gate, *level, binding),
            GateRule::Share { group, share } => Label::FailsShare {
                gate,
                group: rules.groups[*group].id.clone(),
                share: speaker.number(&self.share(*group, |range| &range.best)),
                asked: speaker.dec(*share),
            },
            GateRule::Points { criterion, points } => Label::FailsPoints {
                gate,
                criterion: rules.criteria[*criterion].id.clone(),
                points: speaker.dec(self.plan.points(&self.assessed.answers[*criterion].firm.best)),
                asked: speaker.dec(*points),
            },
            GateRule::Options { criterion, .. } => Label::FailsOption {
                gate,
                criterion: rules.criteria[*criterion].id.clone(),
                option: self.option(*criterion),
            },
            GateRule::Score { score } => {
                Label::FailsScore { gate, score: speaker.number(&self.score().1), asked: speaker.dec(*score) }
            }
            GateRule::Price { price } => Label::FailsPrice { gate, asked: speaker.money(&(*price).into()) },
            GateRule::When { text } => Label::FailsWhen { gate, condition: text.clone() },
            GateRule::NotApplicable => Label::NotApplicable,
        }
    }

    fn open(&self, result: &GateResult) -> Label {
        let speaker = self.speaker;
        let gate = gate_name(self.gate, speaker);
        match &self.gate.rule {
            GateRule::Level { .. } => {
                let (criteria, more) =
                    first(result.binding.iter().map(|&place| self.lacking(place)).collect());
                Label::OpenLevel { gate, criteria, more }
            }
            GateRule::Share { group, share } => {
                let (worst, best) =
                    (self.share(*group, |range| &range.worst), self.share(*group, |range| &range.best));
                self.between(gate, &worst, &best, Ratio::from(*share))
            }
            GateRule::Points { criterion, points } => {
                let firm = &self.assessed.answers[*criterion].firm;
                let (worst, best) = (self.plan.points(&firm.worst), self.plan.points(&firm.best));
                self.between(gate, &worst, &best, Ratio::from(*points))
            }
            GateRule::Score { score } => {
                let (worst, best) = self.score();
                self.between(gate, &worst, &best, Ratio::from(*score))
            }
            GateRule::Options { criterion, .. } => {
                Label::OpenOption { gate, criterion: speaker.rules.criteria[*criterion].id.clone() }
            }
            GateRule::Price { .. } => Label::OpenPrice { gate },
            GateRule::When { .. } => {
                let facts = result.facts.iter().map(|&fact| speaker.rules.facts[fact].id.clone()).collect();
                let (facts, more) = first(facts);
                Label::OpenWhen { gate, facts, more }
            }
            GateRule::NotApplicable => Label::NotApplicable,
        }
    }

    /// A criterion with what it lacks: facts that are not stated, or a chain that is not.
    fn lacking(&self, place: usize) -> String {
        let rules = self.speaker.rules;
        let criterion = &rules.criteria[place];
        let exposures = criterion.laws.iter().map(|&law| &self.assessed.exposures[law]);
        let open = exposures.into_iter().find(|exposure| exposure.overall == Degree::Unknown);
        let chain = open.map(|exposure| Label::LacksChain { way: exposure.way() });
        let facts = self.assessed.answers[place].missing.iter().map(|&fact| rules.facts[fact].id.clone());
        let (facts, more) = first(facts.collect());
        let facts = (!facts.is_empty()).then_some(Label::LacksFacts { facts, more });
        let lacks: Vec<String> =
            chain.into_iter().chain(facts).map(|label| self.speaker.say(&label)).collect();
        if lacks.is_empty() {
            criterion.id.clone()
        } else {
            format!("{} ({})", criterion.id, lacks.join("; "))
        }
    }

    fn below(&self, gate: String, level: i64, binding: &[usize]) -> Label {
        let rules = self.speaker.rules;
        let scale = binding.first().map(|&place| rules.levels_of(place)).unwrap_or_default();
        let step = |n: Option<i64>| n.map(|n| self.speaker.step(scale, n)).unwrap_or_default();
        let criteria =
            binding.iter().map(|&place| (self.reached(place), step(self.assessed.answers[place].level)));
        Label::FailsLevel { gate, criteria: criteria.collect(), more: 0, asked: step(Some(level)) }
    }

    /// A criterion with the way by which a law reaches the bid, where that decides it.
    fn reached(&self, place: usize) -> String {
        let rules = self.speaker.rules;
        let criterion = &rules.criteria[place];
        let exposed = criterion.laws.iter().find(|&&law| self.assessed.exposures[law].exposes_content());
        match exposed {
            Some(&law) => format!(
                "{} ({}: {})",
                criterion.id,
                rules.laws[law].title.get(self.speaker.lang),
                self.assessed.exposures[law].way()
            ),
            None => criterion.id.clone(),
        }
    }

    fn between(&self, gate: String, worst: &Ratio, best: &Ratio, asked: Ratio) -> Label {
        let speaker = self.speaker;
        let (worst, best) = (speaker.number(worst), speaker.number(best));
        Label::OpenRange { gate, worst, best, asked: speaker.dec(asked) }
    }

    fn share(&self, group: usize, end: fn(&crate::assess::Span) -> &crate::assess::Amount) -> Ratio {
        let firm = &self.assessed.reckoned.groups[group].firm;
        self.plan.share(group, end(firm)).unwrap_or_default()
    }

    /// The ends of the score that gates read.
    fn score(&self) -> (Ratio, Ratio) {
        let figure = self.assessed.reckoned.score.as_ref();
        let ends = figure.map(|f| (f.firm_worst.clone(), f.firm_best.clone()));
        ends.unwrap_or_default()
    }

    fn option(&self, criterion: usize) -> String {
        let options = &self.speaker.rules.criteria[criterion].options;
        let chosen = self.assessed.answers[criterion].option.map(|place| options[place].id.clone());
        chosen.unwrap_or_default()
    }
}
