//! What stands in letters about the award decision, as data that templates fill in.
//!
//! A letter holds the data of its addressee and of those that are awarded, and of nobody else. What a bid
//! marks as confidential is not repeated in any letter. The contents follow art. 2.130 of the
//! Aanbestedingswet 2012: the relevant reasons, the characteristics and relative advantages of the chosen
//! bid, the name of the winner, and an exact description of the standstill.

mod cell;
mod refusal;

use std::io;

use jiff::civil::Date;
use serde::Serialize;

use self::cell::Telling;
use super::{Shown, Speaker, ranking, shown};
use crate::assess::steps::Places;
use crate::assess::{Place, Reason, Round, Verdict};
use crate::diag::{Finding, codes};
use crate::lang::{Label, Lang, Letter, Msg, Say, day};
use crate::model::authority::Outcome;
use crate::model::letter::Details;
use crate::model::rules::Rules;
use crate::resolve::Opened;

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
    pub details: From,
    /// The day on which it is sent, in words.
    pub sent: String,
    /// When the contract can be concluded.
    pub standstill: Standstill,
    /// How quality and price became an order, in a sentence; empty where only quality counts.
    pub method: String,
    /// What bids are ranked by: `score`, or a fictional price of which the lowest is best.
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

/// Who sends a letter; each is empty where it is not given.
#[derive(Clone, Debug, Serialize)]
pub struct From {
    reference: String,
    place: String,
    contact: String,
    signed_by: String,
    role: String,
    court: String,
    complaints: String,
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
        let bid = Shown { place: place.clone(), sheet: sheet.clone() };
        desk.letter(&bid, &mut letters);
        Ok(())
    })?;
    Ok(letters)
}

/// Whether the order is final, and says who is awarded.
fn may_write(round: &Round<'_>) -> Result<(), Letter> {
    let name = |bid: usize| {
        super::name(&round.entries[bid].supplier, &round.entries[bid].standing.id)
    };
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

/// Writes the letters of one tender.
struct Desk<'d> {
    asked: &'d Asked<'d>,
    speaker: Speaker<'d>,
    winners: Vec<Shown>,
}

impl Desk<'_> {
    fn say(&self, text: &Letter) -> String {
        text.text(self.asked.lang)
    }

    fn telling<'t>(&'t self, bid: &'t Shown) -> Option<Telling<'t>> {
        let (offer, assessed) = bid.sheet.assessed()?;
        let of = self.asked.round.written(&bid.sheet.id);
        Some(Telling { speaker: self.speaker, plan: self.asked.round.plan(), offer, assessed, of })
    }

    /// Reasons that were written down later than the letter says.
    fn late(&self) -> Vec<Finding> {
        let (authority, sent) = (&self.asked.opened.authority, self.asked.sent);
        let assessed = authority.dates.iter().filter(|(_, date)| date.value > sent);
        let assessed = assessed.map(|(_, date)| (date.at, date.value));
        let decisions = authority.bids.values().flat_map(|of| &of.decisions);
        let decided = decisions.filter_map(|decision| Some((decision.about.at, decision.date?)));
        let decided = decided.filter(|(_, date)| *date > sent);
        let finding = |(at, date)| Finding::new(codes::AFTER_LETTER, at, Msg::AfterLetter { date, sent });
        assessed.chain(decided).map(finding).collect()
    }

    /// The letter to a bidder, where it gets one.
    fn letter(&self, bid: &Shown, into: &mut Letters) {
        let is_winner = self.winners.iter().any(|winner| winner.place.bid == bid.place.bid);
        let kind = match (bid.place.rank, self.asked.round.entries[bid.place.bid].standing.verdict) {
            (Some(_), _) if is_winner => Kind::Award,
            (Some(_), _) => Kind::Lost,
            (None, Some(Verdict::Rejected)) => Kind::Rejected,
            _ => return,
        };
        if kind == Kind::Rejected && self.withdrew(bid) {
            into.withdrawn.push(bid.name());
            return;
        }
        let mut contents = self.bare(kind, bid);
        match kind {
            Kind::Rejected => contents.refusals = self.refusals(bid),
            Kind::Award | Kind::Lost => self.scored(bid, &mut contents, &mut into.findings),
        }
        into.all.push(contents);
    }

    fn withdrew(&self, bid: &Shown) -> bool {
        let reasons = self.asked.round.reasons(bid.place.bid, &bid.sheet);
        let withdrew = |reason: &Reason| match reason {
            Reason::Decided(place) => self
                .asked
                .round
                .decision(*place, &bid.sheet)
                .is_some_and(|decision| decision.result == Outcome::Withdrawn),
            _ => false,
        };
        reasons.iter().any(withdrew)
    }

    /// A letter with what every letter says.
    fn bare(&self, kind: Kind, bid: &Shown) -> Contents {
        let (asked, speaker) = (self.asked, self.speaker);
        let (lang, method) = (asked.lang, asked.round.plan().method);
        let tender = speaker.rules.tender.as_ref();
        let title = tender.map(|tender| tender.title.get(lang)).filter(|title| !title.is_empty());
        let locked = asked.opened.lock.as_ref().and_then(|locked| locked.lock.last());
        let figure = if method.lowest_is_best() { Letter::Fictional } else { Letter::Score };
        let mut withheld = self.withheld_prices(kind, bid);
        withheld.push(self.say(&Letter::WithheldOthers));
        Contents {
            kind,
            lang: lang.code(),
            bid: bid.sheet.id.clone(),
            addressee: bid.sheet.supplier.clone(),
            tender: Head {
                title: title.or(tender.map(|tender| tender.id.clone())).unwrap_or_default(),
                authority: tender.map(|tender| tender.authority.clone()).unwrap_or_default(),
                notice: tender.map(|tender| tender.notice.clone()).unwrap_or_default(),
            },
            details: from(asked.details),
            sent: day(asked.sent, lang),
            standstill: Standstill {
                days: asked.days,
                last_day: self.say(&Letter::Weekday(asked.last)),
                last_date: asked.last.to_string(),
            },
            method: ranking::method(asked.round, speaker).map(|label| speaker.say(&label)).unwrap_or_default(),
            figure: self.say(&figure),
            lowest_is_best: method.lowest_is_best(),
            admissible: asked.round.places.iter().filter(|place| place.rank.is_some()).count(),
            winners: self.winners.iter().filter_map(|winner| self.bidder(winner, bid)).collect(),
            own: self.bidder(bid, bid),
            groups: Vec::new(),
            advantages: Vec::new(),
            refusals: Vec::new(),
            withheld,
            rules: locked.map(|last| last.digest.value.clone()).unwrap_or_default(),
        }
    }

    /// A bidder that is ranked, as the addressee may see it.
    fn bidder(&self, bid: &Shown, addressee: &Shown) -> Option<Bidder> {
        let (offer, _) = bid.sheet.assessed()?;
        let is_own = bid.place.bid == addressee.place.bid;
        let priced = self.asked.round.plan().needs_price(self.speaker.rules);
        let hidden = offer.price.as_ref().is_some_and(|price| price.confidential.is_some()) && !is_own;
        let figure = self.asked.round.plan().method.uses_price();
        Some(Bidder {
            name: bid.sheet.supplier.clone(),
            service: offer.service.clone(),
            rank: bid.place.rank?,
            shared: bid.place.tied.1 - bid.place.tied.0 > 1,
            score: bid.score().map(|score| self.speaker.number(&score)).unwrap_or_default(),
            figure: if figure { ranking::figure(&bid.place, self.speaker) } else { String::new() },
            price: if priced && !hidden { self.price(bid) } else { String::new() },
        })
    }

    fn price(&self, bid: &Shown) -> String {
        let price = bid.sheet.assessed().and_then(|(_, assessed)| assessed.price.as_ref());
        price.map(|price| self.speaker.money(price)).unwrap_or_default()
    }

    fn withheld_prices(&self, kind: Kind, bid: &Shown) -> Vec<String> {
        let others = self.winners.iter().filter(|winner| winner.place.bid != bid.place.bid);
        let hidden = others.filter(|winner| {
            let price = winner.sheet.assessed().and_then(|(offer, _)| offer.price.as_ref());
            kind != Kind::Rejected && price.is_some_and(|price| price.confidential.is_some())
        });
        hidden.map(|w| self.say(&Letter::WithheldPrice { bidder: w.sheet.supplier.clone() })).collect()
    }

    /// What a ranked bid scored, beside those that are awarded.
    fn scored(&self, bid: &Shown, contents: &mut Contents, findings: &mut Vec<Finding>) {
        let Some(own) = self.telling(bid) else { return };
        let others = self.winners.iter().filter(|winner| winner.place.bid != bid.place.bid);
        let others: Vec<Telling<'_>> =
            if contents.kind == Kind::Lost { others.filter_map(|w| self.telling(w)).collect() } else { Vec::new() };
        let rules = self.speaker.rules;
        for (place, group) in rules.groups.iter().enumerate() {
            let criteria: Vec<usize> =
                group.criteria.iter().copied().filter(|&place| rules.criteria[place].has_points).collect();
            if criteria.is_empty() {
                continue;
            }
            let told = criteria.iter().map(|&criterion| {
                self.criterion(criterion, (&own, &others), contents, findings)
            });
            let told: Vec<Criterion> = told.collect();
            contents.groups.push(Group {
                title: group.title.get(self.asked.lang),
                weight: self.speaker.dec(group.weight),
                own: own.share(place),
                winners: others.iter().map(|winner| winner.share(place)).collect(),
                criteria: told,
            });
        }
    }

    fn criterion(
        &self,
        place: usize,
        (own, others): (&Telling<'_>, &[Telling<'_>]),
        contents: &mut Contents,
        findings: &mut Vec<Finding>,
    ) -> Criterion {
        let criterion = &self.speaker.rules.criteria[place];
        let title = criterion.title.get(self.asked.lang);
        let mine = own.cell(place, true);
        let theirs: Vec<Cell> = others.iter().map(|winner| winner.cell(place, false)).collect();
        for (winner, cell) in others.iter().zip(&theirs) {
            if cell.hidden {
                let (bidder, criterion) = (cell.name.clone(), title.clone());
                contents.withheld.insert(0, self.say(&Letter::WithheldAnswer { bidder, criterion }));
            }
            if winner.points(place) > own.points(place) {
                contents.advantages.push(Advantage {
                    name: cell.name.clone(),
                    criterion: title.clone(),
                    points: cell.points.clone(),
                    own: mine.points.clone(),
                    answer: if cell.hidden { String::new() } else { cell.answer.clone() },
                });
            }
        }
        if contents.kind == Kind::Lost || contents.kind == Kind::Award {
            let lacking = own.lacks_reason(place).then_some(own);
            findings.extend(lacking.map(|own| self.lacks(own, place)));
        }
        let most = self.speaker.dec(criterion.maximum());
        Criterion { id: criterion.id.clone(), title, most, own: mine, winners: theirs }
    }

    /// That a score has no reason, at the answer that should say it.
    fn lacks(&self, own: &Telling<'_>, place: usize) -> Finding {
        let rules = self.speaker.rules;
        let places = Places::new(self.asked.opened, rules);
        let option = own.assessed.answers[place].option.and_then(|option| places.option(place, option));
        let at = option.or_else(|| places.criterion(place).map(|said| said.id.at)).unwrap_or_default();
        let (bid, criterion) = (own.offer.id.clone(), rules.criteria[place].id.clone());
        Finding::new(codes::LETTER_LACKS, at, Msg::LetterLacks { bid, criterion })
    }
}

fn from(details: &Details) -> From {
    let Details { reference, place, contact, signed_by, role, court, complaints } = details.clone();
    From { reference, place, contact, signed_by, role, court, complaints }
}

/// The degree of a law's reach, as labels name it.
fn degree(name: &'static str, lang: Lang) -> String {
    Label::Degree(name).text(lang)
}
