//! The assessments in canonical form, as they are locked before prices are opened.

use super::canonical::Line;
use super::lock::{Locked, differences};
use crate::diag::{Finding, Findings, codes};
use crate::lang::Msg;
use crate::model::authority::{Authority, Vote};
use crate::model::rules::Rules;
use crate::read::digest;

/// One line for each judgement: who chose what, with the digest of the reason; sorted.
#[must_use]
pub fn assessments(authority: &Authority, rules: &Rules) -> Vec<Line> {
    let mut lines = Vec::new();
    for (bid, of) in &authority.bids {
        for (&criterion, votes) in &of.votes {
            lines.extend(votes.iter().map(|vote| line(bid, criterion, vote, rules)));
        }
    }
    lines.sort();
    lines
}

fn line(bid: &str, criterion: usize, vote: &Vote, rules: &Rules) -> Line {
    let criterion = &rules.criteria[criterion];
    let option = vote.option.map_or("none", |option| criterion.options[option].id.as_str());
    let equivalent = match vote.equivalent {
        Some(true) => ", equivalent accepted",
        Some(false) => ", equivalent refused",
        None => "",
    };
    let consensus = if vote.consensus { ", consensus" } else { "" };
    let reason = digest(vote.reason.as_bytes());
    Line {
        entity: format!("bid {bid}"),
        field: format!("{} by {}", criterion.id, vote.assessor),
        value: format!("{option}{equivalent}{consensus}, reason sha256:{reason}"),
        at: vote.at,
    }
}

/// What differs between the assessments and those that were locked.
pub fn hold_quality(locked: &Locked, authority: &Authority, rules: &Rules, findings: &mut Findings) {
    let Some(quality) = &locked.lock.quality else { return };
    if digest(quality.assessments.value.as_bytes()) != quality.digest.value {
        findings.push(Finding::new(codes::LOCK_BROKEN, quality.digest.at, Msg::LockQualityDigest));
        return;
    }
    for difference in differences(&quality.assessments.value, &assessments(authority, rules)) {
        let at =
            if difference.at == crate::diag::Span::default() { quality.digest.at } else { difference.at };
        let finding = Finding::new(codes::QUALITY_DIFFERS, at, difference.message());
        findings.push(finding.help(Msg::QualityDiffersHelp));
    }
    for (assessor, on) in &authority.dates {
        if on.value > quality.date {
            let message =
                Msg::AssessedLate { assessor: assessor.clone(), on: on.value, locked: quality.date };
            findings.push(Finding::new(codes::ASSESSED_WHEN, on.at, message));
        }
    }
}
