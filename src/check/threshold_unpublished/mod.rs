//! A number or a day that decides over an answer, and that no bidder can read.

mod figures;

use std::collections::BTreeMap;

use self::figures::{Figures, Reader};
use super::combine::said;
use super::{OfRules, Pages, Rule, Voice, Word};
use crate::cond::{Cond, Figure, Value};
use crate::diag::{Code, Family, Severity};
use crate::lang::Lang;
use crate::model::Text;
use crate::model::fact::FactType;
use crate::model::rules::AnswerOption;
use crate::num::Ratio;
use crate::resolve::Input;

/// The most values that are named at once.
const MOST_NAMED: usize = 8;

/// The rule.
pub struct ThresholdUnpublished;

impl Rule for ThresholdUnpublished {
    fn code(&self) -> Code {
        Code {
            family: Family::Catalogue,
            number: 57,
            name: "threshold-unpublished",
            severity: Severity::Warning,
        }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let mut facts = Facts { of, reader: Reader::default(), read: BTreeMap::new() };
        for (place, (criterion, at)) in of.criteria().enumerate().filter(|(_, (one, _))| !one.judged) {
            let asked = Lang::ALL.map(|lang| facts.reader.read(written(&criterion.question, lang)));
            let conds = &of.opened.conditions.options[place];
            for (option, cond) in criterion.options.iter().zip(conds) {
                let Some(cond) = cond else { continue };
                let [nl, en] = Lang::ALL.map(|lang| {
                    let asked = &asked[usize::from(lang == Lang::En)];
                    facts.unpublished((option, cond), asked, lang)
                });
                let (sentence, values) = match (nl, en) {
                    (Some(nl), Some(en)) if nl.is_empty() && en.is_empty() => continue,
                    (Some(nl), Some(en)) if en.is_empty() => ("dutch", nl),
                    (Some(nl), Some(en)) if nl.is_empty() => ("english", en),
                    (Some(values), _) | (None, Some(values)) if !values.is_empty() => ("message", values),
                    _ => continue,
                };
                let words = [
                    ("criterion", Word::from(criterion.id.as_str())),
                    ("option", Word::from(option.id.as_str())),
                    ("values", Word::Names(values.into_iter().take(MOST_NAMED).collect())),
                ];
                say.say(say.named(sentence, at, words));
            }
        }
    }
}

/// A text in a language: nothing where it exists only in the other one.
fn written(text: &Text, lang: Lang) -> &str {
    text.own(lang).or(text.plain.as_deref()).unwrap_or_default()
}

/// Facts, with what their questions say, each read once.
struct Facts<'f, 'r> {
    of: &'f OfRules<'r>,
    reader: Reader,
    read: BTreeMap<(usize, Lang), Figures>,
}

impl Facts<'_, '_> {
    /// What an option's condition names and no text of the question says; nothing in a language that
    /// the option is not written in.
    fn unpublished(
        &mut self,
        (option, cond): (&AnswerOption, &Cond),
        asked: &Figures,
        lang: Lang,
    ) -> Option<Vec<String>> {
        let text = written(&option.text, lang);
        if text.is_empty() {
            return None;
        }
        let figures: Vec<Figure> = cond.figures().into_iter().filter(counts).collect();
        if figures.is_empty() {
            return Some(Vec::new());
        }
        let own = self.reader.read(text);
        let near = [&own, asked];
        let mut missing: Vec<String> = Vec::new();
        for figure in figures {
            if near.iter().any(|said| self.says(said, &figure)) {
                continue;
            }
            let facts = self.of.opened.conditions.facts(cond);
            let told = facts.into_iter().any(|fact| {
                self.read(fact, lang);
                self.read.get(&(fact, lang)).is_some_and(|said| self.says(said, &figure))
            });
            let value = said(&figure.value);
            if !told && !missing.contains(&value) {
                missing.push(value);
            }
        }
        Some(missing)
    }

    fn read(&mut self, place: usize, lang: Lang) {
        let Some(fact) = self.of.rules().facts.get(place) else { return };
        let reader = &self.reader;
        self.read.entry((place, lang)).or_insert_with(|| {
            let mut all = Figures::default();
            let options = fact.options.iter().map(|option| &option.text);
            for text in [&fact.unit, &fact.question, &fact.help].into_iter().chain(options) {
                all.extend(&reader.read(written(text, lang)));
            }
            all
        });
    }

    /// Whether a text says a value, or where it is the same the whole number or the day beside it.
    fn says(&self, text: &Figures, figure: &Figure) -> bool {
        match &figure.value {
            Value::Number(number) => {
                let beside = number + &Ratio::from(figure.other_way);
                text.numbers.contains(number)
                    || number.floor() == *number && self.is_counted(figure) && text.numbers.contains(&beside)
            }
            Value::Date(day) => {
                let beside = match figure.other_way {
                    1 => day.tomorrow().ok(),
                    -1 => day.yesterday().ok(),
                    _ => None,
                };
                text.days.contains(day) || beside.is_some_and(|beside| text.days.contains(&beside))
            }
            _ => true,
        }
    }

    /// Whether what a number is held against has no values between whole numbers.
    fn is_counted(&self, figure: &Figure) -> bool {
        let conditions = &self.of.opened.conditions;
        let input = figure.against.and_then(|input| usize::try_from(input).ok());
        match input.and_then(|input| conditions.inputs.get(input)) {
            Some(Input::Fact(fact)) => {
                self.of.rules().facts.get(*fact).is_some_and(|fact| fact.kind == FactType::Integer)
            }
            _ => true,
        }
    }
}

/// Nothing and one are said without a number: `some`, `none`, `at least one`.
fn counts(figure: &Figure) -> bool {
    let trivial = [0, 1].map(Ratio::from);
    !matches!(&figure.value, Value::Number(number) if trivial.contains(number))
}
