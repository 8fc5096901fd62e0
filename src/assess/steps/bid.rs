//! The steps to the score of one bid: points, groups, weights, and what each criterion adds.

use super::ledger::{Differs, Kind, Ledger, Op, Operand, Pick, StepId, What, constant};
use super::places::{Places, given};
use crate::assess::known::number;
use crate::assess::{Amount, Answer, Assessed, Plan, Source, Status};
use crate::model::authority::{OfBid, Vote};
use crate::model::offer::{Claimed, Offer};
use crate::model::rules::Curve;
use crate::num::Ratio;

/// The steps of a criterion.
#[derive(Clone, Copy, Debug)]
pub struct CriterionSteps {
    /// Its points.
    pub points: StepId,
    /// The most points it has.
    pub maximum: StepId,
    /// What counts while nothing is known.
    pub floor: StepId,
    /// What it adds to the score; nothing where its group has no share.
    pub adds: Option<StepId>,
    /// What it could add.
    pub could: Option<StepId>,
    /// What is lost on it.
    pub loss: Option<StepId>,
}

/// The steps of a group.
#[derive(Clone, Copy, Debug)]
pub struct GroupSteps {
    /// Its points.
    pub points: StepId,
    /// What they are divided by, and what follows from that; nothing where it has no share.
    pub weighed: Option<Weighed>,
}

/// The steps of a group that has a share.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    /// What its points are divided by.
    pub divisor: StepId,
    /// Its share, in percent.
    pub share: StepId,
    /// Its weight.
    pub weight: StepId,
    /// What it adds to the score: share times weight, by the weights together.
    pub contribution: StepId,
    /// The score so far, this group included.
    pub sum: StepId,
}

/// The steps of a bid.
#[derive(Clone, Debug, Default)]
pub struct BidSteps {
    /// Per criterion of the rules, in order.
    pub criteria: Vec<CriterionSteps>,
    /// Per group of the rules, in order.
    pub groups: Vec<GroupSteps>,
    /// The weights together; nothing where no group has a share.
    pub weights: Option<StepId>,
    /// The score; nothing where no group has a share.
    pub score: Option<StepId>,
    /// What all criteria add together, which is the score.
    pub together: Option<StepId>,
}

/// A bid whose steps are written down.
pub struct Recorder<'r> {
    /// Where they are written.
    pub ledger: &'r mut Ledger,
    /// Where the numbers of the rules stand.
    pub places: &'r Places<'r>,
    /// The reckoning that the score came from.
    pub plan: &'r Plan,
    /// The bid.
    pub offer: &'r Offer,
    /// What was reckoned of it.
    pub assessed: &'r Assessed,
    /// What the authority wrote about it.
    pub written: Option<&'r OfBid>,
}

impl Recorder<'_> {
    /// Writes down every step to the score.
    ///
    /// # Errors
    /// Where a step does not come to what the engine reckoned.
    pub fn record(&mut self) -> Result<BidSteps, Differs> {
        let mut steps = BidSteps::default();
        for place in 0..self.places.rules.criteria.len() {
            let criterion = self.criterion(place)?;
            steps.criteria.push(criterion);
        }
        let weights: Vec<Option<StepId>> =
            (0..self.places.rules.groups.len()).map(|group| self.weight(group)).collect::<Result<_, _>>()?;
        let with_share: Vec<Operand> = weights.iter().flatten().map(|&step| Operand::Step(step)).collect();
        let any = self.assessed.reckoned.score.is_some();
        steps.weights = any.then(|| self.ledger.push(Kind::Weights, "", Op::Add, with_share));
        let mut so_far = None;
        for (group, weight) in weights.into_iter().enumerate() {
            let recorded = self.group(group, weight, &mut so_far, &mut steps)?;
            steps.groups.push(recorded);
        }
        if let Some(sum) = so_far {
            let score = self.ledger.push(Kind::Score, &self.offer.id, Op::Add, vec![Operand::Step(sum)]);
            let engine = self.assessed.reckoned.score.as_ref().map(|figure| &figure.score);
            self.ledger.must(score, engine)?;
            let adds = steps.criteria.iter().filter_map(|criterion| criterion.adds).map(Operand::Step);
            let together = self.ledger.push(Kind::Together, &self.offer.id, Op::Add, adds.collect());
            self.ledger.must(together, engine)?;
            (steps.score, steps.together) = (Some(score), Some(together));
        }
        Ok(steps)
    }

    /// An id of this bid's own step.
    fn own(&self, of: &str) -> String {
        format!("{}:{of}", self.offer.id)
    }

    fn criterion(&mut self, place: usize) -> Result<CriterionSteps, Differs> {
        let id = self.places.rules.criteria[place].id.clone();
        let worth: Vec<Operand> = self.worth(place);
        let maximum = self.ledger.pick(Kind::Maximum, &id, Pick::Highest, worth.clone());
        let with_zero = std::iter::once(constant(0)).chain(worth).collect();
        let floor = self.ledger.pick(Kind::Floor, &id, Pick::Lowest, with_zero);
        let of_plan = &self.plan.criteria[place];
        self.ledger.must(maximum, Some(&self.plan.points(&Amount::units(of_plan.maximum))))?;
        self.ledger.must(floor, Some(&self.plan.points(&Amount::units(of_plan.floor))))?;
        let answer = &self.assessed.answers[place];
        let engine = self.plan.points(&answer.points);
        let points = self.points(place, answer, &engine, floor);
        self.ledger.must(points, Some(&engine))?;
        Ok(CriterionSteps { points, maximum, floor, adds: None, could: None, loss: None })
    }

    /// What each option is worth, or each corner of a curve.
    fn worth(&mut self, place: usize) -> Vec<Operand> {
        let criterion = &self.places.rules.criteria[place];
        let corners = criterion.curve.iter().flat_map(|curve| 0..curve.points.len());
        let corners: Vec<Operand> = corners.map(|corner| self.corner(place, corner).1).collect();
        let options: Vec<Operand> =
            (0..criterion.options.len()).map(|option| self.option(place, option)).collect();
        options.into_iter().chain(corners).collect()
    }

    /// What an option is worth: as its file says, or its share of the points of the criterion.
    fn option(&mut self, place: usize, option: usize) -> Operand {
        let criterion = &self.places.rules.criteria[place];
        let of = format!("{}/{}", criterion.id, criterion.options[option].id);
        if let Some(both) = self.places.shared(place, option) {
            let scaled = self.ledger.push(Kind::Scaled, &of, Op::Mul, both.to_vec());
            let operands = vec![Operand::Step(scaled), constant(100)];
            return Operand::Step(self.ledger.push(Kind::ScaleOption, &of, Op::Div, operands));
        }
        let points = Ratio::from(criterion.options[option].points);
        given(points, What::OptionPoints, &of, self.places.option(place, option))
    }

    /// A corner of a curve: the value of the fact, and the points.
    fn corner(&self, place: usize, corner: usize) -> (Operand, Operand) {
        let criterion = &self.places.rules.criteria[place];
        let at = self.places.criterion(place).and_then(|said| said.curve.as_ref()).map(|curve| curve.at);
        let (x, y) = criterion.curve.as_ref().map(|curve| curve.points[corner]).unwrap_or_default();
        let of = format!("{}/{}", criterion.id, corner + 1);
        (given(Ratio::from(x), What::CurveValue, &of, at), given(Ratio::from(y), What::CurvePoints, &of, at))
    }

    /// The points that count: of the option, along the curve, as assessors gave them, or the floor.
    fn points(&mut self, place: usize, answer: &Answer, engine: &Ratio, floor: StepId) -> StepId {
        let criterion = &self.places.rules.criteria[place];
        let of = self.own(&criterion.id);
        let by_option = answer.option.map(|option| self.option(place, option));
        let by_option = by_option.filter(|option| self.ledger.worth(option) == engine);
        let by_curve = criterion.curve.as_ref().filter(|_| answer.status == Status::Answered);
        let operand = match (by_option, by_curve) {
            (Some(option), _) => option,
            (None, Some(curve)) => self.along(place, curve),
            (None, None) if answer.source == Some(Source::Assessed) => self.mean(place),
            (None, None) if self.ledger.value(floor) == engine => Operand::Step(floor),
            (None, None) => {
                let at = self.offer.claims[place].as_ref().map(|claim| claim.at);
                given(engine.clone(), What::Assessed, &criterion.id, at)
            }
        };
        self.ledger.push(Kind::Points, &of, Op::Add, vec![operand])
    }

    /// The mean of the points of what assessors chose.
    fn mean(&mut self, place: usize) -> Operand {
        let criterion = &self.places.rules.criteria[place];
        let votes = self.written.and_then(|of| of.votes.get(&place)).map(Vec::as_slice).unwrap_or_default();
        let offered =
            self.offer.claims[place].as_ref().is_some_and(|claim| claim.answer == Claimed::Equivalent);
        let counts = |vote: &&Vote| !vote.consensus && (!offered || vote.equivalent.is_some());
        let chosen = votes.iter().filter(counts).filter_map(|vote| Some((vote, vote.option?)));
        let terms: Vec<Operand> = chosen
            .map(|(vote, option)| {
                let of = format!("{}/{}", criterion.id, vote.assessor);
                given(Ratio::from(criterion.options[option].points), What::Assessed, &of, Some(vote.at))
            })
            .collect();
        let many = constant(i64::try_from(terms.len()).unwrap_or_default());
        let of = self.own(&criterion.id);
        let sum = Operand::Step(self.ledger.push(Kind::MeanSum, &of, Op::Add, terms));
        Operand::Step(self.ledger.push(Kind::Mean, &of, Op::Div, vec![sum, many]))
    }

    /// Points along a curve: on a straight line between two corners, those of the end outside all.
    fn along(&mut self, place: usize, curve: &Curve) -> Operand {
        let (rules, offer) = (self.places.rules, self.offer);
        let Some(x) = number(rules, offer, curve.fact) else { return constant(0) };
        let (fact, stated) = (&rules.facts[curve.fact].id, offer.facts[curve.fact].as_ref());
        let corner_at = |corner: usize| Ratio::from(curve.points[corner].0);
        let last = curve.points.len().saturating_sub(1);
        let corner = match (0..=last).find(|&corner| x <= corner_at(corner)) {
            Some(0) => return self.corner(place, 0).1,
            None => return self.corner(place, last).1,
            Some(corner) => corner,
        };
        let x = given(x, What::Fact, fact, stated.map(|stated| stated.at));
        let ((x0, y0), (x1, y1)) = (self.corner(place, corner - 1), self.corner(place, corner));
        let of = self.own(&self.places.rules.criteria[place].id);
        let mut side = |name: &str, op, a: Operand, b: Operand| {
            Operand::Step(self.ledger.push(Kind::Curve, &format!("{of}:{name}"), op, vec![a, b]))
        };
        let rise = side("rise", Op::Sub, y1, y0.clone());
        let run = side("run", Op::Sub, x1, x0.clone());
        let slope = side("slope", Op::Div, rise, run);
        let way = side("way", Op::Sub, x, x0);
        let more = side("more", Op::Mul, slope, way);
        side("points", Op::Add, y0, more)
    }

    /// The weight of a group that has a share, scaled to what its catalogue carries where that is said.
    fn weight(&mut self, group: usize) -> Result<Option<StepId>, Differs> {
        let rules = self.places.rules;
        let Some(engine) = &self.plan.groups[group].weight else { return Ok(None) };
        let (id, catalogue) = (&rules.groups[group].id, rules.groups[group].catalogue);
        let own = self.places.weight(group);
        let step = if let Some(share) = self.places.catalogue_share(catalogue) {
            let of_it = (0..rules.groups.len()).filter(|&other| {
                rules.groups[other].catalogue == catalogue && self.plan.groups[other].weight.is_some()
            });
            let weights = of_it.map(|other| self.places.weight(other)).collect();
            let name = &rules.catalogues[catalogue].id;
            let together = self.ledger.push(Kind::CatalogueWeights, name, Op::Add, weights);
            let scaling = self.ledger.push(Kind::Scaling, id, Op::Mul, vec![own, share]);
            let operands = vec![Operand::Step(scaling), Operand::Step(together)];
            self.ledger.push(Kind::Weight, id, Op::Div, operands)
        } else {
            self.ledger.push(Kind::Weight, id, Op::Add, vec![own])
        };
        self.ledger.must(step, Some(engine))?;
        Ok(Some(step))
    }

    fn group(
        &mut self,
        group: usize,
        weight: Option<StepId>,
        so_far: &mut Option<StepId>,
        steps: &mut BidSteps,
    ) -> Result<GroupSteps, Differs> {
        let of = &self.places.rules.groups[group];
        let mut running: Option<StepId> = None;
        for &place in &of.criteria {
            let before = running.map(Operand::Step);
            let operands = before.into_iter().chain([Operand::Step(steps.criteria[place].points)]).collect();
            let name = self.own(&self.places.rules.criteria[place].id);
            running = Some(self.ledger.push(Kind::Running, &name, Op::Add, operands));
        }
        let operands = running.map(Operand::Step).into_iter().collect();
        let points = self.ledger.push(Kind::Group, &self.own(&of.id), Op::Add, operands);
        let reckoned = &self.assessed.reckoned.groups[group].points;
        self.ledger.must(points, Some(&self.plan.points(reckoned)))?;
        let (Some(weight), Some(weights)) = (weight, steps.weights) else {
            return Ok(GroupSteps { points, weighed: None });
        };
        let divisor = self.divisor(group, steps)?;
        let own = self.own(&of.id);
        let mut push =
            |kind, op, a: Operand, b: StepId| self.ledger.push(kind, &own, op, vec![a, Operand::Step(b)]);
        let hundredfold = push(Kind::Hundredfold, Op::Mul, constant(100), points);
        let share = push(Kind::Share, Op::Div, Operand::Step(hundredfold), divisor);
        let weighted = push(Kind::Weighted, Op::Mul, Operand::Step(share), weight);
        let contribution = push(Kind::Contribution, Op::Div, Operand::Step(weighted), weights);
        let before = so_far.map(Operand::Step);
        let operands = before.into_iter().chain([Operand::Step(contribution)]).collect();
        let sum = self.ledger.push(Kind::Sum, &own, Op::Add, operands);
        *so_far = Some(sum);
        self.ledger.must(share, self.plan.share(group, reckoned).as_ref())?;
        self.adds(group, [divisor, weight, weights], steps);
        Ok(GroupSteps { points, weighed: Some(Weighed { divisor, share, weight, contribution, sum }) })
    }

    /// What the points of a group are divided by: `out_of` · Σ maxima that count / Σ maxima of all.
    fn divisor(&mut self, group: usize, steps: &BidSteps) -> Result<StepId, Differs> {
        let of = &self.places.rules.groups[group];
        let maxima = of.criteria.iter().map(|&place| Operand::Step(steps.criteria[place].maximum)).collect();
        let gone = self.places.gone(group);
        let step = match self.places.out_of(group) {
            None => self.ledger.push(Kind::Divisor, &of.id, Op::Add, maxima),
            Some(out_of) if gone.is_empty() => self.ledger.push(Kind::Divisor, &of.id, Op::Add, vec![out_of]),
            Some(out_of) => {
                let counting = Operand::Step(self.ledger.push(Kind::Maxima, &of.id, Op::Add, maxima));
                let all = std::iter::once(counting.clone()).chain(gone).collect();
                let all = Operand::Step(self.ledger.push(Kind::AllMaxima, &of.id, Op::Add, all));
                let whole = self.ledger.push(Kind::Whole, &of.id, Op::Mul, vec![out_of, counting]);
                self.ledger.push(Kind::Divisor, &of.id, Op::Div, vec![Operand::Step(whole), all])
            }
        };
        // The engine keeps no divisor: it keeps what share one point is.
        let one_point = self.plan.share(group, &Amount::of(Ratio::from(1)));
        let engine = one_point.and_then(|share| Ratio::from(100).checked_div(&share));
        self.ledger.must(step, engine.as_ref())?;
        Ok(step)
    }

    /// What each criterion of a group adds to the score, and could add.
    fn adds(&mut self, group: usize, [divisor, weight, weights]: [StepId; 3], steps: &mut BidSteps) {
        let of = &self.places.rules.groups[group];
        let shared = |ledger: &mut Ledger, kind, op, a: Operand, b: StepId| {
            Operand::Step(ledger.push(kind, &of.id, op, vec![a, Operand::Step(b)]))
        };
        let percent = shared(self.ledger, Kind::Percent, Op::Div, constant(100), divisor);
        let weighed = shared(self.ledger, Kind::Weighed, Op::Mul, percent, weight);
        let factor = shared(self.ledger, Kind::Factor, Op::Div, weighed, weights);
        for &place in &of.criteria {
            let id = &self.places.rules.criteria[place].id;
            let criterion = &mut steps.criteria[place];
            let of_bid = format!("{}:{id}", self.offer.id);
            let times = |step| vec![Operand::Step(step), factor.clone()];
            let adds = self.ledger.push(Kind::Adds, &of_bid, Op::Mul, times(criterion.points));
            let could = self.ledger.push(Kind::Could, id, Op::Mul, times(criterion.maximum));
            let both = vec![Operand::Step(could), Operand::Step(adds)];
            let loss = self.ledger.push(Kind::Loss, &of_bid, Op::Sub, both);
            (criterion.adds, criterion.could, criterion.loss) = (Some(adds), Some(could), Some(loss));
        }
    }
}
