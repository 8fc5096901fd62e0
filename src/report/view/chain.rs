//! The report of `chain`: who runs what, who controls whom, where, and what that exposes.

use std::collections::BTreeSet;
use std::io;

use super::{Shown, Speaker, shown};
use crate::assess::{Control, Degree, Exposure, Round};
use crate::lang::{Label, list};
use crate::model::Spanned;
use crate::model::bid::{Component, Holds, Party};
use crate::model::offer::Offer;
use crate::report::Report;
use crate::report::layout::{Block, Item, Table, clean};

/// The blocks of the report: one part per bid.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    let (Some(round), Some(rules)) = (report.round, report.opened.rules.as_ref()) else {
        return Ok(Vec::new());
    };
    let speaker = Speaker { rules, lang: report.lang };
    let places: Vec<_> = round
        .places
        .iter()
        .filter(|place| report.is_asked(&round.entries[place.bid].standing.id))
        .cloned()
        .collect();
    let mut blocks = Vec::new();
    if round.entries.is_empty() {
        blocks.push(Block::Line(speaker.say(&Label::NoBids)));
    }
    for bid in shown(round, &places[..report.options.top.min(places.len())])? {
        blocks.extend(one(report, round, &bid, speaker));
    }
    Ok(blocks)
}

fn one(report: &Report<'_>, round: &Round<'_>, bid: &Shown, speaker: Speaker<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Title(clean(&speaker.say(&Label::ChainOf(bid.name()))))];
    let Some((offer, assessed)) = bid.sheet.assessed() else {
        let why = super::reasons::reasons(round, bid, speaker).join("; ");
        blocks.push(Block::Line(clean(&why)));
        return blocks;
    };
    let chain = Chain { offer, control: Control::new(&offer.parties), speaker };
    blocks.push(Block::Heading(speaker.say(&Label::Components)));
    if offer.components.is_empty() {
        blocks.push(Block::Line(speaker.say(&Label::NoComponents)));
    }
    let mut said = BTreeSet::new();
    let items = offer.components.iter().map(|component| chain.component(component, &mut said)).collect();
    blocks.push(Block::Items(items));
    if !offer.absent.is_empty() {
        let layers: Vec<String> =
            offer.absent.iter().map(|layer| speaker.say(&Label::Layer(layer.clone()))).collect();
        let layers = list(&layers, speaker.lang);
        blocks.push(Block::Line(clean(&speaker.say(&Label::AbsentLayers(layers)))));
    }
    let laws = &report.options.laws;
    let chosen = speaker.rules.laws.iter().zip(&assessed.exposures);
    let chosen = chosen.filter(|(law, _)| laws.is_empty() || laws.contains(&law.id));
    blocks.push(Block::Heading(speaker.say(&Label::ExposureHeading)));
    let columns = [Label::Law, Label::Overall, Label::Content, Label::Metadata, Label::Way];
    let columns: Vec<_> = columns.iter().map(|label| (speaker.say(label), false)).collect();
    let mut table = Table::new(columns.len(), columns);
    for (law, exposure) in chosen {
        let mut row = vec![speaker.law(law)];
        row.extend(degrees(exposure).map(|degree| speaker.say(&Label::Degree(degree.name()))));
        row.push(exposure.way());
        table.row(row);
    }
    blocks.push(Block::Table(table));
    blocks
}

fn degrees(exposure: &Exposure) -> [Degree; 3] {
    [exposure.overall, exposure.content, exposure.metadata]
}

/// Parties above one that a report names before it says that there are more.
const MOST_CONTROLLERS: usize = 20;

struct Chain<'c> {
    offer: &'c Offer,
    control: Control<'c>,
    speaker: Speaker<'c>,
}

impl Chain<'_> {
    /// A component, with the party that runs it and everyone who controls that one; of a party that was
    /// `said` before only its name.
    fn component(&self, component: &Component, said: &mut BTreeSet<usize>) -> Item {
        let say = |label: Label| self.speaker.say(&label);
        let countries = |all: &[Spanned<String>]| {
            let ids: Vec<&str> = all.iter().map(|country| country.value.as_str()).collect();
            if ids.is_empty() { say(Label::NotStated) } else { list(&ids, self.speaker.lang) }
        };
        let layer =
            component.layer.as_ref().map_or(Label::NotStated, |layer| Label::Layer(layer.value.clone()));
        let holds = match (component.holds, component.readable) {
            (Some(Holds::Nothing), _) => say(Label::HoldsNothing),
            (Some(held), readable) => say(Label::HoldsData { content: held == Holds::Content, readable }),
            (None, _) => say(Label::HoldsUnknown),
        };
        let text = say(Label::ComponentLine {
            id: component.id.value.clone(),
            layer: say(layer),
            locations: countries(&component.locations),
            access: countries(&component.access_from),
            holds,
        });
        let place = component.party.as_ref().and_then(|party| self.control.place(&party.value));
        let under = match place {
            Some(place) if !said.insert(place) => {
                vec![say(Label::PartyAgain(self.offer.parties[place].id.value.clone()))]
            }
            Some(place) => self.line(place),
            None => vec![say(Label::NoParty)],
        };
        Item { text: clean(&text), under: under.iter().map(|line| clean(line)).collect() }
    }

    /// The party that runs it and who controls that one; of a very long line the first.
    fn line(&self, place: usize) -> Vec<String> {
        let line = self.control.line(place, MOST_CONTROLLERS);
        let mut said: Vec<String> = line
            .iter()
            .take(MOST_CONTROLLERS)
            .enumerate()
            .map(|(i, &party)| self.party(&self.offer.parties[party], i == 0))
            .collect();
        if line.len() > MOST_CONTROLLERS {
            said.push(self.speaker.say(&Label::FurtherUp));
        }
        said
    }

    fn party(&self, party: &Party, runs: bool) -> String {
        let country = party.country.as_ref().map_or_else(|| "?".to_owned(), |country| country.value.clone());
        let owners = party.owners.iter().map(|owner| {
            let share =
                owner.share.map(|share| format!(" {} %", self.speaker.dec(share))).unwrap_or_default();
            format!("{}{share}", owner.party.value)
        });
        let owners: Vec<String> = owners.collect();
        let id = party.id.value.clone();
        self.speaker.say(&Label::PartyLine {
            runs,
            id,
            name: party.name.clone(),
            country,
            owners,
            independent: party.independent == Some(true),
        })
    }
}
