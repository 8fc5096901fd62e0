//! From a bid to the contents of its letter.

use super::cell::Telling;
use super::contents::{Advantage, Bidder, Cell, Contents, Criterion, Group, Head, Kind, Standstill};
use super::{Asked, Letters};
use crate::assess::steps::Places;
use crate::assess::{Reason, Verdict};
use crate::diag::{Finding, codes};
use crate::lang::{Letter, Msg, Say, day};
use crate::model::authority::Outcome;
use crate::report::view::{Shown, Speaker, ranking};

/// Writes the letters of one tender.
pub struct Desk<'d> {
    /// What is asked for.
    pub asked: &'d Asked<'d>,
    /// Says numbers and names.
    pub speaker: Speaker<'d>,
    /// The bids that are awarded, best first.
    pub winners: Vec<Shown>,
}

impl Desk<'_> {
    /// A text in the language of the letters.
    pub fn say(&self, text: &Letter) -> String {
        text.text(self.asked.lang)
    }

    /// What there is to tell about a bid.
    pub fn telling<'t>(&'t self, bid: &'t Shown) -> Option<Telling<'t>> {
        let (offer, assessed) = bid.sheet.assessed()?;
        let of = self.asked.round.written(&bid.sheet.id);
        Some(Telling { speaker: self.speaker, plan: self.asked.round.plan(), offer, assessed, of })
    }

    /// Reasons that were written down later than the letter says.
    pub fn late(&self) -> Vec<Finding> {
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
    pub fn letter(&self, bid: &Shown, into: &mut Letters) {
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
        let figure = match (method.uses_price(), method.lowest_is_best()) {
            (false, _) => Letter::Score,
            (true, false) => Letter::Figure,
            (true, true) => Letter::Fictional,
        };
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
            details: asked.details.clone(),
            sent: day(asked.sent, lang),
            standstill: Standstill {
                days: asked.days,
                last_day: self.say(&Letter::Weekday(asked.last)),
                last_date: asked.last.to_string(),
            },
            method: ranking::method(asked.round, speaker)
                .map(|label| speaker.say(&label))
                .unwrap_or_default(),
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
        let drawn = self.asked.opened.authority.draws.iter().flat_map(|draw| &draw.order);
        let mut drawn = drawn.map(|id| &id.value);
        Some(Bidder {
            name: bid.sheet.supplier.clone(),
            service: offer.service.clone(),
            rank: bid.place.rank?,
            shared: bid.place.tied.1 - bid.place.tied.0 > 1,
            drawn: drawn.any(|id| id.eq_ignore_ascii_case(&bid.sheet.id)),
            score: bid.score().map(|score| self.speaker.number(&score)).unwrap_or_default(),
            figure: if figure { ranking::figure(bid, self.speaker) } else { String::new() },
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
        let others: Vec<Telling<'_>> = if contents.kind == Kind::Lost {
            others.filter_map(|w| self.telling(w)).collect()
        } else {
            Vec::new()
        };
        let rules = self.speaker.rules;
        for (place, group) in rules.groups.iter().enumerate() {
            let criteria: Vec<usize> =
                group.criteria.iter().copied().filter(|&place| rules.criteria[place].has_points).collect();
            if criteria.is_empty() {
                continue;
            }
            let told = criteria
                .iter()
                .map(|&criterion| self.criterion(criterion, (&own, &others), contents, findings));
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
