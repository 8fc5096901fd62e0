//! How bids are ranked, and by what figure, as data.

use serde::Serialize;

use super::Number;
use crate::assess::{Place, Round};
use crate::num::Ratio;
use crate::report::public::Curtain;

/// How bids are ranked.
#[derive(Serialize)]
pub struct Terms {
    method: String,
    formula: Option<String>,
    currency: String,
    depends_on_other_bids: bool,
    lowest_is_best: bool,
    lowest_price: Option<Number>,
    highest_price: Option<Number>,
    round: Option<u8>,
    winners: usize,
}

/// How the bids of a round are ranked, with the prices that they are ranked among where they may be told.
#[must_use]
pub fn terms(round: &Round<'_>, curtain: Curtain) -> Terms {
    let (award, method, decimals) = (&round.rules.award, round.plan().method, round.rules.decimals);
    let ends = round.field.ends.as_ref().filter(|_| method.uses_price() && curtain.shows_prices());
    Terms {
        method: award.method.clone(),
        formula: award.formula.clone(),
        currency: round.rules.currency.clone(),
        depends_on_other_bids: method.depends_on_others(),
        lowest_is_best: method.lowest_is_best(),
        lowest_price: ends.map(|(lowest, _)| Number::new(lowest, decimals)),
        highest_price: ends.map(|(_, highest)| Number::new(highest, decimals)),
        round: award.round,
        winners: award.winners,
    }
}

/// What a bid is ranked by.
#[derive(Serialize)]
pub struct Award {
    figure: Option<Number>,
    figure_if_admitted: Option<Number>,
}

impl Award {
    /// Of a bid at its place.
    #[must_use]
    pub fn new(place: &Place, decimals: u8) -> Award {
        let number = |figure: &Option<Ratio>| figure.as_ref().map(|figure| Number::new(figure, decimals));
        Award { figure: number(&place.figure), figure_if_admitted: number(&place.figure_if_admitted) }
    }
}
