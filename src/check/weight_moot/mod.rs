//! Gates under which every bid that passes has the same share of a group, so that its weight decides nothing.

use super::{OfRules, Pages, Rule, Voice, Word};
use crate::assess::Plan;
use crate::diag::{Code, Family, Severity, Span};
use crate::model::rules::{AnswerOption, Gate, GateRule, Rules};
use crate::num::Ratio;

/// The rule.
pub struct WeightMoot;

impl Rule for WeightMoot {
    fn code(&self) -> Code {
        Code { family: Family::Tender, number: 47, name: "weight-moot", severity: Severity::Warning }
    }

    fn pages(&self) -> Pages {
        Pages { nl: include_str!("nl.md"), en: include_str!("en.md") }
    }

    fn rules(&self, of: &OfRules<'_>, say: &mut Voice<'_>) {
        let rules = of.rules();
        let plan = Plan::new(rules);
        for (group, own) in plan.groups.iter().enumerate() {
            if own.weight.as_ref().is_none_or(Ratio::is_zero) {
                continue;
            }
            let Some(gates) = whole(group, rules).or_else(|| settled(group, rules)) else { continue };
            let at = rules.gates.iter().find(|gate| gates.contains(&gate.id)).map(|gate| gate.at);
            let words =
                [("group", Word::from(rules.groups[group].id.as_str())), ("gates", Word::Names(gates))];
            say.say(say.finding(at.unwrap_or(Span::default()), words));
        }
    }
}

/// A gate that asks for all that a group can give.
fn whole(group: usize, rules: &Rules) -> Option<Vec<String>> {
    let most = rules.groups[group].criteria.iter().map(|&place| Ratio::from(rules.criteria[place].maximum()));
    let most = most.fold(Ratio::default(), |sum, one| &sum + &one);
    let all = Ratio::from(rules.groups[group].all_maxima);
    let out_of = rules.groups[group].out_of.map_or_else(|| all.clone(), Ratio::from);
    let divisor = (&out_of * &most).checked_div(&all)?;
    let reachable = (&most * &Ratio::from(100)).checked_div(&divisor)?;
    let asks = |gate: &&Gate| match &gate.rule {
        GateRule::Share { group: of, share } => *of == group && Ratio::from(*share) == reachable,
        _ => false,
    };
    rules.gates.iter().find(asks).map(|gate| vec![gate.id.clone()])
}

/// Gates that leave each criterion of a group only options with the same points; none where some criterion has
/// points to differ in.
fn settled(group: usize, rules: &Rules) -> Option<Vec<String>> {
    let mut named: Vec<String> = Vec::new();
    for &place in &rules.groups[group].criteria {
        let criterion = &rules.criteria[place];
        if criterion.curve.is_some() {
            return None;
        }
        let holding: Vec<&Gate> = rules.gates.iter().filter(|gate| looks_at(gate, place)).collect();
        let left = criterion.options.iter().enumerate().filter(|(_, option)| !option.rejects);
        let mut left = left.filter(|(at, option)| holding.iter().all(|gate| lets(gate, *at, option)));
        let first = left.next()?.1.points;
        if left.any(|(_, option)| option.points != first) {
            return None;
        }
        named.extend(holding.iter().map(|gate| gate.id.clone()));
    }
    named.sort();
    named.dedup();
    // Without any gate it is the criteria themselves that have nothing to differ in, which C044 says.
    (!named.is_empty()).then_some(named)
}

fn looks_at(gate: &Gate, place: usize) -> bool {
    match &gate.rule {
        GateRule::Level { criteria, .. } => criteria.contains(&place),
        GateRule::Points { criterion, .. } | GateRule::Options { criterion, .. } => *criterion == place,
        _ => false,
    }
}

/// Whether a bid with this option passes a gate that looks at its criterion.
fn lets(gate: &Gate, at: usize, option: &AnswerOption) -> bool {
    match &gate.rule {
        GateRule::Level { level, .. } => option.level.is_some_and(|own| own >= *level),
        GateRule::Points { points, .. } => option.points >= *points,
        GateRule::Options { options, .. } => options.contains(&at),
        _ => true,
    }
}
