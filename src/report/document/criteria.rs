//! What is asked: per group every criterion, with what each answer is worth and when it holds.

use super::{Teller, item, letter, plain, strong};
use crate::lang::{Chapter, Label, Say};
use crate::model::rules::{Criterion, Curve};
use crate::num::Dec;
use crate::report::page::Item;
use crate::resolve::Input;

impl Teller<'_> {
    /// The part on criteria.
    pub fn criteria(&mut self) {
        self.heading(2, &Chapter::Criteria);
        self.line(&Chapter::CriteriaIntro);
        if self.opened.conditions.options.iter().flatten().any(Option::is_some) {
            self.line(&Chapter::Several);
        }
        self.weights();
        self.properties();
        let rules = self.rules;
        let mut told = vec![false; rules.facts.len()];
        for (place, group) in rules.groups.iter().enumerate() {
            if group.criteria.is_empty() {
                continue;
            }
            let title = self.group(place);
            self.heading_of(3, &title);
            let worth = self.group_worth(place);
            self.line(&worth);
            let description = group.description.get(self.lang);
            self.text(&description);
            for &criterion in &group.criteria {
                self.one(criterion, &mut told);
            }
        }
        self.not_asked();
    }

    /// Every group with its weight and what it is worth.
    fn weights(&mut self) {
        let rules = self.rules;
        let mut rows = Vec::new();
        for (place, group) in rules.groups.iter().enumerate().filter(|(_, group)| !group.criteria.is_empty())
        {
            let weight = self.plan.groups[place].weight.as_ref();
            let weight = weight.map_or_else(|| "–".to_owned(), |_| self.dec(group.weight.0));
            let cells = [self.group(place), weight, self.group_hundred(place)];
            rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
        let all: Vec<usize> = (0..rules.groups.len()).collect();
        rows.push(vec![
            strong(&Chapter::Sum.text(self.lang)),
            Vec::new(),
            strong(&self.sum_of_hundred(&all)),
        ]);
        let columns =
            [(Chapter::Group, false, 12), (Chapter::Weight, true, 4), (Chapter::OfHundred, true, 4)];
        self.table(None, &columns, rows);
    }

    fn group_worth(&self, group: usize) -> Chapter {
        match self.plan.groups[group].weight {
            Some(_) => Chapter::GroupWorth {
                weight: self.dec(self.rules.groups[group].weight.0),
                hundred: self.group_hundred(group),
            },
            None => Chapter::GroupNoPoints,
        }
    }

    fn group_hundred(&self, group: usize) -> String {
        match self.plan.groups[group].weight {
            Some(_) => self.sum_of_hundred(&[group]),
            None => "–".to_owned(),
        }
    }

    /// What the maxima of some groups are worth together.
    fn sum_of_hundred(&self, groups: &[usize]) -> String {
        self.hundred(&self.most(groups))
    }

    /// One criterion.
    fn one(&mut self, place: usize, told: &mut [bool]) {
        let rules = self.rules;
        let criterion = &rules.criteria[place];
        let title = self.criterion(place);
        self.heading_of(4, &title);
        let question = criterion.question.get(self.lang);
        if !question.trim().is_empty() {
            self.pieces.push(crate::report::page::Piece::Paragraph(strong(&question)));
        }
        self.about(place, criterion);
        let facts: Vec<usize> = criterion.reads.clone();
        self.facts(&facts, told);
        match &criterion.curve {
            Some(curve) => self.curve(place, curve),
            None => self.options(place, criterion),
        }
    }

    /// What it is worth, why it is asked, how it is proved and who answers it.
    fn about(&mut self, place: usize, criterion: &Criterion) {
        let worth = match criterion.has_points && self.plan.groups[criterion.group].weight.is_some() {
            true => Chapter::GroupOfCriterion {
                points: self.dec(criterion.maximum()),
                hundred: self.worth(place, criterion.maximum()),
            },
            false => Chapter::GroupNoPointsHere,
        };
        let mut lines = vec![item(
            0,
            &format!("{} {}", self.say(&worth), self.say(&Chapter::Ident(criterion.id.clone()))),
        )];
        let who = match (criterion.judged, self.is_derived(criterion)) {
            (true, _) => Chapter::Judged,
            (false, Some(true)) if self.is_settled(place) => Chapter::Settled,
            (false, Some(true)) => Chapter::Derived,
            (false, Some(false)) => Chapter::Claimed,
            (false, None) => Chapter::Mixed,
        };
        lines.push(item(0, &self.say(&who)));
        lines.push(item(0, &self.say(&self.evidence(criterion))));
        let why = criterion.why.get(self.lang);
        let written = self.written.get(criterion.id.as_str());
        let link = written.map(|written| written.link.get(self.lang)).unwrap_or_default();
        for (text, said) in [(&why, Chapter::Why(why.clone())), (&link, Chapter::Link(link.clone()))] {
            if !text.trim().is_empty() {
                lines.push(item(0, &self.say(&said)));
            }
        }
        let references: Vec<String> = criterion.references.iter().map(|title| title.get(self.lang)).collect();
        if !references.is_empty() {
            lines.push(item(0, &self.say(&Chapter::References(references))));
        }
        if let Some(applies) = self.opened.conditions.applies.get(&criterion.id) {
            lines.extend(self.introduced(&Chapter::AskedBecause, applies, 0));
        }
        self.items(lines);
    }

    /// Whether every option follows from facts, or none does; nothing where some do.
    fn is_derived(&self, criterion: &Criterion) -> Option<bool> {
        let derived = criterion.options.iter().filter(|option| option.derived).count();
        match (criterion.curve.is_some(), derived) {
            (true, _) => Some(true),
            (_, 0) => Some(false),
            (_, all) => (all == criterion.options.len()).then_some(true),
        }
    }

    /// Whether its conditions read nothing of a bid.
    fn is_settled(&self, place: usize) -> bool {
        let conditions = &self.opened.conditions;
        let mut read = conditions.options[place].iter().flatten().flat_map(|cond| cond.inputs());
        let is_constant = |input: &u32| conditions.inputs[*input as usize] == Input::Constant;
        self.rules.criteria[place].curve.is_none() && read.all(is_constant)
    }

    fn evidence(&self, criterion: &Criterion) -> Chapter {
        let name = |id: &String| {
            let known = self.rules.kinds.iter().find(|(kind, _)| kind == id);
            known.map_or_else(|| id.clone(), |(_, title)| title.get(self.lang))
        };
        match criterion.evidence_kinds.is_empty() {
            true => Chapter::NoEvidence,
            false => Chapter::Evidence(criterion.evidence_kinds.iter().map(name).collect()),
        }
    }

    fn options(&mut self, place: usize, criterion: &Criterion) {
        let has_levels = criterion.has_levels();
        let mut rows = Vec::new();
        for (n, option) in criterion.options.iter().enumerate() {
            let mut text = self.option(place, n);
            if option.rejects {
                text = format!("{text} ({})", self.say(&Chapter::KnockOut));
            }
            let points = criterion.has_points.then(|| self.dec(option.points.0));
            let worth = criterion.has_points.then(|| self.worth(place, option.points.0));
            let level = option.level.map(|level| self.level(place, level)).unwrap_or_default();
            let dash = || "–".to_owned();
            let mut cells = vec![letter(n), text, points.unwrap_or_else(dash), worth.unwrap_or_else(dash)];
            cells.extend(has_levels.then_some(level));
            rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
        let mut columns = vec![
            (Chapter::Number, false, 2),
            (Chapter::Option, false, 13),
            (Chapter::Points, true, 3),
            (Chapter::OfHundred, true, 4),
        ];
        columns.extend(has_levels.then_some((Chapter::Level, false, 3)));
        self.table(Some(&Chapter::OptionsOf), &columns, rows);
        let when = self.when(place, criterion);
        self.items(when);
    }

    /// When each option holds.
    fn when(&self, place: usize, criterion: &Criterion) -> Vec<Item> {
        let conditions = &self.opened.conditions;
        let otherwise = conditions.otherwise[place];
        let (mut items, mut claimed) = (Vec::new(), Vec::new());
        for n in 0..criterion.options.len() {
            match &conditions.options[place][n] {
                Some(when) => {
                    items.extend(self.introduced(&Chapter::OptionWhen(letter(n)), when, 0));
                }
                None if otherwise == Some(n) => {
                    items.push(item(0, &self.say(&Chapter::OptionOtherwise(letter(n)))));
                }
                None => claimed.push(letter(n)),
            }
        }
        if !items.is_empty() && !claimed.is_empty() {
            items.push(item(0, &self.say(&Chapter::OptionClaimed(claimed))));
        }
        items
    }

    fn curve(&mut self, place: usize, curve: &Curve) {
        let fact = &self.rules.facts[curve.fact];
        let unit = fact.unit.get(self.lang);
        let with_unit = |x: Dec| format!("{} {unit}", self.dec(x)).trim().to_owned();
        let row = |(x, points): &(Dec, crate::num::Points)| {
            let cells = [with_unit(*x), self.dec(points.0), self.worth(place, points.0)];
            cells.iter().map(|cell| plain(cell)).collect()
        };
        let rows = curve.points.iter().map(row).collect();
        let ends = curve.points.first().zip(curve.points.last());
        let ends = ends.map(|((least, _), (most, _))| (with_unit(*least), with_unit(*most)));
        let columns =
            [(Chapter::Answer, false, 8), (Chapter::Points, true, 4), (Chapter::OfHundred, true, 4)];
        self.table(Some(&Chapter::CurveOf), &columns, rows);
        if let Some((least, most)) = ends {
            self.line(&Chapter::CurveBetween { least, most });
        }
    }

    /// Criteria that do not apply to what is bought, with when they would, and those that were left out.
    fn not_asked(&mut self) {
        let rules = self.rules;
        if rules.not_applicable.is_empty() && rules.dropped.is_empty() {
            return;
        }
        self.heading(3, &Chapter::NotAsked);
        self.line(&Chapter::NotAskedIntro);
        let mut items = Vec::new();
        for (id, _) in &rules.not_applicable {
            let criterion = self.named(id);
            if let Some(applies) = self.opened.conditions.applies.get(id) {
                items.extend(self.introduced(&Chapter::NotApplicable { criterion }, applies, 0));
            }
        }
        let dropped = rules.dropped.iter().map(|id| self.say(&Chapter::Dropped(self.named(id))));
        items.extend(dropped.map(|text| item(0, &text)));
        self.items(items);
    }

    /// The title of a criterion that is not asked.
    fn named(&self, id: &str) -> String {
        let written = self.written.get(id).map(|criterion| criterion.title.get(self.lang));
        super::title(written.unwrap_or_default(), id)
    }

    /// The degrees of exposure in words, for what uses them.
    pub fn degree(&self, degree: &'static str) -> String {
        Label::Degree(degree).text(self.lang)
    }
}
