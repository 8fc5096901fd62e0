//! Why a bid is not in the ranking, for who reads: with everything that decided it, or for anybody.

use super::desk::{Desk, Entrant};
use crate::assess::Reason;
use crate::lang::{Chapter, Panel, Say};
use crate::model::authority::Outcome;
use crate::report::layout::clean;
use crate::report::view::reasons::{gate_name, reasons};

impl Desk<'_> {
    /// Every reason, in the order of gates and criteria.
    pub(super) fn reasons(&self, bid: &Entrant) -> Vec<String> {
        if !self.is_public() {
            let all = reasons(self.round, &bid.bid, self.speaker);
            return all.iter().map(|reason| clean(reason)).collect();
        }
        let all = self.round.reasons(bid.bid.place.bid, &bid.bid.sheet);
        all.iter().map(|reason| self.say(&self.plainly(reason, bid))).collect()
    }

    /// A reason without what it follows from.
    fn plainly(&self, reason: &Reason, bid: &Entrant) -> Chapter {
        let gate = |place: usize| gate_name(&self.rules().gates[place], self.speaker);
        match reason {
            Reason::GateFailed(place) => Chapter::GateNot { gate: gate(*place), open: false },
            Reason::GateUnknown(place) => Chapter::GateNot { gate: gate(*place), open: true },
            Reason::KnockOut(place) => Chapter::KnockOut { criterion: self.criterion(*place), open: false },
            Reason::KnockOutOpen(place) => {
                Chapter::KnockOut { criterion: self.criterion(*place), open: true }
            }
            Reason::PriceOpen => Chapter::NoPrice,
            Reason::Late => Chapter::Late,
            Reason::Decided(place) => {
                let decision = self.round.decision(*place, &bid.bid.sheet);
                let about = decision.map(|decision| {
                    let about = decision.about.value.clone();
                    Panel::About { about, result: decision.result.name() }.text(self.report.lang)
                });
                let withdrawn = decision.is_some_and(|decision| decision.result == Outcome::Withdrawn);
                Chapter::Decided { about: about.unwrap_or_default(), withdrawn }
            }
            Reason::Unreadable => Chapter::Unreadable,
            Reason::OtherTender(_) => Chapter::OtherTender,
            Reason::DuplicateId => Chapter::SameId,
        }
    }
}
