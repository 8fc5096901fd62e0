//! The documents of a bid, as data: for JSON, and as rows for spreadsheets.

use serde::Serialize;

use crate::assess::{Document, Round, Sheet, documents, due};
use crate::model::offer::Found;

/// A document of a bid.
#[derive(Serialize)]
pub struct Paper {
    pub bid: String,
    pub id: String,
    pub kind: String,
    pub title: String,
    pub place: String,
    pub status: &'static str,
    pub size: Option<u64>,
    pub sha256: Option<String>,
    pub sha256_stated: Option<String>,
    pub issuer: String,
    pub issued: Option<String>,
    pub expires: Option<String>,
    pub page: String,
    pub confidential: Option<String>,
    pub answers: Vec<String>,
    pub answers_of_other_kind: Vec<String>,
    pub facts: Vec<String>,
    pub verified: Vec<Looked>,
}

/// Who looked at a document and found it true.
#[derive(Serialize)]
pub struct Looked {
    pub by: String,
    pub date: Option<String>,
}

/// A criterion that a bidder still owes a document for: any one of some kinds.
#[derive(Serialize)]
pub struct Due {
    pub bid: String,
    pub criterion: String,
    pub kinds: Vec<String>,
}

/// The documents of a bid; none where it was not assessed.
pub fn papers(round: &Round<'_>, sheet: &Sheet) -> Vec<Paper> {
    let Some((offer, _)) = sheet.assessed() else { return Vec::new() };
    let all = documents(round.rules, offer, round.written(&offer.id));
    all.iter().map(|one| paper(round, &sheet.id, one)).collect()
}

fn paper(round: &Round<'_>, bid: &str, one: &Document<'_>) -> Paper {
    let (rules, evidence) = (round.rules, one.evidence);
    let place = evidence.file.as_ref().or(evidence.url.as_ref());
    let (size, sha256) = match one.found {
        Some(Found::Present { size, sha256 }) => (Some(*size), Some(sha256.clone())),
        _ => (None, None),
    };
    let of = |asked: bool| {
        let wanted = one.answers.iter().filter(|(_, is_asked)| *is_asked == asked);
        wanted.map(|(place, _)| rules.criteria[*place].id.clone()).collect()
    };
    Paper {
        bid: bid.to_owned(),
        id: evidence.id.value.clone(),
        kind: evidence.kind.value.clone(),
        title: evidence.title.clone(),
        place: place.map(|place| place.value.clone()).unwrap_or_default(),
        status: one.paper.name(),
        size,
        sha256,
        sha256_stated: evidence.sha256.as_ref().map(|stated| stated.value.clone()),
        issuer: evidence.issuer.clone(),
        issued: evidence.issued.as_ref().map(|on| on.value.to_string()),
        expires: evidence.expires.as_ref().map(|on| on.value.to_string()),
        page: evidence.page.clone(),
        confidential: evidence.confidential.clone(),
        answers: of(true),
        answers_of_other_kind: of(false),
        facts: one.facts.iter().map(|&fact| rules.facts[fact].id.clone()).collect(),
        verified: one
            .looked
            .iter()
            .map(|looked| Looked { by: looked.by.clone(), date: looked.date.map(|day| day.to_string()) })
            .collect(),
    }
}

/// What a bidder still owes.
pub fn owed(round: &Round<'_>, sheet: &Sheet) -> Vec<Due> {
    let Some((_, assessed)) = sheet.assessed() else { return Vec::new() };
    let one = |place: usize| {
        let criterion = &round.rules.criteria[place];
        let (bid, kinds) = (sheet.id.clone(), criterion.evidence_kinds.clone());
        Due { bid, criterion: criterion.id.clone(), kinds }
    };
    due(assessed).into_iter().map(one).collect()
}

/// Documents and debts of all bids of a report.
#[derive(Serialize, Default)]
pub struct Evidence {
    documents: Vec<Paper>,
    due: Vec<Due>,
}

/// All documents of some bids.
///
/// # Errors
/// A bid that changed while the report was made.
pub fn evidence(round: &Round<'_>, is_asked: &dyn Fn(&str) -> bool) -> std::io::Result<Evidence> {
    let mut all = Evidence::default();
    round.each(&mut |_, sheet| {
        if is_asked(&sheet.id) {
            all.documents.extend(papers(round, sheet));
            all.due.extend(owed(round, sheet));
        }
        Ok(())
    })?;
    Ok(all)
}
