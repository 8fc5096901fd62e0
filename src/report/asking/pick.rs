//! What can be chosen at a question, and what Enter takes.

use super::Talk;
use super::answers::GateKind;
use super::draft::contexts;
use super::moment;
use super::step::{Step, named};
use crate::award::{METHODS, Method, WEIGHTED};
use crate::lang::asked::Pick;
use crate::lang::{Asked, Chapter, Lang, Say, localised};
use crate::model::fact::{Context, FactType, Stated};
use crate::num::{Dec, Ratio};
use crate::read::nearest;
use crate::read::said;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word for it.
    pub id: String,
    /// Another word for it; empty where there is none.
    pub other: String,
    /// What it means.
    pub text: String,
}

impl Choice {
    /// A choice by its id.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Choice {
        Choice { id: id.into(), other: String::new(), text: text.into() }
    }
}

/// Whether choices can be named by their number: not where an id may be taken for one.
pub fn are_numbered(choices: &[Choice]) -> bool {
    !choices.iter().any(|choice| choice.id.bytes().all(|b| b.is_ascii_digit()))
}

/// The place of what was chosen, by its number or its word.
pub fn chosen(text: &str, choices: &[Choice]) -> Result<usize, Asked> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let word =
        |choice: &Choice| same(&choice.id, text) || (!choice.other.is_empty() && same(&choice.other, text));
    if let Some(place) = choices.iter().position(word) {
        return Ok(place);
    }
    let number = text.parse::<usize>().ok().filter(|_| are_numbered(choices));
    let place = number.and_then(|number| number.checked_sub(1)).filter(|place| *place < choices.len());
    let near = || nearest(text, choices.iter().map(|choice| choice.id.as_str())).map(str::to_owned);
    place.ok_or_else(|| Asked::NotOne { near: near().filter(|_| text.parse::<i64>().is_err()) })
}

/// The places of what was chosen, each once, in order.
pub fn several(text: &str, choices: &[Choice]) -> Result<Vec<usize>, Asked> {
    let mut places = Vec::new();
    for word in words(text) {
        let place = chosen(word, choices)?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Ok(places)
}

/// The words of a list.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', ' ', '\t']).filter(|word| !word.is_empty())
}

impl Talk<'_> {
    /// What can be chosen at a question; nothing where it is answered in other ways.
    pub(super) fn picks(&self, step: Step) -> Vec<Choice> {
        let pick = |id: &str, pick: Pick| Choice::new(id, Asked::Pick(pick).text(self.lang));
        match step {
            Step::Offset => vec![pick("+01:00", Pick::Winter), pick("+02:00", Pick::Summer)],
            Step::Catalogues => self.shelf_picks(),
            Step::Profile(n) => self.profiles(n),
            Step::Context(n) => {
                self.context(n).map(|context| self.context_picks(&context)).unwrap_or_default()
            }
            Step::Drop => self.gates(),
            Step::Gate => self.gate_kinds(),
            Step::GateGroup => self.gate_groups(),
            Step::GateMinimum => self.levels(),
            Step::Unsupported => vec![pick("flag", Pick::Flag), pick("withhold", Pick::Withhold)],
            Step::Assessors => vec![pick("consensus", Pick::Consensus), pick("mean", Pick::Mean)],
            Step::Method => self.methods(),
            Step::Formula => self.formulas(),
            Step::PriceAfterQuality | Step::Write => self.yes_no(),
            Step::Tie => self.ties(),
            _ => Vec::new(),
        }
    }

    pub(super) fn yes_no(&self) -> Vec<Choice> {
        [Pick::Yes, Pick::No]
            .into_iter()
            .map(|yes| Choice::new(Asked::Pick(yes).text(self.lang), ""))
            .collect()
    }

    fn shelf_picks(&self) -> Vec<Choice> {
        let choice = |shelved: &super::Shelved| {
            let count = Asked::Pick(Pick::Criteria(shelved.criteria)).text(self.lang);
            Choice::new(&shelved.id, format!("{} ({count})", shelved.title.get(self.lang)))
        };
        self.shelf.iter().map(choice).collect()
    }

    fn profiles(&self, place: usize) -> Vec<Choice> {
        let catalogues = self.catalogues();
        let all = catalogues.get(place).map(|catalogue| catalogue.profiles.as_slice()).unwrap_or_default();
        all.iter().map(|profile| Choice::new(&profile.id.value, profile.title.get(self.lang))).collect()
    }

    /// A question about what is bought.
    pub(super) fn context(&self, place: usize) -> Option<Context> {
        self.opened.as_ref().and_then(|opened| contexts(opened).get(place).map(|c| (*c).clone()))
    }

    fn context_picks(&self, context: &Context) -> Vec<Choice> {
        if context.kind.value == FactType::Bool {
            return self.yes_no();
        }
        let choice = |option: &crate::model::fact::FactOption| {
            Choice::new(&option.id.value, option.text.get(self.lang))
        };
        context.options.iter().map(choice).collect()
    }

    /// The gates of the catalogues in words.
    fn gates(&self) -> Vec<Choice> {
        let Some((opened, rules)) = self.opened.as_deref().zip(self.rules()) else { return Vec::new() };
        let gates = rules.gates.iter().enumerate();
        gates
            .map(|(place, gate)| {
                let words =
                    super::show::sentence(&crate::report::document::gate(opened, rules, place, self.lang));
                Choice::new(&gate.id, words)
            })
            .collect()
    }

    fn gate_kinds(&self) -> Vec<Choice> {
        let one_scale = self.rules().is_some_and(|rules| rules.common_levels().is_some());
        let leveled = !self.leveled().is_empty();
        let all = [
            ("level", Pick::GateOverall, one_scale && leveled),
            ("group-level", Pick::GateGroupLevel, leveled),
            ("group-share", Pick::GateGroupShare, !self.weighed().is_empty()),
        ];
        let all = all.into_iter().filter(|(.., possible)| *possible);
        all.map(|(id, pick, _)| Choice::new(id, Asked::Pick(pick).text(self.lang))).collect()
    }

    fn gate_groups(&self) -> Vec<Choice> {
        let shares = self.answers.pending.as_ref().is_some_and(|gate| gate.kind == GateKind::GroupShare);
        let groups = if shares { self.weighed() } else { self.leveled() };
        groups.into_iter().map(|(_, group)| Choice::new(&group.id, group.title.get(self.lang))).collect()
    }

    /// The levels that the gate which is being composed can ask.
    fn levels(&self) -> Vec<Choice> {
        let (Some(rules), Some(gate)) = (self.rules(), &self.answers.pending) else { return Vec::new() };
        let scale = match (&gate.kind, &gate.group) {
            (GateKind::Overall, _) => rules.common_levels().unwrap_or_default(),
            (GateKind::GroupLevel, Some(id)) => {
                let all =
                    rules.groups.iter().filter(|group| group.id == *id).flat_map(|group| &group.criteria);
                let first = all.copied().find(|&criterion| rules.criteria[criterion].has_levels());
                first.map(|criterion| rules.levels_of(criterion)).unwrap_or_default()
            }
            _ => &[],
        };
        let choice = |level: &crate::model::rules::Level| Choice {
            id: level.n.to_string(),
            other: level.name.clone(),
            text: Asked::Named { id: level.name.clone(), title: level.title.get(self.lang) }.text(self.lang),
        };
        scale.iter().map(choice).collect()
    }

    /// The methods; where nothing has points, none that divides or pays for them.
    fn methods(&self) -> Vec<Choice> {
        let scored = !self.weighed().is_empty();
        let names = crate::award::names().into_iter();
        let possible = names.filter(|name| scored || matches!(*name, "quality" | WEIGHTED));
        possible.map(|name| self.method(name)).collect()
    }

    fn method(&self, name: &str) -> Choice {
        let text = Chapter::Method { method: name.to_owned(), formula: None };
        Choice::new(name, text.text(self.lang))
    }

    fn formulas(&self) -> Vec<Choice> {
        let weighted = METHODS.iter().filter(|method| method.name() == WEIGHTED);
        let choice = |method: &&dyn Method| {
            let formula = method.formula()?;
            let said = Chapter::Formula { method: WEIGHTED.to_owned(), formula: Some(formula.to_owned()) };
            let mut text = said.text(self.lang);
            if method.depends_on_others() {
                text = format!("{text} {}", Asked::DependsOnOthers.text(self.lang));
            }
            Some(Choice::new(formula, text))
        };
        weighted.filter_map(choice).collect()
    }

    fn ties(&self) -> Vec<Choice> {
        let pick = |id: &str, pick: Pick| Choice::new(id, Asked::Pick(pick).text(self.lang));
        let mut all = vec![pick("score", Pick::TieScore)];
        if self.answers.method().is_some_and(Method::uses_price) {
            all.push(pick("price", Pick::TiePrice));
        }
        all.push(pick("draw", Pick::TieDraw));
        for (_, group) in self.weighed() {
            let title = named(group.title.get(self.lang), &group.id);
            all.push(pick(&format!("group:{}", group.id), Pick::TieGroup(title)));
        }
        all
    }

    /// What Enter takes at a question: what was answered before, or what is usual.
    pub(super) fn default(&self) -> Option<String> {
        let remembered = self.key(self.step).and_then(|key| self.memory.get(&key));
        let remembered = remembered.filter(|text| self.take(self.step, text).is_ok()).cloned();
        remembered.or_else(|| self.usual(self.step))
    }

    fn usual(&self, step: Step) -> Option<String> {
        let word = |pick: Pick| Some(Asked::Pick(pick).text(self.lang));
        match step {
            Step::Id => Some(self.suggested.clone()).filter(|id| !id.is_empty()),
            Step::Offset => Some(if self.is_summer()? { "+02:00" } else { "+01:00" }.to_owned()),
            Step::AsOf => self.answers.deadline.as_ref().map(|deadline| shown_day(deadline.day, self.lang)),
            Step::Catalogues => Some("eu-csf".to_owned()),
            Step::Profile(n) => {
                let catalogues = self.catalogues();
                let profiles = &catalogues.get(n)?.profiles;
                let default = profiles.iter().find(|profile| profile.default).or(profiles.first());
                default.map(|profile| profile.id.value.clone())
            }
            Step::Context(n) => self.context_default(&self.context(n)?),
            Step::GateTitle => self.gate_title(),
            Step::Unsupported => Some("flag".to_owned()),
            Step::Assessors => Some("consensus".to_owned()),
            Step::Method => Some("quality".to_owned()),
            Step::Formula => Some("absolute-linear".to_owned()),
            Step::PriceWeight => {
                let rest = self.answers.quality_weight?;
                let rest = &Ratio::from(Dec::whole(100)) - &Ratio::from(rest);
                let plain = rest.fixed(9);
                let text = localised(plain.trim_end_matches('0').trim_end_matches('.'), self.lang);
                said::decimal(&text).ok().filter(|rest| !rest.is_negative()).map(|_| text)
            }
            Step::PriceAfterQuality => word(Pick::No),
            Step::Tie => Some(match self.answers.method().is_some_and(Method::uses_price) {
                true => "score, price, draw".to_owned(),
                false => "draw".to_owned(),
            }),
            Step::Write => word(Pick::Yes),
            _ => None,
        }
    }

    fn context_default(&self, context: &Context) -> Option<String> {
        Some(match &context.default.as_ref()?.value {
            Stated::Text(text) => text.clone(),
            Stated::Number(number) => localised(&number.to_string(), self.lang),
            Stated::Bool(yes) => Asked::Pick(if *yes { Pick::Yes } else { Pick::No }).text(self.lang),
            Stated::Date(day) => shown_day(*day, self.lang),
            Stated::List(items) => items.join(", "),
        })
    }

    /// What the gate which is being composed asks, in words.
    fn gate_title(&self) -> Option<String> {
        let gate = self.answers.pending.as_ref()?;
        let title = |id: &String| {
            let all = self.rules().map(|rules| rules.groups.as_slice()).unwrap_or_default();
            let group = all.iter().find(|group| group.id == *id);
            group.map(|group| named(group.title.get(self.lang), id)).unwrap_or_default()
        };
        let of = gate.group.as_ref().map(title).unwrap_or_default();
        let level = gate.level.map(|level| {
            let known = self.levels().into_iter().find(|choice| choice.id == level.to_string());
            known.map(|choice| choice.other).filter(|name| !name.is_empty()).unwrap_or(level.to_string())
        });
        let name = match (&gate.kind, level, gate.share) {
            (GateKind::Overall, Some(level), _) => Pick::NameOverall(level),
            (GateKind::GroupLevel, Some(level), _) => Pick::NameLevel { group: of, level },
            (GateKind::GroupShare, _, Some(share)) => {
                Pick::NameShare { group: of, share: localised(&share.0.to_string(), self.lang) }
            }
            _ => return None,
        };
        let name = crate::report::clean(&Asked::Pick(name).text(self.lang));
        Some(name.chars().take(super::take::MOST_TEXT).collect())
    }
}

/// A day as it can be typed, with the marks that are usual in a language.
pub fn shown_day(day: jiff::civil::Date, lang: Lang) -> String {
    let written = match lang {
        Lang::Nl => format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year()),
        Lang::En => day.to_string(),
    };
    debug_assert_eq!(moment::day(&written), Ok(day), "what is shown can be typed");
    written
}
