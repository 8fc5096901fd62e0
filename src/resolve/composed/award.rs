//! Policy and award as the workbook of a tender asks them.

use super::{number, plain, value, word, words};
use crate::award;
use crate::lang::{Composed as Words, Lang, Say};
use crate::model::composed::{Choice, Input, Said, TIES, Target, Want};
use crate::model::form::Role;
use crate::model::tender::{Tender, UnansweredLevel};
use crate::num::Dec;
use crate::resolve::open::Opened;

/// How the unknown, evidence and assessors are treated.
pub fn policy(tender: &Tender, into: &mut Vec<Input>) {
    let policy = &tender.policy;
    let unanswered = match policy.unanswered_level {
        UnansweredLevel::Skip => Said::Text("skip".to_owned()),
        UnansweredLevel::Unknown => Said::Nothing,
    };
    let mut put = |key: &'static str, options: &[&'static str], said: Said| {
        into.push(plain("policy", key, words(key, options), said));
    };
    put("unsupported", &["flag", "withhold"], word(policy.unsupported.as_ref()));
    put("evidence_from", &["all", "winner"], word(policy.evidence_from.as_ref()));
    put("unanswered_level", &["unknown", "skip"], unanswered);
    put("assessors", &["consensus", "mean"], word(policy.assessors.as_ref()));
    put("dropped_bids", &["recompute", "keep"], word(policy.dropped_bids.as_ref()));
    into.push(plain("policy", "spread", Want::Whole, number(policy.spread.map(Dec::whole))));
    let apart = policy.price_after_quality.as_ref().map(|yes| Said::YesNo(yes.value));
    into.push(plain("policy", "price_after_quality", Want::YesNo, apart.unwrap_or_default()));
}

/// Method, formula, ends, values and ties.
pub fn award(tender: &Tender, whole: &Opened, into: &mut Vec<Input>) {
    let said = &tender.award;
    let formulas = words("formula", &award::formulas());
    let money = |money: &Option<crate::model::Spanned<crate::num::Money>>| {
        number(money.as_ref().map(|money| money.value.0))
    };
    let dec = |dec: &Option<crate::model::Spanned<Dec>>| number(dec.as_ref().map(|dec| dec.value));
    let mut put = |key: &str, want: Want, said: Said| into.push(plain("award", key, want, said));
    put("method", words("method", &award::names()), word(said.method.as_ref()));
    put("quality_weight", Want::Weight, dec(&said.quality_weight));
    put("price_weight", Want::Weight, dec(&said.price_weight));
    put("formula", formulas, word(said.formula.as_ref()));
    put("floor", Want::Money, money(&said.floor));
    put("ceiling", Want::Money, money(&said.ceiling));
    put("currency", Want::Currency, word(said.currency.as_ref()));
    put("decimals", Want::Whole, number(said.decimals.map(|n| Dec::whole(i64::from(n)))));
    put("round", Want::Whole, dec(&said.round));
    put("winners", Want::Whole, dec(&said.winners));
    let low = said.abnormally_low.as_ref().map(|percent| percent.value.0);
    put("abnormally_low", Want::Percent, number(low));
    let Some(rules) = &whole.rules else { return };
    for group in &rules.groups {
        let own = said.values.iter().find(|(id, _)| id.value == group.id);
        let target = value(&["award", "values"], &group.id);
        let key = format!("value:{}", group.id);
        let said = number(own.map(|(_, money)| money.value.0));
        into.push(Input { key, role: Role::Answer, want: Want::Money, said, target });
    }
    let option =
        |id: String, text: &Words| Choice { id, texts: Lang::ALL.map(|lang| text.text(lang)), named: false };
    let mut options: Vec<Choice> =
        ["score", "price", "draw"].map(|id| option(id.to_owned(), &Words::Option("tie", id))).to_vec();
    options.extend(rules.groups.iter().map(|group| {
        let id = format!("group:{}", group.id);
        option(id, &Words::TieGroup(group.id.clone()))
    }));
    options.extend(rules.criteria.iter().map(|criterion| {
        let id = format!("criterion:{}", criterion.id);
        option(id, &Words::TieCriterion(criterion.id.clone()))
    }));
    for n in 0..TIES.max(said.tie.len()) {
        let want = Want::Choice { options: options.clone(), numbers: false };
        let key = format!("tie:{}", n + 1);
        into.push(Input { key, role: Role::Answer, want, said: word(said.tie.get(n)), target: Target::Tie });
    }
}
