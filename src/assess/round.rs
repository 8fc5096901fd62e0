//! All bids of a tender: each read and assessed on its own, then put in order.
//!
//! Up to [`Options::keep`] bids are kept as they were assessed. Above that only what ranking needs
//! is kept, and [`Round::each`] reads every bid again, in the order of the report.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::low::{Low, abnormally_low};
use super::parallel::parallel;
use super::plan::Plan;
use super::rank::{Order, Place, rank};
use super::sheet::{BidFile, Desk, Input, Look, Sheet, State};
use super::standing::Standing;
use super::verdict::{Reason, Verdict};
use crate::award::Field;
use crate::diag::{FileId, Finding, Severity, Span, codes};
use crate::lang::msg::LowPrice;
use crate::lang::{Lang, Msg, Say};
use crate::model::rules::Rules;
use crate::read::{Files, Named};
use crate::resolve::Conditions;

/// How a round is run.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// How many threads share the work; the result is the same for any number.
    pub threads: usize,
    /// How many bids are kept as they were assessed; above that they are read again.
    pub keep: usize,
    /// Whether digests of inputs are wanted.
    pub digests: bool,
    /// What looks at each bid after it was assessed.
    pub look: Option<Look>,
    /// Told how many bids are done, from any thread.
    pub progress: &'o (dyn Fn(usize) + Sync),
}

/// What is kept of every bid, however many there are.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What ranking needs.
    pub standing: Standing,
    /// Its file.
    pub path: String,
    /// Who offers.
    pub supplier: String,
    /// Another bid that has the same id.
    pub twin: Option<usize>,
    /// Why its price is abnormally low, where it is.
    pub low: Option<Low>,
    /// Whether it could not be read in full.
    pub unreadable: bool,
    /// Findings: errors, warnings, notes.
    pub found: [usize; 3],
    /// The files that it rests on, where digests are wanted.
    pub inputs: Vec<Input>,
    seen: u64,
}

/// A tender with its bids, ready to be assessed.
pub struct Round<'r> {
    /// The rules.
    pub rules: &'r Rules,
    desk: Desk<'r>,
    bids: &'r [BidFile],
    first_file: u32,
    options: Options<'r>,
    kept: Vec<Sheet>,
    /// Every bid, in the order of their paths.
    pub entries: Vec<Entry>,
    /// Every bid, in the order of reports.
    pub places: Vec<Place>,
    /// Whether some bid is undetermined.
    pub provisional: bool,
    /// The prices that bids are ranked among.
    pub field: Field,
}

/// Bids that are read again at once, when they are not kept.
const BATCH: usize = 64;

impl<'r> Round<'r> {
    /// Reads and assesses every bid, and puts them in order.
    #[must_use]
    pub fn run(
        (rules, conditions): (&'r Rules, &'r Conditions),
        files: &'r dyn Files,
        bids: &'r [BidFile],
        first_file: FileId,
        options: Options<'r>,
    ) -> Round<'r> {
        let criteria = rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let gone = rules.not_applicable.iter().map(|(id, _)| id);
        let dropped = rules.dropped.iter().chain(gone).map(String::as_str);
        let named = Named::new(criteria, dropped, rules.tender.is_some());
        let mut round = Round {
            rules,
            desk: Desk {
                rules,
                conditions,
                plan: Plan::new(rules),
                files,
                named,
                digests: options.digests,
                look: options.look,
            },
            bids,
            first_file: first_file.0,
            options,
            kept: Vec::new(),
            entries: Vec::new(),
            places: Vec::new(),
            provisional: false,
            field: Field::default(),
        };
        round.first_pass();
        round.duplicates();
        round.order();
        round
    }

    /// Puts bids in order, and looks at what only all of them together show.
    fn order(&mut self) {
        let standings: Vec<&Standing> = self.entries.iter().map(|entry| &entry.standing).collect();
        let Order { places, provisional, field } = rank(&self.rules.award, self.desk.plan.method, &standings);
        let low = abnormally_low(&self.rules.award, &standings);
        (self.places, self.provisional, self.field) = (places, provisional, field);
        for (entry, low) in self.entries.iter_mut().zip(low) {
            entry.found[1] += usize::from(low.is_some());
            entry.low = low;
        }
    }

    fn first_pass(&mut self) {
        let keep = self.bids.len() <= self.options.keep;
        let done = AtomicUsize::new(0);
        let both = parallel(self.bids.len(), self.options.threads, &|bid| {
            let (sheet, seen) = self.sheet(bid);
            (self.options.progress)(done.fetch_add(1, Relaxed) + 1);
            (self.entry(bid, &sheet, seen), keep.then(|| Box::new(sheet)))
        });
        for (entry, sheet) in both {
            self.entries.push(entry);
            self.kept.extend(sheet.map(|sheet| *sheet));
        }
    }

    fn entry(&self, bid: usize, sheet: &Sheet, seen: u64) -> Entry {
        let standing = match &sheet.state {
            State::Assessed(both) => {
                Standing::new(sheet.id.clone(), self.rules, self.plan(), (&both.0, &both.1))
            }
            State::Unreadable => {
                Standing { id: sheet.id.clone(), verdict: Some(Verdict::Undetermined), ..Standing::default() }
            }
            State::OtherTender(_) => Standing { id: sheet.id.clone(), ..Standing::default() },
        };
        let count = |severity| sheet.findings.count(severity);
        let found = [count(Severity::Error), count(Severity::Warning), count(Severity::Note)];
        let (path, supplier) = (self.bids[bid].path.clone(), sheet.supplier.clone());
        let inputs = if self.options.digests { sheet.inputs.clone() } else { Vec::new() };
        let unreadable = matches!(sheet.state, State::Unreadable);
        Entry { standing, path, supplier, twin: None, low: None, unreadable, found, inputs, seen }
    }

    /// Two bids with one id are both not assessed. One that cannot be read, or that is for another
    /// tender, takes no other with it: else a bidder could remove a rival by using its id.
    fn duplicates(&mut self) {
        let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let readable = self.entries.iter().enumerate().filter(|(_, entry)| entry.standing.readable);
        for (place, entry) in readable {
            by_id.entry(entry.standing.id.to_ascii_lowercase()).or_default().push(place);
        }
        for places in by_id.into_values().filter(|places| places.len() > 1) {
            for (i, &place) in places.iter().enumerate() {
                self.entries[place].twin = Some(if i == 0 { places[1] } else { places[0] });
                self.entries[place].standing.verdict = None;
            }
        }
    }

    /// The reckoning, prepared.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.desk.plan
    }

    fn sheet(&self, bid: usize) -> (Sheet, u64) {
        self.desk.sheet(&self.bids[bid], self.file(bid))
    }

    /// The file number of a bid; the one after it is its price's.
    fn file(&self, bid: usize) -> FileId {
        let place = u32::try_from(bid).unwrap_or(u32::MAX / 4);
        FileId(self.first_file.saturating_add(place.saturating_mul(2)))
    }

    /// Why a bid is not ranked.
    #[must_use]
    pub fn reasons(&self, bid: usize, sheet: &Sheet) -> Vec<Reason> {
        match &sheet.state {
            State::OtherTender(said) => vec![Reason::OtherTender(said.clone())],
            _ if self.entries[bid].twin.is_some() => vec![Reason::DuplicateId],
            State::Unreadable => vec![Reason::Unreadable],
            State::Assessed(both) => both.1.reasons.clone(),
        }
    }

    /// Calls `take` for every bid in the order of reports.
    ///
    /// # Errors
    /// Those of `take`, and a file that changed since it was first read.
    pub fn each(&self, take: &mut dyn FnMut(&Place, &Sheet) -> io::Result<()>) -> io::Result<()> {
        self.some(&self.places, take)
    }

    /// Calls `take` for the bids of some places, in their order.
    ///
    /// # Errors
    /// Those of `take`, and a file that changed since it was first read.
    pub fn some(
        &self,
        places: &[Place],
        take: &mut dyn FnMut(&Place, &Sheet) -> io::Result<()>,
    ) -> io::Result<()> {
        for batch in places.chunks(BATCH) {
            if self.kept.is_empty() {
                self.again(batch, take)?;
                continue;
            }
            for place in batch {
                take(place, &self.with_others(place.bid, &self.kept[place.bid]))?;
            }
        }
        Ok(())
    }

    fn again(
        &self,
        batch: &[Place],
        take: &mut dyn FnMut(&Place, &Sheet) -> io::Result<()>,
    ) -> io::Result<()> {
        let sheets = parallel(batch.len(), self.options.threads, &|i| self.sheet(batch[i].bid));
        for (place, (sheet, seen)) in batch.iter().zip(sheets) {
            if seen != self.entries[place.bid].seen {
                let path = self.bids[place.bid].path.clone();
                let words = Msg::ChangedMeanwhile(path).text(Lang::En);
                return Err(io::Error::other(words));
            }
            take(place, &self.with_others(place.bid, &sheet))?;
        }
        Ok(())
    }

    /// The sheet, with what only the other bids show: one with the same id, or a price far below theirs.
    fn with_others<'s>(&self, bid: usize, sheet: &'s Sheet) -> Cow<'s, Sheet> {
        let entry = &self.entries[bid];
        let whole = Span { file: self.file(bid), start: 0, end: 0 };
        let twin = entry
            .twin
            .map(|twin| Finding::new(codes::SAME_BID, whole, Msg::SameBid(self.bids[twin].path.clone())));
        let low = entry.low.as_ref().map(|low| self.low(low, sheet));
        if twin.is_none() && low.is_none() {
            return Cow::Borrowed(sheet);
        }
        let mut sheet = sheet.clone();
        twin.into_iter().chain(low).for_each(|finding| sheet.findings.push(finding));
        Cow::Owned(sheet)
    }

    fn low(&self, low: &Low, sheet: &Sheet) -> Finding {
        let price = sheet.assessed().and_then(|(offer, _)| offer.price.as_ref());
        let message = Msg::AbnormallyLow(Box::new(LowPrice {
            price: low.price.clone(),
            mean: low.mean.clone(),
            below: low.below.clone(),
            percent: self.rules.award.abnormally_low.unwrap_or_default().0,
            others: low.others,
            decimals: self.rules.decimals,
        }));
        let at = price.map(|price| price.at).unwrap_or_default();
        Finding::new(codes::ABNORMALLY_LOW, at, message).help(Msg::AbnormallyLowHelp)
    }
}
