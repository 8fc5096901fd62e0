//! What assessors see of a bid: what it says to the criteria that wait for them.

use crate::model::judging::{Document, Item, Seen, is_assessed};
use crate::model::offer::{Claim, Offer};
use crate::model::rules::Rules;

use super::sheet::Sheet;

/// What assessors see of a bid; nothing where it was not assessed.
#[must_use]
pub fn seen(sheet: &Sheet, rules: &Rules) -> Option<Seen> {
    let (offer, _) = sheet.assessed()?;
    let mut seen = Seen { bid: sheet.id.clone(), supplier: sheet.supplier.clone(), ..Seen::default() };
    for (place, claim) in offer.claims.iter().enumerate() {
        if is_assessed(&rules.criteria[place], claim.as_ref().map(|claim| claim.answer)) {
            seen.items.insert(place, claim.as_ref().map(|claim| item(offer, claim)).unwrap_or_default());
        }
    }
    seen.digest = crate::read::digest(seen.text(rules).as_bytes());
    Some(seen)
}

fn item(offer: &Offer, claim: &Claim) -> Item {
    let document = |id: &String| {
        let known = offer.evidence.iter().find(|one| one.id.value == *id);
        let place = known.and_then(|one| one.file.as_ref().or(one.url.as_ref()));
        Document {
            id: id.clone(),
            title: known.map(|one| one.title.clone()).unwrap_or_default(),
            page: known.map(|one| one.page.clone()).unwrap_or_default(),
            place: place.map(|place| place.value.clone()).unwrap_or_default(),
            confidential: known.is_some_and(|one| one.confidential.is_some()),
        }
    };
    Item {
        statement: claim.statement.clone(),
        equivalent: claim.equivalent.clone(),
        documents: claim.evidence.iter().map(document).collect(),
        confidential: claim.confidential.clone(),
    }
}
