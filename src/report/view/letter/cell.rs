//! What a bid scored on one criterion, and why.

use super::contents::Cell;
use crate::assess::{Answer, Assessed, Plan, Source, Status};
use crate::lang::{Label, Lang, Letter, Say, day};
use crate::model::authority::{OfBid, Vote};
use crate::model::fact::Stated;
use crate::model::offer::{Claimed, Offer};
use crate::num::Ratio;
use crate::report::public::is_confidential;
use crate::report::view::Speaker;

/// The longest text of a bid that a letter repeats, in characters.
const MOST_REPEATED: usize = 300;

/// A bid that is told about.
pub struct Telling<'t> {
    /// Says numbers.
    pub speaker: Speaker<'t>,
    /// The reckoning.
    pub plan: &'t Plan,
    /// The bid.
    pub offer: &'t Offer,
    /// What was reckoned of it.
    pub assessed: &'t Assessed,
    /// What the authority wrote about it.
    pub of: Option<&'t OfBid>,
}

impl<'t> Telling<'t> {
    fn lang(&self) -> Lang {
        self.speaker.lang
    }

    fn say(&self, text: &Letter) -> String {
        text.text(self.speaker.lang)
    }

    fn answer(&self, place: usize) -> &'t Answer {
        &self.assessed.answers[place]
    }

    /// The points on a criterion.
    pub fn points(&self, place: usize) -> Ratio {
        self.plan.points(&self.answer(place).points)
    }

    /// The share of a group, in percent; empty where it has none.
    pub fn share(&self, group: usize) -> String {
        let share = self.plan.share(group, &self.assessed.reckoned.groups[group].points);
        share.map(|share| self.speaker.number(&share)).unwrap_or_default()
    }

    /// Whether nothing published or recorded says why the answer has its points.
    pub fn lacks_reason(&self, place: usize) -> bool {
        let options = &self.speaker.rules.criteria[place].options;
        let anchor = self.answer(place).option.is_some_and(|option| options[option].text.is_empty());
        anchor || self.reasons(place, true).is_empty()
    }

    /// The points and the reasons for them; `own` is whether the addressee of the letter made the bid.
    pub fn cell(&self, place: usize, own: bool) -> Cell {
        let criterion = &self.speaker.rules.criteria[place];
        let points = self.speaker.dec(self.points(place));
        let most = self.speaker.dec(criterion.maximum());
        let hidden = !own && is_confidential(self.offer, self.speaker.rules, place);
        let (answer, reasons) = if hidden {
            (self.say(&Letter::HiddenAnswer), vec![self.say(&Letter::Hidden)])
        } else {
            (self.anchor(place), self.reasons(place, own))
        };
        let reasons = if reasons.is_empty() { vec![self.say(&Letter::NoReason)] } else { reasons };
        let points = self.say(&Letter::PointsOf { points, most });
        Cell { name: self.offer.supplier.clone(), answer, points, reasons, hidden }
    }

    /// The published text of the answer that counts; those that assessors chose where there is a mean.
    pub fn anchor(&self, place: usize) -> String {
        let (options, answer) = (&self.speaker.rules.criteria[place].options, self.answer(place));
        let text = |option: usize| {
            let text = options[option].text.get(self.lang());
            if text.is_empty() { options[option].id.clone() } else { text }
        };
        if let Some(option) = answer.option {
            return text(option);
        }
        if let Some(curve) = &self.speaker.rules.criteria[place].curve {
            return self.value(curve.fact).unwrap_or_else(|| "–".to_owned());
        }
        let chosen = self.votes(place).iter().filter(|_| answer.source == Some(Source::Assessed));
        let mut chosen: Vec<usize> = chosen.filter_map(|vote| vote.option).collect();
        chosen.sort_unstable();
        chosen.dedup();
        if chosen.is_empty() {
            "–".to_owned()
        } else {
            chosen.into_iter().map(text).collect::<Vec<_>>().join(" / ")
        }
    }

    fn votes(&self, place: usize) -> &'t [Vote] {
        self.of.and_then(|of| of.votes.get(&place)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Why the answer has its points, in sentences.
    pub fn reasons(&self, place: usize, own: bool) -> Vec<String> {
        let answer = self.answer(place);
        let mut reasons = match (answer.source, answer.status) {
            (Some(Source::Ruled), _) => self.ruled(place),
            (Some(Source::Assessed), _) => self.judged(place),
            (Some(Source::Derived), _) => self.derived(place, own),
            (Some(Source::Claimed), _) => vec![self.claimed(place)],
            (None, Status::Contradicted) => self.contradicted(place, own),
            (None, _) => {
                let mut reasons = self.judged(place);
                reasons.push(self.unanswered(place));
                reasons
            }
        };
        if answer.withheld {
            reasons.push(self.say(&Letter::HeldBack));
        }
        reasons
    }

    fn ruled(&self, place: usize) -> Vec<String> {
        let ruling = self.of.and_then(|of| of.answers.get(&place));
        let ruling = ruling.filter(|ruling| !ruling.reason.trim().is_empty());
        let said = ruling.map(|ruling| {
            let (reason, by) = (ruling.reason.trim().to_owned(), ruling.by.clone());
            self.say(&Letter::Ruled { reason, by, date: ruling.date })
        });
        said.into_iter().collect()
    }

    /// What the assessors wrote: the consensus, or each of them.
    fn judged(&self, place: usize) -> Vec<String> {
        let votes = self.votes(place);
        let consensus: Vec<&Vote> = votes.iter().filter(|vote| vote.consensus).collect();
        let counting = if consensus.is_empty() { votes.iter().collect() } else { consensus };
        let equivalent = counting.first().and_then(|vote| vote.equivalent).map(|accepted| {
            self.say(if accepted { &Letter::EquivalentAccepted } else { &Letter::EquivalentRefused })
        });
        let mut written: Vec<String> = Vec::new();
        for vote in counting {
            let reason = vote.reason.trim().to_owned();
            if !reason.is_empty() && !written.contains(&reason) {
                written.push(reason);
            }
        }
        let said = match written.as_slice() {
            [] => None,
            [one] => Some(self.say(&Letter::Judged(one.clone()))),
            _ => Some(self.say(&Letter::JudgedEach(written))),
        };
        equivalent.into_iter().chain(said).collect()
    }

    /// The facts that the answer follows from, the line that its points lie on, and the reach of laws.
    fn derived(&self, place: usize, own: bool) -> Vec<String> {
        let mut reasons = vec![self.say(&Letter::Follows)];
        let dec = |value| self.speaker.dec(value);
        if let Some(curve) = &self.speaker.rules.criteria[place].curve {
            let corners =
                curve.points.iter().map(|(x, points)| (dec(Ratio::from(*x)), dec(Ratio::from(*points))));
            reasons.insert(0, self.say(&Letter::Curve(corners.collect())));
        }
        reasons.extend(self.facts(&self.speaker.rules.criteria[place].reads, own));
        for &law in &self.speaker.rules.criteria[place].laws {
            let degree = self.speaker.say(&Label::Degree(self.assessed.exposures[law].overall.name()));
            let law = self.speaker.law(&self.speaker.rules.laws[law]);
            reasons.push(self.say(&Letter::Reach { law, degree }));
        }
        reasons
    }

    /// What the bid states of some facts, as far as it is not confidential.
    pub fn facts(&self, facts: &[usize], own: bool) -> Vec<String> {
        let stated = facts.iter().filter_map(|&fact| Some((fact, self.offer.facts[fact].as_ref()?)));
        let said = stated.map(|(place, fact)| {
            let rule = &self.speaker.rules.facts[place];
            let question = rule.question.get(self.lang());
            let question = if question.is_empty() { rule.id.clone() } else { question };
            if fact.confidential.is_some() {
                let hidden = self.say(&Letter::FactHidden { question });
                let yours = if own { self.say(&Letter::HiddenOwn) } else { String::new() };
                return format!("{hidden} {yours}").trim_end().to_owned();
            }
            let value = self.value(place).unwrap_or_default();
            let ruling = self.of.and_then(|of| of.facts.get(&place)).filter(|_| fact.ruled);
            match ruling {
                Some(ruling) => {
                    let reason = ruling.reason.trim().to_owned();
                    self.say(&Letter::FactRuled { question, value, reason })
                }
                None => self.say(&Letter::Fact { question, value }),
            }
        });
        said.collect()
    }

    /// What the bid states of a fact, with its unit; nothing where it is confidential.
    fn value(&self, fact: usize) -> Option<String> {
        let stated = self.offer.facts[fact].as_ref().filter(|stated| stated.confidential.is_none())?;
        let unit = self.speaker.rules.facts[fact].unit.get(self.lang());
        Some(format!("{} {unit}", self.stated(&stated.value)).trim_end().to_owned())
    }

    fn stated(&self, value: &Stated) -> String {
        let said = match value {
            Stated::Text(text) => text.clone(),
            Stated::Number(number) => self.speaker.dec(*number),
            Stated::Bool(yes) => self.say(&Letter::Yes(*yes)),
            Stated::Date(date) => day(*date, self.lang()),
            Stated::List(all) => all.join(", "),
        };
        match said.char_indices().nth(MOST_REPEATED) {
            Some((end, _)) => format!("{}…", &said[..end]),
            None => said,
        }
    }

    fn claimed(&self, place: usize) -> String {
        let rules = self.speaker.rules;
        let criterion = &rules.criteria[place];
        match self.answer(place).supported {
            None => self.say(&Letter::Claimed),
            Some(false) => self.say(&Letter::ClaimedWithout),
            Some(true) => {
                let cited = self.offer.claims[place].iter().flat_map(|claim| &claim.evidence);
                let kinds = cited.filter_map(|id| self.offer.valid.iter().find(|(valid, _)| valid == id));
                let asked = kinds.filter(|(_, kind)| criterion.evidence_kinds.contains(kind));
                let mut titles: Vec<String> = asked
                    .map(|(_, kind)| {
                        let named = rules.kinds.iter().find(|(id, _)| id == kind);
                        named.map_or_else(|| kind.clone(), |(_, title)| title.get(self.lang()))
                    })
                    .collect();
                titles.sort();
                titles.dedup();
                self.say(&Letter::ClaimedWith(titles))
            }
        }
    }

    fn contradicted(&self, place: usize, own: bool) -> Vec<String> {
        let options = &self.speaker.rules.criteria[place].options;
        let claim = self.offer.claims[place].as_ref().map(|claim| claim.answer);
        let claimed = match claim {
            Some(Claimed::Option(option)) => options[option].text.get(self.lang()),
            _ => String::new(),
        };
        let mut reasons = vec![self.say(&Letter::Contradicted { option: claimed })];
        reasons.extend(self.facts(&self.speaker.rules.criteria[place].reads, own));
        reasons
    }

    fn unanswered(&self, place: usize) -> String {
        let facts = self.answer(place).missing.iter().map(|&fact| &self.speaker.rules.facts[fact]);
        let facts: Vec<String> = facts.map(|fact| format!("„{}”", fact.question.get(self.lang()))).collect();
        self.say(&if facts.is_empty() { Letter::NoAnswer } else { Letter::NoAnswerFor(facts) })
    }
}
