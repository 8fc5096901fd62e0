//! Questions to a bidder after the deadline: what an answer would change, without changing anything.
//!
//! Only `check` and `explain` ask for it; what a bid scores is reckoned before and without it.

use super::bid::{Assessed, ruled};
use super::sheet::{BidFile, Desk, Sheet};
use crate::diag::{Family, FileId, Finding, Findings, codes};
use crate::lang::Msg;
use crate::lang::clarified::{Change, Clarified, Would};
use crate::model::bid::Bid;
use crate::model::clarification::Clarification;
use crate::num::Ratio;
use crate::read;
use crate::resolve;

/// The most clarifications of one bid: the numbers in their names have two digits.
pub const MOST: u32 = 100;

/// Changes that a finding names before it counts the rest.
const MOST_NAMED: usize = 10;

/// A bid with what it came to, before any clarification.
pub struct Before<'b> {
    /// As its file says it.
    pub bid: Bid,
    /// What was reckoned.
    pub assessed: &'b Assessed,
}

impl Desk<'_> {
    /// The names of the clarifications beside a bid; a name that only looks like one is said.
    pub fn asked(&self, at: &BidFile, file: FileId, findings: &mut Findings) -> Vec<String> {
        let names = self.files.list(&at.folder).unwrap_or_default();
        let odd = |name: &&String| read::may_be_clarification(name) && !read::is_clarification(name);
        for name in names.iter().filter(odd).take(MOST_NAMED) {
            let whole = crate::diag::Span { file, start: 0, end: 0 };
            let message = Msg::Clarified(Clarified::Name(read::short(name)));
            let help = Msg::Clarified(Clarified::NameHelp);
            findings.push(Finding::new(codes::CLARIFICATION_NAME, whole, message).help(help));
        }
        names.into_iter().filter(|name| read::is_clarification(name)).collect()
    }

    /// Reads the clarifications of a bid, from the file number `first` on, and says what each would change.
    pub fn clarify(
        &self,
        (at, names): (&BidFile, &[String]),
        first: FileId,
        before: &Before<'_>,
        sheet: &mut Sheet,
    ) {
        for (name, file) in names.iter().zip(first.0..) {
            let path = read::join(&at.folder, name);
            let mut findings = Findings::default();
            let read = self.clarification(&path, FileId(file), &mut findings, sheet);
            if let Some(read) = read {
                self.dates(&read, &mut findings);
                self.effect(at, &read, before, &mut findings);
                sheet.clarifications.push(read);
            }
            sheet.findings.extend(findings);
        }
    }

    fn clarification(
        &self,
        path: &str,
        file: FileId,
        findings: &mut Findings,
        sheet: &mut Sheet,
    ) -> Option<Clarification> {
        let (source, failed) = self.keep(path, self.files.text(path), file, sheet);
        if let Some(failed) = failed {
            findings.push(failed);
            return None;
        }
        let tree = read::parse(&source, file, Family::Bid, findings)?;
        let read = read::clarification(&tree, &self.named, findings)?;
        Some(Clarification { path: path.to_owned(), ..read })
    }

    /// Asked after the deadline, and answered after it was asked.
    fn dates(&self, read: &Clarification, findings: &mut Findings) {
        let deadline = self.rules.tender.as_ref().and_then(|tender| tender.deadline.as_ref());
        if let (Some(asked), Some(deadline)) = (&read.asked, deadline)
            && asked.value < deadline.day
        {
            let message = Clarified::AskedEarly { asked: asked.value, deadline: deadline.day };
            findings.push(Finding::new(codes::CLARIFICATION_DATES, asked.at, Msg::Clarified(message)));
        }
        if let (Some(asked), Some(answered)) = (&read.asked, &read.answered)
            && answered.value < asked.value
        {
            let message = Clarified::AnsweredEarly { asked: asked.value, answered: answered.value };
            findings.push(Finding::new(codes::CLARIFICATION_DATES, answered.at, Msg::Clarified(message)));
        }
        if read.answer.trim().is_empty() {
            let message = Clarified::Unanswered { asked: read.asked.as_ref().map(|on| on.value) };
            findings.push(Finding::new(codes::CLARIFICATION_OPEN, read.at, Msg::Clarified(message)));
        }
    }

    /// Reckons the bid once more as if it had said so, and says what differs.
    fn effect(&self, at: &BidFile, read: &Clarification, before: &Before<'_>, findings: &mut Findings) {
        if !read.states_something() {
            return;
        }
        let mut bid = before.bid.clone();
        let restated = |id: &str| read.facts.iter().any(|fact| fact.id.value == id);
        bid.facts.retain(|fact| !restated(&fact.id.value));
        bid.facts.extend(read.facts.iter().cloned());
        let again = |criterion: usize| read.answers.iter().any(|answer| answer.criterion == criterion);
        bid.answers.retain(|answer| !again(answer.criterion));
        bid.answers.extend(read.answers.iter().cloned());
        let look = |path: &str| self.files.evidence(&at.folder, path);
        let mut all = Findings::default();
        let (mut offer, _) = resolve::offer(bid, self.rules, &look, &mut all);
        // What is wrong with the bid itself was said with the bid.
        let own = all.sorted().into_iter().filter(|finding| finding.at.file == read.at.file);
        own.for_each(|finding| findings.push(finding.clone()));
        if findings.has_errors() {
            return;
        }
        let of = self.authority.of(&offer.id);
        ruled(&mut offer, of);
        let after = self.assess(&offer, of, !self.rules.policy.evidence_from_winner);
        let would = self.would(before.assessed, &after);
        let (code, message, help) = match would {
            Some(would) => {
                (codes::CLARIFICATION_CHANGES, Clarified::Would(Box::new(would)), Some(Clarified::WouldHelp))
            }
            None => (codes::CLARIFICATION_WITHOUT_EFFECT, Clarified::NoEffect, None),
        };
        let finding = Finding::new(code, read.at, Msg::Clarified(message));
        findings.push(finding.maybe_help(help.map(Msg::Clarified)));
    }

    /// What differs between two reckonings of a bid; nothing where nothing does.
    fn would(&self, before: &Assessed, after: &Assessed) -> Option<Would> {
        let rules = self.rules;
        let mut changes = Vec::new();
        for (place, (old, new)) in before.answers.iter().zip(&after.answers).enumerate() {
            let criterion = &rules.criteria[place];
            let option = |place: Option<usize>| place.map(|option| criterion.options[option].id.clone());
            let change = Change {
                criterion: criterion.id.clone(),
                points: (self.plan.points(&old.points), self.plan.points(&new.points)),
                options: (option(old.option), option(new.option)),
                levels: (old.level, new.level),
            };
            if !change.is_none() {
                changes.push(change);
            }
        }
        let score = |of: &Assessed| of.reckoned.score.as_ref().map(|figure| figure.score.clone());
        let scores = (score(before), score(after));
        let verdicts = (before.verdict.name(), after.verdict.name());
        if changes.is_empty() && scores.0 == scores.1 && verdicts.0 == verdicts.1 {
            return None;
        }
        let more = changes.len().saturating_sub(MOST_NAMED);
        changes.truncate(MOST_NAMED);
        let scores: Option<(Ratio, Ratio)> = scores.0.zip(scores.1);
        Some(Would { changes, more, scores, verdicts, decimals: rules.decimals })
    }
}
