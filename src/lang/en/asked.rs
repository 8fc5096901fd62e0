//! The questions by which a tender is composed at the terminal, in English.

use std::fmt::{Formatter, Result};

use crate::lang::asked::{Asked, Part, Pick, Quest};
use crate::lang::{Lang, Say, day, plural};

const EN: Lang = Lang::En;

/// Writes a text of the conversation in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Asked, f: &mut Formatter<'_>) -> Result {
    match text {
        Asked::Flag => f.write_str("Ask the questions in the terminal, and write `tender.toml` from the answers"),
        Asked::Intro(file) => write!(f, "You answer questions, and Keur writes {file} from them. Nothing is written until you say yes at the end."),
        Asked::Replaces(file) => write!(f, "Mind: {file} is there already. If you say yes at the end, it is overwritten."),
        Asked::Locked(file) => write!(f, "the rules of this tender are locked (`{file}`): they are not composed anew here; change `tender.toml`, and lock the change with `keur publish --amend`"),
        Asked::Part(part) => f.write_str(match part {
            Part::Tender => "The tender",
            Part::Days => "Dates",
            Part::Catalogue => "Catalogue and profile",
            Part::Bought => "What is bought",
            Part::Weights => "Weights",
            Part::Minima => "Gates",
            Part::Policy => "Evidence and assessors",
            Part::Award => "Award",
            Part::End => "Summary",
        }),
        Asked::Ask(quest) => ask(quest, f),
        Asked::About(quest) => about(quest, f),
        Asked::Ways => f.write_str("Enter takes what stands in [brackets]; without brackets Enter leaves it out. From a list you may type the number or the word. A dash (-) leaves out what is not needed. With < (or: back) you go back one question, with ? you get help. Ctrl-D stops without writing anything."),
        Asked::Pick(pick) => self::pick(pick, f),
        Asked::Named { id, title } if title.is_empty() => f.write_str(id),
        Asked::Named { id, title } => write!(f, "{id}: {title}"),
        Asked::DependsOnOthers => f.write_str("Mind: the outcome of a bid then depends on the other bids."),
        Asked::WeightsNow => f.write_str("How it weighs now. The last column is the most that can be had with it of the 100 points for quality."),
        Asked::NotHundred => f.write_str("Together that is not exactly 100, because the catalogue divides points by a number of its own."),
        Asked::NoGates => f.write_str("With this profile the catalogue has no gates."),
        Asked::Gates => f.write_str("With this profile the catalogue has these gates. A bid that does not pass one is rejected, however high its score."),
        Asked::GatesSet => f.write_str("These gates hold:"),
        Asked::Chosen => f.write_str("This will stand in the tender:"),
        Asked::Line { what, said } => write!(f, "{}: {said}", what.text(EN)),
        Asked::Sound => f.write_str("Keur has checked these rules and finds nothing to say of them."),
        Asked::Warnings(n) => write!(f, "Keur has checked these rules; {n} {} your attention (you can go back with <, or change it by hand later):", plural(*n, "point asks for", "points ask for")),
        Asked::More(n) => write!(f, "and {n} more; `keur check` names them all"),
        Asked::Id => f.write_str("Id"),
        Asked::Title => f.write_str("Name"),
        Asked::Authority => f.write_str("Contracting authority"),
        Asked::Notice => f.write_str("Notice"),
        Asked::Published => f.write_str("Day of publication"),
        Asked::QuestionsUntil => f.write_str("Last day for questions"),
        Asked::Deadline => f.write_str("Last moment for bids"),
        Asked::AsOf => f.write_str("Evidence is judged on"),
        Asked::Catalogues => f.write_str("Catalogue"),
        Asked::Profile(catalogue) => write!(f, "Profile of {catalogue}"),
        Asked::Dropped => f.write_str("Gates left out"),
        Asked::Unsupported => f.write_str("Answer without valid evidence"),
        Asked::Assessors => f.write_str("Assessors"),
        Asked::Method => f.write_str("Award method"),
        Asked::AwardWeights => f.write_str("Weight of quality and of price"),
        Asked::Ends => f.write_str("Floor and ceiling of the price"),
        Asked::PriceAfterQuality => f.write_str("Prices shut until quality is locked"),
        Asked::Tie => f.write_str("Ties are broken by"),
        Asked::AbnormallyLow => f.write_str("Flag for an abnormally low price"),
        Asked::NotSaid => f.write_str("not filled in yet"),
        Asked::Day(date) => f.write_str(&day(*date, EN)),
        Asked::First => f.write_str("this is the first question"),
        Asked::Needed => f.write_str("an answer is needed here; with < you go back one question"),
        Asked::NotOne { near: Some(near) } => write!(f, "that is not in the list; do you mean `{near}`?"),
        Asked::NotOne { near: None } => f.write_str("that is not in the list: type one of the numbers or words at the start of its lines"),
        Asked::NotYesNo => f.write_str("answer yes or no"),
        Asked::NotAnId => f.write_str("an id has only letters without accents, digits, `.`, `_` and `-`, begins with a letter or a digit, and is at most 64 characters long"),
        Asked::Hidden => f.write_str("it holds characters that cannot be seen; type the answer again"),
        Asked::TooLong(most) => write!(f, "that is too long: at most {most} characters"),
        Asked::NotText => f.write_str("that is no readable text (UTF-8); type the answer again"),
        Asked::Unclear(form) => form.say(EN, f),
        Asked::NotAMoment => f.write_str("write a day with a time, such as 26-02-2027 12:00"),
        Asked::NoTime => f.write_str("add the time, such as 26-02-2027 12:00: on the day itself it must be clear until what hour"),
        Asked::NotAnOffset => f.write_str("write the difference from UTC as +01:00, or choose a number"),
        Asked::Before { what, day: date } => write!(f, "that is earlier than the {} ({})", lower(&what.text(EN)), day(*date, EN)),
        Asked::NotBelow => f.write_str("the ceiling must be above the floor"),
        Asked::OutOfRange { least, most } => write!(f, "write a number from {least} to {most}"),
        Asked::BelowZero => f.write_str("it cannot be below zero"),
        Asked::NotAWeight => f.write_str("write the number of the award criterion and its new weight, such as 3 25; or only Enter where the weights are right"),
        Asked::Untrue(why) => write!(f, "the rules would not hold together: {why}"),
        Asked::NoValue => f.write_str("with the method value at least one award criterion is worth an amount; give this one an amount, or go back with <"),
        Asked::TooMany(most) => write!(f, "there can be no more than {most}"),
        Asked::NotWhole => f.write_str("write a whole number"),
        Asked::Next { folder } => write!(f, "Check the tender with `keur check {folder}`, read the chapter for the documents with `keur document {folder} -o assessment.docx`, and lock the rules with `keur publish {folder}`."),
        Asked::Ended => f.write_str("the input ended: nothing was written"),
        Asked::Declined => f.write_str("nothing was written"),
        Asked::Endless => f.write_str("a line came without an end: nothing was written"),
        Asked::Stuck(n) => write!(f, "{n} times in a row there was no answer that could be used: nothing was written"),
        Asked::Much(n) => write!(f, "after {n} answers there was no end yet: nothing was written"),
    }
}

/// The text as it goes on in a sentence.
fn lower(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect()).unwrap_or_default()
}

fn ask(quest: &Quest, f: &mut Formatter<'_>) -> Result {
    f.write_str(match quest {
        Quest::Id => "Under which id does the tender stand in files and reports?",
        Quest::Title => "What is the tender called?",
        Quest::Authority => "Who is the contracting authority?",
        Quest::Notice => "Under which number is it announced (such as TenderNed 512345)?",
        Quest::Published => "On which day is it published (such as 2027-01-15)?",
        Quest::QuestionsUntil => "Until which day can bidders ask questions?",
        Quest::Deadline => "What is the last moment for bids, with the time (such as 2027-02-26 12:00)?",
        Quest::Offset { day: date, time, summer: Some(summer) } => {
            let which = if *summer { "summer" } else { "winter" };
            return write!(f, "In the Netherlands and Belgium it is {which} time on {} at {time}. Which difference from UTC shall stand in the rules?", day(*date, EN));
        }
        Quest::Offset { day: date, time, summer: None } => {
            return write!(f, "On {} at {time} the clock is being changed in the Netherlands and Belgium: that time does not exist, or comes twice. Which difference from UTC holds?", day(*date, EN));
        }
        Quest::AsOf => "On which day is it judged whether evidence is valid?",
        Quest::Catalogues => "Which catalogue do you use? Several are possible, with commas between them.",
        Quest::Profile(catalogue) => return write!(f, "Which profile of {catalogue}?"),
        Quest::Context(question) => return f.write_str(question),
        Quest::Weights => "Do you want to change a weight? Type the number and the new weight (such as 3 25); the number alone shows the criteria; only Enter: the weights are right.",
        Quest::Drop => "Which of these do you leave out? Numbers, with commas between them; only Enter: none.",
        Quest::Gate(0) => "Do you set a gate of your own? Only Enter: no.",
        Quest::Gate(_) => "Do you set another gate of your own? Only Enter: no.",
        Quest::GateGroup => "On which award criterion?",
        Quest::GateLevel => "Which level must be reached at least?",
        Quest::GateShare => "How many percent of the points must be reached at least?",
        Quest::GateTitle => "Under which name does this gate stand in the documents?",
        Quest::Unsupported => "How does an answer count without the valid evidence that belongs to it?",
        Quest::Assessors => "What counts where several assessors judge the same answer?",
        Quest::Method => "How is the contract awarded?",
        Quest::Formula => "By which formula does the price count?",
        Quest::QualityWeight => "How much does quality weigh (such as 60)?",
        Quest::PriceWeight => "How much does the price weigh?",
        Quest::Floor => "Up to which amount does a price earn all points (the floor)?",
        Quest::Ceiling => "From which amount on does a price earn no points (the ceiling)?",
        Quest::Value(group) => return write!(f, "How many euro is all of {group} worth? Only Enter: nothing."),
        Quest::PriceAfterQuality => "Do prices stay shut until the assessment of quality is locked?",
        Quest::Tie => "What decides a tie, in order? With commas between them.",
        Quest::AbnormallyLow => "How many percent below the mean of the other prices is a price flagged as abnormally low (such as 30)?",
        Quest::Write => "Shall I write this?",
    })
}

fn about(quest: &Quest, f: &mut Formatter<'_>) -> Result {
    f.write_str(match quest {
        Quest::Id => "A short word without spaces. Bids, letters and reports name it, and it does not change after publication.",
        Quest::Title => "The name as it stands above documents and letters. If you do not know it yet: only Enter, and fill it in later.",
        Quest::Authority => "The name of your organisation as it stands in documents and letters.",
        Quest::Notice => "The number of the notice on TenderNed or in the Official Journal. Often it is not there yet: only Enter.",
        Quest::Published | Quest::QuestionsUntil => "A day such as 2027-01-15, 15-01-2027 or 15 January 2027. Where it cannot be seen which number is the day and which the month (3/2/2027), Keur asks again.",
        Quest::Deadline => "What comes in later is rejected, whenever bids are opened. A day with a time, such as 2027-02-26 12:00 or 26 February 2027 12:00. Without a deadline `keur publish` cannot lock the rules.",
        Quest::Offset { .. } => "The rules name the difference from UTC, so that a bidder or a judge reads the same moment on any computer. Summer time runs from the last Sunday of March to the last Sunday of October (Directive 2000/84/EC).",
        Quest::AsOf => "A certificate that has expired on this day is no valid evidence. Mostly it is the day of the deadline. Without it validity is not judged, and a finding says so.",
        Quest::Catalogues => "A catalogue holds the award criteria with questions, answers and points. `keur catalogue show NAME` shows what is in it. A catalogue of your own is named by its path, seen from the folder of the tender, such as ../our-catalogue.",
        Quest::Profile(_) => "A profile says how much each award criterion weighs, which gates hold, and sometimes what is not asked. You can change the weights in a moment.",
        Quest::Context(_) => "This is a property of what you buy. It decides which criteria are asked, the same for every bidder.",
        Quest::Weights => "The weights need not add up to 100: only their proportion counts. The last column says what each award criterion is worth of the 100 points for quality. If you change one, the others change with it.",
        Quest::Drop => "What you leave out stands under `drop` in the rules, so that it can be seen.",
        Quest::Gate(_) => "A gate stands apart from the score: who does not pass it is out. Set one only where the contract needs it (proportionality). Gates on a single question, on the price or with a condition can be added by hand later.",
        Quest::GateGroup => "The gate looks at what is asked for this award criterion only.",
        Quest::GateLevel => "The lowest level among the answers counts: one answer below it, and the bid is rejected.",
        Quest::GateShare => "Of the points that can be had on this award criterion. 50 means: at least half.",
        Quest::GateTitle => "What the gate is called in the assessment chapter and in letters.",
        Quest::Unsupported => "Evidence that is missing or has expired does not make an answer untrue. To flag it leaves the points and shows what is at stake; to withhold keeps points and level back until the evidence is there.",
        Quest::Assessors => "With consensus the assessors confer and record one judgement. With the mean their own scores count, averaged exactly. What you choose here must stand in the documents.",
        Quest::Method => "After this choice comes a worked example with three made-up bids, reckoned as Keur will do it.",
        Quest::Formula => "An absolute formula depends on the price itself only: every bidder can reckon it beforehand. With a relative one a bid that drops out can change the order of the others.",
        Quest::QualityWeight | Quest::PriceWeight => "Only the proportion counts. 60 and 40 is the same as 3 and 2.",
        Quest::Floor | Quest::Ceiling => "Amounts without VAT, such as 300000 or 300,000.00. Do not write 300,000: it may be three hundred as well. Below the floor a lower price earns nothing more; above the ceiling a higher one loses nothing more.",
        Quest::Value(_) => "With the method value, what quality is worth to you is taken off the price. This amount goes with all points; half of the points gives half of the amount.",
        Quest::PriceAfterQuality => "Yes: each price stands in a file of its own (price.toml) and is not read until `keur publish --quality` has locked the assessment. So the price cannot sway the assessors.",
        Quest::Tie => "The rules are tried in order. The lot (draw) can only come last, and is drawn and recorded by people. Without a rule bids that are equal share their rank.",
        Quest::AbnormallyLow => "A flag, not a rejection: you ask for an explanation first. It takes at least three prices. Only Enter: no flag.",
        Quest::Write => "Yes writes the file. You can still change it by hand; `keur check` checks it, and only `keur publish` locks the rules. With < you go back; no writes nothing.",
    })
}

fn pick(pick: &Pick, f: &mut Formatter<'_>) -> Result {
    f.write_str(match pick {
        Pick::Yes => "yes",
        Pick::No => "no",
        Pick::Summer => "summer time in the Netherlands and Belgium",
        Pick::Winter => "winter time in the Netherlands and Belgium",
        Pick::GateOverall => "a level that every criterion reaches at least",
        Pick::GateGroupLevel => "a level for one award criterion",
        Pick::GateGroupShare => "a part of the points of one award criterion",
        Pick::Flag => "it counts, and the missing evidence is reported",
        Pick::Withhold => "it does not count, as long as there is no valid evidence",
        Pick::Consensus => "their judgement together (consensus)",
        Pick::Mean => "the mean of their points",
        Pick::TieScore => "the higher score for quality",
        Pick::TiePrice => "the lower price",
        Pick::TieDraw => "the lot, drawn by people; only as the last",
        Pick::TieGroup(group) => return write!(f, "the higher part of the points on {group}"),
        Pick::NameOverall(level) => return write!(f, "At least {level} throughout"),
        Pick::NameLevel { group, level } => return write!(f, "{group}: at least {level}"),
        Pick::NameShare { group, share } => {
            return write!(f, "{group}: at least {share} percent of the points");
        }
        Pick::Criteria(n) => return write!(f, "{n} {}", plural(*n, "criterion", "criteria")),
    })
}
