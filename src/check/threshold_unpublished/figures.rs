//! The numbers and days that a text says, in digits or in words, in Dutch or in English.
//!
//! Lenient on purpose: a text says a number also where it says it in another unit of time, as a percentage
//! or in thousands. What it cannot be read to say in any way is not published.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::num::{Dec, Ratio};

/// What a text says.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Its numbers.
    pub numbers: BTreeSet<Ratio>,
    /// Its days.
    pub days: BTreeSet<Date>,
}

/// Words that are numbers; `half` and its like are percentages as well.
const WORDS: &[(&str, &[&str])] = &[
    ("nul zero geen none no", &["0"]),
    ("een één one", &["1"]),
    ("twee two beide beiden both tweemaal twice dubbel dubbele double", &["2"]),
    ("drie three driemaal thrice", &["3"]),
    ("vier four", &["4"]),
    ("vijf five", &["5"]),
    ("zes six", &["6"]),
    ("zeven seven", &["7"]),
    ("acht eight", &["8"]),
    ("negen nine", &["9"]),
    ("tien ten", &["10"]),
    ("elf eleven", &["11"]),
    ("twaalf twelve dozijn dozen", &["12"]),
    ("dertien thirteen", &["13"]),
    ("veertien fourteen", &["14"]),
    ("vijftien fifteen", &["15"]),
    ("zestien sixteen", &["16"]),
    ("zeventien seventeen", &["17"]),
    ("achttien eighteen", &["18"]),
    ("negentien nineteen", &["19"]),
    ("twintig twenty", &["20"]),
    ("dertig thirty", &["30"]),
    ("veertig forty", &["40"]),
    ("vijftig fifty", &["50"]),
    ("zestig sixty", &["60"]),
    ("zeventig seventy", &["70"]),
    ("tachtig eighty", &["80"]),
    ("negentig ninety", &["90"]),
    ("honderd hundred", &["100"]),
    ("duizend thousand", &["1000"]),
    ("half halve helft", &["0.5", "50"]),
    ("anderhalf anderhalve", &["1.5"]),
    ("kwart", &["0.25", "25"]),
    ("driekwart", &["0.75", "75"]),
    ("alle alles geheel volledig all entirely fully whole", &["100"]),
    ("jaarlijks jaarlijkse yearly annual annually", &["1", "12", "365"]),
    ("maandelijks maandelijkse monthly", &["1", "30", "31"]),
    ("wekelijks wekelijkse weekly", &["1", "7"]),
    ("dagelijks dagelijkse daily", &["1", "24"]),
];

/// Words after a number that say it in another measure: what it may be multiplied by.
const UNITS: &[(&str, &[&str])] = &[
    ("jaar jaren year years", &["12", "365", "366"]),
    ("kwartaal kwartalen quarter quarters", &["3", "90"]),
    ("maand maanden month months", &["30", "31", "1/12"]),
    ("week weken weeks", &["7"]),
    ("dag dagen day days etmaal etmalen", &["24", "1/7", "1/30", "1/365"]),
    ("uur uren hour hours", &["60", "1/24"]),
    ("minuut minuten minute minutes", &["1/60"]),
    ("% procent percent", &["1/100"]),
    ("duizend thousand", &["1000"]),
    ("miljoen million", &["1000000"]),
];

const MONTHS: [&str; 12] = [
    "januari january jan",
    "februari february feb",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
];

/// The tens that Dutch puts behind a number below ten.
const TENS: [&str; 8] =
    ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

/// Words within a day: 1st January, de 1e van januari.
const BETWEEN: &str = "st nd rd th e de ste of van";

/// How many words may stand between a number and its unit: `2 volle jaren`.
const APART: usize = 2;

/// Reads texts, with the tables above at hand.
pub struct Reader {
    words: BTreeMap<&'static str, Vec<Ratio>>,
    units: BTreeMap<&'static str, Vec<Ratio>>,
    months: BTreeMap<&'static str, i8>,
}

impl Default for Reader {
    fn default() -> Reader {
        let table = |all: &[(&'static str, &[&str])]| {
            let rows = all.iter().flat_map(|(names, numbers)| {
                let numbers: Vec<Ratio> = numbers.iter().filter_map(|number| ratio(number)).collect();
                names.split(' ').map(move |name| (name, numbers.clone()))
            });
            rows.collect()
        };
        let months =
            MONTHS.iter().zip(1..).flat_map(|(names, n)| names.split(' ').map(move |name| (name, n)));
        Reader { words: table(WORDS), units: table(UNITS), months: months.collect() }
    }
}

impl Reader {
    /// Reads a text.
    #[must_use]
    pub fn read(&self, text: &str) -> Figures {
        let words = words(text);
        let mut said = Figures::default();
        for (place, word) in words.iter().enumerate() {
            let after = &words[place + 1..];
            let mut read = self.numbers(word);
            if matches!(word.as_str(), "a" | "an")
                && after.first().is_some_and(|next| self.units.contains_key(next.as_str()))
            {
                read.push(Ratio::from(1));
            }
            if read.is_empty() {
                continue;
            }
            if let Some(next) = after.first() {
                read.extend(self.together(&read, next));
            }
            let units = after.iter().take(APART).filter_map(|next| self.units.get(next.as_str())).flatten();
            let factors: Vec<&Ratio> = units.collect();
            let scaled = read.iter().flat_map(|number| factors.iter().map(move |factor| number * factor));
            said.numbers.extend(scaled.collect::<Vec<_>>());
            said.numbers.extend(read);
        }
        said.days = self.days(&words);
        said
    }

    /// Every number that a word can be read as.
    fn numbers(&self, word: &str) -> Vec<Ratio> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return digits(word);
        }
        match self.words.get(word) {
            Some(numbers) => numbers.clone(),
            None => self.joined(word).into_iter().collect(),
        }
    }

    /// `vierentwintig`: a number below ten, `en`, and a ten.
    fn joined(&self, word: &str) -> Option<Ratio> {
        let ten = TENS.iter().find(|ten| word.ends_with(**ten))?;
        let before = word.strip_suffix(ten)?;
        let one = before.strip_suffix("en").or_else(|| before.strip_suffix("ën"))?;
        Some(self.words.get(one)?.first()? + self.words.get(ten)?.first()?)
    }

    /// `twenty four`: a ten and a number below ten.
    fn together(&self, read: &[Ratio], next: &str) -> Option<Ratio> {
        let [ten] = read else { return None };
        let is_ten = (2..10).any(|n| Ratio::from(n * 10) == *ten);
        let [one] = self.words.get(next)?.as_slice() else { return None };
        (is_ten && *one < Ratio::from(10)).then(|| ten + one)
    }

    /// The days that some words say: `2027-01-12`, `12-1-2027`, `12 januari 2027`, `January 12th, 2027`.
    fn days(&self, words: &[String]) -> BTreeSet<Date> {
        let between = |word: &&str| BETWEEN.split(' ').any(|known| known == *word);
        let plain: Vec<&str> = words.iter().map(String::as_str).filter(|word| !between(word)).collect();
        plain.windows(3).filter_map(|three| self.day(three[0], three[1], three[2])).collect()
    }

    fn day(&self, a: &str, b: &str, c: &str) -> Option<Date> {
        let month = |word: &str| self.months.get(word).copied();
        let small = |word: &str| word.parse::<i8>().ok();
        let year = |word: &str| (word.len() == 4).then(|| word.parse::<i16>().ok()).flatten();
        let (year, month, day) = match (year(a), year(c)) {
            (Some(year), _) => (year, small(b)?, small(c)?),
            (None, Some(year)) => match (month(a), month(b)) {
                (Some(month), _) => (year, month, small(b)?),
                (None, Some(month)) => (year, month, small(a)?),
                (None, None) => (year, small(b)?, small(a)?),
            },
            (None, None) => return None,
        };
        Date::new(year, month, day).ok()
    }
}

impl Figures {
    /// Adds what another text says.
    pub fn extend(&mut self, other: &Figures) {
        self.numbers.extend(other.numbers.iter().cloned());
        self.days.extend(&other.days);
    }
}

/// The words of a text in small letters; numbers keep the points and commas between their digits.
fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for (place, &c) in letters.iter().enumerate() {
        let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        let before = place.checked_sub(1).and_then(|before| letters.get(before));
        let inside = matches!(c, '.' | ',') && digit(before) && digit(letters.get(place + 1));
        if c == '%' {
            words.push("%".to_owned());
            open = false;
        } else if c.is_alphabetic() || c.is_ascii_digit() || inside {
            let number = c.is_ascii_digit() || inside;
            let joins = open && digit(words.last().and_then(|word| word.chars().next()).as_ref()) == number;
            if !joins {
                words.push(String::new());
            }
            words.last_mut().into_iter().for_each(|word| word.push(c));
            open = true;
        } else {
            open = false;
        }
    }
    words
}

/// A number or a fraction of the tables above.
fn ratio(text: &str) -> Option<Ratio> {
    let part = |text: &str| Dec::parse(text).ok().map(Ratio::from);
    match text.split_once('/') {
        Some((above, below)) => part(above)?.checked_div(&part(below)?),
        None => part(text),
    }
}

/// `1.000`, `2,5`, `1.000,50`: with the last sign as a decimal point, and with all as marks of thousands.
fn digits(word: &str) -> Vec<Ratio> {
    let plain: String = word.chars().filter(char::is_ascii_digit).collect();
    let Some(last) = word.rfind(['.', ',']) else { return ratio(&plain).into_iter().collect() };
    let (whole, part) = (&word[..last], &word[last + 1..]);
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let thousands = word.split(['.', ',']).skip(1).all(|three| three.len() == 3);
    let decimal = ratio(&format!("{whole}.{part}"));
    thousands.then(|| ratio(&plain)).flatten().into_iter().chain(decimal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_words_of_both_languages() {
        for (text, number) in [
            ("binnen 72 uur", "72"),
            ("ten minste 72-uurs", "72"),
            ("hoogstens twee maanden", "2"),
            ("twee jaar", "24"),
            ("a year at most", "12"),
            ("één week", "7"),
            ("within two calendar years", "24"),
            ("vierentwintig uur", "24"),
            ("tweeënzeventig uur", "72"),
            ("twenty-four hours", "24"),
            ("two days", "48"),
            ("24 maanden", "2"),
            ("80%", "80"),
            ("80 procent", "0.8"),
            ("for half of it", "50"),
            ("2,5 jaar", "2.5"),
            ("EUR 1.000,50", "1000.5"),
            ("€ 50.000", "50000"),
            ("1,000 euros", "1000"),
            ("2 miljoen", "2000000"),
            ("het plan wordt jaarlijks herzien", "12"),
        ] {
            let said = Reader::default().read(text).numbers;
            assert!(said.contains(&ratio(number).unwrap()), "{text}: {said:?}");
        }
        let said = Reader::default().read("binnen drie werkdagen, zie bijlage 2").numbers;
        assert!(!said.contains(&Ratio::from(4)), "{said:?}");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = jiff::civil::date(2027, 1, 12);
        for text in [
            "vóór 12 januari 2027",
            "before January 12, 2027",
            "from January 12th, 2027",
            "the 12th of January 2027",
            "uiterlijk 2027-01-12.",
            "op 12-1-2027",
            "op 12/01/2027",
            "12 jan. 2027",
        ] {
            assert!(Reader::default().read(text).days.contains(&day), "{text}");
        }
        assert!(Reader::default().read("in januari 2027, bijlage 12").days.is_empty());
    }
}
