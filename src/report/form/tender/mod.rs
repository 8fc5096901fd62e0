//! The workbook of a tender: what its file says and the catalogues ask, with room to change it, what every criterion
//! is worth by live formulas, and an example of the award that reckons along.
//!
//! In: an opened tender, and what can be filled in of it ([`Composed`]). Out: a [`Book`]. What it takes to read it
//! back stands in `model::composed`; the sheet with the example has no marks, and is not read.

mod asked;
mod example;
mod front;
mod gates;
mod weights;

use std::collections::BTreeMap;

use super::ask::label;
use super::{Lists, marks, widths};
use crate::lang::{Composed as Words, Form, Lang, Say};
use crate::model::composed::{Choice, Input, Said, Want};
use crate::model::form::{HEADS, Part, Role as Column};
use crate::num::{Dec, Ratio};
use crate::report::book::{At, Book, Cell, Check, Expr, Form as Shape, Role, Rule, Sheet};
use crate::resolve::{Composed, Opened};

/// Digits that every spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// The sheets, by their places in the book.
const TENDER: usize = 1;
const CONTEXT: usize = 2;
const WEIGHTS: usize = 3;
const GATES: usize = 4;
const AWARD: usize = 5;
const EXAMPLE: usize = 6;
const LISTS: usize = 7;
/// What they are called.
const NAMES: [&str; 7] = ["start", "tender", "context", "weights", "gates", "award", "example"];

/// What the workbook of a tender is made of.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'a> {
    /// The tender.
    pub opened: &'a Opened,
    /// What can be filled in.
    pub composed: &'a Composed,
    /// The digest of the text of its file, lower-case hexadecimal.
    pub base: &'a str,
    /// The digest of its rules.
    pub digest: &'a str,
    /// The language of its texts.
    pub lang: Lang,
}

/// The workbook.
#[must_use]
pub fn book(of: &Offer<'_>) -> Book {
    let title = Words::Title(of.opened.tender.head.title.get(of.lang)).text(of.lang);
    let lists = Lists { sheet: LISTS, ..Lists::default() };
    let mut making = Making { of, lists, placed: BTreeMap::new() };
    let tender = asked::tender(&mut making);
    let context = asked::context(&mut making);
    let award = asked::award(&mut making);
    let gates = gates::sheet(&mut making);
    let weights = weights::sheet(&mut making);
    let example = example::sheet(&making);
    let mut book = Book::new(&title, of.lang);
    for sheet in [front::sheet(&making, &title), tender, context, weights, gates, award, example] {
        book.push(sheet);
    }
    book.push(making.lists());
    book
}

/// The workbook while it is made.
struct Making<'a> {
    of: &'a Offer<'a>,
    lists: Lists,
    /// Where the cells are that can be filled in.
    placed: BTreeMap<(String, Column), At>,
}

impl Making<'_> {
    fn say(&self, text: &Words) -> String {
        text.text(self.of.lang)
    }

    fn text(&self, text: &str, role: Role) -> Cell {
        Cell::text(text, role, self.of.lang)
    }

    fn words(&self, text: &Words, role: Role) -> Cell {
        self.text(&self.say(text), role)
    }

    fn key(&self, key: &str) -> Cell {
        self.text(key, Role::Note)
    }

    /// A sheet with its marks, its title and what it is about.
    fn sheet(&self, name: &'static str, columns: &[(usize, Column)]) -> Sheet {
        let mut sheet = Sheet::new(&self.say(&Words::Sheet(name)));
        sheet.locked = true;
        if !columns.is_empty() {
            let columns: Vec<(usize, &str)> =
                columns.iter().map(|(place, role)| (*place, role.mark())).collect();
            marks(&mut sheet, Part::Questions, &columns, self.of.lang);
        }
        self.line(&mut sheet, &Words::Sheet(name), Role::Title);
        self.line(&mut sheet, &Words::Note(name), Role::Note);
        sheet
    }

    /// A row with one text that runs on.
    fn line(&self, sheet: &mut Sheet, text: &Words, role: Role) {
        sheet.row(vec![self.key(HEADS), self.words(text, role)]);
    }

    /// A row of heads.
    fn heads(&self, names: &[&'static str]) -> Vec<Cell> {
        let mut cells = vec![self.key(HEADS)];
        cells.extend(names.iter().map(|name| self.words(&Words::Head(name), Role::Head)));
        cells
    }

    fn yes(&self) -> String {
        Form::Yes.text(self.of.lang)
    }

    /// An option as lists show it.
    fn shown(&self, choice: &Choice) -> String {
        let text = &choice.texts[usize::from(self.of.lang == Lang::En)];
        match choice.named {
            true => label(&choice.id, text),
            false => text.clone(),
        }
    }

    /// What an option of a cell looks like in it, by its id.
    fn option(&self, key: &str, id: &str) -> String {
        match self.of.composed.find(key, Column::Answer).map(|input| &input.want) {
            Some(Want::Choice { options, .. }) => {
                options.iter().find(|one| one.id == id).map_or_else(String::new, |one| self.shown(one))
            }
            _ => String::new(),
        }
    }

    /// Puts a cell that can be filled in at a place, with what may stand in it; nothing where there is no such cell.
    fn put(&mut self, sheet: &mut Sheet, at: At, key: &str, role: Column) {
        let Some(input) = self.of.composed.find(key, role) else { return };
        let input = input.clone();
        sheet.put(at.row, at.column, self.cell(&input));
        self.check(sheet, &input, (at.row, at.column));
        self.placed.insert((key.to_owned(), role), at);
    }

    /// The place of a cell that can be filled in.
    fn at(&self, key: &str, role: Column) -> Option<Expr> {
        self.placed.get(&(key.to_owned(), role)).map(|at| Expr::Cell(*at))
    }

    fn typed(&self, text: &str) -> Cell {
        self.text(text, Role::Input).formed(Shape::Typed)
    }

    fn cell(&self, input: &Input) -> Cell {
        let empty = Cell::empty(Role::Input);
        match (&input.said, &input.want) {
            (Said::Nothing, Want::Day) => empty.formed(Shape::Day),
            (
                Said::Nothing,
                Want::Number | Want::Weight | Want::Whole | Want::Percent | Want::Money | Want::Later,
            ) => empty,
            (Said::Nothing, _) => empty.formed(Shape::Typed),
            (Said::Text(id), Want::Choice { options, .. }) => {
                let known = options.iter().find(|one| one.id == *id);
                self.typed(&known.map_or_else(|| id.clone(), |one| self.shown(one)))
            }
            (Said::Text(text), _) => self.typed(text),
            (Said::YesNo(yes), _) => self.typed(&if *yes { Form::Yes } else { Form::No }.text(self.of.lang)),
            (Said::Day(day), _) => {
                let mut cell = Cell::day(*day);
                cell.look.role = Role::Input;
                cell
            }
            (Said::Number(part), Want::Percent)
                if part.scale() > 0 && Dec::whole(-1) < *part && *part < Dec::whole(1) =>
            {
                self.typed(&format!("{part} %"))
            }
            (Said::Number(number), _) => {
                let text = number.to_string();
                match text.bytes().filter(u8::is_ascii_digit).count() > DIGITS {
                    true => self.typed(&text),
                    false => Cell::number(Ratio::from(*number), Shape::General, Role::Input),
                }
            }
        }
    }

    fn check(&mut self, sheet: &mut Sheet, input: &Input, at: (usize, usize)) {
        let any = |whole| Rule::Number { least: None, most: None, whole };
        let (rule, message) = match &input.want {
            Want::Choice { options, .. } => {
                let list = options.iter().map(|one| self.shown(one)).collect();
                (self.listed(list), Words::Pick)
            }
            Want::YesNo => {
                let list = [Form::Yes, Form::No].map(|word| word.text(self.of.lang)).to_vec();
                (self.listed(list), Words::Pick)
            }
            Want::Marked => (self.listed(vec![self.yes()]), Words::Pick),
            Want::Weight => (Rule::NotNegative, Words::NotBelowZero),
            Want::Whole => (any(true), Words::Number),
            Want::Number | Want::Percent | Want::Money => (any(false), Words::Number),
            Want::Day => {
                let message = Form::WriteDay.text(self.of.lang);
                sheet.checks.push(Check { area: (at, at), rule: Rule::Day, message });
                return;
            }
            Want::Text | Want::Moment | Want::Currency | Want::Country | Want::Countries | Want::Later => {
                return;
            }
        };
        let message = self.say(&message);
        sheet.checks.push(Check { area: (at, at), rule, message });
    }

    fn listed(&mut self, list: Vec<String>) -> Rule {
        let (from, to) = self.lists.place(list);
        Rule::Listed(from, to)
    }

    /// The lists of drop-downs, on a sheet of their own.
    fn lists(&self) -> Sheet {
        let mut sheet = Sheet::new(&self.say(&Words::Sheet("lists")));
        sheet.hidden = true;
        sheet.locked = true;
        for (column, list) in self.lists.columns.iter().enumerate() {
            for (row, one) in list.iter().enumerate() {
                sheet.put(row, column, self.text(one, Role::Plain));
            }
        }
        sheet
    }
}
