//! Sheets with a question a row: the tender itself, what is bought, and the award.

use super::{AWARD, CONTEXT, Making, TENDER};
use crate::lang::{Composed as Words, Form, Say};
use crate::model::fact::{Context, FactType, Stated};
use crate::model::form::{HEADS, Role as Column};
use crate::report::book::{At, Cell, Role, Sheet, expr};
use crate::report::form::ask::label;

/// The column of what is filled in.
const ANSWER: usize = 3;

/// What the tender says of itself, its catalogues, and how answers are treated.
pub fn tender(making: &mut Making<'_>) -> Sheet {
    let mut sheet = making.sheet("tender", &[(ANSWER, Column::Answer)]);
    let head = &making.of.opened.tender.head;
    making.line(&mut sheet, &Words::Ident(head.id.clone()), Role::Note);
    start(making, &mut sheet, "tender", true);
    let keys: Vec<String> = ["title", "title.nl", "title.en", "authority", "notice", "procedure", "language"]
        .into_iter()
        .chain(["published", "questions_until", "deadline", "as_of"])
        .map(|key| format!("tender:{key}"))
        .collect();
    rows(making, &mut sheet, TENDER, &keys);
    start(making, &mut sheet, "catalogues", false);
    catalogues(making, &mut sheet);
    start(making, &mut sheet, "policy", false);
    let policy = ["unsupported", "evidence_from", "unanswered_level", "assessors", "spread"];
    let policy = policy.into_iter().chain(["price_after_quality", "dropped_bids"]);
    let keys: Vec<String> = policy.map(|key| format!("policy:{key}")).collect();
    rows(making, &mut sheet, TENDER, &keys);
    sheet.columns = super::widths(&[42, 62, 50]);
    sheet
}

/// The head of a section; the first has the heads of the columns below it.
fn start(making: &Making<'_>, sheet: &mut Sheet, name: &'static str, is_first: bool) {
    if is_first {
        sheet.heads(making.heads(&["question", "hint", "answer"]), 0);
    }
    sheet.row(vec![making.key(HEADS)]);
    making.line(sheet, &Words::Section(name), Role::Strong);
}

/// Rows whose texts are those of the format.
fn rows(making: &mut Making<'_>, sheet: &mut Sheet, place: usize, keys: &[String]) {
    for key in keys {
        let known = making.of.composed.find(key, Column::Answer).is_some();
        let text = KEYS.iter().find(|known| *known == key);
        if let (true, Some(text)) = (known, text) {
            let (question, hint) = (making.say(&Words::Question(text)), making.say(&Words::Hint(text)));
            row(making, sheet, place, (key, &question, &hint));
        }
    }
}

/// The keys whose questions are the same in every tender.
const KEYS: [&str; 29] = [
    "tender:title",
    "tender:title.nl",
    "tender:title.en",
    "tender:authority",
    "tender:notice",
    "tender:procedure",
    "tender:language",
    "tender:published",
    "tender:questions_until",
    "tender:deadline",
    "tender:as_of",
    "policy:unsupported",
    "policy:evidence_from",
    "policy:unanswered_level",
    "policy:assessors",
    "policy:spread",
    "policy:price_after_quality",
    "policy:dropped_bids",
    "award:method",
    "award:formula",
    "award:quality_weight",
    "award:price_weight",
    "award:floor",
    "award:ceiling",
    "award:currency",
    "award:decimals",
    "award:round",
    "award:winners",
    "award:abnormally_low",
];

fn row(making: &mut Making<'_>, sheet: &mut Sheet, place: usize, (key, question, hint): (&str, &str, &str)) {
    let row =
        sheet.row(vec![making.key(key), making.text(question, Role::Plain), making.text(hint, Role::Plain)]);
    making.put(sheet, At { sheet: place, row, column: ANSWER }, key, Column::Answer);
}

fn catalogues(making: &mut Making<'_>, sheet: &mut Sheet) {
    let opened = making.of.opened;
    for (catalogue, profile) in opened.catalogues.iter().zip(&making.of.composed.profiles) {
        let Some(id) = catalogue.head.id.as_ref().map(|id| id.value.clone()) else { continue };
        let title = catalogue.head.title.get(making.of.lang);
        let version = Words::CatalogueIs { id: id.clone(), version: catalogue.head.version.clone() };
        sheet.row(vec![
            making.key(HEADS),
            making.text(&title, Role::Plain),
            making.words(&version, Role::Plain),
        ]);
        let now = profile.as_ref().map(|(id, title)| label(id, &title.get(making.of.lang)));
        let now = making.say(&Words::ProfileNow(now.unwrap_or_default()));
        let own = making.say(&Words::ProfileOf(title.clone()));
        let key = format!("profile:{id}");
        if making.of.composed.find(&key, Column::Answer).is_some() {
            row(making, sheet, TENDER, (&key, &own, &now));
        }
        let key = format!("share:{id}");
        if making.of.composed.find(&key, Column::Answer).is_some() {
            let (own, hint) = (making.say(&Words::ShareOf(title)), making.say(&Words::Hint("share")));
            row(making, sheet, TENDER, (&key, &own, &hint));
        }
    }
}

/// What the catalogues ask about what is bought.
pub fn context(making: &mut Making<'_>) -> Sheet {
    let mut sheet = making.sheet("context", &[(ANSWER, Column::Answer)]);
    sheet.heads(making.heads(&["question", "hint", "answer"]), 0);
    let composed = making.of.composed;
    if composed.contexts.is_empty() {
        making.line(&mut sheet, &Words::NoContext, Role::Plain);
    }
    for context in &composed.contexts {
        let (question, usual) = (context.question.get(making.of.lang), usual(making, context));
        let question = if question.is_empty() { context.id.value.clone() } else { question };
        let key = format!("context:{}", context.id.value);
        if context.kind.value != FactType::Set {
            row(making, &mut sheet, CONTEXT, (&key, &question, &usual));
            continue;
        }
        sheet.row(vec![
            making.key(HEADS),
            making.text(&question, Role::Plain),
            making.text(&format!("{}. {usual}", Form::AsSet.text(making.of.lang)), Role::Plain),
        ]);
        for option in &context.options {
            let text = label(&option.id.value, &option.text.get(making.of.lang));
            row(making, &mut sheet, CONTEXT, (&format!("{key}={}", option.id.value), "", &text));
        }
        let (key, none) = (format!("{key}="), making.say(&Words::NoneOfThese));
        if composed.find(&key, Column::Answer).is_some() {
            row(making, &mut sheet, CONTEXT, (&key, "", &none));
        }
    }
    sheet.columns = super::widths(&[62, 62, 44]);
    sheet
}

/// What holds where the tender says nothing.
fn usual(making: &Making<'_>, context: &Context) -> String {
    let Some(default) = &context.default else { return making.say(&Words::NoUsual) };
    let lang = making.of.lang;
    let shown = |id: &String| {
        let known = context.options.iter().find(|option| option.id.value == *id);
        known.map_or_else(|| id.clone(), |option| label(id, &option.text.get(lang)))
    };
    let said = match &default.value {
        Stated::Text(id) => shown(id),
        Stated::Number(number) => number.to_string(),
        Stated::Bool(yes) => if *yes { Form::Yes } else { Form::No }.text(lang),
        Stated::Date(day) => day.to_string(),
        Stated::List(items) if items.is_empty() => making.say(&Words::NoneOfThese),
        Stated::List(items) => items.join(", "),
    };
    making.say(&Words::UsualIs(said))
}

/// Method, formula, values and ties.
pub fn award(making: &mut Making<'_>) -> Sheet {
    let mut sheet = making.sheet("award", &[(ANSWER, Column::Answer)]);
    start(making, &mut sheet, "award", true);
    let keys: Vec<String> =
        KEYS.iter().filter(|key| key.starts_with("award:")).map(|key| (*key).to_owned()).collect();
    rows(making, &mut sheet, AWARD, &keys);
    start(making, &mut sheet, "ties", false);
    let ties = making.of.composed.inputs.iter().filter(|input| input.key.starts_with("tie:")).count();
    for n in 1..=ties {
        let (question, hint) = (making.say(&Words::Tie(n)), making.say(&Words::Hint("tie")));
        row(making, &mut sheet, AWARD, (&format!("tie:{n}"), &question, &hint));
    }
    start(making, &mut sheet, "values", false);
    let rules = making.of.composed.whole.rules.as_ref();
    for group in rules.into_iter().flat_map(|rules| &rules.groups) {
        let title = label(&group.id, &group.title.get(making.of.lang));
        let (question, hint) = (making.say(&Words::ValueOf(title)), making.say(&Words::Hint("value")));
        row(making, &mut sheet, AWARD, (&format!("value:{}", group.id), &question, &hint));
    }
    sheet.columns = super::widths(&[46, 62, 44]);
    sheet
}

/// A line that speaks only where a profile is another than when the workbook was written.
pub fn profile_changed(making: &Making<'_>) -> Cell {
    let composed = making.of.composed;
    let changed =
        composed.inputs.iter().filter(|input| input.key.starts_with("profile:")).filter_map(|input| {
            let at = making.at(&input.key, Column::Answer)?;
            let was = match making.cell(input).holds {
                crate::report::book::Holds::Text(text) => text,
                _ => String::new(),
            };
            Some(at.is(expr::Op::Ne, expr::Expr::Text(was)) * expr::num(1))
        });
    let changed = changed.reduce(|all, one| all + one).unwrap_or_else(|| expr::num(0));
    let text = expr::Expr::Text(making.say(&Words::ProfileChanged));
    let said = expr::when(changed.is(expr::Op::Gt, expr::num(0)), text, expr::Expr::Text(String::new()));
    Cell::formula(said, crate::report::book::Form::Text, Role::Note)
}
