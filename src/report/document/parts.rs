//! What bidders state, and what is bought: as tables.

use super::names::context;
use super::{Teller, plain};
use crate::cond::Value;
use crate::cond::words::exact;
use crate::lang::{Chapter, Say, day, list, localised};
use crate::model::fact::{FactOption, FactType};
use crate::model::rules::Fact;
use crate::report::page::Run;

impl Teller<'_> {
    /// The questions that some facts are asked by; those that were asked before are named again in short.
    pub fn facts(&mut self, facts: &[usize], told: &mut [bool]) {
        let mut rows = Vec::new();
        for &place in facts {
            let fact = &self.rules.facts[place];
            let number = self.calls.facts.get(&place).copied().unwrap_or_default();
            let mut question = plain(&super::title(fact.question.get(self.lang), &fact.id));
            let again = std::mem::replace(&mut told[place], true);
            let answer = match again {
                true => plain(&Chapter::FactAgain(number).text(self.lang)),
                false => self.kind(fact),
            };
            let help = fact.help.get(self.lang);
            if !again && !help.trim().is_empty() {
                question.extend(break_line());
                question.extend(plain(&help).into_iter().map(|run| Run { stressed: true, ..run }));
            }
            rows.push(vec![plain(&number.to_string()), question, answer]);
        }
        let columns =
            [(Chapter::Number, false, 2), (Chapter::Question, false, 11), (Chapter::Answer, false, 10)];
        self.table(Some(&Chapter::FactsOf), &columns, rows);
    }

    /// How a fact is stated: its kind, unit, limits and options.
    fn kind(&self, fact: &Fact) -> Vec<Run> {
        let unit = fact.unit.get(self.lang);
        let kind = match fact.kind {
            FactType::Text => Chapter::IsText,
            FactType::Bool => Chapter::IsYesNo,
            FactType::Integer => Chapter::IsNumber { unit, whole: true },
            FactType::Decimal => Chapter::IsNumber { unit, whole: false },
            FactType::Percent => Chapter::IsPercent,
            FactType::Money => Chapter::IsMoney(self.rules.currency.clone()),
            FactType::Date => Chapter::IsDay,
            FactType::Choice => Chapter::OneOf,
            FactType::Set => Chapter::SomeOf,
            FactType::Country => Chapter::IsCountry,
            FactType::Countries => Chapter::IsCountries,
        };
        let (least, most) = (fact.min.map(|dec| self.dec(dec)), fact.max.map(|dec| self.dec(dec)));
        let limits = Chapter::Between { least, most }.text(self.lang);
        let optional = if fact.may_be_empty { Chapter::Optional.text(self.lang) } else { String::new() };
        let parts = [kind.text(self.lang), limits, optional];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut runs = plain(&parts.join("; "));
        for choice in self.choices(&fact.options, fact.kind == FactType::Set) {
            runs.extend(break_line());
            runs.extend(plain(&format!("– {choice}")));
        }
        runs
    }

    fn choices(&self, options: &[FactOption], several: bool) -> Vec<String> {
        let choice = |option: &FactOption| {
            let text = super::title(option.text.get(self.lang), &option.id.value);
            if several && option.exclusive { Chapter::Alone(text).text(self.lang) } else { text }
        };
        options.iter().map(choice).collect()
    }

    /// The properties of the contract that conditions name, with what the tender says of each.
    pub fn properties(&mut self) {
        let inputs = self.calls.properties.clone();
        if inputs.is_empty() {
            return;
        }
        self.heading(3, &Chapter::Properties);
        self.line(&Chapter::PropertiesIntro);
        let mut rows = Vec::new();
        for (place, input) in inputs.into_iter().enumerate() {
            let id = self.opened.conditions.names[input].trim_start_matches("context.");
            let context = context(&self.opened.catalogues, id);
            let question = context.map(|context| context.question.get(self.lang)).unwrap_or_default();
            let options = context.map(|context| context.options.as_slice()).unwrap_or_default();
            let value = self.opened.conditions.constants[input].as_ref();
            let value =
                value.map_or_else(|| Chapter::NotSaid.text(self.lang), |value| self.stated(value, options));
            let question = super::title(question, id);
            rows.push(vec![plain(&(place + 1).to_string()), plain(&question), plain(&value)]);
        }
        let columns =
            [(Chapter::Number, false, 2), (Chapter::Question, false, 12), (Chapter::Value, false, 9)];
        self.table(None, &columns, rows);
    }

    fn stated(&self, value: &Value, options: &[FactOption]) -> String {
        match value {
            Value::Text(id) => {
                let known = options.iter().find(|option| option.id.value == **id);
                known.map_or_else(|| id.to_string(), |option| super::title(option.text.get(self.lang), id))
            }
            Value::Number(number) => localised(&exact(number), self.lang),
            Value::Bool(yes) => Chapter::YesNo(*yes).text(self.lang),
            Value::Date(date) => day(*date, self.lang),
            Value::List(all) => {
                let all: Vec<String> = all.iter().map(|one| self.stated(one, options)).collect();
                list(&all, self.lang)
            }
        }
    }
}

fn break_line() -> Vec<Run> {
    vec![Run { text: "\n".to_owned(), ..Run::default() }]
}
