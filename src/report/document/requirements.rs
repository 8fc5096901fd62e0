//! Requirements: what rejects a bid by itself, and minima that must be reached.

use super::{Teller, item, plain, strong};
use crate::lang::{Chapter, Lang, Say, localised};
use crate::model::Spanned;
use crate::model::gate;
use crate::model::rules::{Gate, GateRule, LevelOf};
use crate::num::Ratio;
use crate::report::page::Item;
use crate::resolve::Opened;

/// Every gate of some rules in words: its minimum, and below it the condition with what that asks.
#[must_use]
pub fn minima(opened: &Opened, lang: Lang) -> Vec<String> {
    let Some(rules) = &opened.rules else { return Vec::new() };
    let teller = Teller::new(opened, rules, lang);
    let words = |(place, gate): (usize, &Gate)| {
        let mut lines = vec![teller.say(&teller.minimum(gate))];
        let cond = opened.conditions.gates[place].as_ref();
        if let Some(cond) = cond.filter(|_| matches!(gate.rule, GateRule::When { .. })) {
            let all = cond.clause(&teller.calls).lines(lang);
            lines.extend(
                all.into_iter().map(|(depth, line)| format!("{}- {line}", "  ".repeat(depth.into()))),
            );
            lines.extend(opened.conditions.facts(cond).into_iter().map(|fact| teller.asked(fact)));
        }
        lines.join("\n")
    };
    rules.gates.iter().enumerate().map(words).collect()
}

impl Teller<'_> {
    /// The part on requirements.
    pub fn requirements(&mut self) {
        self.heading(2, &Chapter::Requirements);
        self.heading(3, &Chapter::KnockOuts);
        self.knock_outs();
        let rules = self.rules;
        let pure = rules.criteria.iter().enumerate();
        let pure: Vec<String> = pure
            .filter(|(_, criterion)| !criterion.has_points && !criterion.has_knock_out())
            .map(|(place, _)| self.criterion(place))
            .collect();
        if !pure.is_empty() {
            self.line(&Chapter::PureIntro);
            self.list(&pure);
        }
        self.heading(3, &Chapter::Minima);
        if rules.gates.is_empty() {
            return self.line(&Chapter::NoMinima);
        }
        self.line(&Chapter::MinimaIntro);
        for (place, gate) in rules.gates.iter().enumerate() {
            self.gate(place, gate);
        }
        self.line(&Chapter::GateUnknown);
    }

    fn knock_outs(&mut self) {
        let rules = self.rules;
        let mut items = Vec::new();
        for (place, criterion) in rules.criteria.iter().enumerate() {
            if !criterion.has_knock_out() {
                continue;
            }
            let mut runs = strong(&self.criterion(place));
            let question = criterion.question.get(self.lang);
            if !question.trim().is_empty() {
                runs.extend(plain(&format!(". {question}")));
            }
            items.push(Item { depth: 0, runs });
            let rejecting = criterion.options.iter().enumerate().filter(|(_, option)| option.rejects);
            for (option, _) in rejecting {
                let fails = Chapter::FailsBy(self.option(place, option));
                items.push(item(1, &fails.text(self.lang)));
                let when = self.opened.conditions.options[place][option].as_ref();
                when.into_iter().for_each(|when| items.extend(self.condition(when, 2)));
            }
        }
        if items.is_empty() {
            return self.line(&Chapter::NoKnockOuts);
        }
        self.line(&Chapter::KnockOutIntro);
        self.items(items);
    }

    fn gate(&mut self, place: usize, gate: &Gate) {
        self.gate_in_words(place, gate);
        self.cited(&gate.id);
    }

    /// What one gate asks and why, under its name.
    pub fn gate_in_words(&mut self, place: usize, gate: &Gate) {
        let title = super::title(gate.title.get(self.lang), &gate.id);
        self.heading_of(4, &title);
        let rule = self.minimum(gate);
        self.line(&rule);
        if let GateRule::Level { of: LevelOf::Criterion(criterion), level, .. } = &gate.rule {
            let options = self.rules.criteria[*criterion].options.iter().enumerate();
            let enough = options.filter(|(_, option)| option.level.is_some_and(|own| own >= *level));
            let enough: Vec<String> =
                enough.map(|(option, _)| quote(&self.option(*criterion, option))).collect();
            self.line(&Chapter::GateEnough(enough));
        }
        let cond = self.opened.conditions.gates[place].as_ref();
        if let Some(cond) = cond.filter(|_| matches!(gate.rule, GateRule::When { .. })) {
            let condition = self.condition(cond, 0);
            self.items(condition);
            let reads = self.opened.conditions.facts(cond);
            let asked: Vec<String> = reads.into_iter().map(|fact| self.asked(fact)).collect();
            self.list(&asked);
        }
        let why = gate.why.get(self.lang);
        if !why.trim().is_empty() {
            self.line(&Chapter::Why(why));
        }
    }

    /// A question in short: its number and its text.
    fn asked(&self, fact: usize) -> String {
        let number = self.calls.facts.get(&fact).copied().unwrap_or_default();
        let fact = &self.rules.facts[fact];
        let question = super::title(fact.question.get(self.lang), &fact.id);
        format!("{}: {question}", Chapter::FactName(number).text(self.lang))
    }

    /// What a gate rests on.
    fn cited(&mut self, id: &str) {
        let opened = self.opened;
        let own = opened.tender.gates.iter();
        let all = own.chain(opened.catalogues.iter().flat_map(|catalogue| &catalogue.gates));
        let found = all.into_iter().find(|gate: &&gate::Gate| gate.id.value.eq_ignore_ascii_case(id));
        let title = |name: &Spanned<String>| {
            let mut all = opened.catalogues.iter().flat_map(|catalogue| &catalogue.references);
            let known = all.find(|reference| reference.id == *name);
            known.map_or_else(|| name.value.clone(), |reference| reference.title.get(self.lang))
        };
        let titles: Vec<String> = found.into_iter().flat_map(|gate| &gate.references).map(title).collect();
        if !titles.is_empty() {
            self.line(&Chapter::References(titles));
        }
    }

    fn minimum(&self, gate: &Gate) -> Chapter {
        let percent = |share: crate::num::Percent| localised(&share.0.to_string(), self.lang);
        match &gate.rule {
            GateRule::Level { of, criteria, level } => {
                let name = match criteria.first() {
                    Some(&criterion) => self.level(criterion, *level),
                    None => level.to_string(),
                };
                match of {
                    LevelOf::Overall => Chapter::GateOverall { level: name },
                    LevelOf::Catalogue(place) => {
                        let of = self.rules.catalogues[*place].title.get(self.lang);
                        Chapter::GateLevel { of, level: name }
                    }
                    LevelOf::Group(group) => {
                        Chapter::GateLevel { of: quote(&self.group(*group)), level: name }
                    }
                    LevelOf::Criterion(place) => {
                        Chapter::GateLevel { of: quote(&self.criterion(*place)), level: name }
                    }
                }
            }
            GateRule::Share { group, share } => {
                Chapter::GateShare { group: quote(&self.group(*group)), share: percent(*share) }
            }
            GateRule::Points { criterion, points } => Chapter::GatePoints {
                criterion: quote(&self.criterion(*criterion)),
                points: self.dec(points.0),
                most: self.dec(self.rules.criteria[*criterion].maximum()),
            },
            GateRule::Options { criterion, options } => {
                let options = options.iter().map(|option| quote(&self.option(*criterion, *option))).collect();
                Chapter::GateOptions { criterion: quote(&self.criterion(*criterion)), options }
            }
            GateRule::Score { score } => Chapter::GateScore(percent(*score)),
            GateRule::Price { price } => Chapter::GatePrice(self.money(&Ratio::from(*price))),
            GateRule::When { .. } => Chapter::GateWhen,
            GateRule::NotApplicable => Chapter::GateNotApplicable,
        }
    }
}

fn quote(text: &str) -> String {
    crate::cond::words::quoted(text)
}
