//! The rules of a tender: which groups and criteria count, with which weights, under which gates.

use std::collections::{BTreeMap, BTreeSet};

use super::conditions::{Compiler, Conditions};
use super::criteria::{Names, Resolved, unknown};
use super::library::Loaded;
use super::scope::Terms;
use super::{award, gates, named};
use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Sources, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::Noun;
use crate::model::catalogue::{Catalogue, Criterion, Group, Profile};
use crate::model::tender::{Tender, TenderHead};
use crate::model::{Spanned, rules};
use crate::num::{Dec, Weight};

/// Decimals in print where the tender does not say.
const DECIMALS: u8 = 2;
/// Steps that assessors may lie apart, where the tender does not say.
const SPREAD: usize = 1;

/// Resolves the rules of a tender from the catalogues that it uses, in their order.
#[must_use]
pub fn rules(
    tender: &Tender,
    used: &[Loaded],
    sources: &Sources,
    findings: &mut Findings,
) -> (rules::Rules, Conditions) {
    named::verify(tender, used, findings);
    let catalogues: Vec<&Catalogue> = used.iter().map(|loaded| loaded.catalogue.as_ref()).collect();
    let terms = Terms::new(tender, &catalogues, findings);
    let compiler = Compiler { terms: &terms, sources };
    let conditions = Conditions {
        inputs: terms.inputs.clone(),
        constants: terms.constants.clone(),
        names: terms.names.clone(),
        ..Conditions::default()
    };
    let rules = rules::Rules::default();
    let mut tailor = Tailor { tender, used, compiler: &compiler, findings, rules, conditions };
    tailor.head();
    tailor.catalogues();
    tailor.groups_and_criteria();
    award::award(tender, &mut tailor.rules, tailor.findings);
    tailor.kinds();
    tailor.weights_sum();
    tailor.points_add_up();
    tailor.gates();
    tailor.terms();
    (tailor.rules, tailor.conditions)
}

struct Tailor<'t> {
    tender: &'t Tender,
    used: &'t [Loaded],
    compiler: &'t Compiler<'t>,
    findings: &'t mut Findings,
    rules: rules::Rules,
    conditions: Conditions,
}

/// The profile of a catalogue that applies: the one named, else the default, else the first.
pub(super) fn profile<'c>(tender: &Tender, catalogue: &'c Catalogue) -> Option<&'c Profile> {
    let id = catalogue.head.id.as_ref().map(|id| id.value.as_str());
    let own =
        tender.rules.profiles.iter().find(|(of, _)| Some(of.value.as_str()) == id).map(|(_, name)| name);
    let named = own.or(tender.rules.profile.as_ref());
    let by_name = named.and_then(|name| catalogue.profiles.iter().find(|profile| profile.id == *name));
    by_name
        .or_else(|| catalogue.profiles.iter().find(|profile| profile.default))
        .or(catalogue.profiles.first())
}

pub(super) fn id_of(loaded: &Loaded) -> String {
    loaded.catalogue.head.id.as_ref().map(|id| id.value.clone()).unwrap_or_default()
}

impl Tailor<'_> {
    fn head(&mut self) {
        let TenderHead { id, title, authority, notice, deadline, as_of, .. } = &self.tender.head;
        self.rules.as_of = as_of.as_ref().map(|day| day.value);
        self.rules.unanswered_level = self.tender.policy.unanswered_level;
        let said = |word: &Option<Spanned<String>>, is: &str| word.as_ref().is_some_and(|w| w.value == is);
        let policy = &self.tender.policy;
        self.rules.policy = rules::Policy {
            withhold: said(&policy.unsupported, "withhold"),
            evidence_from_winner: said(&policy.evidence_from, "winner"),
            mean: said(&policy.assessors, "mean"),
            spread: policy.spread.map_or(SPREAD, |steps| usize::try_from(steps).unwrap_or(SPREAD)),
            price_apart: policy.price_after_quality.as_ref().is_some_and(|yes| yes.value),
            sealed: policy.price_after_quality.as_ref().is_some_and(|yes| yes.value),
        };
        self.rules.decimals = self.tender.award.decimals.unwrap_or(DECIMALS);
        self.rules.currency = self
            .tender
            .award
            .currency
            .as_ref()
            .map_or_else(|| "EUR".to_owned(), |currency| currency.value.clone());
        if !id.is_empty() {
            self.rules.tender = Some(rules::TenderInfo {
                id: id.clone(),
                title: title.clone(),
                authority: authority.clone(),
                notice: notice.clone(),
                deadline: deadline.as_ref().map(|moment| moment.value.clone()),
            });
        }
        self.dates();
    }

    fn dates(&mut self) {
        let head = &self.tender.head;
        let deadline = head.deadline.as_ref().map(|moment| (moment.value.day, moment.at));
        let days = [
            ("published", head.published.as_ref().map(|day| (day.value, day.at))),
            ("questions_until", head.questions_until.as_ref().map(|day| (day.value, day.at))),
            ("deadline", deadline),
        ];
        let stated: Vec<_> =
            days.into_iter().filter_map(|(name, day)| day.map(|(day, at)| (name, day, at))).collect();
        for pair in stated.windows(2) {
            if let [(earlier, first, _), (later, second, at)] = pair
                && second < first
            {
                self.findings.push(Finding::new(codes::DATES, *at, Msg::DatesOutOfOrder { earlier, later }));
            }
        }
    }

    fn catalogues(&mut self) {
        for loaded in self.used {
            let catalogue = &loaded.catalogue;
            let id = id_of(loaded);
            let share =
                self.tender.rules.share.iter().find(|(of, _)| of.value == id).map(|(_, share)| share.value);
            self.rules.catalogues.push(rules::CatalogueInfo {
                id,
                version: catalogue.head.version.clone(),
                title: catalogue.head.title.clone(),
                profile: profile(self.tender, catalogue).map(|profile| profile.id.value.clone()),
                share,
                levels: levels(catalogue),
            });
        }
    }

    fn groups_and_criteria(&mut self) {
        let mut taken: BTreeMap<String, Span> = BTreeMap::new();
        for (number, loaded) in self.used.iter().enumerate() {
            let catalogue = &loaded.catalogue;
            let profile = profile(self.tender, catalogue);
            let in_profile = profile.into_iter().flat_map(|profile| &profile.drop);
            let dropped: BTreeSet<&str> =
                in_profile.chain(&self.tender.rules.drop).map(|id| id.value.as_str()).collect();
            let mut one = OneCatalogue {
                catalogue,
                number,
                profile,
                dropped,
                names: Names::new(catalogue, self.compiler),
            };
            for group in &catalogue.groups {
                if self.is_new(&group.id, &mut taken) {
                    self.group(group, &mut one);
                }
            }
            self.orphans(catalogue);
        }
    }

    /// Whether an id is met for the first time; the same entry again is no mistake.
    fn is_new(&mut self, id: &Spanned<String>, taken: &mut BTreeMap<String, Span>) -> bool {
        let Some(first) = taken.insert(id.value.to_ascii_lowercase(), id.at) else { return true };
        if first != id.at {
            let code = Fault::DuplicateId.code(Family::Catalogue);
            let finding = Finding::new(code, id.at, Msg::DuplicateId(id.value.clone()));
            self.findings.push(finding.mark(first, Msg::FirstHere));
        }
        false
    }

    fn group(&mut self, group: &Group, one: &mut OneCatalogue<'_>) {
        let here = |criterion: &&Criterion| criterion.group == group.id;
        let members: Vec<&Criterion> = one.catalogue.criteria.iter().filter(here).collect();
        let group_dropped = one.dropped.contains(group.id.value.as_str());
        let place = self.rules.groups.len();
        let mut maxima = Vec::with_capacity(members.len());
        let mut counting = Vec::new();
        for criterion in members {
            let Resolved { criterion: resolved, when, otherwise } =
                one.names.criterion(criterion, place, self.findings);
            maxima.push(resolved.maximum());
            if group_dropped || one.dropped.contains(criterion.id.value.as_str()) {
                self.rules.dropped.push(resolved.id);
                continue;
            }
            if !self.applies(criterion) {
                self.rules.not_applicable.push((resolved.id, place));
                continue;
            }
            counting.push(self.rules.criteria.len());
            self.rules.criteria.push(resolved);
            self.conditions.options.push(when);
            self.conditions.otherwise.push(otherwise);
        }
        if group_dropped {
            return;
        }
        let all_maxima = Dec::sum(maxima.iter().copied()).unwrap_or_else(|| {
            let code = Fault::BadNumber.code(Family::Catalogue);
            let message = Msg::BadNumber(crate::num::BadDec::TooManyDigits);
            self.findings.push(Finding::new(code, group.id.at, message));
            Dec::ZERO
        });
        self.rules.groups.push(rules::Group {
            id: group.id.value.clone(),
            title: group.title.clone(),
            description: group.description.clone(),
            catalogue: one.number,
            weight: self.weight(group, one.profile),
            out_of: group.out_of.as_ref().map(|out_of| out_of.value),
            all_maxima,
            criteria: counting,
        });
    }

    /// Whether a criterion applies to what is bought; when it does is kept, for its words.
    fn applies(&mut self, criterion: &Criterion) -> bool {
        let Some(applies) = &criterion.applies else { return true };
        let (holds, cond) = self.compiler.applying(applies, self.findings);
        let cond = cond.map(|cond| (criterion.id.value.clone(), cond));
        self.conditions.applies.extend(cond);
        holds
    }

    fn weight(&self, group: &Group, profile: Option<&Profile>) -> Weight {
        let of = |weights: &[(Spanned<String>, Spanned<Weight>)]| {
            weights.iter().find(|(id, _)| *id == group.id).map(|(_, weight)| weight.value)
        };
        let own = || group.weight.as_ref().map(|weight| weight.value);
        of(&self.tender.rules.weights)
            .or_else(|| profile.and_then(|p| of(&p.weights)))
            .or_else(own)
            .unwrap_or_default()
    }

    /// Criteria in a group that is not there.
    fn orphans(&mut self, catalogue: &Catalogue) {
        let known = || catalogue.groups.iter().map(|group| group.id.value.as_str());
        for criterion in catalogue.criteria.iter().filter(|c| known().all(|id| id != c.group.value)) {
            unknown(Noun::Group, &criterion.group, known(), self.findings);
        }
    }

    fn gates(&mut self) {
        let found = gates::gates(self.tender, self.used, &self.rules, self.compiler, self.findings);
        (self.rules.gates, self.conditions.gates) = found.into_iter().unzip();
    }

    /// Facts, laws and layers; a fact is asked where a criterion that counts or a gate reads it.
    fn terms(&mut self) {
        let of_criteria = self.rules.criteria.iter().flat_map(|criterion| criterion.reads.iter().copied());
        let of_gates = self.conditions.gates.iter().flatten().flat_map(|cond| self.compiler.reads(cond));
        let read: BTreeSet<usize> = of_criteria.chain(of_gates).collect();
        let terms = self.compiler.terms;
        for (place, fact) in terms.facts.iter().enumerate() {
            let applies =
                fact.applies.as_ref().is_none_or(|applies| self.compiler.applies(applies, self.findings));
            self.rules.facts.push(rules::Fact {
                id: fact.id.value.clone(),
                kind: fact.kind.value,
                unit: fact.unit.clone(),
                min: fact.min,
                max: fact.max,
                options: fact.options.clone(),
                may_be_empty: fact.may_be_empty,
                question: fact.question.clone(),
                help: fact.help.clone(),
                covers: fact.covers,
                asked: applies && read.contains(&place),
            });
        }
        self.rules.laws = terms.laws.iter().map(law).collect();
        let layers =
            self.used.iter().flat_map(|loaded| &loaded.catalogue.layers).map(|layer| layer.value.clone());
        let mut seen = BTreeSet::new();
        self.rules.layers = layers.filter(|layer| seen.insert(layer.clone())).collect();
    }

    fn kinds(&mut self) {
        let all = self.used.iter().flat_map(|loaded| &loaded.catalogue.kinds);
        let by_id: BTreeMap<_, _> = all.map(|kind| (kind.id.value.clone(), kind.title.clone())).collect();
        self.rules.kinds = by_id.into_iter().collect();
    }

    fn points_add_up(&mut self) {
        if !self.rules.adds_up() {
            let at = self.tender.rules.catalogues.first().map(|name| name.at).unwrap_or_default();
            let code = Fault::BadNumber.code(Family::Catalogue);
            self.findings.push(Finding::new(code, at, Msg::BadNumber(crate::num::BadDec::TooManyDigits)));
        }
    }

    /// Weights of groups with a share must not all be zero, nor those of a catalogue with a share.
    fn weights_sum(&mut self) {
        let at = self.tender.rules.weights.first().map(|(id, _)| id.at);
        let at = at.or_else(|| self.tender.rules.catalogues.first().map(|name| name.at)).unwrap_or_default();
        let rules = &self.rules;
        let counts =
            |group: &&rules::Group| group.criteria.iter().any(|&c| !rules.criteria[c].maximum().is_zero());
        let scored: Vec<&rules::Group> = rules.groups.iter().filter(counts).collect();
        let zero = |groups: Vec<&&rules::Group>| {
            !groups.is_empty() && groups.iter().all(|group| group.weight.0.is_zero())
        };
        let of = |number: usize| scored.iter().filter(|group| group.catalogue == number).collect::<Vec<_>>();
        let nothing_shared = rules.catalogues.iter().enumerate().any(|(number, catalogue)| {
            catalogue.share.is_some_and(|share| !share.0.is_zero()) && zero(of(number))
        });
        let shares = || rules.catalogues.iter().filter_map(|catalogue| catalogue.share);
        let all_shares_zero = shares().next().is_some() && shares().all(|share| share.0.is_zero());
        if zero(scored.iter().collect()) || nothing_shared || all_shares_zero {
            self.findings.push(Finding::new(codes::ALL_ZERO, at, Msg::AllWeightsZero));
        }
    }
}

/// A catalogue while its groups are resolved.
struct OneCatalogue<'c> {
    catalogue: &'c Catalogue,
    number: usize,
    profile: Option<&'c Profile>,
    dropped: BTreeSet<&'c str>,
    names: Names<'c>,
}

fn law(law: &crate::model::catalogue::Law) -> rules::Law {
    rules::Law {
        id: law.id.value.clone(),
        title: law.title.clone(),
        countries: law.countries.iter().map(|country| country.value.clone()).collect(),
        until: law.until,
    }
}

/// The level scale of a catalogue; empty where none of its criteria has levels.
fn levels(catalogue: &Catalogue) -> Vec<rules::Level> {
    let scaled = |name: &Spanned<String>| {
        let scale = catalogue.scales.iter().find(|scale| scale.id == *name);
        scale.is_some_and(|scale| scale.options.iter().any(|option| option.level.is_some()))
    };
    let leveled = |criterion: &Criterion| {
        criterion.options.iter().any(|option| option.level.is_some())
            || criterion.scale.as_ref().is_some_and(scaled)
    };
    if !catalogue.criteria.iter().any(leveled) {
        return Vec::new();
    }
    let level = |level: &crate::model::catalogue::Level| rules::Level {
        n: level.n.value,
        name: level.name.clone(),
        title: level.title.clone(),
    };
    catalogue.levels.iter().map(level).collect()
}
