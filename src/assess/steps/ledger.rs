//! Steps, in the order in which they follow from each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::diag::Span;
use crate::num::Ratio;

/// A step of a ledger, by its place.
pub type StepId = usize;

/// One of the four operations. A sum may have any number of operands; the others go from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// A sum; of one operand that operand, of none zero.
    Add,
    /// A difference.
    Sub,
    /// A product.
    Mul,
    /// A quotient.
    Div,
}

impl Op {
    /// The sign in JSON.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Op::Add => "+",
            Op::Sub => "-",
            Op::Mul => "*",
            Op::Div => "/",
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($(#[$each:meta])* $variant:ident = $word:literal;)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$each])* $variant,)*
        }

        impl $name {
            /// The word in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }
        }
    };
}

words! {
    /// What a step gives.
    Kind:
    /// What an option of a shared scale is worth, before it is divided by a hundred.
    Scaled = "scaled";
    /// What an option of a shared scale is worth.
    ScaleOption = "scale-option";
    /// The most points of a criterion.
    Maximum = "maximum";
    /// The points of a criterion while nothing is known.
    Floor = "floor";
    /// A side of the straight line of a curve.
    Curve = "curve";
    /// The points of what assessors chose, together.
    MeanSum = "mean-sum";
    /// The mean of those points.
    Mean = "mean";
    /// Points of a criterion.
    Points = "points";
    /// Points of a group so far.
    Running = "running";
    /// Points of a group.
    Group = "group-points";
    /// Maxima of the criteria of a group that count.
    Maxima = "maxima";
    /// Maxima of all criteria of a group.
    AllMaxima = "all-maxima";
    /// Maxima that count times what the group is out of.
    Whole = "whole";
    /// What the points of a group are divided by.
    Divisor = "divisor";
    /// The weights of the groups of one catalogue together.
    CatalogueWeights = "catalogue-weights";
    /// A weight times the part that its catalogue carries.
    Scaling = "scaling";
    /// The weight of a group.
    Weight = "weight";
    /// The weights together.
    Weights = "weights";
    /// A hundred times the points of a group.
    Hundredfold = "hundredfold";
    /// The share of a group, in percent.
    Share = "share";
    /// Weight times share.
    Weighted = "weighted";
    /// What a group adds to the score.
    Contribution = "contribution";
    /// The score so far.
    Sum = "sum";
    /// The score.
    Score = "score";
    /// The percent of its group that one point is.
    Percent = "percent-of-point";
    /// That percent, times the weight.
    Weighed = "weighed-point";
    /// What one point adds to the score.
    Factor = "score-of-point";
    /// What a criterion adds to the score.
    Adds = "adds";
    /// What it could add.
    Could = "could-add";
    /// What is lost on it.
    Loss = "loss";
    /// What all criteria add together.
    Together = "adds-together";
    /// The quality as a share of one.
    Quality = "quality";
    /// The part of the figure that quality gives.
    QualityPart = "quality-part";
    /// A price among those of all bids.
    FieldPrice = "price-of-field";
    /// A side of the formula for the price.
    PriceTerm = "price-term";
    /// The share of the price points.
    PriceShare = "price-share";
    /// The part of the figure that the price gives.
    PricePart = "price-part";
    /// What the quality of a group is worth.
    Worth = "worth";
    /// What rounding adds to the figure.
    Rounding = "rounding";
    /// The figure of the award.
    Figure = "figure";
    /// What sets two bids apart.
    Difference = "difference";
    /// From the one bid to the other so far.
    Fall = "waterfall";
}

words! {
    /// What a number that no step gave stands for.
    What:
    /// The points of an option.
    OptionPoints = "option-points";
    /// The points of a criterion whose options are shares of them.
    CriterionPoints = "criterion-points";
    /// The share of an option of a shared scale.
    OptionShare = "option-share";
    /// A corner of a curve: the value of the fact.
    CurveValue = "curve-value";
    /// A corner of a curve: the points.
    CurvePoints = "curve-points";
    /// A fact that the bid states.
    Fact = "fact";
    /// Points that assessors gave.
    Assessed = "assessed-points";
    /// The most points of a criterion that does not count.
    MaximumNotCounting = "maximum-not-counting";
    /// What a group is out of.
    OutOf = "out-of";
    /// A weight.
    Weight = "weight";
    /// What a catalogue carries of the quality score.
    CatalogueShare = "catalogue-share";
    /// A number of the method itself.
    Constant = "constant";
    /// A price.
    Price = "price";
    /// The price that earns all price points.
    PriceFloor = "price-floor";
    /// The price that earns none.
    PriceCeiling = "price-ceiling";
    /// What a group is worth.
    Value = "value-of-group";
    /// The weight of quality.
    QualityWeight = "quality-weight";
    /// The weight of price.
    PriceWeight = "price-weight";
    /// What rounding adds, to the decimals that the tender promises.
    RoundingOf = "rounding";
}

words! {
    /// How one was picked out of several.
    Pick:
    /// The lowest.
    Lowest = "lowest";
    /// The highest.
    Highest = "highest";
    /// The one in the middle of three.
    Middle = "middle";
}

/// A number that no step gave, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The number.
    pub value: Ratio,
    /// What it stands for.
    pub what: What,
    /// Of what: the id of a criterion, `CRITERION/OPTION`, a group, a bid.
    pub of: String,
    /// Where it stands; nothing for a number of the method, or one that the files leave out.
    pub at: Option<Span>,
}

/// What a step reckons with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// What an earlier step gave.
    Step(StepId),
    /// A number with its origin.
    Given(Given),
}

/// What the one operand of a step was picked from, itself among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// How.
    pub how: Pick,
    /// From what.
    pub among: Vec<Operand>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id: its kind and what it is of, after the bid where it is one bid's.
    pub id: String,
    /// What it gives.
    pub kind: Kind,
    /// The operation.
    pub op: Op,
    /// What it reckons with.
    pub operands: Vec<Operand>,
    /// Where the operand was picked from several.
    pub picked: Option<Picked>,
    /// What it gives, exactly.
    pub result: Ratio,
}

/// The steps do not come to what the engine reckoned: there is nothing to explain it by.
#[derive(Clone, Debug)]
pub struct Differs(pub String);

impl fmt::Display for Differs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the steps of `{}` do not come to the figure of the report", self.0)
    }
}

impl std::error::Error for Differs {}

/// Steps in order; each refers to earlier ones only.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    steps: Vec<Step>,
    by_id: BTreeMap<String, StepId>,
}

impl Ledger {
    /// All steps.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// A step.
    #[must_use]
    pub fn step(&self, id: StepId) -> &Step {
        &self.steps[id]
    }

    /// What a step gave.
    #[must_use]
    pub fn value(&self, id: StepId) -> &Ratio {
        &self.steps[id].result
    }

    /// What an operand comes to.
    #[must_use]
    pub fn worth<'o>(&'o self, operand: &'o Operand) -> &'o Ratio {
        match operand {
            Operand::Step(id) => self.value(*id),
            Operand::Given(given) => &given.value,
        }
    }

    /// The step of an id, where it was recorded: what is the same for every bid is recorded once.
    #[must_use]
    pub fn known(&self, kind: Kind, of: &str) -> Option<StepId> {
        self.by_id.get(&id(kind, of)).copied()
    }

    /// Records a step; the same one again is the one that is there.
    pub fn push(&mut self, kind: Kind, of: &str, op: Op, operands: Vec<Operand>) -> StepId {
        self.record(Step {
            id: id(kind, of),
            kind,
            op,
            result: self.reckon(op, &operands),
            operands,
            picked: None,
        })
    }

    /// Records which of several counts; of equal ones the first.
    pub fn pick(&mut self, kind: Kind, of: &str, how: Pick, among: Vec<Operand>) -> StepId {
        let mut order: Vec<usize> = (0..among.len()).collect();
        order.sort_by(|&a, &b| self.worth(&among[a]).cmp(self.worth(&among[b])));
        let place = match how {
            Pick::Lowest => order.first().copied(),
            Pick::Middle => order.get(order.len() / 2).copied(),
            Pick::Highest => {
                let most = order.last().map(|&place| self.worth(&among[place]).clone());
                order.iter().copied().find(|&place| Some(self.worth(&among[place])) == most.as_ref())
            }
        };
        let operands: Vec<Operand> = place.map(|place| among[place].clone()).into_iter().collect();
        let (op, result) = (Op::Add, self.reckon(Op::Add, &operands));
        let picked = Some(Picked { how, among });
        self.record(Step { id: id(kind, of), kind, op, operands, picked, result })
    }

    fn record(&mut self, step: Step) -> StepId {
        if let Some(&known) = self.by_id.get(&step.id) {
            return known;
        }
        self.by_id.insert(step.id.clone(), self.steps.len());
        self.steps.push(step);
        self.steps.len() - 1
    }

    fn reckon(&self, op: Op, operands: &[Operand]) -> Ratio {
        let mut values = operands.iter().map(|operand| self.worth(operand));
        let first = values.next().cloned().unwrap_or_default();
        values.fold(first, |so_far, value| match op {
            Op::Add => &so_far + value,
            Op::Sub => &so_far - value,
            Op::Mul => &so_far * value,
            Op::Div => so_far.checked_div(value).unwrap_or_default(),
        })
    }

    /// Holds what a step gave against what the engine reckoned.
    ///
    /// # Errors
    /// Where the two differ.
    pub fn must(&self, step: StepId, engine: Option<&Ratio>) -> Result<(), Differs> {
        if engine == Some(self.value(step)) { Ok(()) } else { Err(Differs(self.steps[step].id.clone())) }
    }

    /// The steps that some steps rest on, themselves among them, in order.
    #[must_use]
    pub fn behind(&self, wanted: &[StepId]) -> Vec<StepId> {
        let mut found: BTreeSet<StepId> = wanted.iter().copied().collect();
        let mut next: Vec<StepId> = found.iter().copied().collect();
        while let Some(at) = next.pop() {
            let step = &self.steps[at];
            let among = step.picked.iter().flat_map(|picked| &picked.among);
            for operand in step.operands.iter().chain(among) {
                if let Operand::Step(id) = operand
                    && found.insert(*id)
                {
                    next.push(*id);
                }
            }
        }
        found.into_iter().collect()
    }
}

fn id(kind: Kind, of: &str) -> String {
    if of.is_empty() { kind.name().to_owned() } else { format!("{}:{of}", kind.name()) }
}

/// A number of the method itself.
#[must_use]
pub(super) fn constant(n: i64) -> Operand {
    Operand::Given(Given { value: Ratio::from(n), what: What::Constant, of: String::new(), at: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_reckons_from_left_to_right_and_picks_the_first_of_equals() {
        let mut ledger = Ledger::default();
        let less = ledger.push(Kind::Sum, "a", Op::Sub, vec![constant(7), constant(2), constant(1)]);
        assert_eq!(*ledger.value(less), Ratio::from(4));
        assert_eq!(ledger.push(Kind::Sum, "a", Op::Add, Vec::new()), less);
        let nothing = ledger.push(Kind::Sum, "b", Op::Add, Vec::new());
        assert!(ledger.value(nothing).is_zero());
        let among = vec![constant(0), Operand::Step(less), constant(4)];
        let most = ledger.pick(Kind::Maximum, "c", Pick::Highest, among.clone());
        assert_eq!(ledger.step(most).operands, [Operand::Step(less)]);
        let middle = ledger.pick(Kind::PriceShare, "d", Pick::Middle, among);
        assert_eq!(*ledger.value(middle), Ratio::from(4));
        assert_eq!(ledger.behind(&[most]), [less, most]);
        assert!(ledger.must(most, Some(&Ratio::from(4))).is_ok());
        assert!(ledger.must(most, None).is_err());
    }
}
