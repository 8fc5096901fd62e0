//! What people see of a report, as blocks without a format.

mod agreement;
mod catalogue;
mod chain;
mod check;
mod compare;
mod coverage;
mod evidence;
mod explain;
pub mod letter;
pub mod paper;
mod ranking;
pub(super) mod reasons;
mod rehearse;
mod robustness;
mod score;
mod written;

use std::io;

use super::layout::Block;
use super::public::{Curtain, Seen};
use super::{Report, Subject};
use crate::assess::{Assessed, LevelResult, Place, Reached, Round, Sheet};
use crate::lang::{Label, Lang, Say, Why, number};
use crate::model::fact::Stated;
use crate::model::rules::{Law, Level, Rules};
use crate::num::Ratio;

pub use catalogue::{catalogue, list as catalogue_list, table as catalogue_table};
pub use check::{code_line, codes, severity};
pub(super) use compare::{status as answer_status, verdict};
pub(super) use evidence::{kind, standing};
pub(super) use ranking::method as award_method;
pub(super) use robustness::{Told, share, told};
pub(super) use score::{head, title as rules_title};

/// The blocks of a report.
///
/// # Errors
/// A bid that changed while the report was made.
pub fn blocks(report: &Report<'_>) -> io::Result<Vec<Block>> {
    match report.subject {
        Subject::Score => score::blocks(report),
        Subject::Compare => compare::blocks(report),
        Subject::Check => Ok(check::blocks(report)),
        Subject::Chain => chain::blocks(report),
        Subject::Evidence => evidence::blocks(report),
        Subject::Explain => explain::blocks(report),
        Subject::Robustness => robustness::blocks(report),
        Subject::Rehearse => Ok(rehearse::blocks(report)),
    }
}

/// The name of the tender, or of its catalogues.
pub(super) fn title(report: &Report<'_>) -> String {
    let rules = report.opened.rules.as_ref();
    rules.map(|rules| score::title(rules, report.lang)).unwrap_or_default()
}

/// Criteria that a sentence names before it counts the rest.
const MOST_NAMED: usize = 3;

/// The first of some names, and how many more there are.
fn first(mut names: Vec<String>) -> (Vec<String>, usize) {
    let more = names.len().saturating_sub(MOST_NAMED + 1);
    if more > 0 {
        names.truncate(MOST_NAMED);
        return (names, more + 1);
    }
    (names, 0)
}

/// The name of a bid: the supplier, with the id where that says more.
pub(super) fn name(supplier: &str, id: &str) -> String {
    if supplier.is_empty() || supplier.eq_ignore_ascii_case(id) {
        return id.to_owned();
    }
    format!("{supplier} ({id})")
}

/// A bid as a report shows it.
struct Shown {
    place: Place,
    sheet: Sheet,
    /// Per criterion whether its answer is not shown; empty where all are.
    hidden: Vec<bool>,
    /// Whether it has a price that is not shown.
    hides_price: bool,
    /// Whether anybody may read it.
    public: bool,
}

impl Shown {
    /// A bid as the authority sees it.
    fn whole(place: &Place, sheet: &Sheet) -> Shown {
        let (place, sheet) = (place.clone(), sheet.clone());
        Shown { place, sheet, hidden: Vec::new(), hides_price: false, public: false }
    }

    /// Its name: the supplier, with the id where that says more.
    fn name(&self) -> String {
        name(&self.sheet.supplier, &self.sheet.id)
    }

    fn score(&self) -> Option<Ratio> {
        let (_, assessed) = self.sheet.assessed()?;
        assessed.reckoned.score.as_ref().map(|figure| figure.score.clone())
    }

    /// Whether its answer to a criterion is not shown.
    fn hides(&self, criterion: usize) -> bool {
        self.hidden.get(criterion) == Some(&true)
    }

    /// The ends of its score, where they differ.
    fn range(&self) -> Option<(Ratio, Ratio)> {
        let figure = self.sheet.assessed()?.1.reckoned.score.as_ref()?;
        (figure.worst != figure.best).then(|| (figure.worst.clone(), figure.best.clone()))
    }
}

/// Bids of some places, as the reader of a report may see them.
fn seen(report: &Report<'_>, round: &Round<'_>, places: &[Place]) -> io::Result<Vec<Shown>> {
    show(round, places, Curtain::new(report, round)?)
}

/// The level that a bid reaches, in words.
pub(super) fn level(speaker: Speaker<'_>, assessed: &Assessed) -> String {
    speaker.level(assessed.reckoned.level.as_ref())
}

/// Bids of some places, as the authority sees them.
fn shown(round: &Round<'_>, places: &[Place]) -> io::Result<Vec<Shown>> {
    show(round, places, Curtain::default())
}

fn show(round: &Round<'_>, places: &[Place], curtain: Curtain) -> io::Result<Vec<Shown>> {
    let mut all = Vec::with_capacity(places.len());
    round.some(places, &mut |place, sheet| {
        let Seen { place, sheet, hidden, hides_price, public } = curtain.show(round, place, sheet);
        let (place, sheet) = (place.into_owned(), sheet.into_owned());
        all.push(Shown { place, sheet, hidden, hides_price, public });
        Ok(())
    })?;
    Ok(all)
}

/// Says numbers and labels of one report.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'s> {
    pub(super) rules: &'s Rules,
    pub(super) lang: Lang,
}

impl Speaker<'_> {
    pub(super) fn say(&self, label: &Label) -> String {
        label.text(self.lang)
    }

    pub(super) fn number(&self, value: &Ratio) -> String {
        number(value, self.rules.decimals, self.lang)
    }

    /// An amount in the currency of the tender.
    fn money(&self, amount: &Ratio) -> String {
        format!("{} {}", self.rules.currency, self.number(amount))
    }

    pub(super) fn dec(&self, value: impl Into<Ratio>) -> String {
        let value: Ratio = value.into();
        let plain = value.rounded(self.rules.decimals);
        let short =
            if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { &plain };
        crate::lang::localised(short, self.lang)
    }

    /// The name of a law, with the day since which it has lapsed.
    fn law(&self, law: &Law) -> String {
        let lapsed = law.until.map(|day| format!(" ({})", self.say(&Label::Lapsed(day)))).unwrap_or_default();
        format!("{}{lapsed}", law.title.get(self.lang))
    }

    /// A stated value as people write it.
    fn stated(&self, value: &Stated) -> String {
        match value {
            Stated::Text(text) => text.clone(),
            Stated::Number(number) => self.dec(*number),
            Stated::Bool(yes) => Why::Yes(*yes).text(self.lang),
            Stated::Date(day) => crate::lang::day(*day, self.lang),
            Stated::List(all) if all.is_empty() => "[]".to_owned(),
            Stated::List(all) => all.join(", "),
        }
    }

    fn ids(&self, criteria: &[usize]) -> Vec<String> {
        criteria.iter().map(|&place| self.rules.criteria[place].id.clone()).collect()
    }

    /// The short name of a level.
    pub(super) fn step(&self, scale: &[Level], n: i64) -> String {
        scale.iter().find(|level| level.n == n).map_or_else(|| n.to_string(), |level| level.name.clone())
    }

    /// A level with what binds it, or with what is missing to say it.
    fn level(&self, level: Option<&LevelResult>) -> String {
        let Some(level) = level else { return String::new() };
        let scale = self.rules.levels_of(level.of);
        match level.reached {
            Reached::Level(n) => {
                let (by, more) = first(self.ids(&level.binding));
                self.say(&Label::Binding { level: self.step(scale, n), by, more })
            }
            Reached::Unknown => {
                let at_most = level.lowest.map(|n| self.step(scale, n));
                self.say(&Label::LevelUnknown { at_most })
            }
        }
    }
}
