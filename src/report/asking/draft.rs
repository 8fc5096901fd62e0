//! The answers as a tender: the scaffold with its comments, in which they stand as values.

use std::borrow::Cow;
use std::fmt::Display;

use super::answers::{Answers, GateKind, OwnGate};
use super::sheet::Sheet;
use crate::lang::Lang;
use crate::model::fact::{Context, Stated};
use crate::model::offer::Found;
use crate::read::{Failed, Files, MOST_BYTES, quoted};
use crate::report::scaffold::{self, key};
use crate::resolve::{self, ASSESSMENTS, DECISIONS, LETTER, LOCK, Opened, WAIVERS};

/// The name of the file.
pub const FILE: &str = "tender.toml";

/// What the catalogues ask about what is bought, each once.
pub fn contexts(opened: &Opened) -> Vec<&Context> {
    let mut found: Vec<&Context> = Vec::new();
    for context in opened.catalogues.iter().flat_map(|catalogue| &catalogue.contexts) {
        if found.iter().all(|known| known.id != context.id) {
            found.push(context);
        }
    }
    found
}

/// The text of the tender; `base` is it without weights of its own.
pub fn text(answers: &Answers, base: Option<&Opened>, lang: Lang) -> String {
    let mut sheet = Sheet::new(&scaffold::tender_template(lang));
    head(answers, lang, &mut sheet);
    rules(answers, base, &mut sheet);
    sheet.behind("[[gate]]", answers.gates.iter().flat_map(|gate| own_gate(gate, lang)).collect());
    let words = [("unsupported", answers.unsupported), ("assessors", answers.assessors)];
    for (key, word) in words.into_iter().filter_map(|(key, word)| Some((key, word?))) {
        sheet.set("[policy]", key, &quoted(word));
    }
    if let Some(yes) = answers.price_after_quality {
        sheet.set("[policy]", "price_after_quality", &yes.to_string());
    }
    award(answers, &mut sheet);
    lists(answers, base, lang, &mut sheet);
    sheet.text()
}

fn head(answers: &Answers, lang: Lang, sheet: &mut Sheet) {
    sheet.set("[tender]", "id", &quoted(&answers.id));
    let title = format!("title.{}", lang.code());
    for (key, said) in
        [(title.as_str(), &answers.title), ("authority", &answers.authority), ("notice", &answers.notice)]
    {
        match said.is_empty() {
            true => sheet.leave_out("[tender]", key),
            false => sheet.set("[tender]", key, &quoted(said)),
        }
    }
    let days = [
        ("published", answers.published),
        ("questions_until", answers.questions_until),
        ("as_of", answers.as_of),
    ];
    for (key, day) in days.into_iter().filter_map(|(key, day)| Some((key, day?))) {
        sheet.set("[tender]", key, &day.to_string());
    }
    if let Some(deadline) = &answers.deadline
        && let Some(offset) = &deadline.offset
    {
        sheet.set("[tender]", "deadline", &format!("{}T{}{offset}", deadline.day, deadline.time));
    }
}

fn rules(answers: &Answers, base: Option<&Opened>, sheet: &mut Sheet) {
    sheet.set("[rules]", "use", &array(&answers.catalogues));
    match (&answers.profiles[..], answers.catalogues.len()) {
        ([], _) => {}
        ([(_, profile)], 1) => sheet.set("[rules]", "profile", &quoted(profile)),
        (all, _) => {
            let pairs = all.iter().map(|(catalogue, profile)| (catalogue, quoted(profile)));
            sheet.set("[rules]", "profile", &table(pairs));
        }
    }
    if !answers.dropped.is_empty() {
        sheet.set("[rules]", "drop", &array(&answers.dropped));
    }
    if base.is_some() && !answers.weights.is_empty() {
        sheet.open("[rules.weights]");
    }
}

fn own_gate(gate: &OwnGate, lang: Lang) -> Vec<String> {
    let mut lines = vec![String::new(), "[[gate]]".to_owned(), format!("id = {}", quoted(&gate.id))];
    lines.push(format!("title.{} = {}", lang.code(), quoted(&gate.title)));
    if let (GateKind::GroupLevel | GateKind::GroupShare, Some(group)) = (&gate.kind, &gate.group) {
        lines.push(format!("group = {}", quoted(group)));
    }
    lines.extend(gate.level.map(|level| format!("level = {level}")));
    lines.extend(gate.share.map(|share| format!("share = {}", share.0)));
    lines
}

/// The award, once everything that its method needs is answered.
fn award(answers: &Answers, sheet: &mut Sheet) {
    let Some(method) = answers.award() else { return };
    sheet.set("[award]", "method", &quoted(method.name()));
    let mut numbers = vec![
        ("quality_weight", answers.quality_weight),
        ("price_weight", answers.price_weight),
        ("floor", answers.floor.map(|money| money.0)),
        ("ceiling", answers.ceiling.map(|money| money.0)),
    ];
    numbers.retain(|(key, _)| method.keys().contains(key));
    numbers.push(("abnormally_low", answers.abnormally_low.map(|percent| percent.0)));
    for (key, number) in numbers.into_iter().filter_map(|(key, number)| Some((key, number?))) {
        sheet.set("[award]", key, &number.to_string());
    }
    if let Some(formula) = method.formula() {
        sheet.set("[award]", "formula", &quoted(formula));
    }
    if method.keys().contains(&"values") {
        sheet.set("[award]", "values", &table(answers.values.iter().map(|(group, money)| (group, money.0))));
    }
    if !answers.tie.is_empty() {
        sheet.set("[award]", "tie", &array(&answers.tie));
    }
}

/// Weights and what is bought: lists that the catalogues make.
fn lists(answers: &Answers, base: Option<&Opened>, lang: Lang, sheet: &mut Sheet) {
    let own = |id: &str| answers.weights.iter().find(|(group, _)| group == id).map(|(_, weight)| *weight);
    let open = if answers.weights.is_empty() { "#   " } else { "" };
    let groups = base.and_then(|base| base.rules.as_ref()).map(|rules| rules.groups.as_slice());
    let line = |group: &crate::model::rules::Group| {
        let weight = own(&group.id).unwrap_or(group.weight.0);
        format!("{open}{}", scaffold::weight(&group.id, &group.title, weight, lang))
    };
    sheet.replace("{WEIGHTS}", groups.unwrap_or_default().iter().map(line).collect());
    let given = |context: &Context| {
        answers.context.iter().find(|(id, _)| *id == context.id.value).map(|(_, value): &(_, Stated)| value)
    };
    let asked = base.map(contexts).unwrap_or_default();
    let asked: Vec<_> = asked.into_iter().map(|context| (context, given(context))).collect();
    let said = scaffold::context(&asked, lang);
    sheet.replace("{CONTEXT}", said.lines().map(str::to_owned).collect());
}

fn array(items: &[String]) -> String {
    format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

fn table<'a>(pairs: impl Iterator<Item = (&'a String, impl Display)>) -> String {
    let pairs: Vec<String> = pairs.map(|(id, value)| format!("{} = {value}", key(id))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// The files around the tender, with the draft in its place; what is written after publication is not there yet.
struct Drafted<'f> {
    files: &'f dyn Files,
    text: &'f str,
}

impl Files for Drafted<'_> {
    fn text(&self, path: &str) -> Result<Cow<'_, str>, Failed> {
        match path {
            FILE if self.text.len() as u64 > MOST_BYTES => Err(Failed::TooLarge),
            FILE => Ok(Cow::Borrowed(self.text)),
            LOCK | WAIVERS | DECISIONS | LETTER => Err(Failed::Missing),
            path => self.files.text(path),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Failed> {
        if folder == ASSESSMENTS { Err(Failed::Missing) } else { self.files.list(folder) }
    }

    fn evidence(&self, _: &str, _: &str) -> Found {
        Found::Missing
    }

    fn shipped(&self, id: &str) -> Vec<(String, Cow<'_, str>)> {
        self.files.shipped(id)
    }
}

/// The draft as the normal reader understands it.
pub fn open(text: &str, files: &dyn Files) -> Opened {
    resolve::open(&Drafted { files, text }, FILE)
}
