//! A bid held against the rules.

use std::collections::{BTreeMap, BTreeSet};

use super::facts;
use crate::diag::codes::Fault;
use crate::diag::{Code, Family, Finding, Findings, Severity, Span, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::bid::{Answer, Bid, Evidence, StatedFact};
use crate::model::country::meant;
use crate::model::offer::{Claim, Claimed, Fact, Found, Offer};
use crate::model::rules::{self, Criterion, Rules};

/// A file that a bid cites, as it was found; part of what the result depends on.
#[derive(Clone, Debug)]
pub struct Citation {
    /// As the bid writes it.
    pub file: String,
    /// How it was found.
    pub found: Found,
}

/// Matches a bid to the rules; `look` finds a file that it cites, below its own folder.
pub fn offer(
    mut bid: Bid,
    rules: &Rules,
    look: &dyn Fn(&str) -> Found,
    findings: &mut Findings,
) -> (Offer, Vec<Citation>) {
    let mut matching =
        Matching { rules, findings, documents: BTreeMap::new(), found: Vec::new(), citations: Vec::new() };
    matching.entries(&bid);
    matching.documents(&bid.evidence, look);
    matching.price(&bid);
    matching.deadline(&bid);
    let mut claims: Vec<Option<Claim>> = vec![None; rules.criteria.len()];
    for answer in std::mem::take(&mut bid.answers) {
        let place = answer.criterion;
        claims[place] = matching.claim(answer);
    }
    let at = Span { file: bid.file, start: bid.id.at.start, end: bid.id.at.end };
    let facts = matching.facts(&bid.facts);
    let valid = matching.documents.into_iter().filter(|(_, document)| document.valid);
    let offer = Offer {
        file: bid.file,
        id: bid.id.value,
        supplier: bid.supplier,
        service: bid.service,
        price: bid.price,
        at,
        claims,
        facts,
        party: bid.party.map(|party| party.value),
        parties: bid.parties,
        components: bid.components,
        absent: bid.absent.into_iter().map(|layer| layer.value).collect(),
        found: matching.found,
        evidence: bid.evidence,
        valid: valid.map(|(id, document)| (id, document.kind)).collect(),
    };
    (offer, matching.citations)
}

/// A document, as far as it was found and is valid on the day that counts.
struct Document {
    kind: String,
    valid: bool,
}

struct Matching<'m> {
    rules: &'m Rules,
    findings: &'m mut Findings,
    documents: BTreeMap<String, Document>,
    found: Vec<Option<Found>>,
    citations: Vec<Citation>,
}

impl Matching<'_> {
    fn say(&mut self, code: Code, at: Span, message: Msg) {
        self.findings.push(Finding::new(code, at, message));
    }

    /// Ids within the bid stand there once, and what it names it also lists.
    fn entries(&mut self, bid: &Bid) {
        self.unique(bid.evidence.iter().map(|evidence| &evidence.id));
        self.unique(bid.parties.iter().map(|party| &party.id));
        self.unique(bid.components.iter().map(|component| &component.id));
        let owners = bid.parties.iter().flat_map(|party| &party.owners).map(|owner| &owner.party);
        let runs = bid.components.iter().filter_map(|component| component.party.as_ref());
        let listed: BTreeSet<&str> = bid.parties.iter().map(|party| party.id.value.as_str()).collect();
        let named = bid.party.iter().chain(&bid.members).chain(owners).chain(runs);
        for name in named.filter(|name| !listed.contains(name.value.as_str())) {
            let message = Msg::UnknownName { noun: crate::lang::msg::Noun::Party, id: name.value.clone() };
            self.say(codes::UNKNOWN_PARTY, name.at, message);
        }
        let listed: BTreeSet<&str> = bid.evidence.iter().map(|e| e.id.value.as_str()).collect();
        let cited = bid.facts.iter().flat_map(|fact| &fact.evidence);
        for name in cited.filter(|name| !listed.contains(name.value.as_str())) {
            self.unknown_evidence(name);
        }
    }

    fn unknown_evidence(&mut self, name: &Spanned<String>) {
        let noun = crate::lang::msg::Noun::Evidence;
        self.say(codes::UNKNOWN_EVIDENCE, name.at, Msg::UnknownName { noun, id: name.value.clone() });
    }

    fn unique<'a>(&mut self, ids: impl Iterator<Item = &'a Spanned<String>>) {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for id in ids {
            if let Some(first) = seen.insert(id.value.to_ascii_lowercase(), id.at) {
                let code = Fault::DuplicateId.code(Family::Bid);
                let finding = Finding::new(code, id.at, Msg::DuplicateId(id.value.clone()));
                self.findings.push(finding.mark(first, Msg::FirstHere));
            }
        }
    }

    fn documents(&mut self, evidence: &[Evidence], look: &dyn Fn(&str) -> Found) {
        for document in evidence {
            let valid = self.is_present(document, look) & self.is_of_the_day(document);
            let kind = document.kind.value.clone();
            self.documents.insert(document.id.value.clone(), Document { kind, valid });
        }
    }

    fn is_present(&mut self, document: &Evidence, look: &dyn Fn(&str) -> Found) -> bool {
        let Some(file) = &document.file else {
            self.found.push(None);
            return document.url.is_some();
        };
        let found = look(&file.value);
        self.found.push(Some(found.clone()));
        self.citations.push(Citation { file: file.value.clone(), found: found.clone() });
        match found {
            Found::Missing => {
                self.say(codes::FILE_MISSING, file.at, Msg::CitedMissing(file.value.clone()));
                false
            }
            Found::TooLarge => {
                self.say(codes::FILE_TOO_LARGE, file.at, Msg::CitedTooLarge(file.value.clone()));
                false
            }
            Found::Refused => {
                let finding =
                    Finding::new(codes::FILE_OUTSIDE, file.at, Msg::CitedOutside(file.value.clone()));
                self.findings.push(finding.help(Msg::CitedInside));
                false
            }
            Found::Present { sha256, .. } => {
                let Some(stated) = document.sha256.as_ref().filter(|stated| stated.value != sha256) else {
                    return true;
                };
                self.say(codes::DIGEST, stated.at, Msg::DigestDiffers { found: sha256 });
                false
            }
        }
    }

    /// `issued` ≤ `as_of` ≤ `expires`, where given.
    fn is_of_the_day(&mut self, document: &Evidence) -> bool {
        let Some(day) = self.rules.as_of else { return true };
        if let Some(issued) = document.issued.as_ref().filter(|issued| issued.value > day) {
            self.say(codes::NOT_VALID, issued.at, Msg::NotYetValid { issued: issued.value, day });
            return false;
        }
        if let Some(expires) = document.expires.as_ref().filter(|expires| expires.value < day) {
            self.say(codes::NOT_VALID, expires.at, Msg::Expired { expires: expires.value, day });
            return false;
        }
        true
    }

    fn price(&mut self, bid: &Bid) {
        if let Some(currency) = bid.price.as_ref().and_then(|price| price.currency.as_ref())
            && currency.value != self.rules.currency
        {
            let message =
                Msg::OtherCurrency { said: currency.value.clone(), ours: self.rules.currency.clone() };
            self.say(codes::OTHER_CURRENCY, currency.at, message);
        }
    }

    fn deadline(&mut self, bid: &Bid) {
        let deadline = self.rules.tender.as_ref().and_then(|tender| tender.deadline.as_ref());
        if let (Some(deadline), Some(submitted)) = (deadline, &bid.submitted)
            && submitted.value.at > deadline.at
        {
            let (submitted_at, deadline) = (submitted.value.written.clone(), deadline.written.clone());
            let message = Msg::SubmittedLate { submitted: submitted_at, deadline };
            self.say(codes::SUBMITTED_LATE, submitted.at, message);
        }
    }

    /// Stated facts by the places of those that are asked, each of its type and within its limits.
    fn facts(&mut self, stated: &[StatedFact]) -> Vec<Option<Fact>> {
        let mut facts: Vec<Option<Fact>> = vec![None; self.rules.facts.len()];
        let rules = self.rules;
        for fact in stated {
            match rules.facts.iter().position(|known| known.id == fact.id.value) {
                Some(place) => facts[place] = self.fact(&rules.facts[place], fact),
                None => self.unknown_fact(fact),
            }
        }
        facts
    }

    fn unknown_fact(&mut self, fact: &StatedFact) {
        let known = self.rules.facts.iter().map(|fact| fact.id.as_str());
        let help = crate::read::nearest(&fact.id.value, known).map(|near| Msg::DidYouMean(near.to_owned()));
        let message = Msg::UnknownFact(crate::read::short(&fact.id.value));
        let mut finding = Finding::new(codes::UNKNOWN_FACT, fact.id.at, message).maybe_help(help);
        if self.rules.tender.is_none() {
            finding.severity = Severity::Warning;
        }
        self.findings.push(finding);
    }

    fn fact(&mut self, of: &rules::Fact, fact: &StatedFact) -> Option<Fact> {
        let (value, at) = (&fact.value.value, fact.value.at);
        if facts::is_empty(value) && !of.may_be_empty {
            self.say(codes::EMPTY_FACT, at, Msg::EmptyFact(of.id.clone()));
            return None;
        }
        if let Err(message) = facts::typed(value, of.kind, &of.options) {
            let help = match &message {
                Msg::NotACountry(code) => meant(code).map(Msg::DidYouMean),
                _ => None,
            };
            self.findings.push(Finding::new(codes::FACT_VALUE, at, message).maybe_help(help));
            return None;
        }
        if let Some(message) = facts::size(value, of.kind, of.min, of.max) {
            self.say(codes::FACT_LIMITS, at, message);
            return None;
        }
        if facts::looks_like_fraction(value, of.kind) {
            self.say(codes::FRACTION, at, Msg::Fraction(of.id.clone()));
        }
        let evidence = fact.evidence.iter().map(|name| name.value.clone()).collect();
        let confidential = fact.confidential.clone();
        Some(Fact { at, value: value.clone(), evidence, ruled: false, confidential })
    }

    fn claim(&mut self, answer: Answer) -> Option<Claim> {
        let rules = self.rules;
        let criterion = &rules.criteria[answer.criterion];
        let claimed = self.claimed(&answer, criterion)?;
        let supported = self.supports(&answer.evidence, criterion);
        let equivalent = answer.equivalent.clone().unwrap_or_default();
        let evidence = answer.evidence.into_iter().map(|name| name.value).collect();
        Some(Claim {
            at: answer.at,
            answer: claimed,
            evidence,
            supported,
            statement: answer.statement,
            equivalent,
            confidential: answer.confidential,
        })
    }

    fn claimed(&mut self, answer: &Answer, criterion: &Criterion) -> Option<Claimed> {
        if answer.equivalent.is_some() {
            return Some(Claimed::Equivalent);
        }
        if criterion.judged {
            if let Some(option) = &answer.option {
                self.say(codes::OPTION_OF_JUDGED, option.at, Msg::OptionOfJudged(criterion.id.clone()));
            }
            return Some(Claimed::Statement);
        }
        let derived = criterion.curve.is_some() || criterion.options.iter().any(|option| option.derived);
        let says = !answer.evidence.is_empty() || !answer.statement.is_empty();
        let Some(option) = &answer.option else {
            if derived && says {
                return Some(Claimed::Statement);
            }
            self.say(codes::EMPTY_ANSWER, answer.at, Msg::EmptyAnswer(criterion.id.clone()));
            return None;
        };
        let place = criterion.options.iter().position(|known| known.id == option.value);
        if place.is_none() {
            let known = criterion.options.iter().map(|known| known.id.clone()).collect();
            let message = Msg::UnknownOption {
                criterion: criterion.id.clone(),
                option: crate::read::short(&option.value),
            };
            let finding = Finding::new(codes::UNKNOWN_OPTION, option.at, message);
            let help = match &criterion.curve {
                Some(curve) => Msg::StateTheFact(self.rules.facts[curve.fact].id.clone()),
                None => Msg::OptionsAre(known),
            };
            self.findings.push(finding.help(help));
        }
        place.map(Claimed::Option)
    }

    /// Whether one of the cited documents is of a kind that is asked, present and valid.
    fn supports(&mut self, cited: &[Spanned<String>], criterion: &Criterion) -> bool {
        let mut supported = false;
        for name in cited {
            let Some(document) = self.documents.get(&name.value) else {
                self.unknown_evidence(name);
                continue;
            };
            let right_kind = criterion.evidence_kinds.contains(&document.kind);
            supported |= document.valid && right_kind;
            if !right_kind && !criterion.evidence_kinds.is_empty() {
                let (evidence, kind) = (name.value.clone(), document.kind.clone());
                let message = Msg::OtherKind { evidence, kind, wanted: criterion.evidence_kinds.clone() };
                self.say(codes::OTHER_KIND, name.at, message);
            }
        }
        supported
    }
}
