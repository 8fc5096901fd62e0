//! By which way a law reaches a bid: from component to party, to who controls it, to the country whose law it is.

use super::sheet::{Sheet, broken, short};
use crate::assess::Step;
use crate::lang::{Label, Lang, Robust, Say as _, Whole};
use crate::model::offer::Offer;

const LEFT: i64 = 8;
const BOX: i64 = 150;
const GAP: i64 = 22;
const HIGH: i64 = 58;
/// Signs on a line of a box, which has two of them for its name.
const SIGNS: usize = 21;
/// Boxes on a line; of a longer way the ends are drawn.
const MOST: usize = 5;
/// Laws that are drawn; the rest is counted.
const ROWS: usize = 12;

/// The way by which one law reaches a bid furthest.
pub struct Way<'w> {
    /// The law, or all that take this way and reach as far.
    pub law: String,
    /// How far it reaches, in words.
    pub degree: String,
    /// Whether that is the worst that there is.
    pub is_bad: bool,
    /// The steps.
    pub path: &'w [Step],
}

/// Draws ways below each other; `words` stand under the picture, and say what it shows.
pub fn ways(all: &[Way<'_>], offer: &Offer, id: &str, (caption, says): (&str, &str), lang: Lang) -> String {
    let mut sheet = Sheet::bare();
    sheet.heading(caption, "", says.to_owned());
    for way in all.iter().take(ROWS) {
        let head = format!("{}: {}", short(&way.law, 92), way.degree);
        sheet.named(&head, |sheet| {
            sheet.text(LEFT, sheet.y + 14, "g", &head);
            sheet.y += 24;
            line(way, offer, lang, sheet);
            sheet.y += HIGH + 16;
        });
    }
    if all.len() > ROWS {
        sheet.y += 14;
        sheet.text(LEFT, sheet.y, "s", &Robust::Rest(all.len() - ROWS).text(lang));
    }
    sheet.y -= 16;
    sheet.finish(id, caption, lang.code())
}

/// The boxes of one way, with arrows between them.
fn line(way: &Way<'_>, offer: &Offer, lang: Lang, sheet: &mut Sheet) {
    let boxes: Vec<Option<(String, String)>> = match way.path.len() {
        n if n <= MOST => way.path.iter().map(|step| Some(words(step, offer, lang))).collect(),
        n => {
            let ends = way.path[..2].iter().chain(&way.path[n - 2..]);
            let mut ends: Vec<_> = ends.map(|step| Some(words(step, offer, lang))).collect();
            ends.insert(2, None);
            ends
        }
    };
    let last = boxes.len().saturating_sub(1);
    let mut seen_party = false;
    for (at, of) in boxes.into_iter().enumerate() {
        let x = LEFT + (BOX + GAP) * i64::try_from(at).unwrap_or_default();
        if at > 0 {
            let y = sheet.y + HIGH / 2;
            sheet.line((x - GAP + 2, y), (x - 6, y), "a");
            sheet.through(&[(x - 10, y - 4), (x - 4, y), (x - 10, y + 4)], "a i");
        }
        let Some((kind, name)) = of else {
            sheet.text(x + BOX / 2, sheet.y + HIGH / 2 + 4, "m", "…");
            continue;
        };
        let class = if at == last && way.is_bad { "r" } else { "b" };
        sheet.rect((x, sheet.y), (BOX, HIGH), class);
        let is_party = kind == Whole::RunBy.text(lang);
        let kind = if is_party && seen_party { Whole::OwnedBy.text(lang) } else { kind };
        seen_party |= is_party;
        sheet.text(x + 8, sheet.y + 16, "q", &short(&kind, SIGNS + 3));
        let mut lines = broken(&name, SIGNS);
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.push(short(&rest, SIGNS));
        }
        for (n, line) in lines.iter().enumerate() {
            sheet.text(x + 8, sheet.y + 33 + 16 * i64::try_from(n).unwrap_or_default(), "n", line);
        }
    }
}

/// What a step is, and its name.
fn words(step: &Step, offer: &Offer, lang: Lang) -> (String, String) {
    match step {
        Step::Component(id) => {
            let of = offer.components.iter().find(|component| component.id.value == *id);
            let layer = of.and_then(|of| of.layer.as_ref());
            let layer = layer.map(|layer| Label::Layer(layer.value.clone()).text(lang));
            (layer.unwrap_or_else(|| Whole::Component.text(lang)), id.clone())
        }
        Step::Party(id) => {
            let of = offer.parties.iter().find(|party| party.id.value == *id);
            let name = of.map(|of| of.name.clone()).filter(|name| !name.is_empty());
            (Whole::RunBy.text(lang), name.unwrap_or_else(|| id.clone()))
        }
        Step::Country(id) => (Whole::Seat.text(lang), id.clone()),
        Step::Layer(id) => (Label::Layer(id.clone()).text(lang), "?".to_owned()),
    }
}
