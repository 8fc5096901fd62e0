//! The rules of the house that the compiler does not keep: who may import whom, who may touch the
//! disk, the clock and floating point, which lists must be complete, and how files look.
//!
//! Every rule is a function from sources to faults, so that the tests at the end can plant a fault
//! and see it found. A fault says where, what, and what to do instead. Sources are read as tokens,
//! without comments and literals; `use a::{b, c::d}` is read as `a::b` and `a::c::d`.

#![allow(clippy::disallowed_methods, reason = "this test reads the sources")]

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

/// The floors of `src/`: a module imports lower floors only. `cli` belongs to the binary.
const FLOORS: &[(&str, usize)] = &[
    ("num", 0),
    ("lang", 1),
    ("diag", 2),
    ("model", 3),
    ("cond", 4),
    ("award", 4),
    ("read", 5),
    ("resolve", 6),
    ("zip", 6),
    ("assess", 7),
    ("study", 8),
    ("check", 8),
    ("report", 9),
    ("exchange", 9),
    ("cli", 10),
];

/// Folders that must have a slice of their open set: folder, trait, slice.
const OPEN_SETS: &[(&str, &str, &str)] =
    &[("src/report", "Format", "FORMATS"), ("src/check", "Rule", "RULES")];

const MOST_LINES: usize = 400;
const LONG_ON_PURPOSE: &str = "long on purpose";

const CLI: &[&str] = &["src/cli/", "src/main.rs"];
const NOWHERE: &[&str] = &[];

/// Something that only some files may name.
struct Ban {
    what: &'static str,
    found: fn(&[&str]) -> bool,
    homes: &'static [&'static str],
    instead: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        what: "std::fs",
        found: |path| path.starts_with(&["std", "fs"]),
        homes: CLI,
        instead: "take the text as a value, or ask the `Files` trait",
    },
    Ban {
        what: "std::env",
        found: |path| path.starts_with(&["std", "env"]),
        homes: CLI,
        instead: "let the command line hand it in as a value",
    },
    Ban {
        what: "std::net",
        found: |path| path.starts_with(&["std", "net"]),
        homes: NOWHERE,
        instead: "do without: nothing here goes on the network",
    },
    Ban {
        what: "std::process",
        found: |path| path.starts_with(&["std", "process"]),
        homes: CLI,
        instead: "return an error, and let the command line choose the exit code",
    },
    Ban {
        what: "std::thread::sleep",
        found: |path| path.starts_with(&["std", "thread", "sleep"]),
        homes: CLI,
        instead: "do not wait: a result never depends on time",
    },
    Ban {
        what: "std::thread",
        found: |path| path.starts_with(&["std", "thread"]),
        homes: &["src/assess/", "src/cli/", "src/main.rs"],
        instead: "leave threads to src/assess, which keeps the order of results",
    },
    Ban {
        what: "a clock",
        found: |path| {
            path.contains(&"SystemTime") || path.contains(&"Instant") || matches!(path, [_, .., "now"])
        },
        homes: CLI,
        instead: "take the day as a value: a result never depends on the clock",
    },
    Ban {
        what: "floating point",
        found: |path| path.iter().any(|part| part.ends_with("f64") || part.ends_with("f32")),
        homes: NOWHERE,
        instead: "use the exact numbers of src/num",
    },
    Ban {
        what: "dashu",
        found: |path| path.iter().any(|part| part.starts_with("dashu")),
        homes: &["src/num/"],
        instead: "use the types of src/num, so that the library behind them can be exchanged",
    },
    Ban {
        what: "toml::",
        found: |path| path.len() > 1 && path[0] == "toml",
        homes: &["src/read/tree.rs"],
        instead: "use the tree of src/read/tree.rs, so that the parser behind it can be exchanged",
    },
    Ban {
        what: "a hash table",
        found: |path| path.contains(&"HashMap") || path.contains(&"HashSet"),
        homes: NOWHERE,
        instead: "use BTreeMap or BTreeSet: the order of a hash changes from run to run",
    },
];

/// Words that say that something is not finished. Put together, or this file would hold them.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("to", "do!"),
    concat!("unimple", "mented!"),
];

// ---- the rules, on the project ----

#[test]
fn modules_import_lower_floors_only() {
    none(&wrong_edges(&project("src")));
}

#[test]
fn imports_name_what_they_take() {
    none(&globs(&project("src")));
}

#[test]
fn disk_clock_floats_and_libraries_stay_at_home() {
    none(&strays(&project("src")));
}

#[test]
fn open_sets_are_complete() {
    none(&missing_in_slices(&project("src")));
}

#[test]
fn no_file_is_forgotten() {
    none(&forgotten(&project("src"), &["src/lib.rs", "src/main.rs"]));
    none(&forgotten_tests(&project("tests")));
}

#[test]
fn every_file_says_what_it_is() {
    none(&silent(&project("src")));
}

#[test]
fn files_stay_readable() {
    none(&too_long(&project("src")));
}

#[test]
fn nothing_is_left_unfinished() {
    for folder in ["src", "tests", "criteria"] {
        none(&unfinished(&project(folder)));
    }
}

// ---- sources and faults ----

/// A file, by its path from the root of the project, with `/`.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Without comments and literals.
    fn code(&self) -> String {
        code_of(&self.text)
    }

    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|end| end == "rs")
    }

    fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The module of `src/` it belongs to: `read` for `src/read/tree.rs`; none for `src/lib.rs`.
    fn module(&self) -> Option<&str> {
        let path = self.path.strip_prefix("src/")?;
        match path.split_once('/') {
            Some((folder, _)) => Some(folder),
            None if path == "main.rs" => Some("cli"),
            None => path.strip_suffix(".rs").filter(|name| *name != "lib"),
        }
    }

    /// Whether this file is a module of the crate's root, where `super::` is `crate::`.
    fn is_top(&self) -> bool {
        let path = self.path.trim_start_matches("src/");
        !path.contains('/') || path.split('/').skip(1).eq(["mod.rs"])
    }

    fn fault(&self, line: usize, what: String, instead: &str) -> Fault {
        Fault { path: self.path.clone(), line, what, instead: instead.to_owned() }
    }
}

/// What is wrong, where, and what to do instead.
struct Fault {
    path: String,
    line: usize,
    what: String,
    instead: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; instead: {}", self.path, self.line, self.what, self.instead)
    }
}

/// The text files below a folder of the project, by path.
fn project(folder: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    walk(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!sources.is_empty(), "nothing to read in {folder}/: this test would pass whatever is there");
    sources
}

fn walk(root: &Path, folder: &str, into: &mut Vec<Source>) {
    let entries = fs::read_dir(root.join(folder)).unwrap_or_else(|why| panic!("{folder}: {why}"));
    for entry in entries {
        let name = entry.expect("an entry of a folder").file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if root.join(&path).is_dir() {
            walk(root, &path, into);
        } else if let Ok(text) = fs::read_to_string(root.join(&path)) {
            into.push(Source { path, text });
        }
    }
}

#[track_caller]
fn none(faults: &[Fault]) {
    let list: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert!(list.is_empty(), "{} against the rules of the house:\n{}\n", list.len(), list.join("\n"));
}

// ---- the rules ----

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn wrong_edges(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let Some(module) = source.module() else { continue };
        let Some(own) = floor(module) else {
            let what = format!("`{module}` has no floor");
            faults.push(source.fault(1, what, "give it one in FLOORS of tests/architecture.rs"));
            continue;
        };
        let whole = source.code();
        faults.extend(named(&whole).iter().filter_map(|path| wrong_edge(source, (module, own), path)));
        if source.is_top() {
            let plain = without_tests(&whole).0;
            faults.extend(named(&plain).iter().filter_map(|path| upward_super(source, module, path)));
        }
    }
    faults
}

fn wrong_edge(source: &Source, (module, own): (&str, usize), path: &Named<'_>) -> Option<Fault> {
    let ["crate", target, ..] = path.parts[..] else { return None };
    if target == module {
        return None;
    }
    let Some(other) = floor(target) else {
        let what = format!("`crate::{target}` is no module with a floor");
        return Some(source.fault(path.line, what, "name the module that holds it"));
    };
    let what = format!("`{module}` (floor {own}) names `crate::{target}` (floor {other})");
    let instead = "take what is needed as a value, or move it to a floor below both";
    (other >= own).then(|| source.fault(path.line, what, instead))
}

/// In a module of the crate's root `super::` is the root, and would hide an edge.
fn upward_super(source: &Source, module: &str, path: &Named<'_>) -> Option<Fault> {
    let ["super", target, ..] = path.parts[..] else { return None };
    let hides = target != module && floor(target).is_some();
    let what = format!("`super::{target}` hides an import of a module");
    hides.then(|| source.fault(path.line, what, &format!("write `crate::{target}`")))
}

fn globs(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let whole = source.code();
        for path in named(&without_tests(&whole).0).iter().filter(|path| path.parts.ends_with(&["*"])) {
            let what = format!("`use {}` takes everything", path.parts.join("::"));
            let instead = "name what is used (`use super::*` is for #[cfg(test)] modules)";
            faults.push(source.fault(path.line, what, instead));
        }
        for path in named(&whole).iter().filter(|path| path.parts.starts_with(&["super", "super"])) {
            let what = "`super::super` climbs two floors up".to_owned();
            faults.push(source.fault(path.line, what, "write the path from `crate::`"));
        }
    }
    faults
}

fn strays(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust()) {
        let code = source.code();
        for path in named(&code) {
            let away = |ban: &&Ban| !ban.homes.iter().any(|home| source.path.starts_with(home));
            let ban = BANS.iter().filter(away).find(|ban| (ban.found)(&path.parts));
            faults.extend(ban.map(|ban| {
                let what = format!("`{}` names {}", path.parts.join("::"), ban.what);
                source.fault(path.line, what, ban.instead)
            }));
        }
        let instead = "use the exact numbers of src/num";
        let literals = float_literals(&code).into_iter();
        faults.extend(
            literals.map(|line| source.fault(line, "holds a floating point literal".to_owned(), instead)),
        );
    }
    faults
}

/// The lines with literals such as `1.5`; `pair.0.1` is none.
fn float_literals(code: &str) -> Vec<usize> {
    let digits = |token: Token<'_>| token.text.starts_with(|c: char| c.is_ascii_digit());
    let is_float = |four: &&[Token<'_>]| {
        four[0].text != "." && digits(four[1]) && four[2].text == "." && digits(four[3])
    };
    tokens(code).windows(4).filter(is_float).map(|four| four[1].line).collect()
}

/// A `const` slice of parts that can be exchanged: `const FORMATS: &[&dyn Format] = &[&csv::Csv];`.
struct Slice<'a> {
    name: &'a str,
    of: &'a str,
    entries: Vec<Vec<&'a str>>,
}

fn missing_in_slices(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.path.ends_with("/mod.rs")) {
        let code = without_tests(&source.code()).0;
        let slices = slices(&code);
        for (folder, of, name) in OPEN_SETS.iter().filter(|(folder, _, _)| *folder == source.folder()) {
            if !slices.iter().any(|slice| slice.of == *of && slice.name == *name) {
                let what = format!("`{folder}` has no list of what it holds");
                faults.push(source.fault(1, what, &format!("write `const {name}: &[&dyn {of}] = &[…];`")));
            }
        }
        let below = format!("{}/", source.folder());
        for file in sources.iter().filter(|file| file.is_rust() && file.path.starts_with(&below)) {
            faults.extend(slices.iter().flat_map(|slice| missing_in(slice, &below, file)));
        }
    }
    faults
}

/// What a file below the folder implements and the slice does not list.
fn missing_in(slice: &Slice<'_>, folder: &str, file: &Source) -> Vec<Fault> {
    let code = without_tests(&file.code()).0;
    let child = file.path.trim_start_matches(folder).split(['/', '.']).next().unwrap_or_default();
    let mut faults = Vec::new();
    for three in tokens(&code).windows(3) {
        let [of, word, name] = [three[0].text, three[1].text, three[2].text];
        let listed = || {
            let fits =
                |entry: &Vec<&str>| entry.ends_with(&[name]) && (entry.contains(&child) || child == "mod");
            slice.entries.iter().any(fits)
        };
        if of == slice.of && word == "for" && is_word(name) && !listed() {
            let what = format!("`impl {of} for {name}` is not in {}", slice.name);
            let instead = format!("add `&{child}::{name},` to {} in {folder}mod.rs", slice.name);
            faults.push(file.fault(three[0].line, what, &instead));
        }
    }
    faults
}

fn slices(code: &str) -> Vec<Slice<'_>> {
    let tokens = tokens(code);
    let mut slices = Vec::new();
    for (at, _) in tokens.iter().enumerate().filter(|(_, token)| token.text == "const") {
        let Some(equals) = tokens[at..].iter().position(|token| token.text == "=").map(|n| n + at) else {
            continue;
        };
        let kind = &tokens[at..equals];
        let Some(dynamic) = kind.iter().position(|token| token.text == "dyn") else { continue };
        let of = kind[dynamic..].iter().take_while(|token| token.text != "]" && token.text != "+");
        let (Some(of), Some(name)) = (of.filter(|token| is_word(token.text)).last(), tokens.get(at + 1))
        else {
            continue;
        };
        let end =
            tokens[equals..].iter().position(|token| token.text == ";").map_or(tokens.len(), |n| n + equals);
        let entries = paths(&tokens[equals..end]).into_iter().map(|path| path.parts).collect();
        slices.push(Slice { name: name.text, of: of.text, entries });
    }
    slices
}

fn forgotten(sources: &[Source], roots: &[&str]) -> Vec<Fault> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&Source> =
        sources.iter().filter(|source| roots.contains(&source.path.as_str())).collect();
    while let Some(source) = open.pop() {
        if reached.insert(&source.path) {
            let children = children(source);
            open.extend(sources.iter().filter(|child| children.contains(&child.path)));
        }
    }
    let lost = sources.iter().filter(|source| source.is_rust() && !reached.contains(source.path.as_str()));
    let fault = |source: &Source| {
        source.fault(1, "no `mod` line leads here".to_owned(), "add one, or remove the file")
    };
    lost.map(fault).collect()
}

/// Where the `mod name;` lines of a file lead.
fn children(source: &Source) -> Vec<String> {
    let holds_folder = ["/lib.rs", "/main.rs", "/mod.rs"].iter().any(|end| source.path.ends_with(end));
    let folder = if holds_folder { source.folder() } else { source.path.trim_end_matches(".rs") };
    modules(&source.code())
        .iter()
        .flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")])
        .collect()
}

/// The names in `mod name;`.
fn modules(code: &str) -> Vec<String> {
    let is_line = |three: &&[Token<'_>]| three[0].text == "mod" && three[2].text == ";";
    tokens(code).windows(3).filter(is_line).map(|three| three[1].text.to_owned()).collect()
}

/// Files that stand directly in `tests/`, and folders of it that are modules.
fn forgotten_tests(sources: &[Source]) -> Vec<Fault> {
    let main = sources.iter().find(|source| source.path == "tests/main.rs");
    let listed = main.map(children).unwrap_or_default();
    let is_module = |source: &&Source| {
        let deep = source.path.matches('/').count();
        source.is_rust() && (deep == 1 || deep == 2 && source.path.ends_with("/mod.rs"))
    };
    let lost = sources
        .iter()
        .filter(is_module)
        .filter(|source| source.path != "tests/main.rs" && !listed.contains(&source.path));
    let fault = |source: &Source| {
        source.fault(
            1,
            "tests/main.rs does not list it, so it never runs".to_owned(),
            "add a `mod` line there",
        )
    };
    lost.map(fault).collect()
}

fn silent(sources: &[Source]) -> Vec<Fault> {
    let rust = || sources.iter().filter(|source| source.is_rust());
    let fault = |source: &Source| {
        source.fault(1, "does not open with a `//!` comment".to_owned(), "say in one sentence what it is")
    };
    let mut faults: Vec<Fault> = rust().filter(|source| !source.text.starts_with("//!")).map(fault).collect();
    let folders: BTreeSet<&str> = rust().map(Source::folder).filter(|folder| *folder != "src").collect();
    for folder in folders {
        let path = format!("{folder}/mod.rs");
        if !sources.iter().any(|source| source.path == path) {
            let instead = "write one: what goes in, what comes out, how to add one".to_owned();
            faults.push(Fault { path, line: 1, what: "is not there".to_owned(), instead });
        }
    }
    faults
}

fn too_long(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.is_rust() && !source.path.starts_with("src/lang/")) {
        let on_purpose = source.text.lines().take(10).any(|line| line.contains(LONG_ON_PURPOSE));
        let lines = source.text.lines().count() - without_tests(&source.code()).1;
        if lines > MOST_LINES && !on_purpose {
            let what = format!("has {lines} lines without its tests, more than {MOST_LINES}");
            let instead = format!("split it; a table may say `{LONG_ON_PURPOSE}` at its head, and why");
            faults.push(source.fault(MOST_LINES + 1, what, &instead));
        }
    }
    faults
}

fn unfinished(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources {
        for (n, line) in source.text.lines().enumerate() {
            let word = UNFINISHED.iter().find(|word| holds_word(line, word));
            faults.extend(word.map(|word| {
                source.fault(
                    n + 1,
                    format!("says `{word}`"),
                    "finish it, or write down elsewhere what is left",
                )
            }));
        }
    }
    faults
}

/// Whether a word stands in a line on its own.
fn holds_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let after = &line[at + word.len()..];
        !line[..at].ends_with(part) && (word.ends_with('!') || !after.starts_with(part))
    })
}

// ---- reading Rust ----

/// A text with spaces for its comments and literals; lines stay where they are.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = skipped(rest);
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push_str(&blank(&rest[..skipped]));
            rest = &rest[skipped..];
        }
    }
    code
}

fn blank(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect()
}

/// How many bytes of comment or literal a text opens with.
fn skipped(text: &str) -> usize {
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if text.starts_with("/*") {
        block_comment(text)
    } else if text.starts_with('"') {
        quoted(text)
    } else if text.starts_with('\'') {
        character(text)
    } else {
        raw_string(text)
    }
}

/// Comments in `/* */` may hold others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// A character such as `'a'` or `'\n'`; nothing for a lifetime.
fn character(text: &str) -> usize {
    let mut inside = text.char_indices().skip(1);
    match inside.next() {
        Some((_, '\\')) => text.get(3..).and_then(|rest| rest.find('\'')).map_or(text.len(), |end| end + 4),
        Some(_) => inside.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

fn raw_string(text: &str) -> usize {
    let Some(after) = text.strip_prefix(['b', 'c']).unwrap_or(text).strip_prefix('r') else { return 0 };
    let hashes = after.len() - after.trim_start_matches('#').len();
    let Some(body) = after[hashes..].strip_prefix('"') else { return 0 };
    let end = format!("\"{}", "#".repeat(hashes));
    let opening = text.len() - body.len();
    body.find(&end).map_or(text.len(), |at| opening + at + end.len())
}

/// Code with spaces for everything under `#[cfg(test)]`, and the number of lines that was.
fn without_tests(code: &str) -> (String, usize) {
    const MARK: &str = "#[cfg(test)]";
    let mut plain = String::with_capacity(code.len());
    let mut lines = 0;
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        let end = at + MARK.len() + item(&rest[at + MARK.len()..]);
        plain.push_str(&rest[..at]);
        plain.push_str(&blank(&rest[at..end]));
        lines += rest[at..end].lines().count();
        rest = &rest[end..];
    }
    plain.push_str(rest);
    (plain, lines)
}

/// How long the item is that a code opens with: to its `;` or `,`, or to the brace that closes it.
fn item(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return at;
        }
        if depth == 0 && matches!(c, '}' | ';' | ',') {
            return at + 1;
        }
    }
    code.len()
}

#[derive(Clone, Copy)]
struct Token<'a> {
    line: usize,
    text: &'a str,
}

/// Words and numbers, `::`, and every other character by itself.
fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            c if is_part(c) => rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        if !first.is_whitespace() {
            tokens.push(Token { line, text: &rest[..length] });
        }
        line += usize::from(first == '\n');
        rest = &rest[length..];
    }
    tokens
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_word(text: &str) -> bool {
    text.starts_with(is_part)
}

/// A path as the code names it: `["std", "fs", "read"]`; a word alone is a path of one.
struct Named<'a> {
    line: usize,
    parts: Vec<&'a str>,
}

fn named(code: &str) -> Vec<Named<'_>> {
    paths(&tokens(code))
}

fn paths<'a>(tokens: &[Token<'a>]) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = if is_word(tokens[at].text) { path(tokens, at, &[], &mut found) } else { at + 1 };
    }
    found
}

/// Reads one path, or the group of them it ends in; says where it ends.
fn path<'a>(tokens: &[Token<'a>], mut at: usize, prefix: &[&'a str], found: &mut Vec<Named<'a>>) -> usize {
    let line = tokens[at].line;
    let mut parts = prefix.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.text {
            "{" => return group(tokens, at + 1, &parts, found),
            text if is_word(text) || text == "*" => parts.push(text),
            _ => break,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token.text != "::") {
            break;
        }
        at += 1;
    }
    found.push(Named { line, parts });
    at
}

fn group<'a>(tokens: &[Token<'a>], mut at: usize, prefix: &[&'a str], found: &mut Vec<Named<'a>>) -> usize {
    while let Some(token) = tokens.get(at) {
        at = match token.text {
            "}" => return at + 1,
            "as" => at + 2,
            text if is_word(text) || text == "*" => path(tokens, at, prefix, found),
            _ => at + 1,
        };
    }
    at
}

// ---- the rules find what is planted ----

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

/// What a rule says of one planted file, as `line: what`.
fn said(rule: fn(&[Source]) -> Vec<Fault>, path: &str, text: &str) -> Vec<String> {
    rule(&[source(path, text)]).iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect()
}

#[test]
fn an_upward_edge_is_found() {
    let edge = "3: `model` (floor 3) names `crate::resolve` (floor 6)";
    assert_eq!(said(wrong_edges, "src/model/bid.rs", "//! A bid.\n\nuse crate::resolve::Rules;\n"), [edge]);
    assert_eq!(
        said(wrong_edges, "src/model/bid.rs", "use crate::{\nnum::Dec,\nresolve::{self, Rules as R}};"),
        [edge, edge]
    );
    assert_eq!(said(wrong_edges, "src/model.rs", "\n\nfn f() { g(crate::resolve::X) }"), [edge]);
    let sibling = "1: `study` (floor 8) names `crate::check` (floor 8)";
    assert_eq!(said(wrong_edges, "src/study/mod.rs", "use crate::check::Rule;"), [sibling]);
    let hidden = "1: `super::read` hides an import of a module";
    assert_eq!(said(wrong_edges, "src/diag/mod.rs", "use super::read::Tree;"), [hidden]);
    assert_eq!(said(wrong_edges, "src/util.rs", ""), ["1: `util` has no floor"]);
    let unknown = "1: `crate::Rules` is no module with a floor";
    assert_eq!(said(wrong_edges, "src/assess/mod.rs", "use crate::Rules;"), [unknown]);
}

#[test]
fn a_downward_edge_is_fine() {
    let text = "use crate::{model::{bid::Bid, tender}, num}; // crate::report\nuse crate::read::tree;\n\
                /// [`crate::cli`]\nconst SAID: &str = \"crate::report\"; pub(crate) fn f() {}";
    assert!(said(wrong_edges, "src/read/bid.rs", text).is_empty());
    assert!(said(wrong_edges, "src/lib.rs", "pub mod num;").is_empty());
    assert!(said(wrong_edges, "src/cli/score.rs", "use crate::cli::Args; use keur::report;").is_empty());
    assert!(said(wrong_edges, "src/num.rs", "#[cfg(test)]\nmod tests { use super::*; }").is_empty());
}

#[test]
fn a_glob_and_a_climb_are_found() {
    assert_eq!(said(globs, "src/a/b.rs", "use super::*;"), ["1: `use super::*` takes everything"]);
    let deep = "1: `use crate::model::bid::*` takes everything";
    assert_eq!(said(globs, "src/a/b.rs", "use crate::model::{bid::*, Text};"), [deep]);
    let test = "fn f() -> u8 { 2 * 3 }\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n";
    assert!(said(globs, "src/a/b.rs", test).is_empty());
    let climb = ["2: `super::super` climbs two floors up"];
    assert_eq!(said(globs, "src/a/b.rs", "#[cfg(test)] mod tests {\nuse super::super::x; }"), climb);
}

#[test]
fn each_ban_finds_its_own_outside_its_home() {
    let planted = [
        ("std::fs", "use std::{io, fs};", "std::fs"),
        ("std::env", "fn f() { std::env::var(\"A\"); }", "std::env::var"),
        ("std::net", "use std::net::TcpStream;", "std::net::TcpStream"),
        ("std::process", "use std::process::{self};", "std::process::self"),
        ("std::thread::sleep", "use std::thread::sleep;", "std::thread::sleep"),
        ("std::thread", "use std::thread;", "std::thread"),
        ("a clock", "use std::time::Instant;", "std::time::Instant"),
        ("a clock", "fn f() { jiff::Zoned::now(); }", "jiff::Zoned::now"),
        ("floating point", "type X = f64;", "f64"),
        ("floating point", "fn f() { 1f32 }", "1f32"),
        ("floating point", "fn f() { x.to_f64() }", "to_f64"),
        ("dashu", "use dashu_int::IBig;", "dashu_int::IBig"),
        ("toml::", "use toml::de::DeTable;", "toml::de::DeTable"),
        ("a hash table", "use std::collections::{BTreeMap, HashMap};", "std::collections::HashMap"),
    ];
    for (what, text, path) in planted {
        assert_eq!(said(strays, "src/read/bid.rs", text), [format!("1: `{path}` names {what}")]);
        let ban = BANS.iter().find(|ban| ban.what == what).expect("a ban of this name");
        for home in ban.homes {
            assert!(
                said(strays, &format!("{home}x.rs").replace(".rsx", ""), text).is_empty(),
                "{text} in {home}"
            );
        }
    }
    let literal = said(strays, "src/read/bid.rs", "fn f() {\n    let half = 0.5;\n}");
    assert_eq!(literal, ["2: holds a floating point literal"]);
    assert!(BANS.iter().all(|ban| planted.iter().any(|(what, ..)| *what == ban.what)), "a ban is not tried");
}

#[test]
fn what_only_looks_like_a_stray_is_fine() {
    let text = "//! std::fs and f64\nconst A: &str = env!(\"A\"); const B: &str = r#\"std::fs \" f64\"#;\n\
                /* std::net /* f32 */ HashMap */ fn g() { pair.0.1; 0..10; 1.max(2) }\n\
                fn f<'a>(toml: &'a str) -> char { '\"' } const C: char = '\\'';";
    assert!(said(strays, "src/read/bid.rs", text).is_empty());
}

#[test]
fn a_part_missing_in_its_slice_is_found() {
    let list = "pub trait Format {}\npub const FORMATS: &[&dyn Format] = &[\n    &csv::Csv,\n];";
    let folder = |list: &str| {
        let csv = source("src/report/csv.rs", "impl Format for Csv {}");
        let html = source("src/report/html/mod.rs", "pub struct Html;\nimpl super::Format for Html {}");
        missing_in_slices(&[csv, html, source("src/report/mod.rs", list)])
    };
    let faults = folder(list);
    assert_eq!(faults.len(), 1);
    let text = "src/report/html/mod.rs:2: `impl Format for Html` is not in FORMATS; \
                instead: add `&html::Html,` to FORMATS in src/report/mod.rs";
    assert_eq!(faults[0].to_string(), text);
    assert!(folder(&list.replace("&csv::Csv,", "&csv::Csv, &html::Html,")).is_empty());
    assert_eq!(folder("pub trait Format {}").len(), 1, "a folder without its slice is found");
    let rules = "const RULES: [&'static (dyn Rule + Sync); 1] = [&stale::Stale];";
    let check = [source("src/check/mod.rs", rules), source("src/check/age/mod.rs", "impl Rule for Age {}")];
    assert_eq!(missing_in_slices(&check).len(), 1, "other folders follow the same pattern");
}

#[test]
fn a_forgotten_file_is_found() {
    let tree = [
        source("src/lib.rs", "pub mod read;\n// mod lost;"),
        source("src/read/mod.rs", "mod tree;"),
        source("src/read/tree.rs", "mod leaf;"),
        source("src/read/tree/leaf.rs", ""),
        source("src/read/lost.rs", ""),
    ];
    let faults = forgotten(&tree, &["src/lib.rs"]);
    assert_eq!(faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["src/read/lost.rs"]);
    let tests = [
        source("tests/main.rs", "mod cases;\nmod rules;"),
        source("tests/cases.rs", ""),
        source("tests/rules/mod.rs", ""),
        source("tests/rules/fixture.rs", ""),
        source("tests/lost.rs", ""),
        source("tests/gone/mod.rs", ""),
    ];
    let faults = forgotten_tests(&tests);
    let lost: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(lost, ["tests/lost.rs", "tests/gone/mod.rs"]);
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    assert_eq!(said(silent, "src/num.rs", "// Numbers.\n"), ["1: does not open with a `//!` comment"]);
    assert_eq!(said(silent, "src/read/tree.rs", "//! A tree.\n"), ["1: is not there"]);
    assert!(said(silent, "src/read/mod.rs", "//! Reading.\n").is_empty());
}

#[test]
fn a_long_file_is_found() {
    let long = "fn f() {}\n".repeat(401);
    assert_eq!(said(too_long, "src/num.rs", &long), ["401: has 401 lines without its tests, more than 400"]);
    assert!(said(too_long, "src/lang/nl.rs", &long).is_empty());
    assert!(said(too_long, "src/num.rs", &format!("//! A table, long on purpose.\n{long}")).is_empty());
    let tests = format!("{}#[cfg(test)]\nmod tests {{\n{long}}}\n", "fn f() {}\n".repeat(400));
    assert!(said(too_long, "src/num.rs", &tests).is_empty());
}

#[test]
fn an_unfinished_word_is_found() {
    for word in UNFINISHED {
        let text = format!("fine\n// {word} later");
        assert_eq!(said(unfinished, "criteria/a.toml", &text), [format!("2: says `{word}`")]);
    }
    assert!(said(unfinished, "src/a.rs", concat!("TO", "DOS, my_", "TO", "DO, auto", "do")).is_empty());
}
