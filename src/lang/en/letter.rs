//! What letters say besides their templates, in English.

use std::fmt::{Formatter, Result};

use crate::lang::{Lang, Letter, day, list, plural};

const EN: Lang = Lang::En;
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Writes a text about letters in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Letter, f: &mut Formatter<'_>) -> Result {
    match text {
        Letter::Command => f.write_str("Write the notice of the award decision, and a letter to each losing or rejected bidder"),
        Letter::Examples => f.write_str("  keur letter my-tender --sent 2026-12-01\n  keur letter my-tender --sent 2026-12-01 --format odt --format html --to letters\n  keur new letter my-tender      # your own details and templates"),
        Letter::SentFlag => f.write_str("The day on which the letters are sent electronically, such as 2026-12-01; the standstill runs from the day after"),
        Letter::DaysFlag => f.write_str("Calendar days of the standstill, where the tender documents name more than 20"),
        Letter::ToFlag => f.write_str("The folder for the letters (default: `letters` beside the tender)"),
        Letter::TemplatesFlag => f.write_str("A folder with templates of your own (default: `templates` beside the tender, if it is there)"),
        Letter::OnlyFlag => f.write_str("Only the letter to this bidder (id); may be repeated, or given with commas"),
        Letter::FormatFlag => f.write_str("The form: odt or docx (LibreOffice, Word), html, markdown or json; may be repeated (default: odt)"),
        Letter::DossierFlag => f.write_str("Keep the letters with the reports and all that they rest on in a dossier, such as dossier.zip"),
        Letter::New => f.write_str("The sender's details and the templates of the letters, to be adapted"),
        Letter::NewFolder => f.write_str("The folder of the tender"),
        Letter::NotWhole => f.write_str("letters are about the whole tender: name the tender, and choose with --only whom the letter is for"),
        Letter::Sealed => f.write_str("prices have not been opened: there is no order to tell of yet"),
        Letter::Provisional(bids) => write!(f, "the order is provisional: it cannot yet be said whether the bid of {} is admissible", list(bids, EN)),
        Letter::ProvisionalHelp => f.write_str("first decide what is open (`decisions.toml`), or record the assessments that are missing; `keur score` says what is open"),
        Letter::NobodyAdmissible => f.write_str("no bid is admissible: there is no award decision to tell of"),
        Letter::TiedAtEnd(bids) => write!(f, "{} are tied for the last place that is awarded", list(bids, EN)),
        Letter::TiedAtEndHelp => f.write_str("let people draw lots, if the tender documents say so, and record the outcome as [[draw]] in `decisions.toml`"),
        Letter::TooFewDays { least } => write!(f, "the standstill is at least {least} calendar days (art. 2.127 Aanbestedingswet 2012)"),
        Letter::BeforeDeadline { sent, deadline } => write!(f, "{} is before the deadline for bids ({deadline})", day(*sent, EN)),
        Letter::CalendarEnds { until: Some(until) } => write!(f, "the calendar of public holidays does not know the days after {}, or the term starts before its first day", day(*until, EN)),
        Letter::CalendarEnds { until: None } => f.write_str("the calendar of public holidays does not say which days it knows"),
        Letter::CalendarHelp => f.write_str("put a `calendar.toml` with those years beside the tender, or use a newer keur"),
        Letter::BadTemplate { file, line, why } => {
            write!(f, "the template {file}")?;
            line.map_or(Ok(()), |line| write!(f, ", line {line},"))?;
            write!(f, " cannot be filled in: {why}")
        }
        Letter::Errors(n) => write!(f, "`letter.toml` or `calendar.toml` has {n} {}", plural(*n, "error", "errors")),
        Letter::NoSuchLetter(id) => write!(f, "there is no letter for `{id}`: no admissible or rejected bid has that id"),
        Letter::UnreadableTemplate { file, why } => write!(f, "the template {file} cannot be read: {why}"),
        Letter::Standstill { last } => write!(f, "The standstill lasts up to and including {}, {}, 23:59 (Dutch time).", weekday(*last), day(*last, EN)),
        Letter::Award { bidder } => write!(f, "{bidder}: intended award"),
        Letter::Lost { bidder } => write!(f, "{bidder}: not selected"),
        Letter::Rejected { bidder } => write!(f, "{bidder}: rejected"),
        Letter::Withdrawn { bidder } => write!(f, "{bidder}: withdrawn, no letter"),
        Letter::Weekday(date) => write!(f, "{}, {}", weekday(*date), day(*date, EN)),
        Letter::PointsOf { points, most } => write!(f, "{points} of {most}"),
        Letter::Score => f.write_str("the score for quality"),
        Letter::Figure => f.write_str("the award figure"),
        Letter::Curve(corners) => {
            let corners: Vec<String> = corners.iter().map(|(x, points)| format!("{points} points at {x}")).collect();
            write!(f, "Published: {}; in proportion between them.", list(&corners, EN))
        }
        Letter::HiddenAnswer => f.write_str("confidential"),
        Letter::Fictional => f.write_str("the fictional price"),
        Letter::Judged(reason) => write!(f, "The assessment committee found: {reason}"),
        Letter::JudgedEach(reasons) => write!(f, "The {} assessors found: {}", reasons.len(), reasons.join(" / ")),
        Letter::EquivalentAccepted => f.write_str("What was offered as equivalent was accepted as equivalent."),
        Letter::EquivalentRefused => f.write_str("What was offered as equivalent was not accepted as equivalent."),
        Letter::Ruled { reason, by, date } => {
            write!(f, "Found by the contracting authority")?;
            if !by.is_empty() {
                write!(f, " ({by})")?;
            }
            date.map_or(Ok(()), |date| write!(f, " on {}", day(date, EN)))?;
            write!(f, ": {reason}")
        }
        Letter::Claimed => f.write_str("The bid states this answer; no evidence was asked for it."),
        Letter::ClaimedWith(kinds) => write!(f, "The bid states this answer, supported by: {}.", list(kinds, EN)),
        Letter::ClaimedWithout => f.write_str("The bid states this answer, without valid evidence."),
        Letter::Follows => f.write_str("This answer follows from what the bid states:"),
        Letter::Fact { question, value } => write!(f, "\"{question}\" {value}."),
        Letter::FactRuled { question, value, reason } => write!(f, "\"{question}\" {value}, as the contracting authority found: {reason}"),
        Letter::FactHidden { question } => write!(f, "\"{question}\" was stated in confidence."),
        Letter::Reach { law, degree } => write!(f, "Reach of {law}: {degree}."),
        Letter::Contradicted { option } => write!(f, "The bid claimed \"{option}\"; the facts it states contradict that."),
        Letter::NoAnswer => f.write_str("The bid holds no answer that counts; the lowest score applies."),
        Letter::NoAnswerFor(facts) => write!(f, "The bid holds no answer that counts: {} {} not stated. The lowest score applies.", list(facts, EN), plural(facts.len(), "is", "are")),
        Letter::HeldBack => f.write_str("There is no valid evidence; without it the lowest score applies by the tender documents."),
        Letter::Hidden => f.write_str("Not shown: this bidder marked it as confidential."),
        Letter::HiddenOwn => f.write_str("(marked by you as confidential)"),
        Letter::NoReason => f.write_str("[REASON MISSING]"),
        Letter::Yes(true) => f.write_str("yes"),
        Letter::Yes(false) => f.write_str("no"),
        Letter::WithheldAnswer { bidder, criterion } => write!(f, "The answer of {bidder} to \"{criterion}\" and the reason for its score: this bidder marked it as confidential (art. 2.57 and 2.138 Aanbestedingswet 2012). Its points are given."),
        Letter::WithheldPrice { bidder } => write!(f, "The price of {bidder}: this bidder marked it as confidential (art. 2.57 and 2.138 Aanbestedingswet 2012)."),
        Letter::WithheldOthers => f.write_str("Data of other losing or rejected bidders: they are not needed to explain this decision and may be commercially sensitive."),
        Letter::Late => f.write_str("Submitting in time"),
        Letter::Decision(about) => match about.as_str() {
            "exclusion" => f.write_str("Grounds for exclusion"),
            "suitability" => f.write_str("Suitability requirements"),
            "deadline" => f.write_str("Submitting in time"),
            "price" => f.write_str("Price"),
            "withdrawal" => f.write_str("Withdrawal"),
            about => f.write_str(about),
        },
    }
}

fn weekday(date: jiff::civil::Date) -> &'static str {
    WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
}
