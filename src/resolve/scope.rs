//! What conditions may name: facts, context, regions, exposure, locations, the day that counts.

use std::collections::BTreeMap;

use super::facts::{kind, typed};
use crate::cond::{Domain, Scope, Type, Value};
use crate::diag::{Finding, Findings, codes};
use crate::model::Spanned;
use crate::model::catalogue::{Catalogue, Law, Region};
use crate::model::fact::{Context, Fact, Stated};
use crate::model::tender::Tender;
use crate::read;

/// What an input of a condition stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A fact of the rules, by its place.
    Fact(usize),
    /// How far a law reaches the bid, by its place.
    Exposure(usize),
    /// How far a law reaches what holds content, by its place.
    ContentExposure(usize),
    /// Countries of components that hold something.
    Locations,
    /// Countries from which those are administered.
    AccessFrom,
    /// The same for every bid.
    Constant,
}

/// The degrees of exposure that a condition can compare with; `unknown` is absent.
pub const DEGREES: [&str; 4] = ["none", "dependency", "shielded", "exposed"];

/// Everything that the catalogues of a tender define for conditions.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Facts, in order.
    pub facts: Vec<Fact>,
    /// Laws, in order.
    pub laws: Vec<Law>,
    paths: BTreeMap<String, (u32, Type)>,
    /// What each input stands for, by its number.
    pub inputs: Vec<Input>,
    /// The value of each input that is the same for every bid.
    pub constants: Vec<Option<Value>>,
    /// How conditions name each input, by its number.
    pub names: Vec<String>,
}

impl Terms {
    /// Gathers what some catalogues define, each entry once.
    pub fn new(tender: &Tender, catalogues: &[&Catalogue], findings: &mut Findings) -> Terms {
        let mut terms = Terms::default();
        let as_of = tender.head.as_of.as_ref().map(|day| day.value);
        terms.add("as_of", Input::Constant, Type::Date, as_of.map(Value::Date));
        let countries = || Type::texts(Domain::Country);
        terms.add("locations", Input::Locations, countries(), None);
        terms.add("access_from", Input::AccessFrom, countries(), None);
        for catalogue in catalogues {
            catalogue.facts.iter().for_each(|fact| terms.fact(fact));
            catalogue.laws.iter().for_each(|law| terms.law(law));
            catalogue.regions.iter().for_each(|region| terms.region(region));
            for context in &catalogue.contexts {
                terms.context(context, tender, findings);
            }
        }
        terms
    }

    fn add(&mut self, path: &str, input: Input, ty: Type, constant: Option<Value>) {
        let number = u32::try_from(self.inputs.len()).unwrap_or(u32::MAX);
        self.paths.insert(path.to_owned(), (number, ty));
        self.names.push(path.to_owned());
        self.inputs.push(input);
        self.constants.push(constant);
    }

    fn fact(&mut self, fact: &Fact) {
        if self.facts.iter().all(|known| known.id.at != fact.id.at) {
            let input = Input::Fact(self.facts.len());
            self.add(&format!("fact.{}", fact.id.value), input, kind(fact.kind.value, &fact.options), None);
            self.facts.push(fact.clone());
        }
    }

    fn law(&mut self, law: &Law) {
        if self.laws.iter().all(|known| known.id.value != law.id.value) {
            let place = self.laws.len();
            let degree = Type::Text(Domain::Of(DEGREES.map(str::to_owned).into()));
            self.add(&format!("exposure.{}", law.id.value), Input::Exposure(place), degree.clone(), None);
            let path = format!("content_exposure.{}", law.id.value);
            self.add(&path, Input::ContentExposure(place), degree, None);
            self.laws.push(law.clone());
        }
    }

    fn region(&mut self, region: &Region) {
        let path = format!("region.{}", region.id.value);
        if !self.paths.contains_key(&path) {
            let countries = Value::texts(region.countries.iter().map(|country| country.value.as_str()));
            self.add(&path, Input::Constant, Type::texts(Domain::Country), Some(countries));
        }
    }

    fn context(&mut self, context: &Context, tender: &Tender, findings: &mut Findings) {
        let path = format!("context.{}", context.id.value);
        if self.paths.contains_key(&path) {
            return;
        }
        let said: Option<&Spanned<Stated>> =
            tender.context.iter().find(|(id, _)| id.value == context.id.value).map(|(_, value)| value);
        let from_tender = said.is_some();
        let value = said.or(context.default.as_ref()).and_then(|said| {
            let value = typed(&said.value, context.kind.value, &context.options);
            value
                .map_err(|message| {
                    let code = if from_tender { codes::CONTEXT_VALUE } else { codes::CONTEXT_DEFAULT };
                    findings.push(Finding::new(code, said.at, message));
                })
                .ok()
        });
        self.add(&path, Input::Constant, kind(context.kind.value, &context.options), value);
    }
}

impl Scope for Terms {
    fn find(&self, path: &str) -> Option<(u32, Type)> {
        self.paths.get(path).cloned()
    }

    fn begins(&self, parts: &str) -> bool {
        let start = format!("{parts}.");
        self.paths.range(start.clone()..).next().is_some_and(|(path, _)| path.starts_with(&start))
    }

    fn nearest(&self, path: &str) -> Option<String> {
        read::nearest(path, self.paths.keys().map(String::as_str)).map(str::to_owned)
    }
}

/// What `applies` may name: context and the day that counts, the same for every bid.
pub struct OfTender<'t>(pub &'t Terms);

impl Scope for OfTender<'_> {
    fn find(&self, path: &str) -> Option<(u32, Type)> {
        let allowed = path == "as_of" || path.starts_with("context.");
        allowed.then(|| self.0.find(path)).flatten()
    }

    fn begins(&self, parts: &str) -> bool {
        parts == "context" || parts.starts_with("context.") && self.0.begins(parts)
    }

    fn nearest(&self, path: &str) -> Option<String> {
        self.0.nearest(path).filter(|near| near.starts_with("context."))
    }
}
