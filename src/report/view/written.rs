//! What the authority found and decided about a bid, with its reasons, by whom and when.

use jiff::civil::Date;

use super::{Shown, Speaker};
use crate::assess::Round;
use crate::diag::{Sources, Span};
use crate::lang::{Panel, Say};
use crate::model::authority::{Draw, OfBid};
use crate::model::fact::Stated;
use crate::report::layout::{Block, Item, clean};

/// Says what is in the record of a bid.
pub struct Writings<'w> {
    /// Who speaks.
    pub speaker: Speaker<'w>,
    /// The files of the record.
    pub sources: &'w Sources,
}

impl Writings<'_> {
    /// When the bid came in, what was found otherwise than stated, and what was decided.
    pub fn items(&self, of: &OfBid) -> Vec<Item> {
        let mut items = Vec::new();
        if let Some(receipt) = &of.receipt {
            let at = receipt.value.written.clone();
            let said = self.signed(&Panel::Received { at }, ("", None), receipt.at);
            items.push(Item { text: said, under: Vec::new() });
        }
        for (&fact, ruling) in &of.facts {
            let fact = self.speaker.rules.facts[fact].id.clone();
            let value = ruling.value.as_ref().map(|value| self.stated(value));
            let said = self.signed(&Panel::RuledFact { fact, value }, (&ruling.by, ruling.date), ruling.at);
            items.push(Item { text: said, under: vec![clean(&ruling.reason)] });
        }
        for (&place, ruling) in &of.answers {
            let criterion = &self.speaker.rules.criteria[place];
            let option = ruling.option.map(|option| criterion.options[option].id.clone());
            let said = Panel::RuledAnswer { criterion: criterion.id.clone(), option };
            let said = self.signed(&said, (&ruling.by, ruling.date), ruling.at);
            items.push(Item { text: said, under: vec![clean(&ruling.reason)] });
        }
        for decision in &of.decisions {
            let about = Panel::About { about: decision.about.value.clone(), result: decision.result.name() };
            let said = self.signed(&about, (&decision.by, decision.date), decision.about.at);
            items.push(Item { text: said, under: vec![clean(&decision.reason)] });
        }
        items
    }

    /// A draw by lot: the order that came out.
    pub fn draw(&self, draw: &Draw) -> Item {
        let order = draw.order.iter().map(|id| id.value.clone()).collect();
        let at = draw.order.first().map(|id| id.at).unwrap_or_default();
        let said = self.signed(&Panel::Drawn(order), (&draw.by, draw.date), at);
        Item { text: said, under: Vec::new() }
    }

    fn signed(&self, said: &Panel, (by, on): (&str, Option<Date>), at: Span) -> String {
        let lang = self.speaker.lang;
        let source = self.sources.get(at.file);
        let at = source.map(|source| format!("{}:{}", source.path, source.position(at.start).line));
        let at = at.unwrap_or_default();
        clean(&Panel::Signed { said: said.text(lang), by: by.to_owned(), on, at }.text(lang))
    }

    fn stated(&self, value: &Stated) -> String {
        self.speaker.stated(value)
    }
}

/// An item on one line: what it says, and the reason after a colon.
fn on_one_line(item: Item) -> String {
    std::iter::once(item.text).chain(item.under).collect::<Vec<_>>().join(": ")
}

/// Everything that the authority wrote about the bids of a report, bid by bid.
pub fn part(
    (round, sources): (&Round<'_>, &Sources),
    speaker: Speaker<'_>,
    bids: &[&Shown],
    blocks: &mut Vec<Block>,
) {
    let writings = Writings { speaker, sources };
    let told = bids.iter().filter_map(|bid| {
        let items = writings.items(round.written(&bid.sheet.id)?);
        let under = items.into_iter().map(on_one_line);
        Some(Item { text: clean(&bid.name()), under: under.collect() })
    });
    let told = told.filter(|item| !item.under.is_empty());
    let told: Vec<Item> = told.chain(round.draws().iter().map(|draw| writings.draw(draw))).collect();
    if !told.is_empty() {
        blocks.push(Block::Heading(Panel::Decided.text(speaker.lang)));
        blocks.push(Block::Items(told));
    }
}
