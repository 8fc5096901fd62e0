//! What a questionnaire says, question by question.

use std::collections::BTreeMap;

use crate::diag::codes;
use crate::exchange::workbook::Value;
use crate::lang::{Form, Lang};
use crate::model::Text;
use crate::model::bid::{Holds, LAYERS};
use crate::model::fact::{FactOption, FactType};
use crate::model::form::{BID, CHAIN, Content, Entries, Key, Kind, PRICE, Role, key_of};
use crate::model::judging::Seen;
use crate::model::rules::{Fact, Rules};
use crate::read::quoted;

use super::Against;
use super::cells::{Cells, Place, Table};
use super::value::{self, Took};

/// Keys of TOML with their values as TOML writes them.
pub type Lines = Vec<(&'static str, String)>;

/// What a questionnaire says; every value as TOML writes it.
#[derive(Debug, Default)]
pub struct Draft {
    /// The id of the bid, plain.
    pub id: Option<String>,
    /// What it says as a whole.
    pub bid: Lines,
    /// Its price.
    pub price: Lines,
    /// Its chain as a whole.
    pub chain: Lines,
    /// Facts by id, in the order of the rules.
    pub facts: Vec<(String, Lines)>,
    /// Answers by criterion, in the order of the rules.
    pub answers: Vec<(String, Lines)>,
    /// What is said of an assessment as a whole.
    pub assessment: Lines,
    /// What was chosen, by bid and criterion.
    pub judgements: Vec<(String, String, Lines)>,
    /// Entries, in the order of their rows.
    pub tables: BTreeMap<Entries, Vec<Lines>>,
}

/// Reads every answer.
pub fn draft(cells: &mut Cells<'_>, against: Against<'_>, kind: Kind) -> Draft {
    let mut draft = Draft::default();
    let rules = against.rules;
    let mut filling = Filling { cells, rules, seen: against.seen };
    if kind == Kind::Assessment {
        return filling.assessment();
    }
    draft.id = filling.whole_id();
    if kind == Kind::Price {
        draft.price = filling.columns(PRICE, Key::Price);
        filling.needed(&draft.price, "amount", &Key::Price("amount".to_owned()));
        return draft;
    }
    draft.bid = filling.columns(BID, Key::Bid);
    filling.needed(&draft.bid, "supplier", &Key::Bid("supplier".to_owned()));
    draft.price = if rules.policy.price_apart { Lines::new() } else { filling.columns(PRICE, Key::Price) };
    if !draft.price.is_empty() {
        filling.needed(&draft.price, "amount", &Key::Price("amount".to_owned()));
    }
    draft.chain = filling.columns(CHAIN, Key::Chain);
    for fact in 0..rules.facts.len() {
        let lines = filling.fact(fact);
        if !lines.is_empty() {
            draft.facts.push((rules.facts[fact].id.clone(), lines));
        }
    }
    for criterion in 0..rules.criteria.len() {
        let lines = filling.answer(criterion);
        if !lines.is_empty() {
            draft.answers.push((rules.criteria[criterion].id.clone(), lines));
        }
    }
    for &entries in kind.tables() {
        let rows = filling.table(entries);
        draft.tables.insert(entries, rows);
    }
    draft
}

/// The cells of a questionnaire while they are read.
pub struct Filling<'f, 'w> {
    /// The cells.
    pub cells: &'f mut Cells<'w>,
    /// The rules that they are read by.
    pub rules: &'f Rules,
    /// The bids that assessors judge.
    pub seen: &'f [Seen],
}

impl Filling<'_, '_> {
    /// Where what has a role in the row of a key stands.
    fn place(&self, key: &Key, role: Role) -> Option<Place> {
        let row = self.cells.rows.get(&key.text())?;
        Some((row.key.0, (row.key.1.0, *row.columns.get(role.mark())?)))
    }

    /// Reports at the row of a key, where that is there.
    fn fault_at(&mut self, key: &Key, why: Form) {
        let place = self.place(key, Role::Answer);
        let place = place.or_else(|| self.cells.rows.get(&key.text()).map(|row| row.key));
        if let Some(place) = place {
            self.cells.fault(place, codes::FORM_INCOMPLETE, why);
        }
    }

    fn whole_id(&mut self) -> Option<String> {
        let key = Key::Bid("id".to_owned());
        let place = self.place(&key, Role::Answer)?;
        if !self.cells.holds(place) {
            self.fault_at(&key, Form::Needed);
            return None;
        }
        self.cells.take(place, value::id)
    }

    fn needed(&mut self, lines: &Lines, name: &str, key: &Key) {
        let place = self.place(key, Role::Answer);
        let is_empty = place.is_some_and(|place| !self.cells.holds(place));
        if is_empty && lines.iter().all(|(known, _)| *known != name) {
            self.fault_at(key, Form::Needed);
        }
    }

    /// What stands in the rows of some keys.
    pub fn columns(&mut self, columns: &[(&'static str, Content)], make: fn(String) -> Key) -> Lines {
        let mut lines = Lines::new();
        for (name, content) in columns {
            let Some(place) = self.place(&make((*name).to_owned()), Role::Answer) else { continue };
            if let Some(value) = self.content(place, (*name, *content)) {
                lines.push((name, value));
            }
        }
        lines
    }

    /// What stands at a place, as TOML.
    fn content(&mut self, place: Place, (name, content): (&str, Content)) -> Option<String> {
        let kinds: Vec<(String, Vec<String>)> = match content {
            Content::Kind => self.rules.kinds.iter().map(|(id, title)| (id.clone(), texts(title))).collect(),
            Content::Layer | Content::Layers => {
                LAYERS.iter().map(|id| ((*id).to_owned(), Vec::new())).collect()
            }
            Content::Bid => {
                self.seen.iter().map(|seen| (seen.bid.clone(), vec![seen.supplier.clone()])).collect()
            }
            Content::Holds => Holds::ALL.iter().map(|(id, _)| ((*id).to_owned(), Vec::new())).collect(),
            _ => Vec::new(),
        };
        let value = self.cells.take(place, |value| written(value, name, content, &kinds))?;
        Some(value).filter(|value| value != "\"\"" && value != "[]")
    }

    /// A fact: its value, and what goes with it.
    fn fact(&mut self, place: usize) -> Lines {
        let rules = self.rules;
        let fact = &rules.facts[place];
        let key = Key::Fact(fact.id.clone());
        let said = if fact.kind == FactType::Set { self.set(fact, &key) } else { self.single(fact, &key) };
        let none = self.none(fact);
        let stated = match (said, none) {
            (Some(_), true) => {
                self.fault_at(&Key::Option(fact.id.clone(), String::new()), Form::NoneAndSome);
                None
            }
            (None, true) => Some(if fact.kind == FactType::Text { "\"\"" } else { "[]" }.to_owned()),
            (said, false) => said,
        };
        let mut lines = Lines::new();
        lines.extend(stated.map(|stated| ("value", stated)));
        self.beside(&key, &[Role::Evidence, Role::Confidential], &mut lines);
        if !lines.is_empty() && lines[0].0 != "value" && !self.cells.is_wrong() {
            self.fault_at(&key, Form::OnlyBeside);
        }
        lines
    }

    /// Whether it is said that there is nothing to name.
    fn none(&mut self, fact: &Fact) -> bool {
        let key = Key::Option(fact.id.clone(), String::new());
        let place = self.place(&key, Role::Answer);
        place.and_then(|place| self.cells.take(place, value::marked)).unwrap_or(false)
    }

    fn single(&mut self, fact: &Fact, key: &Key) -> Option<String> {
        let place = self.place(key, Role::Answer)?;
        let units = texts(&fact.unit);
        let options = labels(&fact.options);
        let value = self.cells.take(place, |value| {
            Ok(match fact.kind {
                FactType::Text => quoted(&value::text(value)?),
                FactType::Bool => value::yes(value)?.to_string(),
                FactType::Integer => value::whole(value, &units)?.to_string(),
                FactType::Decimal => value::number(value, &units)?.to_string(),
                FactType::Percent => value::percent(value)?.to_string(),
                FactType::Money => value::money(value)?.to_string(),
                FactType::Date => value::day(value)?.to_string(),
                FactType::Choice => quoted(&value::option(value, &options)?),
                FactType::Country => quoted(&value::country(value)?),
                FactType::Countries => list(&value::countries(value)?),
                FactType::Set => String::new(),
            })
        })?;
        Some(value).filter(|value| value != "\"\"" && value != "[]")
    }

    /// The options that are marked, in the order of the catalogue.
    fn set(&mut self, fact: &Fact, key: &Key) -> Option<String> {
        if let Some(place) = self.place(key, Role::Answer).filter(|place| self.cells.holds(*place)) {
            self.cells.fault(place, codes::FORM_CELL, Form::MarkBelow);
        }
        let mut marked = Vec::new();
        for option in &fact.options {
            let key = Key::Option(fact.id.clone(), option.id.value.clone());
            let Some(place) = self.place(&key, Role::Answer) else { continue };
            if self.cells.take(place, value::marked) == Some(true) {
                marked.push(option.id.value.clone());
            }
        }
        (!marked.is_empty()).then(|| list(&marked))
    }

    /// An answer to a criterion.
    fn answer(&mut self, criterion: usize) -> Lines {
        let rules = self.rules;
        let key = key_of(rules, criterion);
        let asked = &rules.criteria[criterion];
        let mut lines = Lines::new();
        let place = self.place(&key, Role::Answer);
        if asked.judged {
            let statement = place.and_then(|place| self.cells.take(place, value::text));
            lines.extend(statement.filter(|text| !text.is_empty()).map(|text| ("statement", quoted(&text))));
        } else {
            let options: Vec<_> =
                asked.options.iter().map(|option| (option.id.clone(), texts(&option.text))).collect();
            let option =
                place.and_then(|place| self.cells.take(place, |value| value::option(value, &options)));
            lines.extend(option.map(|option| ("option", quoted(&option))));
            self.beside(&key, &[Role::Statement], &mut lines);
        }
        self.beside(&key, &[Role::Evidence, Role::Equivalent, Role::Confidential], &mut lines);
        lines
    }

    /// What stands beside an answer.
    fn beside(&mut self, key: &Key, roles: &[Role], lines: &mut Lines) {
        for role in roles {
            let Some(place) = self.place(key, *role) else { continue };
            let value = match role {
                Role::Evidence => self.cells.take(place, value::ids).map(|ids| list(&ids)),
                _ => self.cells.take(place, value::text).map(|text| quoted(&text)),
            };
            let value = value.filter(|value| value != "\"\"" && value != "[]");
            lines.extend(value.map(|value| (role.mark(), value)));
        }
    }

    /// The entries of a table, in the order of its rows.
    pub fn table(&mut self, entries: Entries) -> Vec<Lines> {
        let Some(table) = self.cells.tables.get(&entries).cloned() else { return Vec::new() };
        let mut all = Vec::new();
        for row in self.cells.entries(&table) {
            let lines = self.entry(entries, &table, row);
            if !lines.is_empty() {
                all.push(lines);
            }
        }
        if entries == Entries::Owner {
            self.owners_have_parties(&table);
        }
        all
    }

    fn entry(&mut self, entries: Entries, table: &Table, row: u32) -> Lines {
        let mut lines = Lines::new();
        for (name, content) in entries.columns() {
            let Some(column) = table.columns.get(*name) else { continue };
            let place = (table.sheet, (row, *column));
            match self.content(place, (*name, *content)) {
                Some(value) => lines.push((name, value)),
                None if entries.needed().contains(name) && !self.cells.holds(place) => {
                    self.cells.fault(place, codes::FORM_INCOMPLETE, Form::NeededInRow((*name).to_owned()));
                }
                None => {}
            }
        }
        let names = |wanted: &str| lines.iter().any(|(key, _)| *key == wanted);
        if entries == Entries::Evidence && !lines.is_empty() && names("file") == names("url") {
            let column = table.columns.get("file").copied().unwrap_or_default();
            self.cells.fault((table.sheet, (row, column)), codes::FORM_INCOMPLETE, Form::FileOrUrl);
        }
        lines
    }

    /// Reports owners of parties that are not listed: there would be nowhere to write them.
    fn owners_have_parties(&mut self, table: &Table) {
        let ids = |cells: &mut Cells<'_>, table: &Table, name: &str| -> Vec<(Place, String)> {
            let Some(column) = table.columns.get(name) else { return Vec::new() };
            let rows = cells.entries(table);
            let places = rows.into_iter().map(|row| (table.sheet, (row, *column)));
            places.filter_map(|place| Some((place, plain(cells.get(place)?)?))).collect()
        };
        let Some(parties) = self.cells.tables.get(&Entries::Party).cloned() else { return };
        let known: Vec<String> = ids(self.cells, &parties, "id").into_iter().map(|(_, id)| id).collect();
        for (place, of) in ids(self.cells, table, "of") {
            if !known.contains(&of) {
                self.cells.fault(place, codes::FORM_CELL, Form::NoSuchParty);
            }
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    value::id(value).ok()
}

/// What stands in a cell of a table, as TOML.
fn written(value: &Value, name: &str, content: Content, kinds: &[(String, Vec<String>)]) -> Took<String> {
    Ok(match content {
        Content::Text if name == "kvk" => quoted(&value::register(value)?),
        Content::Text => quoted(&value::text(value)?),
        Content::Id | Content::Name => quoted(&value::id(value)?),
        Content::Names => list(&value::ids(value)?),
        Content::Country => quoted(&value::country(value)?),
        Content::Countries => list(&value::countries(value)?),
        Content::Day => value::day(value)?.to_string(),
        Content::Moment => value::moment(value)?,
        Content::YesNo => value::yes(value)?.to_string(),
        Content::Number => value::number(value, &["dagen".to_owned(), "days".to_owned()])?.to_string(),
        Content::Percent => value::percent(value)?.to_string(),
        Content::Money => value::money(value)?.to_string(),
        Content::Currency => quoted(&value::currency(value)?),
        Content::Kind | Content::Layer | Content::Holds | Content::Bid => {
            quoted(&value::option(value, kinds)?)
        }
        Content::Layers => {
            let said = value::ids(value)?;
            let each = said.into_iter().map(|one| value::option(&Value::Text(one), kinds));
            list(&each.collect::<Took<Vec<String>>>()?)
        }
        Content::Digest => quoted(&value::digest(value)?),
    })
}

/// A list of texts as TOML.
fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// What a text says, in each language that it has.
pub fn texts(text: &Text) -> Vec<String> {
    let mut all: Vec<String> =
        Lang::ALL.into_iter().map(|lang| text.get(lang)).filter(|t| !t.is_empty()).collect();
    all.dedup();
    all
}

fn labels(options: &[FactOption]) -> Vec<(String, Vec<String>)> {
    options.iter().map(|option| (option.id.value.clone(), texts(&option.text))).collect()
}
