//! An answer as it is typed: understood, or refused with the reason.

use super::Talk;
use super::answers::{Answers, GateKind, OwnGate};
use super::moment;
use super::pick::{chosen, several, words};
use super::step::Step;
use crate::lang::{Asked, Lang};
use crate::model::country::is_country;
use crate::model::fact::{Context, FactType, Stated};
use crate::num::{Dec, Money, Percent};
use crate::read::{MOST_ID, is_hidden, nearest, said};

/// The most characters of a text.
pub const MOST_TEXT: usize = 1000;
/// The most gates of one's own.
const MOST_GATES: usize = 50;

/// The answers with one more, and whether the same question stands again.
pub struct Taken {
    /// The answers.
    pub answers: Answers,
    /// Whether the question stands again.
    pub stays: bool,
}

impl Talk<'_> {
    /// The answers with this one to a question; an empty text leaves it out.
    pub(super) fn take(&self, step: Step, text: &str) -> Result<Taken, Asked> {
        if text.is_empty() && step.is_needed() {
            return Err(Asked::Needed);
        }
        if text.chars().any(is_hidden) {
            return Err(Asked::Hidden);
        }
        if text.chars().count() > MOST_TEXT {
            return Err(Asked::TooLong(MOST_TEXT));
        }
        let mut answers = self.answers.clone();
        let stays = step == Step::Weights && !text.is_empty();
        self.put(step, text, &mut answers)?;
        Ok(Taken { answers, stays })
    }

    fn put(&self, step: Step, text: &str, into: &mut Answers) -> Result<(), Asked> {
        match step {
            Step::Id => into.id = id(text)?,
            Step::Title => text.clone_into(&mut into.title),
            Step::Authority => text.clone_into(&mut into.authority),
            Step::Notice => text.clone_into(&mut into.notice),
            Step::Published | Step::QuestionsUntil | Step::Deadline | Step::Offset | Step::AsOf => {
                when(step, text, into)?;
            }
            Step::Catalogues => into.catalogues = self.named_catalogues(text)?,
            Step::Profile(n) => self.profile(n, text, into)?,
            Step::Context(n) => self.bought(n, text, into)?,
            Step::Weights => self.weight(text, into)?,
            Step::Drop => {
                let gates = self.picks(step);
                into.dropped =
                    several(text, &gates)?.into_iter().map(|place| gates[place].id.clone()).collect();
            }
            Step::Gate | Step::GateGroup | Step::GateMinimum | Step::GateTitle => {
                self.gate(step, text, into)?
            }
            Step::Unsupported => into.unsupported = self.word(step, text, &["flag", "withhold"])?,
            Step::Assessors => into.assessors = self.word(step, text, &["consensus", "mean"])?,
            Step::PriceAfterQuality => {
                into.price_after_quality = (!text.is_empty()).then(|| yes(text)).transpose()?;
            }
            Step::Tie => {
                let rules = self.picks(step);
                into.tie = several(text, &rules)?.into_iter().map(|place| rules[place].id.clone()).collect();
            }
            Step::Write => {
                yes(text)?;
            }
            _ => self.award(step, text, into)?,
        }
        Ok(())
    }

    /// One of some words; nothing where it is left out.
    fn word(&self, step: Step, text: &str, words: &[&'static str]) -> Result<Option<&'static str>, Asked> {
        if text.is_empty() {
            return Ok(None);
        }
        let choices = self.picks(step);
        let place = chosen(text, &choices)?;
        Ok(words.iter().copied().find(|word| choices[place].id == *word))
    }

    /// Catalogues that come with the program, by number, id or `id@version`, or others by their path.
    fn named_catalogues(&self, text: &str) -> Result<Vec<String>, Asked> {
        let shelf = self.picks(Step::Catalogues);
        let mut named: Vec<String> = Vec::new();
        for word in words(text) {
            let is_path = word.contains('/') || word.ends_with(".toml");
            let pinned =
                word.split_once('@').is_some_and(|(id, _)| shelf.iter().any(|choice| choice.id == id));
            let name = match is_path || pinned {
                true => word.to_owned(),
                false => shelf[chosen(word, &shelf)?].id.clone(),
            };
            if !named.contains(&name) {
                named.push(name);
            }
        }
        if named.is_empty() { Err(Asked::Needed) } else { Ok(named) }
    }

    fn profile(&self, place: usize, text: &str, into: &mut Answers) -> Result<(), Asked> {
        let catalogues = self.catalogues();
        let id = catalogues.get(place).and_then(|catalogue| catalogue.head.id.as_ref());
        let id = id.map(|id| id.value.clone()).unwrap_or_default();
        into.profiles.retain(|(catalogue, _)| *catalogue != id);
        if !text.is_empty() {
            let profiles = self.picks(Step::Profile(place));
            into.profiles.push((id, profiles[chosen(text, &profiles)?].id.clone()));
        }
        Ok(())
    }

    fn bought(&self, place: usize, text: &str, into: &mut Answers) -> Result<(), Asked> {
        let Some(context) = self.context(place) else { return Ok(()) };
        into.context.retain(|(id, _)| *id != context.id.value);
        if !text.is_empty() {
            let stated = self.stated(place, &context, text)?;
            into.context.push((context.id.value, stated));
        }
        Ok(())
    }

    fn stated(&self, place: usize, context: &Context, text: &str) -> Result<Stated, Asked> {
        let choices = self.picks(Step::Context(place));
        let number = |dec: Result<Dec, said::Unclear>| dec.map(Stated::Number).map_err(super::unclear);
        match context.kind.value {
            FactType::Text => Ok(Stated::Text(text.to_owned())),
            FactType::Bool => yes(text).map(Stated::Bool),
            FactType::Integer => match said::decimal(text) {
                Ok(dec) if dec.scale() > 0 => Err(Asked::NotWhole),
                dec => number(dec),
            },
            FactType::Decimal => number(said::decimal(text)),
            FactType::Percent => number(said::percent(text)),
            FactType::Money => number(said::amount(text)),
            FactType::Date => moment::day(text).map(Stated::Date).map_err(super::unclear),
            FactType::Choice => Ok(Stated::Text(choices[chosen(text, &choices)?].id.clone())),
            FactType::Set => {
                let places = several(text, &choices)?;
                Ok(Stated::List(places.into_iter().map(|place| choices[place].id.clone()).collect()))
            }
            FactType::Country => country(text).map(Stated::Text),
            FactType::Countries => words(text).map(country).collect::<Result<_, _>>().map(Stated::List),
        }
    }

    /// A new weight of one group: its number or its id, and the weight.
    fn weight(&self, text: &str, into: &mut Answers) -> Result<(), Asked> {
        if text.is_empty() {
            return Ok(());
        }
        let (group, weight) = text.split_once([' ', '=']).ok_or(Asked::NotAWeight)?;
        let id = self.group_of(group).ok_or(Asked::NotAWeight)?;
        let weight = amount_of(weight.trim_start_matches(['=', ' ']))?;
        into.weights.retain(|(group, _)| *group != id);
        into.weights.push((id.clone(), weight));
        into.weighed = Some(id);
        Ok(())
    }

    /// The id of a group, by its number in the table of weights or by its id.
    pub(super) fn group_of(&self, text: &str) -> Option<String> {
        let groups = self.weighed();
        let by_id = groups.iter().find(|(_, group)| group.id.eq_ignore_ascii_case(text));
        let number = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = by_id.or_else(|| number.and_then(|number| groups.get(number)));
        found.map(|(_, group)| group.id.clone())
    }

    fn gate(&self, step: Step, text: &str, into: &mut Answers) -> Result<(), Asked> {
        let choices = self.picks(step);
        let mut gate = self.answers.pending.clone().unwrap_or(OwnGate {
            id: String::new(),
            kind: GateKind::Overall,
            group: None,
            level: None,
            share: None,
            title: String::new(),
        });
        match step {
            Step::Gate if text.is_empty() => {
                into.pending = None;
                return Ok(());
            }
            Step::Gate if into.gates.len() >= MOST_GATES => return Err(Asked::TooMany(MOST_GATES)),
            Step::Gate => {
                gate.kind = match choices[chosen(text, &choices)?].id.as_str() {
                    "group-share" => GateKind::GroupShare,
                    "group-level" => GateKind::GroupLevel,
                    _ => GateKind::Overall,
                };
            }
            Step::GateGroup => gate.group = Some(choices[chosen(text, &choices)?].id.clone()),
            Step::GateMinimum if gate.kind == GateKind::GroupShare => {
                let share = said::percent(text).map_err(super::unclear)?;
                within(share, 0, 100)?;
                gate.share = Some(Percent(share));
            }
            Step::GateMinimum => gate.level = choices[chosen(text, &choices)?].id.parse().ok(),
            _ => {
                text.clone_into(&mut gate.title);
                gate.id = self.gate_id(&gate);
                into.gates.push(gate);
                into.pending = None;
                return Ok(());
            }
        }
        into.pending = Some(gate);
        Ok(())
    }

    /// An id that says what the gate asks, and that nothing else has.
    fn gate_id(&self, gate: &OwnGate) -> String {
        let (level, share) = match self.lang {
            Lang::Nl => ("niveau", "aandeel"),
            Lang::En => ("level", "share"),
        };
        let minimum = match (gate.level, gate.share) {
            (Some(n), _) => format!("{level}-{n}"),
            (None, Some(percent)) => format!("{share}-{}", percent.0),
            (None, None) => "minimum".to_owned(),
        };
        let named = gate.group.as_ref().map_or_else(|| minimum.clone(), |group| format!("{group}-{minimum}"));
        let base = if named.len() + 4 > MOST_ID { "minimum".to_owned() } else { named };
        let mut taken: Vec<String> = self.answers.gates.iter().map(|gate| gate.id.to_lowercase()).collect();
        for catalogue in self.catalogues() {
            let groups = catalogue.groups.iter().map(|group| &group.id);
            let criteria = catalogue.criteria.iter().map(|criterion| &criterion.id);
            let gates = catalogue.gates.iter().map(|gate| &gate.id);
            taken.extend(groups.chain(criteria).chain(gates).map(|id| id.value.to_lowercase()));
        }
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        let mut all = std::iter::once(base.clone()).chain(numbered);
        all.find(|id| !taken.contains(&id.to_lowercase())).unwrap_or_default()
    }

    fn award(&self, step: Step, text: &str, into: &mut Answers) -> Result<(), Asked> {
        match step {
            Step::Method => {
                into.method = self.word(step, text, &crate::award::names())?;
                into.formula = None;
            }
            Step::Formula => into.formula = self.word(step, text, &crate::award::formulas())?,
            Step::QualityWeight => into.quality_weight = Some(amount_of(text)?),
            Step::PriceWeight => into.price_weight = Some(amount_of(text)?),
            Step::Floor => into.floor = Some(money(text)?),
            Step::Ceiling => {
                let ceiling = money(text)?;
                if into.floor.is_some_and(|floor| ceiling <= floor) {
                    return Err(Asked::NotBelow);
                }
                into.ceiling = Some(ceiling);
            }
            Step::Value(n) => {
                let groups = self.weighed();
                let id = groups.get(n).map(|(_, group)| group.id.clone()).unwrap_or_default();
                into.values.retain(|(group, _)| *group != id);
                if !text.is_empty() {
                    into.values.push((id, money(text)?));
                }
                if into.values.is_empty() && n + 1 == groups.len() {
                    return Err(Asked::NoValue);
                }
            }
            Step::AbnormallyLow if text.is_empty() => into.abnormally_low = None,
            Step::AbnormallyLow => {
                let percent = said::percent(text).map_err(super::unclear)?;
                within(percent, 0, 100)?;
                into.abnormally_low = Some(Percent(percent));
            }
            _ => {}
        }
        Ok(())
    }
}

/// The days, which must follow each other.
fn when(step: Step, text: &str, into: &mut Answers) -> Result<(), Asked> {
    let day = |text: &str| match text.is_empty() {
        true => Ok(None),
        false => moment::day(text).map(Some).map_err(super::unclear),
    };
    let after =
        |what: Asked, least: Option<jiff::civil::Date>, day: Option<jiff::civil::Date>| match (least, day) {
            (Some(least), Some(day)) if day < least => {
                Err(Asked::Before { what: Box::new(what), day: least })
            }
            _ => Ok(()),
        };
    match step {
        Step::Published => into.published = day(text)?,
        Step::QuestionsUntil => {
            into.questions_until = day(text)?;
            after(Asked::Published, into.published, into.questions_until)?;
        }
        Step::Deadline => {
            into.deadline = (!text.is_empty()).then(|| moment::deadline(text)).transpose()?;
            let day = into.deadline.as_ref().map(|deadline| deadline.day);
            after(Asked::Published, into.published, day)?;
            after(Asked::QuestionsUntil, into.questions_until, day)?;
        }
        Step::Offset => {
            let offset = match text {
                "1" => "+01:00".to_owned(),
                "2" => "+02:00".to_owned(),
                text => moment::offset(text)?,
            };
            if let Some(deadline) = &mut into.deadline {
                deadline.offset = Some(offset);
            }
        }
        _ => into.as_of = day(text)?,
    }
    Ok(())
}

fn id(text: &str) -> Result<String, Asked> {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let starts = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    let fine = starts && text.len() <= MOST_ID && text.chars().all(good);
    if fine { Ok(text.to_owned()) } else { Err(Asked::NotAnId) }
}

/// Yes or no, in either language or by its number.
pub fn yes(text: &str) -> Result<bool, Asked> {
    match text.to_lowercase().as_str() {
        "1" | "j" | "ja" | "y" | "yes" => Ok(true),
        "2" | "n" | "nee" | "no" => Ok(false),
        _ => Err(Asked::NotYesNo),
    }
}

/// A number that is not below zero.
fn amount_of(text: &str) -> Result<Dec, Asked> {
    let dec = said::decimal(text).map_err(super::unclear)?;
    if dec.is_negative() { Err(Asked::BelowZero) } else { Ok(dec) }
}

fn money(text: &str) -> Result<Money, Asked> {
    let dec = said::amount(text).map_err(super::unclear)?;
    if dec.is_negative() { Err(Asked::BelowZero) } else { Ok(Money(dec)) }
}

fn within(dec: Dec, least: i64, most: i64) -> Result<(), Asked> {
    let fits = (Dec::whole(least)..=Dec::whole(most)).contains(&dec);
    let range = Asked::OutOfRange { least: least.to_string(), most: most.to_string() };
    if fits { Ok(()) } else { Err(range) }
}

fn country(text: &str) -> Result<String, Asked> {
    let code = text.to_ascii_uppercase();
    let near = || nearest(&code, crate::model::country::countries()).map(str::to_owned);
    if is_country(&code) { Ok(code) } else { Err(Asked::NotOne { near: near() }) }
}
