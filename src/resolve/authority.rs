//! What the authority wrote, held against the rules: every criterion, option and fact a place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::facts;
use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Source, Sources, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::Noun;
use crate::model::Spanned;
use crate::model::authority::{
    AnswerRuling, Assessment, Authority, Decision, Decisions, FactRuling, Judgement, OfBid, Ruling, Vote,
};
use crate::model::award::Tie;
use crate::model::rules::Rules;
use crate::read::{self, Failed, Files, Named};

/// The folder beside the tender with a file per assessor.
pub const ASSESSMENTS: &str = "assessments";
/// The file beside the tender with what was decided.
pub const DECISIONS: &str = "decisions.toml";

/// The ids that answers and assessments may be for.
#[must_use]
pub fn named(rules: &Rules) -> Named {
    let criteria = rules.criteria.iter().map(|criterion| criterion.id.as_str());
    let gone = rules.not_applicable.iter().map(|(id, _)| id);
    let dropped = rules.dropped.iter().chain(gone).map(String::as_str);
    Named::new(criteria, dropped, rules.tender.is_some())
}

/// Reads everything that the authority laid beside a tender.
pub fn authority(
    files: &dyn Files,
    folder: &str,
    rules: &Rules,
    (sources, findings): (&mut Sources, &mut Findings),
) -> Authority {
    let mut gathering =
        Gathering { files, rules, sources, findings, authority: Authority::default(), seen: BTreeMap::new() };
    let assessments = read::join(folder, ASSESSMENTS);
    let names = match files.list(&assessments) {
        Ok(names) => names,
        Err(Failed::Missing) => Vec::new(),
        Err(why) => {
            let file =
                gathering.sources.add(Arc::new(Source { path: assessments.clone(), text: String::new() }));
            gathering.findings.push(read::failed(&why, file, Family::Assessment));
            Vec::new()
        }
    };
    let named = named(rules);
    let mut consensus = None;
    for name in names.iter().filter(|name| name.ends_with(".toml")) {
        if let Some(read) = gathering.assessment(&read::join(&assessments, name), &named) {
            gathering.one_consensus(&read, &mut consensus);
            gathering.same_reasons(&read);
            gathering.take(read);
        }
    }
    if let Some(decisions) = gathering.decisions(&read::join(folder, DECISIONS)) {
        gathering.decided(decisions);
    }
    for of_bid in gathering.authority.bids.values_mut() {
        for votes in of_bid.votes.values_mut() {
            votes.sort_by(|a, b| a.assessor.cmp(&b.assessor));
        }
    }
    gathering.far_apart();
    gathering.authority
}

struct Gathering<'g> {
    files: &'g dyn Files,
    rules: &'g Rules,
    sources: &'g mut Sources,
    findings: &'g mut Findings,
    authority: Authority,
    /// Assessors by pseudonym in lower case, with the place of their files.
    seen: BTreeMap<String, Span>,
}

impl Gathering<'_> {
    fn say(&mut self, code: crate::diag::Code, at: Span, message: Msg) {
        self.findings.push(Finding::new(code, at, message));
    }

    /// A file beside the tender, where it is there.
    fn open(&mut self, path: &str) -> Option<(Arc<Source>, crate::diag::FileId)> {
        let (text, failed) = match self.files.text(path) {
            Err(Failed::Missing) => return None,
            Ok(text) => (text.into_owned(), None),
            Err(why) => (String::new(), Some(why)),
        };
        let source = Arc::new(Source { path: path.to_owned(), text });
        let file = self.sources.add(Arc::clone(&source));
        self.authority.sources.insert(file, Arc::clone(&source));
        if let Some(why) = failed {
            self.findings.push(read::failed(&why, file, Family::Assessment));
            return None;
        }
        Some((source, file))
    }

    fn assessment(&mut self, path: &str, named: &Named) -> Option<Assessment> {
        let (source, file) = self.open(path)?;
        let tree = read::parse(&source, file, Family::Assessment, self.findings)?;
        let read = read::assessment(&tree, named, self.findings);
        let ours = self.rules.tender.as_ref().map(|tender| tender.id.clone()).unwrap_or_default();
        if let Some(said) = read.tender.as_ref().filter(|said| said.value != ours) {
            let message = Msg::AssessedOther { said: said.value.clone(), ours };
            self.say(codes::ASSESSED_OTHER, said.at, message);
            return None;
        }
        self.early(&read);
        if let Some(first) = self.seen.insert(read.assessor.value.to_ascii_lowercase(), read.assessor.at) {
            let message = Msg::DuplicateId(read.assessor.value.clone());
            let finding = Finding::new(codes::SAME_ASSESSOR, read.assessor.at, message);
            self.findings.push(finding.mark(first, Msg::FirstHere));
            return None;
        }
        Some(read)
    }

    /// An assessment of before the deadline can be of no bid that counts.
    fn early(&mut self, read: &Assessment) {
        let deadline = self.rules.tender.as_ref().and_then(|tender| tender.deadline.as_ref());
        if let Some((on, deadline)) = read.date.as_ref().zip(deadline)
            && on.value < deadline.day
        {
            let assessor = read.assessor.value.clone();
            let message = Msg::AssessedEarly { assessor, on: on.value, deadline: deadline.day };
            self.say(codes::ASSESSED_WHEN, on.at, message);
        }
    }

    /// A reason that stands there several times, word for word, is none of any one judgement.
    fn same_reasons(&mut self, read: &Assessment) {
        let mut times: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for judgement in &read.judgements {
            times.entry(judgement.reason.trim()).or_default().push(judgement.at);
        }
        let repeated: Vec<Vec<Span>> = times.into_values().filter(|places| places.len() > 1).collect();
        for places in repeated {
            let message = Msg::SameReason { assessor: read.assessor.value.clone(), times: places.len() };
            let finding = Finding::new(codes::SAME_REASON, places[1], message);
            self.findings.push(finding.mark(places[0], Msg::FirstHere));
        }
    }

    fn one_consensus(&mut self, read: &Assessment, consensus: &mut Option<Span>) {
        if !read.consensus {
            return;
        }
        if let Some(first) = *consensus {
            let finding = Finding::new(codes::TWO_CONSENSUS, read.assessor.at, Msg::TwoConsensus);
            self.findings.push(finding.mark(first, Msg::FirstHere));
        }
        *consensus = Some(read.assessor.at);
    }

    fn take(&mut self, read: Assessment) {
        let (assessor, consensus) = (read.assessor.value, read.consensus);
        self.authority.dates.extend(read.date.map(|date| (assessor.clone(), date)));
        for judgement in read.judgements {
            let Some(option) = self.option(&judgement) else { continue };
            let criterion = &self.rules.criteria[judgement.criterion];
            // Who judges where nothing is to be judged is waited for nowhere.
            if !consensus && (criterion.judged || judgement.equivalent.is_some()) {
                let all = self.authority.assessors.entry(judgement.criterion).or_default();
                all.insert(assessor.clone());
            }
            let before = self.of(&judgement.bid).votes.get(&judgement.criterion);
            let before = before.and_then(|votes| votes.iter().find(|vote| vote.assessor == assessor));
            if let Some(first) = before.map(|vote| vote.at) {
                let code = Fault::DuplicateId.code(Family::Assessment);
                let message = Msg::DuplicateId(judgement.bid.value.clone());
                let finding = Finding::new(code, judgement.at, message);
                self.findings.push(finding.mark(first, Msg::FirstHere));
                continue;
            }
            let vote = Vote {
                assessor: assessor.clone(),
                consensus,
                option,
                equivalent: judgement.equivalent,
                reason: judgement.reason,
                at: judgement.at,
            };
            self.of(&judgement.bid).votes.entry(judgement.criterion).or_default().push(vote);
        }
        for verified in read.verified {
            let of = self.of(&verified.bid.clone());
            of.verified.insert(verified.evidence.value.clone());
            of.looked.push(verified);
        }
    }

    fn of(&mut self, bid: &Spanned<String>) -> &mut OfBid {
        let of = || OfBid { bid: bid.clone(), ..OfBid::default() };
        self.authority.bids.entry(bid.value.to_ascii_lowercase()).or_insert_with(of)
    }

    /// The option that a judgement chooses; nothing at all where it is wrong, which was said.
    fn option(&mut self, judgement: &Judgement) -> Option<Option<usize>> {
        match &judgement.option {
            Some(option) => self.place(judgement.criterion, option).map(Some),
            // An equivalent can be refused without an option; everything else needs one.
            None if judgement.equivalent == Some(false) => Some(None),
            None => {
                let id = self.rules.criteria[judgement.criterion].id.clone();
                self.say(codes::UNKNOWN_TO_AUTHORITY, judgement.at, Msg::JudgementWithoutOption(id));
                None
            }
        }
    }

    /// The place of an option that was named.
    fn place(&mut self, criterion: usize, option: &Spanned<String>) -> Option<usize> {
        let criterion = &self.rules.criteria[criterion];
        let found = criterion.options.iter().position(|known| known.id == option.value);
        if found.is_none() {
            let known = criterion.options.iter().map(|known| known.id.clone()).collect();
            let message =
                Msg::UnknownOption { criterion: criterion.id.clone(), option: read::short(&option.value) };
            let finding = Finding::new(codes::UNKNOWN_TO_AUTHORITY, option.at, message);
            self.findings.push(finding.help(Msg::OptionsAre(known)));
        }
        found
    }

    fn decisions(&mut self, path: &str) -> Option<Decisions> {
        let (source, file) = self.open(path)?;
        let tree = read::parse(&source, file, Family::Assessment, self.findings)?;
        Some(read::decisions(&tree, self.findings))
    }

    fn decided(&mut self, read: Decisions) {
        for receipt in read.receipts {
            let before = self.of(&receipt.bid).receipt.replace(receipt.at);
            if let Some(first) = before {
                let finding = Finding::new(codes::TWO_RECEIPTS, receipt.bid.at, Msg::TwoReceipts);
                self.findings.push(finding.mark(first.at, Msg::FirstHere));
            }
        }
        for decision in read.decisions {
            self.known(&decision);
            self.of(&decision.bid.clone()).decisions.push(decision);
        }
        for ruling in read.rulings {
            self.ruling(ruling);
        }
        if !self.rules.award.ties.contains(&Tie::Draw) {
            for draw in &read.draws {
                let at = draw.order.first().map(|id| id.at).unwrap_or_default();
                self.say(codes::NO_EFFECT, at, Msg::DrawNotPublished);
            }
            return;
        }
        self.authority.draws = read.draws;
    }

    /// Assessors who chose options more steps apart than the tender lets pass, without a consensus.
    fn far_apart(&mut self) {
        for of in self.authority.bids.values() {
            for (&criterion, votes) in &of.votes {
                let chosen: Vec<(&Vote, usize)> =
                    votes.iter().filter_map(|vote| Some((vote, vote.option?))).collect();
                let criterion = &self.rules.criteria[criterion];
                let steps = chosen.iter().map(|(_, option)| criterion.step(*option));
                let apart = steps.clone().max().unwrap_or_default() - steps.min().unwrap_or_default();
                let spread = self.rules.policy.spread;
                if votes.iter().any(|vote| vote.consensus) || apart <= spread {
                    continue;
                }
                let choice = |(vote, option): &(&Vote, usize)| {
                    (vote.assessor.clone(), criterion.options[*option].id.clone())
                };
                let (criterion_id, bid) = (criterion.id.clone(), of.bid.value.clone());
                let choices = chosen.iter().map(choice).collect();
                let message = Msg::FarApart { criterion: criterion_id, bid, spread, choices };
                let finding = Finding::new(codes::FAR_APART, chosen[0].0.at, message);
                self.findings.push(finding.help(Msg::FarApartHelp));
            }
        }
    }

    /// What a decision is about is a gate, a criterion, or one of a few words.
    fn known(&mut self, decision: &Decision) {
        const WORDS: [&str; 5] = ["deadline", "exclusion", "suitability", "price", "withdrawal"];
        let about = &decision.about;
        let gates = self.rules.gates.iter().map(|gate| gate.id.as_str());
        let criteria = self.rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let all: Vec<&str> = WORDS.into_iter().chain(gates).chain(criteria).collect();
        if !all.contains(&about.value.as_str()) {
            let near = read::nearest(&about.value, all);
            let help = near.map(|near| Msg::DidYouMean(near.to_owned()));
            let message = Msg::UnknownAbout(read::short(&about.value));
            self.findings.push(Finding::new(codes::UNKNOWN_ABOUT, about.at, message).maybe_help(help));
        }
    }

    fn ruling(&mut self, ruling: Ruling) {
        let at = ruling.bid.at;
        let Ruling { bid, fact, value, criterion, option, reason, by, date } = ruling;
        if let Some(fact) = fact {
            let Some((place, value)) = self.ruled_value(&fact, value) else { return };
            let before = self.of(&bid).facts.insert(place, FactRuling { value, at, reason, by, date });
            self.one_ruling(before.map(|ruling| ruling.at), at);
        } else if let Some(criterion) = criterion {
            let found = self.rules.criteria.iter().position(|known| known.id == criterion.value);
            let Some(place) = found else { return self.unknown(Noun::Criterion, &criterion) };
            let of = &self.rules.criteria[place];
            if of.judged || of.curve.is_some() || of.options.iter().any(|option| option.derived) {
                let message = Msg::RulingOnFollowing { criterion: of.id.clone(), judged: of.judged };
                return self.say(codes::RULING_NOT_POSSIBLE, criterion.at, message);
            }
            let option = match option {
                Some(option) => match self.place(place, &option) {
                    Some(found) => Some(found),
                    None => return,
                },
                None => None,
            };
            let before = self.of(&bid).answers.insert(place, AnswerRuling { option, at, reason, by, date });
            self.one_ruling(before.map(|ruling| ruling.at), at);
        }
    }

    /// One thing is ruled once: the file does not say which of two holds.
    fn one_ruling(&mut self, before: Option<Span>, at: Span) {
        if let Some(first) = before {
            let finding = Finding::new(codes::TWO_RULINGS, at, Msg::TwoRulings);
            self.findings.push(finding.mark(first, Msg::FirstHere));
        }
    }

    /// The place of a fact with the value that it is ruled to have, of its type.
    fn ruled_value(
        &mut self,
        fact: &Spanned<String>,
        value: Option<Spanned<crate::model::fact::Stated>>,
    ) -> Option<(usize, Option<crate::model::fact::Stated>)> {
        let Some(place) = self.rules.facts.iter().position(|known| known.id == fact.value) else {
            self.unknown(Noun::Fact, fact);
            return None;
        };
        let Some(value) = value else { return Some((place, None)) };
        let of = &self.rules.facts[place];
        let wrong = facts::typed(&value.value, of.kind, &of.options).err();
        if let Some(message) = wrong.or_else(|| facts::size(&value.value, of.kind, of.min, of.max)) {
            self.say(codes::RULED_VALUE, value.at, message);
            return None;
        }
        Some((place, Some(value.value)))
    }

    fn unknown(&mut self, noun: Noun, id: &Spanned<String>) {
        let facts = self.rules.facts.iter().map(|fact| fact.id.as_str());
        let criteria = self.rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let near = match noun {
            Noun::Fact => read::nearest(&id.value, facts),
            _ => read::nearest(&id.value, criteria),
        };
        let help = near.map(|near| Msg::DidYouMean(near.to_owned()));
        let message = Msg::UnknownName { noun, id: read::short(&id.value) };
        self.findings.push(Finding::new(codes::UNKNOWN_TO_AUTHORITY, id.at, message).maybe_help(help));
    }
}
