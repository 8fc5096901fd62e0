//! What conditions may name, and worlds in which some of it is stated.

use std::collections::BTreeMap;
use std::sync::Arc;

use cel::objects::{Key, Map};
use keur::cond::{Scope, Type, Value};

use crate::dice::Dice;
use crate::values::{Plain, Sort};

/// Something that conditions may name.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// The parts of its path.
    pub path: &'static [&'static str],
    /// The sort of its value, or of the items of its value.
    pub sort: Sort,
    /// Whether it is a list.
    pub many: bool,
}

const fn one(path: &'static [&'static str], sort: Sort) -> Input {
    Input { path, sort, many: false }
}

const fn many(path: &'static [&'static str], sort: Sort) -> Input {
    Input { path, sort, many: true }
}

/// Every input, with at least two of each sort, so that they can be compared.
pub const INPUTS: [Input; 27] = [
    one(&["fact", "certified"], Sort::Bool),
    one(&["fact", "exit", "tested"], Sort::Bool),
    one(&["context", "material_use"], Sort::Bool),
    one(&["fact", "exit", "notice_months"], Sort::Whole),
    one(&["fact", "staff"], Sort::Whole),
    one(&["context", "users"], Sort::Whole),
    one(&["fact", "uptime"], Sort::Half),
    one(&["fact", "exit", "fee"], Sort::Half),
    one(&["fact", "remark"], Sort::Text),
    one(&["fact", "owner", "name"], Sort::Text),
    one(&["fact", "exit", "choice"], Sort::Choice),
    one(&["exposure", "us-cloud-act"], Sort::Choice),
    one(&["content_exposure", "us-cloud-act"], Sort::Choice),
    one(&["fact", "owner", "seat"], Sort::Country),
    one(&["fact", "court"], Sort::Country),
    one(&["fact", "signed"], Sort::Day),
    one(&["as_of"], Sort::Day),
    many(&["fact", "checks"], Sort::Bool),
    many(&["fact", "terms"], Sort::Whole),
    many(&["fact", "fees"], Sort::Half),
    many(&["fact", "owner", "names"], Sort::Text),
    many(&["fact", "formats"], Sort::Choice),
    many(&["context", "formats"], Sort::Choice),
    many(&["locations"], Sort::Country),
    many(&["access_from"], Sort::Country),
    many(&["region", "eea+"], Sort::Country),
    many(&["fact", "audits"], Sort::Day),
];

/// The scope of Keur over [`INPUTS`].
pub struct Names;

impl Scope for Names {
    fn find(&self, path: &str) -> Option<(u32, Type)> {
        let at = INPUTS.iter().position(|input| input.path.join(".") == path)?;
        let ty = INPUTS[at].sort.keur();
        let ty = if INPUTS[at].many { Type::List(Some(Box::new(ty))) } else { ty };
        Some((u32::try_from(at).expect("few inputs"), ty))
    }

    fn begins(&self, parts: &str) -> bool {
        let start = format!("{parts}.");
        INPUTS.iter().any(|input| input.path.join(".").starts_with(&start))
    }

    fn nearest(&self, _: &str) -> Option<String> {
        None
    }
}

/// What is stated of the inputs.
pub struct World {
    /// The value of each input in Keur, where it is stated.
    keur: Vec<Option<Value>>,
    /// The same values in `cel`, where what is not stated is no key and no variable.
    pub cel: cel::Context<'static, 'static>,
    /// The parts of the paths of what is not stated.
    pub absent: Vec<&'static str>,
}

impl World {
    /// A random world: about a quarter of the inputs is not stated, some lists are empty.
    pub fn new(dice: &mut Dice) -> World {
        let (mut keur, mut tree, mut absent) = (Vec::new(), Tree::default(), Vec::new());
        for input in &INPUTS {
            if dice.once_in(4) {
                keur.push(None);
                absent.extend(input.path);
                continue;
            }
            let (to_keur, to_cel) = value(input, dice);
            keur.push(Some(to_keur));
            tree.put(input.path, to_cel);
        }
        let mut context = cel::Context::default();
        for (name, branch) in tree.0 {
            context.add_variable_from_value(name, branch.cel());
        }
        World { keur, cel: context, absent }
    }

    /// The value of an input in Keur.
    pub fn stated(&self, input: u32) -> Option<&Value> {
        self.keur[place(input)].as_ref()
    }
}

fn place(input: u32) -> usize {
    usize::try_from(input).expect("few inputs")
}

/// The path of an input.
pub fn path(input: u32) -> String {
    INPUTS[place(input)].path.join(".")
}

fn value(input: &Input, dice: &mut Dice) -> (Value, cel::Value) {
    if !input.many {
        let plain = stated(input.sort, dice);
        return (plain.keur(), plain.cel());
    }
    let items: Vec<Plain> = (0..dice.below(4)).map(|_| stated(input.sort, dice)).collect();
    let keur = Value::List(items.iter().map(Plain::keur).collect());
    let cel = items.iter().map(Plain::cel).collect();
    (keur, cel::Value::List(Arc::new(cel)))
}

/// A value that is stated; numbers may be negative.
fn stated(sort: Sort, dice: &mut Dice) -> Plain {
    match sort.sample(dice) {
        Plain::Whole(n) if dice.once_in(4) => Plain::Whole(-n),
        Plain::Half(text) if dice.once_in(4) => Plain::Half(format!("-{text}")),
        plain => plain,
    }
}

/// Values by the parts of their paths.
#[derive(Default)]
struct Tree(BTreeMap<&'static str, Branch>);

enum Branch {
    Leaf(cel::Value),
    Tree(Tree),
}

impl Tree {
    fn put(&mut self, path: &[&'static str], value: cel::Value) {
        match path {
            [] => {}
            [last] => {
                self.0.insert(last, Branch::Leaf(value));
            }
            [first, rest @ ..] => {
                let below = self.0.entry(first).or_insert_with(|| Branch::Tree(Tree::default()));
                if let Branch::Tree(tree) = below {
                    tree.put(rest, value);
                }
            }
        }
    }
}

impl Branch {
    #[allow(
        clippy::disallowed_types,
        reason = "maps of `cel` are hash maps; nothing goes through them in order"
    )]
    fn cel(self) -> cel::Value {
        match self {
            Branch::Leaf(value) => value,
            Branch::Tree(tree) => {
                let map: std::collections::HashMap<Key, cel::Value> =
                    tree.0.into_iter().map(|(name, below)| (Key::from(name), below.cel())).collect();
                cel::Value::Map(Map { map: Arc::new(map) })
            }
        }
    }
}
