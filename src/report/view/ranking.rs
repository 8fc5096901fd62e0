//! The ranking: its table, and by what figure and which rules bids come in that order.

use super::{Shown, Speaker};
use crate::assess::{Entry, Low, Round};
use crate::lang::{Label, Panel, Public, Say};
use crate::model::authority::Outcome;
use crate::model::award::Tie;
use crate::num::Ratio;
use crate::report::layout::Table;

/// The table of ranked bids.
pub fn table(round: &Round<'_>, speaker: Speaker<'_>, ranked: &[Shown]) -> Table {
    let leveled = |bid: &Shown| bid.sheet.assessed().is_some_and(|(_, a)| a.reckoned.level.is_some());
    let columns = Columns {
        range: ranked.iter().any(|bid| bid.range().is_some()),
        level: ranked.iter().any(leveled),
        price: round.plan().needs_price(round.rules),
        figure: round.plan().method.uses_price(),
        if_admitted: round.provisional,
    };
    let optional = [
        (true, Label::Rank, true),
        (true, Label::Bidder, false),
        (true, Label::Score, true),
        (columns.range, Label::Range, true),
        (columns.level, Label::Level, false),
        (columns.price, Label::Price, true),
        (columns.figure, Label::Figure, true),
        (columns.if_admitted, Label::RankIfAdmitted, true),
    ];
    let heads: Vec<(String, bool)> = optional
        .into_iter()
        .filter(|(on, ..)| *on)
        .map(|(_, label, right)| (speaker.say(&label), right))
        .collect();
    let mut table = Table::new(heads.len(), heads);
    for bid in ranked {
        table.row(columns.row(speaker, bid));
    }
    table
}

/// The columns that a ranking has besides rank, bidder and score.
struct Columns {
    range: bool,
    level: bool,
    price: bool,
    figure: bool,
    if_admitted: bool,
}

impl Columns {
    fn row(&self, speaker: Speaker<'_>, bid: &Shown) -> Vec<String> {
        let tied = bid.place.tied.1 - bid.place.tied.0 > 1;
        let rank = bid.place.rank.map(|rank| rank.to_string()).unwrap_or_default();
        let score = bid.score().map_or_else(|| speaker.say(&Label::NoScore), |score| speaker.number(&score));
        let mut cells = vec![if tied { format!("{rank}=") } else { rank }, bid.name(), score];
        if self.range {
            cells.push(bid.range().map(|range| span(&range, speaker)).unwrap_or_default());
        }
        if self.level {
            let level = bid.sheet.assessed().and_then(|(_, assessed)| assessed.reckoned.level.as_ref());
            cells.push(speaker.level(level));
        }
        if self.price {
            cells.push(price(bid, speaker));
        }
        if self.figure {
            cells.push(figure(bid, speaker));
        }
        if self.if_admitted {
            cells.push(bid.place.rank_if_admitted.map(|rank| rank.to_string()).unwrap_or_default());
        }
        cells
    }
}

fn span((worst, best): &(Ratio, Ratio), speaker: Speaker<'_>) -> String {
    speaker.say(&Label::RangeOf { worst: speaker.number(worst), best: speaker.number(best) })
}

/// The price that the award reckons with.
pub fn price(bid: &Shown, speaker: Speaker<'_>) -> String {
    if bid.hides_price {
        return Public::HiddenFigure.text(speaker.lang);
    }
    let price = bid.sheet.assessed().and_then(|(_, assessed)| assessed.price.as_ref());
    price.map_or_else(|| "–".to_owned(), |price| speaker.number(price))
}

/// The figure that a bid is ranked by.
pub fn figure(bid: &Shown, speaker: Speaker<'_>) -> String {
    match &bid.place.figure {
        Some(figure) => speaker.number(figure),
        None if bid.public && bid.place.rank.is_some() => Public::HiddenFigure.text(speaker.lang),
        None => "–".to_owned(),
    }
}

/// How the order came about: method, field of prices, rounding, ties, winners, and for the committee prices to ask
/// about.
pub fn sentences(round: &Round<'_>, speaker: Speaker<'_>, ranked: &[Shown], public: bool) -> Vec<String> {
    let ranked: Vec<&Shown> = ranked.iter().collect();
    let said = came_about(round, speaker, &ranked);
    let low = if public { Vec::new() } else { low(round, speaker) };
    said.into_iter().chain(low).collect()
}

/// How the order came about, without prices to ask about.
pub fn came_about(round: &Round<'_>, speaker: Speaker<'_>, ranked: &[&Shown]) -> Vec<String> {
    let shut = ranked.iter().any(|bid| bid.public && bid.place.figure.is_none());
    let mut said = Vec::new();
    let (award, method) = (&round.rules.award, round.plan().method);
    let money = |amount: &Ratio| speaker.money(amount);
    said.extend(self::method(round, speaker));
    let field = round.field.ends.as_ref().filter(|_| method.depends_on_others() && !shut);
    said.extend(
        field.map(|(lowest, highest)| Label::FieldOf { lowest: money(lowest), highest: money(highest) }),
    );
    said.extend(award.round.map(Label::RoundedTo));
    said.extend((award.winners > 1).then_some(Label::Winners(award.winners)));
    said.extend(ties(round, ranked));
    let why = shut.then(|| Public::FiguresHidden.text(speaker.lang));
    said.iter().map(|label| speaker.say(label)).chain(why).collect()
}

/// How quality and price become one figure, where price counts.
pub fn method(round: &Round<'_>, speaker: Speaker<'_>) -> Option<Label> {
    let (award, method) = (&round.rules.award, round.plan().method);
    let end = |end: Option<crate::num::Money>| end.map(|m| speaker.money(&m.into())).unwrap_or_default();
    method.uses_price().then(|| Label::AwardOf {
        method: method.formula().unwrap_or(method.name()),
        quality: speaker.dec(award.quality_weight),
        price: speaker.dec(award.price_weight),
        floor: end(award.floor),
        ceiling: end(award.ceiling),
    })
}

/// Bids that share a rank: drawn by lot, or with no rule that decides.
fn ties(round: &Round<'_>, ranked: &[&Shown]) -> Vec<Label> {
    let drawn = round.rules.award.ties.contains(&Tie::Draw);
    // Without an award of its own a tender has no winner, and equal scores are no matter to decide.
    let awarded = round.plan().method.uses_price() || !round.rules.award.ties.is_empty();
    let mut labels = Vec::new();
    for bid in ranked.iter().filter(|_| awarded) {
        let same: Vec<String> =
            ranked.iter().filter(|other| other.place.tied == bid.place.tied).map(|bid| bid.name()).collect();
        let is_first = ranked.iter().find(|other| other.place.tied == bid.place.tied);
        if same.len() > 1 && is_first.is_some_and(|first| first.place.bid == bid.place.bid) {
            labels.push(if drawn { Label::LotDecides(same) } else { Label::NothingBreaksTie(same) });
        }
    }
    labels
}

/// Prices that are named; `check` names them all.
const MOST_LOW: usize = 20;

/// Prices that the authority must ask about, with what it made of the explanation.
pub fn low(round: &Round<'_>, speaker: Speaker<'_>) -> Vec<String> {
    let percent = speaker.dec(round.rules.award.abnormally_low.unwrap_or_default());
    let flagged = round.entries.iter().filter_map(|entry| Some((entry, entry.low.as_ref()?)));
    let one = |(entry, low): (&Entry, &Low)| {
        let is_low = Label::LowPrice {
            bidder: super::name(&entry.supplier, &entry.standing.id),
            price: speaker.money(&low.price),
            percent: percent.clone(),
            others: low.others,
            mean: speaker.money(&low.mean),
        };
        let then = match round.price_explained(&entry.standing.id) {
            Some(decision) => Panel::LowPriceDecided {
                accepted: decision.result == Outcome::Accepted,
                reason: decision.reason.clone(),
                by: decision.by.clone(),
                on: decision.date,
            },
            None => Panel::AskWhyLow,
        };
        format!("{} {}", speaker.say(&is_low), then.text(speaker.lang))
    };
    flagged.take(MOST_LOW).map(one).collect()
}
