//! A report that is handed over as a document, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::whole::{By, TieBy, Whole};
use crate::lang::{Lang, list, plural};

const EN: Lang = Lang::En;

/// Writes a text of a document in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(whole: &Whole, f: &mut Formatter<'_>) -> Result {
    match whole {
        Whole::Summary => f.write_str("Summary"),
        Whole::Order => f.write_str("Ranking, and how it came about"),
        Whole::Gates => f.write_str("Minimum requirements per bid"),
        Whole::Evidence => f.write_str("Evidence, and what the scores rest on"),
        Whole::Firmness => f.write_str("How firm the outcome is"),
        Whole::Bids => f.write_str("Bid by bid"),
        Whole::Inputs => f.write_str("Files that this report rests on"),
        Whole::Reckoned => f.write_str("How it was reckoned"),
        Whole::Numbers => f.write_str("Outcome in figures"),
        Whole::Papers => f.write_str("Evidence"),
        Whole::Internal(heading) => write!(f, "{heading} (internal)"),
        Whole::First { bidder, by, provisional } => {
            write!(f, "{bidder} is {}first", if *provisional { "provisionally " } else { "" })?;
            match by {
                By::Score(Some(score)) => write!(f, ", with a score of {score}."),
                By::Figure { figure, lowest: false } => write!(f, ", with award figure {figure}."),
                By::Figure { figure, lowest: true } => write!(f, ", with award figure {figure}; the lowest is the best."),
                By::Score(None) | By::Nothing => f.write_str("."),
            }
        }
        Whole::Tied { bidders, lot, provisional } => {
            let soon = if *provisional { "Provisionally e" } else { "E" };
            write!(f, "{soon}qual in first place: {}. ", list(bidders, EN))?;
            f.write_str(if *lot { "The lot decides." } else { "The tender has no rule that decides here." })
        }
        Whole::Nobody => f.write_str("Nobody is first: of no bid is it established that it is admissible."),
        Whole::OnQuality => f.write_str("This is the order on quality alone: the prices are still sealed."),
        Whole::Out => f.write_str("Who is not in the ranking, and why:"),
        Whole::OutLine { bidder, verdict, why } if why.is_empty() => write!(f, "{bidder}: {verdict}"),
        Whole::OutLine { bidder, verdict, why } => write!(f, "{bidder}: {verdict}; {why}"),
        Whole::LeftOut(n) => write!(f, "{n} {} not worked out in this report; with --top N there are more.", plural(*n, "bid is", "bids are")),
        Whole::Withheld => f.write_str("confidential"),
        Whole::WithheldBecause(because) if because.is_empty() => f.write_str("confidential"),
        Whole::WithheldBecause(because) => write!(f, "confidential, according to the bidder: {because}"),
        Whole::WithheldPrice { bidder } => write!(f, "The price and the award figure of {bidder} are left out: confidential."),
        Whole::WithheldParts => f.write_str("This public version leaves out what bidders marked as confidential, supply chains, statements, evidence, what single assessors chose, findings, and names of persons."),
        Whole::ResultColumn => f.write_str("Result"),
        Whole::AnswerColumn => f.write_str("Answer that counts"),
        Whole::Support => f.write_str("Evidence"),
        Whole::Supported => f.write_str("valid evidence"),
        Whole::NotSupported => f.write_str("no valid evidence"),
        Whole::NoneAsked => f.write_str("none asked"),
        Whole::PaperColumn => f.write_str("Document"),
        Whole::KindColumn => f.write_str("Kind"),
        Whole::StatusColumn => f.write_str("Status"),
        Whole::UsedFor => f.write_str("Used for"),
        Whole::File => f.write_str("File"),
        Whole::Digest => f.write_str("SHA-256"),
        Whole::NoDigest => f.write_str("cannot be read"),
        Whole::CaptionSummary => f.write_str("All bids with their outcome"),
        Whole::CaptionOrder => f.write_str("The ranking"),
        Whole::CaptionComparison => f.write_str("Answers and points, bids side by side"),
        Whole::CaptionGroups => f.write_str("What each group reaches, in percent"),
        Whole::CaptionGates => f.write_str("Minimum requirements: met or not"),
        Whole::CaptionExposure => f.write_str("How far a law reaches, per bid"),
        Whole::CaptionCoverage => f.write_str("What the scores rest on, in points of the score"),
        Whole::CaptionPapers => f.write_str("Evidence per bid, counted"),
        Whole::CaptionNumbers => f.write_str("Groups of this bid: reached, weight and level"),
        Whole::CaptionCriteria(group) => write!(f, "Criteria of {group}"),
        Whole::CaptionPapersOf(bidder) => write!(f, "Evidence of {bidder}"),
        Whole::CaptionFindings => f.write_str("Findings on the rules"),
        Whole::CaptionFindingsOf(bidder) => write!(f, "Findings on {bidder}"),
        Whole::CaptionInputs => f.write_str("Every file with its SHA-256"),
        Whole::CaptionIntervals => f.write_str("Between which weights the first stays first"),
        Whole::Statement(text) => write!(f, "Statement of the bidder: {text}"),
        Whole::Cut(n) => write!(f, "(and {n} more characters; the whole stands in the bid)"),
        Whole::Equivalent(text) => write!(f, "Offered as equivalent: {text}"),
        Whole::Reasons(group) => write!(f, "Reasons per criterion, {group}"),
        Whole::Offers(service) => write!(f, "Offered: {service}"),
        Whole::Received(at) => write!(f, "Received at {at}"),
        Whole::BarsOf(bidder) => write!(f, "What {bidder} reaches per group, from 0 to 100 percent; the weight of the group in brackets."),
        Whole::BarsSay(bars) => {
            let said: Vec<String> = bars.iter().map(|(group, share, weight)| format!("{group}: {share} percent, weight {weight}")).collect();
            f.write_str(&said.join("; "))
        }
        Whole::WaysOf(bidder) => write!(f, "{bidder}: by which way a law reaches furthest, from component to country."),
        Whole::WaySays { law, degree, way } if way.is_empty() => write!(f, "{law}: {degree}."),
        Whole::WaySays { law, degree, way } => write!(f, "{law}: {degree}, by way of {way}."),
        Whole::ChainOf(bidder) => write!(f, "The supply chain of {bidder}: components, who runs them, and who controls those."),
        Whole::ChainSays(lines) => f.write_str(&lines.join(". ")),
        Whole::RunBy => f.write_str("run by"),
        Whole::OwnedBy => f.write_str("control"),
        Whole::Seat => f.write_str("country"),
        Whole::Component => f.write_str("component"),
        Whole::GroupWeight(weight) => write!(f, "weight {weight} %"),
        Whole::Method { method, version } => write!(f, "Method {method}, keur {version}."),
        Whole::ScoreIs => f.write_str("What a group reaches is a hundred times its points, divided by the points that can be had. The score is the weighted mean of that: each group times its weight, added up, and divided by all weights together."),
        Whole::Exact(decimals) => write!(f, "Everything is reckoned exactly, in fractions; it is rounded only when printed, to {decimals} {}, half away from zero.", plural(usize::from(*decimals), "decimal", "decimals")),
        Whole::TieRules(rules) if rules.is_empty() => f.write_str("There is no rule for ties: who is equal shares the best place."),
        Whole::TieRules(rules) => write!(f, "Ties are broken, in this order, by {}.", rules.join("; then ")),
        Whole::TieOf(TieBy::Score) => f.write_str("the highest score"),
        Whole::TieOf(TieBy::Group(group)) => write!(f, "what group {group} reaches"),
        Whole::TieOf(TieBy::Criterion(criterion)) => write!(f, "the points on {criterion}"),
        Whole::TieOf(TieBy::Price) => f.write_str("the lowest price"),
        Whole::TieOf(TieBy::Draw) => f.write_str("the lot"),
        Whole::NotClocked => f.write_str("This report depends on no clock, network or chance: the same files give the same report, byte for byte."),
        Whole::SeeReplay => f.write_str("Why a number is what it is, step by step down to the line of a file: keur explain."),
        Whole::Skip => f.write_str("Skip to content"),
        Whole::Contents => f.write_str("Contents"),
        Whole::Made { version } => write!(f, "Made with keur {version}. Keur advises; the contracting authority decides."),
        Whole::Table(caption) => write!(f, "Table: {caption}"),
        Whole::Picture(caption) => write!(f, "Picture: {caption}"),
        Whole::Filter => f.write_str("Search these tables"),
        Whole::FilterText => f.write_str("Rows with the text"),
        Whole::FilterVerdict => f.write_str("Bids with verdict"),
        Whole::AllVerdicts => f.write_str("all"),
        Whole::OnlyDifferences => f.write_str("Only criteria on which bids differ"),
        Whole::Shown => f.write_str("{n} of {all} rows"),
        Whole::Sort => f.write_str("Sort by"),
        Whole::Unfold => f.write_str("Unfold all"),
        Whole::Fold => f.write_str("Fold all"),
        Whole::WhatIf => f.write_str("What if the weights were different?"),
        Whole::WhatIfNot => f.write_str("Internal: this is not the outcome. The weights are fixed since publication; this only shows how sensitive the ranking is to them."),
        Whole::WhatIfHow => f.write_str("It is reckoned exactly, with the same formula and the same rules for ties. Admissible stays admissible: whether a minimum on the score is still met at other weights is not followed."),
        Whole::WhatIfWeight => f.write_str("Weight of {group}"),
        Whole::WhatIfValue => f.write_str("Value of {group}, in {currency}"),
        Whole::WhatIfQuality => f.write_str("Weight of quality"),
        Whole::WhatIfPrice => f.write_str("Weight of price"),
        Whole::WhatIfReset => f.write_str("Back to the fixed weights"),
        Whole::WhatIfOrder => f.write_str("Ranking at these weights (internal, not the outcome)"),
        Whole::WhatIfNoWeight => f.write_str("Without any weight there is no score."),
        Whole::WhatIfBad => f.write_str("Give each weight as a number of 0 or more, with at most 9 decimals."),
        Whole::WhatIfSame => f.write_str("The same ranking as at the fixed weights."),
        Whole::WhatIfOther => f.write_str("Another ranking than at the fixed weights."),
    }
}
