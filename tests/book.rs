//! Workbooks with live formulas: what they come to is what the engine reckoned, exactly and in the doubles of a
//! spreadsheet.
#![allow(clippy::float_arithmetic, reason = "this test plays the spreadsheet, which reckons in doubles")]

use std::cell::RefCell;
use std::collections::BTreeMap;

use keur::num::Ratio;
use keur::report::book::expr::{Func, Op, decimal};
use keur::report::book::scored::book;
use keur::report::book::{At, Book, Expr, Holds, Reckoner, Role, Value};

use crate::engine::{Wanted, with_report};
use crate::naive::generate;

/// Random tenders of which every formula is reckoned.
const TENDERS: u64 = 400;
/// Random tenders of which every formula is reckoned in doubles.
const IN_DOUBLES: u64 = 100;

fn made(files: &BTreeMap<String, String>) -> Book {
    with_report(files, &Wanted::default(), |report| book(report).unwrap())
        .unwrap_or_else(|_| panic!("no rules"))
}

/// Every formula of which the engine reckoned the value elsewhere, with that value.
fn known(book: &Book) -> Vec<(At, Value)> {
    let mut known = Vec::new();
    for (sheet, one) in book.sheets.iter().enumerate() {
        for (row, cells) in one.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                if let Holds::Formula(_, Some(value)) = &cell.holds {
                    known.push((At { sheet, row, column }, value.clone()));
                }
            }
        }
    }
    known
}

#[test]
fn formulas_come_to_what_the_engine_reckoned() {
    let mut seen = 0;
    for seed in 0..TENDERS {
        let book = made(&generate::tender(seed));
        let reckoner = Reckoner::from_nothing(&book);
        for (at, value) in known(&book) {
            assert_eq!(reckoner.value(at), value, "tender {seed}: {at:?}");
            seen += 1;
        }
    }
    assert!(seen > 5_000, "only {seen} formulas");
}

#[test]
fn in_doubles_they_come_to_the_same_or_say_that_the_last_decimal_is_uncertain() {
    let (mut same, mut uncertain) = (0, 0);
    for seed in 0..IN_DOUBLES {
        let book = made(&generate::tender(seed));
        for rounds_first in [false, true] {
            let doubles = Doubles { book: &book, rounds_first, known: RefCell::default() };
            for (at, value) in known(&book) {
                match (doubles.value(at), value) {
                    (Double::Number(found), Value::Number(exact)) if same_digits(found, &exact) => same += 1,
                    (Double::Text(found), Value::Text(exact)) if found == exact => same += 1,
                    (Double::Text(found), _) if found.starts_with("laatste decimaal") => uncertain += 1,
                    (found, exact) => panic!("tender {seed}: {at:?} is {found:?} and not {exact:?}"),
                }
            }
        }
    }
    assert!(same > 4_000 && uncertain * 1000 < same, "{same} the same, {uncertain} uncertain");
}

/// Whether a double is the one that a spreadsheet reads for this decimal, as far as it shows 15 digits.
fn same_digits(found: f64, exact: &Ratio) -> bool {
    let exact: f64 = decimal(exact).parse().unwrap();
    found == exact || (found - exact).abs() <= exact.abs() * 1e-15
}

/// A tender in which every score lies exactly on a half of the last printed digit.
fn halves(weights: [&str; 3]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut catalogue = String::from(
        "format = 1\n[catalogue]\nid = \"c\"\nversion = \"1\"\ntitle = \"C\"\n[[profile]]\nid = \"p\"\ndefault = true\n",
    );
    catalogue += &format!("weights = {{ a = {}, b = {}, c = {} }}\n", weights[0], weights[1], weights[2]);
    for (group, most) in [("a", 40), ("b", 50), ("c", 16)] {
        catalogue += &format!("[[group]]\nid = \"{group}\"\ntitle = \"{group}\"\n");
        catalogue +=
            &format!("[[criterion]]\nid = \"{group}1\"\ngroup = \"{group}\"\ntitle = \"{group}1\"\n");
        for points in 0..=most {
            catalogue += &format!(
                "[[criterion.option]]\nid = \"o{points}\"\ntext = \"{points}\"\npoints = {points}\n"
            );
        }
    }
    files.insert("cat/catalogue.toml".to_owned(), catalogue);
    let tender =
        "format = 1\n[tender]\nid = \"t\"\ntitle = \"T\"\nas_of = 2026-11-01\n[rules]\nuse = [\"./cat\"]\n";
    files.insert("tender.toml".to_owned(), tender.to_owned());
    for n in 0..20 {
        let (a, b, c) = (2 * n + 1, 2 * n, (8 * n) % 16);
        let bid = format!(
            "format = 1\n[bid]\nid = \"b{n:02}\"\ntender = \"t\"\nsupplier = \"B{n}\"\n[answers]\na1 = \"o{a}\"\nb1 = \"o{b}\"\nc1 = \"o{c}\"\n"
        );
        files.insert(format!("bids/b{n:02}.toml"), bid);
    }
    files
}

#[test]
fn scores_on_a_half_are_rounded_away_from_zero_in_doubles_too() {
    let book = made(&halves(["35", "40", "25"]));
    let mut on_half = 0;
    for rounds_first in [false, true] {
        let doubles = Doubles { book: &book, rounds_first, known: RefCell::default() };
        for (at, value) in known(&book) {
            let (Value::Number(exact), Double::Number(found)) = (&value, doubles.value(at)) else { continue };
            assert!(same_digits(found, exact), "{at:?}: {found} and not {}", decimal(exact));
        }
    }
    let json = crate::engine::json(&halves(["35", "40", "25"]));
    for bid in json["bids"].as_array().unwrap() {
        let exact = bid["score"]["exact"].as_str().unwrap();
        let (n, d) = exact.split_once('/').unwrap();
        let (n, d): (i64, i64) = (n.parse().unwrap(), d.parse().unwrap());
        on_half += usize::from((2 * 100 * n) % d == 0 && ((2 * 100 * n) / d) % 2 == 1);
    }
    assert!(on_half >= 10, "only {on_half} on a half");
}

#[test]
fn a_changed_weight_gives_the_score_of_a_tender_with_that_weight() {
    let mut book = made(&halves(["35", "40", "25"]));
    let other = made(&halves(["22.5", "40", "25"]));
    let ranking = 1;
    let input =
        book.sheets[ranking].rows.iter_mut().flatten().find(|cell| cell.look.role == Role::Input).unwrap();
    input.holds = Holds::Number(Ratio::from(keur::num::Dec::parse("22.5").unwrap()));
    let (changed, expected) = (Reckoner::from_nothing(&book), Reckoner::new(&other));
    let mut scores = (BTreeMap::new(), BTreeMap::new());
    let head = book.sheets[ranking].head.unwrap();
    for row in head + 1..book.sheets[ranking].rows.len() {
        let at = |column| At { sheet: ranking, row, column };
        let of = |value: Value| if let Value::Text(text) = value { text } else { String::new() };
        let both = |reckoner: &Reckoner<'_>| (reckoner.value(at(0)), reckoner.value(at(3)));
        scores.0.insert(of(changed.value(at(1))), both(&changed));
        scores.1.insert(of(expected.value(at(1))), both(&expected));
        let check = changed.value(at(6));
        assert!(of(check.clone()).starts_with("gewijzigd"), "{check:?}");
    }
    assert_eq!(scores.0, scores.1);
}

#[test]
fn where_whole_numbers_are_too_long_the_plain_quotient_is_rounded() {
    let mut catalogue = String::from("format = 1\n[catalogue]\nid = \"c\"\nversion = \"1\"\ntitle = \"C\"\n");
    let primes = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157];
    for (n, most) in primes.iter().enumerate() {
        let part = most / 3;
        catalogue += &format!(
            "[[group]]\nid = \"g{n}\"\ntitle = \"g{n}\"\nweight = {}\n[[criterion]]\nid = \"c{n}\"\ngroup = \"g{n}\"\n\
             title = \"c{n}\"\n[[criterion.option]]\nid = \"1\"\ntext = \"1\"\npoints = {most}\n\
             [[criterion.option]]\nid = \"2\"\ntext = \"2\"\npoints = {part}\n",
            n + 1
        );
    }
    let mut files = halves(["1", "1", "1"]);
    files.retain(|path, _| path == "tender.toml");
    files.insert("cat/catalogue.toml".to_owned(), catalogue);
    for bid in 0..8 {
        let answers: String =
            (0..primes.len()).map(|n| format!("c{n} = {}\n", 1 + (n * 3 + bid) % 5 % 2)).collect();
        let text = format!(
            "format = 1\n[bid]\nid = \"b{bid}\"\ntender = \"t\"\nsupplier = \"B\"\n[answers]\n{answers}"
        );
        files.insert(format!("bids/b{bid}.toml"), text);
    }
    let book = made(&files);
    let doubles = Doubles { book: &book, rounds_first: true, known: RefCell::default() };
    let numbers = known(&book).into_iter().filter(|(_, value)| matches!(value, Value::Number(_)));
    let mut seen = 0;
    for (at, value) in numbers {
        let (Value::Number(exact), Double::Number(found)) = (&value, doubles.value(at)) else {
            panic!("{at:?}")
        };
        assert!(same_digits(found, exact), "{at:?}: {found} and not {}", decimal(exact));
        seen += 1;
    }
    let common = At { sheet: book.sheets.len() - 1, row: 13, column: 1 };
    assert_eq!(doubles.value(common), Double::Number(1e18), "the numbers are too long");
    assert!(seen > 100, "{seen}");
}

/// What a cell comes to in a spreadsheet.
#[derive(Clone, Debug, PartialEq)]
enum Double {
    Number(f64),
    Text(String),
    Wrong,
}

/// Reckons a book as a spreadsheet does: in doubles, and, where it rounds first, with an `INT` that takes what is
/// whole to fifteen digits for whole.
struct Doubles<'b> {
    book: &'b Book,
    rounds_first: bool,
    known: RefCell<BTreeMap<At, Double>>,
}

impl Doubles<'_> {
    fn value(&self, at: At) -> Double {
        match self.book.cell(at).map(|cell| &cell.holds) {
            None | Some(Holds::Nothing) => Double::Number(0.0),
            Some(Holds::Text(text)) => Double::Text(text.clone()),
            Some(Holds::Number(number)) => Double::Number(decimal(number).parse().unwrap()),
            Some(Holds::Day(_)) => Double::Wrong,
            Some(Holds::Formula(expr, _)) => {
                if let Some(value) = self.known.borrow().get(&at) {
                    return value.clone();
                }
                let value = self.expr(expr, 0);
                self.known.borrow_mut().insert(at, value.clone());
                value
            }
        }
    }

    fn number(&self, expr: &Expr, n: usize) -> f64 {
        match self.expr(expr, n) {
            Double::Number(number) => number,
            other => panic!("{other:?} is no number"),
        }
    }

    fn expr(&self, expr: &Expr, n: usize) -> Double {
        match expr {
            Expr::Number(number) => Double::Number(decimal(number).parse().unwrap()),
            Expr::Text(text) => Double::Text(text.clone()),
            Expr::Cell(at) => self.value(*at),
            Expr::Area(from, to) => self.value(nth(*from, *to, n)),
            Expr::Call(Func::If, of) => self.expr(&of[if self.number(&of[0], n) == 0.0 { 2 } else { 1 }], n),
            Expr::Call(func, of) => Double::Number(self.call(*func, of, n)),
            Expr::Op(left, op, right) => match (self.expr(left, n), self.expr(right, n)) {
                (Double::Number(left), Double::Number(right)) => Double::Number(between(left, *op, right)),
                (left, right) => Double::Number(f64::from(match op {
                    Op::Eq => left == right,
                    Op::Ne => left != right,
                    _ => panic!("{left:?} {op:?} {right:?}"),
                })),
            },
        }
    }

    fn call(&self, func: Func, of: &[Expr], n: usize) -> f64 {
        let one = |place: usize| self.number(&of[place], n);
        match func {
            Func::Abs => one(0).abs(),
            Func::Int => self.floor(one(0)),
            Func::Sign => f64::from(i8::from(one(0) > 0.0)) - f64::from(i8::from(one(0) < 0.0)),
            Func::Round => {
                let power = 10_f64.powf(one(1));
                (one(0).abs() * power + 0.5).floor() / power * one(0).signum()
            }
            Func::Not => f64::from(i8::from(one(0) == 0.0)),
            Func::SumProduct => (0..size(&of[0]).max(1)).map(|n| self.number(&of[0], n)).sum(),
            Func::And => f64::from(i8::from(self.all(of, n).iter().all(|x| *x != 0.0))),
            Func::Or => f64::from(i8::from(self.all(of, n).iter().any(|x| *x != 0.0))),
            Func::Sum => self.all(of, n).iter().sum(),
            Func::Min => self.all(of, n).into_iter().reduce(f64::min).unwrap_or_default(),
            Func::Max => self.all(of, n).into_iter().reduce(f64::max).unwrap_or_default(),
            Func::Gcd => self.all(of, n).into_iter().fold(0.0, |a, b| {
                let (mut a, mut b): (f64, f64) = (a, b);
                while b != 0.0 {
                    (a, b) = (b, a % b);
                }
                a
            }),
            Func::If => unreachable!("only one of its values is reckoned"),
        }
    }

    fn floor(&self, x: f64) -> f64 {
        if !self.rounds_first || x == 0.0 {
            return x.floor();
        }
        format!("{x:.14e}").parse::<f64>().unwrap().floor()
    }

    fn all(&self, of: &[Expr], n: usize) -> Vec<f64> {
        let mut all = Vec::new();
        for one in of {
            match one {
                Expr::Area(from, to) => {
                    let there = |at: &At| {
                        self.book.cell(*at).is_some_and(|cell| !matches!(cell.holds, Holds::Nothing))
                    };
                    let cells = (0..size(one)).map(|n| nth(*from, *to, n)).filter(there);
                    all.extend(cells.filter_map(|at| match self.value(at) {
                        Double::Number(number) => Some(number),
                        _ => None,
                    }));
                }
                one => all.push(self.number(one, n)),
            }
        }
        all
    }
}

fn nth(from: At, to: At, n: usize) -> At {
    let width = to.column - from.column + 1;
    At { sheet: from.sheet, row: from.row + n / width, column: from.column + n % width }
}

fn size(expr: &Expr) -> usize {
    match expr {
        Expr::Area(from, to) => (to.row - from.row + 1) * (to.column - from.column + 1),
        Expr::Op(left, _, right) => size(left).max(size(right)),
        Expr::Call(_, of) => of.iter().map(size).max().unwrap_or(0),
        _ => 0,
    }
}

fn between(left: f64, op: Op, right: f64) -> f64 {
    let truth = |so: bool| f64::from(i8::from(so));
    match op {
        Op::Add => left + right,
        Op::Sub => left - right,
        Op::Mul => left * right,
        Op::Div => left / right,
        Op::Eq => truth(left == right),
        Op::Ne => truth(left != right),
        Op::Lt => truth(left < right),
        Op::Le => truth(left <= right),
        Op::Gt => truth(left > right),
        Op::Ge => truth(left >= right),
    }
}
