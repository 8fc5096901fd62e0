//! Runs the binary as a user would, in a folder of its own, with a watchdog and a bound on memory.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "these tests play the user: they write the files that the program then reads"
)]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The binary under test.
pub const KEUR: &str = env!("CARGO_BIN_EXE_keur");

/// A run that lasts longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// Kilobytes of address space that a run may have; more is swollen memory.
const MOST_MEMORY: u32 = 3_000_000;

/// A tender over the catalogue in `cat/`.
pub const TENDER: &str = r#"format = 1
[tender]
id = "t"
title = "T"
language = "en"
as_of = 2026-11-01
[rules]
use = ["./cat"]
"#;

/// Two groups, three criteria, levels 0 to 2, a kind of evidence, and no gate.
pub const CATALOGUE: &str = r#"format = 1
[catalogue]
id = "small"
version = "1"
title = "Small"
[[level]]
n = 0
name = "L0"
[[level]]
n = 1
name = "L1"
[[level]]
n = 2
name = "L2"
[[reference]]
id = "law"
title = "A law"
[[kind]]
id = "paper"
title = "a paper"
[[profile]]
id = "one"
weights = { g = 60, h = 40 }
[[group]]
id = "g"
title = "Group"
[[group]]
id = "h"
title = "Other"
[[criterion]]
id = "g.a"
group = "g"
title = "A"
references = ["law"]
evidence_kinds = ["paper"]
option = [{ id = "1", points = 0, level = 0 }, { id = "2", points = 10, level = 2 }]
[[criterion]]
id = "g.b"
group = "g"
title = "B"
option = [{ id = "no", points = -1, level = 1 }, { id = "yes", points = 5, level = 2 }]
[[criterion]]
id = "h.a"
group = "h"
title = "C"
option = [{ id = "no" }, { id = "yes", points = 5 }]
"#;

/// What that catalogue leaves out, so that its tender has no warnings of its own.
fn waivers() -> String {
    let waived = [
        ("C046", "g.a"),
        ("C046", "g.b"),
        ("C046", "h.a"),
        ("C048", "g.b"),
        ("C048", "h.a"),
        ("C049", "g.a"),
        ("C049", "g.b"),
        ("C049", "h.a"),
        ("C050", "law"),
    ];
    let one = |(code, on): (&str, &str)| {
        format!("[[waiver]]\ncode = {code:?}\non = {on:?}\nreason = \"a test\"\nuntil = 2099-01-01\n")
    };
    "format = 1\n".to_owned() + &waived.map(one).concat()
}

/// A bid for that tender, with an answer to everything.
pub fn bid(id: &str) -> String {
    format!(
        "format = 1\n[bid]\nid = {id:?}\ntender = \"t\"\nsupplier = \"Supplier {id}\"\n\
         [answers]\ng.a = 2\ng.b = \"yes\"\nh.a = \"yes\"\n"
    )
}

/// A folder that is gone when the test is.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder; its name holds that of the test.
    pub fn new(name: &str) -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let unique = format!("keur-{name}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(unique);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// Writes a file, with the folders that it needs.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Folder {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        self
    }

    /// Plays that time has passed since the tender was locked: its deadline lies at another moment, in the tender
    /// and in the lock, whose digest is made anew. Only a clock could do it otherwise, and tests have none.
    pub fn passes(&self, from: &str, to: &str) {
        self.write("tender.toml", self.text("tender.toml").replace(from, to));
        let lock = self.text("keur.lock").replace(from, to);
        let table: toml::Table = lock.parse().unwrap();
        let last = table["version"].as_array().unwrap().last().unwrap();
        let (said, rules) = (last["digest"].as_str().unwrap(), last["rules"].as_str().unwrap());
        self.write("keur.lock", lock.replace(said, &keur::read::digest(rules.as_bytes())));
    }

    /// The path of a file in it.
    pub fn join(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    /// The text of a file in it.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    /// A tender with a small catalogue and one good bid.
    pub fn tender(name: &str) -> Folder {
        let folder = Folder::new(name);
        folder.write("tender.toml", TENDER).write("cat/catalogue.toml", CATALOGUE);
        folder.write("bids/good.toml", bid("good"));
        folder.write("waivers.toml", waivers());
        folder
    }

    /// Runs the program in it.
    pub fn keur(&self, arguments: &[&str]) -> Ran {
        keur(&self.0, arguments)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub out: String,
    /// What it wrote to standard error.
    pub err: String,
}

impl Ran {
    /// The code, after a look whether the run ended in good order.
    #[track_caller]
    pub fn code(&self) -> i32 {
        let err = &self.err;
        assert!(!err.contains("panicked") && !err.contains("overflowed its stack"), "it panicked:\n{err}");
        self.code.unwrap_or_else(|| panic!("a signal ended it:\n{err}"))
    }

    /// The run again, if it ended with this code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Ran {
        let found = self.code();
        assert_eq!(found, code, "the exit code\n{}\n{}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}\n{}\n{}", self.out, self.err))
    }
}

/// Runs the program in a folder, with an environment that changes nothing.
pub fn keur(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = bounded();
    command.args(arguments).current_dir(folder);
    finish(&mut command)
}

/// The program under a bound on memory, where the system has one.
pub fn bounded() -> Command {
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MOST_MEMORY}; exec \"$@\""), "sh", KEUR]);
        shell
    } else {
        Command::new(KEUR)
    };
    for name in ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TZ"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end; one that hangs is ended, and the test fails.
pub fn finish(command: &mut Command) -> Ran {
    end(start(command))
}

/// Hears a run out; what was read of its output before is not in what it wrote.
pub fn end(mut child: Child) -> Ran {
    let out = listen(child.stdout.take());
    let err = listen(child.stderr.take());
    let (out, err) = (heard(&out, &mut child), heard(&err, &mut child));
    Ran { code: child.wait().unwrap().code(), out, err }
}

/// Starts a command with its output in pipes.
pub fn start(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn listen(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (say, hear) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        read.transpose().unwrap();
        say.send(String::from_utf8(bytes).expect("what is written is UTF-8"))
    });
    hear
}

fn heard(pipe: &Receiver<String>, child: &mut Child) -> String {
    pipe.recv_timeout(PATIENCE).unwrap_or_else(|why| {
        let _ = child.kill();
        panic!("the run hangs, or what it wrote is no text: {why}");
    })
}

/// What a report may never hold, whatever is in the files: controls, marks of direction, commands of
/// a terminal. Line feeds are its own.
#[track_caller]
pub fn assert_plain(text: &str, what: &str) {
    let raw = |c: char| {
        matches!(c, '\0'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
            | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    if let Some((at, c)) = text.char_indices().find(|(_, c)| raw(*c)) {
        let line = text[..at].lines().last().unwrap_or_default();
        panic!("{what} holds a raw U+{:04X} after {line:?}", u32::from(c));
    }
}
