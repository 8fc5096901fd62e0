//! Formulas in a neutral form, and how spreadsheets write them.

use std::fmt::Write as _;
use std::ops::{Add, Div, Mul, Sub};

use super::Book;
use crate::num::Ratio;

/// The place of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The sheet, by its place in the book.
    pub sheet: usize,
    /// The row, from zero.
    pub row: usize,
    /// The column, from zero.
    pub column: usize,
}

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// A number that is a decimal.
    Number(Ratio),
    /// A text of ours.
    Text(String),
    /// The value of a cell.
    Cell(At),
    /// The cells from one to another, on one sheet.
    Area(At, At),
    /// A function of some values.
    Call(Func, Vec<Expr>),
    /// Two values with something between them.
    Op(Box<Expr>, Op, Box<Expr>),
}

/// A function that Excel and OpenFormula have under one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "they are called what spreadsheets call them")]
pub enum Func {
    Abs,
    And,
    Gcd,
    If,
    Int,
    Max,
    Min,
    Not,
    Or,
    Round,
    Sign,
    Sum,
    SumProduct,
}

impl Func {
    const fn name(self) -> &'static str {
        match self {
            Func::Abs => "ABS",
            Func::And => "AND",
            Func::Gcd => "GCD",
            Func::If => "IF",
            Func::Int => "INT",
            Func::Max => "MAX",
            Func::Min => "MIN",
            Func::Not => "NOT",
            Func::Or => "OR",
            Func::Round => "ROUND",
            Func::Sign => "SIGN",
            Func::Sum => "SUM",
            Func::SumProduct => "SUMPRODUCT",
        }
    }
}

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the sign that it is called after")]
pub enum Op {
    Add,
    Sub,
    Mul,
    Div,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl Op {
    const fn sign(self) -> &'static str {
        match self {
            Op::Add => "+",
            Op::Sub => "-",
            Op::Mul => "*",
            Op::Div => "/",
            Op::Eq => "=",
            Op::Ne => "<>",
            Op::Lt => "<",
            Op::Le => "<=",
            Op::Gt => ">",
            Op::Ge => ">=",
        }
    }
}

/// How a format writes formulas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// As Excel keeps them, with `A1` places and commas.
    Excel,
    /// OpenFormula (ISO/IEC 26300-2), with `[.A1]` places and semicolons.
    Open,
}

/// A number in a formula.
#[must_use]
pub fn num(n: i64) -> Expr {
    Expr::Number(Ratio::from(n))
}

/// Ten to a power, which may be below zero.
#[must_use]
pub fn ten(power: i32) -> Expr {
    let ten = crate::num::Int::from(10_u8).pow(usize::try_from(power.unsigned_abs()).unwrap_or_default());
    let one = crate::num::Int::from(1_u8);
    let ratio = if power < 0 { Ratio::new(one, ten) } else { Ratio::new(ten, one) };
    Expr::Number(ratio.unwrap_or_default())
}

/// A function of some values.
#[must_use]
pub fn call(func: Func, of: impl Into<Vec<Expr>>) -> Expr {
    Expr::Call(func, of.into())
}

/// One of two values.
#[must_use]
pub fn when(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
    call(Func::If, [condition, then, otherwise])
}

/// The greatest whole number that is not above a value, give or take one: spreadsheets round before they cut.
#[must_use]
pub fn int(value: Expr) -> Expr {
    call(Func::Int, [value])
}

/// A value without its sign.
#[must_use]
pub fn abs(value: Expr) -> Expr {
    call(Func::Abs, [value])
}

/// The nearest whole number.
#[must_use]
pub fn whole(value: Expr) -> Expr {
    call(Func::Round, [value, num(0)])
}

/// The sum of what an expression comes to at each place of its areas.
#[must_use]
pub fn product(of: Expr) -> Expr {
    call(Func::SumProduct, [of])
}

impl Expr {
    /// Holds it against another value.
    #[must_use]
    pub fn is(self, op: Op, other: Expr) -> Expr {
        Expr::Op(Box::new(self), op, Box::new(other))
    }

    /// The formula as a format writes it on a sheet, without the sign that starts it.
    #[must_use]
    pub fn written(&self, book: &Book, sheet: usize, dialect: Dialect) -> String {
        let mut pen = Pen { book, sheet, dialect, fixed: "", out: String::new() };
        pen.expr(self, false);
        pen.out
    }

    /// The same with places that stay where they are when the cell that names them is copied.
    #[must_use]
    pub fn fixed(&self, book: &Book, sheet: usize, dialect: Dialect) -> String {
        let mut pen = Pen { book, sheet, dialect, fixed: "$", out: String::new() };
        pen.expr(self, false);
        pen.out
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $op:ident) => {
        impl $trait for Expr {
            type Output = Expr;
            fn $method(self, other: Expr) -> Expr {
                self.is(Op::$op, other)
            }
        }
    };
}
operator!(Add, add, Add);
operator!(Sub, sub, Sub);
operator!(Mul, mul, Mul);
operator!(Div, div, Div);

struct Pen<'b> {
    book: &'b Book,
    sheet: usize,
    dialect: Dialect,
    /// What stands before the letters and the number of a place.
    fixed: &'static str,
    out: String,
}

impl Pen<'_> {
    fn expr(&mut self, expr: &Expr, inside: bool) {
        match expr {
            Expr::Number(value) => self.out.push_str(&decimal(value)),
            Expr::Text(text) => {
                let _ = write!(self.out, "\"{}\"", text.replace('"', "\"\""));
            }
            Expr::Cell(at) => self.place(*at, None),
            Expr::Area(from, to) => self.place(*from, Some(*to)),
            Expr::Call(func, of) => {
                self.out.push_str(func.name());
                self.out.push('(');
                self.list(of);
                self.out.push(')');
            }
            Expr::Op(left, op, right) => {
                if inside {
                    self.out.push('(');
                }
                self.expr(left, true);
                self.out.push_str(op.sign());
                self.expr(right, true);
                if inside {
                    self.out.push(')');
                }
            }
        }
    }

    /// The values of a function.
    fn list(&mut self, of: &[Expr]) {
        let between = if self.dialect == Dialect::Excel { ',' } else { ';' };
        for (place, one) in of.iter().enumerate() {
            if place > 0 {
                self.out.push(between);
            }
            self.expr(one, false);
        }
    }

    /// A cell, or the first and the last of an area.
    fn place(&mut self, from: At, to: Option<At>) {
        let name = &self.book.sheets[from.sheet].name;
        let name = if from.sheet == self.sheet { String::new() } else { format!("'{name}'") };
        let to = to.map(|to| (column(to.column), to.row + 1));
        let (letters, row) = (column(from.column), from.row + 1);
        let written = match self.dialect {
            Dialect::Excel => {
                let name = if name.is_empty() { name } else { format!("{name}!") };
                let to =
                    to.map(|(letters, row)| format!(":{0}{letters}{0}{row}", self.fixed)).unwrap_or_default();
                format!("{name}{0}{letters}{0}{row}{to}", self.fixed)
            }
            Dialect::Open => {
                let name = if name.is_empty() { name } else { format!("${name}") };
                let to = to
                    .map(|(letters, row)| format!(":.{0}{letters}{0}{row}", self.fixed))
                    .unwrap_or_default();
                format!("[{name}.{0}{letters}{0}{row}{to}]", self.fixed)
            }
        };
        self.out.push_str(&written);
    }
}

/// The letters of a column: A to Z, then AA.
#[must_use]
pub fn column(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(place % 26).unwrap_or_default()));
        if place < 26 {
            break;
        }
        place = place / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

/// A number as plain decimal text, to twenty-five digits after its point where it has no end.
#[must_use]
pub fn decimal(value: &Ratio) -> String {
    let text = value.fixed(25);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::report::book::Sheet;

    #[test]
    fn each_dialect_writes_places_lists_and_texts_its_own_way() {
        let mut book = Book::new("t", Lang::Nl);
        book.push(Sheet::new("Een"));
        book.push(Sheet::new("Twee"));
        let at = |sheet, row, column| At { sheet, row, column };
        let area = Expr::Area(at(1, 0, 0), at(1, 9, 27));
        let sum = call(Func::Sum, [area]) * (Expr::Cell(at(0, 3, 26)) + ten(-2));
        let expr = when(sum.is(Op::Ge, num(-1)), Expr::Text("zeg \"ja\"".into()), Expr::Text(String::new()));
        assert_eq!(
            expr.written(&book, 0, Dialect::Excel),
            "IF((SUM('Twee'!A1:AB10)*(AA4+0.01))>=-1,\"zeg \"\"ja\"\"\",\"\")"
        );
        assert_eq!(
            expr.written(&book, 0, Dialect::Open),
            "IF((SUM([$'Twee'.A1:.AB10])*([.AA4]+0.01))>=-1;\"zeg \"\"ja\"\"\";\"\")"
        );
        assert_eq!([column(25), column(26), column(701), column(702)], ["Z", "AA", "ZZ", "AAA"]);
    }
}
