//! What a bid says, question by question, as it stands in the cells; and what of it no cell can hold.

use super::Asked;
use super::ask::label;
use crate::model::Spanned;
use crate::model::authority::Verified;
use crate::model::bid::{Answer, Bid, Component, Evidence, Holds, Owner, Party, StatedFact};
use crate::model::fact::Stated;
use crate::model::judging::Seen;
use crate::num::Dec;
use crate::report::book::MOST_TEXT;
use crate::report::layout::clean;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A number.
    Number(Dec),
    /// A percentage, as the number before its sign.
    Percent(Dec),
    /// A day.
    Day(jiff::civil::Date),
    /// Yes or no.
    YesNo(bool),
}

impl Said {
    fn ids(ids: &[Spanned<String>]) -> Said {
        Said::some(&ids.iter().map(|id| id.value.as_str()).collect::<Vec<_>>().join(", "))
    }

    fn some(text: &str) -> Said {
        if text.is_empty() { Said::Nothing } else { Said::Text(text.to_owned()) }
    }

    fn maybe(text: Option<&String>) -> Said {
        text.map_or(Said::Nothing, |text| Said::some(text))
    }

    fn named(text: Option<&Spanned<String>>) -> Said {
        Said::maybe(text.map(|text| &text.value))
    }

    fn yes(said: Option<bool>) -> Said {
        said.map_or(Said::Nothing, Said::YesNo)
    }
}

/// What a bid says as a whole under a key.
pub fn bid(bid: &Bid, key: &str) -> Said {
    match key {
        "id" => Said::some(&bid.id.value),
        "supplier" => Said::some(&bid.supplier),
        "party" => Said::named(bid.party.as_ref()),
        "members" => Said::ids(&bid.members),
        "service" => Said::some(&bid.service),
        "submitted" => Said::maybe(bid.submitted.as_ref().map(|at| &at.value.written)),
        _ => Said::ids(&bid.absent),
    }
}

/// What is said of the price under a key.
pub fn price(asked: &Asked<'_>, key: &str) -> Said {
    let Some(price) = asked.price else { return Said::Nothing };
    match key {
        "amount" => Said::Number(price.amount.value.0),
        "currency" => Said::named(price.currency.as_ref()),
        _ => Said::maybe(price.confidential.as_ref()),
    }
}

/// What a bid states of a fact.
pub fn fact<'b>(bid: Option<&'b Bid>, id: &str) -> Option<&'b StatedFact> {
    bid?.facts.iter().find(|fact| fact.id.value == id)
}

/// What a bid says to a criterion.
pub fn answer(bid: Option<&Bid>, criterion: usize) -> Option<&Answer> {
    bid?.answers.iter().find(|answer| answer.criterion == criterion)
}

/// What a party says under a key.
pub fn party(party: &Party, key: &str) -> Said {
    match key {
        "id" => Said::some(&party.id.value),
        "name" => Said::some(&party.name),
        "country" => Said::named(party.country.as_ref()),
        "kvk" => Said::some(&party.kvk),
        "lei" => Said::named(party.lei.as_ref()),
        "euid" => Said::some(&party.euid),
        "independent" => Said::yes(party.independent),
        "subject_to" => Said::ids(&party.subject_to),
        _ => Said::maybe(party.confidential.as_ref()),
    }
}

/// What an owner says under a key.
pub fn owner(of: &str, owner: &Owner, key: &str) -> Said {
    match key {
        "of" => Said::some(of),
        "party" => Said::some(&owner.party.value),
        "share" => owner.share.map_or(Said::Nothing, |share| Said::Percent(share.0)),
        _ => Said::yes(owner.control),
    }
}

/// What a component says under a key.
pub fn component(component: &Component, key: &str) -> Said {
    match key {
        "id" => Said::some(&component.id.value),
        "layer" => Said::named(component.layer.as_ref()),
        "party" => Said::named(component.party.as_ref()),
        "locations" => Said::ids(&component.locations),
        "access_from" => Said::ids(&component.access_from),
        "holds" => {
            let name = Holds::ALL.iter().find(|(_, holds)| Some(*holds) == component.holds);
            name.map_or(Said::Nothing, |(name, _)| Said::some(name))
        }
        "readable" => Said::yes(component.readable),
        "depends_on" => Said::ids(&component.depends_on),
        "replaceable_in" => component.replaceable_in.map_or(Said::Nothing, Said::Number),
        _ => Said::maybe(component.confidential.as_ref()),
    }
}

/// What a document says under a key; the kind stands there by its id.
pub fn evidence(evidence: &Evidence, key: &str) -> Said {
    match key {
        "id" => Said::some(&evidence.id.value),
        "kind" => Said::some(&evidence.kind.value),
        "title" => Said::some(&evidence.title),
        "file" => Said::named(evidence.file.as_ref()),
        "url" => Said::named(evidence.url.as_ref()),
        "sha256" => Said::named(evidence.sha256.as_ref()),
        "page" => Said::some(&evidence.page),
        "issuer" => Said::some(&evidence.issuer),
        "issued" => evidence.issued.as_ref().map_or(Said::Nothing, |day| Said::Day(day.value)),
        "expires" => evidence.expires.as_ref().map_or(Said::Nothing, |day| Said::Day(day.value)),
        _ => Said::maybe(evidence.confidential.as_ref()),
    }
}

/// What is said under a key of a document that was found true.
pub fn verified(seen: &[Seen], verified: &Verified, key: &str) -> Said {
    match key {
        "bid" => {
            let id = &verified.bid.value;
            let known = seen.iter().find(|seen| seen.bid.eq_ignore_ascii_case(id));
            Said::Text(known.map_or(id.clone(), |seen| label(&seen.bid, &seen.supplier)))
        }
        "evidence" => Said::some(&verified.evidence.value),
        "by" => Said::some(&verified.by),
        _ => verified.date.map_or(Said::Nothing, Said::Day),
    }
}

/// Whether a cell holds a text as it is.
pub fn fits(text: &str) -> bool {
    let kept: Vec<String> = text.split('\n').map(clean).collect();
    kept.join("\n") == text && text.trim() == text && text.encode_utf16().count() <= MOST_TEXT
}

/// What a bid says that no cell can hold as it is; each by where it stands.
#[must_use]
pub fn unfit(asked: &Asked<'_>) -> Vec<String> {
    let Some(bid) = asked.bid else { return Vec::new() };
    let mut unfit = Vec::new();
    let mut look = |place: &str, text: &str| {
        if !fits(text) {
            unfit.push(place.to_owned());
        }
    };
    look("[bid]", &bid.supplier);
    look("[bid]", &bid.service);
    for fact in &bid.facts {
        if let Stated::Text(text) = &fact.value.value {
            look(&fact.id.value, text);
        }
        look(&fact.id.value, fact.confidential.as_deref().unwrap_or_default());
    }
    for answer in &bid.answers {
        let id = &asked.rules.criteria[answer.criterion].id;
        let beside = [answer.equivalent.as_deref(), answer.confidential.as_deref()];
        [Some(answer.statement.as_str())].into_iter().chain(beside).flatten().for_each(|text| look(id, text));
        if answer.option.is_some() && asked.rules.criteria[answer.criterion].judged {
            look(id, " ");
        }
    }
    for party in &bid.parties {
        look(&party.id.value, &party.name);
        look(&party.id.value, party.confidential.as_deref().unwrap_or_default());
    }
    for one in &bid.evidence {
        let texts = [&one.title, &one.page, &one.issuer];
        texts.into_iter().for_each(|text| look(&one.id.value, text));
        look(&one.id.value, one.confidential.as_deref().unwrap_or_default());
    }
    for one in &bid.components {
        look(&one.id.value, one.confidential.as_deref().unwrap_or_default());
    }
    for fact in &bid.facts {
        let known = asked.rules.facts.iter().any(|known| known.id == fact.id.value);
        if !known {
            unfit.push(fact.id.value.clone());
        }
    }
    unfit.dedup();
    unfit
}
