//! Values that stand for all others: what an input can be, as far as conditions tell one value from
//! another.
//!
//! In: what an input can be, and what is [`Asked`] of it. Out: one value of each kind that the
//! conditions tell apart, and whether that is all there is to tell.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Asked, Value};
use crate::model::country::countries;
use crate::model::fact::{FactOption, FactType};
use crate::model::rules::Fact;
use crate::num::{Dec, Ratio};

/// The most lists that are made of one input.
const MOST_LISTS: usize = 1024;
/// The most texts times questions that are looked through for one input.
const MOST_LOOKS: usize = 200_000;
/// The largest size of a list that is looked into.
const MOST_ITEMS: i64 = 8;
/// The most lists of one item that are tried where not all lists are.
const MOST_ONES: usize = 64;
/// Numbers that are tried where what is asked does not say which matter.
const SOME: [i64; 7] = [0, 1, 2, 12, 30, 100, 1000];
/// Countries that people know by their codes come first, so that an example is easy to read.
const KNOWN: [&str; 8] = ["NL", "DE", "CH", "US", "GB", "CN", "IN", "JP"];

/// What an input can be.
#[derive(Clone, Debug)]
pub struct Range<'r> {
    /// Its type.
    pub kind: FactType,
    /// What can be chosen, and whether it goes with no other.
    pub options: Vec<(&'r str, bool)>,
    /// The least and the most that is accepted.
    pub limits: (Option<Dec>, Option<Dec>),
    /// Whether it can be an empty list.
    pub may_be_empty: bool,
    /// Whether a list can hold the same item twice.
    pub repeats: bool,
}

impl<'r> Range<'r> {
    /// Anything of a type.
    #[must_use]
    pub const fn plain(kind: FactType) -> Range<'r> {
        Range { kind, options: Vec::new(), limits: (None, None), may_be_empty: false, repeats: false }
    }

    /// What a bid can state for a fact.
    #[must_use]
    pub fn of(fact: &'r Fact) -> Range<'r> {
        Range {
            options: chosen(&fact.options),
            limits: (fact.min, fact.max),
            may_be_empty: fact.may_be_empty,
            repeats: fact.kind == FactType::Countries,
            ..Range::plain(fact.kind)
        }
    }
}

/// What can be chosen, and whether it goes with no other.
#[must_use]
pub fn chosen(options: &[FactOption]) -> Vec<(&str, bool)> {
    options.iter().map(|option| (option.id.value.as_str(), option.exclusive)).collect()
}

/// Values that stand for all that an input can be.
#[derive(Clone, Debug)]
pub struct Values {
    /// The values, at least one.
    pub list: Vec<Value>,
    /// Whether every other value does to the conditions what one of these does.
    pub complete: bool,
}

/// The values of an input that the conditions tell apart.
#[must_use]
pub fn values(range: &Range<'_>, asked: &[&Asked]) -> Values {
    let other = asked.contains(&&Asked::Other);
    match range.kind {
        FactType::Bool => Values { list: vec![Value::Bool(true), Value::Bool(false)], complete: true },
        FactType::Integer | FactType::Decimal | FactType::Percent | FactType::Money => {
            Values { list: numbers(range, asked, other), complete: !other }
        }
        FactType::Date => Values { list: days(asked), complete: !other },
        FactType::Choice if other => {
            Values { list: range.options.iter().map(|(id, _)| text(id)).collect(), complete: true }
        }
        FactType::Choice | FactType::Country | FactType::Text => {
            let universe = universe(range, asked);
            match classes(&universe, asked) {
                Some(classes) => {
                    let list = classes.iter().map(|class| text(class[0])).collect();
                    Values { list, complete: !other }
                }
                None => Values {
                    list: universe.iter().take(8).map(|(id, _)| text(id)).collect(),
                    complete: false,
                },
            }
        }
        FactType::Set | FactType::Countries => lists(range, asked, other),
    }
}

fn text(id: &str) -> Value {
    Value::Text(id.into())
}

/// The texts that an input, or an item of it, can be. A free text can be anything: what the conditions
/// name, and something else.
fn universe<'u>(range: &Range<'u>, asked: &[&'u Asked]) -> Vec<(&'u str, bool)> {
    match range.kind {
        FactType::Country | FactType::Countries => {
            let rest = countries().filter(|code| !KNOWN.contains(code));
            KNOWN.into_iter().chain(rest).map(|code| (code, false)).collect()
        }
        FactType::Text => {
            let mut named: BTreeSet<&str> = asked.iter().flat_map(|asked| named(asked)).collect();
            if !range.may_be_empty {
                named.remove("");
            }
            let other = ["iets anders", "something else"].into_iter().find(|other| !named.contains(other));
            named.into_iter().chain(other).map(|id| (id, false)).collect()
        }
        _ => range.options.clone(),
    }
}

/// The texts that a question names.
fn named(asked: &Asked) -> Vec<&str> {
    let (Asked::Among(values) | Asked::ItemAmong(values)) = asked else { return Vec::new() };
    let texts = values.iter().filter_map(|value| match value {
        Value::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    texts.collect()
}

/// Texts in groups that no question tells apart, in the order of their first; nothing where there are
/// too many texts and questions to look through.
fn classes<'u>(universe: &[(&'u str, bool)], asked: &[&Asked]) -> Option<Vec<Vec<&'u str>>> {
    let lists: Vec<BTreeSet<&str>> = asked
        .iter()
        .map(|asked| named(asked).into_iter().collect())
        .filter(|list: &BTreeSet<_>| !list.is_empty())
        .collect();
    if universe.len().saturating_mul(lists.len()) > MOST_LOOKS {
        return None;
    }
    let mut places: BTreeMap<(bool, Vec<bool>), usize> = BTreeMap::new();
    let mut classes: Vec<Vec<&str>> = Vec::new();
    for (id, alone) in universe {
        let answers = lists.iter().map(|list| list.contains(id)).collect();
        let place = *places.entry((*alone, answers)).or_insert(classes.len());
        if place == classes.len() {
            classes.push(Vec::new());
        }
        classes[place].push(id);
    }
    Some(classes)
}

/// The numbers that are compared with and the limits, with one between each two and one beyond each end.
fn numbers(range: &Range<'_>, asked: &[&Asked], other: bool) -> Vec<Value> {
    let percent = range.kind == FactType::Percent;
    let low = range.limits.0.or(percent.then_some(Dec::ZERO)).map(Ratio::from);
    let high = range.limits.1.or(percent.then(|| Dec::whole(100))).map(Ratio::from);
    let against = asked.iter().filter_map(|asked| match asked {
        Asked::Against(Value::Number(number)) => Some(number.clone()),
        _ => None,
    });
    let mut corners: BTreeSet<Ratio> = against.chain(low.clone()).chain(high.clone()).collect();
    if other || corners.is_empty() {
        corners.extend(SOME.map(Ratio::from));
    }
    let whole = range.kind == FactType::Integer;
    let corners: Vec<Ratio> = corners.into_iter().collect();
    let mut all: BTreeSet<Ratio> = corners.iter().cloned().collect();
    all.extend(corners.windows(2).map(|pair| between(&pair[0], &pair[1], whole)));
    let one = Ratio::from(1);
    let above = |number: &Ratio| if whole { &number.floor() + &one } else { number + &one };
    all.extend(corners.last().map(above));
    all.extend(corners.first().map(|first| -&above(&-first)));
    let fits = |number: &Ratio| {
        low.as_ref().is_none_or(|low| low <= number)
            && high.as_ref().is_none_or(|high| number <= high)
            && (!whole || number.floor() == *number)
    };
    let mut list: Vec<Value> = all.into_iter().filter(fits).map(Value::Number).collect();
    if list.is_empty() {
        list.push(Value::Number(low.or(high).unwrap_or_default()));
    }
    list
}

/// A number between two, a short one where there is room; for whole numbers the lower one where there
/// is none between.
fn between(a: &Ratio, b: &Ratio, whole: bool) -> Ratio {
    let next = &a.floor() + &Ratio::from(1);
    if next < *b {
        return next;
    }
    if whole {
        return a.clone();
    }
    (a + b).checked_div(&Ratio::from(2)).unwrap_or_default()
}

/// The days that are compared with, each with the day before and the day after.
fn days(asked: &[&Asked]) -> Vec<Value> {
    let against = asked.iter().filter_map(|asked| match asked {
        Asked::Against(Value::Date(day)) => Some(*day),
        _ => None,
    });
    let near = |day: Date| [day.yesterday().ok(), Some(day), day.tomorrow().ok()].into_iter().flatten();
    let mut all: BTreeSet<Date> = against.flat_map(near).collect();
    if all.is_empty() {
        all.insert(jiff::civil::date(2026, 1, 1));
    }
    all.into_iter().map(Value::Date).collect()
}

/// Lists: of each group of items that the conditions tell apart none, or as many as they can count.
fn lists(range: &Range<'_>, asked: &[&Asked], other: bool) -> Values {
    let universe = universe(range, asked);
    let alone: BTreeSet<&str> = universe.iter().filter(|(_, alone)| *alone).map(|(id, _)| *id).collect();
    let fits = |items: &Vec<&str>| {
        (range.may_be_empty || !items.is_empty())
            && (items.len() < 2 || !items.iter().any(|item| alone.contains(item)))
    };
    let listed = |items: Vec<&str>| Value::texts(items);
    let counted = most(asked);
    let classes = classes(&universe, asked).zip(counted);
    let made = classes.as_ref().and_then(|(classes, most)| multisets(classes, *most, range.repeats));
    let complete = made.is_some() && !other;
    let mut made = made.unwrap_or_default();
    if !complete {
        made.extend(some(&universe));
    }
    let mut list: Vec<Value> = made.into_iter().filter(fits).map(listed).collect();
    if list.is_empty() {
        list.push(listed(universe.iter().take(1).map(|(id, _)| *id).collect()));
    }
    Values { list, complete }
}

/// How many alike items must be told apart; nothing where a size is held against something odd.
fn most(asked: &[&Asked]) -> Option<usize> {
    let mut each = asked.iter().map(|asked| match asked {
        Asked::One => Some(2),
        Asked::Size(size) => {
            let known = (0..=MOST_ITEMS).find(|n| Ratio::from(*n) == *size)?;
            usize::try_from(known + 1).ok()
        }
        _ => Some(1),
    });
    each.try_fold(1, |most, one| Some(most.max(one?)))
}

/// Every list of at most `most` items of each class, small ones first; nothing where there are too many.
fn multisets<'u>(classes: &[Vec<&'u str>], most: usize, repeats: bool) -> Option<Vec<Vec<&'u str>>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for class in classes {
        let count = if repeats { most } else { most.min(class.len()) };
        if all.len().checked_mul(count + 1)? > MOST_LISTS {
            return None;
        }
        let taken = |n: usize| class.iter().cycle().take(n).copied();
        let wider = |n: usize| all.iter().map(move |items| items.iter().copied().chain(taken(n)).collect());
        all = (0..=count).flat_map(wider).collect();
    }
    all.sort_by_key(Vec::len);
    Some(all)
}

/// Some lists where not all can be made: none, one item, two, and all but those that go alone.
fn some<'u>(universe: &[(&'u str, bool)]) -> Vec<Vec<&'u str>> {
    let ids: Vec<&str> = universe.iter().map(|(id, _)| *id).collect();
    let together: Vec<&str> = universe.iter().filter(|(_, alone)| !alone).map(|(id, _)| *id).collect();
    let ones = ids.iter().take(MOST_ONES).map(|id| vec![*id]);
    let twos = together.windows(2).take(12).map(<[&str]>::to_vec);
    [Vec::new()].into_iter().chain(ones).chain(twos).chain([together.clone()]).collect()
}
