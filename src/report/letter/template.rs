//! Fills in templates.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Error, Output, State, UndefinedBehavior, Value};

use crate::lang::Letter;
use crate::report::layout::clean;
use crate::report::markdown::escape;
use crate::report::view::letter::Contents;

/// Steps that one template may take: more than any letter needs, and an end to one that would never stop.
const FUEL: u64 = 20_000_000;

/// Fills in the templates of letters.
pub struct Templates {
    environment: Environment<'static>,
}

impl Default for Templates {
    fn default() -> Templates {
        let mut environment = Environment::new();
        let mut syntax = SyntaxConfig::builder();
        syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
        environment.set_syntax(syntax.build().unwrap_or_default());
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment.set_formatter(plain);
        Templates { environment }
    }
}

/// Writes what is filled in as plain text: no mark in it works, and it stays on its line.
fn plain(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::from(minijinja::ErrorKind::UndefinedError));
    }
    out.write_str(&escape(&clean(&value.to_string()))).map_err(Error::from)
}

impl Templates {
    /// The text of a letter: its template, called `name`, filled in with its contents.
    ///
    /// # Errors
    /// A template that cannot be filled in, with the line.
    pub fn fill(&self, name: &str, template: &str, contents: &Contents) -> Result<String, Letter> {
        let filled = self.environment.render_named_str(name, template, Value::from(Serde(contents)));
        filled.map(|text| tidy(&text)).map_err(|why| Letter::BadTemplate {
            file: name.to_owned(),
            line: why.line(),
            why: why
                .detail()
                .map_or_else(|| why.kind().to_string(), |detail| format!("{}: {detail}", why.kind())),
        })
    }
}

/// The text with one empty line where there are several, and none at the ends.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 && !(tidied.is_empty() && line.is_empty()) {
            tidied.push_str(line);
            tidied.push('\n');
        }
    }
    tidied.truncate(tidied.trim_end().len());
    tidied.push('\n');
    tidied
}
