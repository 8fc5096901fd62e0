//! Abnormally low prices: a flag for the authority to ask about, never a rejection
//! (Directive 2014/24/EU, article 69).

use super::standing::Standing;
use crate::model::award::Award;
use crate::num::Ratio;

/// The least number of other prices that a price is held against.
const LEAST_OTHERS: usize = 2;

/// Why a price is flagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Low {
    /// The price.
    pub price: Ratio,
    /// The mean of the other prices of bids that are not rejected.
    pub mean: Ratio,
    /// The price below which it is flagged.
    pub below: Ratio,
    /// How many others there are.
    pub others: usize,
}

/// Per bid whether its price is abnormally low: P < (1 − p/100) · mean of the others. A price of 0 is one too,
/// though no award can reckon with it: it is the lowest that there is.
#[must_use]
pub fn abnormally_low(award: &Award, standings: &[&Standing]) -> Vec<Option<Low>> {
    let competing = standings.iter().filter(|standing| standing.competes());
    let prices: Vec<&Ratio> = competing.filter_map(|standing| standing.asked.as_ref()).collect();
    let others = prices.len().saturating_sub(1);
    let Some(percent) = award.abnormally_low.filter(|_| others >= LEAST_OTHERS) else {
        return vec![None; standings.len()];
    };
    let sum = prices.iter().fold(Ratio::default(), |sum, price| &sum + price);
    let count = Ratio::from(i64::try_from(others).unwrap_or(i64::MAX));
    let hundred = Ratio::from(100);
    let part = (&hundred - &Ratio::from(percent)).checked_div(&hundred).unwrap_or_default();
    let flag = |standing: &&Standing| {
        let price = standing.asked.as_ref().filter(|_| standing.competes())?;
        let mean = (&sum - price).checked_div(&count)?;
        let below = &part * &mean;
        (*price < below).then(|| Low { price: price.clone(), mean, below, others })
    };
    standings.iter().map(flag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Verdict;
    use crate::num::{Dec, Percent};

    fn flagged(prices: &[i64], rejected: usize) -> Vec<bool> {
        let award = Award { abnormally_low: Some(Percent(Dec::whole(30))), ..Award::default() };
        let standing = |(place, price): (usize, &i64)| Standing {
            verdict: Some(if place < rejected { Verdict::Rejected } else { Verdict::Admissible }),
            readable: true,
            asked: Some(Ratio::from(*price)),
            ..Standing::default()
        };
        let all: Vec<Standing> = prices.iter().enumerate().map(standing).collect();
        let all: Vec<&Standing> = all.iter().collect();
        abnormally_low(&award, &all).iter().map(Option::is_some).collect()
    }

    #[test]
    fn a_price_is_held_against_the_mean_of_the_others() {
        // The others of the first cost 100 and 120, on average 110; 30 percent below that is 77.
        assert_eq!(flagged(&[76, 100, 120], 0), [true, false, false]);
        assert_eq!(flagged(&[77, 100, 120], 0), [false, false, false]);
        // The others of the second cost 0 and 120, on average 60.
        assert_eq!(flagged(&[0, 100, 120], 0), [true, false, false]);
    }

    #[test]
    fn two_others_are_needed_and_rejected_bids_are_none() {
        assert_eq!(flagged(&[1, 100], 0), [false, false]);
        assert_eq!(flagged(&[100, 1, 100], 1), [false, false, false]);
    }
}
