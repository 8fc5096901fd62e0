//! What ranking needs to know of a bid: its score, its price, what its quality is worth, and by what
//! its ties are broken.

use super::bid::Assessed;
use super::gate::Outcome;
use super::plan::Plan;
use super::verdict::{Reason, Verdict};
use crate::model::award::Tie;
use crate::model::bid::Price;
use crate::model::offer::Offer;
use crate::model::rules::Rules;
use crate::num::Ratio;

/// What ranking needs to know of a bid.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Its verdict; nothing where it is not assessed.
    pub verdict: Option<Verdict>,
    /// Whether nothing but a decision of the authority keeps it out: under `dropped_bids = "keep"` its price still
    /// counts among those that others are held against.
    pub dropped: bool,
    /// Whether there is anything to rank it by: not where it could not be read.
    pub readable: bool,
    /// Its score, in percent; nothing where nothing has points.
    pub score: Option<Ratio>,
    /// Its price in the tender's currency, above zero; nothing where there is none.
    pub price: Option<Ratio>,
    /// What it asks in the tender's currency, be it 0.
    pub asked: Option<Ratio>,
    /// Σ value of a group · share / 100, in the tender's currency.
    pub worth: Ratio,
    /// Per tie rule what it is broken by, the higher the better; nothing where that is not known.
    pub ties: Vec<Option<Ratio>>,
}

impl Standing {
    /// Of a bid that was assessed.
    #[must_use]
    pub fn new(id: String, rules: &Rules, plan: &Plan, (offer, assessed): (&Offer, &Assessed)) -> Standing {
        let score = assessed.reckoned.score.as_ref().map(|figure| figure.score.clone());
        let share = |group: usize| plan.share(group, &assessed.reckoned.groups[group].points);
        let worth = rules.award.values.iter().fold(Ratio::default(), |sum, (group, value)| {
            let part = &Ratio::from(*value) * &share(*group).unwrap_or_default();
            &sum + &part.checked_div(&Ratio::from(100)).unwrap_or_default()
        });
        let tie = |tie: &Tie| match tie {
            Tie::Score => score.clone(),
            Tie::Group(group) => share(*group),
            Tie::Criterion(place) => Some(plan.points(&assessed.answers[*place].points)),
            Tie::Price => assessed.price.as_ref().map(|price| -price),
            Tie::Draw => None,
        };
        let ties = rules.award.ties.iter().map(tie).collect();
        let (verdict, price) = (Some(assessed.verdict), assessed.price.clone());
        let asked = asked(offer.price.as_ref(), rules);
        let dropped = was_admissible(rules, assessed);
        Standing { id, verdict, dropped, readable: true, score, price, asked, worth, ties }
    }

    /// Whether it is ranked, or would be once what is open is settled.
    #[must_use]
    pub fn competes(&self) -> bool {
        self.readable && matches!(self.verdict, Some(Verdict::Admissible | Verdict::Undetermined))
    }
}

/// Whether only decisions reject a bid, and nothing else of it is open.
fn was_admissible(rules: &Rules, assessed: &Assessed) -> bool {
    let decided = |reason: &Reason| matches!(reason, Reason::Decided(_));
    let known = assessed.gates.iter().all(|gate| gate.outcome != Outcome::Unknown);
    let mut criteria = rules.criteria.iter().zip(&assessed.answers);
    let answered = criteria.all(|(criterion, answer)| !criterion.has_knock_out() || !answer.is_open());
    !assessed.reasons.is_empty() && assessed.reasons.iter().all(decided) && known && answered
}

/// What a bid asks in the tender's currency.
fn asked(price: Option<&Price>, rules: &Rules) -> Option<Ratio> {
    let price = price?;
    let ours = price.currency.as_ref().is_none_or(|currency| currency.value == rules.currency);
    ours.then(|| Ratio::from(price.amount.value))
}

/// The price that the award reckons with: above zero and in the tender's currency.
#[must_use]
pub fn usable(price: Option<&Price>, rules: &Rules) -> Option<Ratio> {
    asked(price, rules).filter(|price| *price > Ratio::default())
}
