//! What the derived options of a criterion can come to, worked out once for the rules that ask.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::{Combination, Combinations};
use crate::check::OfRules;
use crate::cond::Cond;
use crate::model::rules::{AnswerOption, Criterion};

/// The most steps of conditions for all criteria together: rules that are hostile end as well.
const MOST_STEPS: u32 = 40_000_000;
/// The most of them for one criterion.
const MOST_OF_ONE: u32 = 4_000_000;
/// The most pairs of options with the same points that are followed in one criterion.
const MOST_PAIRS: usize = 100;

/// What was seen of one criterion.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Per option: what became of it.
    pub options: Vec<Fate>,
    /// Options with the same points that hold together, with what makes them.
    pub ties: Vec<Tie>,
    /// Whether something may be possible that was not seen.
    pub open: bool,
}

/// What became of an option in all combinations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// It was the answer that counts.
    pub counts: bool,
    /// It held.
    pub holds: bool,
    /// Options that counted where it held.
    pub behind: BTreeSet<usize>,
}

/// Two options that hold together and earn the same.
#[derive(Clone, Debug)]
pub struct Tie {
    /// Their places; the first one counts.
    pub options: (usize, usize),
    /// What a bid states to make both hold.
    pub said: String,
}

/// The surveys of all criteria, in order; of those without derived options they say nothing.
pub fn surveys(of: &OfRules<'_>) -> Vec<Survey> {
    let mut left = MOST_STEPS;
    (0..of.rules().criteria.len()).map(|place| survey(of, place, &mut left)).collect()
}

fn survey(of: &OfRules<'_>, place: usize, left: &mut u32) -> Survey {
    let (criterion, _) = of.criterion(place);
    let conditions = &of.opened.conditions;
    let conds: Vec<&Cond> = conditions.options[place].iter().flatten().collect();
    if criterion.judged || conds.is_empty() {
        return Survey::default();
    }
    let mut look = Looking {
        criterion,
        conds: &conditions.options[place],
        otherwise: conditions.otherwise[place],
        equal: equal(criterion, &conditions.options[place]),
        survey: Survey { options: vec![Fate::default(); criterion.options.len()], ..Survey::default() },
        unknown: false,
        steps: (*left).min(MOST_OF_ONE),
    };
    let before = look.steps;
    if before == 0 {
        return Survey { open: true, ..look.survey };
    }
    let combinations = Combinations::new(of, &conds);
    look.steps = before.saturating_sub(combinations.cost());
    let in_order = !look.equal.is_empty();
    combinations.each(in_order, |one| look.at(one));
    *left -= before - look.steps;
    let never = look.is_missing();
    let unseen = never || look.equal.iter().any(|pair| !look.survey.ties.iter().any(|tie| tie.is(*pair)));
    look.survey.open = unseen && (look.unknown || !combinations.complete);
    look.survey
}

/// Pairs of options whose points say nothing about which is better.
fn equal(criterion: &Criterion, conds: &[Option<Cond>]) -> Vec<(usize, usize)> {
    let derived: Vec<usize> = (0..conds.len()).filter(|place| conds[*place].is_some()).collect();
    let mut pairs = Vec::new();
    for (n, &one) in derived.iter().enumerate() {
        let (a, rest) = (&criterion.options[one], &derived[n + 1..]);
        let ties = |other: &&usize| {
            let b = &criterion.options[**other];
            // without points the level is what is asked, and it tells them apart
            let by_level = !criterion.has_points && a.level != b.level;
            a.points == b.points && !a.rejects && !b.rejects && !by_level
        };
        let room = MOST_PAIRS - pairs.len();
        pairs.extend(rest.iter().filter(ties).map(|other| (one, *other)).take(room));
    }
    pairs
}

impl Tie {
    fn is(&self, pair: (usize, usize)) -> bool {
        self.options == pair || self.options == (pair.1, pair.0)
    }
}

struct Looking<'l> {
    criterion: &'l Criterion,
    conds: &'l [Option<Cond>],
    otherwise: Option<usize>,
    equal: Vec<(usize, usize)>,
    survey: Survey,
    /// Whether a condition was not established, or took too many steps.
    unknown: bool,
    steps: u32,
}

impl Looking<'_> {
    /// Whether some derived option never counted.
    fn is_missing(&self) -> bool {
        let fates = self.criterion.options.iter().zip(&self.survey.options);
        fates.into_iter().any(|(option, fate)| option.derived && !fate.counts)
    }

    fn at(&mut self, one: &Combination<'_>) -> ControlFlow<()> {
        let mut holding = Vec::new();
        for (place, cond) in self.conds.iter().enumerate() {
            let Some(cond) = cond else { continue };
            match one.truth(cond, &mut self.steps) {
                Some(true) => holding.push(place),
                Some(false) => {}
                None => return self.not_established(),
            }
        }
        if holding.is_empty() {
            holding.extend(self.otherwise);
        }
        let Some(&first) = holding.iter().min_by_key(|place| preference(&self.criterion.options[**place]))
        else {
            return ControlFlow::Continue(());
        };
        for &place in &holding {
            let fate = &mut self.survey.options[place];
            fate.holds = true;
            fate.counts |= place == first;
            if place != first {
                fate.behind.insert(first);
            }
        }
        self.ties(one, first, &holding);
        let all = self.survey.ties.len() == self.equal.len() && !self.is_missing();
        if all { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn not_established(&mut self) -> ControlFlow<()> {
        self.unknown = true;
        if self.steps == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Notes the pairs that earn the same where no third option comes before both.
    fn ties(&mut self, one: &Combination<'_>, first: usize, holding: &[usize]) {
        for &pair in &self.equal {
            // they stand in order
            let both = [pair.0, pair.1].iter().all(|place| holding.binary_search(place).is_ok());
            let counts = pair.0 == first || pair.1 == first;
            if !both || !counts || !one.fits_tender() || self.survey.ties.iter().any(|tie| tie.is(pair)) {
                continue;
            }
            let other = if pair.0 == first { pair.1 } else { pair.0 };
            let inputs = |place: usize| self.conds[place].iter().flat_map(|cond| cond.inputs()).copied();
            let named: BTreeSet<u32> = inputs(pair.0).chain(inputs(pair.1)).collect();
            let named: Vec<u32> = named.into_iter().collect();
            self.survey.ties.push(Tie { options: (first, other), said: one.said(&named) });
        }
    }
}

/// Of several options that hold: one that rejects, most points, highest level, smallest id.
fn preference(option: &AnswerOption) -> impl Ord + '_ {
    (!option.rejects, Reverse(option.points.0), Reverse(option.level), option.id.as_str())
}
