//! All bids of a tender: each read and assessed on its own, then put in order.
//!
//! Up to [`Options::keep`] bids are kept as they were assessed. Above that only what ranking needs
//! is kept, and [`Round::each`] reads every bid again, in the order of the report.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::bid::{Assessed, assess};
use super::plan::Plan;
use super::rank::{Place, Standing, rank};
use super::verdict::{Reason, Verdict};
use crate::diag::{Family, FileId, Finding, Findings, Severity, Source, Sources, Span, codes};
use crate::lang::Msg;
use crate::model::bid::Price;
use crate::model::offer::{Found, Offer};
use crate::model::rules::Rules;
use crate::read::{self, Failed, Files, Named};
use crate::resolve;

/// Where a bid is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BidFile {
    /// Its file, relative to the tender.
    pub path: String,
    /// The folder that nothing it cites lies outside of.
    pub folder: String,
}

impl BidFile {
    /// The bid of a file: `…/ID/bid.toml` owns its folder, `…/ID.toml` the folder `…/ID`.
    #[must_use]
    pub fn new(path: &str) -> BidFile {
        let folder = match read::name(path) {
            "bid.toml" => read::folder(path).to_owned(),
            _ => path.trim_end_matches(".toml").to_owned(),
        };
        BidFile { path: path.to_owned(), folder }
    }

    /// The id that its path suggests, for a bid that cannot be read.
    #[must_use]
    pub fn stem(&self) -> &str {
        read::name(&self.folder)
    }
}

/// The bids in a folder: `*.toml` and `*/bid.toml`, by path.
///
/// # Errors
/// Those of listing the folder.
pub fn bid_files(files: &dyn Files, folder: &str) -> Result<Vec<BidFile>, Failed> {
    let mut found = Vec::new();
    for name in files.list(folder)? {
        if let Some(sub) = name.strip_suffix('/') {
            let inner = read::join(folder, sub);
            let holds_bid = files.list(&inner).is_ok_and(|names| names.iter().any(|name| name == "bid.toml"));
            if holds_bid {
                found.push(BidFile::new(&read::join(&inner, "bid.toml")));
            }
        } else if name.ends_with(".toml") && name != "tender.toml" && name != "price.toml" {
            found.push(BidFile::new(&read::join(folder, &name)));
        }
    }
    found.sort();
    Ok(found)
}

/// How a round is run.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// How many threads share the work; the result is the same for any number.
    pub threads: usize,
    /// How many bids are kept as they were assessed; above that they are read again.
    pub keep: usize,
    /// Whether digests of inputs are wanted.
    pub digests: bool,
    /// Told how many bids are done, from any thread.
    pub progress: &'o (dyn Fn(usize) + Sync),
}

/// One input of the result.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its path, relative to the tender.
    pub path: String,
    /// Its SHA-256 in hexadecimal; nothing where it could not be read.
    pub sha256: Option<String>,
}

/// A bid with all that is known of it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its id, or what its path suggests.
    pub id: String,
    /// Who offers.
    pub supplier: String,
    /// What became of it.
    pub state: State,
    /// What was found.
    pub findings: Findings,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The files that it rests on.
    pub inputs: Vec<Input>,
}

/// What became of a bid.
#[derive(Clone, Debug)]
pub enum State {
    /// It was assessed.
    Assessed(Box<(Offer, Assessed)>),
    /// It is for another tender, by its id.
    OtherTender(String),
    /// It could not be read, or not in full.
    Unreadable,
}

impl Sheet {
    /// The bid and its assessment, where it was assessed.
    #[must_use]
    pub fn assessed(&self) -> Option<(&Offer, &Assessed)> {
        match &self.state {
            State::Assessed(both) => Some((&both.0, &both.1)),
            State::OtherTender(_) | State::Unreadable => None,
        }
    }
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
    /// The reckoning, prepared.
    pub plan: Plan,
    files: &'r dyn Files,
    bids: &'r [BidFile],
    first_file: u32,
    named: Named,
    options: Options<'r>,
    kept: Vec<Sheet>,
    /// Every bid, in the order of their paths.
    pub entries: Vec<Entry>,
    /// Every bid, in the order of reports.
    pub places: Vec<Place>,
    /// Whether some bid is undetermined.
    pub provisional: bool,
}

/// Bids that are read again at once, when they are not kept.
const BATCH: usize = 1024;

impl<'r> Round<'r> {
    /// Reads and assesses every bid, and puts them in order.
    #[must_use]
    pub fn run(
        rules: &'r Rules,
        files: &'r dyn Files,
        bids: &'r [BidFile],
        first_file: FileId,
        options: Options<'r>,
    ) -> Round<'r> {
        let criteria = rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let named = Named::new(criteria, rules.dropped.iter().map(String::as_str));
        let mut round = Round {
            rules,
            plan: Plan::new(rules),
            files,
            bids,
            first_file: first_file.0,
            named,
            options,
            kept: Vec::new(),
            entries: Vec::new(),
            places: Vec::new(),
            provisional: false,
        };
        round.first_pass();
        round.duplicates();
        let standings: Vec<Standing> = round.entries.iter().map(|entry| entry.standing.clone()).collect();
        (round.places, round.provisional) = rank(&standings);
        round
    }

    fn first_pass(&mut self) {
        let keep = self.bids.len() <= self.options.keep;
        let done = AtomicUsize::new(0);
        let both = parallel(self.bids.len(), self.options.threads, &|bid| {
            let (sheet, seen) = self.sheet(bid);
            (self.options.progress)(done.fetch_add(1, Ordering::Relaxed) + 1);
            (self.entry(bid, &sheet, seen), keep.then_some(sheet))
        });
        for (entry, sheet) in both {
            self.entries.push(entry);
            self.kept.extend(sheet);
        }
    }

    fn entry(&self, bid: usize, sheet: &Sheet, seen: u64) -> Entry {
        let assessed = sheet.assessed();
        let standing = Standing {
            id: sheet.id.clone(),
            verdict: match &sheet.state {
                State::Assessed(both) => Some(both.1.verdict),
                State::Unreadable => Some(Verdict::Undetermined),
                State::OtherTender(_) => None,
            },
            score: assessed
                .and_then(|(_, a)| a.reckoned.score.as_ref())
                .map(|figure| figure.numerator.clone()),
            readable: assessed.is_some(),
        };
        let count = |severity| sheet.findings.count(severity);
        let found = [count(Severity::Error), count(Severity::Warning), count(Severity::Note)];
        let (path, supplier) = (self.bids[bid].path.clone(), sheet.supplier.clone());
        let inputs = if self.options.digests { sheet.inputs.clone() } else { Vec::new() };
        Entry { standing, path, supplier, twin: None, found, inputs, seen }
    }

    /// Two bids with one id are both not assessed.
    fn duplicates(&mut self) {
        let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, entry) in self.entries.iter().enumerate() {
            by_id.entry(entry.standing.id.to_ascii_lowercase()).or_default().push(place);
        }
        for places in by_id.into_values().filter(|places| places.len() > 1) {
            for (i, &place) in places.iter().enumerate() {
                self.entries[place].twin = Some(if i == 0 { places[1] } else { places[0] });
                self.entries[place].standing.verdict = None;
            }
        }
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
                take(place, &self.with_twin(place.bid, &self.kept[place.bid]))?;
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
                let words = crate::lang::Say::text(&Msg::ChangedMeanwhile(path), crate::lang::Lang::En);
                return Err(io::Error::other(words));
            }
            take(place, &self.with_twin(place.bid, &sheet))?;
        }
        Ok(())
    }

    /// The sheet, with a finding where another bid has the same id.
    fn with_twin<'s>(&self, bid: usize, sheet: &'s Sheet) -> Cow<'s, Sheet> {
        let Some(twin) = self.entries[bid].twin else { return Cow::Borrowed(sheet) };
        let mut sheet = sheet.clone();
        let at = Span { file: self.file(bid), start: 0, end: 0 };
        sheet.findings.push(Finding::new(codes::SAME_BID, at, Msg::SameBid(self.bids[twin].path.clone())));
        Cow::Owned(sheet)
    }

    /// Reads and assesses one bid.
    fn sheet(&self, bid: usize) -> (Sheet, u64) {
        let at = &self.bids[bid];
        let mut sheet = Sheet {
            id: at.stem().to_owned(),
            supplier: String::new(),
            state: State::Unreadable,
            findings: Findings::default(),
            sources: Sources::default(),
            inputs: Vec::new(),
        };
        let file = self.file(bid);
        let source = self.open(&at.path, self.files.text(&at.path), file, &mut sheet);
        let seen = fingerprint(source.text.as_bytes());
        if !sheet.findings.has_errors() {
            self.read(at, &source, file, &mut sheet);
        }
        sheet.inputs.sort();
        (sheet, seen)
    }

    /// Keeps a text as a source, or says why it cannot be read.
    fn open(
        &self,
        path: &str,
        text: Result<Cow<'_, str>, Failed>,
        file: FileId,
        sheet: &mut Sheet,
    ) -> Arc<Source> {
        let (text, failed) = match text {
            Ok(text) => (text.into_owned(), None),
            Err(why) => (String::new(), Some(why)),
        };
        let sha256 = (self.options.digests && failed.is_none()).then(|| read::digest(text.as_bytes()));
        sheet.inputs.push(Input { path: path.to_owned(), sha256 });
        let source = Arc::new(Source { path: path.to_owned(), text });
        sheet.sources.insert(file, Arc::clone(&source));
        if let Some(why) = failed {
            sheet.findings.push(read::failed(&why, file, Family::Bid));
        }
        source
    }

    fn read(&self, at: &BidFile, source: &Source, file: FileId, sheet: &mut Sheet) {
        let Some(tree) = read::parse(source, file, Family::Bid, &mut sheet.findings) else { return };
        let mut bid = read::bid(&tree, &self.named, &mut sheet.findings);
        if !bid.id.value.is_empty() {
            sheet.id.clone_from(&bid.id.value);
        }
        sheet.supplier.clone_from(&bid.supplier);
        if let Some(said) = self.is_for_another(&bid, sheet) {
            sheet.state = State::OtherTender(said);
            return;
        }
        self.price(at, FileId(file.0 + 1), &mut bid.price, sheet);
        let look = |path: &str| self.files.evidence(&at.folder, path);
        let (offer, citations) = resolve::offer(bid, self.rules, &look, &mut sheet.findings);
        for citation in citations {
            if let Found::Present { sha256, .. } = citation.found {
                let path = read::join(&at.folder, &citation.file);
                sheet.inputs.push(Input { path, sha256: Some(sha256) });
            }
        }
        if !sheet.findings.has_errors() {
            let assessed = assess(self.rules, &self.plan, &offer);
            assessed.findings(self.rules, &offer, &mut sheet.findings);
            sheet.state = State::Assessed(Box::new((offer, assessed)));
        }
    }

    /// The tender that a bid names, where it is another one.
    fn is_for_another(&self, bid: &crate::model::bid::Bid, sheet: &mut Sheet) -> Option<String> {
        let (ours, said) = (self.rules.tender.as_ref()?, bid.tender.as_ref()?);
        if ours.id == said.value {
            return None;
        }
        let message = Msg::OtherTender { said: said.value.clone(), ours: ours.id.clone() };
        sheet.findings.push(Finding::new(codes::OTHER_TENDER, said.at, message));
        Some(said.value.clone())
    }

    /// The price may stand in `price.toml` beside a bid that has a folder of its own.
    fn price(&self, at: &BidFile, file: FileId, price: &mut Option<Price>, sheet: &mut Sheet) {
        if read::name(&at.path) != "bid.toml" {
            return;
        }
        let path = read::join(&at.folder, "price.toml");
        let text = self.files.text(&path);
        if text == Err(Failed::Missing) {
            return;
        }
        let source = self.open(&path, text, file, sheet);
        let Some(tree) = read::parse(&source, file, Family::Bid, &mut sheet.findings) else { return };
        let beside = read::price(&tree, &mut sheet.findings);
        if let (Some(first), Some(second)) = (&price, &beside) {
            let finding = Finding::new(codes::TWO_PRICES, second.at, Msg::TwoPrices);
            sheet.findings.push(finding.mark(first.at, Msg::FirstHere));
        }
        if beside.is_some() {
            *price = beside;
        }
    }
}

/// FNV-1a over words of eight bytes: tells whether a file changed between two readings of one run.
fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }
    hash
}

/// `work` for 0 to `n`, shared by some threads; the results are in order whoever did them.
fn parallel<T: Send>(n: usize, threads: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let threads = threads.clamp(1, n.max(1));
    if threads == 1 || n < 8 {
        return (0..n).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(16, Ordering::Relaxed);
            if start >= n {
                return done;
            }
            done.extend((start..n.min(start + 16)).map(|i| (i, work(i))));
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut all = take();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_comes_back_in_order_whoever_did_it() {
        for threads in [1, 2, 7] {
            let all = parallel(1000, threads, &|i| i * i);
            assert_eq!(all, (0..1000).map(|i| i * i).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_bid_owns_a_folder() {
        assert_eq!(BidFile::new("bids/a/bid.toml").folder, "bids/a");
        assert_eq!(BidFile::new("bids/a.toml").folder, "bids/a");
        assert_eq!(BidFile::new("bids/a.toml").stem(), "a");
    }
}
