//! What is to be said of a bid besides its own sheet: by the authority, by the other bids, and why it has no rank.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Round;
use crate::assess::agreement::{Agreement, agreement};
use crate::assess::low::Low;
use crate::assess::sheet::{Sheet, State};
use crate::assess::verdict::Reason;
use crate::diag::{Finding, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::LowPrice;
use crate::model::Spanned;
use crate::model::authority::{Decision, Draw, OfBid, Outcome};

impl<'r> Round<'r> {
    /// What the authority wrote about a bid.
    #[must_use]
    pub fn written(&self, id: &str) -> Option<&'r OfBid> {
        self.options.authority.of(id)
    }

    /// How far the assessors agree; nothing where nobody judged.
    #[must_use]
    pub fn agreement(&self) -> Option<Agreement> {
        agreement(self.rules, self.options.authority)
    }

    /// Draws by lot.
    #[must_use]
    pub fn draws(&self) -> &'r [Draw] {
        &self.options.authority.draws
    }

    /// The day on which an assessor says to have been done.
    #[must_use]
    pub fn assessed_on(&self, assessor: &str) -> Option<Date> {
        let dates = &self.options.authority.dates;
        dates.iter().find(|(who, _)| who == assessor).map(|(_, on)| on.value)
    }

    /// Bids that the authority wrote about and that are not there.
    #[must_use]
    pub fn strangers(&self) -> Vec<Finding> {
        let there: BTreeSet<String> =
            self.entries.iter().map(|entry| entry.standing.id.to_ascii_lowercase()).collect();
        let authority = self.options.authority;
        let drawn = authority.draws.iter().flat_map(|draw| &draw.order);
        let written = authority.bids.values().map(|of| &of.bid).chain(drawn);
        let written = written.filter(|id| !there.contains(&id.value.to_ascii_lowercase()));
        let finding = |bid: &Spanned<String>| {
            Finding::new(codes::NO_SUCH_BID, bid.at, Msg::AboutNoBid(bid.value.clone()))
        };
        written.map(finding).collect()
    }

    /// Why a bid is not ranked.
    #[must_use]
    pub fn reasons(&self, bid: usize, sheet: &Sheet) -> Vec<Reason> {
        match &sheet.state {
            State::OtherTender(said) => vec![Reason::OtherTender(said.clone())],
            _ if self.entries[bid].twin.is_some() => vec![Reason::DuplicateId],
            State::Unreadable => vec![Reason::Unreadable],
            State::Assessed(both) => both.1.reasons.clone(),
        }
    }

    /// What a reason is about: a gate, a criterion, another tender, the subject of a decision; empty where it
    /// is about the bid as a whole.
    #[must_use]
    pub fn about(&self, reason: &Reason, sheet: &Sheet) -> String {
        match reason {
            Reason::GateFailed(gate) | Reason::GateUnknown(gate) => self.rules.gates[*gate].id.clone(),
            Reason::KnockOut(place) | Reason::KnockOutOpen(place) => self.rules.criteria[*place].id.clone(),
            Reason::OtherTender(said) => said.clone(),
            Reason::Decided(place) => {
                self.decision(*place, sheet).map(|decision| decision.about.value.clone()).unwrap_or_default()
            }
            Reason::PriceOpen | Reason::Late | Reason::Unreadable | Reason::DuplicateId => String::new(),
        }
    }

    /// A decision on a bid, by its place.
    #[must_use]
    pub fn decision(&self, place: usize, sheet: &Sheet) -> Option<&'r Decision> {
        self.written(&sheet.id)?.decisions.get(place)
    }

    /// What the authority made of the explanation of a price, the last time that it decided on it.
    #[must_use]
    pub fn price_explained(&self, id: &str) -> Option<&'r Decision> {
        let explained = |decision: &&Decision| {
            decision.about.value == "price" && matches!(decision.result, Outcome::Accepted | Outcome::Refused)
        };
        self.written(id)?.decisions.iter().rev().find(explained)
    }

    /// What only the other bids show of one: another with the same id, or a price far below theirs.
    #[must_use]
    pub fn beside_others(&self, bid: usize) -> Vec<Finding> {
        let entry = &self.entries[bid];
        let whole = Span { file: self.file(bid), start: 0, end: 0 };
        let twin = entry
            .twin
            .map(|twin| Finding::new(codes::SAME_BID, whole, Msg::SameBid(self.bids[twin].path.clone())));
        let asked = self.price_explained(&entry.standing.id).is_some();
        let low = entry.low.as_ref().filter(|_| !asked).map(|low| self.low(low, entry.price_at));
        twin.into_iter().chain(low).collect()
    }

    fn low(&self, low: &Low, at: Span) -> Finding {
        let message = Msg::AbnormallyLow(Box::new(LowPrice {
            price: low.price.clone(),
            mean: low.mean.clone(),
            below: low.below.clone(),
            percent: self.rules.award.abnormally_low.unwrap_or_default().0,
            others: low.others,
            decimals: self.rules.decimals,
        }));
        Finding::new(codes::ABNORMALLY_LOW, at, message).help(Msg::AbnormallyLowHelp)
    }
}
