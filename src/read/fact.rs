//! `[[fact]]` and `[[context]]`.

use super::fields::Fields;
use super::tree::Table;
use super::values::Reader;
use crate::model::Spanned;
use crate::model::fact::{Context, Covers, Fact, FactOption, FactType};

/// Reads a `[[fact]]`.
pub fn fact(r: &mut Reader<'_>, table: Table<'_>) -> Option<Fact> {
    let mut f = Fields::new(table, "[[fact]]");
    let id = f.need(r, "id", Reader::path_id);
    let kind = kind(r, &mut f);
    let fact = (id, kind);
    let rest = (f.words(r, "unit"), f.get(r, "min", Reader::dec), f.get(r, "max", Reader::dec));
    let options = f.each(r, "options", option);
    let may_be_empty = f.get(r, "may_be_empty", Reader::bool).unwrap_or(false);
    let (question, help) = (f.words(r, "question"), f.words(r, "help"));
    let applies = f.get(r, "applies", Reader::spanned);
    let covers = f.get(r, "covers", Reader::spanned).and_then(|word| r.one_of(&word, &Covers::ALL));
    f.finish(r);
    let (unit, min, max) = rest;
    let (Some(id), Some(kind)) = fact else { return None };
    Some(Fact { id, kind, unit, min, max, options, may_be_empty, question, help, applies, covers })
}

/// Reads a `[[context]]`.
pub fn context(r: &mut Reader<'_>, table: Table<'_>) -> Option<Context> {
    let mut f = Fields::new(table, "[[context]]");
    let id = f.need(r, "id", Reader::path_id);
    let kind = kind(r, &mut f);
    let options = f.each(r, "options", option);
    let question = f.words(r, "question");
    let default = f.get(r, "default", Reader::stated);
    f.finish(r);
    Some(Context { id: id?, kind: kind?, options, question, default })
}

fn kind(r: &mut Reader<'_>, f: &mut Fields<'_>) -> Option<Spanned<FactType>> {
    let word = f.need(r, "type", Reader::spanned)?;
    let value = r.one_of(&word, &FactType::ALL)?;
    Some(Spanned { value, at: word.at })
}

fn option(r: &mut Reader<'_>, table: Table<'_>) -> Option<FactOption> {
    let mut f = Fields::new(table, "options");
    let id = f.need(r, "id", Reader::id);
    let text = f.words(r, "text");
    let exclusive = f.get(r, "exclusive", Reader::bool).unwrap_or(false);
    f.finish(r);
    Some(FactOption { id: id?, text, exclusive })
}
