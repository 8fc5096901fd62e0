//! A fact that leaves out a country which the supply chain states.

use std::collections::BTreeSet;

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Finding, Severity};
use crate::model::Spanned;
use crate::model::bid::{Component, Holds};
use crate::model::fact::{Covers, Stated};
use crate::model::offer::Fact;

/// The rule.
pub struct FactAgainstChain;

impl Rule for FactAgainstChain {
    fn code(&self) -> Code {
        let name = "fact-contradicts-chain";
        Code { family: Family::Supply, number: 32, name, severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for (_, covers) in Covers::ALL {
            let Some(facts) = stated(bid, covers) else { continue };
            let said: BTreeSet<&str> = facts.iter().flat_map(|(_, fact)| countries_of(&fact.value)).collect();
            for component in &bid.bidding.offer.components {
                let all = countries(component, covers).iter();
                let left_out: Vec<_> = all.filter(|country| !said.contains(country.value.as_str())).collect();
                if !left_out.is_empty() {
                    say.say(finding(say, &facts, component, &left_out));
                }
            }
        }
    }
}

/// A fact that was stated, with its id.
type Stating<'b> = (&'b str, &'b Fact);

/// The facts that sum something up together; nothing where none is asked or one of them is not stated.
fn stated<'b>(bid: &OfBid<'b>, covers: Covers) -> Option<Vec<Stating<'b>>> {
    let (rules, offer) = (bid.bidding.rules, bid.bidding.offer);
    let of_it =
        rules.facts.iter().zip(&offer.facts).filter(|(fact, _)| fact.asked && fact.covers == Some(covers));
    let facts: Option<Vec<_>> =
        of_it.map(|(fact, stated)| Some((fact.id.as_str(), stated.as_ref()?))).collect();
    facts.filter(|facts| !facts.is_empty())
}

fn countries_of(stated: &Stated) -> impl Iterator<Item = &str> {
    let (one, many) = match stated {
        Stated::Text(country) => (Some(country.as_str()), &[][..]),
        Stated::List(countries) => (None, countries.as_slice()),
        Stated::Number(_) | Stated::Bool(_) | Stated::Date(_) => (None, &[][..]),
    };
    one.into_iter().chain(many.iter().map(String::as_str))
}

fn finding(
    say: &Voice<'_>,
    facts: &[Stating<'_>],
    component: &Component,
    left_out: &[&Spanned<String>],
) -> Finding {
    let names = facts.iter().map(|(id, _)| (*id).to_owned()).collect();
    let countries = left_out.iter().map(|country| country.value.clone()).collect();
    let component = Word::from(component.id.value.as_str());
    let words = [
        ("facts", Word::Names(names)),
        ("component", component.clone()),
        ("countries", Word::Names(countries)),
    ];
    let at = facts[0].1.at;
    say.finding(at, words).mark(left_out[0].at, say.sentence("there", [("component", component)]))
}

/// The countries of a component that a fact must name.
fn countries(component: &Component, covers: Covers) -> &[Spanned<String>] {
    match (covers, component.holds) {
        (Covers::ContentLocations, Some(Holds::Content))
        | (Covers::MetadataLocations, Some(Holds::Metadata)) => &component.locations,
        (Covers::AccessFrom, Some(Holds::Content | Holds::Metadata)) => &component.access_from,
        _ => &[],
    }
}
