//! Weights, and what every criterion is worth in points of 100, by formulas that follow them.
//!
//! A group is worth `100 · w · S / (T · O)`: its weight, the sum of all its maxima, the sum of the weights that count,
//! and what its points are divided by. A criterion is worth its part of that: its maximum out of those that are not
//! left out. `S`, `O` and the maxima are whole numbers. What a formula comes to is rounded as Keur rounds, a half away
//! from zero; a margin of a billionth makes up for what a spreadsheet loses in binary.

use std::collections::BTreeMap;

use super::asked::profile_changed;
use super::{Making, WEIGHTS};
use crate::assess::Plan;
use crate::lang::{Composed as Words, Lang};
use crate::model::form::{HEADS, Role as Column};
use crate::model::rules::{Group, Rules};
use crate::num::{Dec, Ratio};
use crate::report::book::expr::{Func, Op, abs, call, int, num, product, ten, when};
use crate::report::book::{self, At, Cell, Expr, Form as Shape, Role, Sheet};
use crate::report::document::worth;
use crate::report::form::ask::label;

const USUAL: usize = 3;
const OWN: usize = 4;
const HOLDS: usize = 5;
const HUNDRED: usize = 6;
const KEUR: usize = 7;
const DROP: usize = 8;
/// From here on columns are hidden: the maximum and what of it counts.
const MAXIMUM: usize = 9;
const COUNTED: usize = 10;
/// The sum of all maxima of a group, its divisor, and what of the maxima counts.
const ALL: usize = 11;
const OUT_OF: usize = 12;
const COUNTS: usize = 13;
/// The weight that counts, and the same after the share of its catalogue.
const WEIGHT: usize = 14;
const SCALED: usize = 15;
/// The row that counts what differs, and in a hidden column the sum of weights.
const SUMS: usize = 4;

/// Weights and worth.
pub fn sheet(making: &mut Making<'_>) -> Sheet {
    let mut sheet = making.sheet("weights", &[(OWN, Column::Answer), (DROP, Column::Drop)]);
    sheet.row(vec![making.key(HEADS), profile_changed(making)]);
    sheet.row(vec![making.key(HEADS)]);
    if let Some(rules) = &making.of.opened.rules {
        let none: Vec<String> = rules.not_applicable.iter().map(|(id, _)| id.clone()).collect();
        if !none.is_empty() {
            making.line(&mut sheet, &Words::NotApplicable(none), Role::Note);
        }
    }
    let heads = ["id", "title", "usual", "own", "holds", "hundred", "keur", "drop"];
    sheet.heads(making.heads(&heads), 3);
    let (of, lang) = (making.of, making.of.lang);
    if let Some(rules) = &of.composed.whole.rules {
        let places = Places::new(rules, sheet.rows.len());
        let keur = keur(making, rules);
        for (group, row) in places.groups.iter().enumerate() {
            group_row(making, &mut sheet, (rules, &places, group, *row), &keur);
            for (criterion, row) in &places.criteria[group] {
                criterion_row(making, &mut sheet, (rules, &places, *criterion, *row), lang);
                let key = &rules.criteria[*criterion].id;
                let known = keur.get(key).cloned().unwrap_or_default();
                sheet.put(*row, KEUR, Cell::number(known, Shape::Decimals(2), Role::Fixed));
            }
        }
        sums(making, &mut sheet, &places);
    }
    sheet.columns = super::widths(&[16, 56, 13, 10, 12, 9, 12, 9]);
    sheet.columns.extend((MAXIMUM..=SCALED).map(|_| book::Column { width: 8, hidden: true }));
    sheet
}

/// Where groups and criteria stand.
struct Places {
    groups: Vec<usize>,
    /// Per group, each criterion by its place in the rules and its row.
    criteria: Vec<Vec<(usize, usize)>>,
    first: usize,
    last: usize,
}

impl Places {
    fn new(rules: &Rules, first: usize) -> Places {
        let (mut row, mut groups, mut criteria) = (first, Vec::new(), Vec::new());
        for group in &rules.groups {
            groups.push(row);
            let own = group.criteria.iter().zip(row + 1..);
            criteria.push(own.map(|(criterion, row)| (*criterion, row)).collect());
            row += 1 + group.criteria.len();
        }
        Places { groups, criteria, first, last: row.max(first + 1) - 1 }
    }

    fn column(&self, column: usize) -> Expr {
        Expr::Area(place(self.first, column), place(self.last, column))
    }
}

fn place(row: usize, column: usize) -> At {
    At { sheet: WEIGHTS, row, column }
}

fn cell(row: usize, column: usize) -> Expr {
    Expr::Cell(place(row, column))
}

fn live(expr: Expr) -> Cell {
    Cell::formula(expr, Shape::General, Role::Plain)
}

/// What Keur itself reckons of groups and criteria, by id, to two decimals.
fn keur(making: &Making<'_>, whole: &Rules) -> BTreeMap<String, Ratio> {
    let mut known = BTreeMap::new();
    let Some(rules) = &making.of.opened.rules else { return known };
    let plan = Plan::new(rules);
    let mut sums: BTreeMap<&str, Ratio> = BTreeMap::new();
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let group = rules.groups[criterion.group].id.as_str();
        let is_scored = plan.groups[criterion.group].weight.is_some();
        let worth = worth(&plan, rules, place, criterion.maximum()).filter(|_| is_scored).unwrap_or_default();
        let sum = sums.entry(group).or_default();
        *sum = &*sum + &worth;
        known.insert(criterion.id.clone(), worth.to_decimals(2));
    }
    let of = |group: &Group| sums.get(group.id.as_str()).cloned().unwrap_or_default().to_decimals(2);
    known.extend(whole.groups.iter().map(|group| (group.id.clone(), of(group))));
    known
}

/// Ten to as many decimals as any maximum or divisor has: at that scale all of them are whole.
fn scale(rules: &Rules) -> u8 {
    let maxima = rules.criteria.iter().map(|criterion| criterion.maximum());
    let groups = rules.groups.iter().flat_map(|group| [Some(group.all_maxima), group.out_of]).flatten();
    maxima.chain(groups).map(Dec::scale).max().unwrap_or_default()
}

fn whole(dec: Dec, rules: &Rules) -> Cell {
    let scaled = (0..scale(rules)).fold(Ratio::from(dec), |value, _| &value * &Ratio::from(10));
    Cell::number(scaled, Shape::General, Role::Plain)
}

/// A value at two decimals, a half away from zero.
fn rounded(value: Expr) -> Expr {
    int(value * num(100) + (ten(-1) * num(5) + ten(-9))) / num(100)
}

fn is_left_out(making: &Making<'_>, row: usize) -> Expr {
    cell(row, DROP).is(Op::Eq, Expr::Text(making.yes()))
}

fn group_row(
    making: &mut Making<'_>,
    sheet: &mut Sheet,
    (rules, places, place_of, row): (&Rules, &Places, usize, usize),
    keur: &BTreeMap<String, Ratio>,
) {
    let group = &rules.groups[place_of];
    let key = format!("group:{}", group.id);
    let usual = making.of.composed.usual.get(place_of).copied().unwrap_or_default();
    sheet.row(vec![
        making.key(&key),
        making.text(&group.id, Role::Strong),
        making.text(&group.title.get(making.of.lang), Role::Strong),
        Cell::number(Ratio::from(usual), Shape::General, Role::Plain),
    ]);
    making.put(sheet, place(row, OWN), &key, Column::Answer);
    making.put(sheet, place(row, DROP), &key, Column::Drop);
    sheet.put(row, HOLDS, live(holds(making, places, &group.id, row)));
    let total = cell(SUMS, SCALED);
    let hundred = num(100) * cell(row, SCALED) * cell(row, ALL) / (total.clone() * cell(row, OUT_OF));
    let hundred = when(total.is(Op::Eq, num(0)), num(0), rounded(hundred));
    sheet.put(row, HUNDRED, Cell::formula(hundred, Shape::Decimals(2), Role::Strong));
    let known = keur.get(&group.id).cloned().unwrap_or_default();
    sheet.put(row, KEUR, Cell::number(known, Shape::Decimals(2), Role::Fixed));
    sheet.put(row, ALL, whole(group.all_maxima, rules));
    // a group without points has no divisor, and does not count
    let out_of = group.out_of.unwrap_or(group.all_maxima);
    let out_of = if out_of.is_zero() { Dec::whole(1) } else { out_of };
    sheet.put(row, OUT_OF, whole(out_of, rules));
    let own = &places.criteria[place_of];
    let counts = match (own.first(), own.last()) {
        (Some((_, first)), Some((_, last))) => {
            call(Func::Sum, [Expr::Area(place(*first, COUNTED), place(*last, COUNTED))])
        }
        _ => num(0),
    };
    sheet.put(row, COUNTS, live(counts));
    let weight = when(cell(row, COUNTS).is(Op::Gt, num(0)), cell(row, HOLDS), num(0));
    sheet.put(row, WEIGHT, live(weight));
    sheet.put(row, SCALED, live(scaled(making, rules, places, (group, row))));
}

/// The weight that holds: the tender's own, else in an award on value without weights the value, else the usual one.
fn holds(making: &Making<'_>, places: &Places, group: &str, row: usize) -> Expr {
    let own = cell(row, OWN);
    let none = |expr: Expr| expr.is(Op::Eq, Expr::Text(String::new()));
    let usual = match (
        making.at("award:method", Column::Answer),
        making.at(&format!("value:{group}"), Column::Answer),
    ) {
        (Some(method), Some(value)) => {
            let by_value = method.is(Op::Eq, Expr::Text(making.option("award:method", "value")));
            let some = product(places.column(OWN).is(Op::Ne, Expr::Text(String::new())) * num(1));
            let by_value = call(Func::And, [by_value, some.is(Op::Eq, num(0))]);
            when(by_value, value * num(1), cell(row, USUAL))
        }
        _ => cell(row, USUAL),
    };
    when(none(own.clone()), usual, own)
}

/// A weight after the share that its catalogue carries, where that is said.
fn scaled(making: &Making<'_>, rules: &Rules, places: &Places, (group, row): (&Group, usize)) -> Expr {
    let weight = cell(row, WEIGHT);
    let id = rules.catalogues.get(group.catalogue).map(|info| info.id.as_str()).unwrap_or_default();
    let Some(share) = making.at(&format!("share:{id}"), Column::Answer) else { return weight };
    let of_it = rules.groups.iter().zip(&places.groups).filter(|(one, _)| one.catalogue == group.catalogue);
    let sum = of_it.map(|(_, row)| cell(*row, WEIGHT)).reduce(|all, one| all + one).unwrap_or_else(|| num(0));
    let part = when(sum.clone().is(Op::Eq, num(0)), num(0), weight.clone() * share.clone() / sum);
    when(share.is(Op::Eq, Expr::Text(String::new())), weight, part)
}

fn criterion_row(
    making: &mut Making<'_>,
    sheet: &mut Sheet,
    (rules, places, criterion, row): (&Rules, &Places, usize, usize),
    lang: Lang,
) {
    let criterion = &rules.criteria[criterion];
    let key = format!("criterion:{}", criterion.id);
    let title = label(&criterion.id, &criterion.title.get(lang));
    sheet.row(vec![making.key(&key), Cell::default(), making.text(&title, Role::Plain)]);
    making.put(sheet, place(row, DROP), &key, Column::Drop);
    let group = places.groups[criterion.group];
    sheet.put(row, MAXIMUM, whole(criterion.maximum(), rules));
    let gone = call(Func::Or, [is_left_out(making, row), is_left_out(making, group)]);
    sheet.put(row, COUNTED, live(when(gone, num(0), cell(row, MAXIMUM))));
    let total = cell(SUMS, SCALED);
    let none = call(Func::Or, [total.clone().is(Op::Eq, num(0)), cell(group, COUNTS).is(Op::Eq, num(0))]);
    let part = num(100) * cell(group, SCALED) * cell(group, ALL) * cell(row, COUNTED);
    let worth = part / (total * cell(group, OUT_OF) * cell(group, COUNTS));
    let worth = when(none, num(0), rounded(worth));
    sheet.put(row, HUNDRED, Cell::formula(worth, Shape::Decimals(2), Role::Plain));
}

/// How many amounts differ from Keur's, and the sum of the weights that count.
fn sums(making: &Making<'_>, sheet: &mut Sheet, places: &Places) {
    let apart = abs(places.column(HUNDRED) - places.column(KEUR)).is(Op::Gt, ten(-6));
    sheet.put(SUMS, 1, Cell::formula(product(apart * num(1)), Shape::General, Role::Strong));
    sheet.put(SUMS, 2, making.words(&Words::Differ, Role::Note));
    sheet.put(SUMS, SCALED, live(call(Func::Sum, [places.column(SCALED)])));
}
