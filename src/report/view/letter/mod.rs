//! What stands in letters about the award decision, as data that templates fill in.
//!
//! A letter holds the data of its addressee and of those that are awarded, and of nobody else. What a bid
//! marks as confidential is not repeated in any letter. The contents follow art. 2.130 of the
//! Aanbestedingswet 2012: the relevant reasons, the characteristics and relative advantages of the chosen
//! bid, the name of the winner, and an exact description of the standstill.

pub(super) mod cell;
mod contents;
mod desk;
mod refusal;

use std::io;

use jiff::civil::Date;

use self::desk::Desk;
use super::{Shown, Speaker, shown};
use crate::assess::{Place, Round, Verdict};
use crate::diag::Finding;
use crate::lang::{Lang, Letter};
use crate::model::letter::Details;
use crate::model::rules::Rules;
use crate::resolve::Opened;

pub(in crate::report) use cell::Telling;
pub use contents::{Contents, Kind};

/// What letters are asked for.
pub struct Asked<'a> {
    /// The tender.
    pub opened: &'a Opened,
    /// Its bids, in order.
    pub round: &'a Round<'a>,
    /// The language of the letters.
    pub lang: Lang,
    /// The day on which they are sent.
    pub sent: Date,
    /// Calendar days of the standstill.
    pub days: u16,
    /// The last day of the standstill.
    pub last: Date,
    /// Who sends them.
    pub details: &'a Details,
}

/// All letters of a tender, with what they lack.
pub struct Letters {
    /// The letters, in the order of the report.
    pub all: Vec<Contents>,
    /// Bidders that get none, by the names of bidders that withdrew.
    pub withdrawn: Vec<String>,
    /// What is missing in them.
    pub findings: Vec<Finding>,
}

/// Why there are no letters: a reason to say, or a bid that changed meanwhile.
pub enum NoLetters {
    /// A reason to say.
    Because(Letter),
    /// A file that changed.
    Io(io::Error),
}

impl std::convert::From<io::Error> for NoLetters {
    fn from(why: io::Error) -> NoLetters {
        NoLetters::Io(why)
    }
}

/// The contents of all letters.
///
/// # Errors
/// An order that is provisional, that leaves open who is awarded, or that nobody stands in.
pub fn letters(asked: &Asked<'_>, rules: &Rules) -> Result<Letters, NoLetters> {
    let round = asked.round;
    may_write(round).map_err(NoLetters::Because)?;
    let most = rules.award.winners;
    let is_awarded = |place: &&Place| place.rank.is_some_and(|rank| rank <= most);
    let awarded: Vec<Place> = round.places.iter().filter(is_awarded).cloned().collect();
    let desk = Desk { asked, speaker: Speaker { rules, lang: asked.lang }, winners: shown(round, &awarded)? };
    let mut letters = Letters { all: Vec::new(), withdrawn: Vec::new(), findings: desk.late() };
    round.each(&mut |place, sheet| {
        let bid = Shown::whole(place, sheet);
        desk.letter(&bid, &mut letters);
        Ok(())
    })?;
    Ok(letters)
}

/// Whether the order is final, and says who is awarded.
fn may_write(round: &Round<'_>) -> Result<(), Letter> {
    let name = |bid: usize| super::name(&round.entries[bid].supplier, &round.entries[bid].standing.id);
    if round.rules.policy.sealed {
        return Err(Letter::Sealed);
    }
    let is_open = |place: &&Place| {
        let entry = &round.entries[place.bid];
        entry.twin.is_some() || entry.standing.verdict == Some(Verdict::Undetermined)
    };
    let open: Vec<String> = round.places.iter().filter(is_open).map(|place| name(place.bid)).collect();
    if round.provisional || !open.is_empty() {
        return Err(Letter::Provisional(open));
    }
    let most = round.rules.award.winners;
    let over_the_end = |place: &&Place| place.tied.0 < most && most < place.tied.1;
    let tied: Vec<String> = round.places.iter().filter(over_the_end).map(|place| name(place.bid)).collect();
    if !tied.is_empty() {
        return Err(Letter::TiedAtEnd(tied));
    }
    if round.places.iter().all(|place| place.rank.is_none()) {
        return Err(Letter::NobodyAdmissible);
    }
    Ok(())
}
