//! `[[gate]]`, in a catalogue and in a tender: one subject, one minimum.

use super::fields::Fields;
use super::tree::Table;
use super::values::Reader;
use crate::diag::{Family, Finding, Span, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::gate::{Gate, GateRule, Subject};
use crate::num::{Money, Percent, Points};

/// The minima that stand in a gate.
struct Minima {
    level: Option<Spanned<i64>>,
    share: Option<Percent>,
    points: Option<Points>,
    options: Option<Vec<Spanned<String>>>,
    score: Option<Percent>,
    price: Option<Spanned<Money>>,
    when: Option<Spanned<String>>,
}

impl Minima {
    fn read(r: &mut Reader<'_>, f: &mut Fields<'_>) -> Minima {
        Minima {
            level: f.get(r, "level", Reader::whole),
            share: f.get(r, "share", Reader::percent),
            points: f.get(r, "points", Reader::points),
            options: f.get(r, "options", Reader::names),
            score: f.get(r, "score", Reader::percent),
            price: f.get(r, "price", Reader::money),
            when: f.get(r, "when", Reader::spanned),
        }
    }

    fn count(&self) -> usize {
        let present = [
            self.level.is_some(),
            self.share.is_some(),
            self.points.is_some(),
            self.options.is_some(),
            self.score.is_some(),
            self.price.is_some(),
            self.when.is_some(),
        ];
        present.into_iter().filter(|yes| *yes).count()
    }
}

/// Reads a `[[gate]]`; a catalogue's may say `profile_only`.
pub fn gate(r: &mut Reader<'_>, table: Table<'_>) -> Option<Gate> {
    let mut f = Fields::new(table, "[[gate]]");
    let id = f.need(r, "id", Reader::id);
    let (title, why) = (f.words(r, "title"), f.words(r, "why"));
    let references = f.names(r, "references");
    let profile_only = match r.family {
        Family::Catalogue => f.get(r, "profile_only", Reader::bool).unwrap_or(false),
        _ => false,
    };
    let subject = subject(r, &mut f);
    let minima = Minima::read(r, &mut f);
    let at = f.at();
    let all_known = f.finish(r);
    let rule = rule(subject, minima);
    if rule.is_none() && all_known {
        shapeless(r, at);
    }
    Some(Gate { id: id?, at, title, why, references, profile_only, rule })
}

fn subject(r: &mut Reader<'_>, f: &mut Fields<'_>) -> Option<Subject> {
    let group = f.get(r, "group", Reader::name).map(Subject::Group);
    let criterion = f.get(r, "criterion", Reader::name).map(Subject::Criterion);
    let catalogue = f.get(r, "catalogue", Reader::name).map(Subject::Catalogue);
    let mut named = [group, criterion, catalogue].into_iter().flatten();
    let first = named.next().unwrap_or(Subject::Overall);
    if named.next().is_some() {
        return None;
    }
    Some(first)
}

fn rule(subject: Option<Subject>, minima: Minima) -> Option<GateRule> {
    match (subject, minima.count()) {
        (Some(subject), 1) => fit(subject, minima),
        _ => None,
    }
}

/// Reports a gate that is none; one with a misspelt key was reported for that already.
fn shapeless(r: &mut Reader<'_>, at: Span) {
    let code = match r.family {
        Family::Catalogue => codes::GATE_SHAPE,
        _ => codes::TENDER_GATE_SHAPE,
    };
    r.findings.push(Finding::new(code, at, Msg::GateShape).help(Msg::GateShapes));
}

/// The one minimum with the subject that it goes with.
fn fit(subject: Subject, minima: Minima) -> Option<GateRule> {
    match (subject, minima) {
        (of, Minima { level: Some(level), .. }) => Some(GateRule::Level { of, level }),
        (Subject::Group(group), Minima { share: Some(share), .. }) => Some(GateRule::Share { group, share }),
        (Subject::Criterion(criterion), Minima { points: Some(points), .. }) => {
            Some(GateRule::Points { criterion, points })
        }
        (Subject::Criterion(criterion), Minima { options: Some(options), .. }) => {
            Some(GateRule::Options { criterion, options })
        }
        (Subject::Overall, Minima { score: Some(score), .. }) => Some(GateRule::Score { score }),
        (Subject::Overall, Minima { price: Some(price), .. }) => Some(GateRule::Price { price: price.value }),
        (Subject::Overall, Minima { when: Some(when), .. }) => Some(GateRule::When { when }),
        _ => None,
    }
}
