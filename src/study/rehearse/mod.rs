//! Rehearsal: before publication, attack your own criteria with synthetic bids.
//!
//! In: the rules of a tender, a seed and how many bids to try; never a clock. Out: plain data, the same for the
//! same seed and any number of threads. Synthetic bids are files like any other: they go through the reader and
//! are assessed as real ones are. Where assessors judge, one is made up who may choose anything. Every bid has
//! valid evidence for all that asks for it.
//!
//! A file here uses only the ones before it:
//! `dice → prices → field → write → draw, search → pool → worth → weight → reversal → moves → tally`.

mod dice;
mod draw;
mod field;
mod moves;
mod pool;
mod prices;
mod reversal;
mod search;
mod tally;
mod weight;
mod worth;
mod write;

pub use moves::{Moves, Reach, Token};
pub use prices::{Origin, Prices};
pub use reversal::{Reversal, Search, Why};
pub use tally::{Burden, Gates, Scores};
pub use weight::{Idle, Weighed, WeighedGroup};
pub use worth::{Ends, Gain, Money, Step};

use self::field::Field;
use self::pool::Pool;
use self::worth::Scales;
use self::write::{Draft, Named, assessment, bid};
use crate::assess::Plan;
use crate::model::rules::{GateRule, Rules};
use crate::num::{Money as Amount, Ratio};
use crate::resolve::Conditions;

/// How a rehearsal is run.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// The same seed gives the same bids.
    pub seed: u64,
    /// How many synthetic bids are made.
    pub budget: usize,
    /// The price that is expected, in the currency of the tender; nothing where nobody says.
    pub price: Option<Amount>,
    /// How many threads share the work; the result is the same for any number.
    pub threads: usize,
    /// Told how many bids are done, from any thread.
    pub progress: &'o (dyn Fn(usize) + Sync),
}

/// Sets of three bids that are tried for each synthetic bid.
const TRIES_PER_BID: usize = 20;

/// What a rehearsal brings to light.
#[derive(Clone, Debug)]
pub struct Rehearsal {
    /// The seed.
    pub seed: u64,
    /// How many bids were made.
    pub made: usize,
    /// How many of them could not be read.
    pub unreadable: usize,
    /// The prices; nothing where price has no effect.
    pub prices: Option<Prices>,
    /// The score that money is reckoned from, in percent.
    pub reference: Ratio,
    /// What a bidder has to answer.
    pub burden: Burden,
    /// How the bids fare at the gates.
    pub gates: Gates,
    /// Which scores can be had.
    pub scores: Scores,
    /// Every criterion, in the order of the rules.
    pub criteria: Vec<Weighed>,
    /// Every group, in the order of the rules.
    pub groups: Vec<WeighedGroup>,
    /// How much of each weight can be used; nothing where no bid could be ranked.
    pub reach: Option<Reach>,
    /// What came of looking for rank reversal.
    pub reversal: Search,
    /// What a bidder gains by cheap moves.
    pub moves: Moves,
    drafts: Vec<Draft>,
}

/// Why a rehearsal cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The price that was given is not above zero, or lies outside floor and ceiling.
    Price,
}

/// Rehearses a tender.
///
/// # Errors
/// A price that cannot be reckoned from.
pub fn rehearse(
    (rules, conditions): (&Rules, &Conditions),
    options: &Options<'_>,
) -> Result<Rehearsal, Refused> {
    let rules = opened_up(rules);
    let plan = Plan::new(&rules);
    let gated = rules.gates.iter().any(|gate| matches!(gate.rule, GateRule::Price { .. }));
    let prices = match plan.needs_price(&rules) || gated || options.price.is_some() {
        true => Some(Prices::new(&rules, &rules.award, options.price).ok_or(Refused::Price)?),
        false => None,
    };
    let field = Field::new(&rules, conditions);
    let pool = Pool::new(&field, &plan, prices.as_ref(), options);
    let mut scales =
        Scales { rules: &rules, plan: &plan, prices: prices.as_ref(), reference: Ratio::default() };
    let scores = tally::scores(&scales, &pool);
    let most = scores.ranked.as_ref().map_or(&scores.bounds.0, |(best, _)| best);
    scales.reference = most.checked_div(&Ratio::from(2)).unwrap_or_default();
    let criteria = weight::weigh(&scales, &pool, options.seed);
    let tries = options.budget.saturating_mul(TRIES_PER_BID);
    Ok(Rehearsal {
        seed: options.seed,
        made: pool.drafts.len(),
        unreadable: pool.unreadable,
        burden: tally::burden(&rules),
        gates: tally::gates(&rules, &pool),
        groups: weight::weigh_groups(&scales, &criteria),
        reach: moves::reach(&scales, &pool),
        reversal: reversal::search(&rules.award, &plan, &pool, options.seed, tries),
        moves: moves::moves(&scales, &pool, &criteria),
        reference: scales.reference.clone(),
        scores,
        criteria,
        prices: prices.clone(),
        drafts: pool.drafts,
    })
}

/// The rules as they are once prices are open: a rehearsal has no real prices to keep shut.
fn opened_up(rules: &Rules) -> Rules {
    let mut rules = rules.clone();
    rules.policy.sealed = false;
    rules.policy.price_apart = false;
    rules
}

/// Bids that show a fault, as files.
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// Per bid its id and its text.
    pub bids: Vec<(&'static str, String)>,
    /// The file of the assessor; nothing where nothing is judged.
    pub assessment: Option<String>,
}

/// The words that the files of an exhibit hold, in the language of the reader.
#[derive(Clone, Copy, Debug)]
pub struct Words<'w> {
    /// A remark at the top of each bid.
    pub remark: &'w str,
    /// The name of the fictional supplier of each, before its letter.
    pub supplier: &'w str,
    /// What a bid writes to the assessors, and why they choose as they do.
    pub statement: &'w str,
}

impl Rehearsal {
    /// The bids that turn the order, if some were found; else the token bid next to the best one, if it wins.
    #[must_use]
    pub fn exhibit(&self, rules: &Rules, conditions: &Conditions, words: Words<'_>) -> Option<Exhibit> {
        let rules = opened_up(rules);
        let field = Field::new(&rules, conditions);
        let shown: Vec<(&'static str, Draft)> = match (&self.reversal.clearest, &self.moves.token) {
            (Some(found), _) => {
                let ids = ["a", "b", "c"].into_iter();
                ids.zip(found.bids).map(|(id, number)| (id, self.drafts[number].clone())).collect()
            }
            (None, Some(token)) if token.wins => {
                let cent = Ratio::from(1).checked_div(&Ratio::from(100));
                let prices = [self.prices.as_ref().map(|prices| prices.reference.clone()), cent];
                let both = ["best", "token"].into_iter().zip(token.bids).zip(prices);
                both.map(|((id, number), price)| (id, Draft { price, ..self.drafts[number].clone() }))
                    .collect()
            }
            _ => return None,
        };
        let text = |(id, draft): &(&'static str, Draft)| {
            let supplier = format!("{} {id}", words.supplier);
            let named = Named { id, supplier: &supplier, remark: words.remark, statement: words.statement };
            (*id, bid(&field, draft, named))
        };
        let drafts: Vec<(&str, &Draft)> = shown.iter().map(|(id, draft)| (*id, draft)).collect();
        Some(Exhibit {
            bids: shown.iter().map(text).collect(),
            assessment: assessment(&field, &drafts, words.statement),
        })
    }
}
