//! What a bid reaches in each group, as bars from 0 to 100 percent.

use super::sheet::{Sheet, WIDTH, along, short};
use crate::lang::{Lang, Robust, Say as _};
use crate::num::Ratio;

const LEFT: i64 = 220;
const RIGHT: i64 = WIDTH - 90;
const ROW: i64 = 26;
/// Groups that are drawn; the rest is counted.
const ROWS: usize = 30;

/// One group of a bid.
pub struct Bar {
    /// The group.
    pub name: String,
    /// What is reached, in percent; drawn between 0 and 100.
    pub share: Ratio,
    /// The same, as it is printed.
    pub said: String,
    /// The weight of the group, as it is printed.
    pub weight: String,
}

/// Draws bars; `words` stand under the picture, and say what it shows.
pub fn bars(all: &[Bar], id: &str, (caption, says): (&str, &str), lang: Lang) -> String {
    let mut sheet = Sheet::bare();
    sheet.heading(caption, "", says.to_owned());
    let top = sheet.y;
    let bottom = top + ROW * i64::try_from(all.len().min(ROWS)).unwrap_or_default() + 4;
    for quarter in 0..=4 {
        let x = LEFT + (RIGHT - LEFT) * quarter / 4;
        sheet.line((x, top), (x, bottom), "t");
        sheet.text(x, bottom + 15, "s m", &format!("{} %", quarter * 25));
    }
    for bar in all.iter().take(ROWS) {
        let y = sheet.y + 4;
        sheet.named(&format!("{}: {} %", bar.name, bar.said), |sheet| {
            sheet.text(LEFT - 10, y + 14, "e", &format!("{} ({})", short(&bar.name, 20), bar.weight));
            sheet.rect((LEFT, y), (RIGHT - LEFT, 18), "x");
            let part = bar.share.checked_div(&Ratio::from(100)).unwrap_or_default();
            sheet.rect((LEFT, y), (along(&part, RIGHT - LEFT), 18), "c2");
            sheet.text(RIGHT + 10, y + 14, "n", &bar.said);
        });
        sheet.y += ROW;
    }
    sheet.y = bottom + 15;
    if all.len() > ROWS {
        sheet.y += 18;
        let rest = Robust::Rest(all.len() - ROWS).text(lang);
        sheet.text(LEFT, sheet.y, "s", &rest);
    }
    sheet.y -= 8;
    sheet.finish(id, caption, lang.code())
}
