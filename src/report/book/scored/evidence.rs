//! The sheet with every document of every bid, and what is still due.

use crate::assess::{Document, Round, Sheet as BidSheet, documents, due};
use crate::lang::{Book as Words, Papers, Say};
use crate::model::offer::Found;
use crate::report::book::{Cell, Column, Role, Sheet};
use crate::report::view::{Speaker, kind, standing};

/// The most rows.
const MOST_ROWS: usize = 20_000;

/// Adds the rows of a bid.
pub fn take(round: &Round<'_>, speaker: Speaker<'_>, sheet: &BidSheet, rows: &mut Vec<Vec<Cell>>) {
    let Some((offer, assessed)) = sheet.assessed() else { return };
    let text = |text: &str| Cell::text(text, Role::Plain, speaker.lang);
    for one in documents(speaker.rules, offer, round.written(&offer.id)) {
        if rows.len() < MOST_ROWS {
            rows.push(row(speaker, &offer.id, &one));
        }
    }
    for place in due(assessed) {
        if rows.len() >= MOST_ROWS {
            return;
        }
        let criterion = &speaker.rules.criteria[place];
        let kinds: Vec<String> = criterion.evidence_kinds.iter().map(|id| kind(speaker, id)).collect();
        let mut cells = vec![text(&offer.id), text(""), text(&kinds.join("; ")), text("")];
        cells.push(text(&Words::StillDue.text(speaker.lang)));
        cells.push(text(&criterion.id));
        rows.push(cells);
    }
}

fn row(speaker: Speaker<'_>, bid: &str, one: &Document<'_>) -> Vec<Cell> {
    let text = |text: &str| Cell::text(text, Role::Plain, speaker.lang);
    let evidence = one.evidence;
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(Cell::default, Cell::day);
    let place = evidence.file.as_ref().or(evidence.url.as_ref());
    let supports = one.answers.iter().map(|(place, _)| speaker.rules.criteria[*place].id.clone());
    let facts = one.facts.iter().map(|&fact| speaker.rules.facts[fact].id.clone());
    let supports: Vec<String> = supports.chain(facts).collect();
    let sha256 = match one.found {
        Some(Found::Present { sha256, .. }) => sha256.clone(),
        _ => String::new(),
    };
    let looked: Vec<String> = one.looked.iter().map(|by| by.by.clone()).collect();
    vec![
        text(bid),
        text(&evidence.id.value),
        text(&kind(speaker, &evidence.kind.value)),
        text(&evidence.title),
        text(&standing(speaker, one)),
        text(&supports.join("; ")),
        text(&evidence.issuer),
        day(evidence.issued.as_ref().map(|on| on.value)),
        day(evidence.expires.as_ref().map(|on| on.value)),
        text(&evidence.page),
        text(place.map(|place| place.value.as_str()).unwrap_or_default()),
        text(&sha256),
        text(evidence.confidential.as_deref().unwrap_or_default()),
        text(&looked.join("; ")),
    ]
}

/// The sheet.
pub fn sheet(speaker: Speaker<'_>, rows: Vec<Vec<Cell>>) -> Sheet {
    let lang = speaker.lang;
    let mut sheet = Sheet::new(&Words::SheetEvidence.text(lang));
    let heads = [
        Papers::Bid.text(lang),
        "id".to_owned(),
        Words::Kind.text(lang),
        Words::DocumentTitle.text(lang),
        Words::Stands.text(lang),
        Words::Supports.text(lang),
        Words::Issuer.text(lang),
        Words::Issued.text(lang),
        Words::Expires.text(lang),
        Words::Page.text(lang),
        Words::FileOrUrl.text(lang),
        "sha256".to_owned(),
        Words::ConfidentialWhy.text(lang),
        Words::LookedAt.text(lang),
    ];
    sheet.heads(heads.iter().map(|head| Cell::text(head, Role::Head, lang)).collect(), 2);
    sheet.filtered = true;
    sheet.rows.extend(rows);
    sheet.columns = Column::of(&[18, 16, 26, 34, 30, 24, 22, 12, 12, 10, 34, 24, 20, 20]);
    sheet
}
