//! Checking: what can be wrong although it can be read and reckoned.
//!
//! In: the rules of a tender, or a bid with what was reckoned of it. Out: findings, never a number. A rule
//! is a folder: `mod.rs` looks; `nl.md` and `en.md` are its page and hold every sentence that it says;
//! its fixtures `bad.….toml` make it speak and `good.….toml` leave it silent, which a test sees to.
//!
//! To add a rule: one folder here, `mod NAME;` and `&NAME::Name,` in [`RULES`].

mod absent_layer;
mod all_over_empty;
mod answer_texts;
mod award_weights_sum;
mod combine;
mod component_incomplete;
mod condition_stopped;
mod contradictory_seats;
mod control_open;
mod dead_criterion;
mod decides_alone;
mod evidence_unused;
mod fact_against_chain;
mod fact_unread;
mod formula_depends_on_bids;
mod gate_moot;
mod group_without_value;
mod independent_but_controlled;
mod inert_level;
mod ladder;
mod layer_missing;
mod lei;
mod no_last_tie_rule;
mod no_link;
mod not_tried;
mod option_out_of_reach;
mod options_overlap;
pub mod outlook;
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
mod threshold_unpublished;
mod translation;
mod uneven_steps;
mod unknown_component;
mod unverifiable;
mod voice;
mod waive;
mod weight_moot;
mod weights_rescaled;
mod weights_sum;
mod words;

pub use page::{Page, Pages};
pub use voice::{Voice, Word, Words, shortened};
pub use waive::{Judge, Waivers, waivers};

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Bidding, Control};
use crate::diag::{Code, FileId, Findings, Span};
use crate::lang::{Lang, Say};
use crate::model::bid::Party;
use crate::model::catalogue::{Catalogue, Group};
use crate::model::rules::{Criterion, Rules};
use crate::read::folder;
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
    &option_out_of_reach::OptionOutOfReach,
    &options_overlap::OptionsOverlap,
    &threshold_unpublished::ThresholdUnpublished,
    &all_over_empty::AllOverEmpty,
    &not_tried::NotTried,
    &gate_moot::GateMoot,
    &decides_alone::DecidesAlone,
    &weights_rescaled::WeightsRescaled,
    &award_weights_sum::AwardWeightsSum,
    &formula_depends_on_bids::FormulaDependsOnBids,
    &no_last_tie_rule::NoLastTieRule,
    &group_without_value::GroupWithoutValue,
    &weight_moot::WeightMoot,
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
    surveys: OnceCell<Vec<combine::Survey>>,
}

impl<'r> OfRules<'r> {
    /// Of a tender that was opened; nothing where errors stand in the way of its rules.
    #[must_use]
    pub fn new(opened: &'r Opened) -> Option<OfRules<'r>> {
        let rules = opened.rules.as_ref()?;
        let criteria = opened.catalogues.iter().flat_map(|catalogue| &catalogue.criteria);
        let places = criteria.map(|criterion| (criterion.id.value.as_str(), criterion.id.at)).collect();
        Some(OfRules { opened, rules, places, surveys: OnceCell::new() })
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

    /// What the derived options of a criterion can come to, worked out once for all rules.
    fn survey(&self, place: usize) -> &combine::Survey {
        &self.surveys.get_or_init(|| combine::surveys(self))[place]
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
