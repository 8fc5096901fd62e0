//! Catalogues as people look them up: `catalogue list` and `catalogue show`.

use std::collections::BTreeSet;

use crate::lang::{Label, Lang, Say, localised};
use crate::model::catalogue::{Catalogue, Criterion, Curve, Head};
use crate::model::{Spanned, Text};
use crate::num::Dec;
use crate::report::layout::{Block, Item, Table, clean};

/// The shipped catalogues, one row each.
#[must_use]
pub fn list(catalogues: &[&Catalogue], lang: Lang) -> Vec<Block> {
    let columns = [Label::Catalogue, Label::Version, Label::Title, Label::Criteria];
    let columns: Vec<_> = columns.iter().map(|label| (label.text(lang), *label == Label::Criteria)).collect();
    let mut table = Table::new(columns.len(), columns);
    for catalogue in catalogues {
        let Head { id, version, title, .. } = &catalogue.head;
        let id = id.as_ref().map(|id| id.value.clone()).unwrap_or_default();
        table.row(vec![id, version.clone(), title.get(lang), catalogue.criteria.len().to_string()]);
    }
    vec![Block::Title(Label::Catalogues.text(lang)), Block::Table(table)]
}

/// One catalogue as a table per group: every criterion with its question, evidence, legal basis and
/// ladder of answers.
#[must_use]
pub fn table(catalogue: &Catalogue, lang: Lang) -> Vec<Block> {
    let show = Show { catalogue, lang };
    let mut blocks = show.head();
    for group in &catalogue.groups {
        let criteria: Vec<&Criterion> =
            catalogue.criteria.iter().filter(|criterion| criterion.group == group.id).collect();
        if criteria.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(clean(&format!("{} {}", group.id.value, group.title.get(lang)))));
        if !group.description.is_empty() {
            blocks.push(Block::Line(clean(&group.description.get(lang))));
        }
        blocks.push(show.table(&criteria));
    }
    blocks.extend(show.references());
    blocks
}

/// A text of several lines as sentences, and as a list where they start with a dash.
fn lines(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Some(item) = line.strip_prefix("- ") else {
            blocks.push(Block::Line(clean(line)));
            continue;
        };
        let item = Item { text: clean(item), under: Vec::new() };
        match blocks.last_mut() {
            Some(Block::Items(items)) => items.push(item),
            _ => blocks.push(Block::Items(vec![item])),
        }
    }
    blocks
}

/// One catalogue: what it is, its profiles and levels, and every criterion with its options.
///
/// `only` narrows it to groups and criteria whose id or title holds that text.
#[must_use]
pub fn catalogue(catalogue: &Catalogue, only: Option<&str>, lang: Lang) -> Vec<Block> {
    let show = Show { catalogue, lang };
    let mut blocks = if only.is_some() { Vec::new() } else { show.head() };
    for group in &catalogue.groups {
        let title = group.title.get(lang);
        let whole = only.is_none_or(|text| holds(&group.id, text) || holds(&title, text));
        let of_it = catalogue.criteria.iter().filter(|criterion| criterion.group == group.id);
        let chosen: Vec<&Criterion> = of_it
            .filter(|c| {
                whole || only.is_some_and(|text| holds(&c.id, text) || holds(&c.title.get(lang), text))
            })
            .collect();
        if chosen.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(clean(&format!("{} {title}", group.id.value))));
        if whole && !group.description.is_empty() {
            blocks.push(Block::Line(clean(&group.description.get(lang))));
        }
        blocks.extend(chosen.into_iter().flat_map(|criterion| show.criterion(criterion)));
    }
    blocks
}

fn holds(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

struct Show<'s> {
    catalogue: &'s Catalogue,
    lang: Lang,
}

impl Show<'_> {
    fn head(&self) -> Vec<Block> {
        let Catalogue { head, groups, criteria, .. } = self.catalogue;
        let id = head.id.as_ref().map(|id| id.value.clone()).unwrap_or_default();
        let options = criteria.iter().map(|criterion| criterion.options.len()).sum();
        let count = Label::QuestionCount { groups: groups.len(), criteria: criteria.len(), options };
        let mut blocks = vec![Block::Title(clean(&head.title.get(self.lang)))];
        blocks.push(Block::Line(clean(&format!(
            "{id} {} · {} · {}",
            head.version, head.publisher, head.licence
        ))));
        blocks.extend(lines(&head.description.get(self.lang)));
        blocks.push(Block::Line(count.text(self.lang)));
        blocks.extend(self.profiles());
        blocks.extend(self.levels());
        blocks
    }

    fn profiles(&self) -> Vec<Block> {
        let profiles = &self.catalogue.profiles;
        if profiles.is_empty() {
            return Vec::new();
        }
        let mut columns = vec![(Label::Weight.text(self.lang), false)];
        columns.extend(profiles.iter().map(|profile| {
            let mark = if profile.default {
                format!(" ({})", Label::Default.text(self.lang))
            } else {
                String::new()
            };
            (format!("{}{mark}", profile.id.value), true)
        }));
        let mut table = Table::new(1, columns);
        for group in &self.catalogue.groups {
            let mut cells = vec![format!("{} {}", group.id.value, group.title.get(self.lang))];
            cells.extend(profiles.iter().map(|profile| {
                let weight =
                    profile.weights.iter().find(|(id, _)| *id == group.id).map(|(_, weight)| weight.value.0);
                weight.map_or_else(|| "–".to_owned(), |weight| localised(&weight.to_string(), self.lang))
            }));
            table.row(cells);
        }
        vec![Block::Heading(Label::Profiles.text(self.lang)), Block::Table(table)]
    }

    fn levels(&self) -> Vec<Block> {
        if self.catalogue.levels.is_empty() {
            return Vec::new();
        }
        let item = |level: &crate::model::catalogue::Level| Item {
            text: clean(&format!("{} {}", level.name, level.title.get(self.lang))),
            under: [level.meaning.get(self.lang)]
                .into_iter()
                .filter(|t| !t.is_empty())
                .map(|t| clean(&t))
                .collect(),
        };
        let items = self.catalogue.levels.iter().map(item).collect();
        vec![Block::Heading(Label::Levels.text(self.lang)), Block::Items(items)]
    }

    fn criterion(&self, criterion: &Criterion) -> Vec<Block> {
        let mut under = self.ladder(criterion);
        if criterion.judged.as_ref().is_some_and(|judged| judged.value) {
            under.push(Label::AssessorsChoose.text(self.lang));
        }
        vec![Block::Items(vec![Item { text: clean(&self.name(criterion)), under }])]
    }

    fn name(&self, criterion: &Criterion) -> String {
        let (title, question) = (criterion.title.get(self.lang), criterion.question.get(self.lang));
        format!("{} {title}: {question}", criterion.id.value)
    }

    /// What can be answered, with what it is worth: options of its own or of a scale, or a curve.
    fn ladder(&self, criterion: &Criterion) -> Vec<String> {
        if let Some(curve) = &criterion.curve {
            return vec![self.curve(curve)];
        }
        let own = criterion.options.iter().map(|option| {
            let level = option.level.as_ref().map(|level| level.value);
            self.option(
                &option.id.value,
                &option.text,
                option.points.map(|points| points.0),
                level,
                option.rejects,
            )
        });
        let scale = criterion.scale.as_ref();
        let scale = scale.and_then(|name| self.catalogue.scales.iter().find(|scale| scale.id == *name));
        let shared = scale.into_iter().flat_map(|scale| &scale.options).map(|option| {
            let points = criterion.points.as_ref().and_then(|points| points.value.0.percent(option.share.0));
            let level = option.level.as_ref().map(|level| level.value);
            self.option(&option.id.value, &option.text, points, level, false)
        });
        own.chain(shared).collect()
    }

    fn option(
        &self,
        id: &str,
        text: &Text,
        points: Option<Dec>,
        level: Option<i64>,
        rejects: bool,
    ) -> String {
        let step =
            |n: i64| self.catalogue.levels.iter().find(|l| l.n.value == n).map(|level| level.name.clone());
        let points = points.map(|points| localised(&points.to_string(), self.lang));
        let knock_out = rejects.then(|| Label::RejectsBid.text(self.lang));
        let worth: Vec<String> = points.into_iter().chain(level.and_then(step)).chain(knock_out).collect();
        let worth = if worth.is_empty() { String::new() } else { format!(" [{}]", worth.join(", ")) };
        clean(&format!("{id}: {}{worth}", text.get(self.lang)))
    }

    /// `exit.notice_months: 2 → 10; 6 → 0`, with what lies between on a straight line.
    fn curve(&self, curve: &Curve) -> String {
        let number = |dec: Dec| localised(&dec.to_string(), self.lang);
        let fact = self.catalogue.facts.iter().find(|fact| fact.id == curve.fact);
        let unit = fact.map(|fact| fact.unit.get(self.lang)).filter(|unit| !unit.is_empty());
        let pairs: Vec<String> =
            curve.points.iter().map(|(x, y)| format!("{} → {}", number(*x), number(y.0))).collect();
        let (fact, pairs) = (curve.fact.value.clone(), pairs.join("; "));
        clean(&Label::CurveLine { fact, unit: unit.unwrap_or_default(), pairs }.text(self.lang))
    }

    /// One row per criterion: what is asked, by which evidence it is proven, on what law it rests, and
    /// what can be answered.
    fn table(&self, criteria: &[&Criterion]) -> Block {
        let columns = [Label::Criterion, Label::Evidence, Label::Basis, Label::Ladder];
        let columns = columns.iter().map(|label| (label.text(self.lang), false)).collect();
        let mut table = Table::new(1, columns);
        for criterion in criteria {
            let mut ladder = self.ladder(criterion);
            if criterion.judged.as_ref().is_some_and(|judged| judged.value) {
                ladder.push(Label::AssessorsChoose.text(self.lang));
            }
            table.row(vec![
                self.name(criterion),
                self.evidence(criterion).join("; "),
                self.basis(criterion).join("; "),
                ladder.join("; "),
            ]);
        }
        Block::Table(table)
    }

    fn evidence(&self, criterion: &Criterion) -> Vec<String> {
        let name = |id: &Spanned<String>| {
            let kind = self.catalogue.kinds.iter().find(|kind| kind.id == *id);
            kind.map_or_else(|| id.value.clone(), |kind| kind.title.get(self.lang))
        };
        criterion.evidence_kinds.iter().map(name).collect()
    }

    fn basis(&self, criterion: &Criterion) -> Vec<String> {
        let name = |id: &Spanned<String>| {
            let reference = self.catalogue.references.iter().find(|reference| reference.id == *id);
            reference.map_or_else(|| id.value.clone(), |reference| reference.title.get(self.lang))
        };
        criterion.references.iter().map(name).collect()
    }

    /// Every reference that a criterion cites: the day on which it was true, how certain it is, and
    /// where to read it.
    fn references(&self) -> Vec<Block> {
        let cited: BTreeSet<&str> = self
            .catalogue
            .criteria
            .iter()
            .flat_map(|criterion| &criterion.references)
            .map(|id| id.value.as_str())
            .collect();
        let all = self.catalogue.references.iter().filter(|r| cited.contains(r.id.value.as_str()));
        let items: Vec<Item> = all
            .map(|reference| {
                let day = reference.as_of.map(|day| Label::TrueOn(day).text(self.lang));
                let note = Some(reference.note.get(self.lang)).filter(|note| !note.is_empty());
                let url = Some(reference.url.clone()).filter(|url| !url.is_empty());
                let under = day.into_iter().chain(note).chain(url).map(|line| clean(&line)).collect();
                Item { text: clean(&reference.title.get(self.lang)), under }
            })
            .collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(Label::Basis.text(self.lang)), Block::Items(items)]
    }
}
