//! Runs the console blocks of a Markdown page again, and writes down what they print now.
//!
//! A block that opens with ```` ```console ```` holds lines `$ command`, each followed by its output.
//! A block that opens with ```` ```edit FILE ```` holds lines that start with `-` and `+`: in FILE the
//! first are replaced by the second, as a person would in an editor. All run in one folder, with
//! `keur` on the path; `cd` lasts. A command that fails is followed by its code.
#![allow(clippy::disallowed_methods, reason = "a test may run programs and touch a folder of its own")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder that is gone when the test is.
pub struct Folder(pub PathBuf);

impl Folder {
    /// A new, empty folder.
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("keur-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The page with the output of its commands as it is now.
pub fn rerun(page: &str, folder: &Path) -> String {
    let mut at = folder.to_owned();
    let mut rerun = String::new();
    let mut block: Option<(String, Vec<&str>)> = None;
    for line in page.lines() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(kind)) if kind == "console" || kind.starts_with("edit ") => {
                block = Some((kind.to_owned(), Vec::new()));
                rerun.push_str(line);
                rerun.push('\n');
            }
            (Some((kind, lines)), Some("")) => {
                match kind.strip_prefix("edit ") {
                    Some(file) => edit(&at.join(file), lines, &mut rerun),
                    None => console(lines, &mut at, &mut rerun),
                }
                rerun.push_str("```\n");
                block = None;
            }
            (Some((_, lines)), _) => lines.push(line),
            (None, _) => {
                rerun.push_str(line);
                rerun.push('\n');
            }
        }
    }
    assert!(block.is_none(), "a block without an end");
    rerun
}

fn console(lines: &[&str], at: &mut PathBuf, into: &mut String) {
    for command in lines.iter().filter_map(|line| line.strip_prefix("$ ")) {
        into.push_str(&format!("$ {command}\n"));
        match command.strip_prefix("cd ") {
            Some(folder) => *at = at.join(folder).canonicalize().unwrap(),
            None => into.push_str(&output(command, at)),
        }
    }
}

fn output(command: &str, at: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_keur"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let command = command.replace("cargo run --release --", "keur");
    let done = Command::new("sh")
        .args(["-c", &format!("{{ {command}; }} 2>&1")])
        .current_dir(at)
        .env_clear()
        .env("PATH", path)
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    let mut said = String::from_utf8(done.stdout).unwrap();
    if let Some(code) = done.status.code().filter(|&code| code != 0) {
        said.push_str(&format!("(code {code})\n"));
    }
    said
}

fn edit(file: &Path, lines: &[&str], into: &mut String) {
    let side = |mark: char| -> String {
        lines.iter().filter_map(|line| line.strip_prefix(mark)).map(|line| format!("{line}\n")).collect()
    };
    let text = std::fs::read_to_string(file).unwrap();
    let (old, new) = (side('-'), side('+'));
    assert_eq!(text.matches(&old).count(), 1, "in {} these lines must stand once:\n{old}", file.display());
    std::fs::write(file, text.replacen(&old, &new, 1)).unwrap();
    for line in lines {
        into.push_str(line);
        into.push('\n');
    }
}
