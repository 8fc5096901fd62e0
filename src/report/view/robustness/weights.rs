//! Where each weight must lie for the first bid to stay first.

use super::Told;
use crate::lang::{Label, Robust};
use crate::num::{Int, Ratio};
use crate::report::layout::{Block, Table};
use crate::study::robustness::{Ends, Interval};

/// Signs of a bar from 0 to 100 percent.
const BAR: usize = 15;

impl Told<'_> {
    /// A table of them.
    pub(in crate::report) fn weights(&self, blocks: &mut Vec<Block>) {
        let Some(first) = &self.found.first else { return };
        let bidder = self.bid(0);
        let by_value = self.found.by_value;
        blocks.push(self.heading(&if by_value {
            Robust::Values { bidder }
        } else {
            Robust::Weights { bidder }
        }));
        let columns = [
            (self.speaker.say(&Label::Group), false),
            (self.say(&Robust::Now), true),
            (self.say(&Robust::From), true),
            (self.say(&Robust::Upto), true),
            (self.say(&Robust::Where), false),
            (self.say(&Robust::Beyond), false),
        ];
        let columns = columns.into_iter().enumerate().filter(|(at, _)| !by_value || *at != 4);
        let columns: Vec<(String, bool)> = columns.map(|(_, column)| column).collect();
        let mut table = Table::new(columns.len(), columns);
        for of in &first.weights {
            table.row(self.interval(self.group(of.group), of.interval.as_ref()));
        }
        if let Some(interval) = &first.price_weight {
            table.row(self.interval(self.say(&Robust::PriceWeight), Some(interval)));
        }
        blocks.push(Block::Table(table));
        if !by_value {
            blocks.push(self.line(&Robust::Legend));
        }
    }

    fn interval(&self, name: String, interval: Option<&Interval>) -> Vec<String> {
        let Some(interval) = interval else {
            let all = self.say(&Robust::AllWeight);
            return vec![
                name,
                self.percent(&Ratio::from(1)),
                String::new(),
                String::new(),
                all,
                String::new(),
            ];
        };
        let number = |value: &Ratio| {
            if self.found.by_value { self.speaker.number(value) } else { format!("{}%", self.percent(value)) }
        };
        let mut cells = vec![name, number(&interval.now)];
        match &interval.within {
            Some(ends) => {
                let upto = ends.upto.as_ref();
                cells.push(number(&ends.from));
                cells.push(upto.map_or_else(|| self.say(&Robust::NoEnd), number));
            }
            None => cells.extend([self.say(&Robust::NoWithin), String::new()]),
        }
        if !self.found.by_value {
            cells.push(bar(interval));
        }
        cells.push(interval.within.as_ref().map(|ends| self.beyond(ends)).unwrap_or_default());
        cells
    }

    fn beyond(&self, ends: &Ends) -> String {
        let below = ends.below.map(|rival| Robust::Below(self.id(rival)));
        let above = ends.above.map(|rival| Robust::AboveIt(self.id(rival)));
        let said: Vec<String> = below.iter().chain(&above).map(|text| self.say(text)).collect();
        if said.is_empty() { self.say(&Robust::Always) } else { said.join(", ") }
    }
}

/// From 0 to 100 percent: where the first stays first, and where it stands.
fn bar(interval: &Interval) -> String {
    let inside = |at: usize| {
        let middle = at_middle(at, BAR);
        let within = interval.within.as_ref();
        within
            .is_some_and(|ends| middle >= ends.from && ends.upto.as_ref().is_none_or(|upto| middle <= *upto))
    };
    let now = cell(&interval.now, BAR);
    (0..BAR)
        .map(|at| {
            if at == now {
                '●'
            } else if inside(at) {
                '━'
            } else {
                '·'
            }
        })
        .collect()
}

/// The middle of one of so many cells, as a share from 0 to 1.
fn at_middle(at: usize, cells: usize) -> Ratio {
    Ratio::new(Int::from(2 * at + 1), Int::from(2 * cells)).unwrap_or_default()
}

/// The cell that a share from 0 to 1 falls in.
fn cell(share: &Ratio, cells: usize) -> usize {
    (0..cells - 1)
        .find(|at| Ratio::new(Int::from(at + 1), Int::from(cells)).is_some_and(|end| *share < end))
        .unwrap_or(cells - 1)
}

/// A bar as long as a share from 0 to 1, of so many signs; what is not none shows at least a little.
pub(super) fn filled(share: &Ratio, signs: usize) -> String {
    let full = (0..signs).filter(|at| at_middle(*at, signs) <= *share).count();
    if full == 0 && !share.is_zero() { "▏".to_owned() } else { "█".repeat(full) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_where_it_stands_and_where_it_may() {
        let ratio = |n: i64, d: i64| Ratio::from(n).checked_div(&Ratio::from(d)).unwrap();
        let ends = Ends { from: ratio(1, 5), below: None, upto: Some(ratio(3, 5)), above: None };
        let interval = Interval { now: ratio(1, 2), within: Some(ends) };
        assert_eq!(bar(&interval), "···━━━━●━······");
        assert_eq!(bar(&Interval { now: ratio(1, 1), within: None }), "··············●");
        assert_eq!(filled(&ratio(1, 2), 10), "█████");
        assert_eq!(filled(&ratio(1, 1000), 10), "▏");
        assert_eq!(filled(&ratio(0, 1), 10), "");
    }
}
