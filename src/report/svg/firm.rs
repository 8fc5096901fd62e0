//! How firm the outcome is, as pictures: rank acceptability, intervals of weights, price and quality.

use super::sheet::{Sheet, WIDTH, along, between, short, ticks};
use crate::lang::{Robust, Say as _};
use crate::num::Ratio;
use crate::report::view::{Told, share};
use crate::study::robustness::{Acceptability, Interval, Map, OfGroup};

/// Where names end and the picture starts.
const LEFT: i64 = 196;
/// Where the picture ends.
const RIGHT: i64 = WIDTH - 28;
/// Rows that a picture has; the rest is counted.
const ROWS: usize = 16;
/// Ranks with a colour of their own; the last stands for all lower ones.
const RANKS: usize = 6;

/// Draws all pictures that there are.
pub fn draw(told: &Told<'_>, sheet: &mut Sheet) {
    if let Some(found) = &told.found.acceptability {
        ranks(told, found, sheet);
    }
    if let Some(first) = told.found.first.as_ref().filter(|_| !told.found.by_value) {
        weights(told, &first.weights, first.price_weight.as_ref(), sheet);
    }
    if let Some(map) = &told.found.map {
        over_price(told, map, sheet);
    }
}

/// Draws every picture that there is on a sheet of its own, to stand in a document.
pub fn each(told: &Told<'_>) -> Vec<Sheet> {
    let mut all = Vec::new();
    let mut drawn = |draw: &dyn Fn(&mut Sheet)| {
        let mut sheet = Sheet::bare();
        draw(&mut sheet);
        if !sheet.words().0.is_empty() {
            all.push(sheet);
        }
    };
    if let Some(found) = &told.found.acceptability {
        drawn(&|sheet| ranks(told, found, sheet));
    }
    if let Some(first) = told.found.first.as_ref().filter(|_| !told.found.by_value) {
        drawn(&|sheet| weights(told, &first.weights, first.price_weight.as_ref(), sheet));
    }
    if let Some(map) = &told.found.map {
        drawn(&|sheet| over_price(told, map, sheet));
    }
    all
}

fn say(told: &Told<'_>, text: &Robust) -> String {
    told.say(text)
}

fn rest(told: &Told<'_>, all: usize, sheet: &mut Sheet) {
    if all > ROWS {
        sheet.y += 18;
        sheet.text(LEFT, sheet.y, "s", &say(told, &Robust::Rest(all - ROWS)));
    }
}

/// An axis from 0 to 100 percent, from one height to another.
fn percents(from: i64, upto: i64, name: &str, sheet: &mut Sheet) {
    for fifth in 0..=5 {
        let x = LEFT + (RIGHT - LEFT) * fifth / 5;
        sheet.line((x, from), (x, upto), "t");
        sheet.text(x, upto + 16, "s m", &(fifth * 20).to_string());
    }
    sheet.text(RIGHT, upto + 33, "s e", name);
}

fn ranks(told: &Told<'_>, found: &Acceptability, sheet: &mut Sheet) {
    let part = |count: u64| share(count, found.draws.draws);
    let firsts = found.ranks.iter().take(ROWS).enumerate();
    let firsts = firsts.map(|(bid, counts)| (told.id(bid), told.percent(&part(counts[0])))).collect();
    let said = say(told, &Robust::PictureRanksSays(firsts));
    let draws = crate::lang::localised(&found.draws.draws.to_string(), told.speaker.lang);
    let under = match found.draws.within {
        None => Robust::UniformShort(draws),
        Some(percent) => Robust::WithinShort { draws, percent },
    };
    sheet.heading(&say(told, &Robust::PictureRanks), &say(told, &under), said);
    let all = found.ranks.first().map_or(0, Vec::len);
    let shown = all.min(RANKS);
    let name = |rank: usize| {
        let pooled = rank + 1 == shown && told.found.bids.len() > shown;
        say(told, &if pooled { Robust::RankAndLower(rank + 1) } else { Robust::Rank(rank + 1) })
    };
    let bottom = sheet.y + 32 * i64::try_from(found.ranks.len().min(ROWS)).unwrap_or_default() + 4;
    percents(sheet.y, bottom, &say(told, &Robust::RankAxis), sheet);
    for (bid, counts) in found.ranks.iter().enumerate().take(ROWS) {
        let y = sheet.y + 6;
        sheet.text(LEFT - 12, y + 16, "e", &short(&told.id(bid), 24));
        let mut before = 0_u64;
        for rank in 0..shown {
            let upto = if rank + 1 == shown { all } else { rank + 1 };
            let count: u64 = counts[rank..upto].iter().sum();
            let (x, end) = (along(&part(before), RIGHT - LEFT), along(&part(before + count), RIGHT - LEFT));
            before += count;
            let percent = told.percent(&part(count));
            sheet.named(&format!("{}: {} {percent}%", told.id(bid), name(rank)), |sheet| {
                let class = rank + 1;
                sheet.rect((LEFT + x, y), (end - x - i64::from(end - x > 3), 24), &format!("c{class}"));
                let ink = if rank < 2 { " w" } else { "" };
                if end - x > 78 {
                    let text = format!("{} · {percent}%", name(rank));
                    sheet.text(LEFT + (x + end) / 2, y + 16, &format!("n m{ink} k{class}"), &text);
                } else if end - x > 30 {
                    sheet.text(LEFT + (x + end) / 2, y + 16, &format!("n m{ink} k{class}"), &name(rank));
                }
            });
        }
        sheet.y += 32;
    }
    sheet.y = bottom + 33;
    rest(told, found.ranks.len(), sheet);
}

fn weights(told: &Told<'_>, all: &[OfGroup], price: Option<&Interval>, sheet: &mut Sheet) {
    let groups = all.iter().filter_map(|of| Some((told.group(of.group), of.interval.as_ref()?)));
    let price = price.map(|interval| (say(told, &Robust::PriceWeight), interval));
    let rows: Vec<(String, &Interval)> = groups.chain(price).collect();
    if rows.is_empty() {
        return;
    }
    let percent = |share: &Ratio| told.percent(share);
    let words = |(name, interval): &(String, &Interval)| {
        let ends = interval.within.as_ref()?;
        let upto = ends.upto.as_ref().map(percent).unwrap_or_default();
        Some((name.clone(), percent(&interval.now), percent(&ends.from), upto))
    };
    let said = say(told, &Robust::PictureWeightsSays(rows.iter().filter_map(words).collect()));
    let heading = say(told, &Robust::Weights { bidder: told.bid(0) });
    sheet.heading(&heading, &say(told, &Robust::WeightsShort), said);
    let top = sheet.y;
    let bottom = top + 34 * i64::try_from(rows.len().min(ROWS)).unwrap_or_default() + 4;
    percents(top, bottom, &say(told, &Robust::WeightAxis), sheet);
    for row in rows.iter().take(ROWS) {
        let (name, interval) = row;
        let y = sheet.y + 18;
        let full = words(row).map(|(name, now, from, upto)| format!("{name}: {from}–{upto}, {now}"));
        sheet.named(&full.unwrap_or_else(|| name.clone()), |sheet| {
            sheet.text(LEFT - 12, y + 5, "e", &short(name, 24));
            sheet.rect((LEFT, y - 3), (RIGHT - LEFT, 6), "x");
            if let Some(ends) = &interval.within {
                let from = along(&ends.from, RIGHT - LEFT);
                let upto = ends.upto.as_ref().map_or(RIGHT - LEFT, |upto| along(upto, RIGHT - LEFT));
                sheet.bar((LEFT + from, y - 6), (upto - from, 12), "c2");
                let number = |end: &Ratio| told.percent(end);
                if ends.below.is_some() {
                    sheet.text(LEFT + from - 6, y + 4, "s e", &number(&ends.from));
                }
                if let Some(end) = ends.upto.as_ref().filter(|_| ends.above.is_some()) {
                    sheet.text(LEFT + upto + 6, y + 4, "s", &number(end));
                }
            }
            let now = LEFT + along(&interval.now, RIGHT - LEFT);
            sheet.disc((now, y), 8, "o");
            sheet.line((now, y - 4), (now, y + 4), "y");
        });
        sheet.y += 34;
    }
    sheet.y = bottom + 33;
    rest(told, rows.len(), sheet);
}

/// The scale of the map: what lies at its edges.
struct Scale {
    x: (Ratio, Ratio),
    y: (Ratio, Ratio),
    top: i64,
    height: i64,
}

impl Scale {
    fn place(&self, price: &Ratio, quality: &Ratio) -> (i64, i64) {
        let x = along(&between(price, &self.x.0, &self.x.1), RIGHT - LEFT);
        let y = along(&between(quality, &self.y.0, &self.y.1), self.height);
        (LEFT + x, self.top + self.height - y)
    }

    fn holds(&self, quality: &Ratio) -> bool {
        *quality >= self.y.0 && *quality <= self.y.1
    }
}

fn over_price(told: &Told<'_>, map: &Map, sheet: &mut Sheet) {
    let number = |value: &Ratio| told.speaker.number(value);
    let words =
        |(bid, (price, quality)): (usize, &(Ratio, Ratio))| (told.id(bid), number(price), number(quality));
    let all = map.bids.iter().enumerate().take(ROWS).map(words).collect();
    sheet.heading(
        &say(told, &Robust::PictureMap),
        &say(told, &Robust::MapShort),
        say(told, &Robust::PictureMapSays(all)),
    );
    let qualities = || map.bids.iter().map(|(_, quality)| quality);
    let (Some(low), Some(high)) = (qualities().min(), qualities().max()) else { return };
    let margin = (&(high - low) * &Ratio::from(18)).checked_div(&Ratio::from(100)).unwrap_or_default();
    let margin = if margin.is_zero() { Ratio::from(5) } else { margin };
    let [left, right] = map.prices.clone();
    let scale =
        Scale { x: (left, right), y: (low - &margin, high + &margin), top: sheet.y + 24, height: 340 };
    frame(told, &scale, sheet);
    for (at, line) in map.lines.iter().enumerate() {
        let inside: Vec<(i64, i64)> = line
            .points
            .iter()
            .filter(|(_, quality)| scale.holds(quality))
            .map(|(price, quality)| scale.place(price, quality))
            .collect();
        let figure = say(told, &Robust::SameScore(number(&line.figure)));
        sheet.named(&figure, |sheet| sheet.through(&inside, &format!("i i{}", at + 1)));
    }
    for (bid, (price, quality)) in map.bids.iter().enumerate().take(ROWS) {
        let (x, y) = scale.place(price, quality);
        let of = &told.found.bids[bid];
        let figure = of.figure.as_ref().map(|figure| format!(" · {}", number(figure))).unwrap_or_default();
        let rank = say(told, &Robust::Rank(of.rank));
        let name = format!("{rank} {}{figure}", short(&told.id(bid), 24));
        let full = format!("{name}: {} / {}", number(price), number(quality));
        sheet.named(&full, |sheet| {
            sheet.disc((x, y), 6, if bid == 0 { "c1" } else { "c2" });
            let (side, class) = if x > LEFT + (RIGHT - LEFT) * 3 / 4 { (-11, "l e") } else { (11, "l") };
            sheet.text(x + side, y + if side < 0 { -6 } else { 16 }, class, &name);
        });
    }
    sheet.y = scale.top + scale.height + 33;
    rest(told, map.bids.len(), sheet);
}

/// The frame of the map, with its ticks.
fn frame(told: &Told<'_>, scale: &Scale, sheet: &mut Sheet) {
    let bottom = scale.top + scale.height;
    for price in ticks(&scale.x.0, &scale.x.1) {
        let (x, _) = scale.place(&price, &scale.y.0);
        sheet.line((x, scale.top), (x, bottom), "t");
        sheet.text(x, bottom + 16, "s m", &told.speaker.dec(price));
    }
    for quality in ticks(&scale.y.0, &scale.y.1) {
        let (_, y) = scale.place(&scale.x.0, &quality);
        sheet.line((LEFT, y), (RIGHT, y), "t");
        sheet.text(LEFT - 8, y + 4, "s e", &told.speaker.dec(quality));
    }
    let price = Robust::PriceAxis(told.speaker.rules.currency.clone());
    sheet.text(RIGHT, bottom + 33, "s e", &price.text(told.speaker.lang));
    let quality = if told.found.by_value {
        Robust::WorthAxis(told.speaker.rules.currency.clone())
    } else {
        Robust::QualityAxis
    };
    sheet.text(24, scale.top - 12, "s", &quality.text(told.speaker.lang));
}
