//! What a letter holds, as data that a template fills in. Numbers are printed as the tender says.

use serde::Serialize;

use crate::model::letter::Details;

/// What kind of letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// To who is meant to get the contract.
    Award,
    /// To who made an admissible bid that was not chosen (*afgewezen*).
    Lost,
    /// To whose bid was set aside (*terzijde gelegd*).
    Rejected,
}

impl Kind {
    /// All.
    pub const ALL: [Kind; 3] = [Kind::Award, Kind::Lost, Kind::Rejected];

    /// Its name, which is that of its template.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Award => "award",
            Kind::Lost => "lost",
            Kind::Rejected => "rejected",
        }
    }
}

/// A letter without its form. Numbers are printed as the tender says.
#[derive(Clone, Debug, Serialize)]
pub struct Contents {
    /// What kind of letter it is.
    pub kind: Kind,
    /// The code of its language.
    pub lang: &'static str,
    /// The id of the bid that it is about.
    pub bid: String,
    /// The name of the bidder.
    pub addressee: String,
    /// What is bought.
    pub tender: Head,
    /// Who sends it.
    pub details: Details,
    /// The day on which it is sent, in words.
    pub sent: String,
    /// When the contract can be concluded.
    pub standstill: Standstill,
    /// How quality and price became an order, in a sentence; empty where only quality counts.
    pub method: String,
    /// What bids are ranked by, in words.
    pub figure: String,
    /// Whether the lowest figure is the best.
    pub lowest_is_best: bool,
    /// How many bids are admissible.
    pub admissible: usize,
    /// Those that are awarded, best first.
    pub winners: Vec<Bidder>,
    /// The addressee, where its bid is ranked.
    pub own: Option<Bidder>,
    /// The groups with their criteria, where the bid is ranked.
    pub groups: Vec<Group>,
    /// Where those that are awarded have more points.
    pub advantages: Vec<Advantage>,
    /// The requirements that are not met, where the bid is rejected.
    pub refusals: Vec<Refusal>,
    /// What is not said, and why.
    pub withheld: Vec<String>,
    /// The digest under which the rules were made known; empty where they were not locked.
    pub rules: String,
}

/// The head of a letter.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Its name.
    pub title: String,
    /// Who buys.
    pub authority: String,
    /// Where it was announced.
    pub notice: String,
}

/// The standstill (art. 2.127 Aanbestedingswet 2012).
#[derive(Clone, Debug, Serialize)]
pub struct Standstill {
    /// Calendar days, counted from the day after sending.
    pub days: u16,
    /// The last day, in words; it ends when that day ends.
    pub last_day: String,
    /// The same as `yyyy-mm-dd`.
    pub last_date: String,
}

/// A bidder with what it is ranked by.
#[derive(Clone, Debug, Serialize)]
pub struct Bidder {
    /// Its name.
    pub name: String,
    /// What it offers.
    pub service: String,
    /// Its rank.
    pub rank: usize,
    /// Whether others share that rank.
    pub shared: bool,
    /// Whether it was drawn by lot.
    pub drawn: bool,
    /// Its score for quality, in percent.
    pub score: String,
    /// The figure that it is ranked by; empty where that is the score.
    pub figure: String,
    /// Its price; empty where it is confidential or not asked.
    pub price: String,
}

/// A group of criteria.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its name.
    pub title: String,
    /// Its weight.
    pub weight: String,
    /// The share that the addressee has of it, in percent.
    pub own: String,
    /// The shares of those that are awarded, in their order.
    pub winners: Vec<String>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
}

/// A criterion with what was scored on it.
#[derive(Clone, Debug, Serialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The most points that can be had.
    pub most: String,
    /// The addressee.
    pub own: Cell,
    /// Those that are awarded, in their order.
    pub winners: Vec<Cell>,
}

/// What a bid scored on a criterion.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// Who it is about.
    pub name: String,
    /// The published text of the answer that counts.
    pub answer: String,
    /// Its points.
    pub points: String,
    /// Why.
    pub reasons: Vec<String>,
    /// Whether answer and reasons are withheld.
    pub hidden: bool,
}

/// A criterion on which one that is awarded has more points.
#[derive(Clone, Debug, Serialize)]
pub struct Advantage {
    /// Who it is.
    pub name: String,
    /// The name of the criterion.
    pub criterion: String,
    /// Its points.
    pub points: String,
    /// Those of the addressee.
    pub own: String,
    /// Its answer; empty where it is withheld.
    pub answer: String,
}

/// A requirement that is not met.
#[derive(Clone, Debug, Serialize)]
pub struct Refusal {
    /// Its name.
    pub requirement: String,
    /// What was published about it; empty where nothing was.
    pub published: String,
    /// What was found.
    pub found: String,
    /// The answers that make it so, with their reasons.
    pub details: Vec<String>,
}
