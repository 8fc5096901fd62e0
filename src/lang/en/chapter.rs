//! A report that is handed over as a document, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::chapter::{By, Chapter, TieBy};
use crate::lang::{Lang, list, plural};

const EN: Lang = Lang::En;

/// Writes a text of a document in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(chapter: &Chapter, f: &mut Formatter<'_>) -> Result {
    match chapter {
        Chapter::Summary => f.write_str("Summary"),
        Chapter::Order => f.write_str("Ranking, and how it came about"),
        Chapter::Gates => f.write_str("Minimum requirements per bid"),
        Chapter::Evidence => f.write_str("Evidence, and what the scores rest on"),
        Chapter::Firmness => f.write_str("How firm the outcome is"),
        Chapter::Bids => f.write_str("Bid by bid"),
        Chapter::Inputs => f.write_str("Files that this report rests on"),
        Chapter::Reckoned => f.write_str("How it was reckoned"),
        Chapter::Numbers => f.write_str("Outcome in figures"),
        Chapter::Papers => f.write_str("Evidence"),
        Chapter::Internal(heading) => write!(f, "{heading} (internal)"),
        Chapter::First { bidder, by, provisional } => {
            write!(f, "{bidder} is {}first", if *provisional { "provisionally " } else { "" })?;
            match by {
                By::Score(Some(score)) => write!(f, ", with a score of {score}."),
                By::Figure { figure, lowest: false } => write!(f, ", with award figure {figure}."),
                By::Figure { figure, lowest: true } => write!(f, ", with award figure {figure}; the lowest is the best."),
                By::Score(None) | By::Nothing => f.write_str("."),
            }
        }
        Chapter::Tied { bidders, lot, provisional } => {
            let soon = if *provisional { "Provisionally e" } else { "E" };
            write!(f, "{soon}qual in first place: {}. ", list(bidders, EN))?;
            f.write_str(if *lot { "The lot decides." } else { "The tender has no rule that decides here." })
        }
        Chapter::Nobody => f.write_str("Nobody is first: of no bid is it established that it is admissible."),
        Chapter::OnQuality => f.write_str("This is the order on quality alone: the prices are still sealed."),
        Chapter::Out => f.write_str("Who is not in the ranking, and why:"),
        Chapter::OutLine { bidder, verdict, why } if why.is_empty() => write!(f, "{bidder}: {verdict}"),
        Chapter::OutLine { bidder, verdict, why } => write!(f, "{bidder}: {verdict}; {why}"),
        Chapter::LeftOut(n) => write!(f, "{n} {} not worked out in this report; with --top N there are more.", plural(*n, "bid is", "bids are")),
        Chapter::Withheld => f.write_str("confidential"),
        Chapter::WithheldBecause(because) if because.is_empty() => f.write_str("confidential"),
        Chapter::WithheldBecause(because) => write!(f, "confidential, according to the bidder: {because}"),
        Chapter::WithheldPrice { bidder } => write!(f, "The price and the award figure of {bidder} are left out: confidential."),
        Chapter::WithheldParts => f.write_str("This public version leaves out what bidders marked as confidential, supply chains, statements, evidence, what single assessors chose, findings, and names of persons."),
        Chapter::ResultColumn => f.write_str("Result"),
        Chapter::AnswerColumn => f.write_str("Answer that counts"),
        Chapter::Support => f.write_str("Evidence"),
        Chapter::Supported => f.write_str("valid evidence"),
        Chapter::NotSupported => f.write_str("no valid evidence"),
        Chapter::NoneAsked => f.write_str("none asked"),
        Chapter::PaperColumn => f.write_str("Document"),
        Chapter::KindColumn => f.write_str("Kind"),
        Chapter::StatusColumn => f.write_str("Status"),
        Chapter::UsedFor => f.write_str("Used for"),
        Chapter::File => f.write_str("File"),
        Chapter::Digest => f.write_str("SHA-256"),
        Chapter::NoDigest => f.write_str("cannot be read"),
        Chapter::CaptionSummary => f.write_str("All bids with their outcome"),
        Chapter::CaptionOrder => f.write_str("The ranking"),
        Chapter::CaptionComparison => f.write_str("Answers and points, bids side by side"),
        Chapter::CaptionGroups => f.write_str("What each group reaches, in percent"),
        Chapter::CaptionGates => f.write_str("Minimum requirements: met or not"),
        Chapter::CaptionExposure => f.write_str("How far a law reaches, per bid"),
        Chapter::CaptionCoverage => f.write_str("What the scores rest on, in points of the score"),
        Chapter::CaptionPapers => f.write_str("Evidence per bid, counted"),
        Chapter::CaptionNumbers => f.write_str("Groups of this bid: reached, weight and level"),
        Chapter::CaptionCriteria(group) => write!(f, "Criteria of {group}"),
        Chapter::CaptionPapersOf(bidder) => write!(f, "Evidence of {bidder}"),
        Chapter::CaptionFindings => f.write_str("Findings on the rules"),
        Chapter::CaptionFindingsOf(bidder) => write!(f, "Findings on {bidder}"),
        Chapter::CaptionInputs => f.write_str("Every file with its SHA-256"),
        Chapter::CaptionIntervals => f.write_str("Between which weights the first stays first"),
        Chapter::Statement(text) => write!(f, "Statement of the bidder: {text}"),
        Chapter::Cut(n) => write!(f, "(and {n} more characters; the whole stands in the bid)"),
        Chapter::Equivalent(text) => write!(f, "Offered as equivalent: {text}"),
        Chapter::Reasons(group) => write!(f, "Reasons per criterion, {group}"),
        Chapter::Offers(service) => write!(f, "Offered: {service}"),
        Chapter::Received(at) => write!(f, "Received at {at}"),
        Chapter::BarsOf(bidder) => write!(f, "What {bidder} reaches per group, from 0 to 100 percent; the weight of the group in brackets."),
        Chapter::BarsSay(bars) => {
            let said: Vec<String> = bars.iter().map(|(group, share, weight)| format!("{group}: {share} percent, weight {weight}")).collect();
            f.write_str(&said.join("; "))
        }
        Chapter::WaysOf(bidder) => write!(f, "{bidder}: by which way a law reaches furthest, from component to country."),
        Chapter::WaySays { law, degree, way } if way.is_empty() => write!(f, "{law}: {degree}."),
        Chapter::WaySays { law, degree, way } => write!(f, "{law}: {degree}, by way of {way}."),
        Chapter::ChainOf(bidder) => write!(f, "The supply chain of {bidder}: components, who runs them, and who controls those."),
        Chapter::ChainSays(lines) => f.write_str(&lines.join(". ")),
        Chapter::RunBy => f.write_str("run by"),
        Chapter::OwnedBy => f.write_str("control"),
        Chapter::Seat => f.write_str("country"),
        Chapter::Component => f.write_str("component"),
        Chapter::GroupWeight(weight) => write!(f, "weight {weight} %"),
        Chapter::Method { method, version } => write!(f, "Method {method}, keur {version}."),
        Chapter::ScoreIs => f.write_str("What a group reaches is a hundred times its points, divided by the points that can be had. The score is the weighted mean of that: each group times its weight, added up, and divided by all weights together."),
        Chapter::Exact(decimals) => write!(f, "Everything is reckoned exactly, in fractions; it is rounded only when printed, to {decimals} {}, half away from zero.", plural(usize::from(*decimals), "decimal", "decimals")),
        Chapter::TieRules(rules) if rules.is_empty() => f.write_str("There is no rule for ties: who is equal shares the best place."),
        Chapter::TieRules(rules) => write!(f, "Ties are broken, in this order, by {}.", rules.join("; then ")),
        Chapter::TieOf(TieBy::Score) => f.write_str("the highest score"),
        Chapter::TieOf(TieBy::Group(group)) => write!(f, "what group {group} reaches"),
        Chapter::TieOf(TieBy::Criterion(criterion)) => write!(f, "the points on {criterion}"),
        Chapter::TieOf(TieBy::Price) => f.write_str("the lowest price"),
        Chapter::TieOf(TieBy::Draw) => f.write_str("the lot"),
        Chapter::NotClocked => f.write_str("This report depends on no clock, network or chance: the same files give the same report, byte for byte."),
        Chapter::SeeReplay => f.write_str("Why a number is what it is, step by step down to the line of a file: keur explain."),
        Chapter::Skip => f.write_str("Skip to content"),
        Chapter::Contents => f.write_str("Contents"),
        Chapter::Made { version } => write!(f, "Made with keur {version}. Keur advises; the contracting authority decides."),
        Chapter::Table(caption) => write!(f, "Table: {caption}"),
        Chapter::Picture(caption) => write!(f, "Picture: {caption}"),
        Chapter::Filter => f.write_str("Search these tables"),
        Chapter::FilterText => f.write_str("Rows with the text"),
        Chapter::FilterVerdict => f.write_str("Bids with verdict"),
        Chapter::AllVerdicts => f.write_str("all"),
        Chapter::OnlyDifferences => f.write_str("Only criteria on which bids differ"),
        Chapter::Shown => f.write_str("{n} of {all} rows"),
        Chapter::Sort => f.write_str("Sort by"),
        Chapter::Unfold => f.write_str("Unfold all"),
        Chapter::Fold => f.write_str("Fold all"),
        Chapter::WhatIf => f.write_str("What if the weights were different?"),
        Chapter::WhatIfNot => f.write_str("Internal: this is not the outcome. The weights are fixed since publication; this only shows how sensitive the ranking is to them."),
        Chapter::WhatIfHow => f.write_str("It is reckoned exactly, with the same formula and the same rules for ties. Admissible stays admissible: whether a minimum on the score is still met at other weights is not followed."),
        Chapter::WhatIfWeight => f.write_str("Weight of {group}"),
        Chapter::WhatIfValue => f.write_str("Value of {group}, in {currency}"),
        Chapter::WhatIfQuality => f.write_str("Weight of quality"),
        Chapter::WhatIfPrice => f.write_str("Weight of price"),
        Chapter::WhatIfReset => f.write_str("Back to the fixed weights"),
        Chapter::WhatIfOrder => f.write_str("Ranking at these weights (internal, not the outcome)"),
        Chapter::WhatIfNoWeight => f.write_str("Without any weight there is no score."),
        Chapter::WhatIfBad => f.write_str("Give each weight as a number of 0 or more, with at most 9 decimals."),
        Chapter::WhatIfSame => f.write_str("The same ranking as at the fixed weights."),
        Chapter::WhatIfOther => f.write_str("Another ranking than at the fixed weights."),
    }
}
