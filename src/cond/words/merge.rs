//! Sentences of one kind about one thing, said as one.

use super::Clause;
use crate::lang::Words;
use crate::lang::words::Many;

/// All of some parts, or at least one of them.
pub fn joined(parts: Vec<Clause>, all: bool) -> Clause {
    let mut told: Vec<Clause> = Vec::new();
    for part in parts {
        match (part, all) {
            (Clause::All(inner), true) | (Clause::Any(inner), false) => {
                inner.into_iter().for_each(|part| add(&mut told, part, all));
            }
            (part, _) => add(&mut told, part, all),
        }
    }
    if told.len() == 1 {
        return told.swap_remove(0);
    }
    if all { Clause::All(told) } else { Clause::Any(told) }
}

/// Adds a part to those that it can be said with, else behind them.
fn add(told: &mut Vec<Clause>, part: Clause, all: bool) {
    if told.contains(&part) {
        return;
    }
    if let Clause::Says(words) = &part
        && told.iter_mut().any(|earlier| match earlier {
            Clause::Says(earlier) => takes(earlier, words, all),
            _ => false,
        })
    {
        return;
    }
    told.push(part);
}

/// Whether a sentence could take another one in, which it then has.
fn takes(earlier: &mut Words, words: &Words, all: bool) -> bool {
    match (earlier, words) {
        (
            Words::Chosen { at, values, many, named },
            Words::Chosen { at: with, values: more, many: also, named: same },
        ) => {
            let together = together((*many, values.len()), (*also, more.len()), all);
            let Some(together) = together.filter(|_| at == with && named == same) else { return false };
            *many = together;
            extend(values, more);
            true
        }
        (Words::Is { subject, among }, Words::Is { subject: with, among: more }) => {
            let fits = subject == with && among.none == more.none && among.none == all;
            if fits {
                extend(&mut among.regions, &more.regions);
                extend(&mut among.values, &more.values);
            }
            fits
        }
        (
            Words::Reach { laws, content, degrees, none, many },
            Words::Reach { laws: other, content: also, degrees: same, none: not, many: more },
        ) => {
            let alike = content == also && degrees == same && none == not;
            let wanted = if all { Many::All } else { Many::Some };
            let fits = |many: Many, count: usize| many == wanted || count == 1;
            let fits = alike && fits(*many, laws.len()) && fits(*more, other.len());
            if fits {
                *many = wanted;
                extend(laws, other);
            }
            fits
        }
        _ => false,
    }
}

fn extend(values: &mut Vec<String>, more: &[String]) {
    for value in more {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
}

/// What two choices are together: all of both, none of both, and where one is enough some of both, or not all.
fn together(a: (Many, usize), b: (Many, usize), all: bool) -> Option<Many> {
    let fits = |wanted: Many, alone: Many| {
        let one = |(many, count): (Many, usize)| many == wanted || (count == 1 && many == alone);
        (one(a) && one(b)).then_some(wanted)
    };
    match all {
        true => fits(Many::All, Many::All).or_else(|| fits(Many::None, Many::None)),
        false => fits(Many::Some, Many::All).or_else(|| fits(Many::NotAll, Many::None)),
    }
}
