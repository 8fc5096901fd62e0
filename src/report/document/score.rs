//! How points become a score, and what happens where an answer, a document or agreement is missing.

use super::{Teller, plain};
use crate::assess::Amount;
use crate::lang::{Chapter, Say, number};
use crate::model::tender::UnansweredLevel;
use crate::num::{Dec, Ratio};

impl Teller<'_> {
    /// The part on the score.
    pub fn score(&mut self) {
        self.heading(2, &Chapter::Score);
        let all: Vec<usize> = (0..self.rules.groups.len()).collect();
        let scored = all.iter().any(|group| self.plan.groups[*group].weight.is_some());
        self.line(&Chapter::ScoreSteps(scored));
        if scored {
            self.divisors();
            let sum = self.most(&all);
            let is_hundred = sum == Ratio::from(100);
            self.line(&Chapter::ScoreSum { sum: self.hundred(&sum), is_hundred });
            self.line(&Chapter::ScoreRounding(self.rules.decimals));
        }
        self.levels();
        self.missing();
        if self.rules.criteria.iter().any(|criterion| criterion.judged) {
            self.heading(3, &Chapter::Judging);
            self.line(if self.rules.policy.mean { &Chapter::Mean } else { &Chapter::Consensus });
        }
        if self.rules.policy.price_apart {
            self.line(&Chapter::PriceAfterQuality);
        }
    }

    /// What the maxima of some groups are worth together, in points of 100.
    pub fn most(&self, groups: &[usize]) -> Ratio {
        let maxima = groups.iter().flat_map(|group| &self.rules.groups[*group].criteria);
        let worth = maxima.filter_map(|&criterion| {
            let maximum = self.rules.criteria[criterion].maximum();
            super::worth(&self.plan, self.rules, criterion, maximum)
        });
        worth.fold(Ratio::default(), |sum, one| &sum + &one)
    }

    /// Per group with a share its weight, the most points, and what points are divided by.
    fn divisors(&mut self) {
        let rules = self.rules;
        let mut rows = Vec::new();
        for (place, group) in rules.groups.iter().enumerate() {
            let Some(weight) = &self.plan.groups[place].weight else { continue };
            let one = self.plan.share(place, &Amount::of(Ratio::from(1))).unwrap_or_default();
            let divisor = Ratio::from(100).checked_div(&one).unwrap_or_default();
            let maxima = group.criteria.iter().map(|&criterion| rules.criteria[criterion].maximum());
            let most = maxima.fold(Ratio::default(), |sum, dec: Dec| &sum + &Ratio::from(dec));
            let cells = [
                self.group(place),
                self.short(weight),
                self.short(&most),
                self.short(&divisor),
                self.hundred(&self.most(&[place])),
            ];
            rows.push(cells.iter().map(|cell| plain(cell)).collect());
        }
        let columns = [
            (Chapter::Group, false, 9),
            (Chapter::Weight, true, 3),
            (Chapter::Maximum, true, 3),
            (Chapter::Divisor, true, 3),
            (Chapter::OfHundred, true, 3),
        ];
        self.table(Some(&Chapter::ScoreTable), &columns, rows);
    }

    /// A number without decimals where it has none.
    pub fn short(&self, value: &Ratio) -> String {
        let decimals = if value.floor() == *value { 0 } else { 2 };
        number(value, decimals, self.lang)
    }

    /// The steps of the level scales that are used.
    fn levels(&mut self) {
        let opened = self.opened;
        let mut items: Vec<String> = Vec::new();
        for (info, catalogue) in self.rules.catalogues.iter().zip(&opened.catalogues) {
            for level in &info.levels {
                let written = catalogue.levels.iter().find(|written| written.n.value == level.n);
                let meaning = written.map(|written| written.meaning.get(self.lang)).unwrap_or_default();
                let name = format!("{} {}", level.name, level.title.get(self.lang));
                let said = match meaning.trim().is_empty() {
                    true => name.trim().to_owned(),
                    false => format!("{}: {meaning}", name.trim()),
                };
                if !items.contains(&said) {
                    items.push(said);
                }
            }
        }
        if !items.is_empty() {
            self.heading(3, &Chapter::Levels);
            self.line(&Chapter::LevelsIntro);
            self.list(&items);
        }
    }

    fn missing(&mut self) {
        self.heading(3, &Chapter::Missing);
        let rules = self.rules;
        let floor = rules.criteria.iter().any(|criterion| criterion.floor().is_negative());
        let has_levels = rules.catalogues.iter().any(|catalogue| !catalogue.levels.is_empty());
        let asks_evidence = rules.criteria.iter().any(|criterion| !criterion.evidence_kinds.is_empty());
        let derives = rules.criteria.iter().any(|criterion| !criterion.reads.is_empty());
        let mut said = vec![Chapter::MissingAnswer { floor }];
        if has_levels {
            said.push(Chapter::UnansweredLevel { skip: rules.unanswered_level == UnansweredLevel::Skip });
        }
        if asks_evidence {
            said.push(Chapter::Unsupported { withhold: rules.policy.withhold });
            said.push(Chapter::EvidenceFrom { winner: rules.policy.evidence_from_winner });
        }
        if derives {
            said.push(Chapter::Contradiction);
        }
        said.push(Chapter::Equivalent);
        let said: Vec<String> = said.iter().map(|text| text.text(self.lang)).collect();
        self.list(&said);
    }
}
