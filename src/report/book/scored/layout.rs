//! Where everything stands in the book, settled before any sheet is made: formulas point across sheets.

use super::bids::Bid;
use crate::assess::Round;
use crate::num::Ratio;
use crate::report::Report;
use crate::report::book::expr::{At, Expr};

/// The place of the sheet with the ranking.
pub const RANKING: usize = 1;
/// The place of the sheet with the comparison.
pub const COMPARISON: usize = 2;

/// The row of the first input above the ranking.
const FIRST_INPUT: usize = 4;
/// The column of inputs that stand one below the other.
pub const INPUT: usize = 3;

/// A column of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The rank, live.
    Rank,
    /// Who offers.
    Bidder,
    /// The verdict.
    Verdict,
    /// The score, live.
    Score,
    /// The score that Keur reckoned.
    ScoreFixed,
    /// The price.
    Price,
    /// The figure of the award, live.
    Figure,
    /// The figure that Keur reckoned.
    FigureFixed,
    /// The rank that Keur gave.
    RankFixed,
    /// Whether the live figures are those of Keur.
    Check,
    /// The lowest that the score can turn out to be.
    Worst,
    /// The highest.
    Best,
    /// The level.
    Level,
    /// The rank if all take part.
    IfAdmitted,
    /// The share of a group, by its place among those with a share.
    Share(usize),
    /// Why a bid is not ranked.
    Reasons,
}

/// An input that stands above the ranking in a row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// The weight of quality in the award.
    Quality,
    /// The weight of price.
    Price,
    /// The price that earns all points.
    Floor,
    /// The price that earns none.
    Ceiling,
    /// What a catalogue carries of the score, by its place.
    Catalogue(usize),
}

/// How figures of the award stand in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// There are none: the score ranks.
    None,
    /// By formulas.
    Live,
    /// As Keur reckoned them, where they may be shown: some price may not, and formulas would give it away.
    Fixed,
}

/// Where everything stands.
pub struct Layout {
    /// Groups with a share, by their places in the rules.
    pub groups: Vec<usize>,
    /// Columns of the ranking.
    pub columns: Vec<Column>,
    /// Inputs above the ranking, in order.
    pub inputs: Vec<Input>,
    /// The row of the weights.
    pub weights: usize,
    /// The row of the values of groups, where the award has them.
    pub values: Option<usize>,
    /// The row of heads of the ranking.
    pub head: usize,
    /// The place of the sheet that reckons.
    pub working: usize,
    /// Bids with a score, by their places in the book.
    pub counted: Vec<usize>,
    /// Bids that are compared, by their places in the book.
    pub compared: Vec<usize>,
    /// Per group of the rules its row in the comparison.
    pub group_rows: Vec<usize>,
    /// Per criterion of the rules its row in the comparison.
    pub criterion_rows: Vec<usize>,
    /// How figures stand in the book.
    pub figures: Figures,
    /// Whether ranks follow: not where one rests on a price that may not be shown.
    pub ranks_follow: bool,
    /// Decimals that make every price a whole number.
    pub cents: u8,
}

/// The first row of the comparison below its heads and summary.
pub const COMPARED_FROM: usize = 5;

impl Layout {
    /// Settles where everything stands.
    pub fn new(report: &Report<'_>, round: &Round<'_>, bids: &[Bid]) -> Layout {
        let (rules, plan) = (round.rules, round.plan());
        let groups: Vec<usize> =
            (0..rules.groups.len()).filter(|&g| plan.groups[g].weight.is_some()).collect();
        let figures = figures(round, bids);
        let inputs = inputs(round, figures);
        let weights = FIRST_INPUT + inputs.len() + usize::from(figures == Figures::Live && has_values(round));
        let values = (figures == Figures::Live && has_values(round)).then(|| weights - 1);
        let (mut group_rows, mut criterion_rows) = (Vec::new(), vec![0; rules.criteria.len()]);
        let mut row = COMPARED_FROM;
        for group in &rules.groups {
            group_rows.push(row);
            row += 1;
            for &criterion in &group.criteria {
                criterion_rows[criterion] = row;
                row += 1;
            }
        }
        let places = |fits: &dyn Fn(&Bid) -> bool| -> Vec<usize> {
            (0..bids.len()).filter(|&place| fits(&bids[place])).collect()
        };
        let counted = places(&|bid| bid.counted.is_some() && !groups.is_empty());
        Layout {
            columns: columns(round, bids, figures, groups.len()),
            inputs,
            weights,
            values,
            head: weights + 1,
            working: if report.is_public() { 5 } else { 7 },
            counted,
            compared: places(&|bid| !bid.answers.is_empty()),
            group_rows,
            criterion_rows,
            figures,
            ranks_follow: !(round.plan().needs_price(rules) && bids.iter().any(hides_price)),
            cents: cents(round, bids),
            groups,
        }
    }

    /// Whether anything is reckoned in the book.
    pub fn is_live(&self) -> bool {
        !self.counted.is_empty()
    }

    /// The column of the ranking, where it is there.
    pub fn column(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|one| *one == column)
    }

    /// A cell of the ranking, by the place of its bid.
    pub fn ranked(&self, bid: usize, column: Column) -> Option<At> {
        Some(At { sheet: RANKING, row: self.head + 1 + bid, column: self.column(column)? })
    }

    /// The cell of an input above the ranking.
    pub fn input(&self, input: Input) -> Option<At> {
        let place = self.inputs.iter().position(|one| *one == input)?;
        Some(At { sheet: RANKING, row: FIRST_INPUT + place, column: INPUT })
    }

    /// The column of the first share.
    pub fn shares(&self) -> usize {
        self.column(Column::Share(0)).unwrap_or_default()
    }

    /// The weights of all groups, or their values.
    pub fn by_group(&self, row: usize) -> Expr {
        let at = |column| At { sheet: RANKING, row, column };
        Expr::Area(at(self.shares()), at(self.shares() + self.groups.len() - 1))
    }

    /// The points of a compared bid in some row of the comparison.
    pub fn points(&self, bid: usize, row: usize) -> Option<At> {
        let place = self.compared.iter().position(|one| *one == bid)?;
        Some(At { sheet: COMPARISON, row, column: 3 + 2 * place })
    }
}

fn has_values(round: &Round<'_>) -> bool {
    round.plan().method.keys().contains(&"values")
}

fn figures(round: &Round<'_>, bids: &[Bid]) -> Figures {
    if !round.plan().method.uses_price() {
        return Figures::None;
    }
    if bids.iter().any(hides_price) { Figures::Fixed } else { Figures::Live }
}

fn hides_price(bid: &Bid) -> bool {
    bid.counted.as_ref().is_some_and(|counted| counted.hidden)
}

fn inputs(round: &Round<'_>, figures: Figures) -> Vec<Input> {
    let keys = round.plan().method.keys();
    let named = [
        ("quality_weight", Input::Quality),
        ("price_weight", Input::Price),
        ("floor", Input::Floor),
        ("ceiling", Input::Ceiling),
    ];
    let of_award = named.into_iter().filter(|(key, _)| figures == Figures::Live && keys.contains(key));
    let catalogues = round.rules.catalogues.iter().enumerate().filter(|(_, one)| one.share.is_some());
    of_award.map(|(_, input)| input).chain(catalogues.map(|(place, _)| Input::Catalogue(place))).collect()
}

fn columns(round: &Round<'_>, bids: &[Bid], figures: Figures, groups: usize) -> Vec<Column> {
    let counted = || bids.iter().filter_map(|bid| bid.counted.as_ref());
    let ranged = counted().any(|one| one.ends.0 != one.ends.1);
    let priced = round.plan().needs_price(round.rules);
    let all = [
        (true, Column::Rank),
        (true, Column::Bidder),
        (true, Column::Verdict),
        (true, Column::Score),
        (true, Column::ScoreFixed),
        (priced, Column::Price),
        (figures != Figures::None, Column::Figure),
        (figures != Figures::None, Column::FigureFixed),
        (true, Column::RankFixed),
        (true, Column::Check),
        (ranged, Column::Worst),
        (ranged, Column::Best),
        (bids.iter().any(|bid| !bid.level.is_empty()), Column::Level),
        (round.provisional, Column::IfAdmitted),
    ];
    let shares = (0..groups).map(Column::Share);
    let fixed = all.into_iter().filter(|(there, _)| *there).map(|(_, column)| column);
    fixed.chain(shares).chain([Column::Reasons]).collect()
}

/// Decimals that make every price a whole number.
fn cents(round: &Round<'_>, bids: &[Bid]) -> u8 {
    let award = &round.rules.award;
    let ends = [award.floor, award.ceiling].into_iter().flatten().map(Ratio::from);
    let prices = bids.iter().filter_map(|bid| bid.counted.as_ref()?.price.clone());
    ends.chain(prices).map(|price| decimals(&price)).max().unwrap_or(0).max(2)
}

/// Decimals that make a number a whole one, at most eighteen.
pub fn decimals(number: &Ratio) -> u8 {
    (0..18).find(|&n| number.to_decimals(n) == *number).unwrap_or(18)
}
