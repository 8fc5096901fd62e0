//! What the workbook of a tender says, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::{Composed, plural};

/// Writes a text of or about the workbook of a tender in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Composed, f: &mut Formatter<'_>) -> Result {
    match text {
        Composed::About => f.write_str("Write the tender itself as a workbook (XLSX or ODS): weights, gates, award and dates, to be changed there"),
        Composed::Next(file) => write!(f, "Change the yellow cells of `{file}`; `keur form read {file} --force` takes your changes over into the tender"),
        Composed::Same { file, to } => write!(f, "nothing was changed in `{file}`: {to}"),
        Composed::Took { file, to, changes } => write!(f, "`{file}`: {changes} {} taken over into {to}", plural(*changes, "change", "changes")),
        Composed::NeedsForce { to, changes } => write!(f, "`{to}` is there: with `--force` the {changes} {} into it, with `-o` into another file", plural(*changes, "change goes", "changes go")),
        Composed::IsLocked { to } => write!(f, "the rules are locked (keur.lock), so `{to}` stays as it is: write the proposal to another file with `-o`, and lock it with `keur publish --amend` after a note of information"),
        Composed::LockedNote => f.write_str("the rules are locked (keur.lock): this is a proposal, which holds only after `keur publish --amend` and a note of information"),
        Composed::OtherTender { found, this } => write!(f, "this workbook is of the tender `{found}`, and not of `{this}`"),
        Composed::OtherText { found, this } => write!(f, "this workbook was made from another text of the tender (sha256:{found}) than is there now (sha256:{this})"),
        Composed::OtherRules { found, this } => write!(f, "a catalogue has changed since this workbook: it was made with the rules sha256:{found}, and now sha256:{this} hold"),
        Composed::CannotChange => f.write_str("this stands in the file of the tender in a way that cannot be changed without touching something else"),
        Composed::NotNegative => f.write_str("a weight does not lie below zero"),
        Composed::NewNeeds("group") => f.write_str("choose in this row the group that the gate is about as well"),
        Composed::NewNeeds("kind") => f.write_str("choose in this row what must be reached as well"),
        Composed::NewNeeds(_) => f.write_str("fill in the minimum in this row as well"),
        Composed::NewUnused(_) => f.write_str("this kind of gate is not about one group: leave this cell empty"),
        Composed::DropOrChange => f.write_str("this gate is left out or has another minimum: not both"),
        Composed::IsTender => f.write_str("this is the workbook of a tender, and no questionnaire: `keur form read` takes it back into the file of the tender"),
        Composed::WriteAnew => f.write_str("write a new workbook with `keur form tender` and take your changes over into it"),
        Composed::ByHand => f.write_str("often there is a remark in the middle of a list; change this in the file itself"),
        Composed::Title(tender) => write!(f, "The tender: {tender}"),
        Composed::How => f.write_str("Fill in or change yellow cells only. An empty cell means that the tender says nothing of it; then what stands beside it holds.\nBegin with Tender and Contract. Then choose weights and gates, and last the award. The sheet Example reckons along.\nSheets may be called otherwise, and sheets, rows and columns of your own may come. Do not delete hidden rows or columns.\nRead the workbook back with `keur form read`. Only what you changed changes in the file; remarks and order stay.\nIf you change profile or contract, read the workbook back first and write a new one: which criteria there are, Keur works out itself."),
        Composed::BaseIs(digest) => write!(f, "Made from the text with digest sha256:{digest}. If the file changes after that, this workbook is refused."),
        Composed::Published => f.write_str("Note: the rules are locked. What you change here is a proposal for a note of information."),
        Composed::Sheet(name) => f.write_str(sheet(name)),
        Composed::Note(name) => f.write_str(note(name)),
        Composed::Section(name) => f.write_str(section(name)),
        Composed::Head(name) => f.write_str(head(name)),
        Composed::Question(key) => f.write_str(question(key)),
        Composed::Hint(key) => f.write_str(hint(key)),
        Composed::Option(key, id) => f.write_str(option(key, id)),
        Composed::Ident(id) => write!(f, "Id: {id}. The id is fixed."),
        Composed::CatalogueIs { id, version } => write!(f, "catalogue {id}, version {version}"),
        Composed::ProfileOf(title) => write!(f, "Profile of {title}"),
        Composed::ProfileNow(profile) => write!(f, "Decides weights, gates and questions. Empty: {profile}."),
        Composed::ShareOf(title) => write!(f, "Share of {title} in the quality score"),
        Composed::ValueOf(title) => write!(f, "Value of {title}"),
        Composed::Tie(n) => write!(f, "For a tie, rule {n}"),
        Composed::TieGroup(id) => write!(f, "the highest share on group {id}"),
        Composed::TieCriterion(id) => write!(f, "the most points on criterion {id}"),
        Composed::UsualIs(said) => write!(f, "Empty: {said}."),
        Composed::NoUsual => f.write_str("Empty: not said; what depends on it is asked."),
        Composed::NoneOfThese => f.write_str("none of these"),
        Composed::NotApplicable(all) => write!(f, "Not asked for this contract: {}.", all.join(", ")),
        Composed::NoContext => f.write_str("The catalogues of this tender ask nothing about the contract."),
        Composed::Pick => f.write_str("Choose from the list, or leave the cell empty."),
        Composed::Number => f.write_str("A number belongs here."),
        Composed::NotBelowZero => f.write_str("A number of zero or more belongs here."),
        Composed::ProfileChanged => f.write_str("The profile was changed: the column Usual is still that of the former. Read the workbook back first."),
        Composed::Differ => f.write_str("amounts of 100 differ from what Keur reckoned when this workbook was written (0 while you change nothing)"),
        Composed::New(n) => write!(f, "New gate {n}"),
        Composed::OwnGate => f.write_str("this tender"),
        Composed::OfCatalogue => f.write_str("catalogue or profile"),
        Composed::Unit(name) => f.write_str(unit(name)),
        Composed::Bid(letter) => write!(f, "Bid {letter}"),
        Composed::Levels(all) => write!(f, "Levels: {all}"),
        Composed::ExampleNotes => f.write_str("Score and price are made up. On every group a bid here has the same share as its quality score.\nThe figure follows method, formula and weights of the sheet Award, also when you change them.\nThe two columns by Keur were reckoned by the code that ranks bids, with the tender as it was.\nRules for ties are not applied here: equals share a rank."),
        Composed::NoFigure => f.write_str("cannot be reckoned"),
    }
}

fn sheet(name: &str) -> &'static str {
    match name {
        "start" => "Start",
        "tender" => "Tender",
        "context" => "Contract",
        "weights" => "Weights",
        "gates" => "Gates",
        "award" => "Award",
        "example" => "Example",
        _ => "Lists",
    }
}

fn note(name: &str) -> &'static str {
    match name {
        "tender" => {
            "What the notice says, which catalogues assess, and how open and unsupported answers count."
        }
        "context" => "What is bought. These answers decide which criteria apply, the same for every bidder.",
        "weights" => {
            "An own weight takes the place of the usual one of that group. Weights need not sum to 100: the column Of 100 converts."
        }
        "gates" => "A bid that does not reach a gate is rejected, however high its score.",
        "award" => {
            "How quality and price give an order together. Fill in only what goes with the chosen method."
        }
        "example" => {
            "Three made-up bids. You may change score and price; Keur does not read this sheet back."
        }
        _ => "",
    }
}

fn section(name: &str) -> &'static str {
    match name {
        "tender" => "The tender",
        "catalogues" => "Catalogues and profiles",
        "policy" => "How answers and prices are treated",
        "award" => "Quality and price",
        "values" => "Value per group, for award on value",
        "ties" => "Ties",
        "new" => "New gates: one a row",
        _ => "As Keur reckoned it when this workbook was written",
    }
}

fn head(name: &str) -> &'static str {
    match name {
        "question" => "Question",
        "hint" => "Explanation, and what holds while the cell is empty",
        "answer" => "To fill in",
        "sheet" => "Sheet",
        "about" => "What for",
        "id" => "Id",
        "title" => "Group and criteria",
        "usual" => "Usual weight",
        "own" => "Own weight",
        "holds" => "Weight that holds",
        "hundred" => "Of 100",
        "keur" => "Of 100 by Keur",
        "drop" => "Left out",
        "gate" => "Gate",
        "words" => "In words",
        "why" => "Why",
        "minimum" => "Minimum",
        "unit" => "Unit",
        "from" => "From",
        "kind" => "What must be reached",
        "of" => "Group",
        "name" => "Name",
        "bid" => "Bid",
        "score" => "Quality score",
        "price" => "Price",
        "quality-part" => "For quality",
        "price-part" => "For the price",
        "figure" => "Figure",
        "rank" => "Rank",
        "figure-keur" => "Figure by Keur",
        _ => "Rank by Keur",
    }
}

fn question(key: &str) -> &'static str {
    match key {
        "tender:title" | "tender:title.en" => "Title of the tender",
        "tender:title.nl" => "Title in Dutch",
        "tender:authority" => "Contracting authority",
        "tender:notice" => "Notice",
        "tender:procedure" => "Procedure that this is a lot of",
        "tender:language" => "Language of the procedure",
        "tender:published" => "Day of publication",
        "tender:questions_until" => "Last day for questions",
        "tender:deadline" => "Deadline for receipt",
        "tender:as_of" => "Reference day",
        "policy:unsupported" => "An answer without valid evidence",
        "policy:evidence_from" => "Who delivers evidence",
        "policy:unanswered_level" => "A criterion without an answer, in a level",
        "policy:assessors" => "How assessors come to one judgement",
        "policy:dropped_bids" => "If an admissible bid drops out later",
        "policy:spread" => "Steps that assessors may lie apart",
        "policy:price_after_quality" => "Prices shut until the quality is fixed",
        "award:method" => "Award method",
        "award:formula" => "Formula for the price",
        "award:quality_weight" => "Weight of quality",
        "award:price_weight" => "Weight of the price",
        "award:floor" => "Floor price",
        "award:ceiling" => "Ceiling price",
        "award:currency" => "Currency",
        "award:decimals" => "Decimals that are shown",
        "award:round" => "Round before ranking, to so many decimals",
        "award:winners" => "Number of winners",
        _ => "Abnormally low from",
    }
}

fn hint(key: &str) -> &'static str {
    match key {
        "tender:procedure" => "Only if the contract is divided into lots.",
        "tender:notice" => "For instance the number on TenderNed.",
        "tender:language" => "Empty: Dutch.",
        "tender:published" | "tender:questions_until" => "A day, such as 2026-11-30.",
        "tender:as_of" => "On this day evidence must be valid. A day, such as 2026-12-01.",
        "tender:deadline" => {
            "With its time zone, such as 2026-11-30T12:00:00+01:00. Dutch winter time is +01:00, summer time +02:00. What arrives later is rejected."
        }
        "policy:unsupported" => "Empty: it counts, and is flagged.",
        "policy:evidence_from" => "Empty: every bidder.",
        "policy:unanswered_level" => "Empty: the level is unknown then.",
        "policy:assessors" => "Empty: they agree on one judgement.",
        "policy:dropped_bids" => "Counts only for formulas that depend on other prices. Empty: reckon anew.",
        "policy:spread" => "If they lie further apart, Keur asks for a joint judgement. Empty: 1.",
        "policy:price_after_quality" => "Prices then stand on a sheet of their own. Empty: no.",
        "award:method" => "Empty: on quality alone.",
        "award:formula" => "Only for quality and price weighed.",
        "award:quality_weight" | "award:price_weight" => {
            "Only for quality and price weighed. Only their proportion counts for the order."
        }
        "award:floor" => "Only for a fixed line: up to this amount all price points.",
        "award:ceiling" => "Only for a fixed line: from this amount no price points.",
        "award:currency" => "Three letters. Empty: EUR.",
        "award:decimals" => "Empty: 2.",
        "award:round" => {
            "Only if the tender documents say so. Empty: the order follows from the exact figure."
        }
        "award:winners" => "Empty: 1.",
        "award:abnormally_low" => {
            "So many percent below the mean of the other prices: a flag, never a rejection by itself."
        }
        "share" => "Fill this in for all catalogues or for none. Empty: the weights of all groups together.",
        "value" => "What a share of 100 percent on this group is worth.",
        "tie" => "In order; a draw only as the last. Empty: a shared place.",
        _ => "",
    }
}

fn option(key: &str, id: &str) -> &'static str {
    match (key, id) {
        ("language", "nl") => "Dutch",
        ("language", _) => "English",
        ("unsupported", "flag") => "counts, and is flagged",
        ("unsupported", _) => "earns nothing until there is evidence",
        ("evidence_from", "all") => "every bidder",
        ("evidence_from", _) => "only the first in rank",
        ("unanswered_level", "unknown") => "the level is unknown then",
        ("unanswered_level", _) => "does not count for the level",
        ("assessors", "consensus") => "one judgement together",
        ("assessors", _) => "the mean of their points",
        ("dropped_bids", "recompute") => "reckon anew without it",
        ("dropped_bids", _) => "its price stays in the formula",
        ("method", "quality") => "on quality alone",
        ("method", "weighted") => "quality and price weighed",
        ("method", "value") => "award on value",
        ("method", _) => "quality per euro",
        ("formula", "absolute-linear") => "fixed line from floor to ceiling price",
        ("formula", "lowest-ratio") => "lowest price divided by the price",
        ("formula", "relative-linear") => "line from the lowest to the highest price",
        ("formula", _) => "line from the lowest price to twice that",
        ("new", "level") => "level over all criteria",
        ("new", "group-level") => "level on one group",
        ("new", "group-share") => "percentage of the points on one group",
        ("new", "score") => "quality score of 100",
        ("new", _) => "price, at most",
        ("tie", "score") => "the highest quality score",
        ("tie", "price") => "the lowest price",
        (_, _) => "a draw, by people",
    }
}

fn unit(name: &str) -> &'static str {
    match name {
        "level" => "level, at least",
        "share" => "percent of the points, at least",
        "points" => "points, at least",
        "score" => "quality score, at least",
        "price" => "price, at most",
        _ => "cannot be changed here",
    }
}
