//! What assessors chose on a criterion, one by one, and what the authority found and decided about it.

use super::Told;
use crate::assess::Source;
use crate::assess::steps::{Explained, bears_on};
use crate::lang::{Clarified, Panel, Say};
use crate::model::authority::{OfBid, Vote};
use crate::model::clarification::Clarification;
use crate::report::layout::{Block, Item};
use crate::report::view::written::Writings;

impl Told<'_> {
    /// Every choice of an assessor with its reason in full, and how they come to one answer.
    pub(super) fn assessors(&self, bid: &Explained, place: usize, blocks: &mut Vec<Block>) {
        let Some(of) = self.round.written(&bid.sheet.id) else { return };
        let votes = of.votes.get(&place).map(Vec::as_slice).unwrap_or_default();
        if votes.is_empty() {
            return;
        }
        blocks.push(Block::Heading(Panel::Assessors.text(self.speaker.lang)));
        let (own, together) = (votes.iter().filter(|v| !v.consensus), votes.iter().filter(|v| v.consensus));
        blocks.push(Block::Items(own.chain(together).map(|vote| self.vote(place, vote)).collect()));
        let answer = bid.sheet.assessed().map(|(_, assessed)| &assessed.answers[place]);
        let Some(answer) = answer.filter(|answer| answer.source == Some(Source::Assessed)) else { return };
        let says = match (votes.iter().any(|vote| vote.consensus), answer.option) {
            (true, _) => Panel::CountsConsensus,
            (false, Some(_)) => Panel::CountsSame,
            (false, None) => Panel::CountsMean,
        };
        blocks.push(Block::Line(says.text(self.speaker.lang)));
    }

    fn vote(&self, place: usize, vote: &Vote) -> Item {
        let lang = self.speaker.lang;
        let choice = vote.option.map(|option| {
            let option = &self.speaker.rules.criteria[place].options[option];
            let points = self.speaker.dec(option.points);
            Panel::Choice { option: option.id.clone(), points }.text(lang)
        });
        let choice = match vote.equivalent {
            Some(accepted) => Panel::Equivalent { accepted, choice }.text(lang),
            None => choice.unwrap_or_default(),
        };
        let said = Panel::Vote {
            assessor: vote.assessor.clone(),
            consensus: vote.consensus,
            on: self.round.assessed_on(&vote.assessor),
            at: self.at(Some(vote.at)),
            choice,
        };
        Told::under(&said.text(lang), [vote.reason.clone()])
    }

    /// What the authority found and decided that bears on a criterion: on it, on facts that it reads, and on
    /// gates that look at it.
    pub(super) fn found(&self, bid: &Explained, place: usize, blocks: &mut Vec<Block>) {
        let Some(of) = self.round.written(&bid.sheet.id) else { return };
        let rules = self.speaker.rules;
        let criterion = &rules.criteria[place];
        let bears = OfBid {
            facts: of.facts.iter().filter(|(fact, _)| criterion.reads.contains(fact)).map(copied).collect(),
            answers: of.answers.iter().filter(|(one, _)| **one == place).map(copied).collect(),
            decisions: of
                .decisions
                .iter()
                .filter(|one| bears_on(&one.about.value, place, rules))
                .cloned()
                .collect(),
            ..OfBid::default()
        };
        self.all_found(&bears, blocks);
    }

    /// Questions to the bidder with their answers; nothing where none were asked.
    pub(super) fn clarifications(&self, bid: &Explained, blocks: &mut Vec<Block>) {
        let lang = self.speaker.lang;
        let one = |one: &Clarification| {
            let asked = one.asked.as_ref().map(|on| on.value);
            let (at, text) = (self.at(Some(one.at)), one.question.clone());
            let question = Clarified::Question { asked, at, text };
            let answer = match one.answer.trim() {
                "" => Clarified::NotAnswered,
                text => {
                    let answered = one.answered.as_ref().map(|on| on.value);
                    Clarified::Answer { answered, text: text.to_owned() }
                }
            };
            Told::under(&question.text(lang), [answer.text(lang)])
        };
        let all = &bid.sheet.clarifications;
        if !all.is_empty() {
            blocks.push(Block::Heading(Clarified::Heading.text(lang)));
            blocks.push(Block::Items(all.iter().map(one).collect()));
            blocks.push(Block::Line(Clarified::CountsNot.text(lang)));
        }
    }

    /// Everything in a record, under one heading; nothing where the record is empty.
    pub(super) fn all_found(&self, of: &OfBid, blocks: &mut Vec<Block>) {
        let writings = Writings { speaker: self.speaker, sources: &self.explanation.sources };
        let items = writings.items(of);
        if !items.is_empty() {
            blocks.push(Block::Heading(Panel::Decided.text(self.speaker.lang)));
            blocks.push(Block::Items(items));
        }
    }
}

fn copied<K: Copy, V: Clone>((key, value): (&K, &V)) -> (K, V) {
    (*key, value.clone())
}
