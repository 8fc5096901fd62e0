//! Writes random conditions that are well-typed.
//!
//! What Keur refuses although CEL allows it is not written: `/`, `%`, `has`, `map`, `filter`, `!!a`, `--a`,
//! `a < b < c`, order and size of texts, texts joined with `+`, maps, and a text literal that its
//! other side can never be. What both take and mean differently is in `parts.rs`, not here.

use crate::dice::Dice;
use crate::sentence::{Level, Part};
use crate::values::{Plain, SORTS, Sort};
use crate::world::INPUTS;

/// Names of items; some of them mean something elsewhere in CEL.
const ITEMS: [&str; 14] =
    ["c", "x", "_", "b", "r", "u", "C2", "item_2", "size", "all", "exists", "int", "type", "has"];

/// Writes conditions.
pub struct Writer<'d> {
    /// What decides.
    pub dice: &'d mut Dice,
    /// The items of the loops around, with their sorts, and whether they are lists themselves.
    items: Vec<(&'static str, Sort, bool)>,
}

impl Writer<'_> {
    /// A writer of whole conditions.
    pub fn new(dice: &mut Dice) -> Writer<'_> {
        Writer { dice, items: Vec::new() }
    }

    /// A condition with at most so many operators within each other, or a few more.
    pub fn condition(&mut self, depth: usize) -> Part {
        if depth == 0 {
            return self.simple();
        }
        if !self.items.is_empty() && self.dice.once_in(3) {
            return self.about_item(depth - 1);
        }
        match self.dice.below(13) {
            0 => self.not(depth - 1),
            1 | 2 => self.chain("&&", depth - 1),
            3 | 4 => self.chain("||", depth - 1),
            5 => self.choice(depth - 1, &mut |writer, depth| writer.condition(depth)),
            6 => self.within(depth - 1),
            7 => self.over("all", depth - 1),
            8 => self.over("exists", depth - 1),
            9 => self.over("exists_one", depth - 1),
            10 => self.simple(),
            _ => self.comparison(depth - 1),
        }
    }

    /// A literal, an input, an item.
    fn simple(&mut self) -> Part {
        self.leaf(Sort::Bool)
    }

    fn not(&mut self, depth: usize) -> Part {
        let operand = self.condition(depth).at(Level::Member, self.dice);
        Part::new("!", Level::Unary, [vec!["!".to_owned()], operand.tokens].concat())
    }

    fn chain(&mut self, op: &'static str, depth: usize) -> Part {
        let (own, operand) = if op == "&&" { (Level::And, Level::Relation) } else { (Level::Or, Level::And) };
        let many = 2 + self.dice.below(2);
        let operands: Vec<Part> = (0..many).map(|_| self.condition(depth).at(operand, self.dice)).collect();
        Part { operands: operands.clone(), ..Part::joined(op, own, &operands) }
    }

    /// `a ? b : c`, of any sort.
    fn choice(&mut self, depth: usize, branch: &mut dyn FnMut(&mut Self, usize) -> Part) -> Part {
        let condition = self.condition(depth).at(Level::Or, self.dice);
        let yes = branch(self, depth).at(Level::Or, self.dice);
        let no = branch(self, depth).at(Level::Choice, self.dice);
        let mark = |mark: &str| vec![mark.to_owned()];
        let tokens = [condition.tokens, mark("?"), yes.tokens, mark(":"), no.tokens].concat();
        Part::new("?:", Level::Choice, tokens)
    }

    /// A comparison of single values or of lists.
    fn comparison(&mut self, depth: usize) -> Part {
        if self.dice.once_in(6) {
            let (a, b) = (*self.dice.one(&SORTS), self.dice.once_in(4));
            let left = self.list(a, depth, b);
            let right = self.list(a, depth, true);
            return self.compare(&["==", "!="], left, right);
        }
        if self.dice.once_in(12) {
            return self.unlike_texts();
        }
        let sort = *self.dice.one(&SORTS);
        self.comparison_of(sort, depth)
    }

    fn comparison_of(&mut self, sort: Sort, depth: usize) -> Part {
        let left = self.single(sort, depth);
        let right = match sort {
            Sort::Day if self.dice.once_in(2) => self.literal(sort),
            // numbers of both kinds can be compared, though not added
            Sort::Whole if self.dice.once_in(5) => self.single(Sort::Half, depth),
            _ => self.single(sort, depth),
        };
        let ops: &[&'static str] = match sort {
            Sort::Whole | Sort::Half | Sort::Day => &["==", "!=", "<", "<=", ">", ">="],
            _ => &["==", "!="],
        };
        self.compare(ops, left, right)
    }

    fn compare(&mut self, ops: &[&'static str], left: Part, right: Part) -> Part {
        let op = *self.dice.one(ops);
        let (left, right) = if self.dice.once_in(2) { (left, right) } else { (right, left) };
        let sides = vec![left.head, right.head];
        let both = [left.at(Level::Sum, self.dice), right.at(Level::Sum, self.dice)];
        Part { sides, ..Part::joined(op, Level::Relation, &both) }
    }

    /// Two inputs that are texts of different kinds.
    fn unlike_texts(&mut self) -> Part {
        let texts = [Sort::Text, Sort::Choice, Sort::Country];
        let (a, b) = (*self.dice.one(&texts), *self.dice.one(&texts));
        let (a, b) = (self.input(a, false), self.input(b, false));
        self.compare(&["==", "!="], a, b)
    }

    fn about_item(&mut self, depth: usize) -> Part {
        let (_, sort, many) = self.items[self.items.len() - 1];
        let item = self.item(sort, many).expect("there is one of this sort");
        if many {
            let list = self.list(sort, depth, true);
            return self.compare(&["==", "!="], item, list);
        }
        if self.dice.once_in(2) {
            let list = self.list(sort, depth, true);
            return self.is_in(item, list);
        }
        let other = if sort == Sort::Day { self.literal(sort) } else { self.single(sort, depth) };
        self.compare(&["==", "!="], item, other)
    }

    fn within(&mut self, depth: usize) -> Part {
        let sort = *self.dice.one(&SORTS);
        if self.dice.once_in(8) {
            let (item, list) = (self.list(sort, depth, true), self.lists(sort, depth));
            return self.is_in(item, list);
        }
        let (item, list) = (self.single(sort, depth), self.list(sort, depth, true));
        self.is_in(item, list)
    }

    fn is_in(&mut self, item: Part, list: Part) -> Part {
        let sides = vec![item.head, list.head];
        let both = [item.at(Level::Sum, self.dice), list.at(Level::Sum, self.dice)];
        Part { sides, ..Part::joined("in", Level::Relation, &both) }
    }

    /// `list.all(item, condition)` and its like.
    fn over(&mut self, over: &'static str, depth: usize) -> Part {
        let sort = *self.dice.one(&SORTS);
        let many = self.dice.once_in(8);
        let list = if many { self.lists(sort, depth) } else { self.list(sort, depth, false) };
        let list = list.at(Level::Member, self.dice);
        let name = *self.dice.one(&ITEMS);
        self.items.push((name, sort, many));
        let body = self.condition(depth.max(1)).at(Level::Choice, self.dice);
        self.items.pop();
        let mark = |mark: &str| mark.to_owned();
        let head = vec![mark("."), mark(over), mark("("), mark(name), mark(",")];
        Part::new(over, Level::Member, [list.tokens, head, body.tokens, vec![mark(")")]].concat())
    }

    /// A single value; a day is never a literal by itself.
    fn single(&mut self, sort: Sort, depth: usize) -> Part {
        if sort == Sort::Bool {
            return self.condition(depth);
        }
        if depth == 0 {
            return self.leaf(sort);
        }
        let number = matches!(sort, Sort::Whole | Sort::Half);
        match self.dice.below(10) {
            0 if sort == Sort::Day => self.day_or_literal(depth - 1),
            0 | 1 => self.choice(depth - 1, &mut |writer, depth| writer.single(sort, depth)),
            2 | 3 if number => self.sum(sort, depth - 1),
            4 if number => self.product(sort, depth - 1),
            5 if number => self.minus(sort, depth - 1),
            6 | 7 if sort == Sort::Whole => self.size(depth - 1),
            _ => self.leaf(sort),
        }
    }

    /// A choice between a day and a literal, which becomes a day by standing beside one.
    fn day_or_literal(&mut self, depth: usize) -> Part {
        let mut first = self.dice.once_in(2);
        self.choice(depth, &mut |writer, depth| {
            first = !first;
            if first { writer.literal(Sort::Day) } else { writer.single(Sort::Day, depth) }
        })
    }

    fn sum(&mut self, sort: Sort, depth: usize) -> Part {
        let mut sum = self.single(sort, depth).at(Level::Sum, self.dice);
        for _ in 0..=self.dice.below(2) {
            let operand = self.single(sort, depth).at(Level::Product, self.dice);
            let op = *self.dice.one(&["+", "-"]);
            sum = Part::joined(op, Level::Sum, &[sum, operand]);
        }
        sum
    }

    /// Few and small factors: neither 64 bits nor the 53 of a binary fraction are ever exceeded.
    fn product(&mut self, sort: Sort, depth: usize) -> Part {
        let depth = depth.min(1);
        let many = 2 + self.dice.below(2);
        let factors: Vec<Part> =
            (0..many).map(|_| self.single(sort, depth).at(Level::Unary, self.dice)).collect();
        Part::joined("*", Level::Product, &factors)
    }

    fn minus(&mut self, sort: Sort, depth: usize) -> Part {
        let operand = self.single(sort, depth).at(Level::Member, self.dice);
        Part::new("-a", Level::Unary, [vec!["-".to_owned()], operand.tokens].concat())
    }

    fn size(&mut self, depth: usize) -> Part {
        let sort = *self.dice.one(&SORTS);
        let list = self.list(sort, depth, true);
        let mark = |mark: &str| mark.to_owned();
        if self.dice.once_in(2) {
            let list = list.at(Level::Choice, self.dice);
            let tokens = [vec![mark("size"), mark("(")], list.tokens, vec![mark(")")]].concat();
            return Part::new("size(a)", Level::Member, tokens);
        }
        let list = list.at(Level::Member, self.dice);
        let call = vec![mark("."), mark("size"), mark("("), mark(")")];
        Part::new("a.size()", Level::Member, [list.tokens, call].concat())
    }

    /// A list of values of a sort; `[]` only where its items need no type.
    fn list(&mut self, sort: Sort, depth: usize, may_be_empty: bool) -> Part {
        if self.dice.once_in(3)
            && let Some(item) = self.item(sort, true)
        {
            return item;
        }
        if depth == 0 || self.dice.once_in(2) {
            return self.input(sort, true);
        }
        if self.dice.once_in(4) {
            let mut first = may_be_empty;
            return self.choice(depth - 1, &mut |writer, depth| {
                let branch = writer.list(sort, depth, first);
                first = false;
                branch
            });
        }
        let least = usize::from(!may_be_empty);
        let many = least + self.dice.below(4 - least);
        let items = (0..many).map(|_| self.single(sort, depth - 1)).collect();
        self.listed(items)
    }

    /// A list of lists.
    fn lists(&mut self, sort: Sort, depth: usize) -> Part {
        let items = (0..=self.dice.below(3)).map(|_| self.list(sort, depth, true)).collect();
        self.listed(items)
    }

    fn listed(&mut self, items: Vec<Part>) -> Part {
        let items: Vec<Part> = items.into_iter().map(|item| item.at(Level::Choice, self.dice)).collect();
        let trailing = !items.is_empty() && self.dice.once_in(12);
        let inside = Part::joined(",", Level::Choice, &items).tokens;
        let comma = if trailing { vec![",".to_owned()] } else { Vec::new() };
        Part::new("[a]", Level::Member, [vec!["[".to_owned()], inside, comma, vec!["]".to_owned()]].concat())
    }

    fn leaf(&mut self, sort: Sort) -> Part {
        if self.dice.once_in(2)
            && let Some(item) = self.item(sort, false)
        {
            return item;
        }
        if sort != Sort::Day && self.dice.once_in(3) {
            return self.literal(sort);
        }
        self.input(sort, false)
    }

    /// An item of a loop around; an inner name hides an outer one.
    fn item(&mut self, sort: Sort, many: bool) -> Option<Part> {
        let mut good: Vec<&'static str> = Vec::new();
        let mut hidden: Vec<&'static str> = Vec::new();
        for (name, of, is_many) in self.items.iter().rev() {
            if *of == sort && *is_many == many && !hidden.contains(name) {
                good.push(name);
            }
            hidden.push(name);
        }
        (!good.is_empty()).then(|| Part::word("item", *self.dice.one(&good)))
    }

    fn input(&mut self, sort: Sort, many: bool) -> Part {
        let good: Vec<_> = INPUTS.iter().filter(|input| input.sort == sort && input.many == many).collect();
        let path = self.dice.one(&good).path;
        let mut tokens = vec![path[0].to_owned()];
        let mut head = "a.b";
        for part in &path[1..] {
            let is_name = part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if is_name && !self.dice.once_in(5) {
                tokens.extend([".".to_owned(), (*part).to_owned()]);
            } else {
                head = "a[\"b\"]";
                tokens.extend(["[".to_owned(), self.quoted(part), "]".to_owned()]);
            }
        }
        Part::new(head, Level::Member, tokens)
    }

    fn literal(&mut self, sort: Sort) -> Part {
        let word = match sort.sample(self.dice) {
            Plain::Bool(yes) => yes.to_string(),
            Plain::Whole(n) if self.dice.once_in(8) => format!("00{n}"),
            Plain::Whole(n) => n.to_string(),
            Plain::Half(text) => text,
            Plain::Text(text) | Plain::Day(text) => self.quoted(&text),
        };
        Part::word("literal", word)
    }

    /// A text between quotes of either kind; what must be escaped is, what may be sometimes is.
    fn quoted(&mut self, text: &str) -> String {
        let quote = *self.dice.one(&['"', '\'']);
        let mut said = String::from(quote);
        for c in text.chars() {
            let may = matches!(c, '"' | '\'') && self.dice.once_in(2);
            if c == '\\' || c == quote || may {
                said.push('\\');
            }
            said.push(c);
        }
        said.push(quote);
        said
    }
}
