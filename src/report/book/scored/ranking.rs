//! The sheet with the ranking: weights that can be changed, and what follows from them.

use super::Making;
use super::bids::{Bid, Counted};
use super::exact::{power, snapped};
use super::figure;
use super::layout::{Column, Figures, INPUT, Input};
use super::places::Places;
use super::working::Maker;
use crate::lang::{Book as Words, Label};
use crate::model::award::Award;
use crate::num::Ratio;
use crate::report::book::expr::{At, Expr, Func, Op, abs, call, num, ten, when};
use crate::report::book::{self, Cell, Check, Form, Role, Rule, Sheet, Value};
use crate::report::view::verdict;

/// The sheet with the ranking.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let (layout, lang) = (making.layout, making.speaker.lang);
    let mut sheet = Sheet::new(&making.say(&Words::SheetRanking));
    let heading = if making.round.provisional { Label::ProvisionalRanking } else { Label::Ranking };
    sheet.row(vec![Cell::text(&making.label(&heading), Role::Title, lang)]);
    let live = layout.is_live();
    let lines = [if live { Words::HowReckoned } else { Words::NothingReckoned }, Words::HowToChange];
    for line in lines.into_iter().take(if live { 2 } else { 1 }) {
        sheet.row(vec![Cell::text(&making.say(&line), Role::Note, lang)]);
    }
    let maker = Ranking { making, at: Places::new(layout, making.round.rules.award.ties.len()) };
    if live {
        maker.inputs(&mut sheet);
    }
    let heads =
        layout.columns.iter().map(|column| Cell::text(&maker.head(*column), Role::Head, lang)).collect();
    for (column, cell) in Vec::into_iter(heads).enumerate() {
        sheet.put(layout.head, column, cell);
    }
    (sheet.head, sheet.frozen) = (Some(layout.head), (layout.head + 1, 2));
    for (place, bid) in making.bids.iter().enumerate() {
        let cells = layout.columns.iter().map(|column| maker.cell(*column, place, bid)).collect();
        sheet.row(cells);
    }
    let left = making.round.places.len() - making.bids.len();
    if left > 0 {
        sheet.row(vec![Cell::text(&making.say(&Words::LeftOut(left)), Role::Note, lang)]);
    }
    sheet.columns = layout.columns.iter().map(|column| width(*column)).collect();
    sheet
}

fn width(column: Column) -> book::Column {
    let width = match column {
        Column::Rank | Column::RankFixed | Column::IfAdmitted => 9,
        Column::Bidder => 32,
        Column::Verdict => 16,
        Column::Score | Column::ScoreFixed | Column::Worst | Column::Best => 11,
        Column::Price | Column::Figure | Column::FigureFixed => 15,
        Column::Check => 20,
        Column::Level => 24,
        Column::Share(_) => 14,
        Column::Reasons => 60,
    };
    book::Column { width, hidden: false }
}

/// An input as it was.
pub fn original(making: &Making<'_>, input: Input) -> Ratio {
    let award = &making.round.rules.award;
    match input {
        Input::Quality => Ratio::from(award.quality_weight),
        Input::Price => Ratio::from(award.price_weight),
        Input::Floor => award.floor.map(Ratio::from).unwrap_or_default(),
        Input::Ceiling => award.ceiling.map(Ratio::from).unwrap_or_default(),
        Input::Catalogue(place) => {
            making.round.rules.catalogues[place].share.map(Ratio::from).unwrap_or_default()
        }
    }
}

/// The name of an input.
pub fn input_name(making: &Making<'_>, input: Input) -> String {
    making.say(&match input {
        Input::Quality => Words::QualityWeight,
        Input::Price => Words::PriceWeight,
        Input::Floor => Words::FloorPrice,
        Input::Ceiling => Words::CeilingPrice,
        Input::Catalogue(place) => Words::CatalogueCarries(making.round.rules.catalogues[place].id.clone()),
    })
}

/// What a group is worth at a share of 100 percent.
pub fn value_of(making: &Making<'_>, group: usize) -> Ratio {
    let award: &Award = &making.round.rules.award;
    let value = award.values.iter().find(|(one, _)| *one == group);
    value.map(|(_, value)| Ratio::from(*value)).unwrap_or_default()
}

/// A number as it is printed.
pub fn printed(number: &Ratio, decimals: u8) -> Ratio {
    let text = number.rounded(decimals);
    let digits = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    number.to_decimals(u8::try_from(digits).unwrap_or(u8::MAX))
}

struct Ranking<'m> {
    making: &'m Making<'m>,
    at: Places<'m>,
}

impl Ranking<'_> {
    fn text(&self, text: &str, role: Role) -> Cell {
        Cell::text(text, role, self.making.speaker.lang)
    }

    /// The cells that can be changed, each with its name beside it.
    fn inputs(&self, sheet: &mut Sheet) {
        let (making, layout) = (self.making, self.making.layout);
        for &input in &layout.inputs {
            let Some(at) = layout.input(input) else { continue };
            let form = match input {
                Input::Floor | Input::Ceiling => Form::Money(2),
                _ => Form::General,
            };
            sheet.put(at.row, 1, self.text(&input_name(making, input), Role::Strong));
            sheet.put(at.row, INPUT, Cell::number(original(making, input), form, Role::Input));
            self.check(sheet, (at.row, INPUT), (at.row, INPUT));
        }
        let rows = [(Some(layout.weights), Words::Weight), (layout.values, Words::Value)];
        for (row, name) in rows.into_iter().filter_map(|(row, name)| Some((row?, name))) {
            let (first, last) = (layout.shares(), layout.shares() + layout.groups.len() - 1);
            sheet.put(row, first - 1, self.text(&making.say(&name), Role::Strong));
            for (place, &group) in layout.groups.iter().enumerate() {
                sheet.put(row, first + place, self.weight(row, group, place));
            }
            self.check(sheet, (row, first), (row, last));
        }
    }

    /// The weight or the value of a group. Where weights are the values, they follow them.
    fn weight(&self, row: usize, group: usize, place: usize) -> Cell {
        let (making, layout) = (self.making, self.making.layout);
        let own = |group: usize| Ratio::from(making.round.rules.groups[group].weight);
        if Some(row) == layout.values {
            return Cell::number(value_of(making, group), Form::Money(2), Role::Input);
        }
        let same = |&group: &usize| own(group) == value_of(making, group);
        match layout.values.filter(|_| layout.groups.iter().all(same)) {
            Some(row) => {
                let at = At { sheet: super::layout::RANKING, row, column: layout.shares() + place };
                Cell::formula(Expr::Cell(at), Form::General, Role::Plain)
            }
            None => Cell::number(own(group), Form::General, Role::Input),
        }
    }

    fn check(&self, sheet: &mut Sheet, from: (usize, usize), to: (usize, usize)) {
        let message = self.making.say(&Words::MustBeNumber);
        sheet.checks.push(Check { area: (from, to), rule: Rule::NotNegative, message });
    }

    fn head(&self, column: Column) -> String {
        let making = self.making;
        match column {
            Column::Rank => making.label(&Label::Rank),
            Column::Bidder => making.label(&Label::Bidder),
            Column::Verdict => making.label(&Label::Verdict),
            Column::Score => making.label(&Label::Score),
            Column::ScoreFixed => making.say(&Words::ScoreFixed),
            Column::Price => format!("{} ({})", making.label(&Label::Price), making.round.rules.currency),
            Column::Figure => making.label(&Label::Figure),
            Column::FigureFixed => making.say(&Words::FigureFixed),
            Column::RankFixed => making.say(&Words::RankFixed),
            Column::Check => making.say(&Words::Check),
            Column::Worst => making.say(&Words::Worst),
            Column::Best => making.say(&Words::Best),
            Column::Level => making.label(&Label::Level),
            Column::IfAdmitted => making.label(&Label::RankIfAdmitted),
            Column::Share(place) => {
                let group = &making.round.rules.groups[making.layout.groups[place]];
                format!("{} {} (%)", group.id, group.title.get(making.speaker.lang))
            }
            Column::Reasons => making.say(&Words::Reasons),
        }
    }

    fn cell(&self, column: Column, place: usize, bid: &Bid) -> Cell {
        let making = self.making;
        let rank = |rank: Option<usize>| rank.and_then(|rank| i64::try_from(rank).ok()).map(Ratio::from);
        let fixed_rank =
            |one| rank(one).map_or_else(Cell::default, |n| Cell::number(n, Form::General, Role::Fixed));
        let counted = making.layout.counted.iter().position(|one| *one == place).zip(bid.counted.as_ref());
        match column {
            Column::Bidder => self.text(&crate::report::view::name(&bid.supplier, &bid.id), Role::Plain),
            Column::Verdict => self.text(&making.label(&verdict(bid.verdict)), Role::Plain),
            Column::Level => self.text(&bid.level, Role::Plain),
            Column::Reasons => self.text(&bid.reasons, Role::Plain),
            Column::RankFixed => fixed_rank(bid.place.rank),
            Column::IfAdmitted => fixed_rank(bid.place.rank_if_admitted),
            Column::Rank => match counted {
                Some((n, _)) if making.layout.ranks_follow => {
                    let value =
                        rank(bid.place.rank).map_or_else(|| Value::Text(String::new()), Value::Number);
                    Cell::known(self.at.rank(n), value, Form::General, Role::Strong)
                }
                _ => fixed_rank(bid.place.rank),
            },
            _ => counted.map_or_else(Cell::default, |(n, one)| self.number(column, (place, n), bid, one)),
        }
    }

    fn number(&self, column: Column, (place, n): (usize, usize), bid: &Bid, counted: &Counted) -> Cell {
        let (making, layout) = (self.making, self.making.layout);
        let decimals = making.round.rules.decimals;
        let form = Form::Decimals(decimals);
        let fixed = |number: &Ratio| Cell::number(printed(number, decimals), form, Role::Fixed);
        let shown = |expr, number: &Ratio| {
            Cell::known(expr, Value::Number(printed(number, decimals)), form, Role::Strong)
        };
        let maker = Maker { making, at: self.at };
        match column {
            Column::Score => shown(self.at.score(n), &counted.score),
            Column::ScoreFixed => fixed(&counted.score),
            Column::Worst => fixed(&counted.ends.0),
            Column::Best => fixed(&counted.ends.1),
            Column::Price => match &counted.price {
                Some(_) if counted.hidden => self.text(&making.say(&Words::Confidential), Role::Plain),
                Some(price) => Cell::number(price.clone(), Form::Money(layout.cents), Role::Plain),
                None => Cell::default(),
            },
            Column::Figure => match &bid.place.figure {
                Some(figure) if layout.figures == Figures::Live => shown(figure::shown(&maker, n), figure),
                Some(figure) if self.may_show(counted) => fixed(figure),
                Some(_) => self.text(&making.say(&Words::Confidential), Role::Plain),
                None => Cell::default(),
            },
            Column::FigureFixed => match &bid.place.figure {
                Some(figure) if layout.figures == Figures::Live || self.may_show(counted) => fixed(figure),
                _ => Cell::default(),
            },
            Column::Check => self.checked((place, n), bid),
            Column::Share(group) => self.share(n, group, counted),
            _ => Cell::default(),
        }
    }

    /// Whether a figure gives no confidential price away: its own, or one that it is held against.
    fn may_show(&self, counted: &Counted) -> bool {
        !counted.hidden && !self.making.round.plan().method.depends_on_others()
    }

    /// Whether what the sheet reckons is what Keur reckoned.
    fn checked(&self, (place, n): (usize, usize), bid: &Bid) -> Cell {
        let (making, layout) = (self.making, self.making.layout);
        let same = |one: Column, other: Column| {
            let both = layout.ranked(place, one).zip(layout.ranked(place, other));
            both.map(|(one, other)| Expr::Cell(one).is(Op::Eq, Expr::Cell(other)))
        };
        let mut all = vec![same(Column::Score, Column::ScoreFixed)];
        if bid.place.rank.is_some() && layout.ranks_follow {
            all.push(same(Column::Rank, Column::RankFixed));
        }
        if bid.place.figure.is_some() && layout.figures == Figures::Live {
            all.push(same(Column::Figure, Column::FigureFixed));
        }
        let all: Vec<Expr> = all.into_iter().flatten().collect();
        let say = |words: &Words| Expr::Text(making.say(words));
        let differs = when(self.at.sure(n), say(&Words::Deviates), say(&Words::LastDigit));
        let same = when(call(Func::And, all), say(&Words::Matches), differs);
        let expr = when(self.at.changed(), say(&Words::Changed), same);
        Cell::known(expr, Value::Text(making.say(&Words::Matches)), Form::Text, Role::Plain)
    }

    /// The share of a group, rounded as it is printed.
    fn share(&self, n: usize, group: usize, counted: &Counted) -> Cell {
        let decimals = self.making.round.rules.decimals;
        let share = self.at.share(n, group);
        let digits = power(&abs(share.clone()), &num(1), decimals);
        let small = abs(share.clone()).is(Op::Lt, num(1));
        let plain = ten(i32::from(decimals));
        let margin = ten(-8);
        let expr = when(small, snapped(&share, &digits, margin.clone()), snapped(&share, &plain, margin));
        let value = counted.shares[self.making.layout.groups[group]].clone().unwrap_or_default();
        let value = Value::Number(printed(&value, decimals));
        Cell::known(expr, value, Form::Decimals(decimals), Role::Plain)
    }
}
