//! Steps as people write them: `12 (bids/a.toml:14) × 0,25 = 3`.

use super::Told;
use crate::assess::steps::{Op, Operand, Step, StepId};
use crate::lang::Why;
use crate::report::layout::Item;

/// Operands that are shown with where they stand; of longer sums only the numbers are.
const WITH_PLACES: usize = 3;

impl Told<'_> {
    /// A step in words: what it gives, out of what.
    pub(super) fn formula(&self, id: StepId) -> Item {
        let step = self.explanation.ledger.step(id);
        let name = self.say(&Why::StepOf(step.kind.name()));
        let result = self.short(id);
        let said = self.side(step);
        let is_taken_over = step.picked.is_none() && step.operands.len() < 2;
        let text =
            if is_taken_over { format!("{name}: {said}") } else { format!("{name}: {said} = {result}") };
        Told::under(&text, [])
    }

    fn side(&self, step: &Step) -> String {
        let sign = match step.op {
            Op::Add => " + ",
            Op::Sub => " \u{2212} ",
            Op::Mul => " × ",
            Op::Div => " ÷ ",
        };
        if let Some(picked) = &step.picked {
            let among = picked.among.iter().map(|operand| self.plain(operand)).collect();
            let said = self.say(&Why::Picked { how: picked.how.name(), among });
            let from = step.operands.first().map(|operand| self.place(operand)).unwrap_or_default();
            return format!("{said}{from}");
        }
        if step.operands.is_empty() {
            return self.speaker.dec(step.result.clone());
        }
        let places = step.operands.len() <= WITH_PLACES;
        let one = |operand: &Operand| {
            let at = if places { self.place(operand) } else { String::new() };
            format!("{}{at}", self.plain(operand))
        };
        step.operands.iter().map(one).collect::<Vec<_>>().join(sign)
    }

    fn plain(&self, operand: &Operand) -> String {
        self.speaker.dec(self.explanation.ledger.worth(operand).clone())
    }

    /// Where an operand stands: ` (file:line)`.
    fn place(&self, operand: &Operand) -> String {
        let at = match operand {
            Operand::Given(given) => self.at(given.at),
            Operand::Step(id) => return self.origin(*id),
        };
        if at.is_empty() { String::new() } else { format!(" ({at})") }
    }

    /// A step that only takes a number over stands where that number does.
    fn origin(&self, id: StepId) -> String {
        match self.explanation.ledger.step(id).operands.as_slice() {
            [only @ Operand::Given(_)] => self.place(only),
            _ => String::new(),
        }
    }
}
