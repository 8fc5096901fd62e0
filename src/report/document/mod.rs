//! The assessment chapter for the tender documents: what is required and asked, what each answer is worth, and how
//! the contract is awarded, made from the rules that bids are reckoned by.
//!
//! In: opened rules. Out: a [`Page`], to be drawn in any form. It reads no bids; the numbers of its example come from
//! [`assess`](crate::assess), as those of a report do.

mod award;
mod criteria;
mod ending;
mod example;
mod names;
mod parts;
mod requirements;
mod score;

use std::collections::BTreeMap;

use names::Calls;
pub use requirements::minima;

use super::page::{Item, Page, Piece, Run, Table};
use crate::assess::{Amount, Plan};
use crate::cond::{Clause, Cond};
use crate::lang::{Chapter, Lang, Say, localised, number};
use crate::model::catalogue;
use crate::model::rules::Rules;
use crate::num::{Dec, Ratio};
use crate::report::layout::clean;
use crate::resolve::Opened;

/// Decimals of points of 100.
const DECIMALS: usize = 2;

/// The chapter on these rules, in a language.
#[must_use]
pub fn chapter(opened: &Opened, rules: &Rules, lang: Lang) -> Page {
    let mut teller = Teller::new(opened, rules, lang);
    teller.front();
    teller.requirements();
    teller.criteria();
    teller.score();
    teller.award();
    teller.exposure();
    teller.fixing();
    Page {
        title: teller.say(&Chapter::Title(super::view::rules_title(rules, lang))),
        lang,
        pieces: teller.pieces,
    }
}

/// The worked example of the award: made-up bids, reckoned by the code that reckons bids.
#[must_use]
pub fn example(opened: &Opened, rules: &Rules, lang: Lang) -> Vec<Piece> {
    let mut teller = Teller::new(opened, rules, lang);
    teller.example();
    teller.pieces
}

/// A gate in words, by its place in the rules: its name, what must be reached, and why.
#[must_use]
pub fn gate(opened: &Opened, rules: &Rules, place: usize, lang: Lang) -> Vec<Piece> {
    let mut teller = Teller::new(opened, rules, lang);
    teller.gate_in_words(place, &rules.gates[place]);
    teller.pieces
}

/// What a criterion, or one of its options, is worth in points of 100 of the quality score.
#[must_use]
pub fn worth(plan: &Plan, rules: &Rules, criterion: usize, points: Dec) -> Option<Ratio> {
    plan.part(rules.criteria[criterion].group, &Amount::of(Ratio::from(points)))
}

/// The chapter while it is written.
struct Teller<'t> {
    opened: &'t Opened,
    rules: &'t Rules,
    plan: Plan,
    lang: Lang,
    calls: Calls,
    /// Criteria as their catalogues have them, by id.
    written: BTreeMap<&'t str, &'t catalogue::Criterion>,
    pieces: Vec<Piece>,
}

impl<'t> Teller<'t> {
    fn new(opened: &'t Opened, rules: &'t Rules, lang: Lang) -> Teller<'t> {
        let all = opened.catalogues.iter().flat_map(|catalogue| &catalogue.criteria);
        let written = all.map(|criterion| (criterion.id.value.as_str(), criterion)).collect();
        let (plan, calls) = (Plan::new(rules), Calls::new(opened, rules, lang));
        Teller { opened, rules, plan, lang, calls, written, pieces: Vec::new() }
    }

    fn front(&mut self) {
        let title = Chapter::Title(super::view::rules_title(self.rules, self.lang));
        self.heading(1, &title);
        if let Some(tender) = &self.rules.tender {
            let from = [tender.authority.as_str(), tender.notice.as_str()];
            let from: Vec<&str> = from.into_iter().filter(|text| !text.is_empty()).collect();
            self.text(&from.join(" · "));
        }
        self.line(&Chapter::Intro);
        self.line(&Chapter::Language);
    }

    fn say(&self, text: &impl Say) -> String {
        text.text(self.lang)
    }

    fn heading(&mut self, depth: u8, text: &impl Say) {
        let text = self.say(text);
        self.heading_of(depth, &text);
    }

    fn heading_of(&mut self, depth: u8, text: &str) {
        self.pieces.push(Piece::Heading(depth, plain(text)));
    }

    fn line(&mut self, text: &impl Say) {
        let text = self.say(text);
        self.text(&text);
    }

    /// A paragraph; nothing where there is nothing to say.
    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.pieces.push(Piece::Paragraph(plain(text)));
        }
    }

    fn items(&mut self, items: Vec<Item>) {
        if !items.is_empty() {
            self.pieces.push(Piece::Items(items));
        }
    }

    /// A list without anything under its items.
    fn list(&mut self, texts: &[String]) {
        self.items(texts.iter().map(|text| item(0, text)).collect());
    }

    /// A table; its columns by head, whether they stand to the right, and how wide they are to each other.
    fn table(
        &mut self,
        caption: Option<&Chapter>,
        columns: &[(Chapter, bool, usize)],
        rows: Vec<Vec<Vec<Run>>>,
    ) {
        if rows.is_empty() {
            return;
        }
        self.pieces.push(Piece::Table(Table {
            caption: caption.map(|caption| plain(&self.say(caption))).unwrap_or_default(),
            head: columns.iter().map(|(head, ..)| plain(&self.say(head))).collect(),
            rows,
            right: columns.iter().map(|(_, right, _)| *right).collect(),
            widths: columns.iter().map(|(.., width)| *width).collect(),
        }));
    }

    /// A condition as a list, from a depth on.
    fn condition(&self, cond: &Cond, depth: u8) -> Vec<Item> {
        let lines = cond.clause(&self.calls).lines(self.lang);
        lines.into_iter().map(|(deeper, line)| item(depth.saturating_add(deeper), &line)).collect()
    }

    /// A condition behind what it is a condition of, such as `answer a holds if`.
    fn introduced(&self, head: &Chapter, cond: &Cond, depth: u8) -> Vec<Item> {
        let (head, clause) = (self.say(head), cond.clause(&self.calls));
        let mut lines = clause.lines(self.lang);
        let first = match (&clause, lines.first_mut()) {
            (Clause::All(_) | Clause::Any(_), Some((_, first))) => format!("{head} {first}"),
            (Clause::Says(_), Some((_, first))) => format!("{head}: {first}"),
            _ => {
                lines.iter_mut().for_each(|(deeper, _)| *deeper = deeper.saturating_add(1));
                lines.insert(0, (0, String::new()));
                format!("{head}:")
            }
        };
        lines.into_iter().skip(1).fold(vec![item(depth, &first)], |mut items, (deeper, line)| {
            items.push(item(depth.saturating_add(deeper), &line));
            items
        })
    }

    fn dec(&self, dec: Dec) -> String {
        localised(&dec.to_string(), self.lang)
    }

    /// Points of 100 with two decimals, and more where these would show none of it.
    fn hundred(&self, value: &Ratio) -> String {
        let shown = value.fixed(DECIMALS);
        let is_lost = !value.is_zero() && value.to_decimals(2).is_zero();
        if is_lost { number(value, 2, self.lang) } else { localised(&shown, self.lang) }
    }

    /// Points of 100, or a dash where there are none to have.
    fn worth(&self, criterion: usize, points: Dec) -> String {
        let group = self.rules.criteria[criterion].group;
        if self.plan.groups[group].weight.is_none() {
            return "–".to_owned();
        }
        let worth = worth(&self.plan, self.rules, criterion, points);
        worth.map_or_else(|| "–".to_owned(), |worth| self.hundred(&worth))
    }

    fn money(&self, amount: &Ratio) -> String {
        format!("{} {}", self.rules.currency, number(amount, 2, self.lang))
    }

    fn group(&self, group: usize) -> String {
        title(self.rules.groups[group].title.get(self.lang), &self.rules.groups[group].id)
    }

    fn criterion(&self, criterion: usize) -> String {
        let criterion = &self.rules.criteria[criterion];
        title(criterion.title.get(self.lang), &criterion.id)
    }

    fn option(&self, criterion: usize, option: usize) -> String {
        let option = &self.rules.criteria[criterion].options[option];
        title(option.text.get(self.lang), &option.id)
    }

    /// The name of a level of a criterion.
    fn level(&self, criterion: usize, level: i64) -> String {
        let levels = self.rules.levels_of(criterion);
        levels.iter().find(|one| one.n == level).map_or_else(|| level.to_string(), |one| one.name.clone())
    }
}

fn title(title: String, id: &str) -> String {
    if title.trim().is_empty() { id.to_owned() } else { title }
}

/// A text as it stands on a page: what cannot be seen is made visible.
fn plain(text: &str) -> Vec<Run> {
    if text.is_empty() { Vec::new() } else { vec![Run { text: clean(text), ..Run::default() }] }
}

fn strong(text: &str) -> Vec<Run> {
    vec![Run { text: clean(text), strong: true, stressed: false }]
}

fn item(depth: u8, text: &str) -> Item {
    Item { depth, runs: plain(text) }
}

/// The letter of an option: a to z, and then aa.
fn letter(mut place: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(place % 26).unwrap_or(0)));
        match place / 26 {
            0 => break,
            more => place = more - 1,
        }
    }
    letters.iter().rev().collect()
}
