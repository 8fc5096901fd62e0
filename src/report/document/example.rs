//! A worked example: bids that are made up, reckoned by the code that reckons bids.

use super::{Teller, plain};
use crate::assess::{Amount, Order, Standing, Verdict, rank};
use crate::award::{Field, Method, Offered, method_or_quality};
use crate::lang::{Chapter, Say, number};
use crate::model::award::Tie;
use crate::model::rules::GateRule;
use crate::num::{Dec, Ratio};

/// The bids by their letters, with the share of the most points that they have on one group after the other, in
/// percent.
const BIDS: [(char, [i64; 3]); 3] = [('A', [80, 70, 90]), ('B', [60, 75, 65]), ('C', [50, 40, 60])];

/// A bid of the example.
pub struct Made {
    /// Its letter.
    pub letter: char,
    /// Its points per group.
    pub points: Vec<Amount>,
    /// What ranking sees of it.
    pub standing: Standing,
}

impl Teller<'_> {
    /// The example, where there is a score to show.
    pub fn example(&mut self) {
        let made = self.made();
        if made.iter().any(|bid| bid.standing.score.is_none()) {
            return;
        }
        self.heading(3, &Chapter::Example);
        self.line(&Chapter::ExampleIntro);
        self.shares(&made);
        let method = method_or_quality(&self.rules.award);
        let standings: Vec<&Standing> = made.iter().map(|bid| &bid.standing).collect();
        let order = rank(&self.rules.award, method, &standings, &[]);
        self.order(&made, &order, method);
    }

    /// The bids: points, prices, and what ranking needs to know.
    pub fn made(&self) -> Vec<Made> {
        let prices = self.prices();
        let bids = BIDS.iter().zip(prices);
        bids.map(|((letter, parts), price)| {
            let points = self.points(parts);
            let score = self.plan.score(points.iter());
            let share = |group: usize| self.plan.share(group, &points[group]);
            let worth = self.rules.award.values.iter().fold(Ratio::default(), |sum, (group, value)| {
                let part = &Ratio::from(*value) * &share(*group).unwrap_or_default();
                &sum + &part.checked_div(&Ratio::from(100)).unwrap_or_default()
            });
            let tie = |tie: &Tie| match tie {
                Tie::Score => score.clone(),
                Tie::Group(group) => share(*group),
                Tie::Criterion(_) | Tie::Draw => None,
                Tie::Price => Some(-&price),
            };
            let standing = Standing {
                id: letter.to_string(),
                verdict: Some(Verdict::Admissible),
                readable: true,
                score: score.clone(),
                price: Some(price.clone()),
                asked: Some(price.clone()),
                worth,
                ties: self.rules.award.ties.iter().map(tie).collect(),
                dropped: false,
            };
            Made { letter: *letter, points, standing }
        })
        .collect()
    }

    fn points(&self, parts: &[i64; 3]) -> Vec<Amount> {
        let of_group = |(place, group): (usize, &crate::model::rules::Group)| {
            let maxima = group.criteria.iter().map(|&criterion| self.rules.criteria[criterion].maximum());
            let most = maxima.fold(Ratio::default(), |sum, dec: Dec| &sum + &Ratio::from(dec));
            let part = &most * &Ratio::from(parts[place % parts.len()]);
            Amount::of(part.checked_div(&Ratio::from(100)).unwrap_or_default())
        };
        self.rules.groups.iter().enumerate().map(of_group).collect()
    }

    /// Prices that the rules allow: between floor and ceiling, below a price gate, or beside the values.
    fn prices(&self) -> Vec<Ratio> {
        let award = &self.rules.award;
        let part = |of: &Ratio, percent: i64| {
            (of * &Ratio::from(percent)).checked_div(&Ratio::from(100)).unwrap_or_default()
        };
        if let (Some(floor), Some(ceiling)) = (award.floor, award.ceiling) {
            let (floor, spread) = (Ratio::from(floor), &Ratio::from(ceiling) - &Ratio::from(floor));
            return [60, 50, 30].map(|percent| &floor + &part(&spread, percent)).to_vec();
        }
        let values =
            award.values.iter().fold(Ratio::default(), |sum, (_, value)| &sum + &Ratio::from(*value));
        let gates = self.rules.gates.iter().filter_map(|gate| match &gate.rule {
            GateRule::Price { price } => Some(Ratio::from(*price)),
            _ => None,
        });
        let whole = match (gates.min(), values.is_zero()) {
            (Some(most), _) => most,
            (None, false) => &values * &Ratio::from(3),
            (None, true) => Ratio::from(400_000),
        };
        [95, 90, 80].map(|percent| part(&whole, percent)).to_vec()
    }

    /// The shares of the bids per group, and how they add up to a score.
    fn shares(&mut self, made: &[Made]) {
        let mut rows = Vec::new();
        for (place, group) in self.rules.groups.iter().enumerate() {
            if self.plan.groups[place].weight.is_none() {
                continue;
            }
            let share = |bid: &Made| self.plan.share(place, &bid.points[place]).unwrap_or_default();
            let mut cells = vec![self.group(place), self.dec(group.weight.0)];
            cells.extend(made.iter().map(|bid| self.hundred(&share(bid))));
            rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
        let mut columns = vec![(Chapter::Group, false, 9), (Chapter::Weight, true, 3)];
        columns.extend(made.iter().map(|bid| (Chapter::Bid(bid.letter), true, 4)));
        self.table(Some(&Chapter::ExampleShares), &columns, rows);
        let first = made.first().map(|bid| {
            let parts = (0..bid.points.len()).filter(|group| self.plan.groups[*group].weight.is_some());
            let part = |group: usize| self.plan.part(group, &bid.points[group]).unwrap_or_default();
            let parts = parts.map(|group| self.hundred(&part(group))).collect();
            let sum = bid.standing.score.clone().unwrap_or_default();
            Chapter::ExampleScore { bid: bid.letter, parts, sum: self.hundred(&sum) }
        });
        first.iter().for_each(|text| self.line(text));
    }

    /// Figures and ranks, and for the first bid how its figure comes about.
    fn order(&mut self, made: &[Made], order: &Order, method: &'static dyn Method) {
        let weighs = method.keys().contains(&"quality_weight");
        let mut rows = Vec::new();
        for place in &order.places {
            let bid = &made[place.bid];
            let Standing { score, price, .. } = &bid.standing;
            let mut cells = vec![Chapter::Bid(bid.letter).text(self.lang)];
            cells.extend(score.as_ref().map(|score| self.figure(score)));
            if method.uses_price() {
                cells.extend(price.as_ref().map(|price| number(price, 2, self.lang)));
            }
            if weighs {
                let (quality, price) = self.split(bid, method, &order.field);
                cells.extend([self.figure(&quality), self.figure(&price)]);
            }
            cells.push(place.figure.as_ref().map(|figure| self.figure(figure)).unwrap_or_default());
            cells.push(place.rank.map(|rank| rank.to_string()).unwrap_or_default());
            rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
        let mut columns = vec![(Chapter::Bid(' '), false, 4), (Chapter::Quality, true, 3)];
        if method.uses_price() {
            columns.push((Chapter::Price(self.rules.currency.clone()), true, 4));
        }
        if weighs {
            columns.extend([(Chapter::QualityPoints, true, 3), (Chapter::PricePoints, true, 3)]);
        }
        columns.extend([(Chapter::Figure, true, 5), (Chapter::Rank, true, 2)]);
        self.table(Some(&Chapter::ExampleOrder), &columns, rows);
        self.reckoned(made, order, method);
    }

    /// The figure of each bid as a sum.
    fn reckoned(&mut self, made: &[Made], order: &Order, method: &'static dyn Method) {
        let mut said = Vec::new();
        for place in &order.places {
            let bid = &made[place.bid];
            let Some(figure) = place.figure.as_ref().map(|figure| self.figure(figure)) else { continue };
            let price = bid.standing.price.clone().unwrap_or_default();
            if method.keys().contains(&"quality_weight") {
                let (quality, price) = self.split(bid, method, &order.field);
                let (quality, price) = (self.figure(&quality), self.figure(&price));
                said.push(Chapter::ExampleFigure { bid: bid.letter, quality, price, figure });
            } else if method.keys().contains(&"values") {
                let (price, worth) =
                    (number(&price, 2, self.lang), number(&bid.standing.worth, 2, self.lang));
                said.push(Chapter::ExampleWorth { bid: bid.letter, price, worth, figure });
            }
        }
        let said: Vec<String> = said.iter().map(|text| text.text(self.lang)).collect();
        self.list(&said);
    }

    /// What a bid has for its quality and for its price: the figure without the other.
    pub fn split(&self, bid: &Made, method: &dyn Method, field: &Field) -> (Ratio, Ratio) {
        let figure = |score: &Ratio| {
            let standing = &bid.standing;
            let offered =
                Offered { score: Some(score), worth: &standing.worth, price: standing.price.as_ref() };
            method.figure(&self.rules.award, &offered, field).unwrap_or_default()
        };
        let price = figure(&Ratio::default());
        let whole = figure(&bid.standing.score.clone().unwrap_or_default());
        (&whole - &price, price)
    }

    fn figure(&self, value: &Ratio) -> String {
        number(value, self.rules.decimals, self.lang)
    }
}
