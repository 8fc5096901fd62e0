//! Counts: what a bidder has to answer, which gates leave any bid, and which scores can be had.

use super::pool::{Pool, Synthetic};
use super::worth::{Gain, Scales, ends};
use super::write::{asked_kinds, is_claimed};
use crate::assess::Outcome;
use crate::model::rules::{Criterion, Rules};
use crate::num::Ratio;

/// What a bidder has to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burden {
    /// Criteria on which it chooses an answer.
    pub claims: usize,
    /// Criteria on which it writes something for assessors.
    pub statements: usize,
    /// Facts that it states.
    pub facts: usize,
    /// Layers of the service that it accounts for.
    pub layers: usize,
    /// Criteria that ask for evidence.
    pub supported: usize,
    /// Documents that support all of those, one for each kind.
    pub documents: usize,
}

impl Burden {
    /// Questions in all.
    #[must_use]
    pub const fn questions(&self) -> usize {
        self.claims + self.statements + self.facts + self.layers
    }
}

/// What a bidder has to answer under some rules.
#[must_use]
pub fn burden(rules: &Rules) -> Burden {
    let count = |wanted: fn(&Criterion) -> bool| rules.criteria.iter().filter(|one| wanted(one)).count();
    Burden {
        claims: count(is_claimed),
        statements: count(|criterion| criterion.judged),
        facts: rules.facts.iter().filter(|fact| fact.asked).count(),
        layers: rules.layers.len(),
        supported: count(|criterion| !criterion.evidence_kinds.is_empty()),
        documents: asked_kinds(rules).len(),
    }
}

/// How the synthetic bids fare at the gates.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// Per gate of the rules, how many pass, fail, are not known, and are not asked.
    pub each: Vec<[usize; 4]>,
    /// How many an answer rejects by itself.
    pub knocked_out: usize,
    /// How many would be ranked.
    pub admissible: usize,
    /// How many were assessed.
    pub all: usize,
}

/// Counts how the synthetic bids fare.
#[must_use]
pub fn gates(rules: &Rules, pool: &Pool) -> Gates {
    let mut gates = Gates { each: vec![[0; 4]; rules.gates.len()], all: pool.bids.len(), ..Gates::default() };
    for bid in &pool.bids {
        gates.knocked_out += usize::from(bid.knocked_out);
        gates.admissible += usize::from(bid.is_admissible());
        for (counts, outcome) in gates.each.iter_mut().zip(&bid.gates) {
            let place = match outcome {
                Outcome::Pass => 0,
                Outcome::Fail => 1,
                Outcome::Unknown => 2,
                Outcome::NotApplicable => 3,
            };
            counts[place] += 1;
        }
    }
    gates
}

/// Scores that can be had, in percent.
#[derive(Clone, Debug)]
pub struct Scores {
    /// The highest of a synthetic bid that would be ranked, and the lowest; nothing where there is none.
    pub ranked: Option<(Ratio, Ratio)>,
    /// The highest of one that a gate or an answer keeps out.
    pub best_rejected: Option<Ratio>,
    /// If every criterion had its most points, and its fewest: no bid has more, or less. Whether one bid can have
    /// all of those at once is not looked into.
    pub bounds: (Ratio, Ratio),
}

/// The scores of the synthetic bids, and the bounds of any.
#[must_use]
pub fn scores(scales: &Scales<'_>, pool: &Pool) -> Scores {
    let of = |bid: &Synthetic| bid.standing.score.clone();
    let ranked = || pool.admissible().filter_map(of);
    let rejected = pool.bids.iter().filter(|bid| !bid.is_admissible());
    let mut bounds = (Gain::default(), Gain::default());
    for criterion in 0..scales.rules.criteria.len() {
        let (least, most) = ends(scales, criterion);
        bounds = (bounds.0.plus(&most), bounds.1.plus(&least));
    }
    Scores {
        ranked: ranked().max().zip(ranked().min()),
        best_rejected: rejected.filter_map(of).max(),
        bounds: (bounds.0.score, bounds.1.score),
    }
}
