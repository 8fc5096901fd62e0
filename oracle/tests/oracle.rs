//! One condition, run by both.

use cel::{ExecutionError, Program};
use keur::cond::{Cond, MOST_STEPS, Truth, compile};

use crate::world::{Names, World, path};

/// A condition that both accept.
pub struct Both {
    /// As Keur has it.
    pub keur: Cond,
    cel: Program,
}

impl Both {
    /// Compiles a condition twice; what was made well-typed must be accepted by both.
    pub fn compile(text: &str) -> Both {
        let keur = compile(text, &Names).unwrap_or_else(|wrong| panic!("Keur refuses {text:?}: {wrong:?}"));
        let cel = Program::compile(text).unwrap_or_else(|errors| panic!("cel refuses {text:?}: {errors}"));
        Both { keur, cel }
    }

    /// What both make of it in a world; it must be the same.
    pub fn run(&self, text: &str, world: &World) -> Truth {
        let keur = keur(&self.keur, world);
        let cel = of_cel(self.cel.execute(&world.cel));
        match &cel {
            Said::Truth(truth) if keur == Some(*truth) => {}
            Said::Missing(name) if keur.is_none() && world.absent.contains(&name.as_str()) => {}
            _ => panic!("{text}\nKeur: {keur:?}\ncel: {cel:?}\n{}", self.named(world)),
        }
        keur
    }

    /// What the condition names, with its values.
    fn named(&self, world: &World) -> String {
        let line = |&input: &u32| format!("{}: {:?}\n", path(input), world.stated(input));
        self.keur.inputs().iter().map(line).collect()
    }
}

/// What Keur makes of a condition in a world.
pub fn keur(cond: &Cond, world: &World) -> Truth {
    cond.run(&|input| world.stated(input), MOST_STEPS).expect("a small condition takes few steps")
}

/// What `cel` says.
#[derive(Debug)]
pub enum Said {
    /// True or false.
    Truth(bool),
    /// A key or a variable is missing: its name.
    Missing(String),
    /// Anything else, which is never what Keur says.
    Else(String),
}

/// What a run of `cel` came to.
pub fn of_cel(result: Result<cel::Value, ExecutionError>) -> Said {
    match result {
        Ok(cel::Value::Bool(truth)) => Said::Truth(truth),
        Err(ExecutionError::NoSuchKey(name) | ExecutionError::UndeclaredReference(name)) => {
            Said::Missing(name.as_str().to_owned())
        }
        Ok(value) => Said::Else(format!("{value:?}")),
        Err(error) => Said::Else(error.to_string()),
    }
}
