//! The steps to the figure of the award, per method, as quality and price parts where they add up.

use super::bid::{BidSteps, Recorder};
use super::ledger::{Differs, Kind, Op, Operand, Pick, StepId, What, constant};
use super::places::given;
use crate::assess::Place;
use crate::diag::Span;
use crate::model::award::Award;
use crate::num::Ratio;

/// The steps of the figure of a bid.
#[derive(Clone, Copy, Debug)]
pub struct FigureSteps {
    /// The figure that it is ranked by.
    pub figure: StepId,
    /// What it is made of.
    pub parts: Parts,
    /// What rounding before ranking adds, where the tender promises that.
    pub rounding: Option<StepId>,
}

/// What a figure is made of.
#[derive(Clone, Copy, Debug)]
pub enum Parts {
    /// Quality alone.
    Quality,
    /// A part of quality and a part of price, that add up.
    Sum {
        /// What quality gives; nothing where it has no weight.
        quality: Option<StepId>,
        /// What the price gives.
        price: StepId,
    },
    /// Quality by price.
    Quotient {
        /// The quality as a share of one.
        quality: StepId,
        /// The quotient, before any rounding.
        exact: StepId,
    },
}

/// A price of the field with where it stands, and whose it is.
#[derive(Clone, Debug)]
pub struct FieldPrice {
    /// The bid.
    pub bid: String,
    /// The price.
    pub price: Ratio,
    /// Where it stands, where that is known.
    pub at: Option<Span>,
}

/// What a figure rests on besides the bid itself.
pub struct Terms<'t> {
    /// Where the bid stands.
    pub place: &'t Place,
    /// The prices of the bids that it is ranked among.
    pub field: &'t [FieldPrice],
}

impl Recorder<'_> {
    /// Writes down the steps to the figure; nothing where the bid has none.
    ///
    /// # Errors
    /// Where they do not come to the figure of the ranking.
    pub fn figure(&mut self, steps: &BidSteps, terms: &Terms<'_>) -> Result<Option<FigureSteps>, Differs> {
        let Some(engine) = &terms.place.figure else { return Ok(None) };
        let missing = || Differs(format!("{}:{}", Kind::Figure.name(), self.offer.id));
        let (figure, parts) = self.exact(steps, terms).ok_or_else(missing)?;
        let exact = self.ledger.value(figure).clone();
        let Some(_) = self.places.rules.award.round else {
            self.ledger.must(figure, Some(engine))?;
            return Ok(Some(FigureSteps { figure, parts, rounding: None }));
        };
        let bid = self.offer.id.clone();
        let at = self.places.opened.tender.award.round.as_ref().map(|round| round.at);
        let by = given(engine - &exact, What::RoundingOf, &bid, at);
        let rounding = self.ledger.push(Kind::Rounding, &bid, Op::Add, vec![by]);
        let operands = vec![Operand::Step(figure), Operand::Step(rounding)];
        let rounded = self.ledger.push(Kind::Figure, &format!("{bid}:rounded"), Op::Add, operands);
        self.ledger.must(rounded, Some(engine))?;
        Ok(Some(FigureSteps { figure: rounded, parts, rounding: Some(rounding) }))
    }

    /// The figure before any rounding.
    fn exact(&mut self, steps: &BidSteps, terms: &Terms<'_>) -> Option<(StepId, Parts)> {
        let award = &self.places.rules.award;
        match (award.method.as_str(), award.formula.as_deref()) {
            ("quality", _) => {
                let score = Operand::Step(steps.score?);
                Some((self.step(Kind::Figure, "", Op::Add, vec![score]), Parts::Quality))
            }
            ("weighted", Some(formula)) => {
                let share = self.price_share(formula, terms)?;
                Some(self.weighed(award, steps, share))
            }
            ("value", _) => self.value(steps),
            ("value-for-money", _) => {
                let quality = self.quality(steps)?;
                let operands = vec![Operand::Step(quality), self.price()?];
                let figure = self.step(Kind::Figure, "", Op::Div, operands);
                Some((figure, Parts::Quotient { quality, exact: figure }))
            }
            _ => None,
        }
    }

    /// A step of this bid; `of` tells several of a kind apart.
    fn step(&mut self, kind: Kind, of: &str, op: Op, operands: Vec<Operand>) -> StepId {
        let bid = &self.offer.id;
        let name = if of.is_empty() { bid.clone() } else { format!("{bid}:{of}") };
        self.ledger.push(kind, &name, op, operands)
    }

    /// The price of this bid, that the award reckons with.
    fn price(&self) -> Option<Operand> {
        let price = self.assessed.price.clone()?;
        let at = self.offer.price.as_ref().map(|price| price.amount.at);
        Some(given(price, What::Price, &self.offer.id, at))
    }

    /// The score as a share of one.
    fn quality(&mut self, steps: &BidSteps) -> Option<StepId> {
        let operands = vec![Operand::Step(steps.score?), constant(100)];
        Some(self.step(Kind::Quality, "", Op::Div, operands))
    }

    /// Wq·Q + Wp·part.
    fn weighed(&mut self, award: &Award, steps: &BidSteps, share: StepId) -> (StepId, Parts) {
        let said = &self.places.opened.tender.award;
        let at = said.price_weight.as_ref().map(|weight| weight.at);
        let weight = given(Ratio::from(award.price_weight), What::PriceWeight, "", at);
        let price = self.step(Kind::PricePart, "", Op::Mul, vec![weight, Operand::Step(share)]);
        let at = said.quality_weight.as_ref().map(|weight| weight.at);
        let weight = given(Ratio::from(award.quality_weight), What::QualityWeight, "", at);
        let quality = if award.quality_weight.is_zero() { None } else { self.quality(steps) };
        let quality = quality
            .map(|quality| self.step(Kind::QualityPart, "", Op::Mul, vec![weight, Operand::Step(quality)]));
        let both = quality.into_iter().chain([price]).map(Operand::Step).collect();
        (self.step(Kind::Figure, "", Op::Add, both), Parts::Sum { quality, price })
    }

    /// The share of the price points that the price earns.
    fn price_share(&mut self, formula: &str, terms: &Terms<'_>) -> Option<StepId> {
        let price = self.price()?;
        match formula {
            "absolute-linear" => self.absolute_linear(price),
            "lowest-ratio" => {
                let lowest = self.of_field("lowest", Pick::Lowest, terms);
                Some(self.step(Kind::PriceShare, "", Op::Div, vec![lowest, price]))
            }
            "relative-linear" => Some(self.relative_linear(price, terms)),
            "to-lowest" => {
                let lowest = self.of_field("lowest", Pick::Lowest, terms);
                let times = self.step(Kind::PriceTerm, "times-lowest", Op::Div, vec![price, lowest]);
                let operands = vec![constant(2), Operand::Step(times)];
                let left = self.step(Kind::PriceTerm, "left", Op::Sub, operands);
                let among = vec![constant(0), Operand::Step(left)];
                Some(self.ledger.pick(Kind::PriceShare, &self.offer.id, Pick::Highest, among))
            }
            _ => None,
        }
    }

    /// clamp((ceiling − P)/(ceiling − floor), 0, 1).
    fn absolute_linear(&mut self, price: Operand) -> Option<StepId> {
        let (award, said) = (&self.places.rules.award, &self.places.opened.tender.award);
        let at = |said: &Option<crate::model::Spanned<crate::num::Money>>| said.as_ref().map(|said| said.at);
        let floor = given(Ratio::from(award.floor?), What::PriceFloor, "", at(&said.floor));
        let ceiling = given(Ratio::from(award.ceiling?), What::PriceCeiling, "", at(&said.ceiling));
        let below = self.step(Kind::PriceTerm, "below-ceiling", Op::Sub, vec![ceiling.clone(), price]);
        let whole = self.ledger.push(Kind::PriceTerm, "floor-to-ceiling", Op::Sub, vec![ceiling, floor]);
        let operands = vec![Operand::Step(below), Operand::Step(whole)];
        let part = self.step(Kind::PriceTerm, "part", Op::Div, operands);
        let among = vec![constant(0), Operand::Step(part), constant(1)];
        Some(self.ledger.pick(Kind::PriceShare, &self.offer.id, Pick::Middle, among))
    }

    /// (Pmax − P)/(Pmax − Pmin), and 1 where all prices are equal.
    fn relative_linear(&mut self, price: Operand, terms: &Terms<'_>) -> StepId {
        let lowest = self.of_field("lowest", Pick::Lowest, terms);
        let highest = self.of_field("highest", Pick::Highest, terms);
        let whole =
            self.ledger.push(Kind::PriceTerm, "lowest-to-highest", Op::Sub, vec![highest.clone(), lowest]);
        if self.ledger.value(whole).is_zero() {
            return self.step(Kind::PriceShare, "", Op::Add, vec![constant(1)]);
        }
        let below = self.step(Kind::PriceTerm, "below-highest", Op::Sub, vec![highest, price]);
        let operands = vec![Operand::Step(below), Operand::Step(whole)];
        self.step(Kind::PriceShare, "", Op::Div, operands)
    }

    /// The lowest or the highest price of the bids that it is ranked among.
    fn of_field(&mut self, name: &str, how: Pick, terms: &Terms<'_>) -> Operand {
        let price = |one: &FieldPrice| given(one.price.clone(), What::Price, &one.bid, one.at);
        let among = terms.field.iter().map(price).collect();
        Operand::Step(self.ledger.pick(Kind::FieldPrice, name, how, among))
    }

    /// P − Σ value of group · share/100: what quality is worth is taken off the price.
    fn value(&mut self, steps: &BidSteps) -> Option<(StepId, Parts)> {
        let rules = self.places.rules;
        let mut worth = Vec::new();
        for (group, value) in &rules.award.values {
            let id = &rules.groups[*group].id;
            let said = self.places.opened.tender.award.values.iter().find(|(of, _)| of.value == *id);
            let value = given(Ratio::from(*value), What::Value, id, said.map(|(_, value)| value.at));
            let share = Operand::Step(steps.groups[*group].weighed?.share);
            let times = self.step(Kind::Worth, &format!("{id}:hundredfold"), Op::Mul, vec![value, share]);
            let operands = vec![Operand::Step(times), constant(100)];
            worth.push(Operand::Step(self.step(Kind::Worth, id, Op::Div, operands)));
        }
        let together = self.step(Kind::Worth, "", Op::Add, worth);
        let taken = self.step(Kind::QualityPart, "", Op::Sub, vec![constant(0), Operand::Step(together)]);
        let price = vec![self.price()?];
        let price = self.step(Kind::PricePart, "", Op::Add, price);
        let figure = self.step(Kind::Figure, "", Op::Add, vec![Operand::Step(price), Operand::Step(taken)]);
        Some((figure, Parts::Sum { quality: Some(taken), price }))
    }
}
