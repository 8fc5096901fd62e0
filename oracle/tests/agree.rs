//! Keur and `cel` come to the same, on random conditions in random worlds.

use keur::cond::{Truth, compile};

use crate::dice::Dice;
use crate::oracle::{self, Both};
use crate::sentence::Part;
use crate::tally::Tally;
use crate::words::Writer;
use crate::world::{Names, World};

/// Seeds, each with its own thread.
const SEEDS: [u64; 2] = [1, 2];
/// Conditions that are compared per seed.
const CONDITIONS: usize = 25_000;
/// Worlds in which each of them is run.
const RUNS: usize = 3;
/// Worlds to choose from.
const WORLDS: usize = 100;
/// The stack of a thread: the parser of `cel` takes much of it where nothing is optimised.
const STACK: usize = 64 << 20;

#[test]
#[allow(clippy::disallowed_macros, reason = "the counts, for `cargo test -- --nocapture`")]
fn keur_and_cel_come_to_the_same() {
    let thread = || std::thread::Builder::new().stack_size(STACK);
    let threads = SEEDS.map(|seed| thread().spawn(move || compare(seed)).expect("a thread"));
    let mut tally = Tally::default();
    for thread in threads {
        tally.merge(thread.join().expect("no difference"));
    }
    println!("{}", tally.table());
    assert!(tally.gaps().is_empty(), "never seen: {:#?}\n{}", tally.gaps(), tally.table());
}

/// Runs the conditions of a seed in some worlds each.
fn compare(seed: u64) -> Tally {
    let mut dice = Dice::new(seed);
    let worlds: Vec<World> = (0..WORLDS).map(|_| World::new(&mut dice)).collect();
    let mut tally = Tally::default();
    for _ in 0..CONDITIONS {
        let depth = 1 + dice.below(4);
        let part = Writer::new(&mut dice).condition(depth);
        let text = part.text(&mut dice);
        let both = Both::compile(&text);
        tally.conditions += 1;
        for _ in 0..RUNS {
            let world = dice.one(&worlds);
            let truth = both.run(&text, world);
            tally.run(part.head, &part.sides, truth);
            decided(&part, &both, world, truth, &mut tally);
        }
    }
    tally
}

/// Counts a truth that came about although something was absent.
fn decided(part: &Part, both: &Both, world: &World, truth: Truth, tally: &mut Tally) {
    let Some(truth) = truth else { return };
    if both.keur.inputs().iter().all(|&input| world.stated(input).is_some()) {
        return;
    }
    match (part.head, truth) {
        ("&&", false) => beside(part, world, false, tally),
        ("||", true) => beside(part, world, true, tally),
        ("?:", _) => tally.decided("?: beside an absent branch"),
        ("all", false) => tally.decided("all by an item"),
        ("exists", true) => tally.decided("exists by an item"),
        _ => {}
    }
}

/// Counts an operand that decides although one before or after it is not established.
fn beside(part: &Part, world: &World, by: bool, tally: &mut Tally) {
    let mut dice = Dice::new(0);
    let truths: Vec<Truth> = (part.operands.iter())
        .map(|operand| compile(&operand.text(&mut dice), &Names).expect("a part of what compiles"))
        .map(|cond| oracle::keur(&cond, world))
        .collect();
    let Some(decides) = truths.iter().position(|truth| *truth == Some(by)) else { return };
    let (after, before) = if by {
        ("|| after an absent operand", "|| before an absent operand")
    } else {
        ("&& after an absent operand", "&& before an absent operand")
    };
    if truths[..decides].contains(&None) {
        tally.decided(after);
    }
    if truths[decides..].contains(&None) {
        tally.decided(before);
    }
}
