//! How far assessors agree, criterion by criterion: for the committee, since no rule rests on it.

use super::Speaker;
use crate::assess::{Alpha, OnCriterion, Round, Spread};
use crate::lang::{Label, Lang, Panel, Say};
use crate::num::Ratio;
use crate::report::layout::{Block, Table};

/// Decimals that alpha is published with.
pub const DECIMALS: u8 = 3;

/// A table with a criterion in each row, and all of them together; nothing where nobody judged.
pub fn table(round: &Round<'_>, speaker: Speaker<'_>, blocks: &mut Vec<Block>) {
    let Some(agreement) = round.agreement() else { return };
    let lang = speaker.lang;
    blocks.push(Block::Heading(Panel::Agreement.text(lang)));
    let heads = [
        (speaker.say(&Label::Criterion), false),
        (Panel::BidsJudged.text(lang), true),
        (Panel::Widest.text(lang), false),
        (Panel::AlphaColumn.text(lang), true),
    ];
    let mut table = Table::new(1, heads.to_vec());
    for of in &agreement.criteria {
        table.row(vec![
            speaker.rules.criteria[of.criterion].id.clone(),
            of.spreads.len().to_string(),
            of.widest().map(|spread| widest(of, spread, speaker)).unwrap_or_default(),
            alpha(&of.alpha, lang),
        ]);
    }
    if agreement.criteria.len() > 1 {
        let judged = agreement.criteria.iter().map(|of| of.spreads.len()).sum::<usize>();
        let (all, overall) = (Panel::AllTogether.text(lang), alpha(&agreement.overall, lang));
        table.strong(vec![all, judged.to_string(), String::new(), overall]);
    }
    blocks.push(Block::Table(table));
    blocks.push(Block::Line(Panel::AlphaIs.text(lang)));
}

fn widest(of: &OnCriterion, spread: &Spread, speaker: Speaker<'_>) -> String {
    let id = |option: usize| speaker.rules.criteria[of.criterion].options[option].id.clone();
    let (lowest, highest, bid) = (id(spread.lowest), id(spread.highest), spread.bid.clone());
    Panel::Apart { steps: spread.steps, bid, lowest, highest }.text(speaker.lang)
}

fn alpha(alpha: &Alpha, lang: Lang) -> String {
    let said = |value: &Ratio| crate::lang::number(value, DECIMALS, lang);
    match (alpha.value(), alpha.why()) {
        (Some(value), _) => said(value),
        (None, why) => Panel::NoAlpha(why.unwrap_or_default()).text(lang),
    }
}
