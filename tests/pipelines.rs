//! The commands in the definitions for pipelines do what their pages say, as far as that can be seen without
//! a pipeline and without a network.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "this test reads the definitions and runs their commands")]

use std::fs;
use std::process::Command;

use crate::console::copy;
use crate::golden::root;
use crate::run::Folder;

/// The lines of a definition that run the program.
fn commands(file: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
    let bare = text.lines().map(|line| line.trim().trim_start_matches("- ").trim_start_matches("run: "));
    let entry = bare.map(|line| line.trim_start_matches("entry: "));
    entry.filter(|line| line.starts_with("keur ")).map(str::to_owned).collect()
}

/// Runs a command in a folder with an example, as a shell of a pipeline would; gives its code and output.
fn run(folder: &Folder, command: &str, path: &str) -> (Option<i32>, String) {
    let keur = std::path::Path::new(env!("CARGO_BIN_EXE_keur"));
    let bin = keur.parent().expect("a folder").to_string_lossy().into_owned();
    let search = format!("{bin}:{}", std::env::var("PATH").unwrap_or_default());
    let ran = Command::new("sh")
        .args(["-euc", command])
        .current_dir(folder.join(""))
        .envs([
            ("PATH", search.as_str()),
            ("KEUR_PATH", path),
            ("KEUR_FAIL_ON", "error"),
            ("KEUR_LANG", "nl"),
        ])
        .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
        .output()
        .expect("a shell");
    let text = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    (ran.status.code(), text)
}

fn example(name: &str) -> Folder {
    let folder = Folder::new(name);
    copy(&root().join("examples/eu-csf"), &folder.join("tenders/cloud"));
    folder
}

#[test]
fn every_command_of_a_pipeline_runs() {
    let folder = example("pipelines");
    let files = [
        ("pipelines/github/action.yml", 3),
        ("pipelines/gitlab.yml", 2),
        ("pipelines/forgejo.yml", 1),
        (".pre-commit-hooks.yaml", 1),
    ];
    for (file, many) in files {
        let commands = commands(file);
        assert_eq!(commands.len(), many, "{file}: {commands:?}");
        for command in commands {
            let command = if command.contains("KEUR_PATH") {
                command
            } else {
                format!("cd tenders/cloud && {command}")
            };
            let (code, said) = run(&folder, &command, "tenders/cloud");
            assert_eq!(code, Some(0), "{file}: {command}\n{said}");
        }
    }
    let sarif = folder.text("keur.sarif");
    assert!(sarif.contains("\"uri\": \"tenders/cloud/bids/"), "paths start at the root of the repository");
    assert!(folder.text("gl-code-quality-report.json").contains("\"fingerprint\""));
    assert!(folder.text("keur.xml").starts_with("<?xml"));
    assert!(folder.text("summary.md").starts_with("# "));
}

#[test]
fn a_pipeline_fails_on_an_error_and_points_at_its_line() {
    let folder = example("pipeline-fails");
    let tender = folder.text("tenders/cloud/tender.toml");
    folder.write("tenders/cloud/tender.toml", tender.replace("[rules]", "[rules]\nweigths = 1"));
    let command = commands("pipelines/forgejo.yml").remove(0);
    let (code, said) = run(&folder, &command, "tenders/cloud");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("::error file=tenders/cloud/tender.toml,line="), "{said}");
}
