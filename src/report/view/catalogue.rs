//! Catalogues as people look them up: `catalogue list` and `catalogue show`.

use crate::lang::{Label, Lang, Say, localised};
use crate::model::catalogue::{AnswerOption, Catalogue, Criterion, Head};
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
        if !head.description.is_empty() {
            let description = head.description.get(self.lang);
            let lines = description.lines().filter(|line| !line.trim().is_empty());
            blocks.extend(lines.map(|line| Block::Line(clean(line))));
        }
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
        let head = format!(
            "{} {}: {}",
            criterion.id.value,
            criterion.title.get(self.lang),
            criterion.question.get(self.lang)
        );
        let options = criterion.options.iter().map(|option| self.option(option)).collect();
        vec![Block::Items(vec![Item { text: clean(&head), under: options }])]
    }

    fn option(&self, option: &AnswerOption) -> String {
        let points = option.points.map(|points| localised(&points.0.to_string(), self.lang));
        let name =
            |n: i64| self.catalogue.levels.iter().find(|l| l.n.value == n).map(|level| level.name.clone());
        let level = option.level.as_ref().and_then(|level| name(level.value));
        let worth: Vec<String> = points.into_iter().chain(level).collect();
        let worth = if worth.is_empty() { String::new() } else { format!(" [{}]", worth.join(", ")) };
        clean(&format!("{}: {}{worth}", option.id.value, option.text.get(self.lang)))
    }
}
