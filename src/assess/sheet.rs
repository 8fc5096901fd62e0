//! One bid from its file to its assessment, with all that was found on the way.

use std::borrow::Cow;
use std::sync::Arc;

use super::bid::{Assessed, Written, assess, ruled};
use super::clarified::Before;
use super::plan::Plan;
use crate::diag::{Family, FileId, Finding, Findings, Source, Sources, codes};
use crate::lang::Msg;
use crate::model::authority::{Authority, OfBid};
use crate::model::bid::{Bid, Price};
use crate::model::clarification::Clarification;
use crate::model::offer::{Found, Offer};
use crate::model::rules::Rules;
use crate::read::{self, Failed, Files, Named};
use crate::resolve::{self, Conditions};

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
            let holds_bid = match files.list(&inner) {
                Ok(names) => names.iter().any(|name| name.trim_end_matches('/') == "bid.toml"),
                Err(why) => why != Failed::Missing,
            };
            if holds_bid {
                found.push(BidFile::new(&read::join(&inner, "bid.toml")));
            }
        } else if name.ends_with(".toml") && !is_no_bid(&name) {
            found.push(BidFile::new(&read::join(folder, &name)));
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file is known by its name not to be a bid.
fn is_no_bid(name: &str) -> bool {
    matches!(name, "tender.toml" | "price.toml") || read::is_clarification(name)
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
    /// What becomes of it once it is held to evidence, where only the first in rank is.
    pub held: Option<Box<Assessed>>,
    /// What was found.
    pub findings: Findings,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The files that it rests on.
    pub inputs: Vec<Input>,
    /// Questions to the bidder with their answers, where they were asked for.
    pub clarifications: Vec<Clarification>,
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
    /// Takes what becomes of the bid once it is held to evidence.
    pub fn hold(&mut self) {
        if let (State::Assessed(both), Some(held)) = (&mut self.state, self.held.take()) {
            both.1 = *held;
        }
    }

    /// The bid and its assessment, where it was assessed.
    #[must_use]
    pub fn assessed(&self) -> Option<(&Offer, &Assessed)> {
        match &self.state {
            State::Assessed(both) => Some((&both.0, &both.1)),
            State::OtherTender(_) | State::Unreadable => None,
        }
    }
}

/// A bid that was assessed, with what it was assessed against.
#[derive(Clone, Copy)]
pub struct Bidding<'b> {
    /// The rules.
    pub rules: &'b Rules,
    /// Their conditions.
    pub conditions: &'b Conditions,
    /// The bid.
    pub offer: &'b Offer,
    /// What was reckoned of it.
    pub assessed: &'b Assessed,
}

/// Looks at a bid that was assessed and says what strikes it.
pub type Look = fn(Bidding<'_>, &mut Findings);

/// Reads and assesses bids of one tender, one at a time.
pub struct Desk<'d> {
    /// The rules.
    pub rules: &'d Rules,
    /// Its conditions.
    pub conditions: &'d Conditions,
    /// The reckoning, prepared.
    pub plan: Plan,
    /// Where the files are.
    pub files: &'d dyn Files,
    /// The criteria that answers can be for.
    pub named: Named,
    /// What the authority wrote.
    pub authority: &'d Authority,
    /// Whether digests of inputs are wanted.
    pub digests: bool,
    /// What looks at each bid after it was assessed.
    pub look: Option<Look>,
    /// Whether clarifications are read, and what each would change is found out.
    pub clarifications: bool,
}

impl Desk<'_> {
    /// Reads and assesses one bid; its file gets the number `file`, its price's the next, and its clarifications
    /// those after. Also gives a fingerprint of the file, to tell whether it changed when it is read again.
    pub fn sheet(&self, at: &BidFile, file: FileId) -> (Sheet, u64) {
        let mut sheet = Sheet {
            id: at.stem().to_owned(),
            supplier: String::new(),
            state: State::Unreadable,
            held: None,
            findings: Findings::default(),
            sources: Sources::default(),
            inputs: Vec::new(),
            clarifications: Vec::new(),
        };
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
        let (source, failed) = self.keep(path, text, file, sheet);
        failed.into_iter().for_each(|failed| sheet.findings.push(failed));
        source
    }

    /// Keeps a text as a source, with what is wrong where it cannot be read.
    pub(super) fn keep(
        &self,
        path: &str,
        text: Result<Cow<'_, str>, Failed>,
        file: FileId,
        sheet: &mut Sheet,
    ) -> (Arc<Source>, Option<Finding>) {
        let (text, failed) = match text {
            Ok(text) => (text.into_owned(), None),
            Err(why) => (String::new(), Some(read::failed(&why, file, Family::Bid))),
        };
        let sha256 = (self.digests && failed.is_none()).then(|| read::digest(text.as_bytes()));
        sheet.inputs.push(Input { path: path.to_owned(), sha256 });
        let source = Arc::new(Source { path: path.to_owned(), text });
        sheet.sources.insert(file, Arc::clone(&source));
        (source, failed)
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
        if self.rules.policy.price_apart
            && let Some(price) = bid.price.take()
        {
            sheet.findings.push(Finding::new(codes::PRICE_IN_BID, price.at, Msg::PriceInBid));
        }
        if !self.rules.policy.sealed {
            self.price(at, FileId(file.0 + 1), &mut bid.price, sheet);
        }
        let look = |path: &str| self.files.evidence(&at.folder, path);
        let asked = if self.clarifications { self.asked(at, file, &mut sheet.findings) } else { Vec::new() };
        let as_written = (!asked.is_empty()).then(|| bid.clone());
        let (mut offer, citations) = resolve::offer(bid, self.rules, &look, &mut sheet.findings);
        for citation in citations {
            if let Found::Present { sha256, .. } = citation.found {
                let path = read::join(&at.folder, &citation.file);
                sheet.inputs.push(Input { path, sha256: Some(sha256) });
            }
        }
        if sheet.findings.has_errors() {
            return;
        }
        let of = self.authority.of(&offer.id);
        if of.is_some() {
            sheet.sources.extend(&self.authority.sources);
        }
        ruled(&mut offer, of);
        let assessed = self.assess(&offer, of, !self.rules.policy.evidence_from_winner);
        if self.rules.policy.evidence_from_winner {
            sheet.held = Some(Box::new(self.assess(&offer, of, true)));
        }
        assessed.findings(self.rules, self.conditions, &offer, &mut sheet.findings);
        assessed.of_authority(self.rules, &offer, of, &mut sheet.findings);
        if let Some(look) = self.look {
            let (rules, conditions) = (self.rules, self.conditions);
            let bidding = Bidding { rules, conditions, offer: &offer, assessed: &assessed };
            look(bidding, &mut sheet.findings);
        }
        if let Some(bid) = as_written {
            let before = Before { bid, assessed: &assessed };
            self.clarify((at, &asked), FileId(file.0 + 2), &before, sheet);
        }
        sheet.state = State::Assessed(Box::new((offer, assessed)));
    }

    pub(super) fn assess(&self, offer: &Offer, of: Option<&OfBid>, held: bool) -> Assessed {
        let written = Written { authority: self.authority, of, held };
        assess((self.rules, self.conditions), &self.plan, offer, written)
    }

    /// The tender that a bid names, where it is another one.
    fn is_for_another(&self, bid: &Bid, sheet: &mut Sheet) -> Option<String> {
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
        let is_read = text.is_ok();
        let source = self.open(&path, text, file, sheet);
        if !is_read {
            return;
        }
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
    let mut take = |word| {
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        take(*word);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    take(last);
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bid_owns_a_folder() {
        assert_eq!(BidFile::new("bids/a/bid.toml").folder, "bids/a");
        assert_eq!(BidFile::new("bids/a.toml").folder, "bids/a");
        assert_eq!(BidFile::new("bids/a.toml").stem(), "a");
    }
}
