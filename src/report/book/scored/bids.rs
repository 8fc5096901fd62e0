//! What a book shows of each bid.

use std::io;

use super::{MOST_BIDS, MOST_COMPARED, evidence, findings};
use crate::assess::{Assessed, Place, Round, Sheet, Verdict};
use crate::lang::{Label, Public, Say};
use crate::model::offer::Offer;
use crate::num::Ratio;
use crate::report::Report;
use crate::report::book::Cell;
use crate::report::public::{Curtain, Seen};
use crate::report::view::letter::Telling;
use crate::report::view::reasons::reasons_of;
use crate::report::view::{Speaker, level};

/// A bid in a book.
pub struct Bid {
    /// Where it stands.
    pub place: Place,
    /// Its id.
    pub id: String,
    /// Who offers.
    pub supplier: String,
    /// Its verdict.
    pub verdict: Option<Verdict>,
    /// Why it is not ranked.
    pub reasons: String,
    /// What was reckoned of it, where it has a score.
    pub counted: Option<Counted>,
    /// The level that it reaches, in words.
    pub level: String,
    /// What it answers, per criterion; empty where the comparison leaves it out.
    pub answers: Vec<String>,
}

/// What was reckoned of a bid.
pub struct Counted {
    /// Its score.
    pub score: Ratio,
    /// The ends of its score.
    pub ends: (Ratio, Ratio),
    /// Its points, per criterion.
    pub points: Vec<Ratio>,
    /// Its share in percent, per group.
    pub shares: Vec<Option<Ratio>>,
    /// The price that the award reckons with.
    pub price: Option<Ratio>,
    /// Whether its price may not be shown.
    pub hidden: bool,
}

/// Everything that is read from the bids, once.
pub struct Gathered {
    /// The bids, in the order of the report.
    pub bids: Vec<Bid>,
    /// The rows of the sheet of documents.
    pub evidence: Vec<Vec<Cell>>,
    /// The rows of the sheet of findings.
    pub findings: Vec<Vec<Cell>>,
}

/// Reads what a book shows of the bids.
pub fn gather(report: &Report<'_>, round: &Round<'_>, speaker: Speaker<'_>) -> io::Result<Gathered> {
    let most = MOST_BIDS.min(round.places.len());
    let mut gathered = Gathered {
        bids: Vec::with_capacity(most),
        evidence: Vec::new(),
        findings: findings::rows(report.findings, report.sources, speaker.lang),
    };
    let (mut compared, curtain) = (0, Curtain::new(report, round)?);
    round.some(&round.places[..most], &mut |place, sheet| {
        let asked = report.is_asked(&sheet.id) && compared < MOST_COMPARED;
        let bid = Seeing { round, speaker }.bid((place, sheet), &curtain.show(round, place, sheet), asked);
        compared += usize::from(!bid.answers.is_empty());
        gathered.bids.push(bid);
        if !report.is_public() {
            evidence::take(round, speaker, sheet, &mut gathered.evidence);
            findings::take(&sheet.findings, &sheet.sources, speaker.lang, &mut gathered.findings);
        }
        Ok(())
    })?;
    Ok(gathered)
}

struct Seeing<'s> {
    round: &'s Round<'s>,
    speaker: Speaker<'s>,
}

impl Seeing<'_> {
    fn bid(&self, (place, sheet): (&Place, &Sheet), seen: &Seen<'_>, asked: bool) -> Bid {
        let entry = &self.round.entries[place.bid];
        let both = if entry.twin.is_some() { None } else { sheet.assessed() };
        let answers = both.filter(|_| asked).map(|both| self.answers(both, seen)).unwrap_or_default();
        Bid {
            place: place.clone(),
            id: sheet.id.clone(),
            supplier: sheet.supplier.clone(),
            verdict: entry.standing.verdict,
            reasons: self.reasons(place.bid, seen),
            counted: both.and_then(|both| self.counted(both, seen.hides_price)),
            level: both.map(|(_, assessed)| level(self.speaker, assessed)).unwrap_or_default(),
            answers,
        }
    }

    fn counted(&self, (_, assessed): (&Offer, &Assessed), hidden: bool) -> Option<Counted> {
        let (plan, rules) = (self.round.plan(), self.speaker.rules);
        let figure = assessed.reckoned.score.as_ref()?;
        let share = |group: usize| plan.share(group, &assessed.reckoned.groups[group].points);
        Some(Counted {
            score: figure.score.clone(),
            ends: (figure.worst.clone(), figure.best.clone()),
            points: assessed.answers.iter().map(|answer| plan.points(&answer.points)).collect(),
            shares: (0..rules.groups.len()).map(share).collect(),
            price: assessed.price.clone(),
            hidden,
        })
    }

    /// What the bid answers, criterion by criterion.
    fn answers(&self, (offer, assessed): (&Offer, &Assessed), seen: &Seen<'_>) -> Vec<String> {
        let telling = Telling {
            speaker: self.speaker,
            plan: self.round.plan(),
            offer,
            assessed,
            of: self.round.written(&offer.id),
        };
        let one = |place: usize| {
            if seen.hides(place) {
                return Public::Hidden(None).text(self.speaker.lang);
            }
            let answer = &assessed.answers[place];
            let mark = if answer.supported == Some(false) {
                Label::Unsupported.text(self.speaker.lang)
            } else {
                String::new()
            };
            let said = crate::report::view::answer_status(answer).map(|label| label.text(self.speaker.lang));
            format!("{}{mark}", said.unwrap_or_else(|| telling.anchor(place)))
        };
        (0..self.speaker.rules.criteria.len()).map(one).collect()
    }

    fn reasons(&self, bid: usize, seen: &Seen<'_>) -> String {
        reasons_of(self.round, (bid, &seen.sheet), seen.public, self.speaker).join("\n")
    }
}
