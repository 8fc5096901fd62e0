//! One legal entity with two seats, or a number that belongs to another country.

use std::collections::BTreeMap;

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::model::Spanned;
use crate::model::bid::Party;

/// The rule.
pub struct ContradictorySeats;

impl Rule for ContradictorySeats {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 25, name: "contradictory-seats", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        let mut known: BTreeMap<(&str, String), (&Party, &Spanned<String>)> = BTreeMap::new();
        for party in bid.parties() {
            let Some(seat) = &party.country else { continue };
            self.register(party, seat, say);
            for number in numbers(party) {
                let (first, other) = *known.entry(number).or_insert((party, seat));
                if other.value != seat.value {
                    let words = [
                        ("party", Word::from(party.id.value.as_str())),
                        ("seat", Word::from(seat.value.as_str())),
                        ("first", Word::from(first.id.value.as_str())),
                        ("other", Word::from(other.value.as_str())),
                    ];
                    let there = say.sentence("there", [("other", Word::from(other.value.as_str()))]);
                    say.say(say.finding(seat.at, words).mark(other.at, there));
                    break;
                }
            }
        }
    }
}

impl ContradictorySeats {
    /// A European unique identifier opens with the country of the register.
    fn register(&self, party: &Party, seat: &Spanned<String>, say: &mut Voice<'_>) {
        let country = match party.euid.get(..2) {
            Some("EL") => "GR",
            Some("UK") => "GB",
            Some(country) if country.bytes().all(|b| b.is_ascii_uppercase()) => country,
            _ => return,
        };
        if country != seat.value {
            let words = [
                ("party", Word::from(party.id.value.as_str())),
                ("seat", Word::from(seat.value.as_str())),
                ("country", Word::from(country)),
            ];
            say.say(say.named("register", seat.at, words));
        }
    }
}

/// The numbers that point at one legal entity, each with the register that gave it.
fn numbers(party: &Party) -> impl Iterator<Item = (&'static str, String)> {
    let lei = party.lei.as_ref().map(|lei| lei.value.as_str()).unwrap_or_default();
    let all = [("lei", lei), ("euid", party.euid.as_str()), ("kvk", party.kvk.as_str())];
    let plain = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>();
    all.map(|(of, text)| (of, plain(text).to_ascii_uppercase()))
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
}
