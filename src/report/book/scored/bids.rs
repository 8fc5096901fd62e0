//! What a book shows of each bid.

use std::io;

use super::{MOST_BIDS, MOST_COMPARED, evidence, findings};
use crate::assess::{Assessed, Place, Reason, Round, Sheet, Verdict};
use crate::lang::{Book as Words, Label, Letter, Say};
use crate::model::offer::Offer;
use crate::num::Ratio;
use crate::report::Report;
use crate::report::book::Cell;
use crate::report::view::letter::Telling;
use crate::report::view::reasons::{gate_name, reasons_of};
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
    let mut compared = 0;
    round.some(&round.places[..most], &mut |place, sheet| {
        let asked = report.is_asked(&sheet.id) && compared < MOST_COMPARED;
        let bid = Seeing { report, round, speaker }.bid(place, sheet, asked);
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
    report: &'s Report<'s>,
    round: &'s Round<'s>,
    speaker: Speaker<'s>,
}

impl Seeing<'_> {
    fn bid(&self, place: &Place, sheet: &Sheet, asked: bool) -> Bid {
        let entry = &self.round.entries[place.bid];
        let both = if entry.twin.is_some() { None } else { sheet.assessed() };
        let answers = both.filter(|_| asked).map(|both| self.answers(both)).unwrap_or_default();
        Bid {
            place: place.clone(),
            id: sheet.id.clone(),
            supplier: sheet.supplier.clone(),
            verdict: entry.standing.verdict,
            reasons: self.reasons(place, sheet),
            counted: both.and_then(|both| self.counted(both)),
            level: both.map(|(_, assessed)| level(self.speaker, assessed)).unwrap_or_default(),
            answers,
        }
    }

    fn counted(&self, (offer, assessed): (&Offer, &Assessed)) -> Option<Counted> {
        let (plan, rules) = (self.round.plan(), self.speaker.rules);
        let figure = assessed.reckoned.score.as_ref()?;
        let share = |group: usize| plan.share(group, &assessed.reckoned.groups[group].points);
        let confidential = offer.price.as_ref().is_some_and(|price| price.confidential.is_some());
        Some(Counted {
            score: figure.score.clone(),
            ends: (figure.worst.clone(), figure.best.clone()),
            points: assessed.answers.iter().map(|answer| plan.points(&answer.points)).collect(),
            shares: (0..rules.groups.len()).map(share).collect(),
            price: assessed.price.clone(),
            hidden: self.report.is_public() && confidential,
        })
    }

    /// What the bid answers, criterion by criterion.
    fn answers(&self, (offer, assessed): (&Offer, &Assessed)) -> Vec<String> {
        let telling = Telling {
            speaker: self.speaker,
            plan: self.round.plan(),
            offer,
            assessed,
            of: self.round.written(&offer.id),
        };
        let one = |place: usize| {
            if self.report.is_public() && telling.is_confidential(place) {
                return Letter::HiddenAnswer.text(self.speaker.lang);
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

    fn reasons(&self, place: &Place, sheet: &Sheet) -> String {
        if !self.report.is_public() {
            return reasons_of(self.round, place.bid, sheet, self.speaker).join("\n");
        }
        let all = self.round.reasons(place.bid, sheet);
        let said: Vec<String> = all.iter().map(|reason| self.public(reason)).collect();
        said.join("\n")
    }

    /// A reason without what only the committee sees: answers, chains, and who decided what.
    fn public(&self, reason: &Reason) -> String {
        let (rules, lang) = (self.speaker.rules, self.speaker.lang);
        let criterion = |place: usize| {
            let criterion = &rules.criteria[place];
            format!("{} {}", criterion.id, criterion.title.get(lang)).trim_end().to_owned()
        };
        let words = match reason {
            Reason::GateFailed(gate) => Words::FailsGate(gate_name(&rules.gates[*gate], self.speaker)),
            Reason::GateUnknown(gate) => Words::OpenGate(gate_name(&rules.gates[*gate], self.speaker)),
            Reason::KnockOut(place) => Words::KnockedOut(criterion(*place)),
            Reason::KnockOutOpen(place) => Words::KnockOutOpen(criterion(*place)),
            Reason::Late => Words::Late,
            Reason::Decided(_) => Words::ByDecision,
            Reason::PriceOpen => return Label::PriceOpen(rules.currency.clone()).text(lang),
            Reason::OtherTender(_) => Words::ForOtherTender,
            Reason::DuplicateId => return Label::DuplicateId.text(lang),
            Reason::Unreadable => Words::CannotBeRead,
        };
        words.text(lang)
    }
}
