//! The synthetic bids, each written as a file, and read and assessed like any other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::dice::Dice;
use super::draw::Drawing;
use super::field::Field;
use super::prices::Prices;
use super::write::{Draft, Named, bid};
use crate::assess::{self, Amount, BidFile, Outcome, Plan, Reading, Reason, Sheet, Standing, Verdict};
use crate::diag::{FileId, Span};
use crate::model::authority::{Authority, OfBid, Vote};
use crate::model::offer::Found;
use crate::num::Ratio;
use crate::read::{Failed, Files};

/// One synthetic bid, assessed.
#[derive(Clone, Debug)]
pub struct Synthetic {
    /// Its number.
    pub number: usize,
    /// What ranking needs.
    pub standing: Standing,
    /// Per criterion of the rules, its points.
    pub points: Vec<Amount>,
    /// Per gate of the rules, in order.
    pub gates: Vec<Outcome>,
    /// Whether an answer rejects it by itself.
    pub knocked_out: bool,
}

impl Synthetic {
    /// Whether it would be ranked.
    #[must_use]
    pub fn is_admissible(&self) -> bool {
        self.standing.verdict == Some(Verdict::Admissible)
    }
}

/// All synthetic bids of a rehearsal.
pub struct Pool {
    /// What each says, by number.
    pub drafts: Vec<Draft>,
    /// Those that were assessed, by number.
    pub bids: Vec<Synthetic>,
    /// How many could not be read: rules that no bid can answer as they ask.
    pub unreadable: usize,
}

/// The steps that prices of synthetic bids are apart: a fraction of the range.
const PRICE_STEPS: usize = 60;

impl Pool {
    /// Makes the bids, and assesses them.
    #[must_use]
    pub fn new(field: &Field<'_>, plan: &Plan, prices: Option<&Prices>, options: &Options<'_>) -> Pool {
        let drawing = Drawing::new(field, plan, options.seed, options.budget);
        let drafts: Vec<Draft> = (0..options.budget)
            .map(|number| {
                let aims = number < drawing.aiming();
                let price = prices.map(|prices| price(prices, aims, options.seed, number));
                Draft { price, ..drawing.draft(number) }
            })
            .collect();
        let mut pool = Pool { drafts, bids: Vec::new(), unreadable: 0 };
        pool.assess(field, plan, options);
        pool
    }

    fn assess(&mut self, field: &Field<'_>, plan: &Plan, options: &Options<'_>) {
        let authority = authority(field, &self.drafts);
        let at: Vec<BidFile> =
            (0..self.drafts.len()).map(|number| BidFile::new(&format!("{}.toml", id(number)))).collect();
        let how = assess::Options {
            threads: options.threads,
            keep: 0,
            digests: false,
            authority: &authority,
            look: None,
            progress: options.progress,
        };
        let mut bids = Vec::with_capacity(at.len());
        let files = Drafts { field, drafts: &self.drafts };
        let mut reading = Reading::new((field.rules, field.conditions), &files, &at, FileId(0), how);
        let mut number = 0;
        loop {
            let sheets = reading.batch();
            if sheets.is_empty() {
                break;
            }
            for sheet in sheets {
                bids.extend(synthetic(field, plan, number, &sheet));
                number += 1;
            }
        }
        self.unreadable = self.drafts.len() - bids.len();
        self.bids = bids;
    }

    /// The bids that would be ranked.
    pub fn admissible(&self) -> impl Iterator<Item = &Synthetic> + Clone {
        self.bids.iter().filter(|bid| bid.is_admissible())
    }
}

/// The id of a synthetic bid.
fn id(number: usize) -> String {
    format!("s{number}")
}

/// A price in the range: bids that aim at something have the lowest, the others any.
fn price(prices: &Prices, aims: bool, seed: u64, number: usize) -> Ratio {
    let mut dice = Dice::of(!seed, u64::try_from(number).unwrap_or_default());
    let step = if aims { 0 } else { dice.below(PRICE_STEPS + 1) };
    let part = i64::try_from(step).unwrap_or_default();
    let all = Ratio::from(i64::try_from(PRICE_STEPS).unwrap_or(1));
    let part = Ratio::from(part).checked_div(&all).unwrap_or_default();
    let exact = &prices.lowest + &(&(&prices.highest - &prices.lowest) * &part);
    exact.to_decimals(2)
}

fn synthetic(field: &Field<'_>, plan: &Plan, number: usize, sheet: &Sheet) -> Option<Synthetic> {
    let (offer, assessed) = sheet.assessed()?;
    Some(Synthetic {
        number,
        standing: Standing::new(sheet.id.clone(), field.rules, plan, (offer, assessed)),
        points: assessed.answers.iter().map(|answer| answer.points.clone()).collect(),
        gates: assessed.gates.iter().map(|gate| gate.outcome).collect(),
        knocked_out: assessed.reasons.iter().any(|reason| matches!(reason, Reason::KnockOut(_))),
    })
}

/// The file of each draft, written when it is asked for.
struct Drafts<'d> {
    field: &'d Field<'d>,
    drafts: &'d [Draft],
}

impl Files for Drafts<'_> {
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed> {
        let id = path.trim_end_matches(".toml");
        let number = id.trim_start_matches('s').parse::<usize>().ok();
        let draft = number.and_then(|number| self.drafts.get(number)).ok_or(Failed::Missing)?;
        let named = Named { id, supplier: id, remark: "", statement: "-" };
        Ok(Cow::Owned(bid(self.field, draft, named)))
    }

    fn list(&self, _: &str) -> Result<Vec<String>, Failed> {
        Err(Failed::Missing)
    }

    fn evidence(&self, _: &str, _: &str) -> Found {
        Found::Missing
    }
}

/// One assessor who chooses for every bid what its draft says.
fn authority(field: &Field<'_>, drafts: &[Draft]) -> Authority {
    const ASSESSOR: &str = "rehearsal";
    let judged: Vec<usize> =
        field.rules.criteria.iter().enumerate().filter(|(_, c)| c.judged).map(|(i, _)| i).collect();
    let vote = |option: usize| Vote {
        assessor: ASSESSOR.to_owned(),
        consensus: false,
        option: Some(option),
        equivalent: None,
        reason: String::new(),
        at: Span::default(),
    };
    let mut bids = BTreeMap::new();
    for (number, draft) in drafts.iter().enumerate() {
        let votes = judged.iter().filter_map(|&place| Some((place, vec![vote(draft.choices[place]?)])));
        let votes: BTreeMap<usize, Vec<Vote>> = votes.collect();
        if !votes.is_empty() {
            bids.insert(id(number), OfBid { votes, ..OfBid::default() });
        }
    }
    let assessors = judged.iter().map(|&place| (place, BTreeSet::from([ASSESSOR.to_owned()]))).collect();
    Authority { bids, assessors, ..Authority::default() }
}
