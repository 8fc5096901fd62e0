//! Checking: what can be wrong although it can be read and reckoned.
//!
//! In: the rules of a tender, or a bid with what was reckoned of it. Out: findings, never a number. A rule
//! is a folder: `mod.rs` looks; `nl.md` and `en.md` are its page and hold every sentence that it says;
//! its fixtures `bad.….toml` make it speak and `good.….toml` leave it silent, which a test sees to.
//!
//! To add a rule: one folder here, `mod NAME;` and `&NAME::Name,` in [`RULES`].

mod absent_layer;
mod answer_texts;
mod component_incomplete;
mod condition_stopped;
mod contradictory_seats;
mod control_open;
mod dead_criterion;
mod decides_alone;
mod evidence_unused;
mod fact_against_chain;
mod fact_unread;
mod gate_moot;
mod independent_but_controlled;
mod inert_level;
mod ladder;
mod layer_missing;
mod lei;
mod no_link;
mod owners_together;
mod ownership_cycle;
mod page;
mod points_divisor;
pub mod raised;
mod scores_origin;
mod seat_missing;
mod shares;
mod stale;
mod standard_without_equivalent;
mod statement_missing;
mod suitability_as_award;
mod translation;
mod uneven_steps;
mod unknown_component;
mod unverifiable;
mod waive;
mod weights_rescaled;
mod weights_sum;
mod words;

pub use page::{Page, Pages};
pub use waive::{Waivers, applied, waivers};

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::assess::{Bidding, Control};
use crate::diag::{Code, FileId, Finding, Findings, Span};
use crate::lang::msg::Both;
use crate::lang::{Label, Lang, Msg, Say, day, list, localised};
use crate::model::Spanned;
use crate::model::bid::Party;
use crate::model::catalogue::{Catalogue, Group};
use crate::model::rules::{Criterion, Rules};
use crate::num::Ratio;
use crate::read::{folder, nearest};
use crate::resolve::{Input, Opened};

/// Every rule, in the order of their codes.
pub const RULES: &[&dyn Rule] = &[
    &weights_sum::WeightsSum,
    &points_divisor::PointsDivisor,
    &ladder::Ladder,
    &uneven_steps::UnevenSteps,
    &dead_criterion::DeadCriterion,
    &inert_level::InertLevel,
    &answer_texts::AnswerTexts,
    &translation::Translation,
    &unverifiable::Unverifiable,
    &no_link::NoLink,
    &stale::Stale,
    &fact_unread::FactUnread,
    &standard_without_equivalent::StandardWithoutEquivalent,
    &scores_origin::ScoresOrigin,
    &suitability_as_award::SuitabilityAsAward,
    &gate_moot::GateMoot,
    &decides_alone::DecidesAlone,
    &weights_rescaled::WeightsRescaled,
    &condition_stopped::ConditionStopped,
    &statement_missing::StatementMissing,
    &evidence_unused::EvidenceUnused,
    &ownership_cycle::OwnershipCycle,
    &shares::Shares,
    &lei::Lei,
    &seat_missing::SeatMissing,
    &contradictory_seats::ContradictorySeats,
    &control_open::ControlOpen,
    &independent_but_controlled::IndependentButControlled,
    &component_incomplete::ComponentIncomplete,
    &layer_missing::LayerMissing,
    &unknown_component::UnknownComponent,
    &absent_layer::AbsentLayer,
    &fact_against_chain::FactAgainstChain,
    &owners_together::OwnersTogether,
];

/// One thing that can be wrong.
pub trait Rule: Sync {
    /// Its code, which no other rule has.
    fn code(&self) -> Code;

    /// Its pages.
    fn pages(&self) -> Pages;

    /// Looks at the rules of a tender: its catalogues, weights and gates.
    fn rules(&self, _of: &OfRules<'_>, _say: &mut Voice<'_>) {}

    /// Looks at a bid.
    fn bid(&self, _bid: &OfBid<'_>, _say: &mut Voice<'_>) {}
}

/// A tender with its catalogues and the rules that follow, with what the checks look at.
pub struct OfRules<'r> {
    /// The tender as it was opened.
    pub opened: &'r Opened,
    rules: &'r Rules,
    places: BTreeMap<&'r str, Span>,
}

impl<'r> OfRules<'r> {
    /// Of a tender that was opened; nothing where errors stand in the way of its rules.
    #[must_use]
    pub fn new(opened: &'r Opened) -> Option<OfRules<'r>> {
        let rules = opened.rules.as_ref()?;
        let criteria = opened.catalogues.iter().flat_map(|catalogue| &catalogue.criteria);
        let places = criteria.map(|criterion| (criterion.id.value.as_str(), criterion.id.at)).collect();
        Some(OfRules { opened, rules, places })
    }

    /// The rules.
    #[must_use]
    pub const fn rules(&self) -> &'r Rules {
        self.rules
    }

    /// The catalogues, each with what it includes.
    pub fn catalogues(&self) -> impl Iterator<Item = &'r Catalogue> {
        self.opened.catalogues.iter().map(AsRef::as_ref)
    }

    /// The folder of a file.
    #[must_use]
    pub fn folder(&self, file: FileId) -> &'r str {
        self.opened.sources.get(file).map(|source| folder(&source.path)).unwrap_or_default()
    }

    /// The groups of the catalogues.
    pub fn groups(&self) -> impl Iterator<Item = &'r Group> {
        self.catalogues().flat_map(|catalogue| &catalogue.groups)
    }

    /// A criterion that counts, with the place of its id.
    #[must_use]
    pub fn criterion(&self, place: usize) -> (&'r Criterion, Span) {
        let criterion = &self.rules.criteria[place];
        (criterion, self.places.get(criterion.id.as_str()).copied().unwrap_or_default())
    }

    /// The criteria that count, in order, each with the place of its id.
    pub fn criteria(&self) -> impl Iterator<Item = (&'r Criterion, Span)> {
        (0..self.rules.criteria.len()).map(|place| self.criterion(place))
    }
}

/// Every code there is with its pages, in order of code: those of the rules, and those that are raised
/// while reading, resolving and assessing.
#[must_use]
pub fn codes() -> Vec<(Code, Pages)> {
    let none = Pages { nl: "", en: "" };
    let raised = crate::diag::codes::all().into_iter();
    let raised = raised.map(|code| (code, raised::pages(&code.id()).unwrap_or(none)));
    let mut all: Vec<(Code, Pages)> =
        RULES.iter().map(|rule| (rule.code(), rule.pages())).chain(raised).collect();
    all.sort_by_key(|(code, _)| code.id());
    all
}

/// Everything that the checks find in the rules of a tender, each thing once.
pub fn rules(opened: &Opened, findings: &mut Findings) {
    let Some(of) = OfRules::new(opened) else { return };
    let mut found = Findings::default();
    for rule in RULES {
        rule.rules(&of, &mut Voice { rule: *rule, findings: &mut found });
    }
    let mut seen = BTreeSet::new();
    for finding in found.sorted() {
        if seen.insert((finding.code.id(), finding.at, finding.message.text(Lang::En))) {
            findings.push(finding.clone());
        }
    }
}

/// A bid, with what the rules look at.
pub struct OfBid<'b> {
    /// The bid, its rules, and what was reckoned.
    pub bidding: Bidding<'b>,
    /// Who controls whom.
    pub control: Control<'b>,
}

impl<'b> OfBid<'b> {
    /// The parties of the bid.
    #[must_use]
    pub fn parties(&self) -> &'b [Party] {
        &self.bidding.offer.parties
    }

    /// Whether some condition of the rules reads an input.
    #[must_use]
    pub fn reads(&self, wanted: impl Fn(Input) -> bool) -> bool {
        let conditions = self.bidding.conditions;
        let all = conditions.options.iter().flatten().chain(&conditions.gates).flatten();
        let mut inputs = all.flat_map(|cond| cond.inputs()).filter_map(|&input| usize::try_from(input).ok());
        inputs.any(|input| wanted(conditions.inputs[input]))
    }

    /// Whether the rules ask for the supply chain, or the bid states one.
    #[must_use]
    pub fn has_chain(&self) -> bool {
        !self.bidding.offer.components.is_empty() || self.asks_chain()
    }

    /// Whether the rules ask for the supply chain: layers, or a condition that reads what follows.
    #[must_use]
    pub fn asks_chain(&self) -> bool {
        let of_chain = |input| !matches!(input, Input::Fact(_) | Input::Constant);
        !self.bidding.rules.layers.is_empty() || self.reads(of_chain)
    }

    /// The parties that take part: those that run something, the bidder, and who controls them;
    /// none where nobody asks for a chain and the bid states none.
    #[must_use]
    pub fn involved(&self) -> Vec<usize> {
        if !self.has_chain() {
            return Vec::new();
        }
        let offer = self.bidding.offer;
        let runs = offer.components.iter().filter_map(|component| component.party.as_ref());
        let named = offer.party.iter().chain(runs.map(|party| &party.value));
        let mut seen = vec![false; offer.parties.len()];
        let mut open: Vec<usize> = named.filter_map(|id| self.control.place(id)).collect();
        while let Some(place) = open.pop() {
            if !seen[place] {
                seen[place] = true;
                open.extend(&self.control.above[place]);
            }
        }
        seen.iter().enumerate().filter(|(_, seen)| **seen).map(|(place, _)| place).collect()
    }
}

/// Everything that the rules find in a bid.
pub fn bid(bidding: Bidding<'_>, findings: &mut Findings) {
    let control = Control::new(&bidding.offer.parties);
    let bid = OfBid { bidding, control };
    for rule in RULES {
        rule.bid(&bid, &mut Voice { rule: *rule, findings });
    }
}

/// A value in a sentence.
#[derive(Clone, Debug)]
pub enum Word {
    /// A text, as it stands.
    Text(String),
    /// Names, in backticks and as a list.
    Names(Vec<String>),
    /// Words that each language has its own of, as a list.
    Labels(Vec<Label>),
    /// An exact number.
    Number(Ratio),
    /// A number, rounded to hundredths for reading.
    Rounded(Ratio),
    /// A day.
    Day(Date),
}

impl Word {
    fn said(&self, lang: Lang) -> String {
        match self {
            Word::Text(text) => text.clone(),
            Word::Names(names) => {
                let ticked: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                list(&ticked, lang)
            }
            Word::Rounded(number) => crate::lang::number(number, 2, lang),
            Word::Day(date) => day(*date, lang),
            Word::Labels(labels) => {
                let own: Vec<String> = labels.iter().map(|label| label.text(lang)).collect();
                list(&own, lang)
            }
            Word::Number(number) => {
                let plain = number.rounded(9);
                let short = plain.trim_end_matches('0').trim_end_matches('.');
                localised(if plain.contains('.') { short } else { &plain }, lang)
            }
        }
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Word {
        Word::Text(text.to_owned())
    }
}

/// Values by their names in the sentences of a page.
pub type Words = BTreeMap<&'static str, Word>;

/// Says what a rule finds, in the words of its pages.
pub struct Voice<'v> {
    rule: &'v dyn Rule,
    findings: &'v mut Findings,
}

impl Voice<'_> {
    /// A sentence of the pages, with its values filled in.
    #[must_use]
    pub fn sentence<const N: usize>(&self, name: &str, words: [(&'static str, Word); N]) -> Msg {
        let words = Words::from(words);
        self.filled(name, &words).unwrap_or_else(|| {
            let name = name.to_owned();
            Msg::Told(Both { nl: name.clone(), en: name })
        })
    }

    fn filled(&self, name: &str, words: &Words) -> Option<Msg> {
        let pages = self.rule.pages();
        let fill = |lang: Lang| Some(filled(pages.page(lang).sentence(name)?, words, lang));
        Some(Msg::Told(Both { nl: fill(Lang::Nl)?, en: fill(Lang::En)? }))
    }

    /// A finding with the sentence `message` of the pages, and `help` where they have one.
    #[must_use]
    pub fn finding<const N: usize>(&self, at: Span, words: [(&'static str, Word); N]) -> Finding {
        self.named("message", at, words)
    }

    /// A finding with another sentence than `message`.
    #[must_use]
    pub fn named<const N: usize>(&self, name: &str, at: Span, words: [(&'static str, Word); N]) -> Finding {
        let help = self.filled("help", &Words::from(words.clone()));
        Finding::new(self.rule.code(), at, self.sentence(name, words)).maybe_help(help)
    }

    /// The name that was probably meant; not looked for among very many, nor once findings are only
    /// counted.
    #[must_use]
    pub fn meant(&self, said: &Spanned<String>, known: &BTreeSet<&str>) -> Option<Msg> {
        const MANY: usize = 500;
        if known.len() > MANY || self.findings.is_full(said.at.file) {
            return None;
        }
        nearest(&said.value, known.iter().copied()).map(|near| Msg::DidYouMean(near.to_owned()))
    }

    /// Adds a finding.
    pub fn say(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}

/// A sentence with its values in place of `{name}`; what a value holds is not looked at again.
fn filled(sentence: &str, words: &Words, lang: Lang) -> String {
    let mut said = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let known = after.split_once('}').and_then(|(name, after)| Some((words.get(name)?, after)));
        match known {
            Some((word, after)) => {
                said.push_str(&word.said(lang));
                rest = after;
            }
            None => {
                said.push('{');
                rest = after;
            }
        }
    }
    said + rest
}

/// The first of many names, with how many more there are, for a sentence that stays readable.
#[must_use]
pub fn shortened(way: &[String]) -> String {
    const MOST: usize = 8;
    if way.len() <= MOST {
        return way.join(" → ");
    }
    let (first, last) = (&way[..MOST - 2], way.last().map(String::as_str).unwrap_or_default());
    format!("{} → … (+{}) → {last}", first.join(" → "), way.len() - MOST + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_name_stays_as_it_is() {
        let words = Words::from([("a", Word::from("{b}")), ("b", Word::from("no"))]);
        assert_eq!(filled("{a} and {b}, {c}", &words, Lang::En), "{b} and no, {c}");
    }

    #[test]
    fn long_ways_keep_their_ends() {
        let way: Vec<String> = (0..20).map(|n| n.to_string()).collect();
        assert_eq!(shortened(&way), "0 → 1 → 2 → 3 → 4 → 5 → … (+13) → 19");
        assert_eq!(shortened(&way[..3]), "0 → 1 → 2");
    }
}
