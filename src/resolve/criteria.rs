//! Criteria of a catalogue: their options, levels, references and kinds of evidence.

use std::collections::BTreeMap;

use super::conditions::Compiler;
use crate::cond::Cond;
use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::{Noun, Wanted};
use crate::model::catalogue::{AnswerOption, Catalogue, Criterion, Curve};
use crate::model::fact::FactType;
use crate::model::{Spanned, Text, rules};
use crate::num::{Dec, Points};

/// A criterion with its conditions, per option, and the option that holds when none of them does.
pub struct Resolved {
    /// The criterion.
    pub criterion: rules::Criterion,
    /// When each option holds.
    pub when: Vec<Option<Cond>>,
    /// The option that holds otherwise.
    pub otherwise: Option<usize>,
}

/// Looks the names of one catalogue up.
pub struct Names<'c> {
    catalogue: &'c Catalogue,
    references: BTreeMap<&'c str, &'c Text>,
    kinds: BTreeMap<&'c str, ()>,
    compiler: &'c Compiler<'c>,
}

impl<'c> Names<'c> {
    /// The names of a catalogue with all that it includes.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, compiler: &'c Compiler<'c>) -> Names<'c> {
        Names {
            catalogue,
            references: catalogue.references.iter().map(|r| (r.id.value.as_str(), &r.title)).collect(),
            kinds: catalogue.kinds.iter().map(|k| (k.id.value.as_str(), ())).collect(),
            compiler,
        }
    }

    /// The titles of cited references; reports those that are not there.
    pub fn references(&self, cited: &[Spanned<String>], findings: &mut Findings) -> Vec<Text> {
        let mut titles = Vec::with_capacity(cited.len());
        for name in cited {
            match self.references.get(name.value.as_str()) {
                Some(title) => titles.push((*title).clone()),
                None => unknown(Noun::Reference, name, self.references.keys().copied(), findings),
            }
        }
        titles
    }

    fn kinds(&self, named: &[Spanned<String>], findings: &mut Findings) {
        for name in named.iter().filter(|name| !self.kinds.contains_key(name.value.as_str())) {
            unknown(Noun::Kind, name, self.kinds.keys().copied(), findings);
        }
    }

    /// Resolves a criterion that belongs to group number `group`.
    pub fn criterion(&self, criterion: &Criterion, group: usize, findings: &mut Findings) -> Resolved {
        let references = self.references(&criterion.references, findings);
        self.kinds(&criterion.evidence_kinds, findings);
        let options = self.options(criterion, findings);
        let mut when: Vec<Option<Cond>> = criterion.options.iter().map(|o| self.when(o, findings)).collect();
        when.resize(options.len(), None);
        let otherwise =
            criterion.options.iter().position(|o| o.otherwise.as_ref().is_some_and(|yes| yes.value));
        let curve = criterion.curve.as_ref().and_then(|curve| self.curve(curve, findings));
        let reads = self.reads(&when, curve.as_ref());
        let mut laws: Vec<usize> = when.iter().flatten().flat_map(|cond| self.compiler.laws(cond)).collect();
        laws.sort_unstable();
        laws.dedup();
        let has_points = match &criterion.scale {
            Some(_) => criterion.points.is_some(),
            None => curve.is_some() || criterion.options.iter().any(|option| option.points.is_some()),
        };
        let resolved = rules::Criterion {
            id: criterion.id.value.clone(),
            group,
            title: criterion.title.clone(),
            question: criterion.question.clone(),
            why: criterion.why.clone(),
            link: criterion.link.clone(),
            references,
            evidence_kinds: criterion.evidence_kinds.iter().map(|kind| kind.value.clone()).collect(),
            judged: criterion.judged.as_ref().is_some_and(|judged| judged.value),
            options,
            curve,
            reads,
            laws,
            reads_chain: when.iter().flatten().any(|cond| self.compiler.reads_chain(cond)),
            has_points,
        };
        if resolved.maximum().is_negative() {
            findings.push(Finding::new(codes::MAXIMUM_BELOW_ZERO, criterion.id.at, Msg::MaximumBelowZero));
        }
        Resolved { criterion: resolved, when, otherwise }
    }

    fn when(&self, option: &AnswerOption, findings: &mut Findings) -> Option<Cond> {
        self.compiler.compile(option.when.as_ref()?, Family::Catalogue, findings)
    }

    /// A curve over a fact that is a number.
    fn curve(&self, curve: &Curve, findings: &mut Findings) -> Option<rules::Curve> {
        let facts = &self.compiler.terms.facts;
        let place = facts.iter().position(|fact| fact.id.value == curve.fact.value);
        let Some(fact) = place else {
            unknown(Noun::Fact, &curve.fact, facts.iter().map(|fact| fact.id.value.as_str()), findings);
            return None;
        };
        let number = [FactType::Integer, FactType::Decimal, FactType::Percent, FactType::Money];
        if !number.contains(&facts[fact].kind.value) {
            let message = Msg::WrongType { wanted: Wanted::Number, found: Wanted::Value };
            findings.push(Finding::new(codes::OPTION_SHAPE, curve.fact.at, message));
        }
        Some(rules::Curve { fact, points: curve.points.clone() })
    }

    /// The facts that decide a criterion, each once, in order.
    fn reads(&self, when: &[Option<Cond>], curve: Option<&rules::Curve>) -> Vec<usize> {
        let of_curve = curve.map(|curve| curve.fact);
        let mut reads: Vec<usize> =
            when.iter().flatten().flat_map(|cond| self.compiler.reads(cond)).chain(of_curve).collect();
        reads.sort_unstable();
        reads.dedup();
        reads
    }

    fn options(&self, criterion: &Criterion, findings: &mut Findings) -> Vec<rules::AnswerOption> {
        let sources = [criterion.scale.is_some(), !criterion.options.is_empty(), criterion.curve.is_some()];
        let at = criterion.id.at;
        match sources.into_iter().filter(|yes| *yes).count() {
            0 => findings.push(Finding::new(codes::NO_OPTIONS, at, Msg::NoOptions)),
            1 => {}
            _ => findings.push(Finding::new(codes::OPTION_SHAPE, at, Msg::ScaleAndOptions)),
        }
        if let (None, Some(points)) = (&criterion.scale, &criterion.points) {
            findings.push(Finding::new(codes::OPTION_SHAPE, points.at, Msg::ScaleNeedsPoints));
        }
        match &criterion.scale {
            Some(scale) => self.scaled(scale, criterion.points.as_ref(), findings),
            None => self.own_options(&criterion.options, findings),
        }
    }

    fn own_options(&self, options: &[AnswerOption], findings: &mut Findings) -> Vec<rules::AnswerOption> {
        let otherwise = options.iter().filter_map(|option| option.otherwise.as_ref()).filter(|yes| yes.value);
        if let Some(second) = otherwise.clone().nth(1) {
            findings.push(Finding::new(codes::OPTION_SHAPE, second.at, Msg::TwoOtherwise));
        }
        unique(options.iter().map(|option| &option.id), findings);
        self.levels(options.iter().map(|option| (&option.id, option.level.as_ref())), findings);
        let resolved = |option: &AnswerOption| rules::AnswerOption {
            id: option.id.value.clone(),
            text: option.text.clone(),
            points: option.points.unwrap_or_default(),
            level: option.level.as_ref().map(|level| level.value),
            rejects: option.rejects,
            derived: option.when.is_some() || option.otherwise.as_ref().is_some_and(|yes| yes.value),
            when: option.when.as_ref().map(|when| when.value.clone()),
        };
        options.iter().map(resolved).collect()
    }

    fn scaled(
        &self,
        name: &Spanned<String>,
        points: Option<&Spanned<Points>>,
        findings: &mut Findings,
    ) -> Vec<rules::AnswerOption> {
        let Some(scale) = self.catalogue.scales.iter().find(|scale| scale.id.value == name.value) else {
            let known = self.catalogue.scales.iter().map(|scale| scale.id.value.as_str());
            unknown(Noun::Scale, name, known, findings);
            return Vec::new();
        };
        unique(scale.options.iter().map(|option| &option.id), findings);
        self.levels(scale.options.iter().map(|option| (&option.id, option.level.as_ref())), findings);
        let whole = points.map_or(Dec::ZERO, |points| points.value.0);
        let mut resolved = Vec::with_capacity(scale.options.len());
        for option in &scale.options {
            let share = whole.percent(option.share.0).unwrap_or_else(|| {
                let code = Fault::BadNumber.code(Family::Catalogue);
                findings.push(Finding::new(code, name.at, Msg::BadNumber(crate::num::BadDec::TooFine)));
                Dec::ZERO
            });
            resolved.push(rules::AnswerOption {
                id: option.id.value.clone(),
                text: option.text.clone(),
                points: Points(share),
                level: option.level.as_ref().map(|level| level.value),
                rejects: false,
                derived: false,
                when: None,
            });
        }
        resolved
    }

    /// In a criterion with levels every option has one, and all stand on the scale.
    fn levels<'a>(
        &self,
        options: impl Iterator<Item = (&'a Spanned<String>, Option<&'a Spanned<i64>>)> + Clone,
        findings: &mut Findings,
    ) {
        if !options.clone().any(|(_, level)| level.is_some()) {
            return;
        }
        for (id, level) in options {
            match level {
                None => findings.push(Finding::new(codes::LEVEL, id.at, Msg::LevelMissing(id.value.clone()))),
                Some(level) => self.level(level, findings),
            }
        }
    }

    /// Reports a level that is not on the scale.
    pub fn level(&self, level: &Spanned<i64>, findings: &mut Findings) {
        if !self.catalogue.levels.iter().any(|known| known.n.value == level.value) {
            findings.push(Finding::new(codes::LEVEL, level.at, Msg::UnknownLevel(level.value)));
        }
    }
}

/// Reports a name that leads nowhere, with the nearest that leads somewhere.
pub fn unknown<'a>(
    noun: Noun,
    name: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
    findings: &mut Findings,
) {
    let help = crate::read::nearest(&name.value, known).map(|near| Msg::DidYouMean(near.to_owned()));
    let message = Msg::UnknownName { noun, id: name.value.clone() };
    findings.push(Finding::new(codes::UNKNOWN_NAME, name.at, message).maybe_help(help));
}

fn unique<'a>(ids: impl Iterator<Item = &'a Spanned<String>>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.insert(id.value.to_ascii_lowercase(), id.at)
            && first != id.at
        {
            let code = Fault::DuplicateId.code(Family::Catalogue);
            let finding = Finding::new(code, id.at, Msg::DuplicateId(id.value.clone()));
            findings.push(finding.mark(first, Msg::FirstHere));
        }
    }
}
