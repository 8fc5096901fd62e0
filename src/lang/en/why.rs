//! What `explain` says, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::why::{Why, at_place};
use crate::lang::{Lang, list, plural};

const EN: Lang = Lang::En;

/// Writes a text of an explanation in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(why: &Why, f: &mut Formatter<'_>) -> Result {
    match why {
        Why::OfBid(bidder) => write!(f, "Why this score: {bidder}"),
        Why::OfCriterion { bidder, criterion } => write!(f, "Why this score: {bidder} on {criterion}"),
        Why::Above { first, second } => write!(f, "Why {first} is above {second}"),
        Why::NotAbove { first, second } => write!(f, "{first} against {second}: {first} is not above it"),
        Why::FromGroups => f.write_str("From groups to the score"),
        Why::LossesFirst => f.write_str("Criterion by criterion, the largest loss first"),
        Why::Answer => f.write_str("The answer"),
        Why::Points => f.write_str("The points, and what they add"),
        Why::More => f.write_str("What would have scored more"),
        Why::QualityAndPrice => f.write_str("Quality and price: from figure to figure"),
        Why::FigureOf(bidder) => write!(f, "Figure of {bidder}"),
        Why::Standards => f.write_str("Gates that look at this"),
        Why::AnswerColumn => f.write_str("Answer"),
        Why::Source => f.write_str("Source"),
        Why::Line => f.write_str("Line"),
        Why::PointsColumn => f.write_str("Points"),
        Why::DividedBy => f.write_str("Divisor"),
        Why::Share => f.write_str("Share %"),
        Why::Adds => f.write_str("Adds"),
        Why::Loss => f.write_str("Loss"),
        Why::SoFar => f.write_str("So far"),
        Why::Difference => f.write_str("Difference"),
        Why::AddsMore => f.write_str("Adds more"),
        Why::Condition => f.write_str("Condition"),
        Why::Where => f.write_str("Where"),
        Why::Claimed => f.write_str("claimed"),
        Why::Derived => f.write_str("derived"),
        Why::Assessed => f.write_str("assessed"),
        Why::Ruled => f.write_str("ruled"),
        Why::Rule(1) => f.write_str("rule 1: the authority or the assessors have decided this"),
        Why::Rule(2) => f.write_str("rule 2: an equivalent is offered, or assessors choose the answer; until they have, the floor counts"),
        Why::Rule(3) => f.write_str("rule 3: of an answer that rejects the bid it is not established whether it holds; then no other answer counts"),
        Why::Rule(4) => f.write_str("rule 4: the answer follows from the facts, as the bidder stated or the authority found them"),
        Why::Rule(5) => f.write_str("rule 5: of a condition it is not established whether it holds, because a fact is missing"),
        Why::Rule(6) => f.write_str("rule 6: the answer that the bidder claimed"),
        Why::Rule(_) => f.write_str("rule 7: the bidder gave no answer that counts"),
        Why::RankIs { rank, shared: false } => write!(f, "rank {rank}"),
        Why::RankIs { rank, shared: true } => write!(f, "rank {rank}, shared"),
        Why::NotRanked(reasons) => write!(f, "not ranked: {}", reasons.join("; ")),
        Why::NoSteps => f.write_str("There is no score to explain."),
        Why::FilesOf { bid } => write!(f, "Line numbers are those of {bid}."),
        Why::Rounded => f.write_str("Numbers are shown rounded and reckoned exactly; exact, step by step: --format json."),
        Why::LossIs => f.write_str("Loss: what the criterion could have added to the score, less what it adds."),
        Why::WeightsStand { at, groups } => write!(f, "Weight in {at}: {}", list(groups, EN)),
        Why::Requirements => f.write_str("Without points, only as a requirement:"),
        Why::AddsTogether(score) => write!(f, "Together {score}, which is the score."),
        Why::Question(text) => write!(f, "Question: {text}"),
        Why::Because(text) => write!(f, "Why it is asked: {text}"),
        Why::Basis(titles) => write!(f, "Legal basis: {}", list(titles, EN)),
        Why::AnswerIs { option, text, source, at } => write!(f, "The answer that counts: {option} (“{text}”), {source}{}", at_place(at)),
        Why::AlongCurve { points, fact } => write!(f, "The answer that counts: {points} points, in proportion to `{fact}`"),
        Why::NoAnswer(status) => f.write_str(match *status {
            "equivalent-offered" => "Something equivalent is offered and not yet assessed; until then the floor counts",
            "not-assessed" => "Assessors have yet to judge this; until then the floor counts",
            "contradicted" => "The facts contradict the claim and give no answer themselves; the floor counts",
            "not-settled" => "The assessors differ; until they settle it the floor counts",
            _ => "There is no answer that counts; the floor does",
        }),
        Why::ClaimNotCounted { option, at } => write!(f, "The bidder claimed {option}{}; that does not count, as facts go first", at_place(at)),
        Why::Chosen(rule) => write!(f, "By {rule}"),
        Why::OptionHolds { option, condition, holds, at } => {
            match condition {
                Some(condition) => write!(f, "{option} if `{condition}`{}", at_place(at))?,
                None => write!(f, "{option} if none of the others holds{}", at_place(at))?,
            }
            f.write_str(match holds {
                Some(true) => ": holds",
                Some(false) => ": does not hold",
                None => ": not established",
            })
        }
        Why::FactIs { fact, value, at } => write!(f, "{fact} = {value}{}", at_place(at)),
        Why::FactMissing(fact) => write!(f, "{fact}: not stated"),
        Why::ReachOf { law, degree, way } if way.is_empty() => write!(f, "{law}: {degree}"),
        Why::ReachOf { law, degree, way } => write!(f, "{law}: {degree}, through {way}"),
        Why::BetterOpen { points } => write!(f, "Of a better answer it is not established whether it holds; with that it can become {points} points"),
        Why::NoEvidenceAsked => f.write_str("No evidence is asked"),
        Why::EvidenceAsked(kinds) => write!(f, "Evidence asked, any one will do: {}", kinds.join("; ")),
        Why::EvidenceCounts => f.write_str("Valid evidence supports the answer"),
        Why::EvidenceLacks => f.write_str("No valid evidence supports the answer; its points count, and the range shows what is left without it"),
        Why::Cited { document, kind, file, at, through } => {
            write!(f, "{document} ({kind})")?;
            if !file.is_empty() {
                write!(f, ", {file}")?;
            }
            f.write_str(&at_place(at))?;
            through.as_ref().map_or(Ok(()), |fact| write!(f, ", with {fact}"))
        }
        Why::Supports { valid: false, .. } => f.write_str("does not count: not present, not as stated, or not valid on the day that counts"),
        Why::Supports { right_kind: false, .. } => f.write_str("does not count here: of another kind than asked"),
        Why::Supports { .. } => f.write_str("counts"),
        Why::LevelIs(level) => write!(f, "Level: {level}"),
        Why::LevelOpen => f.write_str("Level: unknown"),
        Why::NoGates => f.write_str("No gate looks at this criterion."),
        Why::GateSays { gate, outcome, at } => {
            let said = match *outcome {
                "pass" => "passed",
                "fail" => "failed",
                "unknown" => "not yet to be said",
                _ => "not applicable",
            };
            write!(f, "{gate}{}: {said}", at_place(at))
        }
        Why::NothingMore => f.write_str("Nothing: no other answer has more points."),
        Why::NoShare(group) => write!(f, "Group {group} has no part in the score: there are no points to be had in it."),
        Why::StepOf(kind) => f.write_str(match *kind {
            "scaled" | "scale-option" => "worth of the answer on its scale",
            "maximum" => "most points",
            "floor" => "floor",
            "curve" => "on the line between two points",
            "points" => "points",
            "mean-sum" => "what the assessors chose, together",
            "mean" => "mean of the assessors",
            "running" | "group-points" => "points of the group",
            "maxima" => "most points of the criteria that count",
            "all-maxima" => "most points of all criteria of the group",
            "whole" => "most points that count, times what the group is out of",
            "divisor" => "divisor of the group",
            "catalogue-weights" => "weights of the catalogue together",
            "scaling" => "weight times the part of the catalogue",
            "weight" => "weight of the group",
            "weights" => "all weights together",
            "hundredfold" => "a hundred times the points",
            "share" => "share, in percent",
            "weighted" => "share times weight",
            "contribution" => "what the group adds",
            "sum" => "score so far",
            "score" => "score",
            "percent-of-point" => "percent of the group per point",
            "weighed-point" => "that, times the weight",
            "score-of-point" => "score per point",
            "adds" => "adds",
            "could-add" => "could add",
            "loss" => "loss",
            "adds-together" => "all criteria together",
            "quality" => "quality, as a share of 1",
            "quality-part" => "what quality gives",
            "price-of-field" => "price among the admissible bids",
            "price-term" => "part of the formula for the price",
            "price-share" => "share of the price points",
            "price-part" => "what the price gives",
            "worth" => "what the quality is worth",
            "rounding" => "rounding before ranking",
            "figure" => "figure of the award",
            "difference" => "difference",
            _ => "so far",
        }),
        Why::Picked { how, among } => {
            let how = match *how {
                "lowest" => "lowest of",
                "highest" => "highest of",
                _ => "middle one of",
            };
            write!(f, "{how} {}", among.join("; "))
        }
        Why::Scores { first, second, difference } => write!(f, "Score: {first} against {second}, a difference of {difference}."),
        Why::Figures { first, second, difference, lowest_is_best } => {
            write!(f, "Figure of the award: {first} against {second}, a difference of {difference}")?;
            f.write_str(if *lowest_is_best { "; the lowest is the best." } else { "." })
        }
        Why::ScoreOf(bidder) => write!(f, "Score of {bidder}"),
        Why::AtLine(lines) => write!(f, "l. {lines}"),
        Why::AlikeOn(n) => write!(f, "On {n} {} both add as much; {} left out.", plural(*n, "criterion", "criteria"), plural(*n, "it is", "those are")),
        Why::Apart => f.write_str("Per bid: the answer, its points, and the line (l.) in the file of that bid:"),
        Why::Quality => f.write_str("Difference in quality"),
        Why::Price => f.write_str("Difference in price"),
        Why::Rounding => f.write_str("Difference in rounding"),
        Why::QuotientSplit(second) => write!(f, "Here quality and price are divided and not added: the part of quality is reckoned at the price of {second}, the rest is price."),
        Why::SameFigure => f.write_str("The figure is the same; the rules for ties decide."),
        Why::Yes(true) => f.write_str("yes"),
        Why::Yes(false) => f.write_str("no"),
    }
}
