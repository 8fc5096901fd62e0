//! Catalogue files.

use super::fact::{context, fact};
use super::fields::Fields;
use super::gate::gate;
use super::near::short;
use super::tree::{Item, Table, Tree};
use super::values::{MOST_ENTRIES, Reader};
use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, codes};
use crate::lang::Msg;
use crate::lang::msg::Limit;
use crate::model::Spanned;
use crate::model::catalogue::{
    AnswerOption, Catalogue, Criterion, Curve, Group, Head, Kind, Law, Level, Profile, Reference, Region,
    Scale, ScaleOption,
};
use crate::model::country::{is_country, meant};
use crate::num::{Dec, Percent, Points};

/// Reads one file of a catalogue into it; the first file of a folder holds `format` and `[catalogue]`.
pub fn catalogue(tree: &Tree<'_>, first: bool, into: &mut Catalogue, findings: &mut Findings) {
    let root = tree.root();
    let r = &mut Reader { family: Family::Catalogue, findings };
    let mut f = Fields::new(root, "");
    if first {
        format(r, &mut f);
        into.head = f.need(r, "catalogue", Reader::table).map(|table| head(r, table)).unwrap_or_default();
    }
    into.references.extend(f.each(r, "reference", reference));
    into.levels.extend(f.each(r, "level", level));
    into.scales.extend(f.each(r, "scale", scale));
    into.profiles.extend(f.each(r, "profile", profile));
    into.groups.extend(f.each(r, "group", group));
    into.criteria.extend(f.each(r, "criterion", criterion));
    into.facts.extend(f.each(r, "fact", fact));
    into.contexts.extend(f.each(r, "context", context));
    into.laws.extend(f.each(r, "law", law));
    into.regions.extend(f.each(r, "region", region));
    into.kinds.extend(f.each(r, "kind", kind));
    into.gates.extend(f.each(r, "gate", gate));
    if let Some(table) = f.get(r, "chain", Reader::table) {
        into.layers.extend(layers(r, table));
    }
    f.finish(r);
}

/// Reads `format`, which must be 1.
pub(super) fn format(r: &mut Reader<'_>, f: &mut Fields<'_>) {
    if let Some(format) = f.need(r, "format", Reader::whole)
        && format.value != 1
    {
        r.fault(Fault::WrongFormat, format.at, Msg::WrongFormat(format.value));
    }
}

fn head(r: &mut Reader<'_>, table: Table<'_>) -> Head {
    let mut f = Fields::new(table, "[catalogue]");
    let head = Head {
        id: f.need(r, "id", Reader::id),
        version: f.need(r, "version", Reader::text).unwrap_or_default(),
        title: f.need(r, "title", Reader::words).unwrap_or_default(),
        description: f.words(r, "description"),
        publisher: f.text(r, "publisher"),
        licence: f.text(r, "licence"),
        source: f.text(r, "source"),
        as_of: f.get(r, "as_of", Reader::plain_day),
        review_by: f.get(r, "review_by", Reader::plain_day),
        include: f.names(r, "include"),
        drop: f.names(r, "drop"),
    };
    f.finish(r);
    head
}

fn reference(r: &mut Reader<'_>, table: Table<'_>) -> Option<Reference> {
    let mut f = Fields::new(table, "[[reference]]");
    let id = f.need(r, "id", Reader::id);
    let title = f.need(r, "title", Reader::words).unwrap_or_default();
    let url = f.text(r, "url");
    let as_of = f.get(r, "as_of", Reader::plain_day);
    let note = f.words(r, "note");
    f.finish(r);
    Some(Reference { id: id?, title, url, as_of, note })
}

fn level(r: &mut Reader<'_>, table: Table<'_>) -> Option<Level> {
    let mut f = Fields::new(table, "[[level]]");
    let n = f.need(r, "n", Reader::whole);
    let name = f.need(r, "name", Reader::text).unwrap_or_default();
    let (title, meaning) = (f.words(r, "title"), f.words(r, "meaning"));
    f.finish(r);
    Some(Level { n: n?, name, title, meaning })
}

fn scale(r: &mut Reader<'_>, table: Table<'_>) -> Option<Scale> {
    let mut f = Fields::new(table, "[[scale]]");
    let id = f.need(r, "id", Reader::id);
    let options = f.each(r, "option", scale_option);
    f.finish(r);
    Some(Scale { id: id?, options })
}

fn scale_option(r: &mut Reader<'_>, table: Table<'_>) -> Option<ScaleOption> {
    let mut f = Fields::new(table, "[[scale.option]]").under(&[], "[[scale.option]]");
    let id = f.need(r, "id", Reader::id);
    let text = f.words(r, "text");
    let share = f.get(r, "share", |r, item| r.between(item, -100, 100)).unwrap_or_default();
    let level = f.get(r, "level", Reader::whole);
    f.finish(r);
    Some(ScaleOption { id: id?, text, share: Percent(share), level })
}

fn profile(r: &mut Reader<'_>, table: Table<'_>) -> Option<Profile> {
    let mut f = Fields::new(table, "[[profile]]");
    let id = f.need(r, "id", Reader::id);
    let title = f.words(r, "title");
    let source = f.text(r, "source");
    let as_of = f.get(r, "as_of", Reader::plain_day);
    let default = f.get(r, "default", Reader::bool).unwrap_or(false);
    let weights = f.pairs(r, "weights", Reader::weight);
    let gates = f.get(r, "gates", Reader::names);
    let drop = f.names(r, "drop");
    f.finish(r);
    Some(Profile { id: id?, title, source, as_of, default, weights, gates, drop })
}

fn group(r: &mut Reader<'_>, table: Table<'_>) -> Option<Group> {
    let mut f = Fields::new(table, "[[group]]");
    let id = f.need(r, "id", Reader::id);
    let (title, description) = (f.words(r, "title"), f.words(r, "description"));
    let weight = f.get(r, "weight", Reader::weight);
    let out_of = f.get(r, "out_of", Reader::spanned_dec);
    f.finish(r);
    if let Some(divisor) = &out_of
        && (divisor.value.is_negative() || divisor.value.is_zero())
    {
        r.fault(Fault::BadNumber, divisor.at, Msg::MustBeAboveZero("out_of"));
    }
    Some(Group { id: id?, title, description, weight, out_of })
}

const CRITERION_KEYS: &[&str] = &[
    "group",
    "title",
    "question",
    "why",
    "link",
    "references",
    "evidence_kinds",
    "applies",
    "judged",
    "scale",
    "curve",
];

fn criterion(r: &mut Reader<'_>, table: Table<'_>) -> Option<Criterion> {
    let mut f = Fields::new(table, "[[criterion]]");
    let id = f.need(r, "id", Reader::id);
    let group = f.need(r, "group", Reader::name);
    let (title, question) = (f.words(r, "title"), f.words(r, "question"));
    let (why, link) = (f.words(r, "why"), f.words(r, "link"));
    let (references, evidence_kinds) = (f.names(r, "references"), f.names(r, "evidence_kinds"));
    let applies = f.get(r, "applies", Reader::spanned);
    let judged = f.get(r, "judged", Reader::spanned_bool);
    let scale = f.get(r, "scale", Reader::name);
    let points = f.get(r, "points", Reader::spanned_points);
    let options = f.each(r, "option", option);
    let curve = f.get(r, "curve", Reader::table).and_then(|table| curve(r, table));
    f.finish(r);
    Some(Criterion {
        id: id?,
        group: group?,
        title,
        question,
        why,
        link,
        references,
        evidence_kinds,
        applies,
        judged,
        scale,
        points,
        options,
        curve,
    })
}

fn option(r: &mut Reader<'_>, table: Table<'_>) -> Option<AnswerOption> {
    let mut f = Fields::new(table, "[[criterion.option]]").under(CRITERION_KEYS, "[[criterion.option]]");
    let id = f.need(r, "id", Reader::id);
    let text = f.words(r, "text");
    let points = f.get(r, "points", Reader::points);
    let level = f.get(r, "level", Reader::whole);
    let rejects = f.get(r, "rejects", Reader::bool).unwrap_or(false);
    let when = f.get(r, "when", Reader::spanned);
    let otherwise = f.get(r, "otherwise", Reader::spanned_bool);
    f.finish(r);
    Some(AnswerOption { id: id?, text, points, level, rejects, when, otherwise })
}

fn curve(r: &mut Reader<'_>, table: Table<'_>) -> Option<Curve> {
    let mut f = Fields::new(table, "curve");
    let fact = f.need(r, "fact", Reader::spanned);
    let points = f.need(r, "points", |r, item| r.list(item, pair)).unwrap_or_default();
    let at = f.at();
    f.finish(r);
    let rising = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if points.is_empty() || !rising {
        r.fault(Fault::BadValue, at, Msg::CurveNotRising);
        return None;
    }
    Some(Curve { at, fact: fact?, points })
}

fn pair(r: &mut Reader<'_>, item: Item<'_>) -> Option<(Dec, Points)> {
    let numbers = r.list(item, Reader::dec)?;
    match numbers.as_slice() {
        [x, y] => Some((*x, Points(*y))),
        _ => {
            r.fault(Fault::BadValue, item.at, Msg::NotAPair);
            None
        }
    }
}

fn law(r: &mut Reader<'_>, table: Table<'_>) -> Option<Law> {
    let mut f = Fields::new(table, "[[law]]");
    let id = f.need(r, "id", Reader::id);
    let title = f.words(r, "title");
    let countries = countries(r, &mut f);
    let reference = f.get(r, "reference", Reader::name);
    let as_of = f.get(r, "as_of", Reader::plain_day);
    let until = f.get(r, "until", Reader::plain_day);
    f.finish(r);
    Some(Law { id: id?, title, countries, reference, as_of, until })
}

fn region(r: &mut Reader<'_>, table: Table<'_>) -> Option<Region> {
    let mut f = Fields::new(table, "[[region]]");
    let id = f.need(r, "id", Reader::path_id);
    let title = f.words(r, "title");
    let countries = countries(r, &mut f);
    let source = f.text(r, "source");
    let note = f.words(r, "note");
    let as_of = f.get(r, "as_of", Reader::plain_day);
    f.finish(r);
    Some(Region { id: id?, title, countries, source, note, as_of })
}

fn countries(r: &mut Reader<'_>, f: &mut Fields<'_>) -> Vec<Spanned<String>> {
    f.need(r, "countries", |r, item| r.list(item, country)).unwrap_or_default()
}

/// A country, as ISO 3166-1 alpha-2 writes it: two capitals that were assigned.
pub(super) fn country(r: &mut Reader<'_>, item: Item<'_>) -> Option<Spanned<String>> {
    let code = r.spanned(item)?;
    if is_country(&code.value) {
        return Some(code);
    }
    let finding_code = match r.family {
        Family::Bid => codes::UNKNOWN_COUNTRY,
        _ => Fault::BadValue.code(r.family),
    };
    let finding = Finding::new(finding_code, code.at, Msg::NotACountry(short(&code.value)));
    r.findings.push(finding.maybe_help(meant(&code.value).map(Msg::DidYouMean)));
    None
}

fn kind(r: &mut Reader<'_>, table: Table<'_>) -> Option<Kind> {
    let mut f = Fields::new(table, "[[kind]]");
    let id = f.need(r, "id", Reader::id);
    let title = f.words(r, "title");
    f.finish(r);
    Some(Kind { id: id?, title })
}

fn layers(r: &mut Reader<'_>, table: Table<'_>) -> Vec<Spanned<String>> {
    let mut f = Fields::new(table, "[chain]");
    let layers = f.names(r, "layers");
    f.finish(r);
    if layers.len() > MOST_ENTRIES {
        r.fault(Fault::TooMany, table.at, Msg::OverLimit(Limit::Entries, layers.len()));
    }
    layers.into_iter().filter(|layer| known_layer(r, layer)).collect()
}

/// Whether a layer is one of those that a service can have; reports it if not.
pub(super) fn known_layer(r: &mut Reader<'_>, layer: &Spanned<String>) -> bool {
    let names: Vec<(&'static str, ())> = crate::model::bid::LAYERS.iter().map(|name| (*name, ())).collect();
    r.one_of(layer, &names).is_some()
}
