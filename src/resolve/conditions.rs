//! Compiles the conditions of catalogues and tender, and runs those that are the same for every bid.

use std::collections::BTreeMap;

use super::scope::{Input, OfTender, Terms};
use crate::cond::{self, Cond, MOST_STEPS, Scope, Truth, Value};
use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Sources, Span, codes};
use crate::lang::Msg;
use crate::model::Spanned;

/// The conditions of the rules, compiled.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// Per criterion of the rules, per option: when it holds.
    pub options: Vec<Vec<Option<Cond>>>,
    /// Per criterion of the rules: the option that holds when no other condition does.
    pub otherwise: Vec<Option<usize>>,
    /// Per gate of the rules: what must hold.
    pub gates: Vec<Option<Cond>>,
    /// By id of a criterion, be it asked or not: when it applies, where that depends on what is bought.
    pub applies: BTreeMap<String, Cond>,
    /// What each input stands for, by its number.
    pub inputs: Vec<Input>,
    /// The value of each input that is the same for every bid.
    pub constants: Vec<Option<Value>>,
    /// How conditions name each input, by its number.
    pub names: Vec<String>,
}

impl Conditions {
    /// The facts that a condition reads, by their places.
    #[must_use]
    pub fn facts(&self, cond: &Cond) -> Vec<usize> {
        let inputs = cond.inputs().iter().filter_map(|&input| usize::try_from(input).ok());
        let fact = |input: usize| match self.inputs[input] {
            Input::Fact(place) => Some(place),
            _ => None,
        };
        inputs.filter_map(fact).collect()
    }
}

/// Compiles conditions against the terms of one tender.
pub struct Compiler<'c> {
    /// What they may name.
    pub terms: &'c Terms,
    /// The texts that they stand in.
    pub sources: &'c Sources,
}

impl Compiler<'_> {
    /// Compiles a condition over everything.
    pub fn compile(&self, text: &Spanned<String>, family: Family, findings: &mut Findings) -> Option<Cond> {
        self.within(text, self.terms, family, findings)
    }

    /// The facts that a condition reads, by their places.
    pub fn reads<'r>(&'r self, cond: &'r Cond) -> impl Iterator<Item = usize> + 'r {
        cond.inputs().iter().filter_map(|&input| match self.terms.inputs[input as usize] {
            Input::Fact(place) => Some(place),
            _ => None,
        })
    }

    /// The laws whose reach a condition reads, by their places.
    pub fn laws<'r>(&'r self, cond: &'r Cond) -> impl Iterator<Item = usize> + 'r {
        cond.inputs().iter().filter_map(|&input| match self.terms.inputs[input as usize] {
            Input::Exposure(place) | Input::ContentExposure(place) => Some(place),
            _ => None,
        })
    }

    /// Whether a condition reads anything of the supply chain.
    #[must_use]
    pub fn reads_chain(&self, cond: &Cond) -> bool {
        cond.inputs().iter().any(|&input| match self.terms.inputs[input as usize] {
            Input::Exposure(_) | Input::ContentExposure(_) | Input::Locations | Input::AccessFrom => true,
            Input::Fact(_) | Input::Constant => false,
        })
    }

    /// Whether an `applies` holds; where that is not established it counts as holding, with a finding.
    pub fn applies(&self, text: &Spanned<String>, findings: &mut Findings) -> bool {
        self.applying(text, findings).0
    }

    /// The same, with the condition itself where it is one.
    pub fn applying(&self, text: &Spanned<String>, findings: &mut Findings) -> (bool, Option<Cond>) {
        let Some(cond) = self.within(text, &OfTender(self.terms), Family::Catalogue, findings) else {
            return (true, None);
        };
        let constant = |input: u32| self.terms.constants[input as usize].as_ref();
        let truth: Truth = cond.run(&constant, MOST_STEPS).unwrap_or(None);
        if truth.is_none() {
            findings.push(Finding::new(codes::APPLIES_OPEN, text.at, Msg::AppliesOpen));
        }
        (truth.unwrap_or(true), Some(cond))
    }

    fn within(
        &self,
        text: &Spanned<String>,
        scope: &dyn Scope,
        family: Family,
        findings: &mut Findings,
    ) -> Option<Cond> {
        match cond::compile(&text.value, scope) {
            Ok(cond) => Some(cond),
            Err(wrong) => {
                let at = self.place(text, wrong.at.start, wrong.at.end);
                let code = Fault::Condition.code(family);
                let help = wrong.near.map(Msg::DidYouMean);
                findings.push(Finding::new(code, at, Msg::Condition(wrong.why)).maybe_help(help));
                None
            }
        }
    }

    /// Bytes of a condition as bytes of its file, where it stands there to the letter.
    fn place(&self, text: &Spanned<String>, from: usize, upto: usize) -> Span {
        let whole = text.at;
        let range = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let written =
            self.sources.get(whole.file).and_then(|s| s.text.get(range(whole.start)..range(whole.end)));
        let Some(before) = written.and_then(|written| written.find(&text.value)) else { return whole };
        let byte = |at: usize| whole.start + u32::try_from(before + at).unwrap_or(0);
        Span { file: whole.file, start: byte(from), end: byte(upto) }
    }
}
