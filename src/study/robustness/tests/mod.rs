//! A tender with bids as tests think it out, and what the ranking of the assessment itself makes of it.

mod by_hand;
mod properties;

use super::contest::{Alternative, Contender, Contest, Group, Question};
use super::dice::SplitMix64;
use super::{Draws, Settings};
use crate::assess::{Standing, Verdict, rank};
use crate::award::{METHODS, method};
use crate::model::award::{Award, Tie};
use crate::num::{Dec, Int, Money, Ratio};

fn ratio(n: i64, d: i64) -> Ratio {
    Ratio::new(Int::from(n), Int::from(d)).unwrap()
}

/// A tender with bids, as it is thought out: integers only.
#[derive(Clone, Debug)]
struct World {
    award: Award,
    weights: Vec<i64>,
    values: Vec<i64>,
    /// Per question: its group, the hundredths of a percent of share that a point adds, its points.
    questions: Vec<(usize, i64, Vec<i64>)>,
    /// Per bid: shares in hundredths of a percent apart from questions, price in cents, choice per question.
    bids: Vec<(Vec<i64>, i64, Vec<usize>)>,
}

impl World {
    fn plain(award: Award, weights: &[i64], bids: &[(&[i64], i64)]) -> World {
        let bids = bids.iter().map(|(shares, price)| {
            (shares.iter().map(|share| share * 100).collect(), price * 100, Vec::new())
        });
        World {
            award,
            weights: weights.to_vec(),
            values: vec![0; weights.len()],
            questions: vec![],
            bids: bids.collect(),
        }
    }

    fn share(&self, bid: usize, group: usize, points: &dyn Fn(usize) -> Ratio) -> Ratio {
        let own = ratio(self.bids[bid].0[group], 100);
        let of = self.questions.iter().enumerate().filter(|(_, question)| question.0 == group);
        of.fold(own, |sum, (at, question)| &sum + &(&points(at) * &ratio(question.1, 100)))
    }

    fn points(&self, bid: usize, question: usize) -> Ratio {
        Ratio::from(self.questions[question].2[self.bids[bid].2[question]])
    }

    /// A bid as it stands, with these weights and values, these points, and this price.
    fn standing(
        &self,
        bid: usize,
        (weights, values): (&[Ratio], &[Ratio]),
        points: &dyn Fn(usize) -> Ratio,
        price: Ratio,
    ) -> Standing {
        let shares: Vec<Ratio> = (0..weights.len()).map(|group| self.share(bid, group, points)).collect();
        let weighed = |by: &[Ratio]| {
            by.iter().zip(&shares).fold(Ratio::default(), |sum, (one, share)| &sum + &(one * share))
        };
        let all = weights.iter().fold(Ratio::default(), |sum, one| &sum + one);
        let score = weighed(weights).checked_div(&all);
        let worth = weighed(values).checked_div(&Ratio::from(100)).unwrap();
        let tie = |tie: &Tie| match tie {
            Tie::Score => score.clone(),
            Tie::Group(group) => Some(shares[*group].clone()),
            Tie::Criterion(at) => Some(points(*at)),
            Tie::Price => Some(-&price),
            Tie::Draw => None,
        };
        Standing {
            id: format!("{bid:04}"),
            verdict: Some(Verdict::Admissible),
            readable: true,
            ties: self.award.ties.iter().map(tie).collect(),
            price: Some(price),
            score,
            worth,
            ..Standing::default()
        }
    }

    fn weights(&self) -> Vec<Ratio> {
        self.weights.iter().copied().map(Ratio::from).collect()
    }

    fn values(&self) -> Vec<Ratio> {
        self.values.iter().copied().map(Ratio::from).collect()
    }

    fn as_is(&self, bid: usize) -> Standing {
        let points = |question: usize| self.points(bid, question);
        self.standing(bid, (&self.weights(), &self.values()), &points, ratio(self.bids[bid].1, 100))
    }

    fn all(&self) -> Vec<Standing> {
        (0..self.bids.len()).map(|bid| self.as_is(bid)).collect()
    }

    /// Ranks by bid, 1 for the best.
    fn ranks(&self, standings: &[Standing]) -> Vec<usize> {
        let refs: Vec<&Standing> = standings.iter().collect();
        let order = rank(&self.award, method(&self.award).unwrap(), &refs, &[]);
        let mut ranks = vec![0; standings.len()];
        order.places.iter().for_each(|place| ranks[place.bid] = place.rank.unwrap());
        ranks
    }

    fn contest(&self) -> Contest<'_> {
        let standings = self.all();
        let ranks = self.ranks(&standings);
        let mut order: Vec<usize> = (0..standings.len()).collect();
        order.sort_by_key(|&bid| ranks[bid]);
        let group = |place: usize| Group {
            place,
            weight: Ratio::from(self.weights[place]),
            value: Some(Ratio::from(self.values[place])),
        };
        let question = |(place, (group, per, points)): (usize, &(usize, i64, Vec<i64>))| {
            let option =
                |(at, points): (usize, &i64)| Alternative { option: Some(at), points: Ratio::from(*points) };
            let mut alternatives: Vec<Alternative> = points.iter().enumerate().map(option).collect();
            alternatives.sort_by(|a, b| a.points.cmp(&b.points));
            Question { place, group: *group, per_point: ratio(*per, 100), alternatives }
        };
        let contender = |&bid: &usize| Contender {
            entry: bid,
            rank: ranks[bid],
            standing: standings[bid].clone(),
            shares: (0..self.weights.len()).map(|g| self.share(bid, g, &|q| self.points(bid, q))).collect(),
            points: (0..self.questions.len()).map(|q| self.points(bid, q)).collect(),
        };
        Contest {
            award: &self.award,
            method: method(&self.award).unwrap(),
            groups: (0..self.weights.len()).map(group).collect(),
            questions: self.questions.iter().enumerate().map(question).collect(),
            bids: order.iter().map(contender).collect(),
            kept: Vec::new(),
        }
    }
}

const NO_DRAWS: Draws = Draws { draws: 0, seed: 1, within: None };

fn settings(draws: Draws, threads: usize) -> Settings<'static> {
    Settings { top: 20, draws, threads, progress: &|_| () }
}

fn award(name: &str, formula: Option<&str>) -> Award {
    Award {
        method: name.to_owned(),
        formula: formula.map(str::to_owned),
        quality_weight: Dec::whole(60),
        price_weight: Dec::whole(40),
        floor: Some(Money(Dec::whole(100))),
        ceiling: Some(Money(Dec::whole(900))),
        values: if name == "value" { vec![(0, Money(Dec::whole(100)))] } else { Vec::new() },
        ..Award::default()
    }
}

/// A tender thought up by chance; small numbers, so that ties happen.
fn random(dice: &mut SplitMix64, of: usize) -> World {
    let mut below = |end: i64| i64::try_from(dice.next() % u64::try_from(end).unwrap()).unwrap();
    let method = METHODS[of % METHODS.len()];
    let mut award = award(method.name(), method.formula());
    award.quality_weight = Dec::whole(below(4) * 20);
    award.price_weight = Dec::whole(20 + below(4) * 20);
    award.ties = match below(4) {
        0 => vec![Tie::Price],
        1 => vec![Tie::Group(0), Tie::Criterion(0)],
        2 => vec![Tie::Score, Tie::Price],
        _ => Vec::new(),
    };
    award.round = (below(5) == 0).then_some(1);
    let groups = usize::try_from(1 + below(4)).unwrap();
    let weights: Vec<i64> = (0..groups).map(|g| if g == 0 { 1 + below(5) } else { below(5) }).collect();
    let values = (0..groups).map(|_| below(5) * 50).collect();
    let questions: Vec<_> = (0..usize::try_from(1 + below(5)).unwrap())
        .map(|_| {
            (
                usize::try_from(below(i64::try_from(groups).unwrap())).unwrap(),
                100 + below(400),
                vec![0, 1, 2 + below(3), 5],
            )
        })
        .collect();
    let bids = (0..2 + below(5))
        .map(|_| {
            let shares = (0..groups).map(|_| below(9) * 1000).collect();
            let choices = questions.iter().map(|_| usize::try_from(below(4)).unwrap()).collect();
            (shares, 10_000 + below(12) * 5_000 + below(2) * 37, choices)
        })
        .collect();
    World { award, weights, values, questions, bids }
}

/// Every world that the properties below look at.
fn worlds() -> impl Iterator<Item = World> {
    let mut dice = SplitMix64(20_261_122);
    (0..280).map(move |of| random(&mut dice, of))
}
