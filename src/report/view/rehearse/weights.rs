//! What each group and each criterion weighs in effect, and what each step is worth.

use super::Told;
use crate::lang::{Label, Rehearse};
use crate::num::Ratio;
use crate::report::layout::{Block, Table};
use crate::study::rehearse::{Ends, Idle, Money, Weighed};

impl Told<'_> {
    /// The table of groups and criteria, and those that make no difference.
    pub(super) fn weights(&self, blocks: &mut Vec<Block>) {
        let (rules, money) = (self.speaker.rules, self.has_money());
        let heads = [
            (true, self.speaker.say(&Label::Criterion), false),
            (true, self.say(&Rehearse::Points), true),
            (true, self.say(&Rehearse::Share), true),
            (money, self.say(&Rehearse::Worth(rules.currency.clone())), true),
            (true, self.say(&Rehearse::TurnsOrder), true),
        ];
        let heads = heads.into_iter().filter(|(on, ..)| *on).map(|(_, head, right)| (head, right));
        let mut table = Table::new(1, heads.collect());
        for (group, weighed) in rules.groups.iter().zip(&self.of.groups) {
            if group.criteria.is_empty() {
                continue;
            }
            let name = format!("{} {}", group.id, group.title.get(self.lang()));
            let (points, share) = (self.speaker.number(&weighed.span.score), self.percent(&weighed.share));
            let mut cells = vec![name, points, share, String::new()];
            cells.extend(money.then(String::new));
            table.strong(cells);
            for one in group.criteria.iter().map(|&place| &self.of.criteria[place]) {
                table.row(self.row(one, money));
            }
        }
        blocks.push(self.heading(&Rehearse::Weights));
        blocks.push(self.line(&Rehearse::WeightsLegend { money }));
        blocks.push(Block::Table(table));
        let idle = self.idle();
        if !idle.is_empty() {
            blocks.push(self.items(&idle));
        }
    }

    fn row(&self, one: &Weighed, money: bool) -> Vec<String> {
        let criterion = &self.speaker.rules.criteria[one.criterion];
        let name = format!("{} {}", criterion.id, criterion.title.get(self.lang()));
        let mut cells = vec![name, self.speaker.number(&one.span.score), self.percent(&one.share)];
        if money {
            cells.push(self.amount(&one.money));
        }
        let turns = one.turns.as_ref().map_or_else(|| "–".to_owned(), |turns| self.percent(turns));
        cells.push(turns);
        cells
    }

    /// A percentage with one decimal.
    fn percent(&self, value: &Ratio) -> String {
        format!("{} %", crate::lang::localised(&value.fixed(1), self.lang()))
    }

    /// The criteria that make no difference, each with the reason.
    fn idle(&self) -> Vec<Rehearse> {
        let idle = self.of.criteria.iter().filter_map(|one| Some((one, one.idle?)));
        let said = idle.map(|(one, why)| {
            let (criterion, can_reject) = (self.id(one.criterion), one.can_reject);
            match why {
                Idle::NoWeight => Rehearse::NoWeight { criterion, can_reject },
                Idle::SamePoints => Rehearse::SamePoints { criterion, can_reject },
                Idle::NoPoints => Rehearse::NoPoints { criterion, can_reject },
            }
        });
        let away = &self.speaker.rules.not_applicable;
        said.chain(away.iter().map(|(id, _)| Rehearse::NotApplicable(id.clone()))).collect()
    }

    /// Every step of every ladder.
    pub(super) fn steps(&self, blocks: &mut Vec<Block>) {
        let (rules, money) = (self.speaker.rules, self.has_money());
        let heads = [
            (true, self.speaker.say(&Label::Criterion), false),
            (true, self.say(&Rehearse::Step), false),
            (true, self.say(&Rehearse::Points), true),
            (money, self.say(&Rehearse::Worth(rules.currency.clone())), true),
        ];
        let heads = heads.into_iter().filter(|(on, ..)| *on).map(|(_, head, right)| (head, right));
        let mut table = Table::new(1, heads.collect());
        for one in self.of.criteria.iter().filter(|one| one.idle.is_none()) {
            for step in &one.steps {
                let (from, to) = self.ends(&step.ends);
                let points = self.speaker.number(&step.gain.score);
                let mut cells =
                    vec![self.id(one.criterion), self.say(&Rehearse::FromTo { from, to }), points];
                cells.extend(money.then(|| self.amount(&step.money)));
                table.row(cells);
            }
        }
        if table.rows.is_empty() {
            return;
        }
        blocks.push(self.heading(&Rehearse::Steps));
        if let Some(prices) = self.of.prices.as_ref().filter(|_| money) {
            let field = self.method.depends_on_others();
            blocks.push(
                self.line(&Rehearse::MoneyOf {
                    reference: self.speaker.money(&prices.reference),
                    score: (self.method.name() == "value-for-money")
                        .then(|| self.speaker.number(&self.of.reference)),
                    field: field
                        .then(|| (self.speaker.money(&prices.lowest), self.speaker.money(&prices.highest))),
                }),
            );
        }
        blocks.push(Block::Table(table));
    }

    /// Where a step starts and ends, in words.
    pub(super) fn ends(&self, ends: &Ends) -> (String, String) {
        match ends {
            Ends::Options(from, to) => (from.clone(), to.clone()),
            Ends::Values(from, to) => (self.speaker.dec(*from), self.speaker.dec(*to)),
        }
    }

    /// What something is worth with its currency, where that means anything.
    pub(super) fn worth(&self, money: &Money) -> Option<String> {
        match money {
            Money::Exactly(amount) => Some(self.speaker.money(amount)),
            Money::Beyond => Some(self.say(&Rehearse::Beyond)),
            Money::Uncounted => None,
        }
    }
}
