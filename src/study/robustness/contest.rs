//! The bids that compete, with what their order rests on, and what they come to if something were otherwise.

use std::cmp::Ordering;
use std::io;

use crate::assess::{Amount, Assessed, Place, Plan, Round, Standing, Verdict};
use crate::award::{Field, Method, Offered};
use crate::model::award::{Award, Tie};
use crate::model::rules::{Criterion, Rules};
use crate::num::{Int, Ratio};

/// A group that carries weight in the score.
#[derive(Clone, Debug)]
pub struct Group {
    /// The group, by its place in the rules.
    pub place: usize,
    /// Its weight; only its proportion to the other weights counts.
    pub weight: Ratio,
    /// What it is worth at a share of 100 percent, in the tender's currency, where it has a value.
    pub value: Option<Ratio>,
}

/// Another answer that can be given to a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The option, by its place; nothing for a corner of a curve.
    pub option: Option<usize>,
    /// Its points.
    pub points: Ratio,
}

/// A criterion whose points count in the score.
#[derive(Clone, Debug)]
pub struct Question {
    /// The criterion, by its place in the rules.
    pub place: usize,
    /// Its group, by its place among [`Contest::groups`].
    pub group: usize,
    /// What one point adds to the share of the group, in percent.
    pub per_point: Ratio,
    /// The answers that can be given, without those that reject, the fewest points first.
    pub alternatives: Vec<Alternative>,
}

/// A bid that is ranked.
#[derive(Clone, Debug)]
pub struct Contender {
    /// The bid, by its place in [`Round::entries`].
    pub entry: usize,
    /// Its rank; 1 is best.
    pub rank: usize,
    /// What it is ranked by.
    pub standing: Standing,
    /// Its share of each of [`Contest::groups`], in percent.
    pub shares: Vec<Ratio>,
    /// Its points on each of [`Contest::questions`].
    pub points: Vec<Ratio>,
}

/// A bid that is not ranked, and whose price others are held against all the same.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The bid, by its place in [`Round::entries`].
    pub entry: usize,
    /// Its price, in the tender's currency.
    pub price: Ratio,
}

/// The bids that compete.
#[derive(Clone, Debug)]
pub struct Contest<'c> {
    /// How quality and price become an order.
    pub award: &'c Award,
    /// Its method.
    pub method: &'static dyn Method,
    /// The groups that carry weight.
    pub groups: Vec<Group>,
    /// The criteria that count in them.
    pub questions: Vec<Question>,
    /// Ranked bids, in order of rank.
    pub bids: Vec<Contender>,
    /// Bids that decisions removed and whose prices the tender keeps.
    pub kept: Vec<Kept>,
}

/// What is otherwise of one bid; what is not said is as it is.
#[derive(Clone, Debug, Default)]
pub struct Otherwise<'o> {
    /// Points on some of [`Contest::questions`].
    pub points: &'o [(usize, &'o Ratio)],
    /// The price.
    pub price: Option<Ratio>,
}

impl<'c> Contest<'c> {
    /// The bids of a round that are ranked.
    ///
    /// # Errors
    /// A bid that changed since it was first read.
    pub fn new(round: &'c Round<'_>) -> io::Result<Contest<'c>> {
        let (rules, plan) = (round.rules, round.plan());
        let groups = groups(rules, plan);
        let questions = questions(rules, plan, &groups);
        let ranked = round.places.iter().take_while(|place| place.rank.is_some()).count();
        let mut bids = Vec::with_capacity(ranked);
        round.some(&round.places[..ranked], &mut |place, sheet| {
            let standing = &round.entries[place.bid].standing;
            bids.extend(
                sheet
                    .assessed()
                    .map(|(_, assessed)| contender(place, standing, assessed, plan, (&groups, &questions))),
            );
            Ok(())
        })?;
        let kept = round.entries.iter().enumerate().filter_map(|(entry, of)| {
            let counts = rules.award.keeps_dropped && of.standing.dropped;
            let ranked = of.standing.verdict == Some(Verdict::Admissible);
            Some(Kept { entry, price: of.standing.price.clone().filter(|_| counts && !ranked)? })
        });
        let kept = kept.collect();
        Ok(Contest { award: &rules.award, method: plan.method, groups, questions, bids, kept })
    }

    /// Whether the figure rests on the euro values of groups and not on their weights.
    #[must_use]
    pub fn is_by_value(&self) -> bool {
        self.method.keys().contains(&"values")
    }

    /// Σ of the weights.
    #[must_use]
    pub fn weights(&self) -> Ratio {
        self.groups.iter().fold(Ratio::default(), |sum, group| &sum + &group.weight)
    }

    /// A bid as it would stand if something of it were otherwise.
    #[must_use]
    pub fn standing(&self, bid: usize, other: &Otherwise<'_>) -> Standing {
        let contender = &self.bids[bid];
        let mut standing = contender.standing.clone();
        let mut shares = contender.shares.clone();
        for (question, points) in other.points {
            let of = &self.questions[*question];
            let more = &(*points - &contender.points[*question]) * &of.per_point;
            shares[of.group] = &shares[of.group] + &more;
        }
        if !other.points.is_empty() {
            standing.score = self.score(&shares);
            standing.worth = self.worth(&shares);
        }
        if let Some(price) = &other.price {
            standing.price = Some(price.clone());
        }
        let old = std::mem::take(&mut standing.ties);
        let ties = self.award.ties.iter().zip(old);
        standing.ties = ties.map(|(tie, old)| self.tie(*tie, old, &standing, &shares, other)).collect();
        standing
    }

    fn tie(
        &self,
        tie: Tie,
        old: Option<Ratio>,
        standing: &Standing,
        shares: &[Ratio],
        other: &Otherwise<'_>,
    ) -> Option<Ratio> {
        match tie {
            Tie::Score => standing.score.clone(),
            Tie::Group(place) => {
                let group = self.groups.iter().position(|group| group.place == place);
                group.map(|group| shares[group].clone()).or(old)
            }
            Tie::Criterion(place) => {
                let of = |(question, _): &&(usize, &Ratio)| self.questions[*question].place == place;
                other.points.iter().find(of).map(|(_, points)| (*points).clone()).or(old)
            }
            Tie::Price => standing.price.as_ref().map(|price| -price),
            Tie::Draw => None,
        }
    }

    /// Σ weight·share / Σ weight, in percent; nothing where no group carries weight.
    fn score(&self, shares: &[Ratio]) -> Option<Ratio> {
        let sum = self
            .groups
            .iter()
            .zip(shares)
            .fold(Ratio::default(), |sum, (group, share)| &sum + &(&group.weight * share));
        sum.checked_div(&self.weights())
    }

    /// Σ value·share / 100, in the tender's currency.
    fn worth(&self, shares: &[Ratio]) -> Ratio {
        let parts = self.groups.iter().zip(shares);
        let sum = parts.fold(Ratio::default(), |sum, (group, share)| {
            group.value.as_ref().map_or_else(|| sum.clone(), |value| &sum + &(value * share))
        });
        sum.checked_div(&Ratio::from(100)).unwrap_or_default()
    }

    /// The prices that bids are held against, with one bid at another price, or without it where none is given.
    #[must_use]
    pub fn field(&self, but: Option<(usize, Option<&Ratio>)>) -> Field {
        let own = |bid: usize| match but {
            Some((other, price)) if other == bid => price,
            _ => self.bids[bid].standing.price.as_ref(),
        };
        let kept = self.kept.iter().map(|kept| &kept.price);
        Field::new((0..self.bids.len()).filter_map(own).chain(kept))
    }

    /// The figure before any rounding that the tender promises.
    #[must_use]
    pub fn exact(&self, standing: &Standing, field: &Field) -> Option<Ratio> {
        let offered = Offered {
            score: standing.score.as_ref(),
            worth: &standing.worth,
            price: standing.price.as_ref(),
        };
        self.method.figure(self.award, &offered, field)
    }

    /// What a bid is put in order by, among these prices.
    #[must_use]
    pub fn key<'k>(&self, standing: &'k Standing, field: &Field) -> Key<'k> {
        let exact = self.exact(standing, field);
        let rounded = self.award.round.and_then(|decimals| Some(exact.as_ref()?.to_decimals(decimals)));
        Key { figure: rounded.or(exact), ties: &standing.ties }
    }

    /// The better one first; equal where only a draw by lot can tell them apart.
    #[must_use]
    pub fn order(&self, a: &Key<'_>, b: &Key<'_>) -> Ordering {
        let figures = a.figure.cmp(&b.figure);
        let by_figure = if self.method.lowest_is_best() { figures } else { figures.reverse() };
        by_figure.then_with(|| b.ties.cmp(a.ties))
    }

    /// The better one first, of two bids among these prices.
    #[must_use]
    pub fn compare(&self, a: &Standing, b: &Standing, field: &Field) -> Ordering {
        self.order(&self.key(a, field), &self.key(b, field))
    }
}

/// What a bid is put in order by: its figure, and then what ties are broken by.
#[derive(Clone, Debug)]
pub struct Key<'k> {
    figure: Option<Ratio>,
    ties: &'k [Option<Ratio>],
}

fn groups(rules: &Rules, plan: &Plan) -> Vec<Group> {
    let of = |place: usize| {
        let value = rules.award.values.iter().find(|(group, _)| *group == place);
        Some(Group {
            place,
            weight: plan.groups[place].weight.clone()?,
            value: value.map(|(_, value)| Ratio::from(*value)),
        })
    };
    (0..plan.groups.len()).filter_map(of).collect()
}

fn questions(rules: &Rules, plan: &Plan, groups: &[Group]) -> Vec<Question> {
    let of = |(place, criterion): (usize, &Criterion)| {
        let group = groups.iter().position(|group| group.place == criterion.group)?;
        let per_point = plan.share(criterion.group, &Amount::of(Ratio::from(1)))?;
        let options = criterion.options.iter().enumerate().filter(|(_, option)| !option.rejects);
        let options =
            options.map(|(option, of)| Alternative { option: Some(option), points: Ratio::from(of.points) });
        let corners = criterion.curve.iter().flat_map(|curve| &curve.points);
        let corners = corners.map(|(_, points)| Alternative { option: None, points: Ratio::from(*points) });
        let mut alternatives: Vec<Alternative> = options.chain(corners).collect();
        alternatives.sort_by(|a, b| a.points.cmp(&b.points));
        alternatives.dedup_by(|a, b| a.points == b.points);
        Some(Question { place, group, per_point, alternatives })
    };
    rules.criteria.iter().enumerate().filter_map(of).collect()
}

fn contender(
    place: &Place,
    standing: &Standing,
    assessed: &Assessed,
    plan: &Plan,
    (groups, questions): (&[Group], &[Question]),
) -> Contender {
    let share = |group: &Group| {
        plan.share(group.place, &assessed.reckoned.groups[group.place].points).unwrap_or_default()
    };
    Contender {
        entry: place.bid,
        rank: place.rank.unwrap_or_default(),
        standing: standing.clone(),
        shares: groups.iter().map(share).collect(),
        points: questions.iter().map(|of| plan.points(&assessed.answers[of.place].points)).collect(),
    }
}

/// A fraction of two whole numbers, the second not zero.
pub(super) fn ratio(numerator: i128, denominator: i128) -> Ratio {
    Ratio::new(Int::from(numerator), Int::from(denominator)).unwrap_or_default()
}
