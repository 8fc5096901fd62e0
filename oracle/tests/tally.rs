//! Counts what was compared, so that agreeing on nothing is no agreement.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use keur::cond::Truth;

/// Heads of conditions that must have come out true, false and not established.
const HEADS: [&str; 14] =
    ["!", "&&", "||", "?:", "==", "!=", "<", "<=", ">", ">=", "in", "all", "exists", "exists_one"];
/// What must have stood on a side of a comparison at the head with each of the three.
const SIDES: [&str; 18] = [
    "+",
    "-",
    "*",
    "-a",
    "size(a)",
    "a.size()",
    "[a]",
    "a.b",
    "a[\"b\"]",
    "literal",
    "?:",
    "!",
    "&&",
    "||",
    "==",
    "all",
    "exists",
    "exists_one",
];
/// What must have been decided although something that is named was absent.
const DECIDED: [&str; 7] = [
    "&& after an absent operand",
    "&& before an absent operand",
    "|| after an absent operand",
    "|| before an absent operand",
    "?: beside an absent branch",
    "all by an item",
    "exists by an item",
];

/// What was compared.
#[derive(Default)]
pub struct Tally {
    /// Conditions that both compiled.
    pub conditions: usize,
    /// Runs that came to the same truth.
    pub same: usize,
    /// Runs that were not established in Keur, for a missing key in `cel`.
    pub missing: usize,
    heads: BTreeMap<&'static str, [usize; 3]>,
    sides: BTreeMap<&'static str, [usize; 3]>,
    decided: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts a run.
    pub fn run(&mut self, head: &'static str, sides: &[&'static str], truth: Truth) {
        let place = match truth {
            Some(true) => 0,
            Some(false) => 1,
            None => 2,
        };
        if place == 2 {
            self.missing += 1
        } else {
            self.same += 1
        }
        self.heads.entry(head).or_default()[place] += 1;
        for side in sides {
            self.sides.entry(side).or_default()[place] += 1;
        }
    }

    /// Counts a run that was decided although something was absent.
    pub fn decided(&mut self, how: &'static str) {
        *self.decided.entry(how).or_default() += 1;
    }

    /// Adds the counts of another tally.
    pub fn merge(&mut self, other: Tally) {
        self.conditions += other.conditions;
        self.same += other.same;
        self.missing += other.missing;
        for (own, others) in [(&mut self.heads, other.heads), (&mut self.sides, other.sides)] {
            for (name, counts) in others {
                let own = own.entry(name).or_default();
                for (place, n) in counts.into_iter().enumerate() {
                    own[place] += n;
                }
            }
        }
        for (how, n) in other.decided {
            *self.decided.entry(how).or_default() += n;
        }
    }

    /// What never came to pass.
    pub fn gaps(&self) -> Vec<String> {
        let mut gaps = unseen("", &HEADS, &self.heads);
        gaps.extend(unseen("beside ", &SIDES, &self.sides));
        let decided = DECIDED.into_iter().filter(|how| !self.decided.contains_key(how));
        gaps.extend(decided.map(str::to_owned));
        gaps
    }

    /// The counts as a table.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{} conditions; same value {}, same missing {}, differ 0\n{:28} {:>9} {:>9} {:>9}\n",
            self.conditions, self.same, self.missing, "", "true", "false", "missing"
        );
        for (what, counts) in [("", &self.heads), ("beside ", &self.sides)] {
            for (name, [yes, no, open]) in counts {
                let name = format!("{what}{name}");
                let _ = writeln!(table, "{name:28} {yes:>9} {no:>9} {open:>9}");
            }
        }
        for (how, n) in &self.decided {
            let _ = writeln!(table, "{how:28} {n:>9}");
        }
        table
    }
}

/// Which of the three truths some operators never had.
fn unseen(place: &str, wanted: &[&'static str], found: &BTreeMap<&'static str, [usize; 3]>) -> Vec<String> {
    let truths = ["true", "false", "not established"];
    let counts = |name: &&str| found.get(name).copied().unwrap_or_default();
    let of_one =
        |name| truths.into_iter().zip(counts(name)).filter(|(_, n)| *n == 0).map(move |(t, _)| (name, t));
    wanted.iter().flat_map(of_one).map(|(name, truth)| format!("{place}`{name}`: {truth}")).collect()
}
