//! A catalogue that should have been reviewed by now, or a reference without a day.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::diag::{Code, Family, Severity};

/// The rule.
pub struct Stale;

impl Rule for Stale {
    fn code(&self) -> Code {
        Code { family: Family::Catalogue, number: 50, name: "past-review", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        for catalogue in of.catalogues() {
            let head = &catalogue.head;
            let late = of.opened.tender.head.as_of.as_ref().zip(head.review_by);
            if let (Some((day, review)), Some(id)) =
                (late.filter(|(day, review)| day.value > *review), &head.id)
            {
                let words = [
                    ("catalogue", Word::from(id.value.as_str())),
                    ("review", Word::Day(review)),
                    ("day", Word::Day(day.value)),
                ];
                say.say(say.finding(id.at, words));
            }
            for reference in catalogue.references.iter().filter(|reference| reference.as_of.is_none()) {
                let words = [("reference", Word::from(reference.id.value.as_str()))];
                say.say(say.named("undated", reference.id.at, words));
            }
        }
    }
}
