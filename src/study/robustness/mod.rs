//! How firm the outcome is: what would have to be otherwise for another bid to be first, or for two neighbours in
//! rank to change places. Verdicts are held fixed, and nothing here changes a result.
//!
//! In: a [`Round`]. Out: [`Robustness`], plain data. A file here uses only the ones before it:
//! `contest → weights, price, answers, leave_out, gates, margins, map → dice → sample → acceptability → judgement`. Everything is
//! exact: intervals and prices are solved or bisected with fractions, and of random weights whole
//! numbers are counted. Figures that the tender rounds before ranking are no straight lines any more: intervals of
//! weights and rank acceptability are then those of the figures before rounding; prices and answers are asked of
//! the rounded ones.

mod acceptability;
mod answers;
mod contest;
mod dice;
mod gates;
mod judgement;
mod leave_out;
mod map;
mod margins;
mod price;
mod sample;
mod weights;

use std::io;

pub use acceptability::{Acceptability, Draws, acceptability};
pub use answers::{Change, Move, Turn, Turns};
pub use contest::{Alternative, Contender, Contest, Group, Kept, Otherwise, Question};
pub use gates::{Barred, Barrier, Least, Needed};
pub use judgement::{Judgement, NearPrice, NearWeight, PRICE, WEIGHT};
pub use leave_out::{LeftOut, reversals};
pub use map::{Line, Map};
pub use margins::{Above, Margin};
pub use price::Flip;
pub use weights::{Ends, Interval, OfGroup, intervals};

use crate::assess::Round;
use crate::num::Ratio;
use crate::resolve::Conditions;

/// A bid in the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The bid, by its place in [`Round::entries`].
    pub entry: usize,
    /// Its rank; 1 is best.
    pub rank: usize,
    /// The figure that it is ranked by, before any rounding that the tender promises.
    pub figure: Option<Ratio>,
    /// Its score in percent.
    pub score: Option<Ratio>,
    /// Its price, in the tender's currency.
    pub price: Option<Ratio>,
}

/// What keeps the first bid first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct First {
    /// Per group, where its weight must lie.
    pub weights: Vec<OfGroup>,
    /// Where the weight of the price must lie, as a share of quality and price together.
    pub price_weight: Option<Interval>,
    /// Its own price now.
    pub price_now: Option<Ratio>,
    /// Its own price at which it is first no more.
    pub price: Flip,
}

/// A bid that is not first, and what would make it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chaser {
    /// The bid, by its place in the order.
    pub bid: usize,
    /// Its price now.
    pub price_now: Option<Ratio>,
    /// Its own price at which it is first.
    pub price: Flip,
    /// Its answers that, given otherwise, put it above the first.
    pub answers: Turns,
}

/// Two neighbours in rank, and what would make them change places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The upper and the lower one, by their places in the order.
    pub bids: [usize; 2],
    /// Per group, where its weight must lie for the upper one not to be below.
    pub weights: Vec<OfGroup>,
    /// The price of each at which they change places.
    pub prices: [Flip; 2],
    /// The answers of each at which they do: of the upper one worse, of the lower one better.
    pub answers: [Turns; 2],
}

/// How firm the outcome of a round is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robustness {
    /// Ranked bids, in order.
    pub bids: Vec<Ranked>,
    /// The groups that carry weight, by their places in the rules; central weights are in this order.
    pub groups: Vec<usize>,
    /// Whether intervals are of euro values of groups, and not of weights.
    pub by_value: bool,
    /// Whether some bid is undetermined, so that the order is provisional.
    pub provisional: bool,
    /// Decimals that the tender rounds figures to before ranking.
    pub round: Option<u8>,
    /// Whether figures rest on other bids, so that leaving one out could turn the order of the rest.
    pub depends_on_others: bool,
    /// The first bid; nothing where fewer than two are ranked.
    pub first: Option<First>,
    /// The bids behind the first, as many as were asked for.
    pub chasers: Vec<Chaser>,
    /// Neighbours in rank, as many as were asked for.
    pub pairs: Vec<Pair>,
    /// Bids whose leaving turns the order of others.
    pub left_out: Vec<LeftOut>,
    /// Bids that are not ranked, as many as were asked for.
    pub barred: Vec<Barred>,
    /// How far those that are awarded are above the minima that they pass.
    pub margins: Vec<Margin>,
    /// How often each bid has each rank under random weights, where weights are drawn.
    pub acceptability: Option<Acceptability>,
    /// Lines of one figure over price and quality.
    pub map: Option<Map>,
    /// What is nearest to turning the outcome.
    pub judgement: Judgement,
}

/// How it is studied.
#[derive(Clone, Copy)]
pub struct Settings<'s> {
    /// Bids, and pairs of bids, that are looked at one by one.
    pub top: usize,
    /// How weights are drawn.
    pub draws: Draws,
    /// How many threads draw; the result is the same for any number.
    pub threads: usize,
    /// Told how many draws are done, from any thread.
    pub progress: &'s (dyn Fn(u64) + Sync),
}

/// Studies how firm the outcome of a round is.
///
/// # Errors
/// A bid that changed since it was first read.
pub fn study(round: &Round<'_>, conditions: &Conditions, settings: Settings<'_>) -> io::Result<Robustness> {
    let contest = Contest::new(round)?;
    let barred = gates::barred(round, settings.top)?;
    let reads = |gate: usize| {
        let condition = conditions.gates[gate].as_ref();
        condition.map(|condition| conditions.facts(condition)).unwrap_or_default()
    };
    let margins = margins::margins(round, &reads, settings.top)?;
    let provisional = round.provisional;
    Ok(Robustness { provisional, barred, margins, ..of(&contest, settings) })
}

/// Studies how firm the order of some bids is.
#[must_use]
pub fn of(contest: &Contest<'_>, settings: Settings<'_>) -> Robustness {
    let field = contest.field(None);
    let ranked = |bid: &Contender| Ranked {
        figure: contest.exact(&bid.standing, &field),
        entry: bid.entry,
        rank: bid.rank,
        score: bid.standing.score.clone(),
        price: bid.standing.price.clone(),
    };
    let several = contest.bids.len() > 1;
    let shown = contest.bids.len().min(settings.top.max(2));
    let first = several.then(|| first(contest));
    let chasers: Vec<Chaser> = (1..shown).map(|bid| chaser(contest, bid)).collect();
    let left_out = reversals(contest);
    let losing = left_out.iter().find_map(|left| {
        let new = left.order.first().filter(|new| **new != 0)?;
        (contest.bids.first().is_some_and(|first| first.entry != left.entry)).then_some((left.entry, *new))
    });
    let judgement = first.as_ref().map(|first| Judgement::new(first, &chasers, losing));
    Robustness {
        bids: contest.bids.iter().map(ranked).collect(),
        groups: contest.groups.iter().map(|group| group.place).collect(),
        by_value: contest.is_by_value(),
        provisional: false,
        round: contest.award.round,
        depends_on_others: contest.method.depends_on_others(),
        first,
        chasers,
        pairs: (1..shown).map(|under| pair(contest, under - 1, under)).collect(),
        left_out,
        barred: Vec::new(),
        margins: Vec::new(),
        acceptability: acceptability(contest, settings.draws, settings.threads, settings.progress),
        map: map::map(contest),
        judgement: judgement.unwrap_or_default(),
    }
}

fn first(contest: &Contest<'_>) -> First {
    let rivals: Vec<usize> = (1..contest.bids.len()).collect();
    First {
        weights: intervals(contest, 0, &rivals),
        price_weight: weights::of_price(contest, 0, &rivals),
        price_now: contest.bids[0].standing.price.clone(),
        price: price::loses(contest, 0),
    }
}

fn chaser(contest: &Contest<'_>, bid: usize) -> Chaser {
    Chaser {
        bid,
        price_now: contest.bids[bid].standing.price.clone(),
        price: price::wins(contest, bid),
        answers: answers::turns(contest, Move { bid, rival: 0, rises: true }),
    }
}

fn pair(contest: &Contest<'_>, upper: usize, lower: usize) -> Pair {
    let flip = |moved: usize| price::turns(contest, (upper, lower), moved);
    let answers = |bid: usize, rival: usize, rises: bool| answers::turns(contest, Move { bid, rival, rises });
    Pair {
        bids: [upper, lower],
        weights: intervals(contest, upper, &[lower]),
        prices: [flip(upper), flip(lower)],
        answers: [answers(upper, lower, false), answers(lower, upper, true)],
    }
}

#[cfg(test)]
mod tests;
