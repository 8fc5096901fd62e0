//! What price and quality come to, the cheapest moves of a bidder, and what it has to deliver.

use super::Told;
use crate::lang::Rehearse;
use crate::lang::rehearse::Nominal;
use crate::num::Ratio;
use crate::report::layout::Block;

impl Told<'_> {
    /// What price and quality weigh in effect.
    pub(super) fn reach(&self) -> Option<Rehearse> {
        let reach = self.of.reach.as_ref()?;
        let (price, share) = (reach.price.as_ref()?, reach.quality_share()?);
        let nominal = reach.nominal.as_ref().and_then(|(quality, price)| {
            let share = (quality * &Ratio::from(100)).checked_div(&(quality + price))?;
            let [quality, price, share] =
                [quality, price, &share].map(|number| self.speaker.dec(number.clone()));
            Some(Nominal { quality, price, share })
        });
        Some(Rehearse::ReachOf {
            nominal,
            quality: self.speaker.number(&reach.quality),
            price: self.speaker.number(price),
            share: self.speaker.number(&share),
        })
    }

    /// What a price of one cent does.
    pub(super) fn token(&self) -> Option<Rehearse> {
        let token = self.of.moves.token.as_ref()?;
        let [best, cheap] = token.figures.each_ref().map(|figure| self.speaker.number(figure));
        Some(match token.wins {
            true => Rehearse::TokenWins { token: cheap, best },
            false => Rehearse::TokenLoses { token: cheap, best },
        })
    }

    /// What a bidder gains by little.
    pub(super) fn moves(&self, blocks: &mut Vec<Block>) {
        let moves = self.cheapest();
        if !moves.is_empty() {
            blocks.push(self.heading(&Rehearse::Moves));
            blocks.push(self.items(&moves));
        }
    }

    fn cheapest(&self) -> Vec<Rehearse> {
        let moves = &self.of.moves;
        let mut said = Vec::new();
        for (criterion, step) in &moves.steps {
            let step = &self.of.criteria[*criterion].steps[*step];
            let (from, to) = self.ends(&step.ends);
            said.push(Rehearse::LargestStep {
                criterion: self.id(*criterion),
                from,
                to,
                points: self.speaker.number(&step.gain.score),
                money: self.worth(&step.money),
            });
        }
        let tenth = moves.tenth_off.as_ref().zip(self.of.prices.as_ref());
        said.extend(tenth.map(|(figure, prices)| Rehearse::TenthOff {
            figure: self.speaker.number(figure),
            price: self.speaker.money(&prices.reference.checked_div(&Ratio::from(10)).unwrap_or_default()),
        }));
        said.extend((self.of.reversal.turned > 0).then_some(Rehearse::Friend));
        if let Some(token) = &moves.token {
            said.extend(self.token().filter(|_| !token.wins));
            let (before, after) = &token.between;
            let flattens = (before != after).then(|| Rehearse::TokenFlattens {
                before: self.speaker.number(before),
                after: self.speaker.number(after),
            });
            said.extend(flattens);
        }
        said
    }

    /// What a bidder has to deliver.
    pub(super) fn burden(&self, blocks: &mut Vec<Block>) {
        let burden = &self.of.burden;
        let mut said = vec![Rehearse::Questions(burden.questions())];
        if burden.questions() > 0 {
            said.push(Rehearse::QuestionsOf {
                claims: burden.claims,
                statements: burden.statements,
                facts: burden.facts,
                layers: burden.layers,
            });
        }
        if burden.supported > 0 {
            said.push(Rehearse::Documents { documents: burden.documents, supported: burden.supported });
        }
        blocks.push(self.heading(&Rehearse::Burden));
        blocks.extend(said.iter().map(|text| self.line(text)));
    }
}
