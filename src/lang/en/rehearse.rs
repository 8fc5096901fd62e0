//! What is said of a rehearsal, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::rehearse::{Nominal, PricesFrom, Rehearse};
use crate::lang::{Lang, list, plural};

/// Writes a text about a rehearsal in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Rehearse, f: &mut Formatter<'_>) -> Result {
    match text {
        Rehearse::Rehearse => f.write_str("Before publication: attack your own criteria with synthetic bids"),
        Rehearse::Path => f.write_str("Folder or file of the tender (default: this folder)"),
        Rehearse::SeedFlag => f.write_str("The number that bids are drawn from; the same number gives the same bids (default: 1)"),
        Rehearse::BudgetFlag => f.write_str("How many bids are made up (default: 1000)"),
        Rehearse::PriceFlag => f.write_str("The price that is expected; prices lie up to 30 percent around it, or between floor and ceiling where the tender has them"),
        Rehearse::BidsFlag => f.write_str("Write the bids that show a fault into this folder, with the tender beside them: `keur score FOLDER` reckons it again"),
        Rehearse::Examples => f.write_str("  keur rehearse tender/ --price 400000\n  keur rehearse tender/ --bids trial/ && keur score trial/\n  keur rehearse tender/ -o memo.md"),
        Rehearse::NotAPrice(said) => write!(f, "`{said}` is no price: write an amount above zero, such as 400000 or 412500.50"),
        Rehearse::PriceOutside(said) => write!(f, "the price {said} does not lie between the floor and the ceiling of the tender"),
        Rehearse::NotEmpty(folder) => write!(f, "there is something in `{folder}` already, and it would count when the folder is scored. Choose another folder, or give --force"),
        Rehearse::NothingToShow => f.write_str("no fault was found that bids can show; nothing was written"),
        Rehearse::Written { folder, bids } if bids.is_empty() => write!(f, "Reckon it again: keur score {folder}"),
        Rehearse::Written { folder, bids } => write!(f, "Reckon it again: keur score {folder}, and without the third: keur score {}", bids.join(" ")),
        Rehearse::Closed => f.write_str("note: the deadline for bids has passed; nothing changes these rules any more"),
        Rehearse::Sealed => f.write_str("In the folder `price_after_quality` is switched off: otherwise `keur score` does not read the prices."),
        Rehearse::Remark { seed } => write!(f, "Made up by `keur rehearse` (seed {seed}) to try the rules of assessment. No real bidder."),
        Rehearse::Supplier => f.write_str("Synthetic bidder"),
        Rehearse::Statement => f.write_str("Made up, to try the rules of assessment."),
        Rehearse::Internal => f.write_str("Internal: a rehearsal for those who write the tender. No part of the tender documents."),
        Rehearse::Made { made, seed } => write!(f, "{made} {} with seed {seed}, each read and assessed like a real one. They show what these rules allow, not what the market will do.", plural(*made, "synthetic bid", "synthetic bids")),
        Rehearse::Assumes { judged: true } => f.write_str("Assumed: every piece of evidence is there and valid, and assessors may choose any answer to any criterion."),
        Rehearse::Assumes { judged: false } => f.write_str("Assumed: every piece of evidence is there and valid."),
        Rehearse::Unreadable(n) => write!(f, "{n} {} not be assessed: the rules ask something that a bid cannot state in that way. See keur check.", plural(*n, "synthetic bid could", "synthetic bids could")),
        Rehearse::Prices { lowest, highest, reference, from } => {
            let why = match from {
                PricesFrom::FloorAndCeiling => "the floor and the ceiling of the tender",
                PricesFrom::Given => "30 percent around the estimate that was given",
                PricesFrom::Gate => "30 percent around the highest price that the gate admits",
                PricesFrom::Assumed => "30 percent around an assumed amount: give the estimate with --price",
            };
            write!(f, "Prices from {lowest} to {highest} ({why}); values in money reckoned from {reference}.")
        }
        Rehearse::NoPrices => f.write_str("The price does not count."),
        Rehearse::RoundedFirst(decimals) => write!(f, "Figures are rounded to {decimals} {} before ranking; values in money are those without rounding.", plural(usize::from(*decimals), "decimal", "decimals")),
        Rehearse::BidsThere(n) => write!(f, "{n} {} there already. This rehearsal is internal and too late to change anything: whoever adapts the rules now does so knowing the bids.", plural(*n, "bid is", "bids are")),
        Rehearse::LockedAlready(date) => write!(f, "The rules were locked on {date}. What follows from this can only be changed by a note of information, before the deadline."),
        Rehearse::InShort => f.write_str("In short"),
        Rehearse::Order => f.write_str("Can a loser decide who wins?"),
        Rehearse::Gates => f.write_str("Do the gates leave any bids?"),
        Rehearse::Scores => f.write_str("Which scores can be had?"),
        Rehearse::Weights => f.write_str("What each criterion weighs in effect"),
        Rehearse::Steps => f.write_str("What each step is worth"),
        Rehearse::Moves => f.write_str("The cheapest moves of a bidder"),
        Rehearse::Burden => f.write_str("What a bidder has to deliver"),
        Rehearse::Turns { turned, tries } => write!(f, "A loser can decide who wins: in {turned} of {tries} sets of three that were tried, the order of two bids turns because of a third, which itself loses to both (rank reversal)."),
        Rehearse::TurnsBy => f.write_str("The clearest set: without C, A is above B; once C takes part, B is above A."),
        Rehearse::Title(tender) => write!(f, "Rehearsal: {tender}"),
        Rehearse::Dependent => f.write_str("Under this formula the figure for the price depends on the prices of others. A bid that drops out or joins can change the outcome between others. An absolute method, with a floor and a ceiling set beforehand or with a value in money, does not have this."),
        Rehearse::Independent { tries } => write!(f, "A loser cannot decide who wins: in {tries} sets of three that were tried the order never turns, and it cannot. The award figure of a bid follows from its own price and quality alone. A third bid does not change those."),
        Rehearse::NotFound { tries } => write!(f, "A loser that decides who wins was not found, in {tries} sets of three that were tried. That does not prove that it cannot happen: the formula allows it. Try another seed, or more bids."),
        Rehearse::TooFew => f.write_str("Whether a loser can decide who wins cannot be said: there are no three synthetic bids that are ranked."),
        Rehearse::BidNamed(letter) => write!(f, "Bid {letter}"),
        Rehearse::WithoutThird => f.write_str("Figure without C"),
        Rehearse::WithThird => f.write_str("Figure with C"),
        Rehearse::Bid => f.write_str("Bid"),
        Rehearse::NobodyPasses { all } => write!(f, "None of the {all} synthetic bids passes every gate and knock-out. That does not prove that it is impossible, only that searching did not find one. See which gate nobody passes."),
        Rehearse::SomePass { admissible, all } => write!(f, "{admissible} of the {all} synthetic bids {} ranked.", plural(*admissible, "is", "are")),
        Rehearse::NoGates => f.write_str("There are no gates."),
        Rehearse::NotALikelihood => f.write_str("The proportion is that of made-up answers and no likelihood; use it to compare gates."),
        Rehearse::KnockedOut(n) => write!(f, "{n} {} out by an answer that is a knock-out.", plural(*n, "is kept", "are kept")),
        Rehearse::Passes => f.write_str("Pass"),
        Rehearse::Fails => f.write_str("Fail"),
        Rehearse::Open => f.write_str("Undetermined"),
        Rehearse::GatePassedByNone(gate) => write!(f, "No synthetic bid passes gate {gate}."),
        Rehearse::ScoresRanked { lowest, highest } => write!(f, "Bids that are ranked score from {lowest} to {highest}."),
        Rehearse::ScoresBounds { lowest, highest } => write!(f, "Criterion by criterion, no score can lie outside {lowest} to {highest}; whether one bid can have that everywhere at once was not looked into."),
        Rehearse::BestRejected { score } => write!(f, "The highest score of a bid that is not ranked is {score}."),
        Rehearse::DecidesAlone { criterion, share } => write!(f, "{criterion} decides alone: it is {share} percent of all that can be earned, more than all other criteria together."),
        Rehearse::NoWeight { criterion, can_reject } => write!(f, "{criterion} weighs nothing: its group has no weight{}", still(*can_reject)),
        Rehearse::SamePoints { criterion, can_reject } => write!(f, "{criterion} makes no difference: every answer earns the same{}", still(*can_reject)),
        Rehearse::NoPoints { criterion, can_reject: true } => write!(f, "{criterion} has no points: it is a requirement that can keep a bid out."),
        Rehearse::NoPoints { criterion, can_reject: false } => write!(f, "{criterion} has no points, and no gate or knock-out looks at it: its answer changes nothing."),
        Rehearse::NotApplicable(criterion) => write!(f, "{criterion} does not apply to what is bought."),
        Rehearse::Idle { idle, of } => write!(f, "{idle} of {of} criteria {} no difference to the ranking.", plural(*idle, "makes", "make")),
        Rehearse::WeightsLegend { money } => {
            f.write_str("Points: from the worst to the best answer, in points of the score. Share: in percent of all that can be earned.")?;
            if *money {
                f.write_str(" Worth: how much higher the price may be for the best instead of the worst answer.")?;
            }
            f.write_str(" Turns: in how many percent of pairs the order turns when they exchange this answer alone.")
        }
        Rehearse::MoneyOf { reference, score, field } => {
            write!(f, "In money: the difference in price that does exactly as much, from a price of {reference}")?;
            if let Some(score) = score {
                write!(f, " and a score of {score}")?;
            }
            if let Some((lowest, highest)) = field {
                write!(f, ", with {lowest} and {highest} as the lowest and highest price of others; at other prices it is another amount")?;
            }
            f.write_str(".")
        }
        Rehearse::Points => f.write_str("Points"),
        Rehearse::Share => f.write_str("Share"),
        Rehearse::Worth(currency) => write!(f, "Worth ({currency})"),
        Rehearse::TurnsOrder => f.write_str("Turns"),
        Rehearse::Step => f.write_str("Step"),
        Rehearse::FromTo { from, to } => write!(f, "from {from} to {to}"),
        Rehearse::Beyond => f.write_str("more than any difference in price"),
        Rehearse::ReachOf { quality, price, share, nominal } => {
            write!(f, "Quality weighs {share} percent in effect: between the worst and the best bid that is ranked it makes a difference of {quality} in the award figure, and price one of {price} between the highest and the lowest.")?;
            match nominal {
                Some(Nominal { quality, price: of, share }) => write!(f, " On paper it is {quality} against {of}, so {share} percent; of its {of} points price uses {price}."),
                None => Ok(()),
            }
        }
        Rehearse::QualityOnly => f.write_str("Quality alone decides the ranking."),
        Rehearse::LargestStep { criterion, from, to, points, money } => {
            write!(f, "{criterion} from {from} to {to}: {points} points of the score")?;
            if let Some(money) = money {
                write!(f, ", worth {money}")?;
            }
            f.write_str(".")
        }
        Rehearse::TenthOff { figure, price } => write!(f, "A tenth off the price ({price}): {figure} in the award figure."),
        Rehearse::TokenWins { token, best } => write!(f, "A price of one cent wins: the weakest bid that is ranked has {token} with it, the best at the ordinary price {best}. Consider a floor, or a minimum score."),
        Rehearse::TokenLoses { token, best } => write!(f, "A price of one cent does not win: the weakest bid that is ranked has {token} with it, the best at the ordinary price {best}."),
        Rehearse::Friend => f.write_str("A hopeless bid by a friend: it can turn the order of two others, see above."),
        Rehearse::TokenFlattens { before, after } => write!(f, "If a bid of one cent takes part, the difference between the lowest and the highest ordinary price changes for the others: from {before} to {after} in the award figure."),
        Rehearse::Questions(n) => write!(f, "A bidder answers {n} {}.", plural(*n, "question", "questions")),
        Rehearse::QuestionsOf { claims, statements, facts, layers } => {
            let parts = [
                (*claims, plural(*claims, "answer to choose", "answers to choose")),
                (*statements, plural(*statements, "statement for the assessors", "statements for the assessors")),
                (*facts, plural(*facts, "fact", "facts")),
                (*layers, plural(*layers, "layer of the service", "layers of the service")),
            ];
            let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
            write!(f, "Those are {}.", list(&parts, Lang::En))
        }
        Rehearse::Documents { documents, supported } => write!(f, "{supported} {} for evidence; {documents} {}, if each document is one kind of evidence.", plural(*supported, "criterion asks", "criteria ask"), plural(*documents, "document is enough", "documents are enough")),
    }
}

/// Whether a criterion without weight can still keep a bid out.
fn still(can_reject: bool) -> &'static str {
    if can_reject { ". A gate or a knock-out does look at it." } else { "." }
}
