//! Conditions in words, in English.

use std::fmt::{Formatter, Result};

use crate::lang::words::{Among, How, Many};
use crate::lang::{Lang, Words, either, list};

const EN: Lang = Lang::En;

/// Writes a part of a condition in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Words, f: &mut Formatter<'_>) -> Result {
    match text {
        Words::Always(true) => f.write_str("this always holds"),
        Words::Always(false) => f.write_str("this never holds"),
        Words::Number { subject, how, value } => write!(f, "{subject} is {}{value}", number(*how)),
        Words::Day { subject, how, value } => match how {
            How::Equal => write!(f, "{subject} is {value}"),
            How::NotEqual => write!(f, "{subject} is not {value}"),
            How::Less => write!(f, "{subject} is before {value}"),
            How::AtMost => write!(f, "{subject} is {value} or earlier"),
            How::More => write!(f, "{subject} is after {value}"),
            How::AtLeast => write!(f, "{subject} is {value} or later"),
        },
        Words::Is { subject, among: what } => write!(f, "{subject} {}", among(what)),
        Words::Each { many, one, among: what } => write!(f, "{} {one} {}", each(*many), among(what)),
        Words::Yes { subject, yes } => write!(f, "{subject} is {}", if *yes { "yes" } else { "no" }),
        Words::Empty { subject, empty: true } => write!(f, "{subject} is empty"),
        Words::Empty { subject, empty: false } => write!(f, "{subject} is not empty"),
        Words::Chosen { at, values, many, named } => {
            let word = if *named { "named" } else { "chosen" };
            match (many, values.as_slice()) {
                (Many::None | Many::NotAll, [one]) => write!(f, "{at}, {one} is not {word}"),
                (Many::None, all) => write!(f, "{at}, none of these is {word}: {}", list(all, EN)),
                (Many::NotAll, all) => {
                    write!(f, "{at}, at least one of these is not {word}: {}", list(all, EN))
                }
                (_, [one]) => write!(f, "{at}, {one} is {word}"),
                (Many::Some, all) => write!(f, "{at}, at least one of these is {word}: {}", list(all, EN)),
                (_, all) => write!(f, "{at}, all of these are {word}: {}", list(all, EN)),
            }
        }
        Words::Reach { laws, content, degrees, none, many } => {
            let of = if *content { "the exposure of the content to" } else { "the exposure to" };
            let to = match (many, laws.as_slice()) {
                (_, [one]) => one.clone(),
                (Many::Some, all) => format!("at least one of the laws {}", list(all, EN)),
                (_, all) => format!("each of the laws {}", list(all, EN)),
            };
            let what = Among { regions: Vec::new(), values: degrees.clone(), none: *none };
            write!(f, "{of} {to} {}", among(&what))
        }
        Words::Same { a, b, same: true } => write!(f, "{a} is the same as {b}"),
        Words::Same { a, b, same: false } => write!(f, "{a} is not the same as {b}"),
        Words::Member { item, list, within: true } => write!(f, "{item} occurs in {list}"),
        Words::Member { item, list, within: false } => write!(f, "{item} does not occur in {list}"),
        Words::All(parts) => f.write_str(&parts.join(", and ")),
        Words::Any(parts) => f.write_str(&parts.join(", or ")),
        Words::When { when, yes, no } | Words::Choice { when, yes, no } => {
            write!(f, "(if {when}: {yes}; otherwise: {no})")
        }
        Words::Alike { a, b, alike: true } => write!(f, "either both hold, or neither: {a} and {b}"),
        Words::Alike { a, b, alike: false } => write!(f, "exactly one of the two holds: {a} or {b}"),
        Words::ForEach { many, one, name, body } => write!(f, "{}: {body}", of(*many, one, name)),
        Words::AllOf => f.write_str("all of the following hold:"),
        Words::AnyOf => f.write_str("at least one of the following holds:"),
        Words::If => f.write_str("if:"),
        Words::Then => f.write_str("then:"),
        Words::Otherwise => f.write_str("otherwise:"),
        Words::BothOrNeither { alike: true } => f.write_str("of the following two both hold, or neither:"),
        Words::BothOrNeither { alike: false } => f.write_str("of the following two exactly one holds:"),
        Words::Of { many, one, name } => write!(f, "{}:", of(*many, one, name)),
        Words::TrueFalse(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        Words::Sum(parts) => {
            f.write_str("(")?;
            for (place, (part, minus)) in parts.iter().enumerate() {
                f.write_str(match (place, minus) {
                    (0, false) => "",
                    (0, true) => "minus ",
                    (_, false) => " plus ",
                    (_, true) => " minus ",
                })?;
                f.write_str(part)?;
            }
            f.write_str(")")
        }
        Words::Product(parts) => write!(f, "({})", parts.join(" times ")),
        Words::Minus(part) => write!(f, "(minus {part})"),
        Words::Size(of) => write!(f, "the number of {of}"),
        Words::List(parts) if parts.is_empty() => f.write_str("nothing"),
        Words::List(parts) => write!(f, "({})", parts.join("; ")),
        Words::InRegion(title) => write!(f, "countries in {title}"),
        Words::ItemOf(list) => write!(f, "item of {list}"),
        Words::AnswerTo(question) => write!(f, "the answer to {question}"),
        Words::AnAnswerTo(question) => write!(f, "answer chosen at {question}"),
        Words::AnswersTo(question) => write!(f, "answers chosen at {question}"),
        Words::CountryAt(question) => write!(f, "country at {question}"),
        Words::CountriesAt(question) => write!(f, "countries at {question}"),
        Words::At(question) => write!(f, "at {question}"),
        Words::Location { many: false } => f.write_str("country where data are stored or processed"),
        Words::Location { many: true } => f.write_str("countries where data are stored or processed"),
        Words::AtLocation => f.write_str("among the countries where data are stored or processed"),
        Words::Access { many: false } => f.write_str("country from which is administered"),
        Words::Access { many: true } => f.write_str("countries from which is administered"),
        Words::AtAccess => f.write_str("among the countries from which is administered"),
        Words::ReferenceDay => f.write_str("the reference date"),
        Words::ReachOf { law, content: true } => write!(f, "the exposure of the content to {law}"),
        Words::ReachOf { law, content: false } => write!(f, "the exposure to {law}"),
    }
}

const fn number(how: How) -> &'static str {
    match how {
        How::Equal => "",
        How::NotEqual => "not ",
        How::Less => "less than ",
        How::AtMost => "at most ",
        How::More => "more than ",
        How::AtLeast => "at least ",
    }
}

fn among(what: &Among) -> String {
    let Among { regions, values, none } = what;
    let (area, value) = (either(regions, EN), either(values, EN));
    match (none, regions.is_empty(), values.as_slice()) {
        (false, true, _) => format!("is {value}"),
        (false, false, []) => format!("is a country in {area}"),
        (false, false, _) => format!("is a country in {area}, or else {value}"),
        (true, true, [one]) => format!("is not {one}"),
        (true, true, all) => format!("is none of these: {}", list(all, EN)),
        (true, false, []) => format!("is not a country in {area}"),
        (true, false, _) => format!("is not a country in {area}, and neither {value}"),
    }
}

const fn each(many: Many) -> &'static str {
    match many {
        Many::All => "every",
        Many::Some => "at least one",
        Many::None => "no",
        Many::NotAll => "not every",
        Many::One => "exactly one",
        Many::NotOne => "not exactly one",
    }
}

fn of(many: Many, one: &str, name: &str) -> String {
    format!("for {} {one} (here called {name})", each(many))
}
