//! The prices that a rehearsal reckons with: a lowest, a highest, and one between to reckon from.

use crate::award::Field;
use crate::model::award::Award;
use crate::model::rules::{GateRule, Rules};
use crate::num::{Money, Ratio};

/// The price to reckon from, where nobody says one: a round figure that is easy to scale.
const ASSUMED: i64 = 100_000;
/// How far prices lie around it, in percent, where the tender has no floor and ceiling.
const AROUND: i64 = 30;

/// Where the prices come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The floor and the ceiling of the tender.
    FloorAndCeiling,
    /// The price that was given, with a margin around it.
    Given,
    /// The highest price that a gate admits, with a margin around it.
    Gate,
    /// A round figure, with a margin around it.
    Assumed,
}

impl Origin {
    /// The word in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Origin::FloorAndCeiling => "floor-and-ceiling",
            Origin::Given => "given",
            Origin::Gate => "gate",
            Origin::Assumed => "assumed",
        }
    }
}

/// Prices, in the currency of the tender.
#[derive(Clone, Debug)]
pub struct Prices {
    /// The lowest that bids offer.
    pub lowest: Ratio,
    /// The one that is reckoned from.
    pub reference: Ratio,
    /// The highest.
    pub highest: Ratio,
    /// Where they come from.
    pub origin: Origin,
}

impl Prices {
    /// The prices of a rehearsal; `given` is what the user estimates. Nothing where the estimate is not above zero,
    /// or not between floor and ceiling.
    #[must_use]
    pub fn new(rules: &Rules, award: &Award, given: Option<Money>) -> Option<Prices> {
        let given = given.map(Ratio::from);
        let zero = Ratio::default();
        if given.as_ref().is_some_and(|given| *given <= zero) {
            return None;
        }
        if let (Some(floor), Some(ceiling)) = (award.floor, award.ceiling) {
            let (floor, highest) = (Ratio::from(floor), Ratio::from(ceiling));
            // a price of 0 is none
            let cent = part(&Ratio::from(1), 1);
            let lowest = floor.max(cent);
            let middle = (&lowest + &highest).checked_div(&Ratio::from(2))?;
            let reference = given.unwrap_or(middle);
            let fits = lowest <= reference && reference <= highest;
            return fits.then_some(Prices { lowest, reference, highest, origin: Origin::FloorAndCeiling });
        }
        let gate = rules.gates.iter().filter_map(|gate| match &gate.rule {
            GateRule::Price { price } => Some(Ratio::from(*price)).filter(|price| *price > zero),
            _ => None,
        });
        let (reference, origin) = match (given, gate.min()) {
            (Some(given), _) => (given, Origin::Given),
            (None, Some(gate)) => (gate, Origin::Gate),
            (None, None) => (Ratio::from(ASSUMED), Origin::Assumed),
        };
        let lowest = part(&reference, 100 - AROUND).to_decimals(2).max(part(&Ratio::from(1), 1));
        let highest = part(&reference, 100 + AROUND).to_decimals(2);
        Some(Prices { lowest, reference, highest, origin })
    }

    /// The field of the lowest and the highest price: that in which figures are reckoned here.
    #[must_use]
    pub fn field(&self) -> Field {
        Field { ends: Some((self.lowest.clone(), self.highest.clone())) }
    }
}

/// So many percent of an amount.
fn part(of: &Ratio, percent: i64) -> Ratio {
    (of * &Ratio::from(percent)).checked_div(&Ratio::from(100)).unwrap_or_default()
}
