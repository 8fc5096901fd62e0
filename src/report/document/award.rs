//! How the contract is awarded: method, formula, ties, winners, and a worked example.

use super::{Teller, plain};
use crate::award::method_or_quality;
use crate::lang::{Chapter, Say};
use crate::model::award::Tie;
use crate::num::Ratio;

impl Teller<'_> {
    /// The part on the award.
    pub fn award(&mut self) {
        self.heading(2, &Chapter::Award);
        let award = &self.rules.award;
        let method = method_or_quality(award);
        let names = (method.name().to_owned(), method.formula().map(str::to_owned));
        self.line(&Chapter::OnlyAdmissible);
        self.line(&Chapter::Method { method: names.0.clone(), formula: names.1.clone() });
        self.line(&Chapter::Formula { method: names.0, formula: names.1 });
        let mut said = Vec::new();
        if method.keys().contains(&"quality_weight") {
            let (quality, price) = (self.dec(award.quality_weight), self.dec(award.price_weight));
            said.push(Chapter::AwardWeights { quality, price });
        }
        if let (true, Some(floor), Some(ceiling)) =
            (method.keys().contains(&"floor"), award.floor, award.ceiling)
        {
            let (floor, ceiling) = (self.money(&Ratio::from(floor)), self.money(&Ratio::from(ceiling)));
            said.push(Chapter::Ends { floor, ceiling });
        }
        if method.depends_on_others() {
            said.push(Chapter::DependsOnOthers);
            said.push(Chapter::DroppedBids { keep: award.keeps_dropped });
        }
        said.push(Chapter::Winners(award.winners));
        said.push(Chapter::Round(award.round));
        said.push(match award.ties.is_empty() {
            true => Chapter::NoTies,
            false => Chapter::Ties(award.ties.iter().map(|tie| self.tie(tie)).collect()),
        });
        said.push(Chapter::TiedRank);
        if let Some(percent) = award.abnormally_low {
            said.push(Chapter::AbnormallyLow(self.dec(percent.0)));
        }
        let said: Vec<String> = said.iter().map(|text| text.text(self.lang)).collect();
        self.list(&said);
        self.values();
        self.example();
    }

    fn tie(&self, tie: &Tie) -> Chapter {
        match tie {
            Tie::Score => Chapter::TieScore,
            Tie::Group(group) => Chapter::TieGroup(self.group(*group)),
            Tie::Criterion(criterion) => Chapter::TieCriterion(self.criterion(*criterion)),
            Tie::Price => Chapter::TiePrice,
            Tie::Draw => Chapter::TieDraw,
        }
    }

    /// What each group is worth in money.
    fn values(&mut self) {
        let values = self.rules.award.values.clone();
        let row = |(group, value): &(usize, crate::num::Money)| {
            vec![plain(&self.group(*group)), plain(&self.money(&Ratio::from(*value)))]
        };
        let rows = values.iter().map(row).collect();
        self.table(None, &[(Chapter::Group, false, 12), (Chapter::GroupValue, true, 6)], rows);
    }
}
