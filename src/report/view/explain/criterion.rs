//! `explain BID CRITERION`: everything that bears on one answer.

use super::Told;
use crate::assess::steps::{BidSteps, Explained, Reading, StepId, looks_at};
use crate::assess::{Answer, Assessed};
use crate::lang::{Label, Panel, Say, Why};
use crate::model::offer::Offer;
use crate::num::Ratio;
use crate::report::layout::{Block, Item, Table, clean};

impl Told<'_> {
    /// Everything about one criterion of a bid.
    pub(super) fn criterion(&self, bid: &Explained, place: usize, blocks: &mut Vec<Block>) {
        let criterion = &self.speaker.rules.criteria[place];
        let name = self.name(bid);
        blocks.push(self.heading(&Why::OfCriterion { bidder: name, criterion: criterion.id.clone() }));
        self.asked(place, blocks);
        let Some((offer, assessed, steps)) = bid.assessed() else {
            blocks.push(self.standing(bid));
            return;
        };
        let readings = bid.readings(&self.places);
        let reading = &readings[place];
        let answer = &assessed.answers[place];
        blocks.push(self.heading(&Why::Answer));
        let mut items = self.answered(place, answer, offer, reading);
        items.extend(self.decided(place, offer, assessed, reading));
        items.push(self.evidence(place, answer, reading));
        items.extend(self.level(place, answer));
        blocks.push(Block::Items(items));
        self.assessors(bid, place, blocks);
        self.found(bid, place, blocks);
        self.points(place, &bid.sheet.id, steps, blocks);
        self.more(place, steps, blocks);
        self.standards(place, assessed, blocks);
        blocks.push(self.line(&Why::Rounded));
    }

    /// What is asked, why, and on what legal basis.
    fn asked(&self, place: usize, blocks: &mut Vec<Block>) {
        let (criterion, lang) = (&self.speaker.rules.criteria[place], self.speaker.lang);
        let at = self.at(self.places.criterion(place).map(|said| said.id.at));
        let title = criterion.title.get(lang);
        let head = if at.is_empty() { title } else { format!("{title} ({at})") };
        let mut lines = vec![head];
        if !criterion.question.is_empty() {
            lines.push(self.say(&Why::Question(criterion.question.get(lang))));
        }
        if !criterion.why.is_empty() {
            lines.push(self.say(&Why::Because(criterion.why.get(lang))));
        }
        if !criterion.references.is_empty() {
            let titles = criterion.references.iter().map(|title| title.get(lang)).collect();
            lines.push(self.say(&Why::Basis(titles)));
        }
        blocks.extend(lines.iter().map(|line| Block::Line(clean(line))));
    }

    /// The answer that counts, the claim that does not, and the rule that chose.
    fn answered(&self, place: usize, answer: &Answer, offer: &Offer, reading: &Reading<'_>) -> Vec<Item> {
        let criterion = &self.speaker.rules.criteria[place];
        let points = self.speaker.dec(self.round.plan().points(&answer.points));
        let curve = criterion.curve.as_ref().filter(|_| answer.source.is_some());
        let mut lines = vec![match (answer.option, curve) {
            (Some(option), _) => {
                let derived = reading.holds.get(option).is_some_and(Option::is_some);
                let at = self.at(reading.at.filter(|_| !derived));
                let option = &criterion.options[option];
                let text = option.text.get(self.speaker.lang);
                self.say(&Why::AnswerIs { option: option.id.clone(), text, source: self.source(answer), at })
            }
            (None, Some(curve)) => {
                self.say(&Why::AlongCurve { points, fact: self.speaker.rules.facts[curve.fact].id.clone() })
            }
            (None, None) if answer.source.is_some() => Panel::MeanIs(points).text(self.speaker.lang),
            (None, None) => self.say(&Why::NoAnswer(answer.status.name())),
        }];
        if let Some(claimed) = answer.overruled {
            let at = self.at(offer.claims[place].as_ref().map(|claim| claim.at));
            let option = criterion.options[claimed].id.clone();
            lines.push(self.say(&Why::ClaimNotCounted { option, at }));
        }
        lines.push(self.say(&Why::Chosen(self.say(&Why::Rule(reading.rule.number())))));
        lines.iter().map(|line| Told::under(line, [])).collect()
    }

    /// The conditions with what they came to, the facts that they read, and the laws.
    fn decided(&self, place: usize, offer: &Offer, assessed: &Assessed, reading: &Reading<'_>) -> Vec<Item> {
        let rules = self.speaker.rules;
        let criterion = &rules.criteria[place];
        let answer = &assessed.answers[place];
        let mut lines = Vec::new();
        for (option, holds) in reading.holds.iter().enumerate() {
            let (of, Some(holds)) = (&criterion.options[option], *holds) else { continue };
            let at = self.places.condition(place, option).or_else(|| self.places.option(place, option));
            let (option, condition, at) = (of.id.clone(), of.when.clone(), self.at(at));
            lines.push(self.say(&Why::OptionHolds { option, condition, holds, at }));
        }
        for (fact, at) in &reading.facts {
            let id = rules.facts[*fact].id.clone();
            lines.push(self.say(&match &offer.facts[*fact] {
                Some(stated) => {
                    let unit = rules.facts[*fact].unit.get(self.speaker.lang);
                    let value =
                        format!("{} {unit}", self.speaker.stated(&stated.value)).trim_end().to_owned();
                    Why::FactIs { fact: id, value, at: self.at(*at) }
                }
                None => Why::FactMissing(id),
            }));
        }
        for &law in &criterion.laws {
            let exposure = &assessed.exposures[law];
            let degree = self.label(&Label::Degree(exposure.overall.name()));
            let (law, way) = (self.speaker.law(&rules.laws[law]), exposure.way());
            lines.push(self.say(&Why::ReachOf { law, degree, way }));
        }
        if answer.may_reach.is_some() || (answer.source.is_some() && answer.firm.best != answer.points) {
            let points = self.speaker.dec(self.round.plan().points(&answer.firm.best));
            lines.push(self.say(&Why::BetterOpen { points }));
        }
        lines.iter().map(|line| Told::under(line, [])).collect()
    }

    /// What is asked as evidence, whether there is any that counts, and every document that is cited.
    fn evidence(&self, place: usize, answer: &Answer, reading: &Reading<'_>) -> Item {
        let rules = self.speaker.rules;
        let criterion = &rules.criteria[place];
        let kind = |id: &str| {
            let named = rules.kinds.iter().find(|(known, _)| known == id);
            named.map_or_else(|| id.to_owned(), |(_, title)| title.get(self.speaker.lang))
        };
        if criterion.evidence_kinds.is_empty() {
            return Told::under(&self.say(&Why::NoEvidenceAsked), []);
        }
        let asked = criterion.evidence_kinds.iter().map(|id| kind(id)).collect();
        let text = self.say(&Why::EvidenceAsked(asked));
        let counts = match answer.supported {
            Some(true) => Some(Why::EvidenceCounts),
            Some(false) => Some(Why::EvidenceLacks),
            None => None,
        };
        let cited = reading.cited.iter().map(|cited| {
            let document = &cited.document;
            let file = document.file.as_ref().or(document.url.as_ref());
            let said = self.say(&Why::Cited {
                document: document.id.value.clone(),
                kind: kind(&document.kind.value),
                file: file.map(|file| file.value.clone()).unwrap_or_default(),
                at: self.at(Some(document.id.at)),
                through: cited.through.map(|fact| rules.facts[fact].id.clone()),
            });
            let (right_kind, valid) = (cited.right_kind, cited.valid);
            format!("{said}: {}", self.say(&Why::Supports { right_kind, valid }))
        });
        Told::under(&text, counts.map(|why| self.say(&why)).into_iter().chain(cited))
    }

    fn level(&self, place: usize, answer: &Answer) -> Option<Item> {
        let rules = self.speaker.rules;
        if !rules.criteria[place].has_levels() {
            return None;
        }
        let why = answer.level.map_or(Why::LevelOpen, |n| {
            let scale = rules.levels_of(place);
            let title =
                scale.iter().find(|level| level.n == n).map(|level| level.title.get(self.speaker.lang));
            let (name, title) = (self.speaker.step(scale, n), title.unwrap_or_default());
            Why::LevelIs(if title.is_empty() { name } else { format!("{name}, {title}") })
        });
        Some(Told::under(&self.say(&why), []))
    }

    /// The steps from the points to what they add, and to the loss.
    fn points(&self, place: usize, bid: &str, steps: &BidSteps, blocks: &mut Vec<Block>) {
        let rules = self.speaker.rules;
        let (criterion, of) = (&rules.criteria[place], steps.criteria[place]);
        blocks.push(self.heading(&Why::Points));
        let group = &rules.groups[criterion.group].id;
        let ends: Vec<StepId> =
            [Some(of.points), Some(of.floor), Some(of.maximum), of.loss].into_iter().flatten().collect();
        let ledger = &self.explanation.ledger;
        let own = [criterion.id.clone(), format!("{bid}:{}", criterion.id), group.clone(), String::new()];
        let is_own = |step: &StepId| {
            let id = &ledger.step(*step).id;
            let of =
                id.strip_prefix(ledger.step(*step).kind.name()).unwrap_or_default().trim_start_matches(':');
            own.iter().any(|own| own == of) || of.starts_with(&format!("{}:", own[1]))
        };
        let shown = ledger.behind(&ends).into_iter().filter(is_own);
        blocks.push(Block::Items(shown.map(|step| self.formula(step)).collect()));
        if of.loss.is_none() {
            blocks.push(self.line(&Why::NoShare(group.clone())));
        }
    }

    /// Answers with more points, the best first, with what they would add more.
    fn more(&self, place: usize, steps: &BidSteps, blocks: &mut Vec<Block>) {
        let criterion = &self.speaker.rules.criteria[place];
        let of = steps.criteria[place];
        blocks.push(self.heading(&Why::More));
        let now = self.explanation.value(of.points);
        let better = |option: &usize| Ratio::from(criterion.options[*option].points) > *now;
        let mut options: Vec<usize> = (0..criterion.options.len()).filter(better).collect();
        options.sort_by_key(|&option| std::cmp::Reverse(criterion.options[option].points));
        if options.is_empty() {
            let line = if self.explanation.value(of.maximum) > now {
                self.formula(of.maximum).text
            } else {
                self.say(&Why::NothingMore)
            };
            blocks.push(Block::Line(clean(&line)));
            return;
        }
        let heads = [
            (self.say(&Why::AnswerColumn), false),
            (self.say(&Why::PointsColumn), true),
            (self.say(&Why::AddsMore), true),
            (self.say(&Why::Where), false),
        ];
        let mut table = Table::new(heads.len(), heads.to_vec());
        for option in options {
            let (of_option, points) =
                (&criterion.options[option], Ratio::from(criterion.options[option].points));
            let adds = self.explanation.adds_more(of, &points);
            table.row(vec![
                format!("{}: {}", of_option.id, of_option.text.get(self.speaker.lang)),
                self.speaker.dec(points),
                adds.map(|adds| self.speaker.number(&adds)).unwrap_or_default(),
                self.at(self.places.option(place, option)),
            ]);
        }
        blocks.push(Block::Table(table));
    }

    /// The gates that look at the criterion.
    fn standards(&self, place: usize, assessed: &Assessed, blocks: &mut Vec<Block>) {
        let rules = self.speaker.rules;
        blocks.push(self.heading(&Why::Standards));
        let found = (0..rules.gates.len()).filter(|&gate| looks_at(&rules.gates[gate].rule, place, rules));
        let found: Vec<String> = found.map(|gate| self.gate(gate, assessed)).collect();
        blocks.push(if found.is_empty() { self.line(&Why::NoGates) } else { Told::items(found) });
    }
}
