//! What a bid marks as confidential, with its reasons: that, and what would tell it, stands in no document for anybody.

use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::report::view::Shown;

/// What of a bid only the authority's own people may see.
#[derive(Default)]
pub(super) struct Secrets {
    /// Why its price may not be shown.
    pub(super) price: Option<String>,
    /// Per criterion why its answer may not be shown: itself, a fact that it follows from, or the chain.
    pub(super) answers: Vec<Option<String>>,
}

impl Secrets {
    /// Those of a bid.
    pub(super) fn of(bid: &Shown, rules: &Rules) -> Secrets {
        let Some((offer, _)) = bid.sheet.assessed() else { return Secrets::default() };
        let chain = chain(offer);
        let answers = (0..rules.criteria.len()).map(|place| answer(offer, rules, place, chain));
        Secrets {
            price: offer.price.as_ref().and_then(|price| price.confidential.clone()),
            answers: answers.collect(),
        }
    }

    /// Why the answer to a criterion may not be shown.
    pub(super) fn answer(&self, place: usize) -> Option<&str> {
        self.answers.get(place)?.as_deref()
    }
}

/// Why some party or component may not be shown.
fn chain(offer: &Offer) -> Option<&String> {
    let parties = offer.parties.iter().filter_map(|party| party.confidential.as_ref());
    let components = offer.components.iter().filter_map(|component| component.confidential.as_ref());
    parties.chain(components).next()
}

fn answer(offer: &Offer, rules: &Rules, place: usize, chain: Option<&String>) -> Option<String> {
    let criterion = &rules.criteria[place];
    let own = offer.claims[place].as_ref().and_then(|claim| claim.confidential.as_ref());
    let facts = criterion.reads.iter().filter_map(|&fact| offer.facts[fact].as_ref()?.confidential.as_ref());
    let where_run = |text: &String| text.contains("locations") || text.contains("access_from");
    let conditions = criterion.options.iter().filter_map(|option| option.when.as_ref());
    let of_chain = !criterion.laws.is_empty() || conditions.clone().any(where_run);
    own.or_else(|| facts.clone().next()).or_else(|| chain.filter(|_| of_chain)).cloned()
}
