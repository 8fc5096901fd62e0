//! Reads single values, and says what is wrong with each: its type, its size, its characters.

use jiff::civil::Date;

use super::fields::Fields;
use super::near::short;
use super::tree::{self, Array, Item, Table, Value};
use crate::cond::RESERVED;
use crate::diag::codes::Fault;
use crate::diag::{Family, Finding, Findings, Span};
use crate::lang::Msg;
use crate::lang::msg::{Limit, Wanted};
use crate::model::fact::Stated;
use crate::model::tender::Moment;
use crate::model::{Spanned, Text};
use crate::num::{BadDec, Dec, Money, Percent, Points, Weight};

/// The most bytes of one text.
pub const MOST_TEXT: usize = 100_000;
/// The most entries of one kind.
pub const MOST_ENTRIES: usize = 10_000;
/// The most characters of an id.
pub const MOST_ID: usize = 64;

/// Collects the findings of one file.
pub struct Reader<'f> {
    /// What kind of file it is.
    pub family: Family,
    /// What was found.
    pub findings: &'f mut Findings,
}

/// How one value is read; nothing where it was reported as wrong.
pub type Read<'d, 'f, T> = fn(&mut Reader<'f>, Item<'d>) -> Option<T>;

impl<'f> Reader<'f> {
    /// Reports a fault.
    pub fn fault(&mut self, fault: Fault, at: Span, message: Msg) -> &mut Self {
        self.findings.push(Finding::new(fault.code(self.family), at, message));
        self
    }

    fn wrong<T>(&mut self, item: Item<'_>, wanted: Wanted) -> Option<T> {
        let message = Msg::WrongType { wanted, found: found(item.value) };
        let help = hint(item.value, wanted);
        self.findings
            .push(Finding::new(Fault::WrongType.code(self.family), item.at, message).maybe_help(help));
        None
    }

    /// A text of at most [`MOST_TEXT`] bytes.
    pub fn text(&mut self, item: Item<'_>) -> Option<String> {
        self.text_ref(item).map(str::to_owned)
    }

    fn text_ref<'d>(&mut self, item: Item<'d>) -> Option<&'d str> {
        let Value::Text(text) = item.value else { return self.wrong(item, Wanted::Text) };
        if text.len() > MOST_TEXT {
            self.fault(Fault::TooMany, item.at, Msg::OverLimit(Limit::Text, text.len()));
            return None;
        }
        if !is_plain(text)
            && let Some(c) = text.chars().find(|&c| is_hidden(c))
        {
            self.fault(Fault::HiddenCharacters, item.at, Msg::HiddenCharacter(c));
        }
        Some(text)
    }

    /// A text with its place.
    pub fn spanned(&mut self, item: Item<'_>) -> Option<Spanned<String>> {
        Some(Spanned { value: self.text(item)?, at: item.at })
    }

    /// An id: letters, digits, `.`, `_` and `-`, starting with a letter or a digit.
    pub fn id(&mut self, item: Item<'_>) -> Option<Spanned<String>> {
        let id = self.name(item)?;
        self.is_id(&id.value, id.at).then_some(id)
    }

    /// A text that names something; it may be written as a whole number.
    pub fn name(&mut self, item: Item<'_>) -> Option<Spanned<String>> {
        match item.value {
            Value::Number(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => {
                Some(Spanned { value: digits.to_owned(), at: item.at })
            }
            _ => self.spanned(item),
        }
    }

    /// Whether a text is made as an id must be; reports it if not.
    pub fn is_id(&mut self, id: &str, at: Span) -> bool {
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let starts = id.starts_with(|c: char| c.is_ascii_alphanumeric());
        let fine = starts && id.len() <= MOST_ID && id.chars().all(good);
        if !fine {
            self.fault(Fault::BadId, at, Msg::BadId(short(id)));
        }
        fine
    }

    /// The id of a fact or a context key: lower-case parts joined by dots.
    pub fn path_id(&mut self, item: Item<'_>) -> Option<Spanned<String>> {
        let id = self.spanned(item)?;
        let part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        let reserved = id.value.split('.').find(|part| RESERVED.contains(part));
        if let Some(word) = reserved {
            self.fault(Fault::BadId, id.at, Msg::ReservedWord(word.to_owned()));
            return None;
        }
        let fine = id.value.len() <= MOST_ID && id.value.split('.').all(part);
        if !fine {
            self.fault(Fault::BadId, id.at, Msg::BadPathId(short(&id.value)));
        }
        fine.then_some(id)
    }

    /// A decimal, exactly as written.
    pub fn dec(&mut self, item: Item<'_>) -> Option<Dec> {
        let Value::Number(digits) = item.value else {
            if matches!(item.value, Value::OtherBase) {
                self.fault(Fault::BadNumber, item.at, Msg::BadNumber(BadDec::NotPlain));
                return None;
            }
            return self.wrong(item, Wanted::Number);
        };
        match Dec::parse(digits) {
            Ok(dec) => Some(dec),
            Err(bad) => {
                self.fault(Fault::BadNumber, item.at, Msg::BadNumber(bad));
                None
            }
        }
    }

    /// A decimal from `least` to `most`.
    pub fn between(&mut self, item: Item<'_>, least: i64, most: i64) -> Option<Dec> {
        let dec = self.dec(item)?;
        let (least, most) = (Dec::whole(least), Dec::whole(most));
        let fits = (least..=most).contains(&dec);
        if !fits {
            self.fault(Fault::BadNumber, item.at, Msg::OutOfRange { least, most });
        }
        fits.then_some(dec)
    }

    /// A decimal with its place.
    pub fn spanned_dec(&mut self, item: Item<'_>) -> Option<Spanned<Dec>> {
        Some(Spanned { value: self.dec(item)?, at: item.at })
    }

    /// Points.
    pub fn points(&mut self, item: Item<'_>) -> Option<Points> {
        self.dec(item).map(Points)
    }

    /// Points with their place.
    pub fn spanned_points(&mut self, item: Item<'_>) -> Option<Spanned<Points>> {
        Some(Spanned { value: self.points(item)?, at: item.at })
    }

    /// A weight with its place.
    pub fn weight(&mut self, item: Item<'_>) -> Option<Spanned<Weight>> {
        Some(Spanned { value: Weight(self.dec(item)?), at: item.at })
    }

    /// A share in percent.
    pub fn percent(&mut self, item: Item<'_>) -> Option<Percent> {
        self.dec(item).map(Percent)
    }

    /// A share in percent, with its place.
    pub fn spanned_percent(&mut self, item: Item<'_>) -> Option<Spanned<Percent>> {
        Some(Spanned { value: self.percent(item)?, at: item.at })
    }

    /// An amount of money with its place.
    pub fn money(&mut self, item: Item<'_>) -> Option<Spanned<Money>> {
        Some(Spanned { value: Money(self.dec(item)?), at: item.at })
    }

    /// A whole number with its place.
    pub fn whole(&mut self, item: Item<'_>) -> Option<Spanned<i64>> {
        let Value::Number(digits) = item.value else { return self.wrong(item, Wanted::Whole) };
        match digits.parse() {
            Ok(value) => Some(Spanned { value, at: item.at }),
            Err(_) => self.wrong(item, Wanted::Whole),
        }
    }

    /// A SHA-256 as 64 hexadecimal digits, in lower case from here on.
    pub fn digest(&mut self, item: Item<'_>) -> Option<Spanned<String>> {
        let digest = self.spanned(item)?;
        let fine = digest.value.len() == 64 && digest.value.bytes().all(|b| b.is_ascii_hexdigit());
        if !fine {
            self.fault(Fault::BadValue, digest.at, Msg::NotADigest);
            return None;
        }
        Some(Spanned { value: digest.value.to_ascii_lowercase(), at: digest.at })
    }

    /// Yes or no.
    pub fn bool(&mut self, item: Item<'_>) -> Option<bool> {
        match item.value {
            Value::Bool(yes) => Some(yes),
            _ => self.wrong(item, Wanted::Bool),
        }
    }

    /// Yes or no, with its place.
    pub fn spanned_bool(&mut self, item: Item<'_>) -> Option<Spanned<bool>> {
        Some(Spanned { value: self.bool(item)?, at: item.at })
    }

    /// A day with its place.
    pub fn day(&mut self, item: Item<'_>) -> Option<Spanned<Date>> {
        let day = match item.value {
            Value::Time(time) => tree::day(time),
            _ => None,
        };
        match day {
            Some(value) => Some(Spanned { value, at: item.at }),
            None => self.wrong(item, Wanted::Day),
        }
    }

    /// A day.
    pub fn plain_day(&mut self, item: Item<'_>) -> Option<Date> {
        self.day(item).map(|day| day.value)
    }

    /// A moment with an offset, with its place.
    pub fn moment(&mut self, item: Item<'_>) -> Option<Spanned<Moment>> {
        let moment = match item.value {
            Value::Time(time) => tree::moment(time),
            _ => None,
        };
        match moment {
            Some(value) => Some(Spanned { value, at: item.at }),
            None => self.wrong(item, Wanted::Moment),
        }
    }

    /// A text in one or two languages.
    pub fn words(&mut self, item: Item<'_>) -> Option<Text> {
        match item.value {
            Value::Text(_) => self.text(item).map(Text::plain),
            Value::Table(table) => {
                let mut fields = Fields::new(table, "");
                let nl = fields.get(self, "nl", Reader::text);
                let en = fields.get(self, "en", Reader::text);
                fields.finish(self);
                Some(Text { nl, en, plain: None })
            }
            _ => self.wrong(item, Wanted::Text),
        }
    }

    /// A value of a fact or a context key, whatever its type.
    pub fn stated(&mut self, item: Item<'_>) -> Option<Spanned<Stated>> {
        let value = match item.value {
            Value::Text(_) => Stated::Text(self.text(item)?),
            Value::Number(_) | Value::OtherBase => Stated::Number(self.dec(item)?),
            Value::Bool(yes) => Stated::Bool(yes),
            Value::Time(_) => Stated::Date(self.plain_day(item)?),
            Value::Array(_) => Stated::List(self.list(item, Reader::text)?),
            Value::Table(_) => return self.wrong(item, Wanted::Value),
        };
        Some(Spanned { value, at: item.at })
    }

    /// A list whose items are read one by one; wrong ones are reported and left out.
    pub fn list<'d, T>(
        &mut self,
        item: Item<'d>,
        read: fn(&mut Self, Item<'d>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(array) = item.value else { return self.wrong(item, Wanted::List) };
        if !self.fits(array, item.at) {
            return None;
        }
        Some(array.items().filter_map(|item| read(self, item)).collect())
    }

    fn fits(&mut self, array: Array<'_>, at: Span) -> bool {
        if array.len() > MOST_ENTRIES {
            self.fault(Fault::TooMany, at, Msg::OverLimit(Limit::Entries, array.len()));
        }
        array.len() <= MOST_ENTRIES
    }

    /// A list of names, which may be written as whole numbers.
    pub fn names(&mut self, item: Item<'_>) -> Option<Vec<Spanned<String>>> {
        self.list(item, Reader::name)
    }

    /// A table.
    pub fn table<'d>(&mut self, item: Item<'d>) -> Option<Table<'d>> {
        match item.value {
            Value::Table(table) => Some(table),
            _ => self.wrong(item, Wanted::Table),
        }
    }

    /// A list of tables.
    pub fn tables<'d>(&mut self, item: Item<'d>) -> Option<Vec<Table<'d>>> {
        self.list(item, Reader::table)
    }

    /// One of a list of words.
    pub fn one_of<T: Copy>(&mut self, word: &Spanned<String>, words: &[(&'static str, T)]) -> Option<T> {
        let found = words.iter().find(|(name, _)| *name == word.value);
        if found.is_none() {
            let allowed = words.iter().map(|(name, _)| (*name).to_owned()).collect();
            let message = Msg::NotOneOf { found: short(&word.value), allowed };
            self.fault(Fault::BadValue, word.at, message);
        }
        found.map(|(_, value)| *value)
    }
}

/// Characters that change how a text looks without being seen: controls and marks of direction.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a text is printable ASCII with tabs and line ends, where nothing can hide; every byte is
/// looked at without a branch, which is many times faster than a look at characters.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, b| plain & (matches!(b, b' '..=b'~') | (b == b'\t') | (b == b'\n')))
}

fn found(value: Value<'_>) -> Wanted {
    match value {
        Value::Text(_) => Wanted::Text,
        Value::Number(_) | Value::OtherBase => Wanted::Number,
        Value::Bool(_) => Wanted::Bool,
        Value::Time(time) if time.time.is_none() => Wanted::Day,
        Value::Time(_) => Wanted::Moment,
        Value::Array(_) => Wanted::List,
        Value::Table(_) => Wanted::Table,
    }
}

/// What to write instead, where the value shows what was meant.
fn hint(value: Value<'_>, wanted: Wanted) -> Option<Msg> {
    match (value, wanted) {
        (Value::Text(text), Wanted::Number) if Dec::parse(text).is_ok() => {
            Some(Msg::LeaveQuotesOut(text.to_owned()))
        }
        (Value::Text(text), Wanted::Bool) if matches!(text, "true" | "false") => {
            Some(Msg::LeaveQuotesOut(text.to_owned()))
        }
        (Value::Text(text), Wanted::List) if text.len() < 80 => Some(Msg::WriteAsList(text.to_owned())),
        (_, Wanted::Day) => Some(Msg::WriteDay),
        (_, Wanted::Moment) => Some(Msg::WriteMoment),
        _ => None,
    }
}
