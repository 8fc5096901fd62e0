//! Conditions in words: sentences by hand, and made conditions of which none that mean something else may read alike.

use std::collections::BTreeMap;

use super::{Named, Names, Sort};
use crate::cond::{Cond, Domain, MOST_STEPS, Scope, Truth, Type, Value, compile};
use crate::lang::{Lang, Say, Words};
use crate::num::Ratio;

/// Marks of CEL that no words may hold.
const MARKS: [&str; 12] =
    ["&&", "||", "==", "!=", "<", ">", "!", "fact.", "region.", "exposure", ".all(", "?"];

struct World(Vec<(&'static str, Type)>);

impl Scope for World {
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

fn world() -> World {
    let of = |options: &[&str]| Domain::Of(options.iter().map(|option| (*option).to_owned()).collect());
    let degrees = || Type::Text(of(&["none", "dependency", "shielded", "exposed"]));
    World(vec![
        ("fact.n", Type::Number),
        ("fact.m", Type::Number),
        ("fact.b", Type::Bool),
        ("fact.d", Type::Bool),
        ("fact.c", Type::Text(of(&["p", "q", "r"]))),
        ("fact.t", Type::Text(Domain::Any)),
        ("fact.s", Type::texts(of(&["p", "q", "r"]))),
        ("fact.k", Type::Text(Domain::Country)),
        ("fact.cs", Type::texts(Domain::Country)),
        ("fact.day", Type::Date),
        ("exposure.l1", degrees()),
        ("exposure.l2", degrees()),
        ("content_exposure.l1", degrees()),
        ("region.eea", Type::texts(Domain::Country)),
        ("region.other", Type::texts(Domain::Country)),
        ("locations", Type::texts(Domain::Country)),
        ("access_from", Type::texts(Domain::Country)),
        ("as_of", Type::Date),
    ])
}

struct Calls(Lang, Vec<Named>);

impl Calls {
    fn new(lang: Lang) -> Calls {
        let named = world().0.iter().map(|(name, _)| Calls::call(name, lang)).collect();
        Calls(lang, named)
    }

    fn call(name: &str, lang: Lang) -> Named {
        let options = || ["p", "q", "r"].map(|id| (id.to_owned(), id.to_uppercase())).to_vec();
        let degrees = || {
            ["none", "dependency", "shielded", "exposed"].map(|id| (id.to_owned(), id.to_owned())).to_vec()
        };
        let asked = |sort: Sort| Named::asked(sort, name.trim_start_matches("fact."), lang);
        match name {
            "fact.n" => asked(Sort::Number).with("dagen".to_owned(), Vec::new()),
            "fact.m" => asked(Sort::Number),
            "fact.b" | "fact.d" => asked(Sort::Bool),
            "fact.c" => asked(Sort::Text).with(String::new(), options()),
            "fact.t" => asked(Sort::Text),
            "fact.s" => asked(Sort::Set).with(String::new(), options()),
            "fact.k" => asked(Sort::Country),
            "fact.cs" => asked(Sort::Countries),
            "fact.day" => asked(Sort::Day),
            "region.eea" | "region.other" => Named::title(Sort::Region, &name[7..]),
            "locations" => Named::locations(lang),
            "access_from" => Named::access(lang),
            "as_of" => Named::reference_day(lang),
            law => {
                let content = law.starts_with("content");
                let title = law.rsplit('.').next().unwrap();
                Named::title(Sort::Reach { content }, title).with(String::new(), degrees())
            }
        }
    }
}

impl Names for Calls {
    fn named(&self, input: u32) -> &Named {
        &self.1[input as usize]
    }

    fn lang(&self) -> Lang {
        self.0
    }
}

fn compiled(text: &str) -> Cond {
    compile(text, &world()).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"))
}

fn said(text: &str, lang: Lang) -> String {
    compiled(text).clause(&Calls::new(lang)).line(lang)
}

#[test]
fn sentences_read_as_a_person_would_say_them() {
    for (text, words) in [
        ("fact.n <= 30", "het antwoord op n is ten hoogste 30 dagen"),
        ("30 < fact.n", "het antwoord op n is meer dan 30 dagen"),
        ("!(fact.n > 1000.5)", "het antwoord op n is ten hoogste 1.000,5 dagen"),
        ("fact.b && !fact.d", "het antwoord op b is ja, en het antwoord op d is nee"),
        ("fact.b == false", "het antwoord op b is nee"),
        ("fact.c != \"p\"", "het antwoord op c is niet “P”"),
        ("fact.c == \"p\" || fact.c == \"q\"", "het antwoord op c is “P” of “Q”"),
        ("!(fact.c in [\"p\", \"q\"])", "het antwoord op c is geen van deze: “P” en “Q”"),
        ("\"p\" in fact.s && \"q\" in fact.s", "bij s zijn al deze gekozen: “P” en “Q”"),
        ("\"p\" in fact.s || \"q\" in fact.s", "bij s is ten minste één van deze gekozen: “P” en “Q”"),
        ("![\"p\", \"q\"].all(x, x in fact.s)", "bij s is ten minste één van deze niet gekozen: “P” en “Q”"),
        ("!(\"p\" in fact.s)", "bij s is “P” niet gekozen"),
        ("fact.cs.all(c, c in region.eea)", "elk land bij cs is een land uit “eea”"),
        (
            "!fact.cs.all(c, c in region.eea || c in region.other)",
            "ten minste één land bij cs is geen land uit “eea” of “other”",
        ),
        ("\"US\" in locations", "onder de landen waar gegevens worden opgeslagen of verwerkt is US genoemd"),
        ("access_from.exists_one(c, c == \"NL\")", "precies één land van waaruit wordt beheerd is NL"),
        ("fact.day <= as_of", "het antwoord op day is de peildatum of eerder"),
        (
            "exposure[\"l1\"] == \"exposed\" || exposure[\"l2\"] == \"exposed\"",
            "de blootstelling aan ten minste één van de wetten “l1” en “l2” is “exposed”",
        ),
        (
            "content_exposure[\"l1\"] in [\"none\", \"shielded\"]",
            "de blootstelling van de inhoud aan “l1” is “none” of “shielded”",
        ),
        (
            "(fact.b || fact.d) && fact.n < 3 || fact.m == 1",
            "((het antwoord op b is ja, of het antwoord op d is ja), en het antwoord op n is minder dan 3 dagen), \
             of het antwoord op m is 1",
        ),
        (
            "fact.b ? fact.n < 3 : fact.d",
            "(als het antwoord op b is ja: het antwoord op n is minder dan 3 dagen; anders: het antwoord op d is ja)",
        ),
        ("fact.n + 2 * fact.m >= 10", "(het antwoord op n plus (2 maal het antwoord op m)) is ten minste 10"),
        ("size(fact.s) >= 2", "het aantal gekozen antwoorden bij s is ten minste 2"),
        ("fact.t != \"\"", "het antwoord op t is niet leeg"),
        (
            "fact.b == fact.d",
            "ofwel beide gelden, ofwel geen van beide: het antwoord op b is ja en het antwoord op d is ja",
        ),
        (
            "fact.cs.exists(c, c in locations)",
            "voor ten minste één land bij cs (hier x genoemd) geldt: x komt voor in landen waar gegevens worden \
             opgeslagen of verwerkt",
        ),
    ] {
        assert_eq!(said(text, Lang::Nl), words, "{text}");
    }
    assert_eq!(
        said("fact.n <= 30 && fact.b", Lang::En),
        "the answer to n is at most 30 dagen, and the answer to b is yes"
    );
}

#[test]
fn lists_within_lists_hold_one_sentence_each() {
    let clause = compiled("(fact.b || fact.n < 3) && fact.d").clause(&Calls::new(Lang::En));
    let lines = clause.lines(Lang::En);
    let lines: Vec<(u8, &str)> = lines.iter().map(|(depth, line)| (*depth, line.as_str())).collect();
    assert_eq!(
        lines,
        [
            (0, "all of the following hold:"),
            (1, "at least one of the following holds:"),
            (2, "the answer to b is yes"),
            (2, "the answer to n is less than 3 dagen"),
            (1, "the answer to d is yes"),
        ]
    );
}

#[test]
fn texts_that_are_alike_or_hold_quotation_marks_stay_apart() {
    let options =
        [("a", "ja"), ("b", "ja"), ("c", "”, of “")].map(|(id, text)| (id.to_owned(), text.to_owned()));
    let named = Named::asked(Sort::Text, "vraag 1", Lang::Nl).with(String::new(), options.to_vec());
    let shown: Vec<&str> = named.options.iter().map(|(_, shown)| shown.as_str()).collect();
    assert_eq!(shown, ["“ja (a)”", "“ja (b)”", "“””, of ““”"]);
}

/// Numbers that follow from each other, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.roll(all.len())]
    }

    fn number(&mut self, depth: usize) -> String {
        let simple = ["fact.n", "fact.m", "1", "2", "size(fact.s)", "size(fact.cs)"];
        if depth == 0 || self.roll(2) == 0 {
            return self.of(&simple).to_owned();
        }
        let (a, b) = (self.number(depth - 1), self.number(depth - 1));
        match self.roll(5) {
            0 => format!("({a} + {b})"),
            1 => format!("({a} - {b})"),
            2 => format!("({a} * {b})"),
            3 => format!("(-{a})"),
            _ => format!("({} ? {a} : {b})", self.truth(depth - 1)),
        }
    }

    fn atom(&mut self) -> String {
        let (option, country) = (self.of(&["p", "q", "r"]), self.of(&["NL", "US", "CH"]));
        let (region, law) = (self.of(&["eea", "other"]), self.of(&["l1", "l2"]));
        let (is, over) = (self.of(&["==", "!="]), self.of(&["all", "exists", "exists_one"]));
        let list = self.of(&["fact.cs", "locations", "access_from"]);
        let degree = self.of(&["none", "shielded", "exposed"]);
        match self.roll(14) {
            0 => self.of(&["fact.b", "fact.d"]).to_owned(),
            1 => format!("fact.c {is} \"{option}\""),
            2 => format!("fact.c in [\"{option}\", \"{}\"]", self.of(&["p", "q", "r"])),
            3 => format!("\"{option}\" in fact.s"),
            4 => format!("\"{country}\" in {list}"),
            5 => format!("fact.k in region.{region}"),
            6 => format!("{list}.{over}(c, c in region.{region})"),
            7 => format!("{list}.{over}(c, c in region.{region} || c {is} \"{country}\")"),
            8 => format!("[\"p\", \"{option}\"].{over}(x, x in fact.s)"),
            9 => format!("exposure[\"{law}\"] {is} \"{degree}\""),
            10 => format!(
                "{}exposure[\"{law}\"] in [\"none\", \"{degree}\"]",
                if law == "l1" { "content_" } else { "" }
            ),
            11 => format!("fact.day {} as_of", self.of(&["<", "<=", ">", ">=", "==", "!="])),
            12 => format!("fact.s.{over}(x, x {is} \"{option}\" && {})", self.of(&["fact.b", "x == fact.c"])),
            _ => format!("fact.t {is} \"{}\"", self.of(&["", "u", "v"])),
        }
    }

    fn truth(&mut self, depth: usize) -> String {
        if depth == 0 || self.roll(5) == 0 {
            return self.atom();
        }
        let (a, b) = (self.truth(depth - 1), self.truth(depth - 1));
        match self.roll(8) {
            0 | 1 => format!("({a} && {b})"),
            2 | 3 => format!("({a} || {b})"),
            4 => format!("!({a})"),
            5 => format!("({a} ? {b} : {})", self.truth(depth - 1)),
            6 => format!("(({a}) {} ({b}))", self.of(&["==", "!="])),
            _ => {
                let op = self.of(&["==", "!=", "<", "<=", ">", ">="]);
                format!("({} {op} {})", self.number(depth - 1), self.number(depth - 1))
            }
        }
    }

    /// What a bid could state; about a quarter of it is not stated.
    fn stated(&mut self) -> Vec<Option<Value>> {
        let value = |dice: &mut Dice, path: &str| match path {
            "fact.n" | "fact.m" => Value::Number(Ratio::from([-1, 0, 1, 2, 3][dice.roll(5)])),
            "fact.b" | "fact.d" => Value::Bool(dice.roll(2) == 0),
            "fact.c" => Value::Text(dice.of(&["p", "q", "r"]).into()),
            "fact.t" => Value::Text(dice.of(&["", "u", "v"]).into()),
            "fact.k" => Value::Text(dice.of(&["NL", "US", "CH"]).into()),
            "fact.s" => Value::texts(["p", "q", "r"].into_iter().filter(|_| dice.roll(2) == 0)),
            "fact.day" => Value::Date(jiff::civil::date(2026, 11, [1, 2, 3][dice.roll(3)])),
            "as_of" => Value::Date(jiff::civil::date(2026, 11, 2)),
            "region.eea" => Value::texts(["NL"]),
            "region.other" => Value::texts(["CH"]),
            "fact.cs" | "locations" | "access_from" => {
                Value::texts(["NL", "US", "CH"].into_iter().filter(|_| dice.roll(2) == 0))
            }
            _ => Value::Text(dice.of(&["none", "dependency", "shielded", "exposed"]).into()),
        };
        let inputs = world().0;
        let stated = inputs.iter().map(|(path, _)| {
            let value = value(self, path);
            let is_constant = *path == "as_of" || path.starts_with("region.");
            (is_constant || self.roll(4) > 0).then_some(value)
        });
        stated.collect()
    }
}

/// Two conditions that read alike decide alike, whatever is stated and whatever is not; and none reads as CEL.
#[test]
fn conditions_that_read_alike_decide_alike() {
    let mut dice = Dice(20_261_122);
    let worlds: Vec<Vec<Option<Value>>> = (0..60).map(|_| dice.stated()).collect();
    let mut known: BTreeMap<(Lang, String), (String, Vec<Truth>)> = BTreeMap::new();
    let (mut met, mut differ) = (0, 0);
    for _ in 0..6000 {
        let depth = dice.roll(4);
        let text = dice.truth(depth);
        let cond = compiled(&text);
        let truths: Vec<Truth> = worlds
            .iter()
            .map(|world| cond.run(&|input| world[input as usize].as_ref(), MOST_STEPS).unwrap())
            .collect();
        for lang in Lang::ALL {
            let clause = cond.clause(&Calls::new(lang));
            let lines: Vec<String> =
                clause.lines(lang).into_iter().map(|(depth, line)| format!("{depth} {line}\n")).collect();
            for words in [clause.line(lang), lines.concat()] {
                let marks = MARKS.iter().filter(|mark| words.replace("(exposed)", "").contains(**mark));
                let marks: Vec<_> = marks.filter(|mark| **mark != "exposure" || lang == Lang::Nl).collect();
                assert!(marks.is_empty(), "{text}\n{words}\n{marks:?}");
                match known.get(&(lang, words.clone())) {
                    Some((other, same)) => {
                        met += 1;
                        differ += usize::from(other != &text);
                        assert_eq!(same, &truths, "{text}\n{other}\nboth read:\n{words}");
                    }
                    None => drop(known.insert((lang, words), (text.clone(), truths.clone()))),
                }
            }
        }
    }
    assert!(met > 2000 && differ > 500, "only {met} met, {differ} of them another condition");
}

/// What is told item by item does not grow without bound.
#[test]
fn loops_in_loops_stay_short() {
    let list = "[\"p\", \"q\", \"r\", \"p\", \"q\", \"r\", \"p\", \"q\", \"r\", \"p\"]";
    let mut text = "\"p\" in fact.s".to_owned();
    for depth in 0..4 {
        text = format!(
            "{list}.exists_one(v{depth}, v{depth} == fact.c && {list}.all(w{depth}, w{depth} in fact.s && {text}))"
        );
    }
    let clause = compiled(&text).clause(&Calls::new(Lang::Nl));
    let lines = clause.lines(Lang::Nl);
    assert!(lines.len() < 5000, "{}", lines.len());
    assert!(Words::AllOf.text(Lang::Nl).ends_with(':'));
}
