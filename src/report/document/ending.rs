//! Exposure to laws from elsewhere, dates, and how the rules are fixed.

use std::collections::BTreeSet;

use super::{Teller, plain};
use crate::assess::METHOD;
use crate::cond::Cond;
use crate::lang::{Chapter, Label, Say};
use crate::resolve::{DEGREES, Input};

impl Teller<'_> {
    /// The part on exposure, where a condition asks for it.
    pub fn exposure(&mut self) {
        let rules = self.rules;
        let conditions = &self.opened.conditions;
        let of = |cond: &Cond| {
            let law = |input: &u32| match conditions.inputs[*input as usize] {
                Input::Exposure(law) | Input::ContentExposure(law) => Some(law),
                _ => None,
            };
            cond.inputs().iter().filter_map(law).collect::<BTreeSet<usize>>()
        };
        let (mut laws, mut users) = (BTreeSet::new(), Vec::new());
        for (place, cond) in conditions.gates.iter().enumerate() {
            let read = cond.as_ref().map(of).unwrap_or_default();
            if !read.is_empty() {
                users.push(super::title(rules.gates[place].title.get(self.lang), &rules.gates[place].id));
            }
            laws.extend(read);
        }
        for (place, criterion) in rules.criteria.iter().enumerate().filter(|(_, one)| !one.laws.is_empty()) {
            users.push(self.criterion(place));
            laws.extend(criterion.laws.iter().copied());
        }
        if laws.is_empty() {
            return;
        }
        self.heading(2, &Chapter::Exposure);
        self.line(&Chapter::ExposureIntro);
        self.degrees();
        self.laws(&laws);
        self.line(&Chapter::UsedBy(users));
        let layer = |layer: &String| Label::Layer(layer.clone()).text(self.lang);
        let layers: Vec<String> = rules.layers.iter().map(layer).collect();
        if !layers.is_empty() {
            self.line(&Chapter::LayersAsked(layers));
        }
    }

    fn degrees(&mut self) {
        let all = DEGREES.into_iter().chain(["unknown"]);
        let row = |degree: &'static str| {
            vec![plain(&self.degree(degree)), plain(&self.say(&Chapter::DegreeMeans(degree)))]
        };
        let rows = all.map(row).collect();
        self.table(None, &[(Chapter::Degree, false, 4), (Chapter::Meaning, false, 16)], rows);
    }

    fn laws(&mut self, laws: &BTreeSet<usize>) {
        let row = |place: &usize| {
            let law = &self.rules.laws[*place];
            let mut title = super::title(law.title.get(self.lang), &law.id);
            if let Some(day) = law.until {
                title = format!("{title}, {}", self.say(&Chapter::LawLapsed(day)));
            }
            vec![plain(&title), plain(&law.countries.join(", "))]
        };
        let rows = laws.iter().map(row).collect();
        self.table(None, &[(Chapter::Law, false, 12), (Chapter::LawCountries, false, 8)], rows);
    }

    /// The part on dates and on what was fixed.
    pub fn fixing(&mut self) {
        self.heading(2, &Chapter::Fixing);
        let head = &self.opened.tender.head;
        let mut said = Vec::new();
        said.extend(head.published.as_ref().map(|day| Chapter::Published(day.value)));
        said.extend(head.questions_until.as_ref().map(|day| Chapter::QuestionsUntil(day.value)));
        said.extend(head.deadline.as_ref().map(|moment| self.deadline(&moment.value.written)));
        said.push(self.rules.as_of.map_or(Chapter::NoAsOf, Chapter::AsOf));
        for catalogue in &self.rules.catalogues {
            said.push(Chapter::CatalogueIs {
                title: catalogue.title.get(self.lang),
                id: catalogue.id.clone(),
                version: catalogue.version.clone(),
                profile: catalogue.profile.clone(),
            });
            said.extend(catalogue.share.map(|share| Chapter::CatalogueShare(self.dec(share.0))));
        }
        said.push(Chapter::Reckoning(METHOD));
        let last = self.opened.lock.as_ref().and_then(|locked| locked.lock.last());
        said.push(last.map_or(Chapter::NotLocked, |last| Chapter::Locked {
            version: last.n,
            date: last.date,
            digest: last.digest.value.clone(),
        }));
        let said: Vec<String> = said.iter().map(|text| text.text(self.lang)).collect();
        self.list(&said);
        self.regions();
    }

    /// `2026-11-30T12:00:00+01:00` as a day and a time of day, as they are there where it was written.
    fn deadline(&self, written: &str) -> Chapter {
        let day = self.opened.tender.head.deadline.as_ref().map(|moment| moment.value.day);
        let time = written.split_once(['T', 't', ' ']).and_then(|(_, time)| time.get(..5));
        Chapter::Deadline { day, time: time.unwrap_or_default().to_owned(), written: written.to_owned() }
    }

    /// The countries of the regions that conditions name.
    fn regions(&mut self) {
        let mut rows = Vec::new();
        for id in &self.calls.regions {
            let mut all = self.opened.catalogues.iter().flat_map(|catalogue| &catalogue.regions);
            let Some(region) = all.find(|region| region.id.value == *id) else { continue };
            let mut title = super::title(region.title.get(self.lang), id);
            if let Some(day) = region.as_of {
                title = format!("{title}, {}", self.say(&Chapter::TrueOn(day)));
            }
            let countries: Vec<&str> = region.countries.iter().map(|one| one.value.as_str()).collect();
            rows.push(vec![plain(&title), plain(&countries.join(", "))]);
        }
        if rows.is_empty() {
            return;
        }
        self.heading(3, &Chapter::Regions);
        self.line(&Chapter::RegionsIntro);
        self.table(None, &[(Chapter::Region, false, 8), (Chapter::Countries, false, 12)], rows);
    }
}
