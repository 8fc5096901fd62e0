//! Where the numbers of the rules stand: the option, the weight, the divisor in their files.

use std::collections::BTreeMap;

use super::ledger::{Given, Operand, What};
use crate::diag::Span;
use crate::model::catalogue::{Catalogue, Criterion, Group, Profile};
use crate::model::rules::Rules;
use crate::num::{Dec, Ratio};
use crate::resolve::Opened;

/// The files behind the rules, looked up by what the rules hold.
pub struct Places<'p> {
    /// The tender with its catalogues.
    pub opened: &'p Opened,
    /// The rules.
    pub rules: &'p Rules,
    /// Criteria by catalogue and id.
    criteria: BTreeMap<(usize, &'p str), &'p Criterion>,
}

impl<'p> Places<'p> {
    /// Looks through the files of a tender.
    #[must_use]
    pub fn new(opened: &'p Opened, rules: &'p Rules) -> Places<'p> {
        let each = opened.catalogues.iter().enumerate();
        let criteria = each.flat_map(|(number, catalogue)| {
            catalogue.criteria.iter().map(move |criterion| ((number, criterion.id.value.as_str()), criterion))
        });
        Places { opened, rules, criteria: criteria.collect() }
    }

    fn catalogue(&self, group: usize) -> Option<&'p Catalogue> {
        self.opened.catalogues.get(self.rules.groups[group].catalogue).map(AsRef::as_ref)
    }

    /// A criterion as its file says it.
    #[must_use]
    pub fn criterion(&self, place: usize) -> Option<&'p Criterion> {
        let criterion = &self.rules.criteria[place];
        let number = self.rules.groups[criterion.group].catalogue;
        self.criteria.get(&(number, criterion.id.as_str())).copied()
    }

    fn group(&self, group: usize) -> Option<&'p Group> {
        let id = &self.rules.groups[group].id;
        self.catalogue(group)?.groups.iter().find(|known| known.id.value == *id)
    }

    /// Where an option stands: in its criterion, or in the scale that it comes from.
    #[must_use]
    pub fn option(&self, place: usize, option: usize) -> Option<Span> {
        let criterion = self.criterion(place)?;
        let Some(scale) = &criterion.scale else { return Some(criterion.options.get(option)?.id.at) };
        let group = self.rules.criteria[place].group;
        let scale = self.catalogue(group)?.scales.iter().find(|known| known.id == *scale)?;
        Some(scale.options.get(option)?.id.at)
    }

    /// Where the condition of an option stands.
    #[must_use]
    pub fn condition(&self, place: usize, option: usize) -> Option<Span> {
        Some(self.criterion(place)?.options.get(option)?.when.as_ref()?.at)
    }

    /// The points of a criterion and the share of an option, where it comes from a shared scale.
    #[must_use]
    pub fn shared(&self, place: usize, option: usize) -> Option<[Operand; 2]> {
        let criterion = self.criterion(place)?;
        let (scale, points) = (criterion.scale.as_ref()?, criterion.points.as_ref()?);
        let group = self.rules.criteria[place].group;
        let scale = self.catalogue(group)?.scales.iter().find(|known| known.id == *scale)?;
        let share = scale.options.get(option)?;
        let (whole, at) = (Ratio::from(points.value), Some(points.at));
        let part = format!("{}/{}", scale.id.value, share.id.value);
        Some([
            given(whole, What::CriterionPoints, &criterion.id.value, at),
            given(Ratio::from(share.share), What::OptionShare, &part, Some(share.id.at)),
        ])
    }

    /// What the points of a group are divided by, where the catalogue says so.
    #[must_use]
    pub fn out_of(&self, group: usize) -> Option<Operand> {
        let value = Ratio::from(self.rules.groups[group].out_of?);
        let at = self.group(group).and_then(|group| group.out_of.as_ref()).map(|out_of| out_of.at);
        Some(given(value, What::OutOf, &self.rules.groups[group].id, at))
    }

    /// The profile of a group's catalogue that applies.
    #[must_use]
    pub fn profile(&self, group: usize) -> Option<&'p Profile> {
        let named = self.rules.catalogues[self.rules.groups[group].catalogue].profile.as_ref()?;
        self.catalogue(group)?.profiles.iter().find(|profile| profile.id.value == *named)
    }

    /// The weight of a group, where it was set: by the tender, else by what the group is worth in an award
    /// on value, else by the profile, else by the group itself.
    #[must_use]
    pub fn weight(&self, group: usize) -> Operand {
        let of = &self.rules.groups[group];
        let tender = &self.opened.tender.rules.weights;
        if self.rules.award.method == "value" && tender.is_empty() {
            let said = self.opened.tender.award.values.iter().find(|(id, _)| id.value == of.id);
            return given(Ratio::from(of.weight), What::Weight, &of.id, said.map(|(_, value)| value.at));
        }
        let profile = self.profile(group).map(|profile| profile.weights.as_slice()).unwrap_or_default();
        let named = tender.iter().chain(profile).find(|(id, _)| id.value == of.id);
        let own = || self.group(group)?.weight.as_ref().map(|weight| weight.at);
        let at = named.map(|(_, weight)| weight.at).or_else(own);
        given(Ratio::from(of.weight), What::Weight, &of.id, at)
    }

    /// What a catalogue carries of the quality score, where the tender says so.
    #[must_use]
    pub fn catalogue_share(&self, catalogue: usize) -> Option<Operand> {
        let info = &self.rules.catalogues[catalogue];
        let value = Ratio::from(info.share?);
        let said = self.opened.tender.rules.share.iter().find(|(id, _)| id.value == info.id);
        Some(given(value, What::CatalogueShare, &info.id, said.map(|(_, share)| share.at)))
    }

    /// The maxima of the criteria of a group that are dropped or do not apply.
    #[must_use]
    pub fn gone(&self, group: usize) -> Vec<Operand> {
        let (of, Some(catalogue)) = (&self.rules.groups[group], self.catalogue(group)) else {
            return Vec::new();
        };
        let counts = |id: &str| of.criteria.iter().any(|&place| self.rules.criteria[place].id == id);
        let members = catalogue.criteria.iter().filter(|criterion| criterion.group.value == of.id);
        let gone = members.filter(|criterion| !counts(&criterion.id.value));
        gone.map(|criterion| {
            let most = Ratio::from(maximum(criterion, catalogue));
            given(most, What::MaximumNotCounting, &criterion.id.value, Some(criterion.id.at))
        })
        .collect()
    }
}

/// The most points of a criterion as its file says it.
fn maximum(criterion: &Criterion, catalogue: &Catalogue) -> Dec {
    let own = criterion.options.iter().map(|option| option.points.unwrap_or_default().0);
    let corners = criterion.curve.iter().flat_map(|curve| &curve.points).map(|(_, points)| points.0);
    let scale = criterion.scale.as_ref().and_then(|name| catalogue.scales.iter().find(|s| s.id == *name));
    let whole = criterion.points.as_ref().map_or(Dec::ZERO, |points| points.value.0);
    let shares = scale.into_iter().flat_map(|scale| &scale.options);
    let scaled = shares.map(|option| whole.percent(option.share.0).unwrap_or(Dec::ZERO));
    if criterion.scale.is_some() {
        return scaled.max().unwrap_or_default();
    }
    own.chain(corners).max().unwrap_or_default()
}

/// A number with its origin.
#[must_use]
pub(super) fn given(value: Ratio, what: What, of: &str, at: Option<Span>) -> Operand {
    Operand::Given(Given { value, what, of: of.to_owned(), at })
}
