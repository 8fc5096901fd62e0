//! Filled questionnaires: from the cells of a workbook to the one TOML text that means the same.
//!
//! In: a workbook within bounds, and the rules it should ask by. Out: `bid.toml` or `price.toml` in one canonical
//! form, or findings that name sheet and cell. What stands in a cell is understood or refused, never guessed; of a
//! questionnaire with an error nothing is written.

mod cells;
pub mod composed;
mod draft;
mod judged;
mod origin;
mod toml;
mod value;

use crate::diag::{Findings, Sources, codes};
use crate::lang::{Composed as Words, Form};
use crate::model::composed::TENDER;
use crate::model::form::{self, Head, Key, Kind};
use crate::model::judging::Seen;
use crate::model::rules::Rules;
use crate::read::{nearest, short};

use super::workbook::{self, Unreadable, Workbook};
use cells::Cells;

/// What a questionnaire is read against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// Their digest, lower-case hexadecimal.
    pub digest: &'a str,
    /// The digests of earlier versions, with their numbers.
    pub earlier: &'a [(i64, String)],
    /// What assessors see of the bids that there are; none where no assessment is read.
    pub seen: &'a [Seen],
}

/// A questionnaire as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// What it is.
    pub kind: Kind,
    /// The id of the bid, or of the assessor.
    pub id: String,
    /// The text of `bid.toml`, of `price.toml`, or of the file of the assessor.
    pub toml: String,
    /// The same with the cell of each line behind it, as a remark: what findings show.
    pub located: String,
}

/// Why a file cannot be read as a workbook, in words.
#[must_use]
pub fn refusal(why: &Unreadable) -> Form {
    match why {
        Unreadable::Archive => Form::NoArchive,
        Unreadable::NotAWorkbook => Form::NoWorkbook,
        Unreadable::Broken(part) => Form::BrokenPart(short(part)),
        Unreadable::LargePart(part) => Form::LargePart { part: short(part), most: workbook::MOST_PART },
        Unreadable::LargeParts => Form::LargeParts(workbook::MOST_PARTS),
        Unreadable::Sheets => Form::ManySheets(workbook::MOST_SHEETS),
        Unreadable::Cells => Form::ManyCells(workbook::MOST_CELLS),
        Unreadable::Text => Form::MuchText(workbook::MOST_TEXT),
    }
}

/// What a workbook says that it asks for; nothing where it is no questionnaire of this version.
#[must_use]
pub fn kind(book: &Workbook) -> Option<Kind> {
    let cells = Cells::new(book);
    let found = cells.head.get(Head::Kind.key())?;
    Kind::ALL.into_iter().find(|(name, _)| name == found).map(|(_, kind)| kind)
}

/// Rows that nobody asks, of which as many are reported.
const MOST_STRANGE: usize = 100;

/// Reads a filled questionnaire; `file` is its name in findings. Nothing where an error was found.
pub fn read(
    book: &Workbook,
    file: &str,
    against: Against<'_>,
    (sources, findings): (&mut Sources, &mut Findings),
) -> Option<Filled> {
    let mut cells = Cells::new(book);
    let filled = filled(&mut cells, against);
    let is_wrong = cells.is_wrong();
    cells.report(file, sources, findings);
    filled.filter(|_| !is_wrong)
}

fn filled(cells: &mut Cells<'_>, against: Against<'_>) -> Option<Filled> {
    let kind = head(cells, against)?;
    if kind == Kind::Assessment {
        judged::complete(cells, against)?;
    } else {
        complete(cells, against.rules, kind);
    }
    tables(cells, kind);
    let draft = draft::draft(cells, against, kind);
    let id = draft.id.clone()?;
    let toml = draft.toml(kind, against.rules);
    let located = origin::located(&toml, cells, against.rules);
    Some(Filled { kind, id, toml, located })
}

/// What kind of questionnaire it is, if it is one of this tender and of these rules.
fn head(cells: &mut Cells<'_>, against: Against<'_>) -> Option<Kind> {
    let nowhere = (0, (0, 0));
    let said = |cells: &Cells<'_>, head: Head| cells.head.get(head.key()).cloned().unwrap_or_default();
    let refuse = |cells: &mut Cells<'_>, code, why| {
        cells.fault(nowhere, code, why);
        None
    };
    if cells.head.is_empty() {
        return refuse(cells, codes::NOT_A_FORM, Form::NotAForm);
    }
    let version = said(cells, Head::Version);
    if version != form::VERSION {
        return refuse(cells, codes::NOT_A_FORM, Form::OtherVersion { found: short(&version) });
    }
    let found = said(cells, Head::Kind);
    let Some((_, kind)) = Kind::ALL.into_iter().find(|(name, _)| *name == found) else {
        let why = match found == TENDER {
            true => Form::Composed(Words::IsTender),
            false => Form::OtherKind(short(&found)),
        };
        return refuse(cells, codes::NOT_A_FORM, why);
    };
    let tender = against.rules.tender.as_ref().map(|tender| tender.id.clone()).unwrap_or_default();
    let found = said(cells, Head::Tender);
    if found != tender {
        return refuse(cells, codes::FORM_OF_OTHER, Form::OtherTender { found: short(&found), this: tender });
    }
    let found = said(cells, Head::Rules);
    if found != against.digest {
        let version = against.earlier.iter().find(|(_, digest)| *digest == found).map(|(n, _)| *n);
        let this = against.digest.to_owned();
        return refuse(cells, codes::FORM_OF_OTHER, Form::OtherRules { found: short(&found), this, version });
    }
    Some(kind)
}

/// Reports questions that are gone, and rows that ask what the rules do not.
fn complete(cells: &mut Cells<'_>, rules: &Rules, kind: Kind) {
    let asked: Vec<String> = form::keys(rules, kind).iter().map(Key::text).collect();
    // facts that no rule reads may be stated all the same
    let facts = (0..rules.facts.len()).flat_map(|fact| form::keys_of_fact(rules, fact));
    rows(cells, asked, facts.map(|key| key.text()).collect());
}

/// Reports rows that are asked and are gone, and rows that are neither asked nor allowed.
fn rows(cells: &mut Cells<'_>, asked: Vec<String>, allowed: Vec<String>) {
    let gone: Vec<String> = asked.iter().filter(|key| !cells.rows.contains_key(*key)).cloned().collect();
    let known: Vec<String> = asked.into_iter().chain(allowed).collect();
    let strange: Vec<(String, cells::Place)> = cells
        .rows
        .iter()
        .filter(|(key, _)| !known.contains(key))
        .take(MOST_STRANGE)
        .map(|(key, row)| (key.clone(), row.key))
        .collect();
    for (key, place) in strange {
        let near = nearest(&key, known.iter().map(String::as_str)).map(str::to_owned);
        cells.fault(place, codes::FORM_ROW, Form::UnknownRow { key: short(&key), near });
    }
    if gone.len() > 20 {
        cells.fault(
            (0, (0, 0)),
            codes::FORM_ROW,
            Form::RowsGone { key: gone[0].clone(), more: gone.len() - 1 },
        );
        return;
    }
    for key in gone {
        cells.fault((0, (0, 0)), codes::FORM_ROW, Form::RowGone(key));
    }
}

/// Reports tables that are gone.
fn tables(cells: &mut Cells<'_>, kind: Kind) {
    let gone = |entries: &&form::Entries| !cells.tables.contains_key(*entries);
    let gone: Vec<&form::Entries> = kind.tables().iter().filter(gone).collect();
    for entries in gone {
        cells.fault((0, (0, 0)), codes::FORM_ROW, Form::SheetGone(form::Part::Table(*entries).mark()));
    }
}
