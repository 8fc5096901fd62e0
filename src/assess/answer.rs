//! The answer of a bid to one criterion, and what it is worth.

use std::cmp::Reverse;

use super::amount::{Amount, Span};
use super::judged::{Judged, Panel, judged};
use super::known::{Known, number};
use super::plan::CriterionPlan;
use crate::cond::{Cond, Truth};
use crate::model::authority::{AnswerRuling, Vote};
use crate::model::offer::{Claim, Claimed, Offer};
use crate::model::rules::{Criterion, Curve, Rules};
use crate::num::Ratio;

/// Where an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// An option counts.
    Answered,
    /// Nothing is known.
    Unanswered,
    /// Something equivalent is offered, and not yet assessed.
    EquivalentOffered,
    /// Assessors have not chosen an option yet.
    NotAssessed,
    /// Assessors chose differently, and have no consensus yet.
    NotSettled,
    /// The facts contradict the claim, and give no answer themselves.
    Contradicted,
}

impl Answer {
    /// The option that counts: none where it is withheld.
    #[must_use]
    pub fn counts(&self) -> Option<usize> {
        self.option.filter(|_| !self.withheld)
    }

    /// Whether nothing counts yet: no option, or one that is withheld. A mean counts without an option.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.withheld || (self.option.is_none() && self.source.is_none())
    }
}

impl Status {
    /// Whether assessors have yet to judge, or to agree.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Status::NotAssessed | Status::NotSettled | Status::EquivalentOffered)
    }

    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Status::Answered => "answered",
            Status::Unanswered => "unanswered",
            Status::EquivalentOffered => "equivalent-offered",
            Status::NotAssessed => "not-assessed",
            Status::NotSettled => "not-settled",
            Status::Contradicted => "contradicted",
        }
    }
}

/// Where an answer that counts comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The bid says so.
    Claimed,
    /// The facts that the bid states give it.
    Derived,
    /// Assessors chose it.
    Assessed,
    /// The authority found so.
    Ruled,
}

impl Source {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Source::Claimed => "claimed",
            Source::Derived => "derived",
            Source::Assessed => "assessed",
            Source::Ruled => "ruled",
        }
    }
}

/// The answer that counts for one criterion.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Where it stands.
    pub status: Status,
    /// Where it comes from, where one counts.
    pub source: Option<Source>,
    /// The option that counts, by its place; none on a curve.
    pub option: Option<usize>,
    /// Its points.
    pub points: Amount,
    /// The range that is shown.
    pub shown: Span,
    /// The range that gates read: an answer without evidence counts there as it stands.
    pub firm: Span,
    /// Its level, where the option has one.
    pub level: Option<i64>,
    /// A higher level that is not ruled out, where facts are missing.
    pub may_reach: Option<i64>,
    /// Whether valid evidence supports it; nothing where none is asked.
    pub supported: Option<bool>,
    /// Whether it rejects the bid by itself.
    pub rejects: bool,
    /// Whether its points and level are withheld until there is valid evidence.
    pub withheld: bool,
    /// Facts that are missing to say more, by their places.
    pub missing: Vec<usize>,
    /// The option that was claimed and does not count, by its place.
    pub overruled: Option<usize>,
}

/// One criterion with everything that decides its answer.
pub struct Question<'q> {
    /// The rules.
    pub rules: &'q Rules,
    /// The criterion.
    pub criterion: &'q Criterion,
    /// Its points.
    pub plan: &'q CriterionPlan,
    /// When each option holds.
    pub when: &'q [Option<Cond>],
    /// The option that holds otherwise.
    pub otherwise: Option<usize>,
    /// What the bid says to it.
    pub claim: Option<&'q Claim>,
    /// The bid.
    pub offer: &'q Offer,
    /// What it states, as conditions see it.
    pub known: &'q Known<'q>,
    /// What assessors chose.
    pub votes: &'q [Vote],
    /// How many assess this criterion.
    pub assessors: usize,
    /// What the authority found, where it did.
    pub ruling: Option<&'q AnswerRuling>,
    /// Whether an answer without valid evidence earns nothing.
    pub withhold: bool,
}

impl Question<'_> {
    /// The answer that counts: the first of these that fits.
    ///
    /// A ruling; an assessment, where assessors judge or an equivalent is offered; a rejecting condition is not
    /// established; an option is derived; a condition is not established or the fact of a curve missing; an option
    /// is claimed; nothing.
    ///
    /// | status | points | shown range | range for gates |
    /// |---|---|---|---|
    /// | answered, supported or none asked, assessed, ruled | option's | option's | option's |
    /// | answered, unsupported, `flag` | option's | lower of 0 and option's, to option's | option's |
    /// | answered, unsupported, `withhold` | floor | floor to option's | floor to option's |
    /// | any other | floor | floor to maximum | floor to maximum |
    ///
    /// Where an option holds and a better one is not established, both ranges reach up to the better.
    #[must_use]
    pub fn answer(&self) -> Answer {
        if let Some(ruling) = self.ruling {
            return match ruling.option {
                Some(place) => self.settled(place, Source::Ruled),
                None => self.open(Status::Unanswered, Vec::new()),
            };
        }
        let offered = matches!(self.claim, Some(Claim { answer: Claimed::Equivalent, .. }));
        if offered || self.criterion.judged {
            return self.assessed(offered);
        }
        if let Some(curve) = &self.criterion.curve {
            return self.on_curve(curve);
        }
        let truths: Vec<Truth> = self.truths();
        let is_open = |place: usize| self.criterion.options[place].derived && truths[place].is_none();
        let places = 0..truths.len();
        if places.clone().any(|place| is_open(place) && self.criterion.options[place].rejects) {
            return self.open(Status::Unanswered, self.missing());
        }
        let holding = places.clone().filter(|&place| truths[place] == Some(true));
        if let Some(place) = holding.min_by_key(|&place| self.preference(place)) {
            let better: Vec<usize> = places
                .filter(|&other| is_open(other) && self.preference(other) < self.preference(place))
                .collect();
            return self.derived(place, &better);
        }
        if places.clone().any(is_open) {
            return self.open(Status::Unanswered, self.missing());
        }
        match self.claim {
            Some(Claim { answer: Claimed::Option(place), supported, .. }) => {
                if self.criterion.options[*place].derived {
                    return self.open(Status::Contradicted, Vec::new());
                }
                self.answered(*place, Source::Claimed, *supported)
            }
            _ => self.open(Status::Unanswered, Vec::new()),
        }
    }

    /// What the assessors chose; open while they have not, or do not agree.
    fn assessed(&self, offered: bool) -> Answer {
        let panel = Panel { assessors: self.assessors, mean: self.rules.policy.mean, offered };
        match judged(self.votes, panel, self.criterion, self.plan) {
            Judged::Option(place) => self.settled(place, Source::Assessed),
            Judged::Mean { units, level } => {
                let points = self.plan.points(&units);
                Answer { level, ..self.counted(Source::Assessed, points.clone(), points, None) }
            }
            Judged::Refused => self.open(Status::Unanswered, Vec::new()),
            Judged::Open if offered => self.open(Status::EquivalentOffered, Vec::new()),
            Judged::Open => self.open(Status::NotAssessed, Vec::new()),
            Judged::Differ => self.open(Status::NotSettled, Vec::new()),
        }
    }

    /// What people settled needs no evidence.
    fn settled(&self, place: usize, source: Source) -> Answer {
        let mut answer = self.answered(place, source, true);
        answer.supported = None;
        answer
    }

    /// What each option's condition comes to; false where it has none.
    fn truths(&self) -> Vec<Truth> {
        let of = |cond: &Option<Cond>| cond.as_ref().map_or(Some(false), |cond| self.known.truth(cond));
        let mut truths: Vec<Truth> = self.when.iter().map(of).collect();
        if let Some(place) = self.otherwise {
            let others =
                self.when.iter().zip(&truths).filter(|(cond, _)| cond.is_some()).map(|(_, truth)| *truth);
            let others: Vec<Truth> = others.collect();
            truths[place] = if others.contains(&Some(true)) {
                Some(false)
            } else if others.contains(&None) {
                None
            } else {
                Some(true)
            };
        }
        truths
    }

    /// Of several options that hold: one that rejects, most points, highest level, smallest id.
    fn preference(&self, place: usize) -> (bool, Reverse<i128>, Reverse<Option<i64>>, &str) {
        let option = &self.criterion.options[place];
        (!option.rejects, Reverse(self.plan.options[place]), Reverse(option.level), option.id.as_str())
    }

    fn missing(&self) -> Vec<usize> {
        let mut missing: Vec<usize> =
            self.when.iter().flatten().flat_map(|cond| self.known.missing(cond)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn derived(&self, place: usize, better: &[usize]) -> Answer {
        let mut answer = self.answered(place, Source::Derived, self.facts_support());
        answer.overruled = match self.claim {
            Some(Claim { answer: Claimed::Option(claimed), .. }) if *claimed != place => Some(*claimed),
            _ => None,
        };
        if let Some(best) = better.iter().map(|&other| self.plan.options[other]).max() {
            let best = Amount::units(best.max(self.plan.options[place]));
            answer.shown.best = best.clone();
            answer.firm.best = best;
            answer.may_reach = better.iter().filter_map(|&other| self.criterion.options[other].level).max();
            answer.missing = self.missing();
        }
        answer
    }

    /// A derived answer is supported by evidence of its own, or of the facts that it rests on.
    fn facts_support(&self) -> bool {
        // What the authority found needs no document of the bidder.
        let ruled = |place: &usize| self.offer.facts[*place].as_ref().is_some_and(|fact| fact.ruled);
        let own = self.claim.is_some_and(|claim| claim.supported) || self.criterion.reads.iter().any(ruled);
        let stated = self.criterion.reads.iter().filter_map(|&place| self.offer.facts[place].as_ref());
        let cited = stated.flat_map(|fact| &fact.evidence);
        let counts = |id: &String| {
            let kinds = &self.criterion.evidence_kinds;
            self.offer.valid.iter().any(|(valid, kind)| valid == id && kinds.contains(kind))
        };
        own || cited.into_iter().any(counts)
    }

    fn answered(&self, place: usize, source: Source, supported: bool) -> Answer {
        let option = &self.criterion.options[place];
        let points = Amount::units(self.plan.options[place]);
        let worst = Amount::units(self.plan.options[place].min(0));
        let asked = !self.criterion.evidence_kinds.is_empty() && !option.rejects;
        let counted = self.counted(source, points, worst, asked.then_some(supported));
        let level = option.level.filter(|_| !counted.withheld);
        Answer { option: Some(place), level, rejects: option.rejects, ..counted }
    }

    fn counted(&self, source: Source, points: Amount, worst: Amount, supported: Option<bool>) -> Answer {
        let unsupported = supported == Some(false);
        let withheld = unsupported && self.withhold;
        let exact = Span::exact(&points);
        let shown = if unsupported { Span { worst, best: points.clone() } } else { exact.clone() };
        let floor = Amount::units(self.plan.floor);
        let held = Span { worst: floor.clone(), best: points.clone() };
        let (points, shown, firm) =
            if withheld { (floor, held.clone(), held) } else { (points, shown, exact) };
        Answer {
            status: Status::Answered,
            source: Some(source),
            option: None,
            points,
            shown,
            firm,
            level: None,
            may_reach: None,
            supported,
            rejects: false,
            withheld,
            missing: Vec::new(),
            overruled: None,
        }
    }

    fn on_curve(&self, curve: &Curve) -> Answer {
        let Some(x) = number(self.rules, self.offer, curve.fact) else {
            return self.open(Status::Unanswered, vec![curve.fact]);
        };
        let points = along(curve, &x);
        let worst = Amount::of(points.clone().min(Ratio::default()));
        let asked = !self.criterion.evidence_kinds.is_empty();
        self.counted(Source::Derived, Amount::of(points), worst, asked.then(|| self.facts_support()))
    }

    fn open(&self, status: Status, missing: Vec<usize>) -> Answer {
        let range = Span { worst: Amount::units(self.plan.floor), best: Amount::units(self.plan.maximum) };
        let overruled = match (status, self.claim) {
            (
                Status::Contradicted | Status::Unanswered,
                Some(Claim { answer: Claimed::Option(place), .. }),
            ) => Some(*place),
            _ => None,
        };
        Answer {
            status,
            source: None,
            option: None,
            points: range.worst.clone(),
            shown: range.clone(),
            firm: range,
            level: None,
            may_reach: None,
            supported: None,
            rejects: false,
            withheld: false,
            missing,
            overruled,
        }
    }
}

/// The points of a curve at a value: on a straight line between two pairs, constant outside all.
fn along(curve: &Curve, x: &Ratio) -> Ratio {
    let pair = |place: usize| (Ratio::from(curve.points[place].0), Ratio::from(curve.points[place].1));
    let last = curve.points.len() - 1;
    let above = (0..=last).find(|&place| *x <= pair(place).0);
    match above {
        Some(0) => pair(0).1,
        None => pair(last).1,
        Some(place) => {
            let ((x0, y0), (x1, y1)) = (pair(place - 1), pair(place));
            let slope = (&y1 - &y0).checked_div(&(&x1 - &x0)).unwrap_or_default();
            &y0 + &(&slope * &(x - &x0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::{Dec, Points};

    #[test]
    fn a_curve_is_straight_between_pairs_and_constant_outside() {
        let dec = |text: &str| Dec::parse(text).unwrap();
        let points = [("2", "10"), ("6", "0"), ("8", "-1")];
        let points = points.map(|(x, y)| (dec(x), Points(dec(y)))).to_vec();
        let curve = Curve { fact: 0, points };
        for (x, y) in
            [("0", "10/1"), ("2", "10/1"), ("3", "15/2"), ("4.3", "17/4"), ("7", "-1/2"), ("99", "-1/1")]
        {
            assert_eq!(along(&curve, &Ratio::from(dec(x))).to_string(), y, "at {x}");
        }
    }
}
