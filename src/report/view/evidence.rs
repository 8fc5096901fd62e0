//! The report of `evidence`: every document of every bid, what it supports, and what a bidder still owes.

use std::io;

use super::{Shown, Speaker, shown};
use crate::assess::{Document, Paper, Round, documents, due};
use crate::lang::{Papers, Say};
use crate::model::offer::Found;
use crate::report::Report;
use crate::report::layout::{Block, Item, Table, clean};

/// The blocks of the report: all bids side by side, then one part per bid.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(Vec::new());
    };
    let speaker = Speaker { rules, lang: report.lang };
    let mut blocks = super::score::head(report, speaker);
    let asked = round.places.iter().filter(|place| report.is_asked(&round.entries[place.bid].standing.id));
    let places: Vec<_> = asked.take(report.options.top).cloned().collect();
    let bids = shown(round, &places)?;
    let view = View { round, speaker };
    blocks.push(Block::Heading(Papers::Overview.text(report.lang)));
    blocks.push(Block::Table(view.overview(&bids)));
    for bid in &bids {
        view.bid(bid, &mut blocks);
    }
    Ok(blocks)
}

/// The name of a kind of evidence.
pub fn kind(speaker: Speaker<'_>, id: &str) -> String {
    let named = speaker.rules.kinds.iter().find(|(known, _)| known == id);
    let title = named.map(|(_, title)| title.get(speaker.lang)).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| id.to_owned())
}

/// Whether a document counts, and why not.
pub fn standing(speaker: Speaker<'_>, one: &Document<'_>) -> String {
    Papers::Stands(one.paper.name()).text(speaker.lang)
}

/// Documents of bids.
pub(super) struct View<'v> {
    pub(super) round: &'v Round<'v>,
    pub(super) speaker: Speaker<'v>,
}

impl View<'_> {
    fn say(&self, papers: &Papers) -> String {
        papers.text(self.speaker.lang)
    }

    fn kind(&self, id: &str) -> String {
        kind(self.speaker, id)
    }

    fn documents<'d>(&self, bid: &'d Shown) -> Option<Vec<Document<'d>>> {
        let (offer, _) = bid.sheet.assessed()?;
        Some(documents(self.speaker.rules, offer, None))
    }

    /// Counts per bid; a dash where a bid was not assessed.
    fn overview(&self, bids: &[Shown]) -> Table {
        let heads = [
            (Papers::Bid, false),
            (Papers::Documents, true),
            (Papers::Counting, true),
            (Papers::WithoutDigest, true),
            (Papers::Unused, true),
            (Papers::DueColumn, true),
        ];
        let mut table = Table::new(1, heads.map(|(head, right)| (self.say(&head), right)).to_vec());
        for bid in bids {
            let mut row = vec![bid.sheet.id.clone()];
            let counts = self.documents(bid).zip(bid.sheet.assessed()).map(|(all, (_, assessed))| {
                let count = |is: &dyn Fn(&Document<'_>) -> bool| all.iter().filter(|one| is(one)).count();
                let bare = |one: &Document<'_>| one.evidence.file.is_some() && one.evidence.sha256.is_none();
                let valid = |one: &Document<'_>| one.paper == Paper::Valid;
                let unused = |one: &Document<'_>| one.is_unused();
                [all.len(), count(&valid), count(&bare), count(&unused), due(assessed).len()]
            });
            let cell = |n: usize| counts.map_or_else(|| "–".to_owned(), |counts| counts[n].to_string());
            row.extend((0..5).map(cell));
            table.row(row);
        }
        table
    }

    fn bid(&self, bid: &Shown, blocks: &mut Vec<Block>) {
        let Some((offer, assessed)) = bid.sheet.assessed() else {
            blocks.push(Block::Heading(clean(&self.say(&Papers::OfBid(bid.name())))));
            let why = super::reasons::reasons(self.round, bid, self.speaker).join("; ");
            blocks.push(Block::Line(clean(&why)));
            return;
        };
        blocks.push(Block::Heading(clean(&self.say(&Papers::OfBid(bid.name())))));
        let all = documents(self.speaker.rules, offer, self.round.written(&offer.id));
        if all.is_empty() {
            blocks.push(Block::Line(self.say(&Papers::None)));
        } else {
            blocks.push(Block::Items(all.iter().map(|one| self.document(one)).collect()));
        }
        let due = due(assessed);
        if !due.is_empty() {
            blocks.push(Block::Line(self.say(&Papers::Due)));
            let line = |place: usize| {
                let criterion = &self.speaker.rules.criteria[place];
                let kinds = criterion.evidence_kinds.iter().map(|kind| self.kind(kind)).collect();
                let said = self.say(&Papers::DueLine { criterion: criterion.id.clone(), kinds });
                Item { text: clean(&said), under: Vec::new() }
            };
            blocks.push(Block::Items(due.into_iter().map(line).collect()));
        }
    }

    fn document(&self, one: &Document<'_>) -> Item {
        let evidence = one.evidence;
        let place = evidence.file.as_ref().or(evidence.url.as_ref());
        let line = Papers::Line {
            id: evidence.id.value.clone(),
            kind: self.kind(&evidence.kind.value),
            title: evidence.title.clone(),
            place: place.map(|place| place.value.clone()).unwrap_or_default(),
        };
        let mut under = vec![standing(self.speaker, one)];
        under.push(self.say(&Papers::From {
            issuer: evidence.issuer.clone(),
            issued: evidence.issued.as_ref().map(|on| on.value),
            expires: evidence.expires.as_ref().map(|on| on.value),
            page: evidence.page.clone(),
        }));
        if let Some(Found::Present { size, sha256 }) = one.found {
            let stated = evidence.sha256.is_some() && one.paper != Paper::Differs;
            under.push(self.say(&Papers::Size(*size)));
            under.push(self.say(&Papers::Digest { sha256: sha256.clone(), stated }));
        }
        under.extend(self.supports(one));
        under.extend(evidence.confidential.iter().map(|why| self.say(&Papers::Confidential(why.clone()))));
        under
            .extend(one.looked.iter().map(|by| self.say(&Papers::Looked { by: by.by.clone(), on: by.date })));
        under.retain(|line| !line.is_empty());
        Item { text: clean(&self.say(&line)), under: under.iter().map(|line| clean(line)).collect() }
    }

    /// What a document is cited for.
    pub(super) fn supports(&self, one: &Document<'_>) -> Vec<String> {
        let rules = self.speaker.rules;
        let criteria = |asked: bool| -> Vec<String> {
            let wanted = one.answers.iter().filter(|(_, is_asked)| *is_asked == asked);
            wanted.map(|(place, _)| rules.criteria[*place].id.clone()).collect()
        };
        let facts: Vec<String> = one.facts.iter().map(|&fact| rules.facts[fact].id.clone()).collect();
        let (right, other) = (criteria(true), criteria(false));
        let mut said = Vec::new();
        if one.is_unused() {
            said.push(Papers::SupportsNothing);
        }
        if !right.is_empty() {
            said.push(Papers::SupportsAnswers(right));
        }
        if !other.is_empty() {
            said.push(Papers::OtherKind(other));
        }
        if !facts.is_empty() {
            said.push(Papers::SupportsFacts(facts));
        }
        said.iter().map(|papers| self.say(papers)).collect()
    }
}
