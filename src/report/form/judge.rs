//! Sheets on which an assessor judges: per criterion the bids side by side, one a column, with the scale beside them.
//!
//! Nothing stands on them that the assessor is not to see: no price, no total, no other judgement.

use super::ask::{about, folded, label, lines};
use super::fill::fits;
use super::pieces::pieces;
use super::{Asked, Making, count, marks};
use crate::lang::{Form, Judging as Words, Lang, Say, number};
use crate::model::authority::{Assessment, Judgement};
use crate::model::form::{HEADS, Part};
use crate::model::judging::{Document, Item, Line, Seen, mark};
use crate::model::rules::{AnswerOption, Criterion, Rules};
use crate::num::Ratio;
use crate::report::book::expr::{Func, Op, call, when};
use crate::report::book::{At, Cell, Check, Column, Expr, Form as Shape, Role, Rule, Sheet, expr};
use crate::report::layout::clean;

/// The first column of a bid, after those of the keys and of the criterion with its scale.
const FIRST: usize = 2;
/// The most characters of a line that runs on over the columns.
const MOST_ACROSS: usize = 150;
/// Bids that a page can be read with.
const BIDS_ON_PAPER: usize = 3;
/// Characters across.
const LEFT_WIDTH: u16 = 44;
const BID_WIDTH: u16 = 50;
/// Lines that there is room for.
const CHOICE_LINES: usize = 2;
const REASON_LINES: usize = 9;
/// The most characters of an option in a list: it must be read in its cell.
const MOST_LABEL: usize = 90;

/// A sheet: its group, and the criteria of it that some bid is judged on.
pub fn sheets(asked: &Asked<'_>) -> Vec<(usize, Vec<usize>)> {
    let waits = |criterion: &usize| asked.seen().iter().any(|seen| seen.items.contains_key(criterion));
    let groups = asked.rules.groups.iter().enumerate();
    let sheets = groups
        .map(|(group, all)| (group, all.criteria.iter().copied().filter(waits).collect::<Vec<usize>>()));
    sheets.filter(|(_, criteria)| !criteria.is_empty()).collect()
}

/// A sheet while it is made.
struct Judged<'s> {
    sheet: Sheet,
    /// The place that it will have.
    place: usize,
    /// The bids of its columns.
    bids: Vec<&'s Seen>,
    /// What the assessor wrote already.
    said: Option<&'s Assessment>,
}

impl Judged<'_> {
    /// The column that counts what is judged in a row; it is hidden.
    fn counts(&self) -> usize {
        FIRST + self.bids.len()
    }

    fn at(&self, row: usize, column: usize) -> At {
        At { sheet: self.place, row, column }
    }
}

/// The sheet of every group in which something is to be judged.
pub fn groups(making: &mut Making<'_>) {
    let asked = making.asked;
    for (group, criteria) in sheets(asked) {
        let has = |seen: &&Seen| criteria.iter().any(|criterion| seen.items.contains_key(criterion));
        let bids: Vec<&Seen> = asked.seen().iter().filter(has).collect();
        let group = &asked.rules.groups[group];
        let title = group.title.get(asked.lang);
        let name = if title.trim().is_empty() { &group.id } else { &title };
        let said = asked.judging.and_then(|judging| judging.said);
        let mut judged = Judged { sheet: Sheet::new(name), place: making.book.sheets.len(), bids, said };
        let columns: Vec<String> = judged.bids.iter().map(|seen| mark(&seen.bid)).collect();
        let columns: Vec<(usize, &str)> =
            columns.iter().enumerate().map(|(n, mark)| (FIRST + n, mark.as_str())).collect();
        marks(&mut judged.sheet, Part::Judgements, &columns, asked.lang);
        let heading = making.text(&format!("{} {title}", group.id), Role::Title);
        let total = judged.sheet.row(vec![Cell::default(), heading]);
        let mut about = folded(&group.description.get(asked.lang), MOST_ACROSS);
        // what is open is counted on the row below the title
        about.resize(about.len().max(1), String::new());
        for line in about {
            judged.sheet.row(vec![Cell::default(), making.text(&line, Role::Note)]);
        }
        let mut heads = vec![making.text(HEADS, Role::Note), word(making, &Words::Scale, Role::Head)];
        let name = |seen: &&Seen| making.text(&format!("{} ({})", seen.supplier, seen.bid), Role::Head);
        heads.extend(judged.bids.iter().map(name));
        let head = judged.sheet.heads(heads, FIRST);
        let mut many = 0;
        for &criterion in &criteria {
            block(making, &mut judged, criterion);
            many += judged.bids.iter().filter(|seen| seen.items.contains_key(&criterion)).count();
        }
        finish(making, judged, (total, head), many);
    }
}

/// Adds the sheet, with how much of it is judged and how much is open, of so many cells; both are counted in its
/// hidden column, from the row of its title on and above that of its heads.
fn finish(making: &mut Making<'_>, mut judged: Judged<'_>, (total, head): (usize, usize), many: usize) {
    let column = judged.counts();
    let last = judged.sheet.rows.len() - 1;
    let open = total + 1;
    let all = call(Func::Sum, [Expr::Area(judged.at(head + 1, column), judged.at(last, column))]);
    judged.sheet.put(total, column, Cell::formula(all, Shape::General, Role::Plain));
    let left = expr::num(i64::try_from(many).unwrap_or(i64::MAX)) - Expr::Cell(judged.at(total, column));
    judged.sheet.put(open, column, Cell::formula(left, Shape::General, Role::Plain));
    let hidden = Column { width: 12, hidden: true };
    judged.sheet.columns = vec![hidden, Column { width: LEFT_WIDTH, hidden: false }];
    judged.sheet.columns.extend(judged.bids.iter().map(|_| Column { width: BID_WIDTH, hidden: false }));
    judged.sheet.columns.push(hidden);
    judged.sheet.locked = true;
    judged.sheet.across = judged.bids.len().div_ceil(BIDS_ON_PAPER);
    let (total, open) = (judged.at(total, column), judged.at(open, column));
    let place = making.book.push(judged.sheet);
    making.counts.push((place, total, Some(open)));
}

/// A criterion: its scale, what each bid says, and the cells of the assessor.
fn block(making: &mut Making<'_>, judged: &mut Judged<'_>, place: usize) {
    let criterion = &making.asked.rules.criteria[place];
    let title = format!("{}  {}", criterion.id, criterion.title.get(making.asked.lang));
    let mut band = vec![Cell::default(), making.text(&title, Role::Head)];
    band.extend(judged.bids.iter().map(|_| Cell::empty(Role::Head)));
    judged.sheet.row(band);
    let scale = [scale(criterion, making.asked.lang), about(criterion, making.asked.lang)];
    let nothing = making.asked_word(&Words::NothingHere);
    let silent = making.asked_word(&Words::NoStatement);
    let statement = |item: Option<&Item>| match item {
        None => nothing.clone(),
        Some(item) if item.statement.trim().is_empty() => silent.clone(),
        Some(item) => item.statement.clone(),
    };
    texts(making, judged, place, (&scale, Role::Plain), &statement);
    let (offered, none) = (making.asked_word(&Words::Offered), String::new());
    let of =
        |text: fn(&Item) -> &str| move |item: Option<&Item>| item.map(text).unwrap_or_default().to_owned();
    let is_offered = |item: &Item| !item.equivalent.is_empty();
    let some = |judged: &Judged<'_>, holds: &dyn Fn(&Item) -> bool| {
        judged.bids.iter().filter_map(|seen| seen.items.get(&place)).any(holds)
    };
    if some(judged, &is_offered) {
        texts(making, judged, place, (&[offered], Role::Strong), &of(|item| &item.equivalent));
    }
    if some(judged, &|item| !item.documents.is_empty()) {
        let lang = making.asked.lang;
        let name = making.asked_word(&Words::Documents);
        let said = |item: Option<&Item>| {
            item.map_or(none.clone(), |item| {
                lines(item.documents.iter().map(|one| document(one, lang)).collect())
            })
        };
        texts(making, judged, place, (&[name], Role::Strong), &said);
    }
    if some(judged, &|item| item.confidential.is_some()) {
        let name = making.asked_word(&Words::Confidential);
        let said = of(|item| item.confidential.as_deref().unwrap_or_default());
        texts(making, judged, place, (&[name], Role::Strong), &said);
    }
    inputs(making, judged, place);
}

/// Rows with texts at the left, each on a row of its own, and one of each bid beside them, in as many pieces as the
/// longest needs.
fn texts(
    making: &Making<'_>,
    judged: &mut Judged<'_>,
    place: usize,
    (left, role): (&[String], Role),
    said: &dyn Fn(Option<&Item>) -> String,
) {
    let cut = |text: &str, width: u16| {
        let shown: Vec<String> = text.split('\n').map(clean).collect();
        pieces(&shown.join("\n"), usize::from(width))
    };
    let left: Vec<String> = left.iter().flat_map(|text| cut(text, LEFT_WIDTH)).collect();
    let bids: Vec<Vec<String>> =
        judged.bids.iter().map(|seen| cut(&said(seen.items.get(&place)), BID_WIDTH)).collect();
    let rows = bids.iter().map(Vec::len).chain([left.len()]).max().unwrap_or_default();
    for row in 0..rows {
        let cell = |pieces: &Vec<String>, role| {
            pieces.get(row).map_or_else(Cell::default, |piece| making.text(piece, role))
        };
        let mut cells = vec![Cell::default(), cell(&left, role)];
        cells.extend(bids.iter().map(|pieces| cell(pieces, Role::Plain)));
        judged.sheet.row(cells);
    }
}

/// The rows that the assessor fills in.
fn inputs(making: &mut Making<'_>, judged: &mut Judged<'_>, place: usize) {
    let lang = making.asked.lang;
    let criterion = &making.asked.rules.criteria[place];
    let offers = |seen: &Seen| seen.items.get(&place).is_some_and(|item| !item.equivalent.is_empty());
    let mut rows =
        vec![(Line::Choice, Words::Choice, CHOICE_LINES), (Line::Reason, Words::Reason, REASON_LINES)];
    if judged.bids.iter().any(|seen| offers(seen)) {
        rows.insert(0, (Line::Equivalent, Words::Equivalent, 1));
    }
    let mut at = Vec::new();
    for (line, name, room) in rows {
        let key = making.text(&line.key(&criterion.id), Role::Note);
        let row = judged.sheet.row(vec![key, word(making, &name, Role::Strong)]);
        judged.sheet.tall.push((row, room));
        at.push((line, row));
        for n in 0..judged.bids.len() {
            let seen = judged.bids[n];
            let is_asked = match line {
                Line::Choice => seen.items.contains_key(&place) && !criterion.options.is_empty(),
                Line::Reason => seen.items.contains_key(&place),
                Line::Equivalent => offers(seen),
            };
            if !is_asked {
                continue;
            }
            let own = judged.said.and_then(|said| judgement(said, &seen.bid, place));
            let said = own.map(|own| written(own, line, criterion, lang)).unwrap_or_default();
            judged.sheet.put(row, FIRST + n, making.typed(&said));
            let list = match line {
                Line::Choice => best_first(criterion).iter().map(|option| short(option, lang)).collect(),
                Line::Equivalent => [Words::Accepted, Words::Refused].map(|word| word.text(lang)).to_vec(),
                Line::Reason => continue,
            };
            let (from, to) = making.lists.place(list);
            let area = ((row, FIRST + n), (row, FIRST + n));
            judged.sheet.checks.push(Check {
                area,
                rule: Rule::Listed(from, to),
                message: Form::Pick.text(lang),
            });
        }
    }
    state(making, judged, place, &at);
}

/// The row that says which bids are judged.
fn state(making: &Making<'_>, judged: &mut Judged<'_>, place: usize, at: &[(Line, usize)]) {
    let lang = making.asked.lang;
    let row = judged.sheet.row(vec![Cell::default(), word(making, &Words::State, Role::Plain)]);
    let has_options = !making.asked.rules.criteria[place].options.is_empty();
    for n in 0..judged.bids.len() {
        let Some(item) = judged.bids[n].items.get(&place) else { continue };
        let cell = |line: Line| {
            let row = at.iter().find(|(known, _)| *known == line).map_or(row, |(_, row)| *row);
            Expr::Cell(judged.at(row, FIRST + n))
        };
        let is_filled = |line| cell(line).is(Op::Ne, Expr::Text(String::new()));
        let mut all = vec![is_filled(Line::Reason)];
        if item.equivalent.is_empty() {
            all.push(is_filled(Line::Choice));
        } else {
            all.push(is_filled(Line::Equivalent));
            let refused = cell(Line::Equivalent).is(Op::Eq, Expr::Text(Words::Refused.text(lang)));
            if has_options {
                all.push(call(Func::Or, [refused, is_filled(Line::Choice)]));
            }
        }
        let words = [Words::IsJudged.text(lang), Form::Open.text(lang)].map(Expr::Text);
        let [is_judged, open] = words;
        let state = when(call(Func::And, all), is_judged, open);
        judged.sheet.put(row, FIRST + n, Cell::formula(state, Shape::Text, Role::Plain));
    }
    let (from, to) = (judged.at(row, FIRST), judged.at(row, FIRST + judged.bids.len() - 1));
    let many = count(from, to, Words::IsJudged.text(lang));
    judged.sheet.put(row, judged.counts(), Cell::formula(many, Shape::General, Role::Plain));
}

/// What an assessor wrote of a bid on a criterion.
fn judgement<'s>(said: &'s Assessment, bid: &str, criterion: usize) -> Option<&'s Judgement> {
    said.judgements.iter().find(|own| own.criterion == criterion && own.bid.value.eq_ignore_ascii_case(bid))
}

/// What an assessor wrote already, as it stands in its cell.
fn written(own: &Judgement, line: Line, criterion: &Criterion, lang: Lang) -> String {
    match (line, &own.option, own.equivalent) {
        (Line::Reason, _, _) => own.reason.clone(),
        (Line::Equivalent, _, Some(true)) => Words::Accepted.text(lang),
        (Line::Equivalent, _, Some(false)) => Words::Refused.text(lang),
        (Line::Choice, Some(option), _) => {
            let known = criterion.options.iter().find(|known| known.id == option.value);
            known.map_or(option.value.clone(), |known| short(known, lang))
        }
        _ => String::new(),
    }
}

/// The question, and the scale with what each of its options takes.
fn scale(criterion: &Criterion, lang: Lang) -> String {
    let option = |option: &AnswerOption| {
        let points = number(&Ratio::from(option.points), 0, lang);
        let points = if criterion.has_points {
            format!(" ({})", Words::Points(points).text(lang))
        } else {
            String::new()
        };
        let rejects = if option.rejects { format!(" [{}]", Form::Rejects.text(lang)) } else { String::new() };
        format!("• {}{points}: {}{rejects}", option.id, option.text.get(lang))
    };
    let mut all = vec![criterion.question.get(lang)];
    all.extend(best_first(criterion).into_iter().map(option));
    lines(all)
}

fn best_first(criterion: &Criterion) -> Vec<&AnswerOption> {
    let mut options: Vec<&AnswerOption> = criterion.options.iter().collect();
    options.sort_by_key(|option| std::cmp::Reverse(option.points));
    options
}

/// An option in a list.
fn short(option: &AnswerOption, lang: Lang) -> String {
    let label = label(&option.id, &option.text.get(lang));
    if label.chars().count() <= MOST_LABEL {
        return label;
    }
    let most = MOST_LABEL.max(option.id.len() + 2);
    format!("{}…", label.chars().take(most).collect::<String>().trim_end())
}

/// A document, as an assessor finds it.
fn document(document: &Document, lang: Lang) -> String {
    let mut parts = vec![document.title.clone()];
    if !document.page.is_empty() {
        parts.push(Words::Page(document.page.clone()).text(lang));
    }
    parts.push(document.place.clone());
    if document.confidential {
        parts.push(Words::IsConfidential.text(lang));
    }
    parts.retain(|part| !part.is_empty());
    format!("• {}: {}", document.id, parts.join(", "))
}

fn word(making: &Making<'_>, word: &Words, role: Role) -> Cell {
    making.text(&making.asked_word(word), role)
}

impl Making<'_> {
    fn asked_word(&self, word: &Words) -> String {
        word.text(self.asked.lang)
    }
}

/// What an assessment says that its workbook has no cell for; each by where it stands.
#[must_use]
pub fn unfit(said: &Assessment, seen: &[Seen], rules: &Rules) -> Vec<String> {
    let mut unfit = Vec::new();
    for own in &said.judgements {
        let bid = seen.iter().find(|seen| seen.bid.eq_ignore_ascii_case(&own.bid.value));
        let item = bid.and_then(|seen| seen.items.get(&own.criterion));
        let has_cells = item.is_some_and(|item| own.equivalent.is_none() || !item.equivalent.is_empty());
        let criterion = &rules.criteria[own.criterion];
        let is_known = |option: &crate::model::Spanned<String>| {
            criterion.options.iter().any(|known| known.id == option.value)
        };
        if !has_cells || !fits(&own.reason) || !own.option.as_ref().is_none_or(is_known) {
            unfit.push(format!("{} {}", own.bid.value, criterion.id));
        }
    }
    for own in &said.verified {
        if !fits(&own.by) || !seen.iter().any(|seen| seen.bid.eq_ignore_ascii_case(&own.bid.value)) {
            unfit.push(format!("[[verified]] {}", own.bid.value));
        }
    }
    unfit
}
