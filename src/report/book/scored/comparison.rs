//! The sheet with the comparison: criteria in rows, two columns per bid, answers and points.

use super::Making;
use super::bids::Bid;
use super::layout::{COMPARED_FROM, COMPARISON, Column};
use crate::lang::{Book as Words, Label};
use crate::num::Ratio;
use crate::report::book::expr::{At, Expr, Func, call};
use crate::report::book::{self, Cell, Form, Role, Sheet, Value};
use crate::report::view::verdict;

/// Bids side by side on one page in print.
const BIDS_ON_PAGE: usize = 5;
/// Columns before those of bids.
const FIRST: usize = 2;

/// The sheet with the comparison.
pub fn sheet(making: &Making<'_>) -> Sheet {
    let lang = making.speaker.lang;
    let text = |text: &str, role| Cell::text(text, role, lang);
    let mut sheet = Sheet::new(&making.say(&Words::SheetComparison));
    let bids: Vec<(usize, &Bid)> =
        making.layout.compared.iter().map(|&place| (place, &making.bids[place])).collect();
    sheet.row(vec![text(&making.label(&Label::Comparison), Role::Title)]);
    let left = making.bids.len() - bids.len();
    let note = if left > 0 { Words::NotCompared(left) } else { Words::ComparisonNote };
    sheet.row(vec![text(&making.say(&note), Role::Note)]);
    let mut heads =
        vec![text(&making.label(&Label::Criterion), Role::Head), text(&making.say(&Words::Most), Role::Head)];
    for (_, bid) in &bids {
        let name = crate::report::view::name(&bid.supplier, &bid.id);
        heads.push(text(&name, Role::Head));
        heads.push(text(&making.say(&Words::PointsOf(bid.id.clone())), Role::Head));
    }
    sheet.heads(heads, FIRST);
    let comparing = Comparing { making, bids: &bids };
    comparing.summary(&mut sheet);
    comparing.criteria(&mut sheet);
    if making.report.options.differences {
        comparing.hide_alike(&mut sheet);
    }
    sheet.across = bids.len().div_ceil(BIDS_ON_PAGE);
    sheet.columns = book::Column::of(&[46, 10]);
    for _ in &bids {
        sheet.columns.extend(book::Column::of(&[30, 13]));
    }
    sheet
}

struct Comparing<'c> {
    making: &'c Making<'c>,
    bids: &'c [(usize, &'c Bid)],
}

impl Comparing<'_> {
    fn text(&self, text: &str, role: Role) -> Cell {
        Cell::text(text, role, self.making.speaker.lang)
    }

    /// Verdict and rank, and the score.
    fn summary(&self, sheet: &mut Sheet) {
        let making = self.making;
        let head =
            |label: &Label| vec![self.text(&making.label(label), Role::Strong), Cell::empty(Role::Strong)];
        let (mut verdicts, mut scores) = (head(&Label::Verdict), head(&Label::Score));
        let decimals = making.round.rules.decimals;
        for &(place, bid) in self.bids {
            verdicts.push(self.text(&making.label(&verdict(bid.verdict)), Role::Strong));
            verdicts.push(Cell::empty(Role::Strong));
            scores.push(Cell::empty(Role::Strong));
            let score = bid.counted.as_ref().filter(|_| making.layout.is_live());
            let at = making.layout.ranked(place, Column::Score);
            let cell = score.zip(at).map(|(counted, at)| {
                let value = Value::Number(super::ranking::printed(&counted.score, decimals));
                Cell::known(Expr::Cell(at), value, Form::Decimals(decimals), Role::Strong)
            });
            scores.push(cell.unwrap_or_else(|| Cell::empty(Role::Strong)));
        }
        sheet.row(verdicts);
        sheet.row(scores);
        debug_assert_eq!(sheet.rows.len(), COMPARED_FROM);
    }

    fn criteria(&self, sheet: &mut Sheet) {
        for (place, group) in self.making.round.rules.groups.iter().enumerate() {
            sheet.row(self.group(place));
            for &criterion in &group.criteria {
                sheet.row(self.criterion(criterion));
            }
        }
    }

    /// Rows of criteria that all bids answer alike are there, for sums rest on them, and not shown.
    fn hide_alike(&self, sheet: &mut Sheet) {
        let said = |place: usize| self.bids.iter().map(move |(_, bid)| bid.answers.get(place));
        let alike = |place: usize| said(place).all(|answer| Some(answer) == said(place).next());
        let all = self.making.layout.criterion_rows.iter().enumerate();
        let hidden: Vec<usize> = all.filter(|(place, _)| alike(*place)).map(|(_, &row)| row).collect();
        if !hidden.is_empty() {
            let words = self.making.label(&Label::AlikeLeftOut(hidden.len()));
            sheet.row(vec![self.text(&words, Role::Note)]);
        }
        sheet.hidden_rows = hidden;
    }

    /// A group: its title, and the sums of what stands below it.
    fn group(&self, place: usize) -> Vec<Cell> {
        let making = self.making;
        let group = &making.round.rules.groups[place];
        let title = format!("{} {}", group.id, group.title.get(making.speaker.lang));
        let row = making.layout.group_rows[place];
        let sum = |column: usize| {
            let at = |row| At { sheet: COMPARISON, row, column };
            if group.criteria.is_empty() {
                return Cell::number(Ratio::default(), Form::General, Role::Strong);
            }
            let area = Expr::Area(at(row + 1), at(row + group.criteria.len()));
            Cell::formula(call(Func::Sum, [area]), Form::General, Role::Strong)
        };
        let mut cells = vec![self.text(&title, Role::Strong), sum(1)];
        for place in 0..self.bids.len() {
            cells.push(Cell::empty(Role::Strong));
            cells.push(sum(FIRST + 2 * place + 1));
        }
        cells
    }

    fn criterion(&self, place: usize) -> Vec<Cell> {
        let criterion = &self.making.round.rules.criteria[place];
        let title = format!("{} {}", criterion.id, criterion.title.get(self.making.speaker.lang));
        let has_points = criterion.has_points || criterion.curve.is_some();
        let points = |points: Ratio| {
            if has_points { Cell::number(points, Form::General, Role::Plain) } else { Cell::default() }
        };
        let mut cells = vec![self.text(&title, Role::Plain), points(Ratio::from(criterion.maximum()))];
        for (_, bid) in self.bids {
            cells.push(self.text(bid.answers.get(place).map_or("", String::as_str), Role::Plain));
            let own = bid.counted.as_ref().map(|counted| counted.points[place].clone());
            cells.push(own.map_or_else(Cell::default, points));
        }
        cells
    }
}
