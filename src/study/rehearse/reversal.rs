//! Looks for three bids of which the third, which loses, turns the order of the other two (rank reversal).
//!
//! Literature: J. Telgen and J. Timmer, *Conditions for rank reversal in supplier selection*, Memorandum 2055,
//! University of Twente 2016.

use super::dice::Dice;
use super::pool::{Pool, Synthetic};
use crate::assess::{Plan, Standing, rank};
use crate::award::{Field, Method, Offered};
use crate::model::award::Award;
use crate::num::Ratio;

/// What came of looking.
#[derive(Clone, Debug)]
pub struct Search {
    /// How many sets of three were tried.
    pub tries: usize,
    /// In how many of them the order turned.
    pub turned: usize,
    /// The clearest of them.
    pub clearest: Option<Reversal>,
    /// Why there can be none, or why none was found.
    pub why: Why,
}

/// Why there is no reversal, or how there can be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The figure of a bid depends on its own price and quality alone: no bid can change the order of others.
    Independent,
    /// It depends on other bids.
    Dependent,
    /// It does, but fewer than three synthetic bids could be ranked.
    TooFew,
}

/// Three bids, by their numbers: A is above B, until C joins and loses.
#[derive(Clone, Debug)]
pub struct Reversal {
    /// The bids A, B and C.
    pub bids: [usize; 3],
    /// Their prices.
    pub prices: [Option<Ratio>; 3],
    /// Their scores, in percent.
    pub scores: [Option<Ratio>; 3],
    /// The figures of A and B without C.
    pub without: [Ratio; 2],
    /// The figures of all three together.
    pub with: [Ratio; 3],
}

/// Tries so many sets of three, and keeps the one in which the order turns by most.
#[must_use]
pub fn search(award: &Award, plan: &Plan, pool: &Pool, seed: u64, tries: usize) -> Search {
    let mut bids: Vec<&Synthetic> = pool.admissible().collect();
    let mut found = Search {
        tries: 0,
        turned: 0,
        clearest: None,
        why: if plan.method.depends_on_others() { Why::Dependent } else { Why::Independent },
    };
    if bids.len() < 3 {
        if found.why == Why::Dependent {
            found.why = Why::TooFew;
        }
        return found;
    }
    bids.sort_by(|a, b| (&a.standing.score, a.number).cmp(&(&b.standing.score, b.number)));
    let mut dice = Dice::of(seed, u64::MAX);
    let mut clearest: Option<(Ratio, Reversal)> = None;
    for _ in 0..tries {
        found.tries += 1;
        let third = if dice.happens(50) { bids.len() } else { bids.len().div_ceil(3) };
        let [one, other, joins] =
            [bids[dice.below(bids.len())], bids[dice.below(bids.len())], bids[dice.below(third)]];
        // either of two can be the one that is above the other
        let orders = [[one, other, joins], [other, one, joins]];
        let turned = orders.into_iter().find_map(|three| {
            let reversal = reverses(award, plan.method, three.map(|bid| &bid.standing))?;
            Some(Reversal { bids: three.map(|bid| bid.number), ..reversal })
        });
        let Some(reversal) = turned else { continue };
        found.turned += 1;
        let margin = margin(&reversal);
        if clearest.as_ref().is_none_or(|(best, _)| margin > *best) {
            clearest = Some((margin, reversal));
        }
    }
    found.clearest = clearest.map(|(_, reversal)| reversal);
    found
}

/// By how much the order turns: the smaller of the two distances between A and B.
fn margin(reversal: &Reversal) -> Ratio {
    let distance = |a: &Ratio, b: &Ratio| {
        let difference = a - b;
        if difference.is_negative() { -&difference } else { difference }
    };
    let before = distance(&reversal.without[0], &reversal.without[1]);
    before.min(distance(&reversal.with[0], &reversal.with[1]))
}

/// Whether A is above B, and B above A once C has joined, which loses to both. Figures sort out nearly all; what
/// is left is ranked as in any round.
fn reverses(award: &Award, method: &dyn Method, three: [&Standing; 3]) -> Option<Reversal> {
    let figures = |bids: &[&Standing]| -> Option<Vec<Ratio>> {
        let field = Field::new(bids.iter().filter_map(|bid| bid.price.as_ref()));
        bids.iter().map(|bid| figure(award, method, bid, &field)).collect()
    };
    let (without, with) = (figures(&three[..2])?, figures(&three)?);
    let better = |a: &Ratio, b: &Ratio| if method.lowest_is_best() { a < b } else { a > b };
    let turns = better(&without[0], &without[1]) && better(&with[1], &with[0]) && better(&with[0], &with[2]);
    if !turns || !ranks_so(award, method, three) {
        return None;
    }
    let (without, with) = (without.try_into().ok()?, with.try_into().ok()?);
    let prices = three.map(|bid| bid.price.clone());
    let scores = three.map(|bid| bid.score.clone());
    Some(Reversal { bids: [0; 3], prices, scores, without, with })
}

fn figure(award: &Award, method: &dyn Method, bid: &Standing, field: &Field) -> Option<Ratio> {
    let offered = Offered { score: bid.score.as_ref(), worth: &bid.worth, price: bid.price.as_ref() };
    let figure = method.figure(award, &offered, field)?;
    Some(award.round.map_or_else(|| figure.clone(), |decimals| figure.to_decimals(decimals)))
}

/// Whether ranking puts A first of two, and of three B, A, C.
fn ranks_so(award: &Award, method: &dyn Method, three: [&Standing; 3]) -> bool {
    let ranks = |bids: &[&Standing]| -> Vec<Option<usize>> {
        let mut places = rank(award, method, bids, &[]).places;
        places.sort_by_key(|place| place.bid);
        places.into_iter().map(|place| place.rank).collect()
    };
    ranks(&three[..2]) == [Some(1), Some(2)] && ranks(&three) == [Some(2), Some(1), Some(3)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Verdict;
    use crate::award::METHODS;
    use crate::num::{Dec, Money};

    fn bid(price: i64, score: i64) -> Standing {
        Standing {
            verdict: Some(Verdict::Admissible),
            readable: true,
            score: Some(Ratio::from(score)),
            worth: Ratio::from(score),
            price: Some(Ratio::from(price)),
            ..Standing::default()
        }
    }

    fn award(method: &dyn Method) -> Award {
        Award {
            method: method.name().to_owned(),
            formula: method.formula().map(str::to_owned),
            quality_weight: Dec::whole(60),
            price_weight: Dec::whole(40),
            floor: Some(Money(Dec::whole(50))),
            ceiling: Some(Money(Dec::whole(150))),
            ..Award::default()
        }
    }

    /// The figures of the literature: 82 and 80, and with a hopeless third bid 66, 67.2 and 52.
    #[test]
    fn a_hopeless_third_bid_turns_the_order_under_the_ratio_alone() {
        let three = [bid(100, 70), bid(125, 80), bid(60, 20)];
        let three = [&three[0], &three[1], &three[2]];
        for &method in METHODS {
            let found = reverses(&award(method), method, three);
            if method.formula() != Some("lowest-ratio") {
                assert!(found.is_none(), "{method:?}: {found:?}");
                continue;
            }
            let found = found.unwrap();
            assert_eq!(found.without, [Ratio::from(82), Ratio::from(80)]);
            let tenths = |n: i64| Ratio::from(n).checked_div(&Ratio::from(10)).unwrap();
            assert_eq!(found.with, [tenths(660), tenths(672), tenths(520)]);
            assert_eq!(margin(&found), tenths(12));
        }
    }

    #[test]
    fn a_third_bid_that_wins_is_no_reversal() {
        let three = [bid(100, 70), bid(125, 80), bid(60, 70)];
        let method = METHODS.iter().find(|method| method.formula() == Some("lowest-ratio")).unwrap();
        assert!(reverses(&award(*method), *method, [&three[0], &three[1], &three[2]]).is_none());
    }
}
