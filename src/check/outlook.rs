//! What answers give as they stand, for a bidder who has not handed them in yet.

use crate::assess::{Assessed, Reason, Sheet};
use crate::diag::{Finding, codes};
use crate::lang::{Form, Msg, Outlook};
use crate::model::rules::Rules;

/// What the answers of a bid give: its verdict with the reasons for it, its score with the range in which that can still come to lie, and how
/// much is open. Nothing of a bid that was not assessed.
#[must_use]
pub fn outlook(rules: &Rules, reasons: &[Reason], sheet: &Sheet) -> Option<Finding> {
    let (offer, assessed) = sheet.assessed()?;
    let plain = |ratio: &crate::num::Ratio| ratio.rounded(rules.decimals);
    let score = assessed.reckoned.score.as_ref();
    let score = score.map(|figure| [&figure.score, &figure.worst, &figure.best].map(plain));
    let (judged, open) = open(assessed);
    let reasons = reasons.iter().map(|reason| (reason.name(), about(reason, rules))).collect();
    let (verdict, all) = (assessed.verdict.name(), rules.criteria.len());
    let outlook = Form::Outlook(Box::new(Outlook { verdict, reasons, score, open, judged, all }));
    Some(Finding::new(codes::FORM_OUTLOOK, offer.at, Msg::Form(outlook)))
}

/// How many criteria wait for assessors, and how many others have no answer that counts.
fn open(assessed: &Assessed) -> (usize, usize) {
    let judged = assessed.answers.iter().filter(|answer| answer.status.waits()).count();
    let open = assessed.answers.iter().filter(|answer| answer.is_open()).count();
    (judged, open.saturating_sub(judged))
}

/// The gate or the criterion that a reason is about, by its id; empty where it is about neither.
fn about(reason: &Reason, rules: &Rules) -> String {
    match reason {
        Reason::GateFailed(gate) | Reason::GateUnknown(gate) => rules.gates[*gate].id.clone(),
        Reason::KnockOut(criterion) | Reason::KnockOutOpen(criterion) => {
            rules.criteria[*criterion].id.clone()
        }
        _ => String::new(),
    }
}
