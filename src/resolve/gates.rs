//! Which gates apply, and what they measure.

use super::conditions::Compiler;
use super::criteria::{Names, unknown};
use super::library::Loaded;
use super::rules::profile;
use crate::cond::Cond;
use crate::diag::{Family, Finding, Findings, codes};
use crate::lang::Msg;
use crate::lang::msg::{Nothing, Noun};
use crate::model::gate::{Gate, GateRule, Subject};
use crate::model::rules::{self, LevelOf, Rules};
use crate::model::tender::Tender;
use crate::model::{Spanned, gate};
use crate::num::Dec;

/// The gates of the catalogues that apply, with those of the tender in place of them or after them.
pub fn gates(
    tender: &Tender,
    used: &[Loaded],
    rules: &Rules,
    compiler: &Compiler<'_>,
    findings: &mut Findings,
) -> Vec<(rules::Gate, Option<Cond>)> {
    let mut gates = Gates { tender, used, rules, compiler, findings, chosen: Vec::new() };
    gates.choose();
    let chosen = std::mem::take(&mut gates.chosen);
    unique(tender, used, gates.findings);
    chosen.into_iter().filter_map(|(gate, family, catalogue)| gates.coded(gate, family, catalogue)).collect()
}

struct Gates<'t> {
    tender: &'t Tender,
    used: &'t [Loaded],
    rules: &'t Rules,
    compiler: &'t Compiler<'t>,
    findings: &'t mut Findings,
    chosen: Vec<(&'t Gate, Family, usize)>,
}

impl<'t> Gates<'t> {
    fn choose(&mut self) {
        for (number, loaded) in self.used.iter().enumerate() {
            let profile = profile(self.tender, &loaded.catalogue);
            for gate in &loaded.catalogue.gates {
                let applies = match profile.and_then(|profile| profile.gates.as_ref()) {
                    Some(named) => named.contains(&gate.id),
                    None => !gate.profile_only,
                };
                let replaced = self.tender.gates.iter().find(|own| own.id == gate.id);
                if let Some(own) = replaced {
                    self.compare(own, gate, number);
                }
                let seen = self.chosen.iter().any(|(known, _, _)| known.id == gate.id);
                let dropped = self.tender.rules.drop.contains(&gate.id);
                match replaced {
                    _ if seen => {}
                    Some(own) => self.chosen.push((own, Family::Tender, number)),
                    None if applies && !dropped => self.chosen.push((gate, Family::Catalogue, number)),
                    None => {}
                }
            }
        }
        for own in &self.tender.gates {
            if !self.chosen.iter().any(|(known, _, _)| known.id == own.id) {
                self.chosen.push((own, Family::Tender, 0));
            }
        }
    }

    /// A gate of the tender that asks less than the one it replaces is worth a warning.
    fn compare(&mut self, own: &Gate, theirs: &Gate, catalogue: usize) {
        let (Some(ours), Some(asked)) = (&own.rule, &theirs.rule) else { return };
        let less = match (ours, asked) {
            (GateRule::Price { price: ours }, GateRule::Price { price: asked }) => ours > asked,
            _ => ours.minimum() < asked.minimum(),
        };
        let less = less && std::mem::discriminant(ours) == std::mem::discriminant(asked);
        if less {
            let catalogue = self.rules.catalogues[catalogue].id.clone();
            let message = Msg::GateAsksLess { gate: own.id.value.clone(), catalogue };
            let finding = Finding::new(codes::GATE_ASKS_LESS, own.id.at, message);
            self.findings.push(finding.mark(theirs.id.at, Msg::FirstHere));
        }
    }

    /// Resolves a gate; what a gate of the tender names and is not there is said with a code of tenders.
    fn coded(
        &mut self,
        gate: &Gate,
        family: Family,
        catalogue: usize,
    ) -> Option<(rules::Gate, Option<Cond>)> {
        let before = std::mem::take(self.findings);
        let resolved = self.resolve(gate, family, catalogue);
        let found = std::mem::replace(self.findings, before);
        self.findings.extend(found.changed(|mut finding| {
            let of_catalogues = [codes::UNKNOWN_NAME, codes::LEVEL].contains(&finding.code);
            if family == Family::Tender && of_catalogues {
                finding.code = codes::UNKNOWN_IN_TENDER;
            }
            Some(finding)
        }));
        resolved
    }

    fn resolve(
        &mut self,
        gate: &Gate,
        family: Family,
        catalogue: usize,
    ) -> Option<(rules::Gate, Option<Cond>)> {
        match self.used.get(catalogue) {
            Some(loaded) if family == Family::Catalogue => {
                Names::new(&loaded.catalogue, self.compiler).references(&gate.references, self.findings);
            }
            _ => self.cited(gate),
        }
        let rule = gate.rule.as_ref()?;
        let cond = match rule {
            GateRule::When { when } => Some(self.compiler.compile(when, family, self.findings)?),
            _ => None,
        };
        let resolved = rules::Gate {
            id: gate.id.value.clone(),
            at: gate.id.at,
            title: gate.title.clone(),
            why: gate.why.clone(),
            rule: self.rule(gate, rule)?,
        };
        Some((resolved, cond))
    }

    /// A gate of the tender may cite a reference of any catalogue that is used.
    fn cited(&mut self, gate: &Gate) {
        let all =
            || self.used.iter().flat_map(|loaded| &loaded.catalogue.references).map(|r| r.id.value.as_str());
        for name in gate.references.iter().filter(|name| all().all(|id| id != name.value)) {
            unknown(Noun::Reference, name, all(), self.findings);
        }
    }

    /// Whether what a gate looks at is there, and none of it applies to what is bought.
    fn is_not_applicable(&self, rule: &GateRule) -> bool {
        let rules = self.rules;
        let gone = |name: &Spanned<String>| rules.not_applicable.iter().any(|(id, _)| *id == name.value);
        let counts =
            |leveled: bool| move |c: &&rules::Criterion| if leveled { c.has_levels() } else { c.has_points };
        let group_is = |name: &Spanned<String>, leveled: bool| {
            let place = rules.groups.iter().position(|group| group.id == name.value);
            let Some(place) = place else { return false };
            let left = rules.groups[place].criteria.iter().map(|&c| &rules.criteria[c]);
            let some_gone = rules.not_applicable.iter().any(|(_, group)| *group == place);
            some_gone && left.filter(counts(leveled)).count() == 0
        };
        let all_gone = |leveled: bool| {
            !rules.not_applicable.is_empty() && rules.criteria.iter().filter(counts(leveled)).count() == 0
        };
        match rule {
            GateRule::Level { of: Subject::Criterion(name), .. }
            | GateRule::Points { criterion: name, .. }
            | GateRule::Options { criterion: name, .. } => gone(name),
            GateRule::Level { of: Subject::Group(name), .. } => group_is(name, true),
            GateRule::Share { group: name, .. } => group_is(name, false),
            GateRule::Level { .. } => all_gone(true),
            GateRule::Score { .. } => all_gone(false),
            GateRule::Price { .. } | GateRule::When { .. } => false,
        }
    }

    fn rule(&mut self, gate: &Gate, rule: &GateRule) -> Option<rules::GateRule> {
        if self.is_not_applicable(rule) {
            return Some(rules::GateRule::NotApplicable);
        }
        match rule {
            GateRule::Level { of, level } => self.level(gate, of, level),
            GateRule::Share { group, share } => {
                let group = self.group(gate, group)?;
                let maxima =
                    self.rules.groups[group].criteria.iter().map(|&c| self.rules.criteria[c].maximum());
                let empty = maxima.into_iter().all(Dec::is_zero);
                self.measures(gate, !empty, Nothing::NoShare)?;
                Some(rules::GateRule::Share { group, share: *share })
            }
            GateRule::Points { criterion, points } => {
                let criterion = self.criterion(gate, criterion)?;
                self.measures(gate, self.rules.criteria[criterion].has_points, Nothing::NoPoints)?;
                Some(rules::GateRule::Points { criterion, points: *points })
            }
            GateRule::Options { criterion, options } => self.options(gate, criterion, options),
            GateRule::Score { score } => {
                let scored = self.rules.criteria.iter().any(|criterion| !criterion.maximum().is_zero());
                self.measures(gate, scored, Nothing::NoScore)?;
                Some(rules::GateRule::Score { score: *score })
            }
            GateRule::Price { price } => Some(rules::GateRule::Price { price: *price }),
            GateRule::When { when } => Some(rules::GateRule::When { text: when.value.clone() }),
        }
    }

    /// Reports a gate that has nothing to measure.
    fn measures(&mut self, gate: &Gate, something: bool, why: Nothing) -> Option<()> {
        if !something {
            let message = Msg::GateMeasuresNothing { gate: gate.id.value.clone(), why };
            self.findings.push(Finding::new(codes::GATE_MEASURES_NOTHING, gate.id.at, message));
        }
        something.then_some(())
    }

    fn group(&mut self, gate: &Gate, name: &Spanned<String>) -> Option<usize> {
        let found = self.rules.groups.iter().position(|group| group.id == name.value);
        if found.is_none() {
            let known = |catalogue: &Loaded| catalogue.catalogue.groups.iter().any(|group| group.id == *name);
            let dropped = self.used.iter().any(known);
            self.lost(gate, Noun::Group, name, dropped);
        }
        found
    }

    fn criterion(&mut self, gate: &Gate, name: &Spanned<String>) -> Option<usize> {
        let found = self.rules.criteria.iter().position(|criterion| criterion.id == name.value);
        if found.is_none() {
            let dropped = self.rules.dropped.contains(&name.value);
            self.lost(gate, Noun::Criterion, name, dropped);
        }
        found
    }

    /// Reports what a gate names and does not find: dropped, or never there.
    fn lost(&mut self, gate: &Gate, noun: Noun, name: &Spanned<String>, dropped: bool) {
        if dropped {
            self.measures(gate, false, Nothing::Dropped);
            return;
        }
        let groups = self.rules.groups.iter().map(|group| group.id.as_str());
        let criteria = self.rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let known: Vec<&str> = if noun == Noun::Group { groups.collect() } else { criteria.collect() };
        unknown(noun, name, known.into_iter(), self.findings);
    }

    fn options(
        &mut self,
        gate: &Gate,
        name: &Spanned<String>,
        options: &[Spanned<String>],
    ) -> Option<rules::GateRule> {
        let criterion = self.criterion(gate, name)?;
        let known = &self.rules.criteria[criterion].options;
        let mut passing = Vec::with_capacity(options.len());
        for option in options {
            match known.iter().position(|k| k.id == option.value) {
                Some(place) => passing.push(place),
                None => unknown(Noun::Option, option, known.iter().map(|k| k.id.as_str()), self.findings),
            }
        }
        Some(rules::GateRule::Options { criterion, options: passing })
    }

    fn level(&mut self, gate: &Gate, of: &gate::Subject, level: &Spanned<i64>) -> Option<rules::GateRule> {
        let with_levels = |place: &usize| self.rules.criteria[*place].has_levels();
        let all = 0..self.rules.criteria.len();
        let (of, criteria): (LevelOf, Vec<usize>) = match of {
            Subject::Overall => {
                let criteria: Vec<usize> = all.filter(with_levels).collect();
                if !criteria.is_empty() && self.rules.common_levels().is_none() {
                    self.measures(gate, false, Nothing::SeveralScales);
                    return None;
                }
                (LevelOf::Overall, criteria)
            }
            Subject::Catalogue(name) => {
                let Some(number) = self.rules.catalogues.iter().position(|c| c.id == name.value) else {
                    let known = self.rules.catalogues.iter().map(|c| c.id.as_str());
                    unknown(Noun::Catalogue, name, known, self.findings);
                    return None;
                };
                let within = |c: &usize| self.rules.groups[self.rules.criteria[*c].group].catalogue == number;
                (LevelOf::Catalogue(number), all.filter(with_levels).filter(within).collect())
            }
            Subject::Group(name) => {
                let group = self.group(gate, name)?;
                let members = self.rules.groups[group].criteria.iter().copied();
                let with_levels = |place: &usize| self.rules.criteria[*place].has_levels();
                (LevelOf::Group(group), members.filter(with_levels).collect())
            }
            Subject::Criterion(name) => {
                let criterion = self.criterion(gate, name)?;
                let has = self.rules.criteria[criterion].has_levels();
                (LevelOf::Criterion(criterion), if has { vec![criterion] } else { Vec::new() })
            }
        };
        self.measures(gate, !criteria.is_empty(), Nothing::NoLevels)?;
        let scale = self.rules.levels_of(criteria[0]);
        if !scale.iter().any(|known| known.n == level.value) {
            self.findings.push(Finding::new(codes::LEVEL, level.at, Msg::UnknownLevel(level.value)));
        }
        Some(rules::GateRule::Level { of, criteria, level: level.value })
    }
}

/// The ids of a tender's gates are no one else's: groups, criteria and gates share one name space.
fn unique(tender: &Tender, used: &[Loaded], findings: &mut Findings) {
    let weighed = || {
        let all = || used.iter().map(|loaded| loaded.catalogue.as_ref());
        let groups = all().flat_map(|catalogue| &catalogue.groups).map(|group| &group.id);
        groups.chain(all().flat_map(|catalogue| &catalogue.criteria).map(|criterion| &criterion.id))
    };
    for (i, gate) in tender.gates.iter().enumerate() {
        let same = |other: &&Spanned<String>| other.value.eq_ignore_ascii_case(&gate.id.value);
        let twin = tender.gates[..i].iter().map(|gate| &gate.id).find(same).or_else(|| weighed().find(same));
        if let Some(first) = twin {
            let code = crate::diag::codes::Fault::DuplicateId.code(Family::Tender);
            let finding = Finding::new(code, gate.id.at, Msg::DuplicateId(gate.id.value.clone()));
            findings.push(finding.mark(first.at, Msg::FirstHere));
        }
    }
}
