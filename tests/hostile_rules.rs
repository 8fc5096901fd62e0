//! Tenders and catalogues that are wrong: `score` assesses nothing and ends with 2, `check` says what
//! is wrong and where, and ends with 1.

use crate::hostile::assert_found;
use crate::run::{CATALOGUE, Folder, TENDER, assert_plain};

/// A file of the tender in which one thing is made wrong.
struct Wrong {
    name: &'static str,
    file: &'static str,
    text: String,
    code: &'static str,
    found_in: &'static str,
    line: u64,
}

fn wrong(name: &'static str, file: &'static str, text: String, code: &'static str, line: u64) -> Wrong {
    Wrong { name, file, text, code, found_in: file, line }
}

/// The tender with something else in place of a part of it, or after it.
fn tender(name: &'static str, part: &str, other: &str, code: &'static str, line: u64) -> Wrong {
    wrong(name, "tender.toml", replaced(TENDER, part, other), code, line)
}

/// The catalogue with something else in place of a part of it.
fn catalogue(name: &'static str, part: &str, other: &str, code: &'static str) -> Wrong {
    let text = replaced(CATALOGUE, part, other);
    let at = if part.is_empty() { CATALOGUE.len() } else { CATALOGUE.find(part).unwrap() };
    let before = CATALOGUE[..at].matches('\n').count() as u64;
    let within = other.find('~').map_or(0, |at| other[..at].matches('\n').count() as u64);
    wrong(name, "cat/catalogue.toml", text.replace('~', ""), code, before + within + 1)
}

fn replaced(text: &str, part: &str, other: &str) -> String {
    if part.is_empty() {
        return format!("{text}{other}\n");
    }
    assert!(text.contains(part), "{part} stands nowhere");
    text.replacen(part, other, 1)
}

fn refused(test: &str, cases: Vec<Wrong>) {
    for wrong in cases {
        let folder = Folder::tender(test);
        folder.write(wrong.file, &wrong.text);
        let score = folder.keur(&["score"]);
        assert_eq!(score.code(), 2, "{}: score\n{}{}", wrong.name, score.out, score.err);
        assert!(score.err.contains(wrong.code), "{}: score names {}\n{}", wrong.name, wrong.code, score.err);
        assert!(score.out.is_empty(), "{}: nothing is assessed\n{}", wrong.name, score.out);
        assert_plain(&score.err, wrong.name);
        let check = folder.keur(&["check", "--format", "json"]);
        assert_eq!(check.code(), 1, "{}: check\n{}{}", wrong.name, check.out, check.err);
        assert_found(&check.json(), wrong.found_in, wrong.code, wrong.line, wrong.name);
    }
}

#[test]
fn tenders_that_are_no_tenders() {
    let whole = |name, text: &str, code, line| wrong(name, "tender.toml", text.to_owned(), code, line);
    refused(
        "tender-files",
        vec![
            whole("empty", "", "T004", 1),
            whole("not TOML", "Geachte heer, mevrouw,\n", "T004", 1),
            whole("deep", &format!("a = {}", "[".repeat(10_000)), "T011", 1),
            whole("too large", &"#\n".repeat(2_200_000), "T003", 1),
            whole("nothing but a format", "format = 1\n", "T006", 1),
            tender("an unknown key", "as_of", "as_off", "T005", 6),
            tender("an id that is none", "id = \"t\"", "id = \"../t\"", "T009", 3),
            tender("a language that is none", "\"en\"", "\"fy\"", "T010", 5),
            tender("a day in quotes", "2026-11-01", "\"2026-11-01\"", "T007", 6),
            tender("a deadline without offset", "as_of", "deadline = 2026-10-31T12:00:00\nas_of", "T007", 6),
        ],
    );
}

#[test]
fn tenders_that_name_what_is_not_there() {
    refused(
        "tender-names",
        vec![
            tender("a catalogue", "./cat", "./dog", "T020", 8),
            tender("a shipped catalogue", "./cat", "eu-cfs", "T020", 8),
            tender("a version", "./cat", "eu-csf@0", "T020", 8),
            tender("a profile", "", "profile = \"two\"", "T021", 9),
            tender("a weight", "", "weights = { i = 1 }", "T022", 9),
            tender("a drop", "", "drop = [\"i\"]", "T022", 9),
            tender("a context key", "", "[context]\ncloud = true", "T022", 10),
            tender("a share", "", "share = { small = 50, large = 50 }", "T022", 9),
            tender("a group of a gate", "", "[[gate]]\nid = \"x\"\ngroup = \"i\"\nlevel = 1", "T022", 11),
            tender(
                "an option of a gate",
                "",
                "[[gate]]\nid = \"x\"\ncriterion = \"g.a\"\noptions = [\"9\"]",
                "T022",
                12,
            ),
            tender(
                "a reference of a gate",
                "",
                "[[gate]]\nid = \"x\"\nreferences = [\"y\"]\nlevel = 1",
                "T022",
                11,
            ),
        ],
    );
}

#[test]
fn tenders_that_weigh_nothing_or_less() {
    refused(
        "tender-weights",
        vec![
            tender("a weight below zero", "", "weights = { g = -1 }", "T023", 9),
            tender("all weights zero", "", "weights = { g = 0, h = 0 }", "T024", 9),
            tender("a share below zero", "", "share = { small = -1 }", "T023", 9),
            tender("a weight with an exponent", "", "weights = { g = 1e2 }", "T008", 9),
            tender("a weight that is no number", "", "weights = { g = \"veel\" }", "T007", 9),
            tender("ten decimals", "", "[award]\ndecimals = 10", "T008", 10),
            tender("a currency in full", "", "[award]\ncurrency = \"euro\"", "T010", 10),
        ],
    );
}

#[test]
fn gates_that_measure_nothing() {
    let gate = |name, drop: &str, body: &str, code, line| {
        let text = format!("drop = [{drop}]\n[[gate]]\nid = \"x\"\n{body}");
        tender(name, "", &text, code, line)
    };
    refused(
        "tender-gates",
        vec![
            gate("on what is dropped", "\"g.a\"", "criterion = \"g.a\"\nlevel = 1", "T026", 11),
            gate("on a dropped group", "\"g\"", "group = \"g\"\nshare = 50", "T026", 11),
            gate("on a group without levels", "", "group = \"h\"\nlevel = 1", "T026", 11),
            gate("a level that is not on the scale", "", "level = 9", "T022", 12),
            gate("without a minimum", "", "group = \"g\"", "T025", 10),
            gate("with two minima", "", "level = 1\nscore = 50", "T025", 10),
            gate("with two subjects", "", "group = \"g\"\ncriterion = \"g.a\"\nlevel = 1", "T025", 10),
            gate("that does not fit", "", "criterion = \"g.a\"\nshare = 50", "T025", 10),
            gate("with an id twice", "", "level = 1\n[[gate]]\nid = \"X\"\nscore = 1", "T012", 14),
        ],
    );
}

#[test]
fn catalogues_that_are_no_catalogues() {
    let whole = |name, text: &str, code, line| wrong(name, "cat/catalogue.toml", text.to_owned(), code, line);
    refused(
        "catalogue-files",
        vec![
            whole("empty", "", "C004", 1),
            whole("not TOML", "Geachte heer, mevrouw,\n", "C004", 1),
            catalogue("deep", "id = \"small\"", &format!("x_a = {}", "[".repeat(10_000)), "C011").at(1),
            catalogue("an unknown key", "version", "verzion", "C005"),
            catalogue("a text twice", "title = \"Small\"", "title = \"Small\"\n~title = \"Klein\"", "C004"),
            catalogue("include missing", "version", "include = [\"./nowhere\"]\nversion", "C020"),
            catalogue("include unknown", "version", "include = [\"nowhere\"]\nversion", "C020"),
            catalogue("include itself", "version", "include = [\"../cat\"]\nversion", "C021"),
            catalogue("drop what is not there", "version", "drop = [\"x\"]\nversion", "C023"),
        ],
    );
}

impl Wrong {
    /// The same on another line.
    fn at(self, line: u64) -> Wrong {
        Wrong { line, ..self }
    }
}

#[test]
fn catalogues_that_include_each_other_in_a_circle() {
    let folder = Folder::tender("circle");
    let head = |id: &str, other: &str| {
        format!(
            "format = 1\n[catalogue]\nid = \"{id}\"\nversion = \"1\"\ntitle = \"{id}\"\ninclude = [\"{other}\"]\n"
        )
    };
    folder.write("a/catalogue.toml", head("a", "../b")).write("b/catalogue.toml", head("b", "../a"));
    folder.write("tender.toml", TENDER.replace("./cat", "./a"));
    let check = folder.keur(&["check", "--format", "json"]).ends(1).json();
    assert_found(&check, "b/catalogue.toml", "C021", 6, "circle");
    assert!(folder.keur(&["score"]).ends(2).err.contains("C021"));
}

#[test]
fn catalogues_with_names_twice_or_nowhere() {
    refused(
        "catalogue-names",
        vec![
            catalogue(
                "a group twice, by case",
                "[[criterion]]",
                "[[group]]\n~id = \"G\"\ntitle = \"again\"\n[[criterion]]",
                "C012",
            ),
            catalogue("a criterion twice", "id = \"g.b\"", "id = \"G.A\"", "C012"),
            catalogue("a criterion with the id of a group", "id = \"h.a\"", "id = \"H\"", "C012"),
            catalogue("an option twice", "{ id = \"2\", points = 10", "{ id = \"1\", points = 10", "C012"),
            catalogue(
                "a reference twice",
                "[[kind]]",
                "[[reference]]\n~id = \"LAW\"\ntitle = \"Another\"\n[[kind]]",
                "C012",
            ),
            catalogue("a level twice", "n = 2\nname = \"L2\"", "~n = 1\nname = \"L2\"", "C012"),
            catalogue(
                "a profile twice",
                "[[group]]",
                "[[profile]]\n~id = \"ONE\"\nweights = { g = 1, h = 1 }\n[[group]]",
                "C012",
            ),
            catalogue("an unknown group", "group = \"h\"", "group = \"i\"", "C023"),
            catalogue("an unknown reference", "references = [\"law\"]", "references = [\"lore\"]", "C023"),
            catalogue(
                "an unknown kind",
                "evidence_kinds = [\"paper\"]",
                "evidence_kinds = [\"stone\"]",
                "C023",
            ),
            catalogue(
                "an unknown scale",
                "option = [{ id = \"no\" }, { id = \"yes\", points = 5 }]",
                "scale = \"five\"\npoints = 1",
                "C023",
            ),
            catalogue("an id that is none", "id = \"h.a\"", "id = \"h a\"", "C009"),
        ],
    );
}

#[test]
fn catalogues_with_levels_that_are_not_there() {
    refused(
        "catalogue-levels",
        vec![
            catalogue("not on the scale", "level = 2 }", "level = 7 }", "C024"),
            catalogue("one option without", "points = 0, level = 0", "points = 0", "C024"),
            catalogue("a level that is no number", "n = 2", "n = \"2\"", "C007"),
            catalogue("a level with a point", "n = 2", "n = 2.0", "C007"),
            catalogue("a gate on a level that is not there", "", "[[gate]]\nid = \"x\"\n~level = 9", "C024"),
            catalogue("a gate without a minimum", "", "~[[gate]]\nid = \"x\"", "C030"),
            catalogue(
                "a gate on a group that is not there",
                "",
                "[[gate]]\nid = \"x\"\n~group = \"i\"\nlevel = 1",
                "C023",
            ),
        ],
    );
}

#[test]
fn catalogues_with_weights_and_points_that_cannot_be() {
    let options = "option = [{ id = \"no\" }, { id = \"yes\", points = 5 }]";
    refused("catalogue-points", vec![
        catalogue("a profile that lacks a group", "id = \"one\"\nweights = { g = 60, h = 40 }", "id = \"one\"\nweights = { g = 60 }", "C025"),
        catalogue("a profile that names another", "h = 40", "h = 40, i = 1", "C023"),
        catalogue("a profile with a weight below zero", "h = 40", "h = -40", "C027"),
        catalogue("a profile of zeros", "g = 60, h = 40", "g = 0, h = 0", "T024").in_tender(8),
        catalogue("a group with a weight below zero", "id = \"h\"", "id = \"h\"\n~weight = -1", "C027"),
        catalogue("two default profiles", "id = \"one\"", "id = \"one\"\ndefault = true\nweights = { g = 1, h = 1 }\n[[profile]]\n~id = \"two\"\ndefault = true", "C026"),
        catalogue("a divisor of zero", "id = \"h\"", "id = \"h\"\n~out_of = 0", "C008"),
        catalogue("a divisor below zero", "id = \"h\"", "id = \"h\"\n~out_of = -5", "C008"),
        catalogue("no options", options, "option = []", "C028").up(3),
        catalogue("no key for options", options, "x_note = 1", "C028").up(3),
        catalogue("options and a scale", options, &format!("scale = \"five\"\npoints = 2\n{options}\n[[scale]]\nid = \"five\"\noption = [{{ id = \"a\" }}]"), "C031").up(3),
        catalogue("points without a scale", options, &format!("~points = 5\n{options}"), "C031"),
        catalogue("only points below zero", options, "option = [{ id = \"no\", points = -5 }]", "C029").up(3),
        catalogue("points with an exponent", "points = 10", "points = 1e1", "C008"),
        catalogue("points with too many digits", "points = 10", "points = 1234567890123456789", "C008"),
    ]);
}

impl Wrong {
    /// The same some lines higher: where the criterion has its id.
    fn up(self, lines: u64) -> Wrong {
        let line = self.line - lines;
        self.at(line)
    }

    /// The same, found on a line of the tender.
    fn in_tender(self, line: u64) -> Wrong {
        Wrong { found_in: "tender.toml", line, ..self }
    }
}

#[test]
fn a_catalogue_of_several_files_is_read_as_one() {
    let folder = Folder::tender("files");
    folder.write("cat/more.toml", "[[group]]\nid = \"G\"\ntitle = \"again\"\n");
    let check = folder.keur(&["check", "--format", "json"]).ends(1).json();
    assert_found(&check, "cat/more.toml", "C012", 2, "a second file");
    folder.write("cat/more.toml", b"\xff\xfe");
    let check = folder.keur(&["check", "--format", "json"]).ends(1).json();
    assert_found(&check, "cat/more.toml", "C002", 1, "a second file");
    folder.keur(&["score"]).ends(2);
}
