//! A legal entity identifier that is none.

use super::{OfBid, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};
use crate::read::short;

/// The rule.
pub struct Lei;

impl Rule for Lei {
    fn code(&self) -> Code {
        Code { family: Family::Supply, number: 23, name: "invalid-lei", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn bid(&self, bid: &OfBid<'_>, say: &mut Voice<'_>) {
        for lei in bid.parties().iter().filter_map(|party| party.lei.as_ref()) {
            let name = if !has_form(&lei.value) {
                "form"
            } else if checks(&lei.value) {
                continue;
            } else {
                "message"
            };
            say.say(say.named(name, lei.at, [("lei", Word::Text(short(&lei.value)))]));
        }
    }
}

/// Eighteen capitals or digits and two check digits (ISO 17442-1:2020).
fn has_form(lei: &str) -> bool {
    let body = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    lei.len() == 20 && lei.bytes().all(body) && lei.bytes().skip(18).all(|b| b.is_ascii_digit())
}

/// Read as a number, with A as 10 and Z as 35, it leaves 1 when divided by 97 (ISO/IEC 7064, MOD 97-10).
fn checks(lei: &str) -> bool {
    let rest = lei.chars().filter_map(|c| c.to_digit(36)).fold(0, |rest, digit| {
        let places = if digit < 10 { 10 } else { 100 };
        (rest * places + digit) % 97
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made-up bodies with the check digits that belong to them, by 98 less the rest of the body and `00`.
    #[test]
    fn check_digits_are_reckoned() {
        let digits = |body: &str| {
            let rest = body
                .chars()
                .chain("00".chars())
                .filter_map(|c| c.to_digit(36))
                .fold(0_u64, |rest, d| (rest * if d < 10 { 10 } else { 100 } + u64::from(d)) % 97);
            format!("{body}{:02}", 98 - rest)
        };
        for body in ["000000000000000001", "5299000FICTIEFBV01", "ZZZZZZZZZZZZZZZZZZ"] {
            let whole = digits(body);
            assert!(has_form(&whole) && checks(&whole), "{whole}");
            let swapped: String = whole.chars().take(16).chain(whole.chars().skip(17)).chain(['0']).collect();
            assert!(!checks(&swapped), "{swapped}");
        }
        assert!(!has_form("5299000FICTIEFBV0") && !has_form("5299000fictiefbv0112"));
    }
}
