//! What profiles and tenders name must be there, and what they weigh must not be below zero.

use super::criteria::unknown;
use super::library::Loaded;
use super::rules::id_of;
use crate::diag::{Code, Finding, Findings, codes};
use crate::lang::Msg;
use crate::lang::msg::Noun;
use crate::model::Spanned;
use crate::model::catalogue::{Catalogue, Group, Profile};
use crate::model::tender::Tender;
use crate::num::Weight;

/// Reports every name in profiles and tender that leads nowhere, and every weight below zero.
pub fn verify(tender: &Tender, used: &[Loaded], findings: &mut Findings) {
    let mut names = Names { tender, used, findings };
    for loaded in used {
        names.profiles_of(&loaded.catalogue);
    }
    names.one_profile();
    names.named_profiles();
    names.shares();
    names.names_exist();
}

struct Names<'n> {
    tender: &'n Tender,
    used: &'n [Loaded],
    findings: &'n mut Findings,
}

impl Names<'_> {
    /// A profile for all catalogues must be there in one of them.
    fn one_profile(&mut self) {
        let Some(name) = &self.tender.rules.profile else { return };
        if self.used.iter().any(|loaded| has(&loaded.catalogue, name)) {
            return;
        }
        if let Some(first) = self.used.first() {
            self.no_profile(name, &first.catalogue);
        }
    }

    /// What must hold of the profiles of a catalogue, whichever applies.
    fn profiles_of(&mut self, catalogue: &Catalogue) {
        let mut defaults = catalogue.profiles.iter().filter(|profile| profile.default);
        if let (Some(first), Some(second)) = (defaults.next(), defaults.next()) {
            let finding = Finding::new(codes::TWO_DEFAULTS, second.id.at, Msg::TwoDefaults);
            self.findings.push(finding.mark(first.id.at, Msg::FirstHere));
        }
        for profile in &catalogue.profiles {
            self.names_every_group(profile, catalogue);
            self.drops_exist(profile, catalogue);
            for (id, weight) in &profile.weights {
                self.not_negative(id, weight, codes::NEGATIVE_WEIGHT);
            }
        }
        for (id, weight) in catalogue.groups.iter().filter_map(|g| g.weight.as_ref().map(|w| (&g.id, w))) {
            self.not_negative(id, weight, codes::NEGATIVE_WEIGHT);
        }
    }

    fn names_every_group(&mut self, profile: &Profile, catalogue: &Catalogue) {
        let is_dropped = |group: &Group| profile.drop.contains(&group.id);
        let is_named = |group: &Group| profile.weights.iter().any(|(id, _)| *id == group.id);
        let missing = |group: &&Group| !is_dropped(group) && !is_named(group);
        let groups: Vec<String> =
            catalogue.groups.iter().filter(missing).map(|g| g.id.value.clone()).collect();
        if !groups.is_empty() {
            let message = Msg::ProfileIncomplete { profile: profile.id.value.clone(), groups };
            self.findings.push(Finding::new(codes::PROFILE_INCOMPLETE, profile.id.at, message));
        }
        let known = || catalogue.groups.iter().map(|group| group.id.value.as_str());
        for (id, _) in profile.weights.iter().filter(|(id, _)| known().all(|group| group != id.value)) {
            unknown(Noun::Group, id, known(), self.findings);
        }
    }

    fn drops_exist(&mut self, profile: &Profile, catalogue: &Catalogue) {
        let known = || weighed_ids(catalogue);
        for name in profile.drop.iter().filter(|name| known().all(|id| id != name.value)) {
            unknown(Noun::GroupOrCriterion, name, known(), self.findings);
        }
        let gates = || catalogue.gates.iter().map(|gate| gate.id.value.as_str());
        for name in profile.gates.iter().flatten().filter(|name| gates().all(|id| id != name.value)) {
            unknown(Noun::Gate, name, gates(), self.findings);
        }
    }

    fn not_negative(&mut self, id: &Spanned<String>, weight: &Spanned<Weight>, code: Code) {
        if weight.value.0.is_negative() {
            self.findings.push(Finding::new(code, weight.at, Msg::NegativeWeight(id.value.clone())));
        }
    }

    fn no_profile(&mut self, name: &Spanned<String>, catalogue: &Catalogue) {
        let id = catalogue.head.id.as_ref().map(|id| id.value.clone()).unwrap_or_default();
        let profiles = catalogue.profiles.iter().map(|profile| profile.id.value.clone()).collect();
        let message = Msg::UnknownProfile { profile: name.value.clone(), catalogue: id.clone() };
        let finding = Finding::new(codes::UNKNOWN_PROFILE, name.at, message);
        self.findings.push(finding.help(Msg::ProfilesOf { catalogue: id, profiles }));
    }

    /// A profile per catalogue names a catalogue that is used, and a profile that it has.
    fn named_profiles(&mut self) {
        for (of, name) in &self.tender.rules.profiles {
            match self.used.iter().find(|loaded| id_of(loaded) == of.value) {
                None => self.unknown_in_tender(Noun::Catalogue, of),
                Some(loaded) if !has(&loaded.catalogue, name) => self.no_profile(name, &loaded.catalogue),
                Some(_) => {}
            }
        }
    }

    /// Shares of the score name every catalogue that is used, and no other.
    fn shares(&mut self) {
        let shares = &self.tender.rules.share;
        let Some((first, _)) = shares.first() else { return };
        for (id, share) in shares {
            self.not_negative(id, share, codes::TENDER_NEGATIVE);
            if !self.used.iter().any(|loaded| id_of(loaded) == id.value) {
                self.unknown_in_tender(Noun::Catalogue, id);
            }
        }
        let used = self.used.iter().map(id_of);
        let missing: Vec<String> = used.filter(|id| shares.iter().all(|(of, _)| of.value != *id)).collect();
        if !missing.is_empty() {
            self.findings.push(Finding::new(codes::SHARES, first.at, Msg::ShareMissing(missing)));
        }
    }

    fn unknown_in_tender(&mut self, noun: Noun, name: &Spanned<String>) {
        let message = Msg::UnknownName { noun, id: name.value.clone() };
        self.findings.push(Finding::new(codes::UNKNOWN_IN_TENDER, name.at, message));
    }

    /// What the tender weighs, drops or states must be there.
    fn names_exist(&mut self) {
        let all = || self.used.iter().map(|loaded| loaded.catalogue.as_ref());
        let groups: Vec<&str> = all().flat_map(|c| &c.groups).map(|group| group.id.value.as_str()).collect();
        let gates = all().flat_map(|c| &c.gates).map(|gate| gate.id.value.as_str());
        let contexts: Vec<&str> =
            all().flat_map(|c| &c.contexts).map(|context| context.id.value.as_str()).collect();
        let dropped: Vec<&str> = all().flat_map(weighed_ids).chain(gates).collect();
        let mut wrong = Vec::new();
        for (id, weight) in &self.tender.rules.weights {
            if !groups.contains(&id.value.as_str()) {
                let message = Msg::UnknownName { noun: Noun::Group, id: id.value.clone() };
                wrong.push(unknown_there(id, message, &groups));
            } else if weight.value.0.is_negative() {
                let message = Msg::NegativeWeight(id.value.clone());
                wrong.push(Finding::new(codes::TENDER_NEGATIVE, weight.at, message));
            }
        }
        for id in self.tender.rules.drop.iter().filter(|id| !dropped.contains(&id.value.as_str())) {
            let message = Msg::UnknownName { noun: Noun::GroupCriterionOrGate, id: id.value.clone() };
            wrong.push(unknown_there(id, message, &dropped));
        }
        let stated = self.tender.context.iter().map(|(id, _)| id);
        for id in stated.filter(|id| !contexts.contains(&id.value.as_str())) {
            wrong.push(unknown_there(id, Msg::UnknownContext(id.value.clone()), &contexts));
        }
        wrong.into_iter().for_each(|finding| self.findings.push(finding));
    }
}

/// A name that no catalogue has, with the one that was probably meant.
fn unknown_there(id: &Spanned<String>, message: Msg, known: &[&str]) -> Finding {
    let near = crate::read::nearest(&id.value, known.iter().copied());
    let help = near.map(|near| Msg::DidYouMean(near.to_owned()));
    Finding::new(codes::UNKNOWN_IN_TENDER, id.at, message).maybe_help(help)
}

fn has(catalogue: &Catalogue, name: &Spanned<String>) -> bool {
    catalogue.profiles.iter().any(|profile| profile.id == *name)
}

fn weighed_ids(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    let groups = catalogue.groups.iter().map(|group| group.id.value.as_str());
    groups.chain(catalogue.criteria.iter().map(|criterion| criterion.id.value.as_str()))
}
