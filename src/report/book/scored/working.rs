//! The sheet that reckons: from points and weights to scores, in whole numbers.
//!
//! Score = Σ e·a·p / (L·E·U): per group the points `p` in whole units (`U` in one point), the share of one
//! point `a / L`, and the weight `e`; E is the sum of the weights. `exact.rs` says how that is rounded.

use super::Making;
use super::bids::{Bid, Counted};
use super::exact::{clear, fits, power, righted, scale, scaled, snapped};
use super::figure;
use super::layout::{COMPARISON, Figures, Input, RANKING};
use super::places::{
    AWARD, CARRIES, CHANGED, COMMON, DEN, DIVISOR, DIVISORS, GROUP_ROWS, GROUPS, NUM, OK, ORIGINALS, Places,
    SCALE, SUM, TENDER, UNIT, WEIGHT, WEIGHT_WAS, WORTH, WORTH_WAS,
};
use super::units::{divisor, unit_of, units};
use crate::lang::Book as Words;
use crate::model::award::Tie;
use crate::num::{Int, Ratio};
use crate::report::book::expr::{At, Expr, Func, Op, abs, call, int, num, product, ten, when, whole};
use crate::report::book::{Cell, Column, Form, Role, Sheet};

/// Columns on one page in print.
const COLUMNS_ON_PAGE: usize = 14;

/// The heads of the columns of a bid, from the numerator of its score to what it is ranked by.
const HEADS: [&str; 18] =
    ["N", "|N|", "Q", "ok", "n", "d", "M", "q0", "q", "r", "c0", "c", "ok2", "y", "s1", "score", "in", "key"];

/// The sheet that reckons.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let ties = making.round.rules.award.ties.len();
    let maker = Maker { making, at: Places::new(making.layout, ties) };
    let mut sheet = Sheet::new(&making.say(&Words::SheetWorking));
    let title = making.say(&Words::WorkingTitle);
    sheet.row(vec![Cell::text(&title, Role::Title, making.speaker.lang)]);
    for line in making.say(&Words::WorkingLegend).split('\n').take(TENDER - 2) {
        sheet.row(vec![Cell::text(line, Role::Note, making.speaker.lang)]);
    }
    maker.tender(&mut sheet);
    maker.groups(&mut sheet);
    maker.heads(&mut sheet);
    for (counted, &bid) in making.layout.counted.iter().enumerate() {
        let bid = &making.bids[bid];
        if let Some(reckoned) = &bid.counted {
            maker.bid(counted, bid, reckoned, &mut sheet);
        }
    }
    sheet.columns = Column::of(&[34, 14]);
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(2);
    sheet.across = width.div_ceil(COLUMNS_ON_PAGE);
    sheet.columns.resize(width, Column { width: 14, hidden: false });
    sheet
}

/// Makes the sheet.
pub struct Maker<'m> {
    /// What is shown.
    pub making: &'m Making<'m>,
    /// Where it stands.
    pub at: Places<'m>,
}

impl Maker<'_> {
    fn label(&self, text: &str) -> Cell {
        Cell::text(text, Role::Plain, self.making.speaker.lang)
    }

    /// Puts a value that holds for all bids.
    pub fn put(&self, sheet: &mut Sheet, row: usize, label: &str, cell: Cell) {
        sheet.put(TENDER + row, 0, self.label(label));
        sheet.put(TENDER + row, 1, cell);
    }

    fn tender(&self, sheet: &mut Sheet) {
        let (layout, at) = (self.making.layout, self.at);
        let mut inputs = vec![layout.by_group(layout.weights)];
        let catalogues = layout.inputs.iter().filter(|one| matches!(one, Input::Catalogue(_)));
        inputs.extend(catalogues.filter_map(|one| layout.input(*one)).map(Expr::Cell));
        self.put(sheet, SCALE, "K", live(scale(&inputs)));
        let (common, _) = units(self.making);
        let whole = Ratio::new(common, Int::from(1_u8)).unwrap_or_default();
        self.put(sheet, COMMON, "L", fixed(whole));
        self.put(sheet, SUM, "E", live(call(Func::Sum, [at.groups(CARRIES)])));
        let apart = abs(at.groups(UNIT) * at.groups(DIVISOR) - num(100) * at.tender(COMMON));
        let wrong = product(apart.is(Op::Gt, at.tender(COMMON) * ten(-9)) * num(1));
        self.put(sheet, DIVISORS, "D = 100·L/a", live(wrong.is(Op::Eq, num(0)) * num(1)));
        self.put(sheet, CHANGED, &self.making.say(&Words::InputsChanged), live(self.changes()));
        figure::tender(self, sheet);
        for (place, &input) in layout.inputs.iter().enumerate() {
            let was = super::ranking::original(self.making, input);
            let label = format!(
                "{} ({})",
                super::ranking::input_name(self.making, input),
                self.making.say(&Words::AsItWas)
            );
            self.put(sheet, ORIGINALS + place, &label, fixed(was));
        }
    }

    /// How many inputs differ from what they were.
    fn changes(&self) -> Expr {
        let (layout, at) = (self.making.layout, self.at);
        let differ = |row, was| product(layout.by_group(row).is(Op::Ne, at.groups(was)) * num(1));
        let mut all = differ(layout.weights, WEIGHT_WAS);
        if let Some(values) = layout.values {
            all = all + differ(values, WORTH_WAS);
        }
        for (place, &input) in layout.inputs.iter().enumerate() {
            if let Some(now) = layout.input(input) {
                all = all + Expr::Cell(now).is(Op::Ne, at.tender(ORIGINALS + place));
            }
        }
        all
    }

    fn groups(&self, sheet: &mut Sheet) {
        let (making, layout, at) = (self.making, self.making.layout, self.at);
        let rules = making.round.rules;
        let heads = [
            making.label(&crate::lang::Label::Group),
            "D".to_owned(),
            "a".to_owned(),
            "w·K".to_owned(),
            "e".to_owned(),
            format!("w ({})", making.say(&Words::AsItWas)),
            "v".to_owned(),
            format!("v ({})", making.say(&Words::AsItWas)),
        ];
        for (row, head) in heads.iter().enumerate().filter(|(row, _)| *row < WORTH || layout.values.is_some())
        {
            sheet.put(at.group_row(row), 0, self.label(head));
        }
        let (_, units) = units(making);
        for (place, &group) in layout.groups.iter().enumerate() {
            let input = |row| Expr::Cell(At { sheet: RANKING, row, column: layout.shares() + place });
            let mut put = |row, cell| sheet.put(at.group_row(row), GROUPS + place, cell);
            put(0, self.label(&rules.groups[group].id));
            put(DIVISOR, self.divisor(group));
            put(UNIT, fixed(Ratio::new(units[place].clone(), Int::from(1_u8)).unwrap_or_default()));
            put(WEIGHT, live(scaled(input(layout.weights), &at.tender(SCALE))));
            put(CARRIES, live(self.carries(place)));
            put(WEIGHT_WAS, fixed(Ratio::from(rules.groups[group].weight)));
            if let Some(row) = layout.values {
                put(WORTH, live(scaled(input(row), &at.tender(AWARD + figure::VALUE_SCALE))));
                put(WORTH_WAS, fixed(super::ranking::value_of(making, group)));
            }
        }
    }

    /// What the points of a group are divided by: the sum of the maxima that stand in the comparison, or what the
    /// catalogue says.
    fn divisor(&self, group: usize) -> Cell {
        let rules = self.making.round.rules;
        let divisor = divisor(self.making, group);
        let maxima = rules.groups[group].criteria.iter().map(|&c| Ratio::from(rules.criteria[c].maximum()));
        let sum = maxima.fold(Ratio::default(), |sum, one| &sum + &one);
        if sum == divisor {
            let at = At { sheet: COMPARISON, row: self.making.layout.group_rows[group], column: 1 };
            return live(Expr::Cell(at));
        }
        fixed(divisor)
    }

    /// The weight of a group in whole numbers: its own, scaled to what its catalogue carries where that is said.
    fn carries(&self, place: usize) -> Expr {
        let (layout, at) = (self.making.layout, self.at);
        let rules = self.making.round.rules;
        let of = |place: usize| rules.groups[layout.groups[place]].catalogue;
        let shared = layout.inputs.iter().filter_map(|input| match input {
            Input::Catalogue(catalogue) => Some(*catalogue),
            _ => None,
        });
        let mut carries = at.group(WEIGHT, place);
        for catalogue in shared {
            if catalogue == of(place) {
                let input = layout.input(Input::Catalogue(catalogue)).map_or_else(|| num(0), Expr::Cell);
                carries = carries * scaled(input, &at.tender(SCALE));
                continue;
            }
            let own: Vec<Expr> = (0..layout.groups.len())
                .filter(|&place| of(place) == catalogue)
                .map(|place| at.group(WEIGHT, place))
                .collect();
            let sum = if own.is_empty() { num(0) } else { call(Func::Sum, own) };
            carries = carries * when(sum.clone().is(Op::Eq, num(0)), num(1), sum);
        }
        carries
    }

    fn heads(&self, sheet: &mut Sheet) {
        let (layout, at) = (self.making.layout, self.at);
        let rules = self.making.round.rules;
        let mut heads = vec!["id".to_owned(), "U".to_owned()];
        for sign in ["P", "p", "x"] {
            heads.extend(layout.groups.iter().map(|&group| format!("{sign} {}", rules.groups[group].id)));
        }
        heads.extend(HEADS.map(str::to_owned));
        heads.extend((1..=rules.award.ties.len()).map(|n| format!("t{n}")));
        heads.extend(figure::heads(layout));
        for (column, head) in heads.iter().enumerate() {
            sheet.put(
                at.group_row(GROUP_ROWS),
                column,
                Cell::text(head, Role::Head, self.making.speaker.lang),
            );
        }
    }

    fn bid(&self, counted: usize, bid: &Bid, reckoned: &Counted, sheet: &mut Sheet) {
        let (layout, at) = (self.making.layout, self.at);
        let place = layout.counted[counted];
        let mut cells = vec![self.label(&bid.id), fixed(unit_of(self.making, reckoned))];
        for &group in &layout.groups {
            let points = layout.points(place, layout.group_rows[group]);
            let sum = || self.points(reckoned, group);
            cells.push(points.map_or_else(|| fixed(sum()), |at| live(Expr::Cell(at))));
        }
        let points = |group: usize| at.bid(counted, GROUPS + group);
        cells.extend((0..layout.groups.len()).map(|group| live(whole(points(group) * at.bid(counted, 1)))));
        let share = |group: usize| points(group) * num(100) / at.group(DIVISOR, group);
        cells.extend((0..layout.groups.len()).map(|group| live(share(group))));
        cells.extend(self.score(counted).into_iter().map(live));
        cells.extend(self.order(counted, place, bid, reckoned));
        if layout.figures == Figures::Live {
            cells.extend(figure::bid(self, counted, place, bid));
        }
        for (column, cell) in cells.into_iter().enumerate() {
            sheet.put(at.bid_row(counted), column, cell);
        }
    }

    fn points(&self, reckoned: &Counted, group: usize) -> Ratio {
        let criteria = &self.making.round.rules.groups[group].criteria;
        criteria.iter().fold(Ratio::default(), |sum, &place| &sum + &reckoned.points[place])
    }

    /// The score of a bid, step by step, in the order of [`HEADS`].
    fn score(&self, counted: usize) -> Vec<Expr> {
        let at = self.at;
        let own = |column| at.bid(counted, at.scalar(column));
        let (units, shares) = (at.per_group(counted, 1), at.per_group(counted, 2));
        let each = at.groups(CARRIES) * at.groups(UNIT);
        let sum = at.tender(SUM);
        let off = abs(at.per_group(counted, 0) * at.bid(counted, 1) - units.clone());
        let plain = product(at.groups(CARRIES) * shares) / sum.clone();
        let ok = call(
            Func::And,
            [
                at.tender(SCALE).is(Op::Gt, num(0)),
                at.tender(DIVISORS).is(Op::Eq, num(1)),
                fits(own(1)),
                fits(own(2)),
                own(2).is(Op::Gt, num(0)),
                product(off.is(Op::Gt, ten(-6)) * num(1)).is(Op::Eq, num(0)),
            ],
        );
        let is_ok = || own(OK).is(Op::Eq, num(1));
        let (size, den, m) = (abs(own(NUM)), own(DEN), own(6));
        let doubled = num(2) * own(9) * m.clone() + den.clone();
        let twice = num(2) * den.clone();
        let exact = call(Func::Sign, [own(NUM)]) * (own(8) * m.clone() + own(11)) / m.clone();
        let nearly = snapped(&(own(NUM) / den.clone()), &m, ten(-8));
        vec![
            product(each.clone() * units.clone()),
            product(each * abs(units)),
            at.unit(counted) * sum.clone(),
            ok * num(1),
            when(is_ok(), own(0), when(sum.clone().is(Op::Eq, num(0)), num(0), plain)),
            when(is_ok(), own(2), num(1)),
            power(&size, &den, self.making.round.rules.decimals),
            int(size.clone() / den.clone()),
            righted(own(7), &size, &den),
            size.clone() - own(8) * den.clone(),
            int(doubled.clone() / twice.clone()),
            righted(own(10), &doubled, &twice),
            call(Func::And, [is_ok(), fits(doubled)]) * num(1),
            size / den * m,
            call(Func::Or, [own(12).is(Op::Eq, num(1)), clear(&own(13), ten(-6))]) * num(1),
            when(own(12).is(Op::Eq, num(1)), exact, nearly),
        ]
    }

    /// Whether a bid is ranked, by what, and by what its ties are broken; the higher the better.
    fn order(&self, counted: usize, place: usize, bid: &Bid, reckoned: &Counted) -> Vec<Cell> {
        let (layout, at) = (self.making.layout, self.at);
        let (n, d) = at.fraction(counted);
        let key = match layout.figures {
            Figures::None => n.clone() / d.clone(),
            Figures::Live if bid.place.figure.is_some() => figure::key(self, counted),
            Figures::Live | Figures::Fixed => num(0),
        };
        let mut cells = vec![fixed(Ratio::from(i64::from(bid.place.rank.is_some()))), live(key)];
        for tie in &self.making.round.rules.award.ties {
            cells.push(match tie {
                Tie::Score => live(n.clone() / d.clone()),
                Tie::Group(group) => match layout.groups.iter().position(|one| one == group) {
                    Some(group) => live(at.share(counted, group)),
                    None => fixed(Ratio::default()),
                },
                Tie::Criterion(criterion) => match layout.points(place, layout.criterion_rows[*criterion]) {
                    Some(at) => live(Expr::Cell(at)),
                    None => fixed(reckoned.points[*criterion].clone()),
                },
                Tie::Price => {
                    let price =
                        bid.counted.as_ref().filter(|one| !one.hidden).and_then(|one| one.price.clone());
                    fixed(price.map_or_else(unknown, |price| -&price))
                }
                Tie::Draw => fixed(self.drawn(bid)),
            });
        }
        cells
    }

    /// Where people drew a bid, among those it is tied with: not followed when figures change.
    fn drawn(&self, bid: &Bid) -> Ratio {
        let entries = &self.making.round.entries;
        let same = |other: &&Bid| {
            let ties = |one: &Bid| &entries[one.place.bid].standing.ties;
            other.place.figure == bid.place.figure && ties(other) == ties(bid) && other.place.rank.is_some()
        };
        let tied = self.making.bids.iter().filter(same).count() > 1;
        let alone = bid.place.tied.1 - bid.place.tied.0 == 1;
        let rank = bid.place.rank.filter(|_| tied && alone).and_then(|rank| i64::try_from(rank).ok());
        -&Ratio::from(rank.unwrap_or(0))
    }
}

/// Lower than anything that is known.
fn unknown() -> Ratio {
    let size = Ratio::new(Int::from(10_u8).pow(30), Int::from(1_u8)).unwrap_or_default();
    -&size
}

/// A cell that the sheet reckons.
pub fn live(expr: Expr) -> Cell {
    Cell::formula(expr, Form::General, Role::Plain)
}

/// A cell that is as Keur reckoned it.
pub fn fixed(number: Ratio) -> Cell {
    Cell::number(number, Form::General, Role::Fixed)
}
