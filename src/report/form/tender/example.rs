//! An example of the award: three made-up bids, reckoned by formulas under the method and formula that the sheet before
//! it says, and beside them by Keur's own code as things stood when the workbook was written.

use super::{AWARD, EXAMPLE, Making};
use crate::award::{Field, Offered, method_or_quality};
use crate::lang::Composed as Words;
use crate::model::award::Award;
use crate::model::form::Role as Column;
use crate::num::Ratio;
use crate::report::book::expr::{Func, Op, call, num, product, ten, when};
use crate::report::book::{At, Cell, Expr, Form as Shape, Role, Sheet};

/// The bids: letter and quality score; and where their prices lie between floor and ceiling, in percent.
const BIDS: [(char, i64, i64); 3] = [('A', 80, 60), ('B', 70, 40), ('C', 60, 20)];
/// What they ask where there is no floor.
const PRICES: [i64; 3] = [400_000, 360_000, 320_000];

const SCORE: usize = 2;
const PRICE: usize = 3;
const QUALITY_PART: usize = 4;
const PRICE_PART: usize = 5;
const FIGURE: usize = 6;

/// The example.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let mut sheet = making.sheet("example", &[]);
    for key in ["award:method", "award:formula"] {
        let usual = making.option(key, "quality");
        let said = making.at(key, Column::Answer).map(|at| when(none(at.clone()), text(&usual), at));
        let row = sheet.row(vec![Cell::default(), making.words(&Words::Question(key), Role::Plain)]);
        if let Some(said) = said {
            sheet.put(row, SCORE, Cell::formula(said, Shape::Text, Role::Note));
        }
    }
    let names =
        ["bid", "score", "price", "quality-part", "price-part", "figure", "rank", "figure-keur", "rank-keur"];
    let mut heads = making.heads(&names);
    heads[0] = Cell::default();
    let head = sheet.heads(heads, 0);
    let award = making.of.opened.rules.as_ref().map(|rules| rules.award.clone()).unwrap_or_default();
    let decimals = making.of.opened.rules.as_ref().map_or(2, |rules| rules.decimals);
    let prices = prices(&award);
    let keur = keur(&award, &prices);
    let first = head + 1;
    for (n, (letter, score, _)) in BIDS.into_iter().enumerate() {
        let row = first + n;
        let formulas = Formulas { making, first, row };
        let (figure, rank) = &keur[n];
        let live = |expr| Cell::formula(expr, Shape::Decimals(decimals), Role::Plain);
        let known = figure.clone().map_or_else(
            || making.words(&Words::NoFigure, Role::Fixed),
            |figure| Cell::number(figure, Shape::Decimals(decimals), Role::Fixed),
        );
        sheet.row(vec![
            Cell::default(),
            making.words(&Words::Bid(letter), Role::Plain),
            Cell::number(Ratio::from(score), Shape::General, Role::Input),
            Cell::number(prices[n].clone(), Shape::Money(2), Role::Input),
            live(formulas.quality()),
            live(formulas.price()),
            Cell::formula(formulas.figure(), Shape::Decimals(decimals), Role::Strong),
            Cell::formula(formulas.rank(), Shape::General, Role::Strong),
            known,
            Cell::number(Ratio::from(i64::try_from(*rank).unwrap_or_default()), Shape::General, Role::Fixed),
        ]);
    }
    sheet.row(Vec::new());
    for line in making.say(&Words::ExampleNotes).lines() {
        sheet.row(vec![Cell::default(), making.text(line, Role::Note)]);
    }
    sheet.columns = super::widths(&[24, 16, 16, 16, 16, 14, 8, 16, 10]);
    sheet
}

fn text(text: &str) -> Expr {
    Expr::Text(text.to_owned())
}

fn none(expr: Expr) -> Expr {
    expr.is(Op::Eq, text(""))
}

/// Prices between floor and ceiling, or plain ones.
fn prices(award: &Award) -> Vec<Ratio> {
    let (Some(floor), Some(ceiling)) = (award.floor, award.ceiling) else {
        return PRICES.map(Ratio::from).to_vec();
    };
    let (floor, ceiling) = (Ratio::from(floor), Ratio::from(ceiling));
    let part = |percent: i64| {
        let part = &(&ceiling - &floor) * &Ratio::from(percent);
        (&floor + &part.checked_div(&Ratio::from(100)).unwrap_or_default()).to_decimals(2)
    };
    BIDS.map(|(_, _, percent)| part(percent)).to_vec()
}

/// The figure and the rank of each bid by the award's own code.
fn keur(award: &Award, prices: &[Ratio]) -> Vec<(Option<Ratio>, usize)> {
    let method = method_or_quality(award);
    let field = Field::new(prices.iter());
    let values = award.values.iter().fold(Ratio::default(), |sum, (_, value)| &sum + &Ratio::from(*value));
    let figures: Vec<Option<Ratio>> = BIDS
        .iter()
        .zip(prices)
        .map(|((_, score, _), price)| {
            let score = Ratio::from(*score);
            let worth = (&values * &score).checked_div(&Ratio::from(100)).unwrap_or_default();
            let bid = Offered { score: Some(&score), worth: &worth, price: Some(price) };
            let figure = method.figure(award, &bid, &field)?;
            Some(award.round.map_or(figure.clone(), |decimals| figure.to_decimals(decimals)))
        })
        .collect();
    let better = |one: &Option<Ratio>, other: &Option<Ratio>| match (one, other) {
        (Some(one), Some(other)) if method.lowest_is_best() => one < other,
        (Some(one), Some(other)) => one > other,
        _ => false,
    };
    let rank = |own: &Option<Ratio>| 1 + figures.iter().filter(|other| better(other, own)).count();
    figures.iter().map(|own| (own.clone(), rank(own))).collect()
}

/// The formulas of a bid.
struct Formulas<'f> {
    making: &'f Making<'f>,
    first: usize,
    row: usize,
}

impl Formulas<'_> {
    fn own(&self, column: usize) -> Expr {
        Expr::Cell(At { sheet: EXAMPLE, row: self.row, column })
    }

    fn all(&self, column: usize) -> Expr {
        let at = |row| At { sheet: EXAMPLE, row, column };
        Expr::Area(at(self.first), at(self.first + BIDS.len() - 1))
    }

    /// Whether a cell of the award says an option.
    fn says(&self, key: &str, id: &str) -> Expr {
        let cell = self.making.at(key, Column::Answer).unwrap_or_else(|| text(""));
        cell.is(Op::Eq, text(&self.making.option(key, id)))
    }

    fn method(&self, id: &str) -> Expr {
        self.says("award:method", id)
    }

    /// A number of the award.
    fn award(&self, key: &str) -> Expr {
        self.making.at(&format!("award:{key}"), Column::Answer).unwrap_or_else(|| num(0)) * num(1)
    }

    /// What all groups are worth together.
    fn values(&self) -> Expr {
        let all =
            self.making.placed.iter().filter(|((key, _), at)| key.starts_with("value:") && at.sheet == AWARD);
        let rows: Vec<At> = all.map(|(_, at)| *at).collect();
        match (rows.iter().min(), rows.iter().max()) {
            (Some(first), Some(last)) => call(Func::Sum, [Expr::Area(*first, *last)]),
            _ => num(0),
        }
    }

    /// What quality adds; on every group a bid has the same share in this example.
    fn quality(&self) -> Expr {
        let share = || self.own(SCORE) / num(100);
        when(
            self.method("weighted"),
            self.award("quality_weight") * share(),
            when(
                self.method("value"),
                self.values() * share(),
                when(self.method("value-for-money"), share(), self.own(SCORE)),
            ),
        )
    }

    /// What the price adds, or the price itself.
    fn price(&self) -> Expr {
        let price = || self.own(PRICE);
        let (lowest, highest) = (call(Func::Min, [self.all(PRICE)]), call(Func::Max, [self.all(PRICE)]));
        let span = self.award("ceiling") - self.award("floor");
        let fixed = (self.award("ceiling") - price()) / span.clone();
        let fixed = call(Func::Max, [num(0), call(Func::Min, [num(1), fixed])]);
        let fixed = when(span.is(Op::Le, num(0)), num(0), fixed);
        let field = highest.clone() - lowest.clone();
        let relative = when(field.clone().is(Op::Eq, num(0)), num(1), (highest - price()) / field);
        let double = call(Func::Max, [num(0), num(2) - price() / lowest.clone()]);
        let formula = |id: &str| self.says("award:formula", id);
        let part = when(
            formula("absolute-linear"),
            fixed,
            when(
                formula("lowest-ratio"),
                lowest / price(),
                when(formula("relative-linear"), relative, when(formula("to-lowest"), double, num(0))),
            ),
        );
        let weighs = call(Func::Or, [self.method("value"), self.method("value-for-money")]);
        when(self.method("weighted"), self.award("price_weight") * part, when(weighs, price(), num(0)))
    }

    fn figure(&self) -> Expr {
        let (quality, price) = (|| self.own(QUALITY_PART), || self.own(PRICE_PART));
        let figure = when(
            self.method("weighted"),
            quality() + price(),
            when(
                self.method("value"),
                price() - quality(),
                when(self.method("value-for-money"), quality() / price(), quality()),
            ),
        );
        match self.making.at("award:round", Column::Answer) {
            Some(round) => {
                let rounded = call(Func::Round, [figure.clone(), round.clone() * num(1)]);
                when(none(round), figure, rounded)
            }
            None => figure,
        }
    }

    /// One more than there are better ones; what is as good to twelve decimals shares a rank.
    fn rank(&self) -> Expr {
        let own = || self.own(FIGURE);
        let below = product((self.all(FIGURE) + ten(-12)).is(Op::Lt, own()) * num(1));
        let above = product(self.all(FIGURE).is(Op::Gt, own() + ten(-12)) * num(1));
        num(1) + when(self.method("value"), below, above)
    }
}
