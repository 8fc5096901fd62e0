//! Refuses, by name, what the files may say and this version does not reckon with.
//!
//! Only what would change a result is refused; what makes no difference is let through.

use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::Feature;
use crate::model::tender::{Award, Tender};
use crate::num::Dec;

fn refuse(feature: Feature, at: Span, family: Family, findings: &mut Findings) {
    let code = Fault::NotReckoned.code(family);
    findings.push(Finding::new(code, at, Msg::NotReckoned(feature)).help(Msg::NotReckonedHelp));
}

/// Refuses policies and award rules of a tender.
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
    for (feature, at) in award(&tender.award) {
        no(feature, at);
    }
}

fn award(award: &Award) -> Vec<(Feature, Span)> {
    let other_method = award.method.as_ref().filter(|method| method.value != "quality").map(|m| m.at);
    let weights = [&award.quality_weight, &award.price_weight].into_iter().flatten().map(|w| w.at);
    let prices = [&award.floor, &award.ceiling].into_iter().flatten().map(|money| money.at);
    let formula = award.formula.as_ref().map(|formula| formula.at);
    let several = award.winners.as_ref().filter(|n| n.value != Dec::whole(1)).map(|n| n.at);
    let tie = award.tie.iter().find(|tie| !matches!(tie.value.as_str(), "score")).map(|tie| tie.at);
    let mut found = Vec::new();
    found.extend(other_method.map(|at| (Feature::AwardMethod, at)));
    found.extend(weights.chain(prices).chain(formula).map(|at| (Feature::AwardWeights, at)));
    found.extend(award.values.first().map(|(id, _)| (Feature::AwardValues, id.at)));
    found.extend(award.round.as_ref().map(|round| (Feature::AwardRound, round.at)));
    found.extend(several.map(|at| (Feature::AwardWinners, at)));
    found.extend(tie.map(|at| (Feature::AwardTie, at)));
    found.extend(award.abnormally_low.as_ref().map(|low| (Feature::AbnormallyLow, low.at)));
    found
}

/// What the authority may lay beside a tender, as a listing names it.
pub const AUTHORITY: [(&str, Feature); 3] = [
    ("keur.lock", Feature::Lock),
    ("assessments/", Feature::Assessments),
    ("decisions.toml", Feature::Decisions),
];

/// Refuses files of the authority beside the tender, by the names in its folder.
pub fn beside(names: &[String], at: Span, findings: &mut Findings) {
    for (name, feature) in AUTHORITY {
        if names.iter().any(|found| found == name) {
            let finding = Finding::new(codes::BESIDE, at, Msg::NotReckoned(feature));
            findings.push(finding.help(Msg::NotReckonedHelp));
        }
    }
}
