//! From the score of one bid to that of another, criterion by criterion.

use super::sheet::{Sheet, WIDTH, along, between, short, ticks};
use crate::assess::steps::{Explained, Explanation, Fall};
use crate::lang::{Lang, Robust, Say as _, number};
use crate::model::rules::Rules;
use crate::num::Ratio;

const LEFT: i64 = 236;
const RIGHT: i64 = WIDTH - 96;
/// Criteria that are drawn, those that set the bids apart most; the rest comes together.
const ROWS: usize = 24;
const ROW: i64 = 28;

/// A step on the way.
struct Step {
    name: String,
    before: Ratio,
    after: Ratio,
    /// Whether it is an end of the way: the score of a bid.
    is_end: bool,
}

impl Step {
    /// Draws it from one place to another; gives the arrow that says which way it goes.
    fn mark(&self, (start, end): (i64, i64), y: i64, sheet: &mut Sheet) -> &'static str {
        if self.is_end {
            sheet.disc((end, y + 10), 7, "c1");
            return "";
        }
        let (class, arrow) = if self.after < self.before { ("d", "◀ ") } else { ("u", "▶ ") };
        sheet.rect((start.min(end), y + 1), ((end - start).abs().max(2), ROW - 10), class);
        arrow
    }
}

/// Draws the way from the score of the second to that of the first; nothing where there is none.
pub fn draw(
    explanation: &Explanation,
    rules: &Rules,
    names: [String; 2],
    lang: Lang,
    sheet: &mut Sheet,
) -> Option<String> {
    let ([first, second], Some(waterfall)) = (explanation.bids.as_slice(), &explanation.waterfall) else {
        return None;
    };
    let score = |bid: &Explained| Some(explanation.value(bid.steps.as_ref()?.score?).clone());
    let (from, to) = (score(second)?, score(first)?);
    let steps = steps(explanation, rules, &waterfall.falls, (&names, (&from, &to)), lang);
    let signed = |step: &Step| {
        let difference = &step.after - &step.before;
        let plus = if difference.is_negative() || difference.is_zero() { "" } else { "+" };
        format!("{plus}{}", number(&difference, rules.decimals, lang))
    };
    let falls = steps.iter().filter(|step| !step.is_end).map(|step| (step.name.clone(), signed(step)));
    let plain = |value: &Ratio| number(value, rules.decimals, lang);
    let said = Robust::PictureFallsSays { from: plain(&from), to: plain(&to), falls: falls.collect() };
    let [a, b] = names;
    let under = Robust::FallsShort { first: a.clone(), second: b.clone() }.text(lang);
    let heading = Robust::PictureFalls { first: a, second: b }.text(lang);
    sheet.heading(&heading, &under, said.text(lang));
    let ends = || {
        steps.iter().flat_map(|step| {
            if step.is_end { [&step.after, &step.after] } else { [&step.before, &step.after] }
        })
    };
    let (low, high) = (ends().min()?.clone(), ends().max()?.clone());
    let margin = (&high - &low).checked_div(&Ratio::from(12)).unwrap_or_default();
    let (low, high) = (&low - &margin, &high + &margin);
    let x = |value: &Ratio| LEFT + along(&between(value, &low, &high), RIGHT - LEFT);
    let top = sheet.y + 4;
    let bottom = top + ROW * i64::try_from(steps.len()).unwrap_or_default() + 6;
    for tick in ticks(&low, &high) {
        sheet.line((x(&tick), top), (x(&tick), bottom), "t");
        sheet.text(x(&tick), bottom + 16, "s m", &plain(&tick));
    }
    sheet.text(RIGHT, bottom + 33, "s e", &Robust::ScoreAxis.text(lang));
    for (at, step) in steps.iter().enumerate() {
        let y = top + 6 + ROW * i64::try_from(at).unwrap_or_default();
        let text = if step.is_end { plain(&step.after) } else { signed(step) };
        sheet.named(&format!("{}: {text}", step.name), |sheet| {
            sheet.text(LEFT - 12, y + 14, "e", &short(&step.name, 30));
            let (start, end) = (x(&step.before), x(&step.after));
            let arrow = step.mark((start, end), y, sheet);
            if at + 1 < steps.len() {
                sheet.line((end, y + 1), (end, y + 1 + ROW), "t");
            }
            sheet.text(start.max(end) + 12, y + 14, "n", &format!("{arrow}{text}"));
        });
    }
    sheet.y = bottom + 33;
    Some(heading)
}

fn steps(
    explanation: &Explanation,
    rules: &Rules,
    falls: &[Fall],
    (names, (from, to)): (&[String; 2], (&Ratio, &Ratio)),
    lang: Lang,
) -> Vec<Step> {
    let end = |name: &str, at: &Ratio| Step {
        name: name.to_owned(),
        before: at.clone(),
        after: at.clone(),
        is_end: true,
    };
    let size = |fall: &Fall| {
        let by = explanation.value(fall.difference);
        if by.is_negative() { -by } else { by.clone() }
    };
    let mut largest: Vec<&Fall> = falls.iter().collect();
    largest.sort_by(|a, b| size(b).cmp(&size(a)).then(a.criterion.cmp(&b.criterion)));
    let most = if falls.len() > ROWS { ROWS - 1 } else { ROWS };
    let drawn: Vec<usize> = largest.iter().take(most).map(|fall| fall.criterion).collect();
    let mut steps = vec![end(&names[1], from)];
    let mut at = from.clone();
    for fall in falls.iter().filter(|fall| drawn.contains(&fall.criterion)) {
        let after = &at + explanation.value(fall.difference);
        let name = rules.criteria[fall.criterion].id.clone();
        steps.push(Step { name, before: at, after: after.clone(), is_end: false });
        at = after;
    }
    if falls.len() > drawn.len() {
        let name = Robust::Rest(falls.len() - drawn.len()).text(lang);
        steps.push(Step { name, before: at, after: to.clone(), is_end: false });
    }
    steps.push(end(&names[0], to));
    steps
}
