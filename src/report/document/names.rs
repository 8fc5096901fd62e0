//! What the chapter calls the inputs of conditions: questions and properties by their numbers, laws and regions by
//! their titles.

use std::collections::BTreeMap;

use crate::cond::words::exact;
use crate::cond::{Cond, Named, Names, Sort, Value};
use crate::lang::{Chapter, Label, Lang, Say, day, localised};
use crate::model::catalogue::Catalogue;
use crate::model::fact::{Context, FactOption, FactType};
use crate::model::rules::Rules;
use crate::resolve::{Conditions, DEGREES, Input, Opened};

/// What the inputs of the conditions of some rules are called.
pub struct Calls {
    lang: Lang,
    named: Vec<Named>,
    /// The number of each fact that a criterion or a gate reads, by its place.
    pub facts: BTreeMap<usize, usize>,
    /// The properties of the contract that conditions name, by input, in order.
    pub properties: Vec<usize>,
    /// The regions that conditions name, by id.
    pub regions: Vec<String>,
}

impl Names for Calls {
    fn named(&self, input: u32) -> &Named {
        &self.named[input as usize]
    }

    fn lang(&self) -> Lang {
        self.lang
    }
}

impl Calls {
    /// Numbers what conditions name, in the order of the criteria.
    pub fn new(opened: &Opened, rules: &Rules, lang: Lang) -> Calls {
        let conditions = &opened.conditions;
        let mut facts = BTreeMap::new();
        let of_gates = conditions.gates.iter().flatten().flat_map(|cond| conditions.facts(cond));
        let of_criteria = rules.criteria.iter().flat_map(|criterion| criterion.reads.iter().copied());
        for fact in of_criteria.chain(of_gates) {
            let next = facts.len() + 1;
            facts.entry(fact).or_insert(next);
        }
        let inputs = used(conditions);
        let starting = |start: &str| {
            let fits = inputs.iter().copied().filter(|&input| conditions.names[input].starts_with(start));
            fits.collect::<Vec<usize>>()
        };
        let properties = starting("context.");
        let regions = starting("region.").into_iter().map(|input| conditions.names[input][7..].to_owned());
        let regions = regions.collect();
        let mut calls = Calls { lang, named: Vec::new(), facts, properties, regions };
        let named = (0..conditions.inputs.len()).map(|input| calls.call(opened, rules, input)).collect();
        calls.named = named;
        calls
    }

    fn call(&self, opened: &Opened, rules: &Rules, input: usize) -> Named {
        let lang = self.lang;
        match opened.conditions.inputs[input] {
            Input::Fact(place) => {
                let fact = &rules.facts[place];
                let number = self.facts.get(&place).copied().unwrap_or_default();
                let name = Chapter::FactName(number).text(lang);
                let unit = match fact.kind {
                    FactType::Percent if fact.unit.is_empty() => Chapter::Percent.text(lang),
                    FactType::Money if fact.unit.is_empty() => rules.currency.clone(),
                    _ => fact.unit.get(lang),
                };
                Named::asked(sort(fact.kind), &name, lang).with(unit, options(&fact.options, lang))
            }
            Input::Exposure(law) => self.reach(rules, law, false),
            Input::ContentExposure(law) => self.reach(rules, law, true),
            Input::Locations => Named::locations(lang),
            Input::AccessFrom => Named::access(lang),
            Input::Constant => self.constant(opened, input),
        }
    }

    fn reach(&self, rules: &Rules, law: usize, content: bool) -> Named {
        let degrees = DEGREES.map(|degree| (degree.to_owned(), Label::Degree(degree).text(self.lang)));
        let all = rules.laws.iter().map(|law| law.title.get(self.lang));
        let title = distinct(&rules.laws[law].id, rules.laws[law].title.get(self.lang), all);
        Named::title(Sort::Reach { content }, &title).with(String::new(), degrees.to_vec())
    }

    /// The day that counts, a region, or a property of the contract.
    fn constant(&self, opened: &Opened, input: usize) -> Named {
        let name = opened.conditions.names[input].as_str();
        if let Some(id) = name.strip_prefix("region.") {
            let titles = || opened.catalogues.iter().flat_map(|catalogue| &catalogue.regions);
            let own = titles().find(|region| region.id.value == id).map(|region| region.title.get(self.lang));
            let all = titles().filter(|region| self.regions.contains(&region.id.value));
            let all: BTreeMap<&str, String> =
                all.map(|region| (region.id.value.as_str(), region.title.get(self.lang))).collect();
            return Named::title(Sort::Region, &distinct(id, own.unwrap_or_default(), all.into_values()));
        }
        let Some(id) = name.strip_prefix("context.") else {
            let mut named = Named::reference_day(self.lang);
            if let Some(Value::Date(date)) = &opened.conditions.constants[input] {
                named.subject = format!("{} ({})", named.subject, day(*date, self.lang));
            }
            return named;
        };
        let number = self.properties.iter().position(|property| *property == input).map_or(0, |at| at + 1);
        let name = Chapter::PropertyName(number).text(self.lang);
        let Some(context) = context(&opened.catalogues, id) else {
            return Named::asked(Sort::Text, &name, self.lang);
        };
        let named = Named::asked(sort(context.kind.value), &name, self.lang);
        // a number says nothing by its name alone
        let subject = match &opened.conditions.constants[input] {
            Some(Value::Number(number)) => format!("{name} ({})", localised(&exact(number), self.lang)),
            _ => name,
        };
        Named { subject, ..named }.with(String::new(), options(&context.options, self.lang))
    }
}

/// A property of the contract, by its id.
pub fn context<'c, C: AsRef<Catalogue>>(catalogues: &'c [C], id: &str) -> Option<&'c Context> {
    catalogues
        .iter()
        .flat_map(|catalogue| &catalogue.as_ref().contexts)
        .find(|context| context.id.value == id)
}

/// The inputs that conditions name, each once, by number.
fn used(conditions: &Conditions) -> Vec<usize> {
    let options = conditions.options.iter().flatten().flatten();
    let all = options.chain(conditions.gates.iter().flatten()).chain(conditions.applies.values());
    let mut inputs: Vec<usize> =
        all.flat_map(Cond::inputs).filter_map(|input| usize::try_from(*input).ok()).collect();
    inputs.sort_unstable();
    inputs.dedup();
    inputs
}

/// A title, with the id behind it where there is another of that title.
fn distinct(id: &str, title: String, all: impl Iterator<Item = String>) -> String {
    match title.trim().is_empty() {
        true => id.to_owned(),
        false if all.filter(|other| *other == title).count() > 1 => format!("{title} ({id})"),
        false => title,
    }
}

fn options(options: &[FactOption], lang: Lang) -> Vec<(String, String)> {
    options.iter().map(|option| (option.id.value.clone(), option.text.get(lang))).collect()
}

const fn sort(kind: FactType) -> Sort {
    match kind {
        FactType::Text | FactType::Choice => Sort::Text,
        FactType::Bool => Sort::Bool,
        FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => Sort::Number,
        FactType::Date => Sort::Day,
        FactType::Set => Sort::Set,
        FactType::Country => Sort::Country,
        FactType::Countries => Sort::Countries,
    }
}
