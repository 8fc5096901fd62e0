//! The award of a random tender: its lines, such that every method, formula and tie rule has its turn and
//! figures tie now and then.

use super::generate::{Catalogue, Group, ONE, Plan, Random};
use super::write::{decimal, key};

/// Each method, and each formula of the weighted one.
const METHODS: [&str; 15] = [
    "quality",
    "quality",
    "quality",
    "absolute-linear",
    "absolute-linear",
    "lowest-ratio",
    "lowest-ratio",
    "relative-linear",
    "relative-linear",
    "to-lowest",
    "to-lowest",
    "value",
    "value",
    "value",
    "value-for-money",
];

/// Weights of quality and price, in percent of one. Where one is 0 the figure follows from the other alone.
const WEIGHTS: [(i64, i64); 8] =
    [(6000, 4000), (7000, 3000), (60, 40), (300, 200), (100, 0), (0, 100), (0, 2000), (5050, 4950)];

/// The lines of `[award]`; none where the tender says nothing of it.
pub(super) fn award(random: &mut Random, plan: &Plan) -> Vec<String> {
    let scored = plan.catalogues.iter().any(Catalogue::has_share);
    let mut method = *random.pick(&METHODS);
    if plan.doubt.is_some() && random.chance(35) {
        // Where a bid that is left open can move the field.
        method = *random.pick(&["lowest-ratio", "relative-linear", "to-lowest"]);
    }
    if !scored && ["value", "value-for-money"].contains(&method) {
        method = "quality";
    }
    let mut lines = match method {
        "quality" if random.chance(50) => Vec::new(),
        "quality" | "value-for-money" => vec![format!("method = \"{method}\"")],
        "value" => vec!["method = \"value\"".to_string(), values(random, plan)],
        formula => weighted(random, formula, scored),
    };
    if plan.currency != "EUR" || random.chance(20) {
        lines.push(format!("currency = \"{}\"", plan.currency));
    }
    if random.chance(50) {
        let decimals = match method {
            // Halves to round, in euro.
            "value" => &[0, 0, 1][..],
            // Figures per euro are small: fewer decimals would leave nothing of them.
            "value-for-money" => &[6, 7, 8, 9],
            _ => &[0, 0, 1, 1, 2, 9],
        };
        lines.push(format!("round = {}", random.pick(decimals)));
    }
    if random.chance(80) {
        lines.push(format!("tie = {:?}", ties(random, plan)));
    }
    if random.chance(50) {
        let percent = *random.pick(&[0, 5 * ONE, 25 * ONE / 2, 20 * ONE, 30 * ONE, 100 * ONE]);
        lines.push(format!("abnormally_low = {}", decimal(percent)));
    }
    if random.chance(20) {
        lines.push(format!("winners = {}", random.between(1, 4)));
    }
    random.shuffle(&mut lines);
    lines
}

/// Quality weighs only where something has points.
fn weighted(random: &mut Random, formula: &str, scored: bool) -> Vec<String> {
    let (quality, price) = if scored { *random.pick(&WEIGHTS) } else { (0, 4000) };
    let mut lines = vec![
        "method = \"weighted\"".to_string(),
        format!("formula = \"{formula}\""),
        format!("quality_weight = {}", decimal(quality * (ONE / 100))),
        format!("price_weight = {}", decimal(price * (ONE / 100))),
    ];
    if formula == "absolute-linear" {
        let floor = random.between(0, 45) * 10_000 * ONE;
        let ceiling = floor + random.between(5, 30) * 10_000 * ONE;
        lines.push(format!("floor = {}", decimal(floor)));
        lines.push(format!("ceiling = {}", decimal(ceiling)));
    }
    lines
}

/// Values for groups with a share. Values may be the weights, so in each catalogue one is above 0.
fn values(random: &mut Random, plan: &Plan) -> String {
    let mut pairs = Vec::new();
    for catalogue in &plan.catalogues {
        let groups = catalogue.groups.iter().filter(|group| group.maximum(false) > 0);
        for (at, group) in groups.enumerate() {
            let value = match random.below(20) {
                0..8 if at > 0 => continue,
                8 if at > 0 => 0,
                // Worth more than most prices, so that figures are below 0.
                9..14 => random.between(10, 20) * 50_000 * ONE,
                14 => random.between(1, 9_999_999) * (ONE / 100),
                _ => random.between(1, 20) * 5000 * ONE,
            };
            pairs.push(format!("{} = {}", key(random, &group.id), decimal(value)));
        }
    }
    format!("values = {{ {} }}", pairs.join(", "))
}

/// Some tie rules in any order, but a draw is the last.
fn ties(random: &mut Random, plan: &Plan) -> Vec<String> {
    if random.chance(5) {
        return Vec::new();
    }
    let groups = plan.catalogues.iter().flat_map(|catalogue| &catalogue.groups);
    let groups: Vec<&Group> = groups.filter(|group| !group.dropped).collect();
    let criteria = groups.iter().flat_map(|group| &group.criteria).filter(|criterion| !criterion.dropped);
    let criteria: Vec<_> = criteria.map(|criterion| format!("criterion:{}", criterion.id)).collect();
    let groups: Vec<_> = groups.iter().map(|group| format!("group:{}", group.id)).collect();
    let mut rules = random.some(&["score".to_string(), "price".to_string()], 45);
    for named in [groups, criteria] {
        if random.chance(50) {
            rules.extend(random.some(&named, 30));
        }
    }
    random.shuffle(&mut rules);
    if random.chance(40) {
        rules.push("draw".to_string());
    }
    rules
}
