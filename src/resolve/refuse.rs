//! Refuses, by name, what the files may say and this version does not reckon with.
//!
//! Only what would change a result is refused; what makes no difference is let through.

use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::Feature;
use crate::model::tender::Tender;

fn refuse(feature: Feature, at: Span, family: Family, findings: &mut Findings) {
    let code = Fault::NotReckoned.code(family);
    findings.push(Finding::new(code, at, Msg::NotReckoned(feature)).help(Msg::NotReckonedHelp));
}

/// Refuses policies of a tender.
pub fn tender(tender: &Tender, findings: &mut Findings) {
    let mut no = |feature, at| refuse(feature, at, Family::Tender, findings);
    let policy = &tender.policy;
    if let Some(word) = policy.unsupported.as_ref().filter(|word| word.value == "withhold") {
        no(Feature::Withhold, word.at);
    }
    if let Some(word) = policy.evidence_from.as_ref().filter(|word| word.value == "winner") {
        no(Feature::EvidenceFromWinner, word.at);
    }
    if let Some(yes) = policy.price_after_quality.as_ref().filter(|yes| yes.value) {
        no(Feature::PriceAfterQuality, yes.at);
    }
}

/// What the authority may lay beside a tender, as a listing names it.
pub const AUTHORITY: [(&str, Feature); 2] =
    [("assessments/", Feature::Assessments), ("decisions.toml", Feature::Decisions)];

/// Refuses files of the authority beside the tender, by the names in its folder.
pub fn beside(names: &[String], at: Span, findings: &mut Findings) {
    for (name, feature) in AUTHORITY {
        if names.iter().any(|found| found == name) {
            let finding = Finding::new(codes::BESIDE, at, Msg::NotReckoned(feature));
            findings.push(finding.help(Msg::NotReckonedHelp));
        }
    }
}
