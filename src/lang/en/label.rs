//! What reports say, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::label::{Label, and_more};
use crate::lang::{Lang, day, list, plural};

const EN: Lang = Lang::En;

/// Writes a label in English.
#[allow(clippy::too_many_lines, reason = "one arm per label, so that none can be forgotten")]
pub fn say(label: &Label, f: &mut Formatter<'_>) -> Result {
    match label {
        Label::Rank => f.write_str("Rank"),
        Label::RankIfAdmitted => f.write_str("If all take part"),
        Label::Bidder => f.write_str("Bidder"),
        Label::Score => f.write_str("Score"),
        Label::Range => f.write_str("Range"),
        Label::Level => f.write_str("Level"),
        Label::Verdict => f.write_str("Verdict"),
        Label::Group => f.write_str("Group"),
        Label::Weight => f.write_str("Weight"),
        Label::Criterion => f.write_str("Criterion"),
        Label::Criteria => f.write_str("Criteria"),
        Label::Gate => f.write_str("Gate"),
        Label::Code => f.write_str("Code"),
        Label::Severity => f.write_str("Severity"),
        Label::Place => f.write_str("Place"),
        Label::Message => f.write_str("Finding"),
        Label::Help => f.write_str("What to do"),
        Label::Catalogue => f.write_str("Catalogue"),
        Label::Version => f.write_str("Version"),
        Label::Title => f.write_str("Name"),
        Label::Basis => f.write_str("Legal basis"),
        Label::TrueOn(date) => write!(f, "as it stood on {}", day(*date, EN)),
        Label::Ladder => f.write_str("Answers, with points and level"),
        Label::PartyAgain(id) => write!(f, "party {id}: see above"),
        Label::FurtherUp => f.write_str("and so on upwards"),
        Label::SeeChain => f.write_str("For the service as a whole; by kind of data and with the way: keur chain."),
        Label::LacksFacts { facts, more } => {
            write!(f, "not stated: {}", and_more(facts, *more, EN))
        }
        Label::LacksChain { way } if way.is_empty() => write!(f, "chain not complete"),
        Label::LacksChain { way } => write!(f, "chain not complete: {way}"),
        Label::WaitsForAssessors { criteria, more } => write!(f, "Assessors have yet to judge {}; until then those points count as zero.", and_more(criteria, *more, EN)),
        Label::RejectsBid => f.write_str("knock-out"),
        Label::AssessorsChoose => f.write_str("assessors choose the answer"),
        Label::CurveLine { fact, unit, pairs } => {
            let in_unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
            write!(f, "points by `{fact}`{in_unit}: {pairs}; in proportion between them")
        }
        Label::Evidence => f.write_str("Evidence"),
        Label::Ranking => f.write_str("Ranking"),
        Label::ProvisionalRanking => f.write_str("Provisional ranking"),
        Label::Undetermined => f.write_str("Undetermined"),
        Label::Rejected => f.write_str("Rejected by these rules"),
        Label::NotAssessed => f.write_str("Not assessed"),
        Label::Groups => f.write_str("Groups: what is reached, in percent"),
        Label::Gates => f.write_str("Gates"),
        Label::Findings => f.write_str("Findings"),
        Label::Comparison => f.write_str("Comparison"),
        Label::Catalogues => f.write_str("Shipped catalogues"),
        Label::Profiles => f.write_str("Profiles"),
        Label::Levels => f.write_str("Levels"),
        Label::Admissible => f.write_str("admissible"),
        Label::IsUndetermined => f.write_str("undetermined"),
        Label::IsRejected => f.write_str("rejected"),
        Label::IsNotAssessed => f.write_str("not assessed"),
        Label::Pass => f.write_str("yes"),
        Label::Fail => f.write_str("no"),
        Label::Open => f.write_str("?"),
        Label::NotApplicable => f.write_str("n/a"),
        Label::Contradicted => f.write_str("contrad."),
        Label::NotSettled => f.write_str("disagreed"),
        Label::ReceivedLate { at, deadline } => write!(f, "received on {at}, after the deadline ({deadline})"),
        Label::Decided { withdrawn, about, reason, by, date } => {
            let what = if *withdrawn { "withdrawn" } else { "set aside by decision" };
            let who: Vec<String> = [by.clone(), date.map(|date| day(date, EN)).unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
            let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
            write!(f, "{what}{who}, {about}: {reason}")
        }
        Label::NotYetAssessed => f.write_str("to assess"),
        Label::Error => f.write_str("error"),
        Label::Warning => f.write_str("warning"),
        Label::Note => f.write_str("note"),
        Label::Unanswered => f.write_str("–"),
        Label::EquivalentOffered => f.write_str("equiv."),
        Label::Unsupported => f.write_str("*"),
        Label::ForCommittee => f.write_str("for the assessment committee"),
        Label::ForPublic => f.write_str("public: without what is confidential, supply chains, assessors and statements"),
        Label::Profile(profile) => write!(f, "profile {profile}"),
        Label::AsOf(date) => write!(f, "As of {}", day(*date, EN)),
        Label::LockedOn { date, version, digest } => write!(f, "Rules locked on {} (version {version}), sha256:{digest}", day(*date, EN)),
        Label::NoAsOf => f.write_str("No day that counts: validity not judged"),
        Label::Sealed => f.write_str("Prices are still shut: this is the order by quality. They are opened after `keur publish --quality` has locked the assessments."),
        Label::Provisional(n) => write!(f, "The ranking is provisional: {n} {} undetermined.", plural(*n, "bid is", "bids are")),
        Label::NobodyAdmissible => f.write_str("Of no bid it is established that it is admissible."),
        Label::NoBids => f.write_str("There are no bids."),
        Label::NoScore => f.write_str("no score"),
        Label::LevelUnknown { at_most: None } => f.write_str("unknown"),
        Label::LevelUnknown { at_most: Some(level) } => write!(f, "unknown (at most {level})"),
        Label::Binding { level, by, .. } if by.is_empty() => f.write_str(level),
        Label::Binding { level, by, more } => write!(f, "{level} by {}", and_more(by, *more, EN)),
        Label::ScoreIs { score, range: None } => write!(f, "score {score}"),
        Label::ScoreIs { score, range: Some((worst, best)) } => write!(f, "score {score} (from {worst} to {best})"),
        Label::RangeLegend => f.write_str("Range: from the score without all that is open or lacks valid evidence, to the score if all of it turns out well."),
        Label::RangeOf { worst, best } => write!(f, "{worst} – {best}"),
        Label::HighScoreFails { bidder, score, gates } => write!(
            f,
            "Note: with {score} {bidder} scores higher than every admissible bid, but does not pass {}. A gate comes before the score.",
            list(gates, EN)
        ),
        Label::GateName { id, title } if title.is_empty() => write!(f, "gate {id}"),
        Label::GateName { id, title } => write!(f, "gate {id} ({title})"),
        Label::FailsLevel { gate, criteria, more, asked } => {
            let said: Vec<String> = criteria.iter().map(|(id, level)| format!("{id} is at {level}")).collect();
            write!(f, "{gate} not passed: {}; asked is {asked}", and_more(&said, *more, EN))
        }
        Label::FailsShare { gate, group, share, asked } => {
            write!(f, "{gate} not passed: {group} reaches {share} %, asked is {asked} %")
        }
        Label::FailsPoints { gate, criterion, points, asked } => {
            write!(f, "{gate} not passed: {criterion} has {points} points, asked are {asked}")
        }
        Label::FailsOption { gate, criterion, option } => {
            write!(f, "{gate} not passed: the answer to {criterion} is {option}")
        }
        Label::FailsScore { gate, score, asked } => {
            write!(f, "{gate} not passed: the score is {score}, asked is {asked}")
        }
        Label::FailsPrice { gate, asked } => write!(f, "{gate} not passed: the price is above {asked}"),
        Label::OpenLevel { gate, criteria, more } => {
            write!(f, "{gate} is undetermined; not known: {}", and_more(criteria, *more, EN))
        }
        Label::OpenRange { gate, worst, best, asked } => {
            write!(f, "{gate} is undetermined: from {worst} to {best}, asked is {asked}")
        }
        Label::OpenOption { gate, criterion } => {
            write!(f, "{gate} is undetermined: {criterion} has no answer that counts")
        }
        Label::OpenPrice { gate } => {
            write!(f, "{gate} is undetermined: there is no price in the currency of the tender")
        }
        Label::FailsWhen { gate, condition } => write!(f, "{gate} not passed: the condition {condition} does not hold"),
        Label::OpenWhen { gate, facts, .. } if facts.is_empty() => write!(f, "{gate} is undetermined"),
        Label::OpenWhen { gate, facts, more } => write!(f, "{gate} is undetermined; not stated: {}", and_more(facts, *more, EN)),
        Label::KnockOut { criterion, title, option } => {
            write!(f, "knock-out {criterion} ({title}): the answer is “{option}”")
        }
        Label::KnockOutOpen { criterion, title } => {
            write!(f, "knock-out {criterion} ({title}) has no answer that counts")
        }
        Label::Unreadable { errors } => write!(f, "could not be read in full: {errors} {}", plural(*errors, "error", "errors")),
        Label::OtherTender(said) => write!(f, "submitted for another tender: {said}"),
        Label::DuplicateId => f.write_str("another bid has the same id"),
        Label::More(n) => write!(f, "… and {n} more; --top N shows more"),
        Label::FindingCount { errors, warnings, notes } => write!(
            f,
            "{errors} {}, {warnings} {}, {notes} {}",
            plural(*errors, "error", "errors"),
            plural(*warnings, "warning", "warnings"),
            plural(*notes, "note", "notes"),
        ),
        Label::NoFindings => f.write_str("No findings."),
        Label::SeeCheck => f.write_str("All of them, with place and explanation, and what strikes about the rules: keur check."),
        Label::Coverage => f.write_str("What scores rest on, in points of the score"),
        Label::RestsOn => f.write_str("Ground"),
        Label::Strength(name) => f.write_str(match *name {
            "verified" => "evidence, verified",
            "evidenced" => "valid evidence",
            "assessed" => "assessors",
            _ => "the claim alone",
        }),
        Label::Price => f.write_str("Price"),
        Label::Figure => f.write_str("Award figure"),
        Label::AwardOf { method, quality, price, floor, ceiling } => match *method {
            "absolute-linear" => write!(f, "Award: quality weighs {quality} and price {price}. The price earns everything up to {floor}, nothing from {ceiling} on, and in proportion between them."),
            "lowest-ratio" => write!(f, "Award: quality weighs {quality} and price {price}. The price earns in proportion: the lowest price divided by the price."),
            "relative-linear" => write!(f, "Award: quality weighs {quality} and price {price}. The lowest price earns everything, the highest nothing, and in proportion between them."),
            "to-lowest" => write!(f, "Award: quality weighs {quality} and price {price}. The lowest price earns everything; a price so many percent above it loses so many percent of the points for price."),
            "value" => f.write_str("Award on value: the price less what the quality is worth; the lowest amount is the best."),
            "value-for-money" => f.write_str("Award on quality per unit of price: the score as a share of 1, divided by the price; the highest figure is the best."),
            _ => f.write_str("Award on quality alone: the price does not count."),
        },
        Label::FieldOf { lowest, highest } => write!(f, "The points for price depend on the other bids: the lowest price is {lowest}, the highest {highest}."),
        Label::RoundedTo(decimals) => write!(f, "Figures are rounded to {decimals} {} before ranking, as the tender says.", plural(usize::from(*decimals), "decimal", "decimals")),
        Label::Winners(winners) => write!(f, "The tender has room for {winners} winners: the first {winners} of the ranking."),
        Label::LotDecides(bidders) => write!(f, "Tied, also after the rules for ties: {}. The lot decides; you draw it yourselves.", list(bidders, EN)),
        Label::NothingBreaksTie(bidders) => write!(f, "Tied: {}. The tender has no rule that decides here.", list(bidders, EN)),
        Label::LowPrice { bidder, price, percent, others, mean } => write!(f, "The price of {bidder} ({price}) looks abnormally low: more than {percent} % below the mean of the {others} others ({mean})."),
        Label::PriceOpen(currency) => write!(f, "there is no price above 0 in {currency}, and the award needs one"),
        Label::PageOf { page, pages } => write!(f, "part {page} of {pages}"),
        Label::Legend => f.write_str("yes: passed; no: not passed; ?: undetermined; *: rests on an answer without valid evidence"),
        Label::CompareLegend => f.write_str("option and points; –: unanswered; *: without valid evidence; equiv.: equivalent offered, not yet assessed; to assess: assessors have yet to choose"),
        Label::AlikeLeftOut(n) => write!(f, "{n} {} that all bids answer alike {} left out.", plural(*n, "criterion", "criteria"), plural(*n, "is", "are")),
        Label::ChainOf(name) => write!(f, "Supply chain of {name}"),
        Label::Components => f.write_str("Components, who runs them and who controls those"),
        Label::NoComponents => f.write_str("The bid names no components; exposure can therefore not be established."),
        Label::AbsentLayers(layers) => write!(f, "By the bidder's account there is no {layers}."),
        Label::ExposureHeading => f.write_str("Exposure to laws with reach beyond their own territory"),
        Label::Law => f.write_str("Law"),
        Label::Overall => f.write_str("Overall"),
        Label::Content => f.write_str("Content"),
        Label::Metadata => f.write_str("Metadata"),
        Label::Way => f.write_str("By way of"),
        Label::Lapsed(date) => write!(f, "lapsed since {}", day(*date, EN)),
        Label::Degree(degree) => f.write_str(match *degree {
            "none" => "none",
            "dependency" => "dependency",
            "shielded" => "shielded",
            "exposed" => "exposed",
            _ => "unknown",
        }),
        Label::NotStated => f.write_str("not stated"),
        Label::NoParty => f.write_str("not stated who runs this"),
        Label::HoldsNothing => f.write_str("holds nothing of the customer's"),
        Label::HoldsUnknown => f.write_str("not stated what it holds"),
        Label::HoldsData { content, readable } => {
            let what = if *content { "content" } else { "metadata" };
            let how = match readable {
                Some(true) => "readable to who runs it",
                Some(false) => "never readable to who runs it",
                None => "not stated whether readable",
            };
            write!(f, "holds {what}, {how}")
        }
        Label::Layer(id) => f.write_str(match id.as_str() {
            "application" => "application",
            "platform" => "platform",
            "infrastructure" => "infrastructure",
            "network" => "network",
            "identity" => "sign-in and identity",
            "keys" => "key management",
            "backup" => "backup",
            "support" => "support",
            "monitoring" => "monitoring",
            "development" => "development",
            other => other,
        }),
        Label::ComponentLine { id, layer, locations, access, holds } => {
            write!(f, "{id} ({layer}): data in {locations}; administered from {access}; {holds}")
        }
        Label::PartyLine { runs, id, name, country, owners, independent } => {
            let role = if *runs { "party" } else { "control" };
            write!(f, "{role} {id}: {name}, seat {country}")?;
            match (owners.is_empty(), independent) {
                (false, _) => write!(f, "; owners: {}", list(owners, EN)),
                (true, true) => f.write_str("; nobody controls it, as stated"),
                (true, false) => f.write_str("; owners not stated"),
            }
        }
        Label::GroupOf { id, title, weight } => write!(f, "{id} {title} (weight {weight} %)"),
        Label::CatalogueLine { title, id, version } => write!(f, "{title} ({id} {version})"),
        Label::QuestionCount { groups, criteria, options } => write!(f, "{groups} groups, {criteria} criteria, {options} options"),
        Label::Default => f.write_str("default"),
        Label::BeyondFindings { file, count } => write!(f, "{file}: and {count} more {}", plural(*count, "finding", "findings")),
        Label::Progress { done, all } => write!(f, "{done} of {all} bids read"),
    }
}
