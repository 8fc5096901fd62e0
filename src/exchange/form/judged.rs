//! What an assessor filled in: per criterion and bid a choice with its reason.

use std::collections::BTreeSet;

use crate::diag::codes;
use crate::exchange::workbook::Value;
use crate::lang::{Form, Judging, Lang, Say};
use crate::model::form::{ASSESSMENT, Entries, Head, Key, Kind, keys};
use crate::model::judging::{BID_MARK, Item, Line, Seen, mark};
use crate::model::rules::Rules;
use crate::read::{quoted, short};

use super::Against;
use super::cells::{Cells, Place};
use super::draft::{Draft, Filling, Lines, texts};
use super::value::{self, Bad, Took};

/// The most bids that are reported because they changed.
const MOST_WRONG: usize = 50;

/// Reports what is gone or strange, and bids that are no longer what was judged; nothing where nothing can be read.
pub fn complete(cells: &mut Cells<'_>, against: Against<'_>) -> Option<()> {
    let nowhere = (0, (0, 0));
    let assessor = cells.head.get(Head::Assessor.key()).cloned().unwrap_or_default();
    if value::id(&Value::Text(assessor)).is_err() {
        cells.fault(nowhere, codes::NOT_A_FORM, Judging::NoAssessor.into());
        return None;
    }
    let bids = bids(cells);
    let mut wrong = Vec::new();
    for (bid, digest) in &bids {
        let known = against.seen.iter().find(|seen| seen.bid == *bid);
        let why = match known {
            None => Judging::BidGone(short(bid)),
            Some(seen) if seen.digest != *digest => Judging::BidChanged(bid.clone()),
            Some(_) => continue,
        };
        wrong.push((bid, why));
        if wrong.len() == MOST_WRONG {
            break;
        }
    }
    for (bid, why) in wrong {
        cells.fault(column(cells, bid).unwrap_or(nowhere), codes::FORM_BID_CHANGED, why.into());
    }
    if cells.is_wrong() {
        return None;
    }
    let mut asked: Vec<String> = keys(against.rules, Kind::Assessment).iter().map(Key::text).collect();
    let judged: Vec<&Seen> =
        against.seen.iter().filter(|seen| bids.iter().any(|(bid, _)| *bid == seen.bid)).collect();
    for (place, criterion) in against.rules.criteria.iter().enumerate() {
        let items: Vec<&Item> = judged.iter().filter_map(|seen| seen.items.get(&place)).collect();
        let offered = items.iter().any(|item| !item.equivalent.is_empty());
        let lines =
            Line::ALL.into_iter().filter(|line| !items.is_empty() && (*line != Line::Equivalent || offered));
        asked.extend(lines.map(|line| line.key(&criterion.id)));
    }
    super::rows(cells, asked, Vec::new());
    columns(cells, against.rules, &judged);
    Some(())
}

/// The bids of the workbook, with their digests.
fn bids(cells: &Cells<'_>) -> Vec<(String, String)> {
    let rows = cells.head.iter();
    rows.filter_map(|(key, digest)| Some((key.strip_prefix(BID_MARK)?.to_owned(), digest.clone()))).collect()
}

/// Where a bid stands first: the cell of a row that judges it.
fn column(cells: &Cells<'_>, bid: &str) -> Option<Place> {
    let rows = cells.rows.values();
    rows.filter_map(|row| Some((row.key.0, (row.key.1.0, *row.columns.get(&mark(bid))?)))).min()
}

/// Reports columns of bids that are gone, once a sheet, and columns of bids that the workbook does not judge.
fn columns(cells: &mut Cells<'_>, rules: &Rules, judged: &[&Seen]) {
    let mut gone: Vec<(Place, Judging)> = Vec::new();
    let (mut told, mut looked) = (BTreeSet::new(), BTreeSet::new());
    for (place, criterion) in rules.criteria.iter().enumerate() {
        let Some(row) = cells.rows.get(&Line::Choice.key(&criterion.id)) else { continue };
        for seen in judged.iter().filter(|seen| seen.items.contains_key(&place)) {
            if !row.columns.contains_key(&mark(&seen.bid)) && told.insert((row.key.0, &seen.bid)) {
                gone.push((row.key, Judging::ColumnGone(seen.bid.clone())));
            }
        }
        if !looked.insert(row.key.0) {
            continue;
        }
        let bids =
            row.columns.iter().filter_map(|(mark, column)| Some((mark.strip_prefix(BID_MARK)?, column)));
        for (bid, column) in bids.filter(|(bid, _)| judged.iter().all(|seen| seen.bid != *bid)) {
            gone.push(((row.key.0, (row.key.1.0, *column)), Judging::BidGone(short(bid))));
        }
    }
    for (place, why) in gone {
        cells.fault(place, codes::FORM_ROW, why.into());
    }
}

impl Filling<'_, '_> {
    /// What an assessor filled in.
    pub fn assessment(&mut self) -> Draft {
        let mut draft = Draft { id: self.cells.head.get(Head::Assessor.key()).cloned(), ..Draft::default() };
        draft.assessment = self.columns(ASSESSMENT, Key::Assessment);
        draft.assessment.retain(|(key, value)| *key != "consensus" || value == "true");
        let bids: Vec<String> = bids(self.cells).into_iter().map(|(bid, _)| bid).collect();
        let seen = self.seen;
        for seen in seen.iter().filter(|seen| bids.contains(&seen.bid)) {
            for (place, criterion) in self.rules.criteria.iter().enumerate() {
                let lines = match seen.items.get(&place) {
                    Some(item) => self.judgement(seen, place, item),
                    None => self.nothing(&seen.bid, &criterion.id),
                };
                if !lines.is_empty() {
                    draft.judgements.push((seen.bid.clone(), criterion.id.clone(), lines));
                }
            }
        }
        let verified = self.table(Entries::Verified);
        if draft.judgements.is_empty() && verified.is_empty() {
            self.cells.fault((0, (0, 0)), codes::FORM_INCOMPLETE, Judging::Nothing.into());
        }
        draft.tables.insert(Entries::Verified, verified);
        draft
    }

    /// The cell of a bid in a row.
    fn judging(&self, line: Line, bid: &str, criterion: &str) -> Option<Place> {
        let row = self.cells.rows.get(&line.key(criterion))?;
        Some((row.key.0, (row.key.1.0, *row.columns.get(&mark(bid))?)))
    }

    fn judgement(&mut self, seen: &Seen, place: usize, item: &Item) -> Lines {
        let criterion = &self.rules.criteria[place];
        let cell = |filling: &Self, line| filling.judging(line, &seen.bid, &criterion.id);
        let options: Vec<_> =
            criterion.options.iter().map(|option| (option.id.clone(), texts(&option.text))).collect();
        let places = [Line::Choice, Line::Equivalent, Line::Reason].map(|line| cell(self, line));
        let filled = places.map(|place| place.is_some_and(|place| self.cells.holds(place)));
        let [choice_at, equivalent_at, reason_at] = places;
        if item.equivalent.is_empty() {
            self.nothing_at(equivalent_at);
        }
        let choice =
            choice_at.and_then(|place| self.cells.take(place, |value| value::option(value, &options)));
        let asked = equivalent_at.filter(|_| !item.equivalent.is_empty());
        let equivalent = asked.and_then(|place| self.cells.take(place, accepted));
        let reason =
            reason_at.and_then(|place| self.cells.take(place, value::text)).filter(|text| !text.is_empty());
        let [has_choice, has_equivalent, has_reason] = filled;
        if !(has_choice || has_equivalent || has_reason) {
            return Lines::new();
        }
        let needs_choice = !has_choice && equivalent != Some(false) && !criterion.options.is_empty();
        let missing = [
            (!has_reason, reason_at, Judging::NoReason),
            (needs_choice, choice_at, Judging::NoChoice),
            (!has_equivalent && asked.is_some(), equivalent_at, Judging::SayEquivalent),
        ];
        for (is_missing, place, why) in missing {
            if let Some(place) = place.filter(|_| is_missing) {
                self.cells.fault(place, codes::FORM_INCOMPLETE, why.into());
            }
        }
        let mut lines = Lines::new();
        lines.extend(choice.map(|option| ("option", quoted(&option))));
        let word = |yes| if yes { "\"accepted\"" } else { "\"refused\"" };
        lines.extend(equivalent.map(|yes| ("equivalent", word(yes).to_owned())));
        lines.extend(reason.map(|reason| ("reason", quoted(&reason))));
        lines
    }

    /// Reports what stands where a bid is not judged.
    fn nothing(&mut self, bid: &str, criterion: &str) -> Lines {
        for line in Line::ALL {
            let place = self.judging(line, bid, criterion);
            self.nothing_at(place);
        }
        Lines::new()
    }

    fn nothing_at(&mut self, place: Option<Place>) {
        if let Some(place) = place.filter(|place| self.cells.holds(*place)) {
            self.cells.fault(place, codes::FORM_CELL, Judging::NotAsked.into());
        }
    }
}

/// Whether an equivalent is accepted, in either language.
fn accepted(value: &Value) -> Took<bool> {
    let words = |word: &Judging| Lang::ALL.map(|lang| word.text(lang)).to_vec();
    let options = [
        ("accepted".to_owned(), words(&Judging::Accepted)),
        ("refused".to_owned(), words(&Judging::Refused)),
    ];
    let why = |_| Bad { code: codes::FORM_CELL, why: Form::Judging(Judging::AcceptedAs) };
    Ok(value::option(value, &options).map_err(why)? == "accepted")
}
