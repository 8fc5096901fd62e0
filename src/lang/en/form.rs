//! Questionnaires, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::{Form, Lang, Outlook, Say, localised};

/// Writes a text of or about a questionnaire in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(form: &Form, f: &mut Formatter<'_>) -> Result {
    match form {
        Form::About => f.write_str("Questionnaires: workbooks for bidders and assessors, and filled ones read back"),
        Form::BidAbout => f.write_str("Write the questionnaire of a tender as a workbook (XLSX or ODS), empty or with the answers of a bid"),
        Form::PriceAbout => f.write_str("Write the price sheet as a workbook of its own, where prices are opened only after the quality"),
        Form::ReadAbout => f.write_str("Read filled questionnaires (XLSX or ODS) and write the bids and assessments as TOML, or take the workbook of a tender back into its file; of a file with an error nothing is written"),
        Form::Examples => f.write_str("  keur form bid tender/ -o questionnaire.xlsx\n  keur form read received/*.xlsx -o tender/bids\n  keur form bid tender/ --fill bids/a/bid.toml -o a.ods\n  keur form assessment a1 --tender tender/\n  keur form tender tender/ -o tender.xlsx\n  keur form read tender.xlsx --tender tender/ --force"),
        Form::TenderPath => f.write_str("The tender: a folder or file (default: the one in this folder or above it)"),
        Form::OutFile => f.write_str("The file; its form follows from the end of its name: .xlsx or .ods"),
        Form::OutFolder => f.write_str("The folder in which each bid gets a folder and each assessor a file (default: `bids` and `assessments` beside the tender); for the workbook of a tender the file itself"),
        Form::Files => f.write_str("Filled questionnaires, or the workbook of a tender (.xlsx, .ods)"),
        Form::Fill => f.write_str("Fill in the answers of this bid beforehand"),
        Form::Next(file) => write!(f, "Send `{file}` to the bidders; `keur form read` reads it back when it is filled"),
        Form::Read { file, id, to } => write!(f, "`{file}` is the bid `{id}`: {to}"),
        Form::WithErrors(file) => write!(f, "nothing of `{file}` was written: mend first what stands above"),
        Form::NotAName(file) => write!(f, "the name `{file}` does not show its form: let it end in .xlsx or .ods"),
        Form::NoTender => f.write_str("a questionnaire belongs to a tender, and these rules are of a catalogue alone"),
        Form::PriceInBid => f.write_str("in this tender the price is part of the questionnaire; there is a price sheet only under `price_after_quality`"),
        Form::Unfit { bid, what } => write!(f, "`{bid}` does not fit in a questionnaire: {}", what.join("; ")),
        Form::BidHasErrors(bid) => write!(f, "`{bid}` has errors; `keur check` says which"),
        Form::Refused { file, why } => write!(f, "`{file}` cannot be read: {}", why.text(Lang::En)),
        Form::NoArchive => f.write_str("it is no workbook (XLSX or ODS), or the file is damaged"),
        Form::NoWorkbook => f.write_str("it is a zip file, and no workbook"),
        Form::BrokenPart(part) => write!(f, "the part `{part}` is missing, or not what the format says"),
        Form::LargePart { part, most } => write!(f, "the part `{part}` is larger than {most} bytes when unpacked"),
        Form::LargeParts(most) => write!(f, "its parts together are larger than {most} bytes when unpacked"),
        Form::ManySheets(most) => write!(f, "there are more than {most} sheets"),
        Form::ManyCells(most) => write!(f, "there are more than {most} cells that are filled or joined, or cells beyond the sheet"),
        Form::MuchText(most) => write!(f, "the texts together are larger than {most} bytes"),
        Form::LargeFile(most) => write!(f, "the file is larger than {most} bytes"),
        Form::NotAForm => f.write_str("this is no questionnaire of keur: the sheet that says which questionnaire it is, is missing"),
        Form::OtherVersion { found } => write!(f, "this questionnaire has form `{found}`, and this version of keur reads form 1"),
        Form::OtherKind(found) => write!(f, "`{found}` is no kind of questionnaire that this version of keur knows"),
        Form::OtherTender { found, this } => write!(f, "this questionnaire belongs to the tender `{found}`, and not to `{this}`"),
        Form::OtherRules { found, this, version: Some(n) } => write!(f, "this questionnaire is of version {n} of the rules (sha256:{found}); they were amended since (sha256:{this})"),
        Form::OtherRules { found, this, version: None } => write!(f, "this questionnaire was made with other rules (sha256:{found}) than those of now (sha256:{this})"),
        Form::At { sheet, cell, said, why } if said.is_empty() => write!(f, "sheet `{sheet}`, cell {cell}: {}", why.text(Lang::En)),
        Form::At { sheet, cell, said, why } => write!(f, "sheet `{sheet}`, cell {cell}, `{said}`: {}", why.text(Lang::En)),
        Form::RowTwice { first } => write!(f, "this question stands there twice, also at {first}"),
        Form::SheetTwice { first } => write!(f, "this sheet is there twice, also as {first}"),
        Form::NoColumn(key) => write!(f, "the column `{key}` is missing"),
        Form::UnknownRow { key, near: Some(near) } => write!(f, "`{key}` is not asked in this tender; it looks like `{near}`"),
        Form::UnknownRow { key, near: None } => write!(f, "`{key}` is not asked in this tender"),
        Form::RowGone(key) => write!(f, "the question `{key}` is missing from the workbook"),
        Form::RowsGone { key, more } => write!(f, "the question `{key}` and {more} others are missing from the workbook"),
        Form::SheetGone(mark) => write!(f, "the sheet `{mark}` is missing from the workbook"),
        Form::NotText => f.write_str("a text belongs here"),
        Form::BecameDay => f.write_str("the spreadsheet program made a date of this, and that is not what is asked"),
        Form::NotANumber => f.write_str("a number belongs here, such as 12 or 12.5"),
        Form::NotWhole => f.write_str("a whole number belongs here"),
        Form::PercentForNumber => f.write_str("a plain number belongs here, and no percentage"),
        Form::PartOrPercent(part) => write!(f, "do you mean {part} percent, or a part of one? write it with the percent sign"),
        Form::ThousandOrPart { thousand, whole, part } => write!(f, "this may be {thousand}, or {whole} point {part}: write it without a mark for thousands"),
        Form::NotADay => f.write_str("a date belongs here, such as 2026-11-30 or 30-11-2026"),
        Form::DayWithTime => f.write_str("a date without a time belongs here"),
        Form::DayOrMonth => f.write_str("which number is the day and which the month cannot be seen: write 2026-11-30 or 30-11-2026"),
        Form::NotAMoment => f.write_str("a moment with its offset belongs here, such as 2026-10-30T14:02:00+01:00"),
        Form::NotYesNo => f.write_str("yes or no belongs here"),
        Form::NotMarked => f.write_str("write yes where this holds, and else leave the cell empty"),
        Form::MarkBelow => f.write_str("write nothing here: put yes beside each of the lines below that holds"),
        Form::NoneAndSome => f.write_str("it says that nothing of this holds, and also what holds: the two do not go together"),
        Form::OnlyBeside => f.write_str("something stands beside the answer, and there is no answer"),
        Form::NotAnOption { near: Some(near), .. } => write!(f, "this is no answer of the list; do you mean `{near}`?"),
        Form::NotAnOption { near: None, options } => write!(f, "this is no answer of the list: {}", options.join(", ")),
        Form::NotAnId => f.write_str("an id belongs here: letters, digits, `.`, `_` and `-`; several with commas between them"),
        Form::NotACountry { said, meant: Some(meant) } => write!(f, "`{said}` is no country code (ISO 3166-1); do you mean `{meant}`?"),
        Form::NotACountry { said, meant: None } => write!(f, "`{said}` is no country code of two letters (ISO 3166-1), such as NL or DE"),
        Form::OneCountry => f.write_str("one country belongs here"),
        Form::NotACurrency => f.write_str("a currency code of three letters belongs here, such as EUR"),
        Form::NotADigest => f.write_str("a SHA-256 belongs here: 64 hexadecimal digits"),
        Form::ZerosLost => f.write_str("a number of the Dutch trade register has eight digits; the spreadsheet program left the leading zeros out"),
        Form::NoSuchParty => f.write_str("this party is not on the sheet of parties"),
        Form::Needed => f.write_str("this must be filled in"),
        Form::NeededInRow(key) => write!(f, "`{key}` must be filled in on this row"),
        Form::FileOrUrl => f.write_str("name the file or the web address, one of the two"),
        Form::IsFormula => f.write_str("this is a formula; an answer is not reckoned"),
        Form::IsError => f.write_str("this is an error value of the spreadsheet program"),
        Form::Joined => f.write_str("cells are merged here in which more than one answer belongs"),
        Form::TakeNew => f.write_str("ask for the questionnaire that holds now, and take the answers over into it"),
        Form::PasteValues => f.write_str("type the value itself, or paste it as a value (paste special)"),
        Form::TypeAsText => f.write_str("format the cell as text, and type it again"),
        Form::Unjoin => f.write_str("split the merged cells, and look where the answers stood"),
        Form::PutBack => f.write_str("take the original questionnaire; sheets may be renamed and rows may be moved, the hidden marks must stay"),
        Form::TitleOf { kind: "price", tender } => write!(f, "Price sheet: {tender}"),
        Form::TitleOf { tender, .. } => write!(f, "Questionnaire for bidders: {tender}"),
        Form::Authority(name) => write!(f, "Contracting authority: {name}"),
        Form::Deadline(when) => write!(f, "Bids are received until: {when}"),
        Form::How("price") => f.write_str("Fill in the yellow cells on the sheet Price.\nTake the id of your bid over from the questionnaire.\nSave the file as XLSX or ODS and hand it in apart, as the tender documents say."),
        Form::How(_) => f.write_str("Fill in the yellow cells only. The other cells are protected, without a password.\nStart with the sheet Bid, then the sheets with questions, the parties, the components and the evidence.\nLeave empty what you do not know or do not want to say. An empty cell is no answer and does not count as no; each sheet counts along.\nChoose from the list where there is one. In multiple choice write yes beside every line that holds.\nNumbers: 12 or 12.5. Amounts: 412500.00 without thousands marks. Percentages: 50 or 50 %. Dates: 2026-11-30 or 30-11-2026.\nCountries: codes of two letters with commas between them, such as NL, DE.\nEvidence: give each document a short id on the sheet Evidence, and name that id beside the answer.\nType values yourself: formulas and merged cells are refused.\nLook your answers over before you hand them in: keur check your-file.xlsx says by cell what is missing, and what your answers give."),
        Form::HowHead => f.write_str("How to fill in this workbook"),
        Form::SheetsHead => f.write_str("Progress by sheet"),
        Form::SheetStart => f.write_str("Start"),
        Form::SheetBid => f.write_str("Bid"),
        Form::SheetPrice => f.write_str("Price"),
        Form::SheetOther => f.write_str("Other facts"),
        Form::SheetLists => f.write_str("Lists"),
        Form::SheetOf("party") => f.write_str("Parties"),
        Form::SheetOf("owner") => f.write_str("Owners"),
        Form::SheetOf("component") => f.write_str("Components"),
        Form::SheetOf("verified") => f.write_str("Evidence looked at"),
        Form::SheetOf(_) => f.write_str("Evidence"),
        Form::NoteOf("party") => f.write_str("Every legal entity that takes part or is an owner: yourself, subcontractors, parent companies. One a row."),
        Form::NoteOf("owner") => f.write_str("Who owns which party, with the share. One owner a row; both are on the sheet Parties."),
        Form::NoteOf("component") => f.write_str("What the service is made of, and who runs what. One component a row."),
        Form::NoteOf("verified") => f.write_str("Evidence that you looked at and found true. One a row; it may stay empty."),
        Form::NoteOf(_) => f.write_str("The documents that support your answers. Name the file of each, or its web address."),
        Form::Head(key) => f.write_str(match *key {
            "nr" => "No.",
            "question" => "Question",
            "help" => "About the question",
            "how" => "How to answer",
            "answer" => "Answer",
            "evidence" => "Evidence (ids)",
            "statement" => "Statement with the answer",
            "equivalent" => "Equivalent offered",
            "confidential" => "Confidential, because",
            "state" => "State",
            _ => "Sheet",
        }),
        Form::Answered => f.write_str("answered"),
        Form::Open => f.write_str("open"),
        Form::Rows => f.write_str("rows"),
        Form::Yes => f.write_str("yes"),
        Form::No => f.write_str("no"),
        Form::AsText => f.write_str("Text"),
        Form::AsYesNo => f.write_str("Yes or no"),
        Form::AsWhole => f.write_str("Whole number"),
        Form::AsNumber => f.write_str("Number"),
        Form::AsPercent => f.write_str("Percentage, such as 50 or 50 %"),
        Form::AsMoney => f.write_str("Amount"),
        Form::AsDay => f.write_str("Date, such as 2026-11-30"),
        Form::AsOption => f.write_str("Choose one answer from the list:"),
        Form::AsSet => f.write_str("Write yes below, beside every line that holds"),
        Form::AsCountry => f.write_str("Country code of two letters, such as NL"),
        Form::AsCountries => f.write_str("Country codes with commas between them, such as NL, DE"),
        Form::AsStatement => f.write_str("Describe it in your own words. Assessors choose by it:"),
        Form::AsNothing => f.write_str("No answer is needed here; you may add evidence, a statement or an equivalent"),
        Form::Unit(unit) => write!(f, "in {unit}"),
        Form::AtLeast(least) => write!(f, "at least {least}"),
        Form::AtMost(most) => write!(f, "at most {most}"),
        Form::Between(least, most) => write!(f, "from {least} to {most}"),
        Form::Why(text) => write!(f, "Why: {text}"),
        Form::Link(text) => write!(f, "Link to the contract: {text}"),
        Form::Grounds(text) => write!(f, "Grounds: {text}"),
        Form::Proof(kinds) => write!(f, "Evidence, one of: {kinds}"),
        Form::FollowsFrom(facts) => write!(f, "Follows from: {facts}"),
        Form::FollowsFromChain => f.write_str("Follows from the sheets Parties, Owners and Components"),
        Form::CountsFor(criteria) => write!(f, "Counts for: {criteria}"),
        Form::Rejects => f.write_str("rejects the bid"),
        Form::Chosen => f.write_str("holds"),
        Form::NoneOfThese => f.write_str("Nothing: there is nothing to name"),
        Form::Question(table, key) => f.write_str(question(table, key)),
        Form::Hint(table, key) => f.write_str(hint(table, key)),
        Form::Composed(text) => text.say(Lang::En, f),
        Form::Pick => f.write_str("Choose an answer from the list, or leave the cell empty."),
        Form::WriteNumber => f.write_str("A number within the limits beside it belongs here."),
        Form::WriteDay => f.write_str("A date belongs here, such as 2026-11-30."),
        Form::Judging(judging) => super::judging::say(judging, f),
        Form::WorkbookByTender => f.write_str("put the workbook in the folder of the tender, or in a folder within it"),
        Form::IsWorkbook(file) => write!(f, "`{file}` is a workbook; a bid in TOML is needed here"),
        Form::ReadFirst => f.write_str("`keur form read WORKBOOK` makes a bid of it; `keur check WORKBOOK` checks it as it is"),
        Form::Outlook(given) => outlook(given, f),
        Form::RulesAre(digest) => write!(f, "Rules: sha256:{digest}"),
    }
}

/// What is asked under a key.
fn question(table: &str, key: &str) -> &'static str {
    match (table, key) {
        ("bid", "id") => "Id of your bid",
        ("bid", "supplier") => "Name of the bidder",
        ("bid", "party") => "Your id on the sheet Parties",
        ("bid", "members") => "Members of a joint bid",
        ("bid", "service") => "Name of the service offered",
        ("bid", "submitted") => "Moment of handing in",
        ("price", "amount") => "Price without VAT",
        ("price", "currency") => "Currency",
        ("price", _) => "Price confidential, because",
        ("chain", _) => "Layers that the service does not have",
        ("party", "id") | ("component", "id") | ("evidence", "id") => "Id",
        ("party", "name") => "Name",
        ("party", "country") => "Country of its seat",
        ("party", "kvk") => "Dutch register no.",
        ("party", "lei") => "LEI",
        ("party", "euid") => "EUID",
        ("party", "independent") => "Does nobody control it?",
        ("party", "subject_to") => "Also under the law of",
        ("owner", "of") => "Party",
        ("owner", "party") => "Owner",
        ("owner", "share") => "Share in percent",
        ("owner", "control") => "Control?",
        ("component", "layer") => "Layer",
        ("component", "party") => "Who runs it",
        ("component", "locations") => "Countries of storage and processing",
        ("component", "access_from") => "Countries of administration",
        ("component", "holds") => "What it holds",
        ("component", "readable") => "Ever readable to who runs it?",
        ("component", "depends_on") => "Depends on",
        ("component", "replaceable_in") => "Replaceable in (days)",
        ("verified", "bid") => "Bid",
        ("verified", "evidence") => "Id of the document",
        ("verified", "by") => "Looked at by",
        ("verified", "date") => "Looked at on",
        ("evidence", "kind") => "Kind",
        ("evidence", "title") => "Title",
        ("evidence", "file") => "File",
        ("evidence", "url") => "or web address",
        ("evidence", "sha256") => "SHA-256",
        ("evidence", "page") => "Page",
        ("evidence", "issuer") => "Issued by",
        ("evidence", "issued") => "Issued on",
        ("evidence", "expires") => "Valid until",
        _ => "Confidential, because",
    }
}

/// How it is to be answered.
fn hint(table: &str, key: &str) -> &'static str {
    match (table, key) {
        ("bid", "id") => "Short, without spaces: letters, digits, point, dash. Mandatory.",
        ("bid", "supplier") => "As in the trade register. Mandatory.",
        ("bid", "party") => "The id under which you stand on the sheet Parties yourself.",
        ("bid", "members") => "For a joint bid: the ids of all members, with commas.",
        ("bid", "service") => "As you offer it.",
        ("bid", "submitted") => "May stay empty. With its offset: 2026-10-30T14:02:00+01:00",
        ("price", "amount") => "Amount as the price sheet of the tender defines it: 412500.00",
        ("price", "currency") => "Currency code of three letters, such as EUR.",
        ("price", _) => "Only where the price may not be shared: the reason.",
        ("chain", _) => {
            "Names of the list on the sheet Components, with commas: what is not there need not be accounted for."
        }
        ("party", "id") => "short, unique",
        ("party", "name") => "registered name",
        ("party", "country") | ("party", "subject_to") => "country code, such as NL",
        ("party", "kvk") => "eight digits",
        ("party", "lei") => "twenty characters",
        ("party", "euid") => "may be empty",
        ("party", "independent") => "yes: nobody has control",
        ("owner", "of" | "party") => "id on Parties",
        ("owner", "share") => "51 or 51 %",
        ("owner", "control") => "only where it is otherwise than above 50 %",
        ("component", "id") => "short, unique",
        ("component", "party") => "id on Parties",
        ("component", "locations" | "access_from") => "NL, DE",
        ("component", "layer" | "holds") | ("evidence", "kind") => "choose from the list",
        ("component", "readable") => "no: never, not while processing either",
        ("component", "depends_on") => "ids, with commas",
        ("component", "replaceable_in") => "number",
        ("evidence", "id") => "short, unique; name it with your answer",
        ("evidence", "file") => "evidence/articles.pdf",
        ("evidence", "url") => "https://…",
        ("evidence", "sha256") => "may be empty",
        ("evidence", "page") => "such as 3-4",
        ("verified", "bid") => "choose from the list",
        ("verified", "evidence") => "as it stands with the bid",
        ("verified", "by") => "department or role",
        ("verified", "date") => "2026-11-30",
        ("evidence", "issued" | "expires") => "2026-11-30",
        (_, "confidential") => "reason, else empty",
        _ => "",
    }
}

/// What answers give.
fn outlook(given: &Outlook, f: &mut Formatter<'_>) -> Result {
    let Outlook { verdict, reasons, score, open, judged, all } = given;
    let verdict = match *verdict {
        "admissible" => "admissible",
        "rejected" => "rejected",
        _ => "not yet to be said whether the bid is admissible",
    };
    write!(f, "with these answers: {verdict}")?;
    let reasons: Vec<String> = reasons.iter().filter_map(|(name, id)| reason(name, id)).collect();
    if !reasons.is_empty() {
        write!(f, " ({})", reasons.join("; "))?;
    }
    if let Some([score, worst, best]) = score {
        let [score, worst, best] = [score, worst, best].map(|plain| localised(plain, Lang::En));
        write!(f, "; score {score} of 100")?;
        if worst != best {
            write!(f, ", which can still come out between {worst} and {best}")?;
        }
    }
    if *open == 0 {
        write!(f, "; none of the {all} criteria is open")?;
    } else {
        write!(
            f,
            "; of {all} criteria {open} {} no answer that counts",
            if *open == 1 { "has" } else { "have" }
        )?;
    }
    if *judged > 0 {
        let verb = if *judged == 1 { "waits" } else { "wait" };
        write!(f, "; {judged} still {verb} for assessors")?;
    }
    Ok(())
}

/// Why a bid is not admissible, where the bidder can do something about it.
fn reason(name: &str, id: &str) -> Option<String> {
    Some(match name {
        "gate-failed" => format!("gate `{id}` is not met"),
        "knock-out" => format!("the answer to `{id}` rejects"),
        "gate-unknown" => format!("gate `{id}` cannot be told yet"),
        "knock-out-open" => format!("`{id}` is still open"),
        "price-open" => "there is no price".to_owned(),
        _ => return None,
    })
}
