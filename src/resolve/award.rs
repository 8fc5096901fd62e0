//! The award of a tender: its method with what that needs, its tie rules, and what each group is worth.

use crate::award::{self, Method};
use crate::diag::codes::Fault;
use crate::diag::{Code, Family, Finding, Findings, Span, codes};
use crate::lang::Msg;
use crate::lang::msg::Noun;
use crate::model::Spanned;
use crate::model::award::{self as model, Tie};
use crate::model::rules::{self, Rules};
use crate::model::tender::{Award, Tender};
use crate::num::{Dec, Money, Weight};

/// The most decimals that figures can be rounded to before ranking.
const MOST_ROUND: i64 = 9;
/// The most bids that can win.
const MOST_WINNERS: i64 = 10_000;

/// Resolves `[award]` against groups and criteria, which must stand in the rules already.
pub fn award(tender: &Tender, rules: &mut Rules, findings: &mut Findings) {
    let mut resolving = Resolving { said: &tender.award, rules, findings };
    let mut found = resolving.plain();
    found.keeps_dropped = tender.policy.dropped_bids.as_ref().is_some_and(|word| word.value == "keep");
    found.values = resolving.values();
    found.ties = resolving.ties();
    let Some(method) = award::method(&found) else {
        // A word that is no method was reported where it was read, and so was a lacking formula.
        resolving.formula();
        return;
    };
    resolving.keys(method);
    resolving.prices(&found);
    resolving.weights(method, &found);
    if found.method == "value" && tender.rules.weights.is_empty() {
        values_as_weights(rules, &found.values);
    }
    rules.award = found;
}

/// In a tender on value the group weights are the values, unless weights are given.
fn values_as_weights(rules: &mut Rules, values: &[(usize, Money)]) {
    for (place, group) in rules.groups.iter_mut().enumerate() {
        let value = values.iter().find(|(of, _)| *of == place);
        group.weight = value.map_or_else(Weight::default, |(_, money)| Weight(money.0));
    }
}

struct Resolving<'r> {
    said: &'r Award,
    rules: &'r Rules,
    findings: &'r mut Findings,
}

impl Resolving<'_> {
    fn say(&mut self, code: Code, at: Span, message: Msg) {
        self.findings.push(Finding::new(code, at, message));
    }

    fn at(&self) -> Span {
        self.said.method.as_ref().map(|method| method.at).or(self.said.at).unwrap_or_default()
    }

    /// What is read as it stands.
    fn plain(&mut self) -> model::Award {
        let said = self.said;
        let round = said.round.as_ref().and_then(|n| self.whole(n, 0, MOST_ROUND));
        let winners = said.winners.as_ref().and_then(|n| self.whole(n, 1, MOST_WINNERS));
        let mut found = model::Award {
            formula: said.formula.as_ref().map(|word| word.value.clone()),
            quality_weight: said.quality_weight.as_ref().map(|dec| dec.value).unwrap_or_default(),
            price_weight: said.price_weight.as_ref().map(|dec| dec.value).unwrap_or_default(),
            floor: said.floor.as_ref().map(|money| money.value),
            ceiling: said.ceiling.as_ref().map(|money| money.value),
            round: round.and_then(|n| u8::try_from(n).ok()),
            winners: winners.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            abnormally_low: said.abnormally_low.as_ref().map(|percent| percent.value),
            ..model::Award::default()
        };
        if let Some(method) = &said.method {
            found.method.clone_from(&method.value);
        }
        if found.method != award::WEIGHTED {
            // A formula that the method does not have is reported with the other keys.
            found.formula = None;
        }
        if let Some(low) = said.abnormally_low.as_ref() {
            self.within(low.value.0, low.at, Dec::ZERO, Dec::whole(100));
        }
        found
    }

    fn whole(&mut self, n: &Spanned<Dec>, least: i64, most: i64) -> Option<i64> {
        let whole = (least..=most).contains(&whole(n.value)?).then_some(whole(n.value)).flatten();
        if whole.is_none() {
            let (least, most) = (Dec::whole(least), Dec::whole(most));
            self.say(Fault::BadNumber.code(Family::Tender), n.at, Msg::OutOfRange { least, most });
        }
        whole
    }

    fn within(&mut self, n: Dec, at: Span, least: Dec, most: Dec) {
        if n < least || n > most {
            self.say(Fault::BadNumber.code(Family::Tender), at, Msg::OutOfRange { least, most });
        }
    }

    /// A weighted award must name its formula.
    fn formula(&mut self) {
        if self.said.formula.is_none()
            && self.said.method.as_ref().is_some_and(|m| m.value == award::WEIGHTED)
        {
            let message = Msg::AwardNeeds { method: award::WEIGHTED, key: "formula" };
            let finding = Finding::new(codes::AWARD_NEEDS, self.at(), message);
            let formulas = award::formulas().into_iter().map(str::to_owned).collect();
            self.findings.push(finding.help(Msg::OptionsAre(formulas)));
        }
    }

    /// What the method needs is there, and what it does not read is not.
    fn keys(&mut self, method: &'static dyn Method) {
        let said = self.said;
        let given: [(&'static str, Option<Span>); 6] = [
            ("quality_weight", said.quality_weight.as_ref().map(|dec| dec.at)),
            ("price_weight", said.price_weight.as_ref().map(|dec| dec.at)),
            ("formula", said.formula.as_ref().map(|word| word.at)),
            ("floor", said.floor.as_ref().map(|money| money.at)),
            ("ceiling", said.ceiling.as_ref().map(|money| money.at)),
            ("values", said.values.first().map(|(id, _)| id.at)),
        ];
        for (key, at) in given {
            match (method.keys().contains(&key), at) {
                (true, None) => {
                    let message = Msg::AwardNeeds { method: method.name(), key };
                    self.say(codes::AWARD_NEEDS, self.at(), message);
                }
                (false, Some(at)) => {
                    let method = method.formula().unwrap_or(method.name());
                    self.say(codes::AWARD_UNUSED, at, Msg::AwardUnused { method, key });
                }
                _ => {}
            }
        }
    }

    /// The floor lies below the ceiling, and neither below zero.
    fn prices(&mut self, found: &model::Award) {
        let (Some(floor), Some(ceiling)) = (found.floor, found.ceiling) else { return };
        if let Some(at) = self.said.floor.as_ref().map(|money| money.at)
            && (floor >= ceiling || floor.0.is_negative())
        {
            let (floor, ceiling) = (floor.0, ceiling.0);
            self.say(codes::FLOOR_ABOVE_CEILING, at, Msg::FloorAboveCeiling { floor, ceiling });
        }
    }

    /// No weight lies below zero, something weighs, and quality weighs only where something has points.
    fn weights(&mut self, method: &'static dyn Method, found: &model::Award) {
        let both = [&self.said.quality_weight, &self.said.price_weight];
        for weight in both.into_iter().flatten().filter(|weight| weight.value.is_negative()) {
            self.say(codes::TENDER_NEGATIVE, weight.at, Msg::NegativeWeight("[award]".to_owned()));
        }
        let weighted = method.name() == award::WEIGHTED;
        if weighted && both.iter().all(|w| w.as_ref().is_some_and(|w| w.value.is_zero())) {
            self.say(codes::ALL_ZERO, self.at(), Msg::AllWeightsZero);
        }
        let scored = self.rules.groups.iter().any(|group| has_share(self.rules, group));
        let weighs = if weighted { !found.quality_weight.is_zero() } else { found.method != "value" };
        // On quality alone, a tender of requirements only has no order, and that is no fault.
        if method.uses_price() && weighs && !scored {
            self.say(codes::NOTHING_SCORED, self.at(), Msg::NothingScored);
        }
    }

    /// Values of groups that have a share.
    fn values(&mut self) -> Vec<(usize, Money)> {
        let mut found = Vec::new();
        for (id, money) in &self.said.values {
            if money.value.0.is_negative() {
                self.say(codes::TENDER_NEGATIVE, money.at, Msg::NegativeWeight(id.value.clone()));
            }
            match self.rules.groups.iter().position(|group| group.id == id.value) {
                Some(place) if has_share(self.rules, &self.rules.groups[place]) => {
                    found.push((place, money.value));
                }
                Some(_) => self.say(codes::VALUE_OF_NOTHING, id.at, Msg::ValueOfNothing(id.value.clone())),
                None => self.unknown(Noun::Group, &id.value, id.at),
            }
        }
        found.sort_by_key(|(place, _)| *place);
        found
    }

    fn unknown(&mut self, noun: Noun, id: &str, at: Span) {
        let groups = self.rules.groups.iter().map(|group| group.id.as_str());
        let criteria = self.rules.criteria.iter().map(|criterion| criterion.id.as_str());
        let near = match noun {
            Noun::Criterion => crate::read::nearest(id, criteria),
            _ => crate::read::nearest(id, groups),
        };
        let help = near.map(|near| Msg::DidYouMean(near.to_owned()));
        let message = Msg::UnknownName { noun, id: crate::read::short(id) };
        self.findings.push(Finding::new(codes::UNKNOWN_IN_TENDER, at, message).maybe_help(help));
    }

    fn ties(&mut self) -> Vec<Tie> {
        let mut ties: Vec<Tie> = Vec::new();
        let last = self.said.tie.len().saturating_sub(1);
        for (place, rule) in self.said.tie.iter().enumerate() {
            let Some(tie) = self.tie(rule) else { continue };
            if ties.contains(&tie) {
                self.say(codes::TIE_RULE, rule.at, Msg::TieTwice(rule.value.clone()));
            } else if tie == Tie::Draw && place != last {
                self.say(codes::TIE_RULE, rule.at, Msg::DrawNotLast);
            } else {
                ties.push(tie);
            }
        }
        ties
    }

    fn tie(&mut self, rule: &Spanned<String>) -> Option<Tie> {
        let (kind, id) = rule.value.split_once(':').unwrap_or((&rule.value, ""));
        match (kind, id) {
            ("score", "") => Some(Tie::Score),
            ("price", "") => Some(Tie::Price),
            ("draw", "") => Some(Tie::Draw),
            ("group", id) => {
                let found = self.rules.groups.iter().position(|group| group.id == id);
                if found.is_none() {
                    self.unknown(Noun::Group, id, rule.at);
                }
                found.map(Tie::Group)
            }
            ("criterion", id) => {
                let found = self.rules.criteria.iter().position(|criterion| criterion.id == id);
                if found.is_none() {
                    self.unknown(Noun::Criterion, id, rule.at);
                }
                found.map(Tie::Criterion)
            }
            _ => {
                let allowed = ["score", "group:ID", "criterion:ID", "price", "draw"].map(str::to_owned);
                let found = crate::read::short(&rule.value);
                self.say(codes::TIE_RULE, rule.at, Msg::NotOneOf { found, allowed: allowed.to_vec() });
                None
            }
        }
    }
}

/// Whether a group can have a share: some criterion that counts has points above zero.
fn has_share(rules: &Rules, group: &rules::Group) -> bool {
    group.criteria.iter().any(|&place| !rules.criteria[place].maximum().is_zero())
}

/// The whole number that a decimal is, within the limits of what is asked here.
fn whole(n: Dec) -> Option<i64> {
    n.units(0).and_then(|units| i64::try_from(units).ok())
}
