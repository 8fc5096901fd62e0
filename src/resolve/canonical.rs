//! The canonical form of rules: what a lock keeps, and what its digest is of.
//!
//! One line for each thing that counts, `entity: field = value`, sorted: neither the order nor the
//! layout of the files makes a difference, nor any title, question or translation.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use super::open::Opened;
use crate::diag::Span;
use crate::model::award::Tie;
use crate::model::catalogue::Catalogue;
use crate::model::fact::{FactType, Stated};
use crate::model::lock::METHOD;
use crate::model::rules::{AnswerOption, Criterion, Gate, GateRule, LevelOf, Rules};
use crate::model::tender::{Tender, UnansweredLevel};
use crate::read::quoted;

/// The number of this form; it stands in the first line and so in the digest.
const FORM: u32 = 1;

/// One thing that counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// What it belongs to: `group exit`, `criterion exit.plan`, `award`.
    pub entity: String,
    /// What of it: `weight`, `option good points`.
    pub field: String,
    /// What it comes to.
    pub value: String,
    /// Where its entity stands.
    pub at: Span,
}

/// The rules of a tender in canonical form, sorted; none where errors stand in the way of rules.
#[must_use]
pub fn canonical(opened: &Opened) -> Vec<Line> {
    let Some(rules) = &opened.rules else { return Vec::new() };
    let mut form = Form { rules, places: places(&opened.catalogues), lines: Vec::new() };
    form.put("keur", "form", FORM, Span::default());
    form.put("keur", "method", METHOD, Span::default());
    form.tender(&opened.tender);
    form.policy(&opened.tender);
    form.catalogues();
    form.groups();
    for criterion in &rules.criteria {
        form.criterion(criterion);
    }
    form.not_counted();
    form.facts();
    form.terms(&opened.catalogues, &opened.tender);
    for gate in &rules.gates {
        form.gate(gate);
    }
    form.award(&opened.tender);
    form.lines.sort();
    // What two catalogues both include stands there once.
    form.lines.dedup_by(|a, b| a.parts() == b.parts());
    form.lines
}

impl Line {
    /// Entity, field and value.
    #[must_use]
    pub fn parts(&self) -> (&str, &str, &str) {
        (&self.entity, &self.field, &self.value)
    }
}

/// The lines as one text, as the lock keeps it.
#[must_use]
pub fn text(lines: &[Line]) -> String {
    let mut text = String::new();
    for Line { entity, field, value, .. } in lines {
        let _ = writeln!(text, "{entity}: {field} = {value}");
    }
    text
}

/// Where the entries of catalogues stand, by kind and id.
fn places(catalogues: &[std::sync::Arc<Catalogue>]) -> BTreeMap<String, Span> {
    let mut places = BTreeMap::new();
    for catalogue in catalogues {
        let groups = catalogue.groups.iter().map(|group| ("group", &group.id));
        let criteria = catalogue.criteria.iter().map(|criterion| ("criterion", &criterion.id));
        let facts = catalogue.facts.iter().map(|fact| ("fact", &fact.id));
        let laws = catalogue.laws.iter().map(|law| ("law", &law.id));
        let regions = catalogue.regions.iter().map(|region| ("region", &region.id));
        let contexts = catalogue.contexts.iter().map(|context| ("context", &context.id));
        let all = groups.chain(criteria).chain(facts).chain(laws).chain(regions).chain(contexts);
        places.extend(all.map(|(kind, id)| (format!("{kind} {}", id.value), id.at)));
    }
    places
}

struct Form<'f> {
    rules: &'f Rules,
    places: BTreeMap<String, Span>,
    lines: Vec<Line>,
}

impl Form<'_> {
    fn put(&mut self, entity: &str, field: &str, value: impl Display, at: Span) {
        let (entity, field) = (entity.to_owned(), field.to_owned());
        self.lines.push(Line { entity, field, value: value.to_string(), at });
    }

    /// A line of an entry of a catalogue.
    fn of(&mut self, entity: &str, field: &str, value: impl Display) {
        let at = self.places.get(entity).copied().unwrap_or_default();
        self.put(entity, field, value, at);
    }

    fn tender(&mut self, tender: &Tender) {
        let head = &tender.head;
        self.put("tender", "id", quoted(&head.id), Span::default());
        if let Some(deadline) = &head.deadline {
            self.put("tender", "deadline", deadline.value.at, deadline.at);
        }
        if let Some(day) = &head.as_of {
            self.put("tender", "as_of", day.value, day.at);
        }
    }

    fn policy(&mut self, tender: &Tender) {
        let policy = &tender.policy;
        let unanswered = match policy.unanswered_level {
            UnansweredLevel::Unknown => "unknown",
            UnansweredLevel::Skip => "skip",
        };
        self.put("policy", "unanswered_level", unanswered, Span::default());
        let words = [
            ("unsupported", &policy.unsupported, "flag"),
            ("evidence_from", &policy.evidence_from, "all"),
            ("assessors", &policy.assessors, "consensus"),
            ("dropped_bids", &policy.dropped_bids, "recompute"),
        ];
        for (field, word, default) in words {
            let at = word.as_ref().map(|word| word.at).unwrap_or_default();
            self.put("policy", field, word.as_ref().map_or(default, |word| word.value.as_str()), at);
        }
        let after = policy.price_after_quality.as_ref();
        let at = after.map(|yes| yes.at).unwrap_or_default();
        self.put("policy", "price_after_quality", after.is_some_and(|yes| yes.value), at);
    }

    fn catalogues(&mut self) {
        for catalogue in &self.rules.catalogues {
            let entity = format!("catalogue {}", catalogue.id);
            if let Some(share) = catalogue.share {
                self.put(&entity, "share", share.0, Span::default());
            }
            for level in &catalogue.levels {
                self.put(&entity, &format!("level {}", level.n), quoted(&level.name), Span::default());
            }
            self.put(&entity, "used", "yes", Span::default());
        }
    }

    fn groups(&mut self) {
        for group in &self.rules.groups {
            let entity = format!("group {}", group.id);
            self.of(&entity, "catalogue", &self.rules.catalogues[group.catalogue].id);
            self.of(&entity, "weight", group.weight.0);
            self.of(&entity, "maxima", group.all_maxima);
            if let Some(out_of) = group.out_of {
                self.of(&entity, "out_of", out_of);
            }
        }
    }

    fn criterion(&mut self, criterion: &Criterion) {
        let entity = format!("criterion {}", criterion.id);
        self.of(&entity, "group", &self.rules.groups[criterion.group].id);
        self.of(&entity, "judged", criterion.judged);
        let mut kinds = criterion.evidence_kinds.clone();
        kinds.sort();
        self.of(&entity, "evidence", list(kinds.iter().map(String::as_str)));
        for option in &criterion.options {
            self.option(&entity, option);
        }
        if let Some(curve) = &criterion.curve {
            let pairs: Vec<String> =
                curve.points.iter().map(|(x, points)| format!("[{x}, {}]", points.0)).collect();
            self.of(&entity, "curve fact", &self.rules.facts[curve.fact].id);
            self.of(&entity, "curve points", format!("[{}]", pairs.join(", ")));
        }
    }

    fn option(&mut self, entity: &str, option: &AnswerOption) {
        let field = |name: &str| format!("option {} {name}", option.id);
        self.of(entity, &field("points"), option.points.0);
        if let Some(level) = option.level {
            self.of(entity, &field("level"), level);
        }
        if option.rejects {
            self.of(entity, &field("rejects"), true);
        }
        match &option.when {
            Some(when) => self.of(entity, &field("when"), quoted(when)),
            None if option.derived => self.of(entity, &field("otherwise"), true),
            None => {}
        }
    }

    /// Criteria that do not count: dropped, or not applicable to what is bought.
    fn not_counted(&mut self) {
        for id in &self.rules.dropped {
            self.of(&format!("criterion {id}"), "counts", "no: dropped");
        }
        for (id, _) in &self.rules.not_applicable {
            self.of(&format!("criterion {id}"), "counts", "no: not applicable");
        }
    }

    fn facts(&mut self) {
        for fact in self.rules.facts.iter().filter(|fact| fact.asked) {
            let entity = format!("fact {}", fact.id);
            let kind = FactType::ALL.iter().find(|(_, kind)| *kind == fact.kind).map_or("", |(name, _)| name);
            self.of(&entity, "type", kind);
            for (field, limit) in [("min", fact.min), ("max", fact.max)] {
                if let Some(limit) = limit {
                    self.of(&entity, field, limit);
                }
            }
            self.of(&entity, "may_be_empty", fact.may_be_empty);
            for option in &fact.options {
                let exclusive = if option.exclusive { "exclusive" } else { "with others" };
                self.of(&entity, &format!("option {}", option.id.value), exclusive);
            }
        }
    }

    /// What conditions read besides facts: context, laws, regions; and the layers that bids account for.
    fn terms(&mut self, catalogues: &[std::sync::Arc<Catalogue>], tender: &Tender) {
        for catalogue in catalogues {
            for context in &catalogue.contexts {
                let given = tender.context.iter().find(|(id, _)| *id == context.id).map(|(_, value)| value);
                let value = given.or(context.default.as_ref()).map(|value| stated(&value.value));
                let entity = format!("context {}", context.id.value);
                self.of(&entity, "value", value.unwrap_or_else(|| "not given".to_owned()));
            }
            for region in &catalogue.regions {
                let mut countries: Vec<&str> = region.countries.iter().map(|c| c.value.as_str()).collect();
                countries.sort_unstable();
                self.of(&format!("region {}", region.id.value), "countries", list(countries.into_iter()));
            }
        }
        for law in &self.rules.laws {
            let mut countries: Vec<&str> = law.countries.iter().map(String::as_str).collect();
            countries.sort_unstable();
            self.of(&format!("law {}", law.id), "countries", list(countries.into_iter()));
        }
        let mut layers: Vec<&str> = self.rules.layers.iter().map(String::as_str).collect();
        layers.sort_unstable();
        self.put("chain", "layers", list(layers.into_iter()), Span::default());
    }

    fn gate(&mut self, gate: &Gate) {
        let rules = self.rules;
        let entity = format!("gate {}", gate.id);
        let criterion = |place: usize| format!("criterion {}", rules.criteria[place].id);
        let (of, asks) = match &gate.rule {
            GateRule::Level { of, level, .. } => (level_of(*of, rules), format!("level at least {level}")),
            GateRule::Share { group, share } => {
                (format!("group {}", rules.groups[*group].id), format!("share at least {}", share.0))
            }
            GateRule::Points { criterion: place, points } => {
                (criterion(*place), format!("points at least {}", points.0))
            }
            GateRule::Options { criterion: place, options } => {
                let options =
                    options.iter().map(|&option| rules.criteria[*place].options[option].id.as_str());
                let mut options: Vec<&str> = options.collect();
                options.sort_unstable();
                (criterion(*place), format!("one of {}", list(options.into_iter())))
            }
            GateRule::Score { score } => ("score".to_owned(), format!("at least {}", score.0)),
            GateRule::Price { price } => ("price".to_owned(), format!("at most {}", price.0)),
            GateRule::When { text } => ("condition".to_owned(), quoted(text)),
            GateRule::NotApplicable => ("nothing".to_owned(), "not applicable".to_owned()),
        };
        self.put(&entity, "of", of, gate.at);
        self.put(&entity, "asks", asks, gate.at);
    }

    fn award(&mut self, tender: &Tender) {
        let (rules, at) = (self.rules, tender.award.at.unwrap_or_default());
        let award = &rules.award;
        self.put("award", "method", &award.method, at);
        self.put("award", "currency", &rules.currency, at);
        self.put("award", "decimals", rules.decimals, at);
        self.put("award", "winners", award.winners, at);
        if let Some(formula) = &award.formula {
            self.put("award", "formula", formula, at);
            self.put("award", "quality_weight", award.quality_weight, at);
            self.put("award", "price_weight", award.price_weight, at);
        }
        let amounts = [
            ("floor", award.floor.map(|money| money.0)),
            ("ceiling", award.ceiling.map(|money| money.0)),
            ("abnormally_low", award.abnormally_low.map(|percent| percent.0)),
        ];
        for (field, amount) in amounts {
            if let Some(amount) = amount {
                self.put("award", field, amount, at);
            }
        }
        if let Some(round) = award.round {
            self.put("award", "round", round, at);
        }
        for (group, value) in &award.values {
            self.put("award", &format!("value {}", rules.groups[*group].id), value.0, at);
        }
        let ties: Vec<String> = award.ties.iter().map(|tie| tie_rule(*tie, rules)).collect();
        self.put("award", "tie", list(ties.iter().map(String::as_str)), at);
    }
}

fn level_of(of: LevelOf, rules: &Rules) -> String {
    match of {
        LevelOf::Overall => "everything".to_owned(),
        LevelOf::Catalogue(place) => format!("catalogue {}", rules.catalogues[place].id),
        LevelOf::Group(place) => format!("group {}", rules.groups[place].id),
        LevelOf::Criterion(place) => format!("criterion {}", rules.criteria[place].id),
    }
}

fn tie_rule(tie: Tie, rules: &Rules) -> String {
    match tie {
        Tie::Score => "score".to_owned(),
        Tie::Group(place) => format!("group:{}", rules.groups[place].id),
        Tie::Criterion(place) => format!("criterion:{}", rules.criteria[place].id),
        Tie::Price => "price".to_owned(),
        Tie::Draw => "draw".to_owned(),
    }
}

fn stated(value: &Stated) -> String {
    match value {
        Stated::Text(text) => quoted(text),
        Stated::Number(number) => number.to_string(),
        Stated::Bool(yes) => yes.to_string(),
        Stated::Date(day) => day.to_string(),
        Stated::List(texts) => list(texts.iter().map(String::as_str)),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.map(quoted).collect();
    format!("[{}]", items.join(", "))
}
