//! What findings say, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::msg::{Kind, Limit, LowPrice, MOST_NAMED, Msg, Nothing, Noun, Wanted, Why, ticked};
use crate::lang::{Lang, Say, day, either, list, localised, number, plural};
use crate::num::BadDec;

const EN: Lang = Lang::En;

/// Writes a message in English.
#[allow(clippy::too_many_lines, reason = "one arm per message, so that none can be forgotten")]
pub fn say(msg: &Msg, f: &mut Formatter<'_>) -> Result {
    match msg {
        Msg::FileMissing => f.write_str("this file is not there"),
        Msg::FileOutside => f.write_str("this file lies outside the folder it may lie in, or is a link out of it"),
        Msg::NotAFile => f.write_str("this is no plain file"),
        Msg::FileRefused(words) => write!(f, "this file cannot be read: {words}"),
        Msg::NotText(byte) => write!(f, "this file is no UTF-8 text: byte {byte} does not belong in it"),
        Msg::SaveAsUtf8 => f.write_str("save the file as UTF-8; in Word or Notepad: Save as, encoding UTF-8"),
        Msg::EmptyFile => f.write_str("this file is empty"),
        Msg::Syntax(words) => write!(f, "this is no valid TOML: {words}"),
        Msg::StraightQuotes => f.write_str("write straight quotes (\") instead of curly ones"),
        Msg::DecimalPoint => f.write_str("write a decimal point instead of a comma: `1.5`"),
        Msg::KeyOnce => f.write_str("leave this key once"),
        Msg::PutQuotes => f.write_str("put text between straight quotes: `\"…\"`"),
        Msg::OverLimit(limit, found) => over_limit(*limit, *found, f),
        Msg::WrongFormat(n) => write!(f, "this program does not know `format = {n}`; it reads `format = 1`"),
        Msg::UnknownKey { key, table: "" } => write!(f, "`{key}` is no known key here"),
        Msg::UnknownKey { key, table } => write!(f, "`{key}` is no known key in `{table}`"),
        Msg::MissingKey { key, table: "" } => write!(f, "`{key}` is missing"),
        Msg::MissingKey { key, table } => write!(f, "`{key}` is missing in `{table}`"),
        Msg::MoveAbove { key, before } => write!(f, "move `{key}` above the first `{before}`"),
        Msg::DidYouMean(name) => write!(f, "did you mean `{name}`?"),
        Msg::KnownKeys(keys) => write!(f, "known here are {}", list(&ticked(keys), EN)),
        Msg::WrongType { wanted, found } => write!(f, "expected {}, found {}", wanted_en(*wanted), wanted_en(*found)),
        Msg::LeaveQuotesOut(text) => write!(f, "leave the quotes out: `{text}`"),
        Msg::WriteAsList(text) => write!(f, "write a list: `[\"{text}\"]`"),
        Msg::WriteDay => f.write_str("write a day without quotes: `2026-11-01`"),
        Msg::WriteMoment => f.write_str("write day, time and time zone without quotes: `2026-10-31T12:00:00+01:00`"),
        Msg::BadNumber(bad) => f.write_str(match bad {
            BadDec::NotDecimal => "this is no decimal number",
            BadDec::NotPlain => "only plain decimal numbers count: no exponent, `inf`, `nan` or other base",
            BadDec::TooManyDigits => "this number has more than 18 digits and cannot be kept exactly",
            BadDec::TooFine => "this number has more than 9 digits after the point",
        }),
        Msg::OutOfRange { least, most } => {
            let say = |dec: &crate::num::Dec| localised(&dec.to_string(), EN);
            write!(f, "this number must be from {} to {}", say(least), say(most))
        }
        Msg::MustBeAboveZero(key) => write!(f, "`{key}` must be above 0"),
        Msg::BelowZero => f.write_str("this amount is below 0"),
        Msg::BadId(id) => write!(f, "`{id}` is no valid id: letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 64 characters"),
        Msg::BadPathId(id) => write!(f, "`{id}` is no valid name: lower-case letters, digits and `_`, parts separated by a dot"),
        Msg::ReservedWord(word) => write!(f, "`{word}` is a reserved word in conditions"),
        Msg::NotOneOf { found, allowed } => write!(f, "`{found}` cannot stand here; it can be {}", either(&ticked(allowed), EN)),
        Msg::NotACountry(code) => write!(f, "`{code}` is no country by ISO 3166-1: write two capitals, such as `NL`"),
        Msg::NotACurrency(code) => write!(f, "`{code}` is no currency code: three capitals by ISO 4217, such as `EUR`"),
        Msg::NotADigest => f.write_str("a SHA-256 has 64 hexadecimal characters"),
        Msg::HiddenCharacter(c) => write!(f, "this text holds an invisible character (U+{:04X}) that changes how it looks; reports make it visible", u32::from(*c)),
        Msg::DuplicateId(id) => write!(f, "`{id}` stands there already; capitals make no difference"),
        Msg::FirstHere => f.write_str("the first stands here"),
        Msg::GateShape => f.write_str("a gate has exactly one subject and one minimum that fits it"),
        Msg::GateShapes => f.write_str("write `level` (with `group`, `criterion`, `catalogue` or nothing), `group` with `share`, `criterion` with `points` or `options`, or only `score`, `price` or `when`"),
        Msg::CurveNotRising => f.write_str("a curve needs at least one pair, and the values of the fact must rise"),
        Msg::NotAPair => f.write_str("expected a pair: a value of the fact and the points for it"),
        Msg::CatalogueMissing(id) => write!(f, "there is no catalogue `{id}`"),
        Msg::KnownCatalogues(ids) => write!(f, "shipped are {}; a path holds a `/` or ends in `.toml`", list(&ticked(ids), EN)),
        Msg::WrongVersion { id, found } => write!(f, "of `{id}` version `{found}` is present, not the one asked for"),
        Msg::IncludeCircle(ids) => write!(f, "these catalogues include each other in a circle: {}", ids.join(" → ")),
        Msg::Conflict { noun, id, first, second } => {
            write!(f, "{} `{id}` stands in `{first}` and in `{second}`, and not equally", noun_en(*noun))
        }
        Msg::UnknownName { noun, id } => write!(f, "there is no {} `{id}`", noun_en(*noun)),
        Msg::UnknownLevel(n) => write!(f, "level {n} is not on the scale of the catalogue"),
        Msg::LevelMissing(option) => write!(f, "option `{option}` has no level and other options of this criterion do"),
        Msg::ProfileIncomplete { profile, groups } => write!(f, "profile `{profile}` gives no weight to {}", some(groups)),
        Msg::TwoDefaults => f.write_str("at most one profile can have `default = true`"),
        Msg::NegativeWeight(id) => write!(f, "the weight of `{id}` is below 0"),
        Msg::NoOptions => f.write_str("this criterion has no options, and no `scale` or `curve` either"),
        Msg::MaximumBelowZero => f.write_str("even the best option of this criterion has fewer than 0 points; give one option 0 points or more"),
        Msg::ScaleAndOptions => f.write_str("a criterion has either `scale`, or options of its own, or `curve`"),
        Msg::ScaleNeedsPoints => f.write_str("`points` says what the options of a `scale` are worth, and goes with that alone"),
        Msg::UnknownProfile { profile, catalogue } => write!(f, "`{catalogue}` has no profile `{profile}`"),
        Msg::ProfilesOf { catalogue, profiles } if profiles.is_empty() => write!(f, "`{catalogue}` has no profiles"),
        Msg::ProfilesOf { catalogue, profiles } => write!(f, "profiles of `{catalogue}`: {}", list(&ticked(profiles), EN)),
        Msg::AllWeightsZero => f.write_str("all weights are 0, so there is no score"),
        Msg::GateMeasuresNothing { gate, why } => write!(f, "gate `{gate}` has nothing to measure: {}", nothing_en(*why)),
        Msg::GateAsksLess { gate, catalogue } => write!(f, "gate `{gate}` asks less than that of catalogue `{catalogue}`"),
        Msg::NoAsOf => f.write_str("without `as_of` the validity of evidence is not judged"),
        Msg::DatesOutOfOrder { earlier, later } => write!(f, "`{later}` lies before `{earlier}`"),
        Msg::ShareMissing(ids) => write!(f, "`share` must name every catalogue that is used; it lacks {}", some(ids)),
        Msg::UnknownContext(id) => write!(f, "no catalogue asks for `{id}`"),
        Msg::AppliesOpen => f.write_str("whether this applies cannot be established, as the tender lacks a value under `[context]`; it counts as applying"),
        Msg::AwardNeeds { method, key } => write!(f, "award method `{method}` needs `{key}` under `[award]`"),
        Msg::AwardUnused { method, key } => write!(f, "`{method}` does not look at `{key}`; it changes nothing"),
        Msg::FloorAboveCeiling { floor, ceiling } => {
            let said = |dec: &crate::num::Dec| localised(&dec.to_string(), EN);
            write!(f, "the floor ({}) must be at least 0 and lower than the ceiling ({})", said(floor), said(ceiling))
        }
        Msg::NothingScored => f.write_str("the award weighs quality, but no criterion at all has points"),
        Msg::ValueOfNothing(group) => write!(f, "group `{group}` has no points to share out, so a value for it does nothing"),
        Msg::TieTwice(rule) => write!(f, "`{rule}` stands there already; a second time it decides nothing"),
        Msg::DrawNotLast => f.write_str("after a draw nothing is tied any more: `draw` comes last"),
        Msg::PriceNeeded { currency } => write!(f, "the award needs a price above 0 in {currency}, and there is none"),
        Msg::AbnormallyLow(low) => {
            let LowPrice { price, mean, below, percent, others, decimals } = low.as_ref();
            let [price, mean, below] = [price, mean, below].map(|ratio| number(ratio, *decimals, EN));
            let percent = localised(&percent.to_string(), EN);
            write!(f, "this price ({price}) lies more than {percent} % below the mean of the {others} others ({mean}); the limit is {below}")
        }
        Msg::AbnormallyLowHelp => f.write_str("ask the bidder to explain it before you decide; it cannot be rejected without that question"),
        Msg::RuleAdded(entity) => write!(f, "`{entity}` is there now, and was not locked"),
        Msg::RuleGone(entity) => write!(f, "`{entity}` was locked, and is no longer there"),
        Msg::RuleDiffers { entity, field, was: Some(was), is: Some(is) } => write!(f, "`{entity}`: `{field}` was locked as `{was}`, and is now `{is}`"),
        Msg::RuleDiffers { entity, field, was: None, is } => write!(f, "`{entity}`: `{field}` is now `{}`, and was not locked", is.as_deref().unwrap_or_default()),
        Msg::RuleDiffers { entity, field, was: Some(was), is: None } => write!(f, "`{entity}`: `{field}` was locked as `{was}`, and is no longer there"),
        Msg::RulesDifferHelp => f.write_str("put it back as it was published; before the deadline `keur publish --amend \"reason\"` with a note of information is the other way"),
        Msg::LockEmpty => f.write_str("no locked version stands in here"),
        Msg::LockOfOther { said } => write!(f, "these are the locked rules of `{said}`, another tender"),
        Msg::LockDigest(n) => write!(f, "the rules of version {n} are not those that this digest was taken of: this file was changed or damaged"),
        Msg::LockNumbers => f.write_str("the versions are not numbered from 1 on: one was taken out or put in"),
        Msg::LockQualityDigest => f.write_str("the assessments are not those that this digest was taken of: this file was changed or damaged"),
        Msg::QualityDiffersHelp => f.write_str("put the judgement back as it was locked: once prices are open nothing of it changes"),
        Msg::PriceInBid => f.write_str("in this tender the price stands apart, in `price.toml` beside the bid"),
        Msg::TextsDiffer(files) => write!(f, "since the rules were locked the text of {} was changed, but no rule", some(files)),
        Msg::AmendedLate { on, days, enough } => write!(f, "the last amendment is of {}, {days} {} before the deadline; keep to {enough} days", day(*on, EN), plural(usize::try_from(*days).unwrap_or(0), "day", "days")),
        Msg::JudgementWithoutReason => f.write_str("this judgement has no reason (`reason`)"),
        Msg::JudgementWithoutOption(criterion) => write!(f, "this judgement on `{criterion}` chooses no option (`option`)"),
        Msg::DecisionWithoutReason => f.write_str("a decision without a reason does not stand; write why at `reason`"),
        Msg::RulingShape => f.write_str("a ruling is about one thing: `fact` with `value`, or `criterion` with `option`; without a value it is not established"),
        Msg::AssessedOther { said, ours } => write!(f, "this assessment is of `{said}`, not of `{ours}`; it does not count"),
        Msg::TwoConsensus => f.write_str("at most one file is the consensus"),
        Msg::TwoReceipts => f.write_str("a receipt of this bid is recorded already"),
        Msg::UnknownAbout(about) => write!(f, "`{about}` is no gate, no criterion, and none of `deadline`, `exclusion`, `suitability`, `price` or `withdrawal`"),
        Msg::JudgedWithoutNeed(criterion) => write!(f, "the bid itself answers `{criterion}`; this judgement does not count"),
        Msg::AboutNoBid(bid) => write!(f, "there is no bid `{bid}`"),
        Msg::Clarified(text) => text.say(EN, f),
        Msg::Form(text) => text.say(EN, f),
        Msg::FarApart { criterion, bid, spread, choices } => {
            let said: Vec<String> = choices.iter().map(|(who, option)| format!("{who}: `{option}`")).collect();
            write!(f, "on `{criterion}` of `{bid}` the judgements lie more than {spread} {} apart: {}", plural(*spread, "step", "steps"), list(&said, EN))
        }
        Msg::FarApartHelp => f.write_str("discuss the difference, and record the consensus with its reason"),
        Msg::ToAssess(criteria) => write!(f, "still to be assessed: {}", some(criteria)),
        Msg::NoEffect { about } => write!(f, "this decision changes nothing: what fails on `{about}` cannot be undone by a decision"),
        Msg::DrawNotPublished => f.write_str("this draw changes nothing: `tie` names no `draw`, so it was not published"),
        Msg::TwoRulings => f.write_str("something is ruled on this already; which of the two holds is not said"),
        Msg::RulingOnFollowing { criterion, judged: true } => write!(f, "assessors choose on `{criterion}`; record their consensus in place of a ruling"),
        Msg::RulingOnFollowing { criterion, judged: false } => write!(f, "the answer to `{criterion}` follows from facts; rule on the fact that is otherwise"),
        Msg::SameReason { assessor, times } => write!(f, "assessor `{assessor}` uses this reason {times} times, word for word"),
        Msg::AssessedEarly { assessor, on, deadline } => write!(f, "`{assessor}` assessed on {}, before the deadline ({})", day(*on, EN), day(*deadline, EN)),
        Msg::AssessedLate { assessor, on, locked } => write!(f, "`{assessor}` assessed on {}, after the quality was locked on {} and the prices were opened", day(*on, EN), day(*locked, EN)),
        Msg::OutsideLimits { least, most } => {
            let said = |dec: &crate::num::Dec| localised(&dec.to_string(), EN);
            match (least, most) {
                (Some(least), Some(most)) => write!(f, "this number must be from {} to {}", said(least), said(most)),
                (Some(least), None) => write!(f, "this number must be at least {}", said(least)),
                (None, Some(most)) => write!(f, "this number can be at most {}", said(most)),
                (None, None) => f.write_str("this number cannot stand here"),
            }
        }
        Msg::GoesAlone(id) => write!(f, "`{id}` goes with no other choice"),
        Msg::UnknownFact(id) => write!(f, "`{id}` is no fact that this tender asks"),
        Msg::Fraction(id) => write!(f, "`{id}` is a percentage; write 50 for a half, not 0.5"),
        Msg::EmptyFact(id) => write!(f, "`{id}` is empty and therefore counts as not stated"),
        Msg::FactsMissing(ids) => write!(f, "{} {} not stated: {}", ids.len(), plural(ids.len(), "fact is", "facts are"), some(ids)),
        Msg::ClaimOfDerived { criterion, option } => write!(f, "whether option `{option}` of `{criterion}` holds follows from the facts; the claim does not count"),
        Msg::ClaimDiffers { criterion, claimed, derived: Some(derived) } => write!(f, "`{claimed}` is claimed for `{criterion}`, but `{derived}` follows from the facts; that counts"),
        Msg::ClaimDiffers { criterion, claimed, derived: None } => write!(f, "`{claimed}` is claimed for `{criterion}`, but the facts contradict it; no answer counts"),
        Msg::UsesNothing => f.write_str("a tender uses at least one catalogue"),
        Msg::TwoOtherwise => f.write_str("at most one option of a criterion holds when no other does"),
        Msg::PrefixOf { longer, shorter } => write!(f, "`{shorter}` is also the start of `{longer}`; in a bid the two cannot be told apart"),
        Msg::OptionOfJudged(criterion) => write!(f, "at `{criterion}` assessors choose the option; this choice does not count, the statement does"),
        Msg::StateTheFact(fact) => write!(f, "there is nothing to choose here: the points follow from the fact `{fact}`; state it under `[facts]`"),
        Msg::AllOfThem(ids) => write!(f, "add them: {}", list(ids, EN)),
        Msg::ReachedHelp { way, country } => write!(f, "where the servers are does not change this: who has readable data may have to hand them over under the law of another country ({country}), along {way}; claim the option that follows from the facts, or see that nobody along that way can read the data (`readable = false`, with evidence) or that this control ends"),
        Msg::ReachedBy { law, way } => write!(f, "`{law}` reaches here: {way}"),
        Msg::StatedHere(id) => write!(f, "`{id}` is stated here"),
        Msg::UnknownCriterion(id) => write!(f, "`{id}` is no criterion of this tender"),
        Msg::NotAsked(id) => write!(f, "`{id}` is not asked in this tender; the answer does not count"),
        Msg::UnknownOption { criterion, option } => write!(f, "`{criterion}` has no option `{option}`"),
        Msg::OptionsAre(options) => write!(f, "it can be {}", either(&ticked(options), EN)),
        Msg::EmptyAnswer(id) => write!(f, "the answer to `{id}` names neither an `option` nor an `equivalent`"),
        Msg::OtherTender { said, ours } => write!(f, "this bid is for `{said}`, not for `{ours}`"),
        Msg::SameBid(other) => write!(f, "the bid in `{other}` has this id too; neither is assessed"),
        Msg::SubmittedLate { submitted, deadline } => {
            write!(f, "submitted on {submitted} by the bidder's own account, after the deadline {deadline}; receipt is for the authority to establish")
        }
        Msg::Unanswered(ids) => write!(f, "{} not answered: {}", criteria(ids.len()), some(ids)),
        Msg::Unsupported(ids) => write!(f, "{} without valid evidence: {}", answers(ids.len()), some(ids)),
        Msg::TwoPrices => f.write_str("there is a price in the bid and in `price.toml`; leave one"),
        Msg::OtherCurrency { said, ours } => write!(f, "the price is in {said} and the tender reckons in {ours}"),
        Msg::FileOrUrl => f.write_str("evidence has either `file` or `url`"),
        Msg::CitedMissing(path) => write!(f, "the file `{path}` is not there"),
        Msg::CitedOutside(path) => write!(f, "`{path}` is no plain file in the folder of the bid: it lies outside, is a link, a folder or cannot be read"),
        Msg::CitedTooLarge(path) => write!(f, "the file `{path}` is larger than 256 MiB, the limit for evidence"),
        Msg::CitedInside => f.write_str("put the file in the folder of the bid and cite it from that folder: `evidence/name.pdf`"),
        Msg::DigestDiffers { found } => write!(f, "the file has another SHA-256 than stands here: {found}"),
        Msg::Expired { expires, day: on } => write!(f, "expired on {}, before {}, the day that counts", day(*expires, EN), day(*on, EN)),
        Msg::NotYetValid { issued, day: on } => write!(f, "issued on {}, after {}, the day that counts", day(*issued, EN), day(*on, EN)),
        Msg::OtherKind { evidence, kind, wanted } => {
            write!(f, "`{evidence}` is of kind `{kind}`; what counts here is {}", either(&ticked(wanted), EN))
        }
        Msg::Condition(why) => condition(why, f),
        Msg::LetterLacks { bid, criterion } => write!(f, "the letter to `{bid}` has no reason for `{criterion}`: the answer that counts has no text, or nobody wrote down why"),
        Msg::AfterLetter { date, sent } => write!(f, "this is of {}, and the letter of {}: a reason of a later day cannot stand in it", day(*date, Lang::En), day(*sent, Lang::En)),
        Msg::OutsideCalendar => f.write_str("this day lies outside `from` and `until`"),
        Msg::NoReason => f.write_str("a waiver without a reason is none: write in `reason` why"),
        Msg::CodeUnknown(code) => write!(f, "there is no finding `{code}`"),
        Msg::ErrorStays(code) => write!(f, "`{code}` is an error: it cannot be allowed or waived"),
        Msg::Waived { reason, by, until } => {
            let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
            let until = day(*until, EN);
            write!(f, "accepted{by} until {until}: {reason}")
        }
        Msg::WaiverExpired { until, day: today } => {
            let (until, day) = (day(*until, EN), day(*today, EN));
            write!(f, "this waiver held until {until}; it is judged on {day}")
        }
        Msg::WaiverUnused { code, on } => write!(f, "`{code}` was not found on `{on}`; the waiver can go"),
        Msg::Told(told) => f.write_str(&told.en),
        Msg::ChangedMeanwhile(path) => write!(f, "`{path}` changed while it was being read"),
    }
}

fn condition(why: &Why, f: &mut Formatter<'_>) -> Result {
    match why {
        Why::Number(_) => f.write_str("this is no plain decimal number of at most 18 digits"),
        Why::Escape => f.write_str("in text a `\\` can only stand before `\\`, `'` or `\"`"),
        Why::OpenText => f.write_str("this text has no closing quote"),
        Why::NoDivision => f.write_str("a condition cannot divide; multiply the other side"),
        Why::Character(c) => write!(f, "the character `{}` has no meaning in a condition", c.escape_debug()),
        Why::TooLong => f.write_str("a condition has at most 4096 bytes"),
        Why::TooDeep => f.write_str("this condition nests deeper than 16, or holds a list of more than 1000"),
        Why::Expected("") => f.write_str("the condition should have ended here"),
        Why::Expected("name") => f.write_str("expected a name here"),
        Why::Expected("value") => f.write_str("expected a value here"),
        Why::Expected(mark) => write!(f, "expected `{mark}` here"),
        Why::Reserved(name) => write!(f, "`{name}` cannot name an item of a list"),
        Why::NoFunction(name) => {
            write!(f, "there is no `{name}` here; there are `size()`, `all`, `exists` and `exists_one`")
        }
        Why::UnknownPath(path) => {
            write!(f, "`{path}` is no fact, law, region or context key that the catalogue knows")
        }
        Why::NotConstant => f.write_str("only a fixed name can stand between `[` and `]` here: `[\"name\"]`"),
        Why::Type { wanted, found } => write!(f, "expected {}, found {}", kind_en(*wanted), kind_en(*found)),
        Why::Unlike(a, b) => write!(f, "{} and {} cannot be compared", kind_en(*a), kind_en(*b)),
        Why::NotADate => f.write_str("this is no day; write for example '2026-11-01'"),
        Why::NeverEqual { text, known } if known.is_empty() => {
            write!(f, "`{text}` can never occur here: a country has two capitals")
        }
        Why::NeverEqual { text, known } => {
            write!(f, "`{text}` can never occur here; {} can", either(&ticked(known), EN))
        }
        Why::NoOrder(kind) => write!(f, "there is no more or less with {}", kind_en(*kind)),
        Why::EmptyList => f.write_str("what an empty list holds cannot be said"),
    }
}

fn kind_en(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "a number",
        Kind::Bool => "true or false",
        Kind::Date => "a day",
        Kind::List => "a list",
    }
}

fn over_limit(limit: Limit, found: usize, f: &mut Formatter<'_>) -> Result {
    match limit {
        Limit::File => f.write_str("this file is larger than 4 MiB, the limit for one file"),
        Limit::Depth => f.write_str("tables and lists nest more than 64 deep, the limit for one file"),
        Limit::Marks => f.write_str("this file has more than 500,000 characters `=`, `[`, `{`, `.` and `,`; Keur reads no more from one file"),
        Limit::Entries => write!(f, "there are {found} entries of one kind; the limit is 10,000"),
        Limit::Text => write!(f, "this text is {found} bytes long; the limit is 100,000"),
    }
}

fn criteria(n: usize) -> String {
    format!("{n} {}", plural(n, "criterion", "criteria"))
}

fn answers(n: usize) -> String {
    format!("{n} {}", plural(n, "answer", "answers"))
}

/// The first names of a list, and how many more there are.
fn some(ids: &[String]) -> String {
    if ids.len() <= MOST_NAMED {
        return list(ids, EN);
    }
    format!("{} and {} more", ids[..MOST_NAMED].join(", "), ids.len() - MOST_NAMED)
}

fn wanted_en(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "text",
        Wanted::Number => "a number",
        Wanted::Whole => "a whole number",
        Wanted::Bool => "`true` or `false`",
        Wanted::Day => "a day",
        Wanted::Moment => "a day with time and time zone",
        Wanted::List => "a list",
        Wanted::Table => "a table",
        Wanted::Value => "a value",
    }
}

fn noun_en(noun: Noun) -> &'static str {
    match noun {
        Noun::Group => "group",
        Noun::Criterion => "criterion",
        Noun::Gate => "gate",
        Noun::Option => "option",
        Noun::Reference => "reference",
        Noun::Kind => "kind of evidence",
        Noun::Scale => "scale",
        Noun::Level => "level",
        Noun::Law => "law",
        Noun::Region => "region",
        Noun::Fact => "fact",
        Noun::Context => "context key",
        Noun::Catalogue => "catalogue",
        Noun::Evidence => "evidence",
        Noun::Party => "party",
        Noun::Component => "component",
        Noun::GroupOrCriterion => "group or criterion",
        Noun::GroupCriterionOrGate => "group, criterion or gate",
    }
}

fn nothing_en(why: Nothing) -> &'static str {
    match why {
        Nothing::Dropped => "what it measures is not asked in this tender",
        Nothing::NoLevels => "what it measures has no levels",
        Nothing::SeveralScales => {
            "the catalogues have different scales; say with `catalogue` which one is meant"
        }
        Nothing::NoPoints => "the criterion has no points",
        Nothing::NoShare => "the group has no points that count",
        Nothing::NoScore => "no group has points, so there is no score",
    }
}
