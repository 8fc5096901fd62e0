//! What a bid can state: the values of facts that the conditions of the rules tell apart, and supply chains.

use crate::cond::{Asked, Cond, Range, Value, values};
use crate::model::bid::Holds;
use crate::model::country::countries;
use crate::model::fact::FactType;
use crate::model::rules::Rules;
use crate::resolve::{Conditions, Input};

/// The most values that are kept of one fact.
const MOST_VALUES: usize = 256;
/// The most lists of countries that are tried for where a service is and from where it is run.
const MOST_LISTS: usize = 8;
/// The most laws whose reach is tried.
const MOST_LAWS: usize = 8;

/// Everything that synthetic bids choose from.
pub struct Field<'f> {
    /// The rules.
    pub rules: &'f Rules,
    /// Their conditions.
    pub conditions: &'f Conditions,
    /// Per fact of the rules: what can be stated; nothing where it is not asked.
    pub values: Vec<Vec<Value>>,
    /// Supply chains; empty where nobody asks for one.
    pub chains: Vec<Foreign>,
    /// Countries where the service is.
    pub locations: Vec<Vec<String>>,
    /// Countries from which it is run.
    pub access: Vec<Vec<String>>,
    /// The seat of the bidder: a country that no law of the rules reaches, where there is one.
    pub home: String,
}

/// What a second party in the supply chain does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Its seat; nothing where there is no second party.
    pub country: Option<String>,
    /// What it holds.
    pub holds: Holds,
    /// Whether it can read that.
    pub readable: bool,
}

impl<'f> Field<'f> {
    /// What there is to choose from under some rules.
    #[must_use]
    pub fn new(rules: &'f Rules, conditions: &'f Conditions) -> Field<'f> {
        let conds: Vec<&Cond> =
            conditions.options.iter().flatten().chain(&conditions.gates).flatten().collect();
        let fixed = |input: u32| match conditions.inputs[place(input)] {
            Input::Constant => conditions.constants[place(input)].as_ref(),
            _ => None,
        };
        let asked: Vec<(u32, Asked)> = conds.iter().flat_map(|cond| cond.asks(&fixed)).collect();
        let of = |wanted: Input| -> Vec<&Asked> {
            let own = asked.iter().filter(|(input, _)| conditions.inputs[place(*input)] == wanted);
            own.map(|(_, asked)| asked).collect()
        };
        let read = |wanted: &dyn Fn(Input) -> bool| {
            conds.iter().flat_map(|cond| cond.inputs()).any(|&input| wanted(conditions.inputs[place(input)]))
        };
        let chain =
            !rules.layers.is_empty() || read(&|input| !matches!(input, Input::Fact(_) | Input::Constant));
        let home = home(rules);
        let lists = |input: Input| {
            let own = if read(&|one| one == input) { country_lists(&of(input)) } else { Vec::new() };
            if own.is_empty() { vec![vec![home.clone()]] } else { own }
        };
        Field {
            rules,
            conditions,
            values: (0..rules.facts.len()).map(|fact| of_fact(rules, fact, &of(Input::Fact(fact)))).collect(),
            chains: if chain { foreigners(rules) } else { Vec::new() },
            locations: lists(Input::Locations),
            access: lists(Input::AccessFrom),
            home,
        }
    }
}

fn place(input: u32) -> usize {
    usize::try_from(input).unwrap_or(usize::MAX)
}

/// The values of a fact that conditions and curves tell apart.
fn of_fact(rules: &Rules, fact: usize, asked: &[&Asked]) -> Vec<Value> {
    if !rules.facts[fact].asked {
        return Vec::new();
    }
    let curves = rules.criteria.iter().filter_map(|criterion| criterion.curve.as_ref());
    let corners = curves.filter(|curve| curve.fact == fact).flat_map(|curve| &curve.points);
    let corners: Vec<Asked> = corners.map(|(x, _)| Asked::Against(Value::Number((*x).into()))).collect();
    let asked: Vec<&Asked> = asked.iter().copied().chain(&corners).collect();
    let mut list = values(&Range::of(&rules.facts[fact]), &asked).list;
    if list.len() > MOST_VALUES {
        // the first lists are short and the last ones long: some of all
        let every = list.len().div_ceil(MOST_VALUES - 1);
        let last = list.pop();
        list = list.into_iter().step_by(every).chain(last).collect();
    }
    list
}

/// Lists of countries that conditions tell apart, short ones first.
fn country_lists(asked: &[&Asked]) -> Vec<Vec<String>> {
    let all = values(&Range::plain(FactType::Countries), asked).list;
    let items = |value: &Value| match value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| if let Value::Text(code) = item { Some(code.to_string()) } else { None })
            .collect(),
        _ => Vec::new(),
    };
    all.iter().map(items).filter(|list: &Vec<String>| !list.is_empty()).take(MOST_LISTS).collect()
}

/// A country that no law reaches: the Netherlands, else the first that is free.
fn home(rules: &Rules) -> String {
    let reached = |code: &&str| rules.laws.iter().any(|law| law.countries.iter().any(|one| one == code));
    let free = ["NL", "DE", "FR"].into_iter().chain(countries()).find(|code| !reached(code));
    free.unwrap_or("NL").to_owned()
}

/// No second party, and one under each law in each part that it can play.
fn foreigners(rules: &Rules) -> Vec<Foreign> {
    let mut all = vec![Foreign { country: None, holds: Holds::Nothing, readable: false }];
    let mut seats: Vec<&String> = rules.laws.iter().filter_map(|law| law.countries.first()).collect();
    seats.sort();
    seats.dedup();
    for seat in seats.into_iter().take(MOST_LAWS) {
        let parts = [
            (Holds::Nothing, false),
            (Holds::Content, false),
            (Holds::Metadata, true),
            (Holds::Content, true),
        ];
        all.extend(parts.map(|(holds, readable)| Foreign { country: Some(seat.clone()), holds, readable }));
    }
    all
}
