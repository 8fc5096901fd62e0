//! One bid, assessed.

use std::collections::BTreeSet;

use super::answer::{Answer, Question, Status};
use super::chain::Exposure;
use super::control::Step;
use super::gate::{Bid, GateResult, gate};
use super::known::Known;
use super::plan::Plan;
use super::score::{Reckoned, reckon};
use super::standing::usable;
use super::verdict::{Grounds, Reason, Verdict};
use crate::diag::{Finding, Findings, Mark, codes};
use crate::lang::Msg;
use crate::model::authority::{Authority, OfBid, Outcome as Decided};
use crate::model::fact::Stated;
use crate::model::offer::{Claim, Claimed, Fact, Offer};
use crate::model::rules::Rules;
use crate::num::Ratio;
use crate::resolve::Conditions;

/// Everything that is reckoned of one bid.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// Per criterion of the rules, in order.
    pub answers: Vec<Answer>,
    /// Groups, score and levels.
    pub reckoned: Reckoned,
    /// The price that the award reckons with: above zero and in the tender's currency.
    pub price: Option<Ratio>,
    /// Per gate of the rules, in order.
    pub gates: Vec<GateResult>,
    /// Per law of the rules, in order.
    pub exposures: Vec<Exposure>,
    /// Whether it can be ranked.
    pub verdict: Verdict,
    /// Why not.
    pub reasons: Vec<Reason>,
    /// Whether some condition took more steps than it may, and so counts as not established.
    pub stopped: bool,
}

/// What the authority wrote that bears on a bid.
#[derive(Clone, Copy)]
pub struct Written<'w> {
    /// Everything.
    pub authority: &'w Authority,
    /// About this bid.
    pub of: Option<&'w OfBid>,
    /// Whether it is held to evidence: under `evidence_from = "winner"` only the first in rank is.
    pub held: bool,
}

/// Puts what the authority ruled in the place of what a bid states.
pub fn ruled(offer: &mut Offer, of: Option<&OfBid>) {
    for (&place, ruling) in of.iter().flat_map(|of| &of.facts) {
        let stated = offer.facts[place].take().map(|fact| (fact.evidence, fact.confidential));
        let (evidence, confidential) = stated.unwrap_or_default();
        let fact = |value: &Stated| {
            let value = value.clone();
            Fact { at: ruling.at, value, evidence, ruled: true, confidential }
        };
        offer.facts[place] = ruling.value.as_ref().map(fact);
    }
}

/// Assesses a bid.
#[must_use]
pub fn assess(
    (rules, conditions): (&Rules, &Conditions),
    plan: &Plan,
    offer: &Offer,
    written: Written<'_>,
) -> Assessed {
    let Written { authority, of, held } = written;
    let known = Known::new(rules, conditions, offer);
    let question = |place: usize| Question {
        rules,
        criterion: &rules.criteria[place],
        plan: &plan.criteria[place],
        when: &conditions.options[place],
        otherwise: conditions.otherwise[place],
        claim: offer.claims[place].as_ref(),
        offer,
        known: &known,
        votes: of.and_then(|of| of.votes.get(&place)).map(Vec::as_slice).unwrap_or_default(),
        assessors: authority.assessors.get(&place).map_or(0, BTreeSet::len),
        ruling: of.and_then(|of| of.answers.get(&place)),
        withhold: rules.policy.withhold && held,
    };
    let answers: Vec<Answer> = (0..rules.criteria.len()).map(|place| question(place).answer()).collect();
    let reckoned = reckon(rules, plan, &answers);
    let bid = Bid { rules, plan, offer, known: &known, answers: &answers, reckoned: &reckoned };
    let each = rules.gates.iter().zip(&conditions.gates);
    let gates: Vec<GateResult> = each.map(|(one, cond)| gate(one, cond.as_ref(), &bid)).collect();
    let price = usable(offer.price.as_ref(), rules);
    let lacks_price = price.is_none() && plan.needs_price(rules);
    let grounds = Grounds { rules, answers: &answers, gates: &gates, lacks_price, of };
    let (verdict, reasons) = grounds.verdict();
    let stopped = known.stopped();
    Assessed { answers, reckoned, price, gates, exposures: known.exposures, verdict, reasons, stopped }
}

impl Assessed {
    /// What the answers leave open or contradict: criteria without an answer, facts that are not
    /// stated, claims that the facts do not bear out, and answers without evidence.
    pub fn findings(&self, rules: &Rules, conditions: &Conditions, offer: &Offer, findings: &mut Findings) {
        let ids = |wanted: &dyn Fn(&Answer) -> bool| -> Vec<String> {
            let chosen = rules.criteria.iter().zip(&self.answers).filter(|(_, answer)| wanted(answer));
            chosen.map(|(criterion, _)| criterion.id.clone()).collect()
        };
        let unanswered = ids(&|answer| answer.status == Status::Unanswered);
        if !unanswered.is_empty() {
            let all = all_of(&unanswered);
            let finding = Finding::new(codes::UNANSWERED, offer.at, Msg::Unanswered(unanswered));
            findings.push(finding.maybe_help(all));
        }
        let asked =
            rules.facts.iter().zip(&offer.facts).filter(|(fact, stated)| fact.asked && stated.is_none());
        let missing: Vec<String> = asked.map(|(fact, _)| fact.id.clone()).collect();
        if !missing.is_empty() {
            let all = all_of(&missing);
            let finding = Finding::new(codes::FACT_MISSING, offer.at, Msg::FactsMissing(missing));
            findings.push(finding.maybe_help(all));
        }
        self.claims(rules, conditions, offer, findings);
        if self.reasons.contains(&Reason::PriceOpen) {
            let message = Msg::PriceNeeded { currency: rules.currency.clone() };
            let at = offer.price.as_ref().map_or(offer.at, |price| price.at);
            findings.push(Finding::new(codes::PRICE_NEEDED, at, message));
        }
        let unsupported = ids(&|answer| answer.supported == Some(false));
        if !unsupported.is_empty() {
            findings.push(Finding::new(codes::UNSUPPORTED, offer.at, Msg::Unsupported(unsupported)));
        }
    }

    /// What is left for assessors to do, and what the authority wrote without effect.
    pub fn of_authority(&self, rules: &Rules, offer: &Offer, of: Option<&OfBid>, findings: &mut Findings) {
        let open = rules.criteria.iter().zip(&self.answers).filter(|(_, answer)| answer.status.waits());
        let open: Vec<String> = open.map(|(criterion, _)| criterion.id.clone()).collect();
        if !open.is_empty() {
            findings.push(Finding::new(codes::TO_ASSESS, offer.at, Msg::ToAssess(open)));
        }
        let Some(of) = of else { return };
        for (&place, votes) in &of.votes {
            let needed = rules.criteria[place].judged
                || matches!(offer.claims[place], Some(Claim { answer: Claimed::Equivalent, .. }));
            if let Some(vote) = votes.first().filter(|_| !needed) {
                let message = Msg::JudgedWithoutNeed(rules.criteria[place].id.clone());
                findings.push(Finding::new(codes::JUDGED_WITHOUT_NEED, vote.at, message));
            }
        }
        for decision in of.decisions.iter().filter(|decision| decision.result == Decided::Admit) {
            let about = decision.about.value.as_str();
            let fails = self.reasons.iter().any(|reason| match reason {
                Reason::GateFailed(gate) => rules.gates[*gate].id == about,
                Reason::KnockOut(place) => rules.criteria[*place].id == about,
                Reason::Late => about == "deadline",
                Reason::PriceOpen => about == "price",
                _ => false,
            });
            if fails {
                let message = Msg::NoEffect { about: about.to_owned() };
                findings.push(Finding::new(codes::NO_EFFECT, decision.about.at, message));
            }
        }
    }

    /// A claim that does not count, with the facts that say otherwise.
    fn claims(&self, rules: &Rules, conditions: &Conditions, offer: &Offer, findings: &mut Findings) {
        for (place, answer) in self.answers.iter().enumerate() {
            let (Some(claimed), Some(claim)) = (answer.overruled, &offer.claims[place]) else { continue };
            let criterion = &rules.criteria[place];
            let id = |option: usize| criterion.options[option].id.clone();
            let mut finding = if answer.status == Status::Unanswered {
                let message = Msg::ClaimOfDerived { criterion: criterion.id.clone(), option: id(claimed) };
                Finding::new(codes::CLAIM_OF_DERIVED, claim.at, message)
            } else {
                let derived = answer.option.map(id);
                let (criterion, claimed) = (criterion.id.clone(), id(claimed));
                Finding::new(
                    codes::CLAIM_DIFFERS,
                    claim.at,
                    Msg::ClaimDiffers { criterion, claimed, derived },
                )
            };
            let decides = conditions.options[place][answer.option.unwrap_or(claimed)].as_ref();
            let reads = decides.map_or_else(|| criterion.reads.clone(), |cond| conditions.facts(cond));
            for read in reads {
                if let Some(fact) = &offer.facts[read] {
                    finding = finding.mark(fact.at, Msg::StatedHere(rules.facts[read].id.clone()));
                }
            }
            let (marks, help) = self.reached(&criterion.laws, rules, offer);
            finding.marks.extend(marks);
            finding = finding.maybe_help(help);
            findings.push(finding);
        }
    }

    /// The lines by which laws reach the bid, the component and the seat that the law reaches; and what
    /// that means.
    fn reached(&self, laws: &[usize], rules: &Rules, offer: &Offer) -> (Vec<Mark>, Option<Msg>) {
        let (mut marks, mut help) = (Vec::new(), None);
        for &law in laws {
            let exposure = &self.exposures[law];
            if !exposure.exposes_content() {
                continue;
            }
            let way = exposure.way();
            if let Some(Step::Country(country)) = exposure.path.last() {
                help = help.or(Some(Msg::ReachedHelp { way: way.clone(), country: country.clone() }));
            }
            let component = exposure.path.iter().find_map(|step| match step {
                Step::Component(id) => offer.components.iter().find(|c| c.id.value == *id).map(|c| c.id.at),
                _ => None,
            });
            let reached = exposure.path.iter().rev().find_map(|step| match step {
                Step::Party(id) => offer.parties.iter().find(|p| p.id.value == *id).map(|p| p.id.at),
                _ => None,
            });
            let ends = component.into_iter().chain(reached);
            let message = Msg::ReachedBy { law: rules.laws[law].id.clone(), way };
            marks.extend(ends.map(|at| Mark { at, message: message.clone() }));
        }
        marks.sort_by_key(|mark| mark.at);
        marks.dedup_by_key(|mark| mark.at);
        (marks, help)
    }
}

/// All of some names, where the message itself cannot hold them.
fn all_of(names: &[String]) -> Option<Msg> {
    const IN_MESSAGE: usize = 5;
    (names.len() > IN_MESSAGE).then(|| Msg::AllOfThem(names.to_vec()))
}
