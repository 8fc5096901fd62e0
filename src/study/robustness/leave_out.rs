//! The order after leaving out each bid in turn, as if it had never come.
//!
//! Only where figures rest on other bids can that change the order of the rest, and then only through the
//! lowest or the highest price: a bid that is neither by itself alone changes nothing, and is not tried.

use std::cmp::Ordering;

use super::contest::{Contest, Key};
use crate::award::Field;

/// Pairs that are named; the rest is counted.
const NAMED: usize = 5;
/// Bids of the new order among which pairs are looked for, the best first.
const LOOKED_AT: usize = 1000;

/// What leaving out one bid does to the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The bid that is left out, by its place in [`Round::entries`](crate::assess::Round::entries).
    pub entry: usize,
    /// The order of the others, by their places in the order of all.
    pub order: Vec<usize>,
    /// Pairs that turn: the first was above the second, and now is below it.
    pub turned: Vec<(usize, usize)>,
    /// How many more turn, among the first thousand of the new order.
    pub more: usize,
}

/// The bids whose leaving turns the order of others; none where no bid's does.
#[must_use]
pub fn reversals(contest: &Contest<'_>) -> Vec<LeftOut> {
    if !contest.method.depends_on_others() {
        return Vec::new();
    }
    let before = contest.field(None);
    let ranked = (0..contest.bids.len()).filter_map(|bid| {
        let field = contest.field(Some((bid, None)));
        let rest: Vec<usize> = (0..contest.bids.len()).filter(|&other| other != bid).collect();
        left_out(contest, contest.bids[bid].entry, rest, (&before, &field))
    });
    let kept = contest.kept.iter().enumerate().filter_map(|(place, kept)| {
        let others = contest.kept.iter().enumerate().filter(|(other, _)| *other != place);
        let others = others.map(|(_, kept)| &kept.price);
        let ranked = contest.bids.iter().filter_map(|bid| bid.standing.price.as_ref());
        let field = Field::new(ranked.chain(others).collect::<Vec<_>>().into_iter());
        left_out(contest, kept.entry, (0..contest.bids.len()).collect(), (&before, &field))
    });
    ranked.chain(kept).collect()
}

fn left_out(
    contest: &Contest<'_>,
    entry: usize,
    rest: Vec<usize>,
    (before, field): (&Field, &Field),
) -> Option<LeftOut> {
    if field == before {
        return None;
    }
    let keys = |field: &Field| -> Vec<Key<'_>> {
        contest.bids.iter().map(|bid| contest.key(&bid.standing, field)).collect()
    };
    let (old, new) = (keys(before), keys(field));
    let mut order = rest;
    order.sort_by(|&a, &b| contest.order(&new[a], &new[b]));
    let turns = |&(above, under): &(usize, usize)| {
        contest.order(&old[above], &old[under]) == Ordering::Less
            && contest.order(&new[above], &new[under]) == Ordering::Greater
    };
    let turned: Vec<(usize, usize)> = inverted(&order[..order.len().min(LOOKED_AT)]).filter(turns).collect();
    let more = turned.len().saturating_sub(NAMED);
    let turned: Vec<(usize, usize)> = turned.into_iter().take(NAMED).collect();
    (!turned.is_empty()).then_some(LeftOut { entry, order, turned, more })
}

/// Pairs that stand the other way round in a new order: the first of each had the lower place.
fn inverted(order: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let pairs = order.iter().enumerate();
    pairs.flat_map(|(at, &now_above)| {
        let after = order[at + 1..].iter().copied();
        after.filter(move |&now_under| now_under < now_above).map(move |now_under| (now_under, now_above))
    })
}
