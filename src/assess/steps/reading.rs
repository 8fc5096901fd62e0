//! How an answer was read: which rule of the method chose it, what each condition came to, which facts
//! decided, and which documents bear it out.

use super::places::Places;
use crate::assess::{Answer, Assessed, Known, Source, Status};
use crate::cond::Truth;
use crate::diag::Span;
use crate::model::bid::Evidence;
use crate::model::offer::Offer;
use crate::model::rules::{Gate, GateRule, Rules};
use crate::resolve::Conditions;

/// The rule of section 4 of the method that chose an answer: the first of these that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The authority ruled, or assessors chose.
    Decided = 1,
    /// An equivalent is offered, or assessors must still choose.
    ToBeAssessed = 2,
    /// The condition of a rejecting option is not established.
    RejectionOpen = 3,
    /// The condition of an option holds, or a curve's fact is stated.
    Derived = 4,
    /// A condition is not established, or a curve's fact not stated.
    ConditionOpen = 5,
    /// The bid claims an option.
    Claimed = 6,
    /// Nothing.
    Nothing = 7,
}

impl Rule {
    /// Its number in section 4 of the method.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }
}

/// A document that an answer, or a fact behind it, cites.
#[derive(Clone, Debug)]
pub struct Cited<'r> {
    /// The document as the bid lists it.
    pub document: &'r Evidence,
    /// The fact that cites it, by its place; nothing where the answer does.
    pub through: Option<usize>,
    /// Whether it is of a kind that the criterion names.
    pub right_kind: bool,
    /// Whether it is there, as stated, and valid on the day that counts.
    pub valid: bool,
}

/// How an answer was read.
#[derive(Clone, Debug)]
pub struct Reading<'r> {
    /// Which rule chose it.
    pub rule: Rule,
    /// Per option what its condition comes to; nothing where it has none.
    pub holds: Vec<Option<Truth>>,
    /// The facts that its conditions read, by their places, with where the bid states them.
    pub facts: Vec<(usize, Option<Span>)>,
    /// What is cited for it.
    pub cited: Vec<Cited<'r>>,
    /// Where the bid answers.
    pub at: Option<Span>,
}

/// Reads how the answer to a criterion came about.
#[must_use]
pub fn read<'r>(
    (places, conditions): (&Places<'_>, &Conditions),
    (offer, assessed): (&'r Offer, &Assessed),
    known: &Known<'_>,
    place: usize,
) -> Reading<'r> {
    let criterion = &places.rules.criteria[place];
    let holds = truths(conditions, known, place);
    let facts =
        criterion.reads.iter().map(|&fact| (fact, offer.facts[fact].as_ref().map(|stated| stated.at)));
    let answer = &assessed.answers[place];
    let open = |rejects: bool| {
        let mut each = criterion.options.iter().zip(&holds);
        each.any(|(option, holds)| *holds == Some(None) && (option.rejects || !rejects))
    };
    let rule = match (answer.status, answer.source) {
        (Status::EquivalentOffered | Status::NotAssessed, _) => Rule::ToBeAssessed,
        (Status::Contradicted, _) | (_, Some(Source::Claimed)) => Rule::Claimed,
        (_, Some(Source::Derived)) => Rule::Derived,
        (Status::Unanswered, _) if open(true) => Rule::RejectionOpen,
        (Status::Unanswered, _) if open(false) || criterion.curve.is_some() => Rule::ConditionOpen,
        (Status::Unanswered, _) => Rule::Nothing,
        _ => Rule::Decided,
    };
    let claim = offer.claims[place].as_ref();
    let own = claim.into_iter().flat_map(|claim| &claim.evidence).map(|id| (None, id));
    let of_facts = criterion.reads.iter().flat_map(|&fact| {
        let stated = offer.facts[fact].as_ref();
        stated.into_iter().flat_map(|stated| &stated.evidence).map(move |id| (Some(fact), id))
    });
    let cited = own.chain(of_facts).filter_map(|(through, id)| {
        let document = offer.evidence.iter().find(|document| document.id.value == *id)?;
        let valid = offer.valid.iter().any(|(valid, _)| valid == id);
        let right_kind = criterion.evidence_kinds.contains(&document.kind.value);
        Some(Cited { document, through, right_kind, valid })
    });
    Reading { rule, facts: facts.collect(), cited: cited.collect(), at: claim.map(|claim| claim.at), holds }
}

impl Reading<'_> {
    /// Whether the conditions as they are shown lead to the answer that counted.
    #[must_use]
    pub fn bears_out(&self, answer: &Answer) -> bool {
        let is_there = |truth: Truth| self.holds.iter().flatten().any(|one| *one == truth);
        if answer.source == Some(Source::Claimed) {
            return !is_there(Some(true)) && !is_there(None);
        }
        let derived = answer.option.filter(|_| answer.source == Some(Source::Derived));
        derived.is_none_or(|option| self.holds[option] == Some(Some(true)))
    }
}

/// What each condition comes to; the one that holds otherwise does so where all others are false.
fn truths(conditions: &Conditions, known: &Known<'_>, place: usize) -> Vec<Option<Truth>> {
    let when = &conditions.options[place];
    let mut holds: Vec<Option<Truth>> =
        when.iter().map(|cond| cond.as_ref().map(|cond| known.truth(cond))).collect();
    if let Some(otherwise) = conditions.otherwise[place] {
        let others: Vec<Truth> = holds.iter().copied().flatten().collect();
        let truth = if others.contains(&Some(true)) {
            Some(false)
        } else if others.contains(&None) {
            None
        } else {
            Some(true)
        };
        holds[otherwise] = Some(truth);
    }
    holds
}

/// Whether a gate looks at a criterion.
#[must_use]
pub fn looks_at(rule: &GateRule, place: usize, rules: &Rules) -> bool {
    match rule {
        GateRule::Level { criteria, .. } => criteria.contains(&place),
        GateRule::Share { group, .. } => *group == rules.criteria[place].group,
        GateRule::Points { criterion, .. } | GateRule::Options { criterion, .. } => *criterion == place,
        GateRule::Score { .. } => rules.criteria[place].has_points,
        GateRule::Price { .. } | GateRule::When { .. } | GateRule::NotApplicable => false,
    }
}

/// Whether what a decision is about is a criterion, or a gate that looks at it.
#[must_use]
pub fn bears_on(about: &str, place: usize, rules: &Rules) -> bool {
    let looking = |gate: &Gate| gate.id == about && looks_at(&gate.rule, place, rules);
    about == rules.criteria[place].id || rules.gates.iter().any(looking)
}
