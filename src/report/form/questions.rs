//! Sheets with questions, one a row: of the bid as a whole, of its price, and of each group.

use super::ask::{self, Question, label};
use super::fill::{self, Said};
use super::pieces::pieces;
use super::{Making, count, filled, marks, widths};
use crate::lang::{Form, Lang};
use crate::model::fact::{FactType, Stated};
use crate::model::form::{
    BID, CHAIN, Content, HEADS, Key, PRICE, Part, Role as Column, key_of, keys_of_fact,
};
use crate::model::rules::Fact;
use crate::num::{Dec, Ratio};
use crate::report::book::{At, Cell, Check, Form as Shape, Role, Rule, Sheet, expr};

/// Digits that every spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// The columns of a sheet of a group: key, number, question, what it is about, how to answer it, what is
/// answered in five, and how it stands.
const ANSWER: usize = 5;
const STATE: usize = 10;
/// How wide the columns are that say what a question is about and how it is answered.
const ACROSS: u16 = 42;
/// The most characters of a line that runs on over the columns of such a sheet.
const MOST_ACROSS: usize = 150;

/// What a bid says of itself.
pub fn bid(making: &mut Making<'_>) {
    let name = making.say(&Form::SheetBid);
    let asked = making.asked;
    let mut rows: Vec<(Key, &'static str, &'static str, Content, Said)> = Vec::new();
    for (key, content) in BID {
        let said = asked.bid.map_or(Said::Nothing, |bid| fill::bid(bid, key));
        rows.push((Key::Bid((*key).to_owned()), "bid", key, *content, said));
    }
    if !asked.rules.policy.price_apart {
        for (key, content) in PRICE {
            rows.push((Key::Price((*key).to_owned()), "price", key, *content, fill::price(asked, key)));
        }
    }
    for (key, content) in CHAIN {
        let said = asked.bid.map_or(Said::Nothing, |bid| fill::bid(bid, key));
        rows.push((Key::Chain((*key).to_owned()), "chain", key, *content, said));
    }
    short(making, &name, rows);
}

/// The price alone.
pub fn price(making: &mut Making<'_>) {
    let name = making.say(&Form::SheetPrice);
    let asked = making.asked;
    let said = asked.bid.map_or(Said::Nothing, |bid| fill::bid(bid, "id"));
    let mut rows = vec![(Key::Bid("id".to_owned()), "bid", "id", Content::Id, said)];
    for (key, content) in PRICE {
        rows.push((Key::Price((*key).to_owned()), "price", *key, *content, fill::price(asked, key)));
    }
    short(making, &name, rows);
}

/// A sheet with questions that have an answer and nothing beside it.
fn short(making: &mut Making<'_>, name: &str, rows: Vec<(Key, &'static str, &'static str, Content, Said)>) {
    let lang = making.asked.lang;
    let mut sheet = Sheet::new(name);
    marks(&mut sheet, Part::Questions, &[(3, Column::Answer.mark())], lang);
    sheet.row(vec![Cell::default(), making.text(name, Role::Title)]);
    let counts = sheet.row(Vec::new());
    let mut heads = vec![making.text(HEADS, Role::Note)];
    let names = ["question", "how", "answer", "state"];
    heads.extend(names.iter().map(|head| making.text(&making.say(&Form::Head(head)), Role::Head)));
    let head = sheet.heads(heads, 0);
    for (key, table, name, content, said) in rows {
        let shape = if content == Content::Money { Shape::General } else { Shape::Typed };
        let row = sheet.row(vec![
            making.text(&key.text(), Role::Note),
            making.text(&making.say(&Form::Question(table, name)), Role::Plain),
            making.text(&making.say(&Form::Hint(table, name)), Role::Plain),
            cell(making, &said, shape),
        ]);
        let at = At { sheet: making.book.sheets.len(), row, column: 3 };
        let needs_none = matches!(name, "confidential" | "members" | "absent" | "submitted");
        if !needs_none {
            let state = state(making, filled(at, at));
            sheet.put(row, 4, state);
        }
    }
    sheet.columns = widths(&[42, 64, 46, 14]);
    counted(making, sheet, (counts, head + 1, 4));
}

/// The state of a question by how many of its cells are filled in.
fn state(making: &Making<'_>, filled: expr::Expr) -> Cell {
    let (answered, open) = (making.say(&Form::Answered), making.say(&Form::Open));
    let is_filled = filled.is(expr::Op::Gt, expr::num(0));
    let state = expr::when(is_filled, expr::Expr::Text(answered), expr::Expr::Text(open));
    Cell::formula(state, Shape::Text, Role::Plain)
}

/// Adds a sheet that counts, in a row of its own, the states that stand in a column.
fn counted(making: &mut Making<'_>, mut sheet: Sheet, (row, first, column): (usize, usize, usize)) {
    let place = making.book.sheets.len();
    let last = sheet.rows.len().max(first + 1) - 1;
    let at = |row, column| At { sheet: place, row, column };
    let words = [Form::Answered, Form::Open].map(|state| making.say(&state));
    for (n, word) in words.iter().enumerate() {
        let many = count(at(first, column), at(last, column), word.clone());
        sheet.put(row, 2 * n + 1, Cell::formula(many, Shape::General, Role::Strong));
        sheet.put(row, 2 * n + 2, making.text(word, Role::Strong));
    }
    sheet.locked = true;
    let place = making.book.push(sheet);
    making.counts.push((place, at(row, 1), Some(at(row, 3))));
}

/// The sheet of every group, and of the facts that no criterion reads.
pub fn groups(making: &mut Making<'_>) {
    let sheets = ask::sheets(making.asked.rules, making.asked.bid);
    for (group, questions) in sheets {
        let lang = making.asked.lang;
        let (name, title, about) = match group.map(|group| &making.asked.rules.groups[group]) {
            Some(group) => {
                let title = group.title.get(lang);
                let name = if title.trim().is_empty() { group.id.clone() } else { title.clone() };
                (name, format!("{} {title}", group.id), group.description.get(lang))
            }
            None => {
                let name = making.say(&Form::SheetOther);
                (name.clone(), name, String::new())
            }
        };
        let mut sheet = Sheet::new(&name);
        let columns: Vec<(usize, &str)> =
            Column::ALL.iter().enumerate().map(|(n, role)| (ANSWER + n, role.mark())).collect();
        marks(&mut sheet, Part::Questions, &columns, lang);
        sheet.row(vec![Cell::default(), making.text(&title, Role::Title)]);
        for line in ask::folded(&about, MOST_ACROSS) {
            sheet.row(vec![Cell::default(), making.text(&line, Role::Note)]);
        }
        let counts = sheet.row(Vec::new());
        let mut heads = vec![making.text(HEADS, Role::Note)];
        let names = [
            "nr",
            "question",
            "help",
            "how",
            "answer",
            "evidence",
            "statement",
            "equivalent",
            "confidential",
            "state",
        ];
        heads.extend(names.iter().map(|head| making.text(&making.say(&Form::Head(head)), Role::Head)));
        let head = sheet.heads(heads, 2);
        for question in questions {
            match question {
                Question::Criterion(criterion) => ask_criterion(making, &mut sheet, criterion),
                Question::Fact(fact) => ask_fact(making, &mut sheet, fact),
            }
        }
        sheet.columns = widths(&[18, 42, ACROSS, ACROSS, 36, 18, 34, 18, 18, 13]);
        counted(making, sheet, (counts, head + 1, STATE));
    }
}

fn ask_criterion(making: &mut Making<'_>, sheet: &mut Sheet, place: usize) {
    let lang = making.asked.lang;
    let rules = making.asked.rules;
    let criterion = &rules.criteria[place];
    let question = ask::lines(vec![criterion.title.get(lang), criterion.question.get(lang)]);
    let answer = fill::answer(making.asked.bid, place);
    let said = [ask::about(criterion, lang), ask::how(rules, criterion, lang)]
        .map(|text| pieces(&text, usize::from(ACROSS)));
    let [about, how] = said.each_ref().map(|pieces| pieces.first().map_or("", String::as_str));
    let row = sheet.row(vec![
        making.text(&key_of(rules, place).text(), Role::Note),
        making.text(&criterion.id, Role::Strong),
        making.text(&question, Role::Strong),
        making.text(about, Role::Plain),
        making.text(how, Role::Plain),
    ]);
    go_on(making, sheet, &said);
    let at = At { sheet: making.book.sheets.len(), row, column: ANSWER };
    let claimable = criterion.options.iter().any(|option| !option.derived);
    let chosen = answer.and_then(|answer| answer.option.as_ref()).map(|option| option.value.clone());
    let said =
        |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned).unwrap_or_default();
    let statement = said(answer.map(|answer| answer.statement.as_str()));
    if criterion.judged {
        sheet.put(row, ANSWER, making.typed(&statement));
    } else if claimable || chosen.is_some() {
        let options = criterion.options.iter().filter(|option| !option.derived);
        let labels: Vec<String> = options.map(|option| label(&option.id, &option.text.get(lang))).collect();
        let text = chosen.as_ref().map(|id| {
            let known = criterion.options.iter().find(|option| option.id == *id);
            known.map_or(id.clone(), |option| label(id, &option.text.get(lang)))
        });
        sheet.put(row, ANSWER, making.typed(&text.unwrap_or_default()));
        listed(making, sheet, labels, (row, ANSWER));
    }
    let evidence =
        answer.map(|answer| answer.evidence.iter().map(|id| id.value.as_str()).collect::<Vec<_>>());
    sheet.put(row, ANSWER + 1, making.typed(&evidence.unwrap_or_default().join(", ")));
    if !criterion.judged {
        sheet.put(row, ANSWER + 2, making.typed(&statement));
    }
    let equivalent = said(answer.and_then(|answer| answer.equivalent.as_deref()));
    let confidential = said(answer.and_then(|answer| answer.confidential.as_deref()));
    sheet.put(row, ANSWER + 3, making.typed(&equivalent));
    sheet.put(row, ANSWER + 4, making.typed(&confidential));
    if criterion.judged || claimable {
        sheet.put(row, STATE, state(making, filled(at, at)));
    }
}

/// A drop-down.
pub fn listed(making: &mut Making<'_>, sheet: &mut Sheet, list: Vec<String>, at: (usize, usize)) {
    if !list.is_empty() {
        let (from, to) = making.lists.place(list);
        let message = making.say(&Form::Pick);
        sheet.checks.push(Check { area: (at, at), rule: Rule::Listed(from, to), message });
    }
}

fn ask_fact(making: &mut Making<'_>, sheet: &mut Sheet, place: usize) {
    let lang = making.asked.lang;
    let rules = making.asked.rules;
    let fact = &rules.facts[place];
    let stated = fill::fact(making.asked.bid, &fact.id);
    let mut about = vec![fact.help.get(lang)];
    let readers = ask::readers(rules, place);
    if !readers.is_empty() {
        about.push(making.say(&Form::CountsFor(readers)));
    }
    let said = [ask::lines(about), ask::how_fact(fact, lang)].map(|text| pieces(&text, usize::from(ACROSS)));
    let [about, how] = said.each_ref().map(|pieces| pieces.first().map_or("", String::as_str));
    let row = sheet.row(vec![
        making.text(&Key::Fact(fact.id.clone()).text(), Role::Note),
        making.text(&ask::number(place), Role::Plain),
        making.text(&fact.question.get(lang), Role::Plain),
        making.text(about, Role::Plain),
        making.text(how, Role::Plain),
    ]);
    let value = stated.map(|stated| &stated.value.value);
    let at = |row| At { sheet: making.book.sheets.len(), row, column: ANSWER };
    let first = if fact.kind == FactType::Set { row + 1 } else { row };
    let end = at(row + keys_of_fact(rules, place).len() - 1);
    if fact.kind != FactType::Set {
        let shape = shape(fact.kind);
        let answer = cell(making, &single(fact, value, lang), shape);
        sheet.put(row, ANSWER, answer);
    }
    let state = state(making, filled(at(first), end));
    let evidence =
        stated.map(|stated| stated.evidence.iter().map(|id| id.value.as_str()).collect::<Vec<_>>());
    sheet.put(row, ANSWER + 1, making.typed(&evidence.unwrap_or_default().join(", ")));
    let confidential = stated.and_then(|stated| stated.confidential.clone()).unwrap_or_default();
    sheet.put(row, ANSWER + 4, making.typed(&confidential));
    sheet.put(row, STATE, state);
    check(making, sheet, fact, (row, ANSWER));
    for key in keys_of_fact(rules, place).into_iter().skip(1) {
        option(making, sheet, fact, &key, value);
    }
    go_on(making, sheet, &said);
}

/// The rest of what a question is about and of how it is answered, on rows of its own: a row has no room for more.
fn go_on(making: &Making<'_>, sheet: &mut Sheet, said: &[Vec<String>; 2]) {
    let rows = said.iter().map(Vec::len).max().unwrap_or_default();
    for row in 1..rows {
        let rest = said.iter().map(|pieces| pieces.get(row).map_or("", String::as_str));
        let mut cells = vec![Cell::default(); ANSWER - said.len()];
        cells.extend(rest.map(|piece| making.text(piece, Role::Plain)));
        sheet.row(cells);
    }
}

/// A line of a fact that has several options, or one that says that there is none.
fn option(making: &mut Making<'_>, sheet: &mut Sheet, fact: &Fact, key: &Key, value: Option<&Stated>) {
    let lang = making.asked.lang;
    let Key::Option(_, id) = key else { return };
    let known = fact.options.iter().find(|option| option.id.value == *id);
    // the row's key says which option it is, so that people need to read its text only
    let said = known.map(|option| option.text.get(lang)).filter(|text| !text.trim().is_empty());
    let text =
        said.unwrap_or_else(|| if known.is_some() { id.clone() } else { making.say(&Form::NoneOfThese) });
    let holds = match value {
        Some(Stated::List(items)) if id.is_empty() => items.is_empty(),
        Some(Stated::List(items)) => items.contains(id),
        Some(Stated::Text(text)) => text.is_empty() && id.is_empty(),
        _ => false,
    };
    let yes = making.say(&Form::Yes);
    let row = sheet.row(vec![
        making.text(&key.text(), Role::Note),
        Cell::default(),
        Cell::default(),
        Cell::default(),
        making.text(&text, Role::Plain),
        making.typed(if holds { &yes } else { "" }),
    ]);
    listed(making, sheet, vec![yes], (row, ANSWER));
}

/// What may be filled in beside a fact.
fn check(making: &mut Making<'_>, sheet: &mut Sheet, fact: &Fact, at: (usize, usize)) {
    let lang = making.asked.lang;
    let (rule, message) = match fact.kind {
        FactType::Bool => {
            let list = vec![making.say(&Form::Yes), making.say(&Form::No)];
            return listed(making, sheet, list, at);
        }
        FactType::Choice => {
            let list = fact.options.iter().map(|one| label(&one.id.value, &one.text.get(lang))).collect();
            return listed(making, sheet, list, at);
        }
        FactType::Date => (Rule::Day, Form::WriteDay),
        FactType::Integer | FactType::Decimal | FactType::Money => {
            let whole = fact.kind == FactType::Integer;
            (Rule::Number { least: fact.min, most: fact.max, whole }, Form::WriteNumber)
        }
        FactType::Text | FactType::Percent | FactType::Set | FactType::Country | FactType::Countries => {
            return;
        }
    };
    let message = making.say(&message);
    sheet.checks.push(Check { area: (at, at), rule, message });
}

/// How the cell of a fact looks: what is a number or a day is one, the rest stays as typed.
fn shape(kind: FactType) -> Shape {
    match kind {
        FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => Shape::General,
        FactType::Date => Shape::Day,
        _ => Shape::Typed,
    }
}

/// What is stated of a fact, as it stands in its cell.
fn single(fact: &Fact, value: Option<&Stated>, lang: Lang) -> Said {
    match value {
        Some(Stated::Number(number)) if fact.kind == FactType::Percent => Said::Percent(*number),
        Some(Stated::Number(number)) => Said::Number(*number),
        Some(Stated::Bool(yes)) => Said::YesNo(*yes),
        Some(Stated::Date(day)) => Said::Day(*day),
        Some(Stated::List(items)) => Said::Text(items.join(", ")),
        Some(Stated::Text(text)) if fact.kind == FactType::Choice => {
            let known = fact.options.iter().find(|option| option.id.value == *text);
            Said::Text(known.map_or(text.clone(), |option| label(text, &option.text.get(lang))))
        }
        Some(Stated::Text(text)) => Said::Text(text.clone()),
        None => Said::Nothing,
    }
}

/// A cell to be filled in, with what is said already.
pub fn cell(making: &Making<'_>, said: &Said, shape: Shape) -> Cell {
    match said {
        Said::Nothing => Cell::empty(Role::Input).formed(shape),
        Said::Text(text) => making.typed(text),
        Said::YesNo(yes) => making.typed(&making.say(if *yes { &Form::Yes } else { &Form::No })),
        Said::Day(day) => {
            let mut cell = Cell::day(*day);
            cell.look.role = Role::Input;
            cell
        }
        Said::Number(number) => exact(making, *number),
        Said::Percent(part) if part.scale() > 0 && Dec::whole(-1) < *part && *part < Dec::whole(1) => {
            making.typed(&format!("{part} %"))
        }
        Said::Percent(percent) => exact(making, *percent),
    }
}

/// A number; as a text where a spreadsheet would not keep all of its digits.
fn exact(making: &Making<'_>, number: Dec) -> Cell {
    let text = number.to_string();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits > DIGITS {
        return making.typed(&text);
    }
    Cell::number(Ratio::from(number), Shape::General, Role::Input)
}
