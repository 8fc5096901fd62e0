//! All bids of a tender: each read and assessed on its own, then put in order.
//!
//! Up to [`Options::keep`] bids are kept as they were assessed. Above that only what ranking needs
//! is kept, and [`Round::each`] reads every bid again, in the order of the report. Who wants each bid as soon
//! as it was assessed takes them from a [`Reading`], batch by batch in the order of their paths.

mod said;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use crate::assess::bid::Assessed;
use crate::assess::clarified::MOST as MOST_CLARIFICATIONS;
use crate::assess::low::{Low, abnormally_low};
use crate::assess::parallel::parallel;
use crate::assess::plan::Plan;
use crate::assess::rank::{Order, Place, rank};
use crate::assess::sheet::{BidFile, Desk, Input, Look, Sheet, State};
use crate::assess::standing::Standing;
use crate::assess::verdict::Verdict;
use crate::award::Field;
use crate::diag::{FileId, Span};
use crate::lang::{Lang, Msg, Say};
use crate::model::authority::Authority;
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::read::Files;
use crate::resolve::{Conditions, named};

/// How a round is run.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// How many threads share the work; the result is the same for any number.
    pub threads: usize,
    /// How many bids are kept as they were assessed; above that they are read again.
    pub keep: usize,
    /// Whether digests of inputs are wanted.
    pub digests: bool,
    /// What the authority wrote about the bids.
    pub authority: &'o Authority,
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
    /// Whether it was held to evidence, where only the first in rank is.
    pub held: bool,
    if_held: Option<Box<Standing>>,
    price_at: Span,
    seen: u64,
}

/// A tender with its bids, ready to be assessed.
pub struct Round<'r> {
    /// The rules.
    pub rules: &'r Rules,
    desk: Desk<'r>,
    bids: &'r [BidFile],
    first_file: FileId,
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

/// Bids that are read at once, when they are not kept.
const BATCH: usize = 64;

/// The numbers of files that are left to each bid: itself, its price, its clarifications.
const FILES: u32 = 2 + MOST_CLARIFICATIONS;

/// The number of a bid's file, given that of the first; those after it are its price's and its clarifications'.
#[must_use]
pub fn file_of(first: FileId, bid: usize) -> FileId {
    let place = u32::try_from(bid).unwrap_or(u32::MAX / FILES);
    FileId(first.0.saturating_add(place.saturating_mul(FILES)))
}

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
        Round::new((rules, conditions), files, bids, first_file, options).whole()
    }

    /// The same, with the clarifications of each bid, and what each would change. No result rests on them.
    #[must_use]
    pub fn run_with_clarifications(
        rules: (&'r Rules, &'r Conditions),
        files: &'r dyn Files,
        bids: &'r [BidFile],
        first_file: FileId,
        options: Options<'r>,
    ) -> Round<'r> {
        let mut round = Round::new(rules, files, bids, first_file, options);
        round.desk.clarifications = true;
        round.whole()
    }

    fn whole(mut self) -> Round<'r> {
        let keep = self.bids.len() <= self.options.keep;
        self.kept = self.pass(0..self.bids.len(), keep);
        self.ranked()
    }

    fn new(
        (rules, conditions): (&'r Rules, &'r Conditions),
        files: &'r dyn Files,
        bids: &'r [BidFile],
        first_file: FileId,
        options: Options<'r>,
    ) -> Round<'r> {
        Round {
            rules,
            desk: Desk {
                rules,
                conditions,
                plan: Plan::new(rules),
                files,
                named: named(rules),
                authority: options.authority,
                digests: options.digests,
                look: options.look,
                clarifications: false,
            },
            bids,
            first_file,
            options,
            kept: Vec::new(),
            entries: Vec::new(),
            places: Vec::new(),
            provisional: false,
            field: Field::default(),
        }
    }

    /// Puts all in order, once every bid was assessed, and looks at what only all of them together show.
    fn ranked(mut self) -> Round<'r> {
        self.duplicates();
        while self.order() {}
        let standings: Vec<&Standing> = self.entries.iter().map(|entry| &entry.standing).collect();
        let low = abnormally_low(&self.rules.award, &standings);
        let asked = |entry: &Entry| self.price_explained(&entry.standing.id).is_some();
        let asked: Vec<bool> = self.entries.iter().map(asked).collect();
        for ((entry, low), asked) in self.entries.iter_mut().zip(low).zip(asked) {
            entry.found[1] += usize::from(low.is_some() && !asked);
            entry.low = low;
        }
        for (entry, sheet) in self.entries.iter().zip(&mut self.kept).filter(|(entry, _)| entry.held) {
            debug_assert_eq!(entry.standing.id, sheet.id, "kept in the order of entries");
            sheet.hold();
        }
        self
    }

    /// Ranks; where only the first in rank are held to evidence, holds them, and says that the order must be
    /// made again.
    fn order(&mut self) -> bool {
        let standings: Vec<&Standing> = self.entries.iter().map(|entry| &entry.standing).collect();
        let (award, method) = (&self.rules.award, self.desk.plan.method);
        let Order { places, provisional, field } =
            rank(award, method, &standings, &self.options.authority.draws);
        let first = places.iter().take_while(|place| place.rank.is_some_and(|rank| rank <= award.winners));
        let first: Vec<usize> = first.map(|place| place.bid).collect();
        (self.places, self.field) = (places, field);
        self.provisional = provisional || self.rules.policy.sealed;
        let mut again = false;
        for bid in first {
            let entry = &mut self.entries[bid];
            if let Some(held) = entry.if_held.take() {
                (entry.standing, entry.held, again) = (*held, true, true);
            }
        }
        again
    }

    /// Assesses some bids; gives their sheets where they are wanted.
    fn pass(&mut self, bids: Range<usize>, keep: bool) -> Vec<Sheet> {
        let done = AtomicUsize::new(bids.start);
        let both = parallel(bids.len(), self.options.threads, &|place| {
            let bid = bids.start + place;
            let (sheet, seen) = self.sheet(bid);
            (self.options.progress)(done.fetch_add(1, Relaxed) + 1);
            (self.entry(bid, &sheet, seen), keep.then(|| Box::new(sheet)))
        });
        let (entries, sheets): (Vec<Entry>, Vec<_>) = both.into_iter().unzip();
        self.entries.extend(entries);
        sheets.into_iter().flatten().map(|sheet| *sheet).collect()
    }

    fn entry(&self, bid: usize, sheet: &Sheet, seen: u64) -> Entry {
        let held = sheet.held.as_ref().zip(sheet.assessed());
        let standing = |held: &Assessed, offer: &Offer| {
            Box::new(Standing::new(sheet.id.clone(), self.rules, self.plan(), (offer, held)))
        };
        let if_held = held.map(|(held, (offer, _))| standing(held, offer));
        let standing = match &sheet.state {
            State::Assessed(both) => {
                Standing::new(sheet.id.clone(), self.rules, self.plan(), (&both.0, &both.1))
            }
            State::Unreadable => {
                Standing { id: sheet.id.clone(), verdict: Some(Verdict::Undetermined), ..Standing::default() }
            }
            State::OtherTender(_) => Standing { id: sheet.id.clone(), ..Standing::default() },
        };
        let found = sheet.findings.counts();
        let price = sheet.assessed().and_then(|(offer, _)| offer.price.as_ref());
        let price_at = price.map(|price| price.at).unwrap_or_default();
        let (path, supplier) = (self.bids[bid].path.clone(), sheet.supplier.clone());
        let inputs = if self.options.digests { sheet.inputs.clone() } else { Vec::new() };
        let unreadable = matches!(sheet.state, State::Unreadable);
        Entry {
            standing,
            path,
            supplier,
            twin: None,
            low: None,
            unreadable,
            found,
            inputs,
            held: false,
            if_held,
            price_at,
            seen,
        }
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

    fn file(&self, bid: usize) -> FileId {
        file_of(self.first_file, bid)
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
            let mut sheet = sheet;
            if self.entries[place.bid].held {
                sheet.hold();
            }
            take(place, &self.with_others(place.bid, &sheet))?;
        }
        Ok(())
    }

    /// The sheet, with what only the other bids show.
    fn with_others<'s>(&self, bid: usize, sheet: &'s Sheet) -> Cow<'s, Sheet> {
        let found = self.beside_others(bid);
        if found.is_empty() {
            return Cow::Borrowed(sheet);
        }
        let mut sheet = sheet.clone();
        found.into_iter().for_each(|finding| sheet.findings.push(finding));
        Cow::Owned(sheet)
    }
}

/// A round whose bids are given as they come; none of them is kept.
pub struct Reading<'r>(Round<'r>);

impl<'r> Reading<'r> {
    /// Starts; nothing is read yet. Clarifications are read with each bid.
    #[must_use]
    pub fn new(
        rules: (&'r Rules, &'r Conditions),
        files: &'r dyn Files,
        bids: &'r [BidFile],
        first_file: FileId,
        options: Options<'r>,
    ) -> Reading<'r> {
        let mut round = Round::new(rules, files, bids, first_file, Options { keep: 0, ..options });
        round.desk.clarifications = true;
        Reading(round)
    }

    /// Reads and assesses the next bids, in the order of their paths; none when all were. That two bids have
    /// one id is known at the end only, and is no finding here.
    pub fn batch(&mut self) -> Vec<Sheet> {
        let from = self.0.entries.len();
        self.0.pass(from..self.0.bids.len().min(from + BATCH), true)
    }

    /// The round, when all were read.
    #[must_use]
    pub fn end(mut self) -> Round<'r> {
        while !self.batch().is_empty() {}
        self.0.ranked()
    }
}
