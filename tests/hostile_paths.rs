//! Bids that point out of their folder, or to something that is no file: nothing out there is read.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::Command;

use serde_json::Value;

use crate::hostile::{assert_found, assert_unreadable, bad, in_every_format, of};
use crate::run::{Folder, bid};

/// A bid in a folder of its own that cites a file.
fn citing(id: &str, file: &str) -> String {
    let answer = "g.a = { option = 2, evidence = [\"e\"] }";
    let evidence = format!("[[evidence]]\nid = \"e\"\nkind = \"paper\"\nfile = {file:?}\n");
    bid(id).replace("g.a = 2", answer) + &evidence
}

/// A tender with a secret beside it, and a bid in a folder with things that lead to it.
fn with_traps(test: &str) -> Folder {
    let folder = Folder::tender(test);
    folder.write("secret", "secret").write("bids/bad/ok.txt", "fine").write("bids/bad/sub/deep.txt", "fine");
    let at = |path: &str| folder.join("bids/bad").join(path);
    symlink(folder.join("secret"), at("link")).unwrap();
    symlink("../../secret", at("relative")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    symlink("ring", at("ring")).unwrap();
    symlink(folder.join(""), at("out")).unwrap();
    pipe(&folder, "bids/bad/pipe");
    folder
}

fn pipe(folder: &Folder, path: &str) {
    assert!(Command::new("mkfifo").arg(folder.join(path)).status().unwrap().success());
}

fn is_input(report: &Value, part: &str) -> bool {
    report["inputs"].as_array().unwrap().iter().any(|input| input["path"].as_str().unwrap().contains(part))
}

#[test]
fn evidence_outside_the_folder_is_refused() {
    let folder = with_traps("outside");
    let long = "a".repeat(5000);
    for file in [
        "../x",
        "/etc/passwd",
        "a/../../x",
        "../bad/ok.txt",
        "sub/../ok.txt",
        "~/x",
        "C:\\x",
        "..\\x",
        "file:///x",
        "",
        ".",
        "/",
        "link",
        "relative",
        "dangling",
        "ring",
        "out/secret",
        "sub",
        "pipe",
        &long,
    ] {
        folder.write("bids/bad/bid.toml", citing("bad", file));
        assert_unreadable(&folder, "bad", &bad("a path out of the folder", "", "E021", 13));
        let score = folder.keur(&["score", "--format", "json"]).json();
        assert!(
            !is_input(&score, "secret") && !is_input(&score, "link"),
            "{file}: nothing out there is read"
        );
    }
}

#[test]
fn evidence_inside_the_folder_is_found() {
    let folder = with_traps("inside");
    for (file, supported) in
        [("ok.txt", true), ("./ok.txt", true), ("sub//deep.txt", true), ("nowhere", false)]
    {
        folder.write("bids/bad/bid.toml", citing("bad", file));
        let score = folder.keur(&["score", "--format", "json"]).ends(0).json();
        assert_eq!(of(&score, "bad")["criteria"][0]["supported"], supported, "{file}");
    }
}

#[test]
fn a_bid_beside_the_tender_follows_no_link_either() {
    let folder = with_traps("beside");
    folder.write("elsewhere/bad/bid.toml", citing("bad", "link"));
    symlink(folder.join("secret"), folder.join("elsewhere/bad/link")).unwrap();
    folder.write("bids/..odd/bid.toml", citing("odd", "link"));
    symlink(folder.join("secret"), folder.join("bids/..odd/link")).unwrap();
    let score = |arguments: &[&str]| {
        let all = [&["score", "--format", "json"], arguments].concat();
        folder.keur(&all).ends(2).json()
    };
    let outside = score(&["--catalogue", "./cat", "bids/good.toml", "elsewhere/bad"]);
    assert_found(&outside, "elsewhere/bad", "E021", 13, "a folder beside that of the tender");
    assert!(!is_input(&outside, "link"), "{outside:#}");
    let odd = score(&["--catalogue", "./cat", "bids", "bids/..odd"]);
    assert_found(&odd, "..odd", "E021", 13, "a folder with an odd name");
}

#[test]
fn a_bid_that_is_a_link_is_not_followed() {
    let folder = Folder::tender("links");
    folder.write("outside.toml", bid("bad"));
    symlink(folder.join("outside.toml"), folder.join("bids/bad.toml")).unwrap();
    assert_unreadable(&folder, "bad", &bad("a link for a bid", "", "B001", 1));
    std::fs::remove_file(folder.join("bids/bad.toml")).unwrap();
    folder.write("bids/bad/note.txt", "");
    symlink(folder.join("outside.toml"), folder.join("bids/bad/bid.toml")).unwrap();
    assert_unreadable(&folder, "bad", &bad("a link in a folder", "", "B001", 1));
}

#[test]
fn a_price_that_is_a_link_is_not_followed() {
    let folder = Folder::tender("price");
    folder.write("price.toml", "format = 1\n[price]\namount = 1\n").write("bids/bad/bid.toml", bid("bad"));
    symlink(folder.join("price.toml"), folder.join("bids/bad/price.toml")).unwrap();
    assert_unreadable(&folder, "bad", &bad("a link for a price", "", "B001", 1));
    let check = folder.keur(&["check", "--format", "json"]).json();
    let of_price = |f: &&Value| f["path"] == "bids/bad/price.toml";
    assert_eq!(check["findings"].as_array().unwrap().iter().filter(of_price).count(), 1, "said once");
}

#[test]
fn a_bid_that_is_a_pipe_hangs_nothing() {
    let folder = Folder::tender("pipe");
    pipe(&folder, "bids/bad.toml");
    assert_unreadable(&folder, "bad", &bad("a pipe", "", "B001", 1));
}

#[test]
fn a_file_name_is_shown_as_harmlessly_as_a_text() {
    let folder = Folder::tender("file-names");
    for name in
        ["\x1b[31mred", "\u{9b}31m", "\u{202e}rtl", "line\nbreak", "=cmd()", "a|b", "<script>", "::error::x"]
    {
        folder.write(&format!("bids/{name}.toml"), "this is no TOML");
    }
    in_every_format(&folder, "score", "file names").ends(2);
    let check = in_every_format(&folder, "check", "file names").ends(1);
    assert_eq!(
        check.json()["findings"].as_array().unwrap().iter().filter(|f| f["code"] == "B004").count(),
        8
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_bid_whose_name_is_no_text_is_not_passed_over() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::tender("bytes");
    let name = std::ffi::OsStr::from_bytes(b"bids/bad\xff.toml");
    std::fs::copy(folder.join("bids/good.toml"), folder.join("").join(name)).unwrap();
    let score = in_every_format(&folder, "score", "a name of bytes").ends(2).json();
    assert_eq!(score["bids"].as_array().unwrap().len(), 2, "it is listed");
}

#[test]
fn a_folder_of_bids_that_cannot_be_listed_is_no_empty_one() {
    let folder = Folder::tender("listing");
    std::fs::rename(folder.join("bids"), folder.join("elsewhere")).unwrap();
    symlink("elsewhere", folder.join("bids")).unwrap();
    folder.keur(&["score"]).ends(2);
}
