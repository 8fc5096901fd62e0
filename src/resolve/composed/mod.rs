//! What the workbook of a tender lets one fill in: every cell with what stands in the file now.
//!
//! In: an opened tender. Out: [`Composed`], by which the workbook is written and read back. Both sides make it anew
//! from the same file, so that only what was changed in a cell is a change.

mod award;
mod gates;

use std::sync::Arc;

use super::library::Loaded;
use super::open::Opened;
use super::rules::{profile, rules};
use crate::diag::{Findings, Sources};
use crate::lang::{Composed as Words, Lang, Say};
use crate::model::authority::Authority;
use crate::model::catalogue::Catalogue;
use crate::model::composed::{Choice, Input, Said, Target, Want};
use crate::model::fact::{Context, FactOption, FactType, Stated};
use crate::model::form::Role;
use crate::model::tender::{Award, Tender};
use crate::model::{Spanned, Text};
use crate::num::{Dec, Weight};
use crate::read::is_hidden;

/// The longest text that a cell is trusted with.
const MOST_TEXT: usize = 30_000;

/// What can be filled in on the workbook of a tender.
#[derive(Debug)]
pub struct Composed {
    /// The cells.
    pub inputs: Vec<Input>,
    /// The tender as if nothing were dropped: with everything that could be.
    pub whole: Opened,
    /// The weight of each group of `whole` where the tender says nothing, in points.
    pub usual: Vec<Weight>,
    /// Properties of what is bought, each once.
    pub contexts: Vec<Context>,
    /// The profile of each catalogue that applies, by id, with its name.
    pub profiles: Vec<Option<(String, Text)>>,
}

impl Composed {
    /// The cell of a row in a column.
    #[must_use]
    pub fn find(&self, key: &str, role: Role) -> Option<&Input> {
        self.inputs.iter().find(|input| input.key == key && input.role == role)
    }
}

/// What can be filled in; nothing where the tender has no rules.
#[must_use]
pub fn composed(opened: &Opened) -> Option<Composed> {
    opened.rules.as_ref()?;
    let mut open = opened.tender.clone();
    open.rules.drop.clear();
    let whole = varied(opened, open.clone())?;
    open.rules.weights.clear();
    open.award = Award::default();
    let usual = varied(opened, open)?;
    let usual = usual.rules.into_iter().flat_map(|rules| rules.groups).map(|group| group.weight).collect();
    let mut contexts: Vec<Context> = Vec::new();
    for context in opened.catalogues.iter().flat_map(|catalogue| &catalogue.contexts) {
        if contexts.iter().all(|known| known.id != context.id) {
            contexts.push(context.clone());
        }
    }
    let profiles = opened.catalogues.iter().map(|catalogue| {
        let profile = profile(&opened.tender, catalogue)?;
        Some((profile.id.value.clone(), profile.title.clone()))
    });
    let profiles = profiles.collect();
    let mut inputs = Vec::new();
    head(&opened.tender, &mut inputs);
    catalogues(opened, &mut inputs);
    award::policy(&opened.tender, &mut inputs);
    for context in &contexts {
        asked(&opened.tender, context, &mut inputs);
    }
    dropped(&opened.tender, &whole, &mut inputs);
    gates::gates(opened, &whole, &mut inputs);
    award::award(&opened.tender, &whole, &mut inputs);
    Some(Composed { inputs, whole, usual, contexts, profiles })
}

/// The same tender with other choices.
fn varied(opened: &Opened, tender: Tender) -> Option<Opened> {
    let loaded = |(place, catalogue): (usize, &Arc<Catalogue>)| Loaded {
        place: place.to_string(),
        catalogue: Arc::clone(catalogue),
    };
    let used: Vec<Loaded> = opened.catalogues.iter().enumerate().map(loaded).collect();
    let (rules, conditions) = rules(&tender, &used, &opened.sources, &mut Findings::default());
    Some(Opened {
        tender,
        catalogues: opened.catalogues.clone(),
        rules: Some(rules),
        conditions,
        lock: None,
        authority: Authority::default(),
        sources: Sources::default(),
        findings: Findings::default(),
    })
}

fn value(tables: &[&'static str], key: &str) -> Target {
    Target::Value { tables: tables.to_vec(), key: key.to_owned() }
}

/// A cell of a key of a table, whose row has the key of both.
fn plain(table: &'static str, key: &str, want: Want, said: Said) -> Input {
    let target = value(&[table], key);
    Input { key: format!("{table}:{key}"), role: Role::Answer, want, said, target }
}

/// A text, where a cell keeps it as it is.
fn text(said: &str) -> Option<Said> {
    let fits = said.trim() == said
        && said.len() <= MOST_TEXT
        && said.chars().all(|c| c == '\n' || !(c.is_control() || is_hidden(c)));
    fits.then(|| if said.is_empty() { Said::Nothing } else { Said::Text(said.to_owned()) })
}

/// One of some words of the format, which are named in both languages.
fn words(key: &'static str, options: &[&'static str]) -> Want {
    let option = |id: &&'static str| Choice {
        id: (*id).to_owned(),
        texts: Lang::ALL.map(|lang| Words::Option(key, id).text(lang)),
        named: false,
    };
    Want::Choice { options: options.iter().map(option).collect(), numbers: false }
}

/// One of some entries of a catalogue, which have ids of their own.
fn named<'t>(options: impl Iterator<Item = (String, &'t Text)>) -> Want {
    let option = |(id, title): (String, &Text)| Choice {
        id,
        texts: Lang::ALL.map(|lang| title.get(lang)),
        named: true,
    };
    Want::Choice { options: options.map(option).collect(), numbers: false }
}

fn word(said: Option<&Spanned<String>>) -> Said {
    said.map_or(Said::Nothing, |word| Said::Text(word.value.clone()))
}

fn number(said: Option<Dec>) -> Said {
    said.map_or(Said::Nothing, Said::Number)
}

/// What the tender says of itself.
fn head(tender: &Tender, into: &mut Vec<Input>) {
    let head = &tender.head;
    let mut put = |key: &str, said: &str| {
        into.extend(text(said).map(|said| plain("tender", key, Want::Text, said)));
    };
    put("authority", &head.authority);
    put("notice", &head.notice);
    put("procedure", &head.procedure);
    if let Some(title) = &head.title.plain {
        put("title", title);
    } else {
        for (lang, said) in [("nl", &head.title.nl), ("en", &head.title.en)] {
            let target = value(&["tender", "title"], lang);
            let key = format!("tender:title.{lang}");
            let said = text(said.as_deref().unwrap_or_default());
            into.extend(said.map(|said| Input { key, role: Role::Answer, want: Want::Text, said, target }));
        }
    }
    let language = head.language.map_or(Said::Nothing, |lang| Said::Text(lang.code().to_owned()));
    into.push(plain("tender", "language", words("language", &["nl", "en"]), language));
    let days =
        [("published", &head.published), ("questions_until", &head.questions_until), ("as_of", &head.as_of)];
    for (key, day) in days {
        let said = day.as_ref().map_or(Said::Nothing, |day| Said::Day(day.value));
        into.push(plain("tender", key, Want::Day, said));
    }
    let deadline = head.deadline.as_ref().map(|moment| Said::Text(moment.value.written.clone()));
    into.push(plain("tender", "deadline", Want::Moment, deadline.unwrap_or_default()));
}

/// Profiles, and how much of the score each catalogue carries.
fn catalogues(opened: &Opened, into: &mut Vec<Input>) {
    let said = &opened.tender.rules;
    let with: Vec<&Arc<Catalogue>> =
        opened.catalogues.iter().filter(|catalogue| !catalogue.profiles.is_empty()).collect();
    for catalogue in &with {
        let Some(id) = catalogue.head.id.as_ref().map(|id| id.value.clone()) else { continue };
        let own = said.profiles.iter().find(|(of, _)| of.value == id).map(|(_, name)| name);
        let target = match (&said.profile, with.len()) {
            (Some(_), 1) => value(&["rules"], "profile"),
            (None, 1) if said.profiles.is_empty() => value(&["rules"], "profile"),
            (Some(_), _) => Target::Profile(id.clone()),
            (None, _) => value(&["rules", "profile"], &id),
        };
        let want = named(catalogue.profiles.iter().map(|profile| (profile.id.value.clone(), &profile.title)));
        let said = word(own.or(said.profile.as_ref()));
        into.push(Input { key: format!("profile:{id}"), role: Role::Answer, want, said, target });
    }
    for catalogue in opened.catalogues.iter().filter(|_| opened.catalogues.len() > 1) {
        let Some(id) = catalogue.head.id.as_ref().map(|id| id.value.clone()) else { continue };
        let own = said.share.iter().find(|(of, _)| of.value == id).map(|(_, share)| share.value.0);
        let target = value(&["rules", "share"], &id);
        let key = format!("share:{id}");
        into.push(Input { key, role: Role::Answer, want: Want::Weight, said: number(own), target });
    }
}

/// What the catalogues ask about what is bought.
fn asked(tender: &Tender, context: &Context, into: &mut Vec<Input>) {
    let id = &context.id.value;
    let own = tender.context.iter().find(|(key, _)| key.value == *id).map(|(_, stated)| &stated.value);
    let key = format!("context:{id}");
    if context.kind.value == FactType::Set {
        let items = match own {
            Some(Stated::List(items)) => Some(items),
            _ => None,
        };
        // an option that goes with no other says it already
        let none = !context.options.iter().any(|option| option.exclusive);
        let ids = context.options.iter().map(|option| option.id.value.clone());
        for option in ids.chain(none.then(String::new)) {
            let holds = items.is_some_and(|items| match option.is_empty() {
                true => items.is_empty(),
                false => items.contains(&option),
            });
            let said = if holds { Said::YesNo(true) } else { Said::Nothing };
            let target = Target::Option { tables: vec!["context"], key: id.clone(), option: option.clone() };
            let key = format!("{key}={option}");
            into.push(Input { key, role: Role::Answer, want: Want::Marked, said, target });
        }
        return;
    }
    let said = match own {
        Some(Stated::Text(said)) => text(said),
        Some(Stated::Number(number)) => Some(Said::Number(*number)),
        Some(Stated::Bool(yes)) => Some(Said::YesNo(*yes)),
        Some(Stated::Date(day)) => Some(Said::Day(*day)),
        Some(Stated::List(items)) => Some(Said::Text(items.join(", "))),
        None => Some(Said::Nothing),
    };
    let want = wanted(context);
    let target = value(&["context"], id);
    into.extend(said.map(|said| Input { key, role: Role::Answer, want, said, target }));
}

fn wanted(context: &Context) -> Want {
    let option = |option: &FactOption| (option.id.value.clone(), option.text.clone());
    let options: Vec<(String, Text)> = context.options.iter().map(option).collect();
    match context.kind.value {
        FactType::Text => Want::Text,
        FactType::Bool => Want::YesNo,
        FactType::Integer => Want::Whole,
        FactType::Decimal => Want::Number,
        FactType::Percent => Want::Percent,
        FactType::Money => Want::Money,
        FactType::Date => Want::Day,
        FactType::Choice | FactType::Set => named(options.iter().map(|(id, text)| (id.clone(), text))),
        FactType::Country => Want::Country,
        FactType::Countries => Want::Countries,
    }
}

/// Weights of groups, and what is left out.
fn dropped(tender: &Tender, whole: &Opened, into: &mut Vec<Input>) {
    let Some(rules) = &whole.rules else { return };
    for (place, group) in rules.groups.iter().enumerate() {
        let own = tender.rules.weights.iter().find(|(id, _)| id.value == group.id);
        let said = number(own.map(|(_, weight)| weight.value.0));
        let key = format!("group:{}", group.id);
        let target = value(&["rules", "weights"], &group.id);
        into.push(Input { key: key.clone(), role: Role::Answer, want: Want::Weight, said, target });
        into.push(drop_of(tender, key, &group.id));
        let criteria = rules.criteria.iter().filter(|criterion| criterion.group == place);
        into.extend(criteria.map(|one| drop_of(tender, format!("criterion:{}", one.id), &one.id)));
    }
}

fn drop_of(tender: &Tender, key: String, id: &str) -> Input {
    let is_dropped = tender.rules.drop.iter().any(|own| own.value == id);
    let said = if is_dropped { Said::YesNo(true) } else { Said::Nothing };
    Input { key, role: Role::Drop, want: Want::Marked, said, target: Target::Drop(id.to_owned()) }
}
