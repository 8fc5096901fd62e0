//! Workbooks for assessors, in English.

use std::fmt::{Formatter, Result};

use crate::lang::Judging;

/// Writes a text of or about the workbook of an assessor in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(judging: &Judging, f: &mut Formatter<'_>) -> Result {
    match judging {
        Judging::About => f.write_str("Write the workbook of an assessor (XLSX or ODS): the bids side by side per criterion, without prices and without what others chose"),
        Judging::Fill => f.write_str("Fill in beforehand what the file of this assessor says already"),
        Judging::Next { file, assessor } => write!(f, "Give `{file}` to assessor {assessor}; `keur form read` reads it back when it is filled"),
        Judging::LeftOut(bids) => write!(f, "not in this workbook: {} (set aside, of another tender, not readable, or nothing to judge)", bids.join(", ")),
        Judging::Took { file, assessor, to } => write!(f, "`{file}` is what assessor `{assessor}` made of the bids: {to}"),
        Judging::HasErrors(file) => write!(f, "`{file}` has errors; `keur check` says which"),
        Judging::OfAnother { file, assessor } => write!(f, "`{file}` is of another assessor: `{assessor}`"),
        Judging::Unfit { file, what } => write!(f, "`{file}` does not fit in a workbook: {}", what.join("; ")),
        Judging::Title(tender) => write!(f, "Assessment: {tender}"),
        Judging::Assessor(name) => write!(f, "Assessor: {name}"),
        Judging::How => f.write_str("Fill in the yellow cells only. The other cells are protected, without a password.\nPer criterion the bids stand side by side. The question and the scale are at the left; choose for each bid the answer of the scale that fits.\nGive your reason with each choice: it may go into the letter to the bidder. Name what you read and what was missing.\nWhere an equivalent is offered: say whether you accept it, choose the answer that it then earns, and say why.\nLeave empty what you did not judge. Nothing is filled in for you, and an empty cell is no judgement.\nJudge only what stands here and the evidence that is named. Prices and what others chose are not here, on purpose.\nWhat is confidential is for the committee and for nobody else.\nType yourself or choose from the list: formulas and merged cells are refused.\nFill in below the day on which you were done, and hand the file back to the procurement officer."),
        Judging::Own => f.write_str("About your assessment"),
        Judging::Date => f.write_str("The day on which you were done, such as 2026-11-30"),
        Judging::Consensus => f.write_str("Is this what all assessors agreed on? Then write yes, and else leave the cell empty"),
        Judging::Judged => f.write_str("Judged"),
        Judging::Left => f.write_str("Open"),
        Judging::Scale => f.write_str("Criterion and scale"),
        Judging::Points(points) => write!(f, "{points} points"),
        Judging::NoStatement => f.write_str("(no statement)"),
        Judging::NothingHere => f.write_str("(nothing to judge here)"),
        Judging::Offered => f.write_str("Equivalent that is offered"),
        Judging::Documents => f.write_str("Evidence that the bidder names"),
        Judging::Page(page) => write!(f, "p. {page}"),
        Judging::IsConfidential => f.write_str("confidential"),
        Judging::Confidential => f.write_str("Confidential, because the bidder says"),
        Judging::Choice => f.write_str("Your choice of the scale"),
        Judging::Reason => f.write_str("Your reason"),
        Judging::Equivalent => f.write_str("Do you accept it as equivalent?"),
        Judging::Accepted => f.write_str("accepted"),
        Judging::Refused => f.write_str("refused"),
        Judging::State => f.write_str("State"),
        Judging::IsJudged => f.write_str("judged"),
        Judging::Nothing => f.write_str("nothing is judged in this workbook"),
        Judging::NoReason => f.write_str("the reason for the choice is missing here"),
        Judging::NoChoice => f.write_str("the choice is missing here; something stands beside it"),
        Judging::SayEquivalent => f.write_str("say whether the equivalent is accepted: without that the choice does not count"),
        Judging::AcceptedAs => f.write_str("`accepted` or `refused` belongs here"),
        Judging::NotAsked => f.write_str("there is nothing to judge here of this bid"),
        Judging::BidChanged(bid) => write!(f, "the bid `{bid}` changed since this workbook was made: another text was judged here than it has now"),
        Judging::BidGone(bid) => write!(f, "the bid `{bid}` is not there, or cannot be read"),
        Judging::NoAssessor => f.write_str("whose assessment this is, is missing from the workbook or is no id"),
        Judging::ColumnGone(bid) => write!(f, "the column of the bid `{bid}` is missing from this sheet"),
        Judging::ColumnTwice { first } => write!(f, "this column is there twice, also as {first}"),
        Judging::TakeNew => f.write_str("make a new workbook (`keur form assessment`) and let the assessor look at it again"),
    }
}
