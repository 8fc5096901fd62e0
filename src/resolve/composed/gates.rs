//! Gates as the workbook of a tender asks them: those that there are, and rows for new ones.

use std::fmt::Write as _;

use super::{drop_of, named, number, words};
use crate::model::Text;
use crate::model::composed::{Choice, Input, NEW_GATES, NewGate, Said, Target, Want, minimum};
use crate::model::form::Role;
use crate::model::gate::{Gate, GateRule, Subject};
use crate::model::rules::{self, LevelOf, Rules};
use crate::num::Dec;
use crate::read::quoted;
use crate::resolve::open::Opened;

/// The gates of the rules, and new ones.
pub fn gates(opened: &Opened, whole: &Opened, into: &mut Vec<Input>) {
    let Some(rules) = &whole.rules else { return };
    for gate in &rules.gates {
        let key = format!("gate:{}", gate.id);
        let own = opened.tender.gates.iter().position(|own| own.id.value == gate.id);
        let written = match own {
            Some(nth) => opened.tender.gates.get(nth),
            None => opened
                .catalogues
                .iter()
                .flat_map(|catalogue| &catalogue.gates)
                .find(|one| one.id.value == gate.id),
        };
        let Some(written) = written else { continue };
        if let Some((name, least)) = written.rule.as_ref().and_then(minimum) {
            let target = match own {
                Some(nth) => Target::Minimum { nth, key: name },
                None => Target::Replace { block: block(written), key: name },
            };
            let want = wanted(rules, gate, name);
            let said = match want {
                Want::Choice { .. } => Said::Text(least.to_string()),
                _ => Said::Number(least),
            };
            into.push(Input { key: key.clone(), role: Role::Answer, want, said, target });
        }
        into.push(match own {
            Some(nth) => Input {
                key,
                role: Role::Drop,
                want: Want::Marked,
                said: Said::Nothing,
                target: Target::Close(nth),
            },
            None => drop_of(&opened.tender, key, &gate.id),
        });
    }
    new(rules, into);
}

/// What a minimum may be: a step of the scale that it is on, or a number.
fn wanted(rules: &Rules, gate: &rules::Gate, name: &str) -> Want {
    let levels = match &gate.rule {
        rules::GateRule::Level { of: LevelOf::Catalogue(place), .. } => {
            Some(rules.catalogues[*place].levels.as_slice())
        }
        rules::GateRule::Level { criteria, .. } => criteria.first().map(|&one| rules.levels_of(one)),
        _ => None,
    };
    match (name, levels) {
        ("level", Some(levels)) if !levels.is_empty() => steps(levels),
        ("level", _) => Want::Whole,
        ("price", _) => Want::Money,
        ("share" | "score", _) => Want::Percent,
        _ => Want::Number,
    }
}

fn steps(levels: &[rules::Level]) -> Want {
    let option = |level: &rules::Level| Choice {
        id: level.n.to_string(),
        texts: crate::lang::Lang::ALL
            .map(|lang| format!("{} {}", level.name, level.title.get(lang)).trim().to_owned()),
        named: true,
    };
    Want::Choice { options: levels.iter().map(option).collect(), numbers: true }
}

/// A gate of a catalogue as a tender would write it, but for its minimum.
fn block(gate: &Gate) -> String {
    let mut block = format!("[[gate]]\nid = {}\n", quoted(&gate.id.value));
    for (key, text) in [("title", &gate.title), ("why", &gate.why)] {
        let parts =
            [(String::new(), &text.plain), (".nl".to_owned(), &text.nl), (".en".to_owned(), &text.en)];
        for (end, said) in parts {
            if let Some(said) = said {
                let _ = writeln!(block, "{key}{end} = {}", quoted(said));
            }
        }
    }
    if !gate.references.is_empty() {
        let all: Vec<String> = gate.references.iter().map(|one| quoted(&one.value)).collect();
        let _ = writeln!(block, "references = [{}]", all.join(", "));
    }
    let subject = match &gate.rule {
        Some(GateRule::Level { of: Subject::Group(id), .. } | GateRule::Share { group: id, .. }) => {
            Some(("group", id))
        }
        Some(GateRule::Level { of: Subject::Criterion(id), .. } | GateRule::Points { criterion: id, .. }) => {
            Some(("criterion", id))
        }
        Some(GateRule::Level { of: Subject::Catalogue(id), .. }) => Some(("catalogue", id)),
        _ => None,
    };
    if let Some((key, id)) = subject {
        let _ = writeln!(block, "{key} = {}", quoted(&id.value));
    }
    block
}

/// Rows for gates that are not there yet.
fn new(rules: &Rules, into: &mut Vec<Input>) {
    let kinds: Vec<&'static str> = NewGate::ALL.iter().map(|(name, _)| *name).collect();
    let groups: Vec<(String, Text)> =
        rules.groups.iter().map(|group| (group.id.clone(), group.title.clone())).collect();
    for n in 0..NEW_GATES {
        let columns = [
            (Role::Kind, words("new", &kinds)),
            (Role::Of, named(groups.iter().map(|(id, title)| (id.clone(), title)))),
            (Role::Answer, Want::Later),
            (Role::Title, Want::Text),
            (Role::Why, Want::Text),
        ];
        for (role, want) in columns {
            let key = format!("new:{}", n + 1);
            into.push(Input { key, role, want, said: number(None::<Dec>), target: Target::New(n) });
        }
    }
}
