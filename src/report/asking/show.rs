//! What stands with a question: weights with what they are worth, gates in words, the worked example, the summary.

use unicode_width::UnicodeWidthStr as _;

use super::Talk;
use super::pick::{Choice, are_numbered};
use super::step::{Step, named};
use crate::award::Method;
use crate::check::{self, Judge};
use crate::diag::Findings;
use crate::lang::asked::Pick;
use crate::lang::{Asked, Chapter, Say, localised, number};
use crate::model::rules::Group;
use crate::model::waiver::Severities;
use crate::num::{Dec, Ratio};
use crate::report::document::{self, worth};
use crate::report::layout::{Block, Item, Table, clean};
use crate::report::page::{Piece, Run};
use crate::report::terminal::wrap;

/// Findings that the summary lists; of more it says how many.
const MOST_FOUND: usize = 12;

impl Talk<'_> {
    /// What is shown before a question.
    pub(super) fn shown(&self, width: usize) -> String {
        let first_after_award = match self.answers.method().is_some_and(Method::uses_price) {
            true => Step::PriceAfterQuality,
            false => Step::Tie,
        };
        let said = |text: &Asked| super::lines(&text.text(self.lang), width) + "\n";
        match self.step {
            Step::Weights => self.weights(width),
            Step::Drop => said(&Asked::Gates),
            Step::Gate if self.rules().is_some_and(|rules| rules.gates.is_empty()) => said(&Asked::NoGates),
            Step::Write => self.summary(width),
            step if step == first_after_award => self.drawn(&self.example(), width),
            _ => String::new(),
        }
    }

    /// The weights, with the criteria of all groups at first, and then of the one that was changed.
    fn weights(&self, width: usize) -> String {
        let changed = self.answers.weighed.as_deref();
        let first = !self.told_weights;
        self.table_of(&|group| changed.map_or(first, |id| id == group.id), width)
    }

    /// The criteria of one group.
    pub(super) fn criteria_of(&self, id: &str, width: usize) -> String {
        self.table_of(&|group| group.id == id, width)
    }

    /// Groups with their weights and what they are worth in points of 100; below some their criteria.
    fn table_of(&self, with_criteria: &dyn Fn(&Group) -> bool, width: usize) -> String {
        let Some(rules) = self.rules() else { return String::new() };
        let plan = crate::assess::Plan::new(rules);
        let most = |criteria: &[usize]| {
            let maximum = |place: usize| rules.criteria[place].maximum();
            let worths = criteria.iter().filter_map(|&place| worth(&plan, rules, place, maximum(place)));
            worths.fold(Ratio::default(), |sum, worth| &sum + &worth)
        };
        let heads = [Chapter::Group, Chapter::Weight, Chapter::OfHundred].map(|head| head.text(self.lang));
        let mut rows = vec![(String::new(), heads)];
        let mut whole = Ratio::default();
        for (n, (_, group)) in self.weighed().into_iter().enumerate() {
            let of_it = most(&group.criteria);
            whole = &whole + &of_it;
            let title = clean(&format!("{} {}", group.id, group.title.get(self.lang)));
            let cells = [title, self.dec(group.weight.0), self.hundred(&of_it)];
            rows.push((format!("{}.", n + 1), cells));
            for &place in group.criteria.iter().filter(|_| with_criteria(group)) {
                let criterion = &rules.criteria[place];
                let title = clean(&format!("  {} {}", criterion.id, criterion.title.get(self.lang)));
                rows.push((String::new(), [title, String::new(), self.hundred(&most(&[place]))]));
            }
        }
        rows.push((String::new(), [Chapter::Sum.text(self.lang), String::new(), self.hundred(&whole)]));
        let mut said = super::lines(&Asked::WeightsNow.text(self.lang), width) + "\n" + &columns(&rows);
        if whole != Ratio::from(100) && !whole.is_zero() {
            said.push_str(&super::lines(&Asked::NotHundred.text(self.lang), width));
            said.push('\n');
        }
        said
    }

    fn dec(&self, dec: Dec) -> String {
        localised(&dec.to_string(), self.lang)
    }

    fn hundred(&self, value: &Ratio) -> String {
        let lost = !value.is_zero() && value.to_decimals(2).is_zero();
        if lost { number(value, 2, self.lang) } else { localised(&value.fixed(2), self.lang) }
    }

    /// The worked example of the award.
    fn example(&self) -> Vec<Block> {
        let Some((opened, rules)) = self.opened.as_deref().zip(self.rules()) else { return Vec::new() };
        let pieces = document::example(opened, rules, self.lang);
        blocks(&pieces.into_iter().filter(|piece| !matches!(piece, Piece::Heading(..))).collect::<Vec<_>>())
    }

    /// All that was answered, and what `check` says of it.
    fn summary(&self, width: usize) -> String {
        let mut lines = self.of_tender();
        lines.extend(self.of_rules());
        lines.extend(self.of_award());
        let item = |(what, said): (Asked, String)| {
            let said = if said.is_empty() { Asked::NotSaid.text(self.lang) } else { said };
            match &what {
                Asked::Named { id, .. } if id.ends_with(['?', '.']) => {
                    Item { text: clean(id), under: vec![clean(&said)] }
                }
                _ => {
                    let line = Asked::Line { what: Box::new(what), said };
                    Item { text: clean(&line.text(self.lang)), under: Vec::new() }
                }
            }
        };
        let lines = lines.into_iter().map(item).collect();
        let chosen = [Block::Line(Asked::Chosen.text(self.lang)), Block::Items(lines)];
        let mut said = self.drawn(&chosen, width);
        if !self.weighed().is_empty() {
            said.push_str(&self.table_of(&|_| false, width));
        }
        said + &self.drawn(&self.gates_set(), width) + &self.drawn(&self.found(), width)
    }

    fn of_tender(&self) -> Vec<(Asked, String)> {
        let answers = &self.answers;
        let day = |day: Option<jiff::civil::Date>| {
            day.map(|day| crate::lang::day(day, self.lang)).unwrap_or_default()
        };
        let deadline = answers.deadline.as_ref().map(|deadline| {
            let offset = deadline.offset.as_deref().unwrap_or_default();
            let time: String = deadline.time.chars().take(5).collect();
            format!("{}, {time} (UTC{offset})", day(Some(deadline.day))).replace("(UTCZ)", "(UTC)")
        });
        vec![
            (Asked::Id, answers.id.clone()),
            (Asked::Title, answers.title.clone()),
            (Asked::Authority, answers.authority.clone()),
            (Asked::Notice, answers.notice.clone()),
            (Asked::Published, day(answers.published)),
            (Asked::QuestionsUntil, day(answers.questions_until)),
            (Asked::Deadline, deadline.unwrap_or_default()),
            (Asked::AsOf, day(answers.as_of)),
        ]
    }

    fn of_rules(&self) -> Vec<(Asked, String)> {
        let answers = &self.answers;
        let mut lines = vec![(Asked::Catalogues, answers.catalogues.join(", "))];
        let profiles = answers.profiles.iter();
        lines.extend(profiles.map(|(of, profile)| (Asked::Profile(of.clone()), profile.clone())));
        let contexts = self.opened.as_ref().map(|opened| super::draft::contexts(opened)).unwrap_or_default();
        for (place, context) in contexts.iter().enumerate() {
            let given = answers.context.iter().find(|(id, _)| *id == context.id.value);
            let said = given.map(|(_, stated)| self.said(place, stated)).unwrap_or_default();
            let question = named(context.question.get(self.lang), &context.id.value);
            lines.push((Asked::Named { id: question, title: String::new() }, said));
        }
        if !answers.dropped.is_empty() {
            lines.push((Asked::Dropped, answers.dropped.join(", ")));
        }
        lines.push((Asked::Unsupported, self.picked(Step::Unsupported, answers.unsupported)));
        lines.push((Asked::Assessors, self.picked(Step::Assessors, answers.assessors)));
        lines
    }

    fn of_award(&self) -> Vec<(Asked, String)> {
        let answers = &self.answers;
        let method = answers.award();
        let mut lines = vec![(Asked::Method, self.picked(Step::Method, answers.method))];
        if let Some(formula) = answers.formula {
            let said = Chapter::Formula {
                method: answers.method.unwrap_or_default().to_owned(),
                formula: Some(formula.to_owned()),
            };
            lines.push((Asked::Named { id: formula.to_owned(), title: String::new() }, said.text(self.lang)));
        }
        if let (Some(quality), Some(price)) = (answers.quality_weight, answers.price_weight) {
            lines.push((Asked::AwardWeights, format!("{} / {}", self.dec(quality), self.dec(price))));
        }
        let money = |money: crate::num::Money| format!("EUR {}", number(&Ratio::from(money), 2, self.lang));
        if let (Some(floor), Some(ceiling)) = (answers.floor, answers.ceiling) {
            lines.push((Asked::Ends, format!("{} / {}", money(floor), money(ceiling))));
        }
        let worth = answers.values.iter();
        lines.extend(
            worth.map(|(id, value)| (Asked::Named { id: id.clone(), title: String::new() }, money(*value))),
        );
        if method.is_some_and(Method::uses_price) {
            let yes = answers.price_after_quality;
            let yes = yes.map(|yes| Asked::Pick(if yes { Pick::Yes } else { Pick::No }).text(self.lang));
            lines.push((Asked::PriceAfterQuality, yes.unwrap_or_default()));
            let low = answers.abnormally_low.map(|percent| format!("{} %", self.dec(percent.0)));
            lines.push((Asked::AbnormallyLow, low.unwrap_or_default()));
        }
        lines.push((Asked::Tie, answers.tie.join(", ")));
        lines
    }

    /// What was chosen at a question, in words.
    fn picked(&self, step: Step, id: Option<&str>) -> String {
        let picked = self.picks(step).into_iter().find(|choice| Some(choice.id.as_str()) == id);
        picked.map(|choice| if choice.text.is_empty() { choice.id } else { choice.text }).unwrap_or_default()
    }

    fn said(&self, place: usize, stated: &crate::model::fact::Stated) -> String {
        use crate::model::fact::Stated;
        match stated {
            Stated::Text(text) => {
                let words = self.picked(Step::Context(place), Some(text));
                if words.is_empty() { text.clone() } else { words }
            }
            Stated::Number(number) => self.dec(*number),
            Stated::Bool(yes) => Asked::Pick(if *yes { Pick::Yes } else { Pick::No }).text(self.lang),
            Stated::Date(day) => crate::lang::day(*day, self.lang),
            Stated::List(items) => items.join(", "),
        }
    }

    /// The gates that are set, by their names.
    fn gates_set(&self) -> Vec<Block> {
        let gates = self.rules().map(|rules| rules.gates.as_slice()).unwrap_or_default();
        if gates.is_empty() {
            return Vec::new();
        }
        let item = |gate: &crate::model::rules::Gate| {
            let title = named(gate.title.get(self.lang), &gate.id);
            Item { text: clean(&title), under: Vec::new() }
        };
        vec![Block::Line(Asked::GatesSet.text(self.lang)), Block::Items(gates.iter().map(item).collect())]
    }

    /// What `check` will say of the tender.
    fn found(&self) -> Vec<Block> {
        let Some(opened) = &self.opened else { return Vec::new() };
        let (mut all, mut sources) = (opened.findings.clone(), opened.sources.clone());
        let mut of_waivers = Findings::default();
        let waivers = check::waivers(self.files, "", &mut sources, &mut of_waivers);
        check::rules(opened, &mut all);
        let severities = Severities::default();
        let day = opened.tender.head.as_of.as_ref().map(|day| day.value);
        let all = Judge::new(&waivers, &severities, day).part(all, &sources);
        let found = all.sorted();
        if found.is_empty() {
            return vec![Block::Line(Asked::Sound.text(self.lang))];
        }
        let item = |finding: &&crate::diag::Finding| Item {
            text: clean(&format!("{} ({})", finding.message.text(self.lang), finding.code.id())),
            under: Vec::new(),
        };
        let mut items: Vec<Item> = found.iter().take(MOST_FOUND).map(item).collect();
        if let Some(more) = found.len().checked_sub(MOST_FOUND).filter(|more| *more > 0) {
            items.push(Item { text: Asked::More(more).text(self.lang), under: Vec::new() });
        }
        vec![Block::Line(Asked::Warnings(found.len()).text(self.lang)), Block::Items(items)]
    }
}

/// The choices of a question, each with its number where it can be named by that.
pub fn list(choices: &[Choice], width: usize) -> String {
    let numbered = are_numbered(choices);
    let mut said = String::new();
    for (place, choice) in choices.iter().enumerate() {
        let number = if numbered { format!("{}. ", place + 1) } else { String::new() };
        let text = if choice.text.is_empty() { String::new() } else { format!(": {}", choice.text) };
        let first = format!("  {number:>4}");
        let whole = clean(&format!("{}{text}", choice.id));
        for (n, line) in wrap(&whole, width.saturating_sub(8)).iter().enumerate() {
            let before = if n == 0 { first.clone() } else { " ".repeat(8) };
            said.push_str(&format!("{before}{line}\n"));
        }
    }
    said
}

/// Rows with their numbers: what they are about to the left, two figures to the right.
fn columns(rows: &[(String, [String; 3])]) -> String {
    let widest = |column: usize| rows.iter().map(|(_, cells)| cells[column].width()).max().unwrap_or(0);
    let [title, weight, worth] = [0, 1, 2].map(widest);
    let mut said = String::new();
    for (number, cells) in rows {
        let pad = |column: usize, width: usize| " ".repeat(width.saturating_sub(cells[column].width()));
        let (first, second, third) = (pad(0, title), pad(1, weight), pad(2, worth));
        let [what, weight, worth] = cells;
        said.push_str(&format!("  {number:>4} {what}{first}  {second}{weight}  {third}{worth}\n"));
    }
    said.push('\n');
    said
}

/// Pieces of a page as blocks of a report.
fn blocks(pieces: &[Piece]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading(_, runs) => blocks.push(Block::Heading(plain(runs))),
            Piece::Paragraph(runs) => blocks.push(Block::Line(plain(runs))),
            Piece::Items(items) => {
                let item =
                    |item: &crate::report::page::Item| Item { text: plain(&item.runs), under: Vec::new() };
                blocks.push(Block::Items(items.iter().map(item).collect()));
            }
            Piece::Table(page) => {
                if !page.caption.is_empty() {
                    blocks.push(Block::Line(plain(&page.caption)));
                }
                let columns = page.head.iter().zip(&page.right).map(|(head, right)| (plain(head), *right));
                let mut table = Table::new(1, columns.collect());
                page.rows.iter().for_each(|row| table.row(row.iter().map(|cell| plain(cell)).collect()));
                blocks.push(Block::Table(table));
            }
        }
    }
    blocks
}

/// Pieces of a page as one sentence after the other.
pub fn sentence(pieces: &[Piece]) -> String {
    let mut said: Vec<String> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading(_, runs) => said.push(format!("{}.", plain(runs).trim_end_matches('.'))),
            Piece::Paragraph(runs) => said.push(plain(runs)),
            Piece::Items(items) => said.extend(items.iter().map(|item| plain(&item.runs))),
            Piece::Table(_) => {}
        }
    }
    said.join(" ")
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect::<String>().replace('\n', " ")
}
