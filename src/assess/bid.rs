//! One bid, assessed.

use super::answer::{Answer, Status, answer};
use super::gate::{GateResult, gate};
use super::plan::Plan;
use super::score::{Reckoned, reckon};
use super::verdict::{Reason, Verdict, verdict};
use crate::diag::{Finding, Findings, codes};
use crate::lang::Msg;
use crate::model::offer::Offer;
use crate::model::rules::Rules;

/// Everything that is reckoned of one bid.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// Per criterion of the rules, in order.
    pub answers: Vec<Answer>,
    /// Groups, score and levels.
    pub reckoned: Reckoned,
    /// Per gate of the rules, in order.
    pub gates: Vec<GateResult>,
    /// Whether it can be ranked.
    pub verdict: Verdict,
    /// Why not.
    pub reasons: Vec<Reason>,
}

/// Assesses a bid.
#[must_use]
pub fn assess(rules: &Rules, plan: &Plan, offer: &Offer) -> Assessed {
    let each = rules.criteria.iter().zip(&plan.criteria).zip(&offer.claims);
    let answers: Vec<Answer> =
        each.map(|((criterion, plan), claim)| answer(criterion, plan, claim.as_ref())).collect();
    let reckoned = reckon(rules, plan, &answers);
    let gates: Vec<GateResult> =
        rules.gates.iter().map(|g| gate(g, rules, plan, offer, &answers, &reckoned)).collect();
    let (verdict, reasons) = verdict(rules, &answers, &gates);
    Assessed { answers, reckoned, gates, verdict, reasons }
}

impl Assessed {
    /// What the answers leave open: criteria without an answer, and answers without evidence.
    pub fn findings(&self, rules: &Rules, offer: &Offer, findings: &mut Findings) {
        let ids = |wanted: &dyn Fn(&Answer) -> bool| -> Vec<String> {
            let chosen = rules.criteria.iter().zip(&self.answers).filter(|(_, answer)| wanted(answer));
            chosen.map(|(criterion, _)| criterion.id.clone()).collect()
        };
        let unanswered = ids(&|answer| answer.status == Status::Unanswered);
        if !unanswered.is_empty() {
            findings.push(Finding::new(codes::UNANSWERED, offer.at, Msg::Unanswered(unanswered)));
        }
        let unsupported = ids(&|answer| answer.supported == Some(false));
        if !unsupported.is_empty() {
            findings.push(Finding::new(codes::UNSUPPORTED, offer.at, Msg::Unsupported(unsupported)));
        }
    }
}
