//! Conditions in words, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::words::{Among, How, Many};
use crate::lang::{Lang, Words, either, list};

const NL: Lang = Lang::Nl;

/// Writes a part of a condition in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Words, f: &mut Formatter<'_>) -> Result {
    match text {
        Words::Always(true) => f.write_str("dit geldt altijd"),
        Words::Always(false) => f.write_str("dit geldt nooit"),
        Words::Number { subject, how, value } => write!(f, "{subject} is {}{value}", number(*how)),
        Words::Day { subject, how, value } => match how {
            How::Equal => write!(f, "{subject} is {value}"),
            How::NotEqual => write!(f, "{subject} is niet {value}"),
            How::Less => write!(f, "{subject} ligt vóór {value}"),
            How::AtMost => write!(f, "{subject} is {value} of eerder"),
            How::More => write!(f, "{subject} ligt na {value}"),
            How::AtLeast => write!(f, "{subject} is {value} of later"),
        },
        Words::Is { subject, among: what } => write!(f, "{subject} {}", among(what)),
        Words::Each { many, one, among: what } => write!(f, "{} {one} {}", each(*many), among(what)),
        Words::Yes { subject, yes } => write!(f, "{subject} is {}", if *yes { "ja" } else { "nee" }),
        Words::Empty { subject, empty: true } => write!(f, "{subject} is leeg"),
        Words::Empty { subject, empty: false } => write!(f, "{subject} is niet leeg"),
        Words::Chosen { at, values, many, named } => {
            let word = if *named { "genoemd" } else { "gekozen" };
            match (many, values.as_slice()) {
                (Many::None | Many::NotAll, [one]) => write!(f, "{at} is {one} niet {word}"),
                (Many::None, all) => write!(f, "{at} is geen van deze {word}: {}", list(all, NL)),
                (Many::NotAll, all) => {
                    write!(f, "{at} is ten minste één van deze niet {word}: {}", list(all, NL))
                }
                (_, [one]) => write!(f, "{at} is {one} {word}"),
                (Many::Some, all) => write!(f, "{at} is ten minste één van deze {word}: {}", list(all, NL)),
                (_, all) => write!(f, "{at} zijn al deze {word}: {}", list(all, NL)),
            }
        }
        Words::Reach { laws, content, degrees, none, many } => {
            let of = if *content { "de blootstelling van de inhoud aan" } else { "de blootstelling aan" };
            let to = match (many, laws.as_slice()) {
                (_, [one]) => one.clone(),
                (Many::Some, all) => format!("ten minste één van de wetten {}", list(all, NL)),
                (_, all) => format!("elk van de wetten {}", list(all, NL)),
            };
            let what = Among { regions: Vec::new(), values: degrees.clone(), none: *none };
            write!(f, "{of} {to} {}", among(&what))
        }
        Words::Same { a, b, same: true } => write!(f, "{a} is gelijk aan {b}"),
        Words::Same { a, b, same: false } => write!(f, "{a} is niet gelijk aan {b}"),
        Words::Member { item, list, within: true } => write!(f, "{item} komt voor in {list}"),
        Words::Member { item, list, within: false } => write!(f, "{item} komt niet voor in {list}"),
        Words::All(parts) => f.write_str(&parts.join(", en ")),
        Words::Any(parts) => f.write_str(&parts.join(", of ")),
        Words::When { when, yes, no } | Words::Choice { when, yes, no } => {
            write!(f, "(als {when}: {yes}; anders: {no})")
        }
        Words::Alike { a, b, alike: true } => {
            write!(f, "ofwel beide gelden, ofwel geen van beide: {a} en {b}")
        }
        Words::Alike { a, b, alike: false } => write!(f, "precies één van beide geldt: {a} of {b}"),
        Words::ForEach { many, one, name, body } => write!(f, "{} geldt: {body}", of(*many, one, name)),
        Words::AllOf => f.write_str("al het volgende geldt:"),
        Words::AnyOf => f.write_str("ten minste één van de volgende geldt:"),
        Words::If => f.write_str("als:"),
        Words::Then => f.write_str("dan:"),
        Words::Otherwise => f.write_str("anders:"),
        Words::BothOrNeither { alike: true } => {
            f.write_str("van de volgende twee gelden beide, of geen van beide:")
        }
        Words::BothOrNeither { alike: false } => f.write_str("van de volgende twee geldt er precies één:"),
        Words::Of { many, one, name } => write!(f, "{} geldt:", of(*many, one, name)),
        Words::TrueFalse(yes) => f.write_str(if *yes { "ja" } else { "nee" }),
        Words::Sum(parts) => {
            f.write_str("(")?;
            for (place, (part, minus)) in parts.iter().enumerate() {
                f.write_str(match (place, minus) {
                    (0, false) => "",
                    (0, true) => "min ",
                    (_, false) => " plus ",
                    (_, true) => " min ",
                })?;
                f.write_str(part)?;
            }
            f.write_str(")")
        }
        Words::Product(parts) => write!(f, "({})", parts.join(" maal ")),
        Words::Minus(part) => write!(f, "(min {part})"),
        Words::Size(of) => write!(f, "het aantal {of}"),
        Words::List(parts) if parts.is_empty() => f.write_str("niets"),
        Words::List(parts) => write!(f, "({})", parts.join("; ")),
        Words::InRegion(title) => write!(f, "landen uit {title}"),
        Words::ItemOf(list) => write!(f, "onderdeel van {list}"),
        Words::AnswerTo(question) => write!(f, "het antwoord op {question}"),
        Words::AnAnswerTo(question) => write!(f, "gekozen antwoord bij {question}"),
        Words::AnswersTo(question) => write!(f, "gekozen antwoorden bij {question}"),
        Words::CountryAt(question) => write!(f, "land bij {question}"),
        Words::CountriesAt(question) => write!(f, "landen bij {question}"),
        Words::At(question) => write!(f, "bij {question}"),
        Words::Location { many: false } => f.write_str("land waar gegevens worden opgeslagen of verwerkt"),
        Words::Location { many: true } => f.write_str("landen waar gegevens worden opgeslagen of verwerkt"),
        Words::AtLocation => f.write_str("onder de landen waar gegevens worden opgeslagen of verwerkt"),
        Words::Access { many: false } => f.write_str("land van waaruit wordt beheerd"),
        Words::Access { many: true } => f.write_str("landen van waaruit wordt beheerd"),
        Words::AtAccess => f.write_str("onder de landen van waaruit wordt beheerd"),
        Words::ReferenceDay => f.write_str("de peildatum"),
        Words::ReachOf { law, content: true } => write!(f, "de blootstelling van de inhoud aan {law}"),
        Words::ReachOf { law, content: false } => write!(f, "de blootstelling aan {law}"),
    }
}

const fn number(how: How) -> &'static str {
    match how {
        How::Equal => "",
        How::NotEqual => "niet ",
        How::Less => "minder dan ",
        How::AtMost => "ten hoogste ",
        How::More => "meer dan ",
        How::AtLeast => "ten minste ",
    }
}

fn among(what: &Among) -> String {
    let Among { regions, values, none } = what;
    let (area, value) = (either(regions, NL), either(values, NL));
    match (none, regions.is_empty(), values.as_slice()) {
        (false, true, _) => format!("is {value}"),
        (false, false, []) => format!("is een land uit {area}"),
        (false, false, _) => format!("is een land uit {area}, dan wel {value}"),
        (true, true, [one]) => format!("is niet {one}"),
        (true, true, all) => format!("is geen van deze: {}", list(all, NL)),
        (true, false, []) => format!("is geen land uit {area}"),
        (true, false, _) => format!("is geen land uit {area}, en ook niet {value}"),
    }
}

const fn each(many: Many) -> &'static str {
    match many {
        Many::All => "elk",
        Many::Some => "ten minste één",
        Many::None => "geen enkel",
        Many::NotAll => "niet elk",
        Many::One => "precies één",
        Many::NotOne => "niet precies één",
    }
}

fn of(many: Many, one: &str, name: &str) -> String {
    format!("voor {} {one} (hier {name} genoemd)", each(many))
}
