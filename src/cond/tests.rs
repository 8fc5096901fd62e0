//! Conditions by table: three values, types, limits, and what is wrong where.

use std::collections::BTreeMap;

use super::{Asked, Domain, MOST_STEPS, Scope, Stop, Truth, Type, Value, compile};
use crate::lang::msg::{Kind, Why};
use crate::num::{Dec, Ratio};

/// Facts of a small catalogue: their paths with their types.
struct Names(Vec<(&'static str, Type)>);

impl Scope for Names {
    fn find(&self, path: &str) -> Option<(u32, Type)> {
        let at = self.0.iter().position(|(name, _)| *name == path)?;
        Some((u32::try_from(at).unwrap(), self.0[at].1.clone()))
    }

    fn begins(&self, parts: &str) -> bool {
        self.0.iter().any(|(name, _)| name.starts_with(&format!("{parts}.")))
    }

    fn nearest(&self, _: &str) -> Option<String> {
        None
    }
}

fn names() -> Names {
    let choice = Domain::Of(["no", "yes", "partly"].map(str::to_owned).into());
    Names(vec![
        ("fact.n", Type::Number),
        ("fact.gone", Type::Number),
        ("fact.yes", Type::Bool),
        ("fact.no", Type::Bool),
        ("fact.open", Type::Bool),
        ("fact.on", Type::Date),
        ("fact.where", Type::texts(Domain::Country)),
        ("fact.nowhere", Type::texts(Domain::Country)),
        ("fact.unsaid", Type::texts(Domain::Country)),
        ("fact.exit.choice", Type::Text(choice)),
        ("region.eea", Type::texts(Domain::Country)),
        ("region.in", Type::texts(Domain::Country)),
        ("exposure.us-cloud-act", Type::Text(Domain::Of(["none", "exposed"].map(str::to_owned).into()))),
        ("as_of", Type::Date),
    ])
}

/// What is stated; `fact.gone`, `fact.open` and `fact.unsaid` are not.
fn values() -> BTreeMap<&'static str, Value> {
    let number = |text: &str| Value::Number(Ratio::from(Dec::parse(text).unwrap()));
    [
        ("fact.n", number("2.5")),
        ("fact.yes", Value::Bool(true)),
        ("fact.no", Value::Bool(false)),
        ("fact.on", Value::Date(jiff::civil::date(2026, 3, 1))),
        ("fact.where", Value::texts(["NL", "DE"])),
        ("fact.nowhere", Value::texts([])),
        ("fact.exit.choice", Value::Text("partly".into())),
        ("region.eea", Value::texts(["NL", "DE", "FR"])),
        ("region.in", Value::texts(["IN"])),
        ("exposure.us-cloud-act", Value::Text("none".into())),
        ("as_of", Value::Date(jiff::civil::date(2026, 11, 1))),
    ]
    .into()
}

fn run(text: &str) -> Result<Truth, Stop> {
    let names = names();
    let values = values();
    let cond = compile(text, &names).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
    cond.run(&|input| values.get(names.0[input as usize].0), MOST_STEPS)
}

#[test]
#[allow(clippy::too_many_lines, reason = "one table")]
fn three_values_walk_through_every_operator() {
    const T: Truth = Some(true);
    const F: Truth = Some(false);
    const N: Truth = None;
    for (text, truth) in [
        // && and || decide where one side decides, in either order
        ("fact.yes && fact.yes", T),
        ("fact.yes && fact.no", F),
        ("fact.no && fact.open", F),
        ("fact.open && fact.no", F),
        ("fact.yes && fact.open", N),
        ("fact.open && fact.open", N),
        ("fact.no || fact.no", F),
        ("fact.yes || fact.open", T),
        ("fact.open || fact.yes", T),
        ("fact.no || fact.open", N),
        ("!fact.open", N),
        ("!fact.no", T),
        // ? : needs its condition, and only the branch that it takes
        ("fact.yes ? fact.yes : fact.open", T),
        ("fact.no ? fact.open : fact.no", F),
        ("fact.yes ? fact.open : fact.yes", N),
        ("fact.open ? fact.yes : fact.yes", N),
        // comparisons and arithmetic need both sides
        ("fact.n == 2.5", T),
        ("fact.n + 0.5 == 3", T),
        ("fact.n * 2 - 1 >= 4", T),
        ("-fact.n < 0", T),
        ("0.1 + 0.2 == 0.3", T),
        ("fact.gone > 1", N),
        ("fact.gone * 0 == 0", N),
        ("fact.exit.choice == 'partly'", T),
        ("fact[\"exit\"].choice != 'no'", T),
        ("fact.on <= as_of", T),
        ("fact.on > '2026-03-01'", F),
        ("'2026-02-28' < fact.on", T),
        // in
        ("'NL' in fact.where", T),
        ("'FR' in fact.where", F),
        ("'NL' in fact.nowhere", F),
        ("'NL' in fact.unsaid", N),
        ("fact.gone in [1, 2]", N),
        ("fact.n in [1, 2.5]", T),
        ("fact.n in [fact.gone, 2.5]", N),
        ("'IN' in region['in']", T),
        ("exposure[\"us-cloud-act\"] in ['none', 'exposed']", T),
        // size
        ("size(fact.where) == 2", T),
        ("fact.nowhere.size() == 0", T),
        ("fact.unsaid.size() == 0", N),
        // all and exists decide where one item decides; over nothing all holds and none exists
        ("fact.where.all(c, c in region.eea)", T),
        ("fact.where.all(c, c == 'NL')", F),
        ("fact.nowhere.all(c, c == 'NL')", T),
        ("fact.unsaid.all(c, c == 'NL')", N),
        ("fact.where.all(c, c == 'NL' || fact.open)", N),
        ("fact.where.all(c, c == 'GR' && fact.open)", F),
        ("fact.where.exists(c, c == 'DE')", T),
        ("fact.nowhere.exists(c, c == 'DE')", F),
        ("fact.unsaid.exists(c, c == 'DE')", N),
        ("fact.where.exists(c, c == 'DE' || fact.open)", T),
        ("fact.where.exists(c, c == 'GR' || fact.open)", N),
        ("fact.where.exists_one(c, c == 'DE')", T),
        ("fact.where.exists_one(c, c != 'GR')", F),
        ("fact.where.exists_one(c, c == 'DE' || fact.open)", N),
        ("['NL', 'DE'].all(c, c in fact.where)", T),
        ("fact.where.all(c, region.eea.exists(d, d == c))", T),
        ("fact.where == ['NL', 'DE']", T),
    ] {
        assert_eq!(run(text), Ok(truth), "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_at_its_own_characters() {
    for (text, part, why) in [
        ("fact.n == '2'", "fact.n == '2'", Why::Unlike(Kind::Number, Kind::Text)),
        ("fact.m == 2", "fact.m", Why::UnknownPath("fact.m".into())),
        ("fact.exit.notice > 2", "fact.exit.notice", Why::UnknownPath("fact.exit.notice".into())),
        ("fact.n", "fact.n", Why::Type { wanted: Kind::Bool, found: Kind::Number }),
        ("fact.yes && fact.n", "fact.n", Why::Type { wanted: Kind::Bool, found: Kind::Number }),
        ("fact.where == 'NL'", "fact.where == 'NL'", Why::Unlike(Kind::List, Kind::Text)),
        ("fact.where.filter(c, true)", "filter", Why::NoFunction("filter".into())),
        ("has(fact.n)", "has", Why::NoFunction("has".into())),
        ("fact[fact.n] == 1", "[", Why::NotConstant),
        ("fact.on < '2027-13-01'", "'2027-13-01'", Why::NotADate),
        ("fact.on < '20270101'", "'20270101'", Why::NotADate),
        ("fact.on < '+002027-01-01'", "'+002027-01-01'", Why::NotADate),
        ("fact.on < '2027-01-01T00:00:00'", "'2027-01-01T00:00:00'", Why::NotADate),
        ("'IN' in region.in", "in", Why::Expected("name")),
        (
            "fact['exit.choice'] == 'no'",
            "fact['exit.choice']",
            Why::UnknownPath("fact[\"exit.choice\"]".into()),
        ),
        ("fact.n / 2 == 1", "/", Why::NoDivision),
        ("fact.n == 1e3", "1e3", Why::Number(crate::num::BadDec::NotPlain)),
        ("fact.yes &&", "&", Why::Expected("value")),
        ("(fact.yes", "s", Why::Expected(")")),
        ("fact.yes fact.no", "fact", Why::Expected("")),
        ("fact.where < ['NL']", "fact.where < ['NL']", Why::NoOrder(Kind::List)),
        ("fact.yes == 'a", "'a", Why::OpenText),
        ("fact.n == 1 ; true", ";", Why::Character(';')),
        ("fact.where.all(as_of, true)", "as_of", Why::Reserved("as_of".into())),
        ("fact.where.all(void, true)", "void", Why::Reserved("void".into())),
        ("[].all(c, true)", "[]", Why::EmptyList),
        ("[['a'], [], [1]] == []", "[1]", Why::Unlike(Kind::List, Kind::List)),
        ("fact.n == 1 + 'a'", "'a'", Why::Type { wanted: Kind::Number, found: Kind::Text }),
    ] {
        let wrong = compile(text, &names()).expect_err(text);
        assert_eq!((&text[wrong.at.clone()], &wrong.why), (part, &why), "{text}");
    }
}

#[test]
fn a_text_that_can_never_occur_is_wrong() {
    for text in [
        "fact.exit.choice == 'parly'",
        "fact.exit.choice in ['no', 'maybe']",
        "'Nederland' in fact.where",
        "fact.where.exists(c, c == 'nl')",
        "exposure[\"us-cloud-act\"] == 'unknown'",
    ] {
        let wrong = compile(text, &names()).expect_err(text);
        assert!(matches!(wrong.why, Why::NeverEqual { .. }), "{text}: {wrong:?}");
    }
}

#[test]
fn inputs_are_known_without_running() {
    let cond = compile("fact.n > 1 && fact.where.all(c, c in region.eea) || fact.n == 0", &names()).unwrap();
    assert_eq!(cond.inputs(), [0, 6, 10]);
}

#[test]
fn hostile_conditions_end_within_bounds() {
    let deep = format!("{}fact.yes{}", "(".repeat(4000), ")".repeat(90));
    let links = format!("fact.where{}", ".size()".repeat(500));
    let sums = format!("{} == 1", vec!["1"; 1000].join("+"));
    let nots = format!("{}fact.yes", "!".repeat(4000));
    let nested = format!("{}true{}", "fact.where.all(c, ".repeat(40), ")".repeat(40));
    let wide = format!("[{}].size() > 1", vec!["1"; 1500].join(","));
    let turns = format!("{}true", "fact.yes ? true : ".repeat(200));
    for text in [deep, links, nots, nested, wide, turns, "x".repeat(5000), "\u{0}".into(), "“".into()] {
        assert!(compile(&text, &names()).is_err(), "{}", &text[..40.min(text.len())]);
    }
    assert_eq!(run(&sums), Ok(Some(false)));
    let factors = vec!["999999999999999999"; 200].join("*");
    assert_eq!(run(&format!("{factors} > 1")), Ok(Some(true)));
}

#[test]
fn a_long_list_is_read_to_its_end() {
    let names = Names(vec![("fact.l", Type::texts(Domain::Country))]);
    let list = Value::texts(vec!["NL"; 1000].into_iter().chain(["US"]));
    for (text, truth) in [
        ("fact.l.all(c, c == 'NL')", false),
        ("fact.l.exists(c, c == 'US')", true),
        ("fact.l.exists_one(c, c == 'US')", true),
        ("'US' in fact.l", true),
    ] {
        let cond = compile(text, &names).unwrap();
        assert_eq!(cond.run(&|_| Some(&list), MOST_STEPS), Ok(Some(truth)), "{text}");
    }
}

#[test]
fn a_loop_in_a_loop_in_a_loop_is_stopped() {
    let names = Names(vec![("fact.l", Type::texts(Domain::Country))]);
    let text = "fact.l.all(a, fact.l.all(b, fact.l.all(c, a == b || b == c || a == c || true)))";
    let cond = compile(text, &names).unwrap();
    let list = Value::texts(vec!["NL"; 1000]);
    assert_eq!(cond.run(&|_| Some(&list), MOST_STEPS), Err(Stop));
}

#[test]
fn what_is_asked_of_an_input_is_known_without_running() {
    let asks = |text: &str| {
        let (names, values) = (names(), values());
        let fixed = |input: u32| {
            let name = names.0[input as usize].0;
            name.starts_with("region").then(|| values.get(name)).flatten()
        };
        let asked = compile(text, &names).unwrap().asks(&fixed);
        asked.into_iter().map(|(input, asked)| (names.0[input as usize].0, asked)).collect::<Vec<_>>()
    };
    let number = |n: i64| Value::Number(Ratio::from(n));
    let texts = |ids: &[&str]| ids.iter().map(|id| Value::Text((*id).into())).collect::<Vec<_>>();
    for (text, expected) in [
        ("fact.n > 2", vec![("fact.n", Asked::Against(number(2)))]),
        ("-3 + 5 >= fact.n", vec![("fact.n", Asked::Against(number(2)))]),
        (
            "fact.n in [1, 2]",
            vec![("fact.n", Asked::Against(number(1))), ("fact.n", Asked::Against(number(2)))],
        ),
        ("!fact.yes || fact.no == true", vec![("fact.yes", Asked::Itself), ("fact.no", Asked::Itself)]),
        (
            "fact.exit.choice in ['no', 'yes']",
            vec![("fact.exit.choice", Asked::Among(texts(&["no", "yes"])))],
        ),
        ("'NL' in fact.where", vec![("fact.where", Asked::ItemAmong(texts(&["NL"])))]),
        ("fact.where.all(c, c in region['in'])", vec![("fact.where", Asked::ItemAmong(texts(&["IN"])))]),
        (
            "['NL', 'DE'].exists(c, c in fact.where)",
            vec![
                ("fact.where", Asked::ItemAmong(texts(&["NL"]))),
                ("fact.where", Asked::ItemAmong(texts(&["DE"]))),
            ],
        ),
        ("fact.where.exists_one(c, fact.yes)", vec![("fact.where", Asked::One), ("fact.yes", Asked::Itself)]),
        ("size(fact.where) > 1", vec![("fact.where", Asked::Size(Ratio::from(1)))]),
        ("fact.n + 1 > 2", vec![("fact.n", Asked::Other)]),
        ("fact.n > fact.gone", vec![("fact.n", Asked::Other), ("fact.gone", Asked::Other)]),
        (
            "fact.where.all(c, c in fact.nowhere)",
            vec![("fact.where", Asked::Other), ("fact.nowhere", Asked::Other)],
        ),
        ("(fact.yes ? fact.n : 3) > 2", vec![("fact.yes", Asked::Other), ("fact.n", Asked::Other)]),
        ("fact.where == ['NL']", vec![("fact.where", Asked::Other)]),
        ("region.eea.exists(c, c == 'NL') && size(region.eea) > 2", vec![]),
    ] {
        assert_eq!(asks(text), expected, "{text}");
    }
}

#[test]
fn a_condition_is_turned_where_nothing_speaks_against_a_list() {
    let names = names();
    let nowhere = names.find("fact.nowhere").unwrap().0;
    for (text, holds, turned) in [
        ("fact.nowhere.all(c, c == 'NL')", true, Some(false)),
        ("!(fact.nowhere.exists(c, c == 'NL'))", true, Some(false)),
        ("fact.nowhere.all(c, c == 'NL') || fact.yes", true, Some(true)),
        ("size(fact.nowhere) > 0 && fact.nowhere.all(c, c == 'NL')", false, Some(false)),
        ("fact.where.all(c, c in region.eea) && size(fact.nowhere) == 0", true, None),
    ] {
        let values = values();
        let stated = |input: u32| values.get(names.0[input as usize].0);
        let cond = compile(text, &names).unwrap();
        let run = |cond: &super::Cond| cond.run(&stated, MOST_STEPS).unwrap().unwrap();
        assert_eq!((run(&cond), cond.turned(nowhere).map(|cond| run(&cond))), (holds, turned), "{text}");
    }
}

#[test]
fn the_figures_of_a_condition_say_how_they_can_be_put() {
    let figures = |text: &str| {
        let all = compile(text, &names()).unwrap().figures().into_iter();
        all.map(|figure| (figure.value, figure.against, figure.other_way)).collect::<Vec<_>>()
    };
    let number = |n: i64| Value::Number(Ratio::from(n));
    assert_eq!(figures("fact.n < 3"), [(number(3), Some(0), -1)]);
    assert_eq!(figures("3 < fact.n"), [(number(3), Some(0), 1)]);
    assert_eq!(figures("fact.n <= 3 && fact.n >= 2"), [(number(3), Some(0), 1), (number(2), Some(0), -1)]);
    assert_eq!(
        figures("fact.n == 3 && size(fact.where) > 2"),
        [(number(3), Some(0), 0), (number(2), None, 1)]
    );
    assert_eq!(figures("fact.n * 2 in [4]"), [(number(2), None, 0), (number(4), None, 0)]);
    let day = Value::Date(jiff::civil::date(2026, 3, 1));
    assert_eq!(figures("fact.on >= '2026-03-01'"), [(day, Some(5), -1)]);
    assert!(figures("fact.yes && 'NL' in fact.where").is_empty());
}

#[test]
fn runs_that_share_their_steps_take_them_off() {
    let cond = compile("fact.where.all(c, c in region.eea)", &names()).unwrap();
    let (names, values) = (names(), values());
    let stated = |input: u32| values.get(names.0[input as usize].0);
    let mut steps = 30;
    assert_eq!(cond.run_on(&stated, &mut steps), Ok(Some(true)));
    assert!(steps < 30, "{steps}");
    let mut few = 2;
    assert_eq!((cond.run_on(&stated, &mut few), few), (Err(Stop), 0));
}
