//! What is said about how firm an outcome is, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::{Lang, Robust, list, plural};

const EN: Lang = Lang::En;

/// Writes a text about how firm an outcome is in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Robust, f: &mut Formatter<'_>) -> Result {
    match text {
        Robust::Command => f.write_str("Show how firm the outcome is: at which weight, price or answer another bid would be first (internal)"),
        Robust::Examples => f.write_str("  keur robustness\n  keur robustness --within 20\n  keur robustness -o firmness.svg -o firmness.md"),
        Robust::WithinFlag => f.write_str("Draw weights within so many percent of the tender's (1 to 100; default: every division as likely)"),
        Robust::DrawsFlag => f.write_str("How many times weights are drawn (default 1,000,000, above 1,000 bids fewer in proportion; 0: not)"),
        Robust::SeedFlag => f.write_str("The seed of the draws: the same number gives the same result (default 1)"),
        Robust::TopFlag => f.write_str("How many bids are looked at one by one"),
        Robust::Progress { done, all } => write!(f, "{done} of {all} weights drawn"),
        Robust::Internal => f.write_str("Internal; no part of the assessment"),
        Robust::Firmness => f.write_str("How firm the outcome is"),
        Robust::TooFew => f.write_str("There are not two ranked bids: there is no order that could turn."),
        Robust::Judged { firm, losing, weights, price, because } => {
            let mut words = Vec::new();
            words.extend(firm.then_some("firm"));
            words.extend(losing.then_some("dependent on a losing bid"));
            words.extend(weights.then_some("weight-sensitive"));
            words.extend(price.then_some("price-sensitive"));
            write!(f, "The outcome is {}: {}.", list(&words, EN), because.join("; "))
        }
        Robust::NearWeight { group, now, end, percent, rival } => {
            let of = group.as_ref().map_or_else(|| "the price".to_owned(), |group| format!("group {group}"));
            write!(f, "beyond {end}% instead of {now}% of all weight for {of} (moved by {percent}%) {rival} is first")
        }
        Robust::NearValue { group, now, end, rival } => write!(f, "beyond a value of {end} instead of {now} for group {group} {rival} is first"),
        Robust::NearPrice { bidder, cheaper: true, percent, first } => write!(f, "{bidder} is first at a price of {first} ({percent}% lower)"),
        Robust::NearPrice { bidder, cheaper: false, percent, first } => write!(f, "{bidder} is first no more at a price of {first} ({percent}% higher)"),
        Robust::Without { out, rival } => write!(f, "without {out} {rival} would be first"),
        Robust::NothingMoves => f.write_str("no weight, no price and no bid that stays away makes another one first"),
        Robust::Provisional => f.write_str("The ranking is provisional; what cannot be determined yet takes no part here."),
        Robust::Weights { bidder } => write!(f, "Weights at which {bidder} stays first"),
        Robust::Values { bidder } => write!(f, "Values at which {bidder} stays first"),
        Robust::Now => f.write_str("Now"),
        Robust::From => f.write_str("From"),
        Robust::Upto => f.write_str("Up to"),
        Robust::Where => f.write_str("From 0 to 100%"),
        Robust::Beyond => f.write_str("First beyond"),
        Robust::Below(bidder) => write!(f, "below: {bidder}"),
        Robust::AboveIt(bidder) => write!(f, "above: {bidder}"),
        Robust::Always => f.write_str("nobody else"),
        Robust::NoEnd => f.write_str("no end"),
        Robust::AllWeight => f.write_str("carries all weight"),
        Robust::NoWithin => f.write_str("nowhere (before rounding)"),
        Robust::PriceWeight => f.write_str("(price)"),
        Robust::Legend => f.write_str("Per group: its share of all weight, while the other groups keep their proportions; for (price): the share of the price against quality. ━ the first stays first, · another is first, ● now."),
        Robust::RoundedIntervals(decimals) => write!(f, "The tender rounds figures to {decimals} {} before ranking. Weights and draws are here about the figures before that rounding, and can be just beside it; prices and answers were determined with it.", plural(usize::from(*decimals), "decimal", "decimals")),
        Robust::Prices => f.write_str("Prices at which another bid is first"),
        Robust::LastSame => f.write_str("Last price that changes nothing"),
        Robust::FirstOther => f.write_str("First price that does"),
        Robust::Differs => f.write_str("Difference from now"),
        Robust::Effect => f.write_str("What happens then"),
        Robust::StaysFirst => f.write_str("is first no more"),
        Robust::BecomesFirst => f.write_str("is alone first"),
        Robust::NoPriceDoes => f.write_str("at no price"),
        Robust::NoPrices => f.write_str("The price has no part in the ranking."),
        Robust::OwnPriceMoves => f.write_str("Each price is exact to the cent, by the formula of the tender; where that reckons with the lowest or highest price, a bid's own price moves it along."),
        Robust::Answers => f.write_str("Answers that make another bid first"),
        Robust::AnswersDo { bidder, rival, answers: 1 } => write!(f, "{bidder} is above {rival} with one other answer:"),
        Robust::AnswersDo { bidder, rival, .. } => write!(f, "{bidder} is above {rival} with two other answers, and not with one:"),
        Robust::AnswersDoNot { bidder, rival } => write!(f, "{bidder} is not above {rival} with two other answers either."),
        Robust::Step { criterion, from, to, option: Some(option) } => write!(f, "{criterion}: answer {option} ({to} instead of {from} points)"),
        Robust::Step { criterion, from, to, option: None } => write!(f, "{criterion}: {to} instead of {from} points"),
        Robust::Together { steps, size } => write!(f, "{}; moves the figure by {size}", steps.join(" and ")),
        Robust::MoreSuch(n) => write!(f, "and {n} more {}", plural(*n, "way", "ways")),
        Robust::Pairs => f.write_str("Neighbours in rank"),
        Robust::Pair { upper, lower } => write!(f, "{upper} above {lower}"),
        Robust::PairWeight { group, now, end } => write!(f, "weight: turns soonest beyond {end}% instead of {now}% for group {group}"),
        Robust::PairValue { group, now, end } => write!(f, "value: turns soonest beyond {end} instead of {now} for group {group}"),
        Robust::PairNoWeight => f.write_str("weight: no group turns them"),
        Robust::PairPrice { bidder, last, first } => write!(f, "price of {bidder}: still so at {last}, turned at {first}"),
        Robust::PairNoPrice(bidder) => write!(f, "price of {bidder}: none turns them"),
        Robust::PairAnswers { bidder, worse, answers: 0, .. } => write!(f, "answers of {bidder}: even two {} do not turn them", if *worse { "worse ones" } else { "better ones" }),
        Robust::PairAnswers { bidder, worse, answers, ways } => {
            let (how, many) = (if *worse { "worse" } else { "better" }, if *answers == 1 { "one" } else { "two" });
            write!(f, "answers of {bidder}: {many} {how} {} them, in {ways} {}", plural(*answers, "turns", "turn"), plural(*ways, "way", "ways"))
        }
        Robust::LeaveOut => f.write_str("Without one of the bids"),
        Robust::NothingRests => f.write_str("The formula looks at no other bid: whoever stays away, the order of the rest stays."),
        Robust::NoneTurns => f.write_str("The formula reckons with the prices of others, but whichever of these bids stays away: the order of the rest stays."),
        Robust::Turns { out, pairs, more, first } => {
            let pair = |(above, under): &(String, String)| format!("{under} is above {above}");
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            write!(f, "Without {out} {}", list(&pairs, EN))?;
            if *more > 0 {
                write!(f, ", and {more} more pairs turn")?;
            }
            match first {
                Some(first) => write!(f, "; {first} is first then (rank reversal)."),
                None => f.write_str("; the first stays first (rank reversal)."),
            }
        }
        Robust::Margins => f.write_str("How far the first is above the minima"),
        Robust::MarginFigure { gate, by, is_points } => {
            write!(f, "{gate}: {by} {} more than is asked", if *is_points { "points" } else { "percentage points" })
        }
        Robust::MarginPrice { gate, by } => write!(f, "{gate}: {by} below the highest price"),
        Robust::MarginAnswers { gate, criteria } => write!(f, "{gate}: just reached on {}; one other answer there can make the bid fail", list(criteria, EN)),
        Robust::MarginFacts { gate, facts } => write!(f, "{gate}: rests on {}; another value of that can make the bid fail", list(facts, EN)),
        Robust::Barred => f.write_str("What bids without a rank lack"),
        Robust::Gate(gate) => write!(f, "gate {gate}"),
        Robust::KnockOut => f.write_str("knock-out"),
        Robust::AllOf { gate, answers } => write!(f, "{gate}: at least {} other {}, namely {}", answers.len(), plural(answers.len(), "answer", "answers"), answers.join("; ")),
        Robust::OneOf { criterion, options } if options.is_empty() => f.write_str(criterion),
        Robust::OneOf { criterion, options } => write!(f, "{criterion} ({})", crate::lang::either(options, EN)),
        Robust::OutOfReach(criterion) => write!(f, "{criterion} (no answer reaches it)"),
        Robust::Missing { gate, missing, unit, answers: Some(answers) } => write!(f, "{gate}: {missing}{unit} short; the fewest answers that can make up for it: {}", list(answers, EN)),
        Robust::Missing { gate, missing, unit, answers: None } => write!(f, "{gate}: {missing}{unit} short, and out of reach of any answers"),
        Robust::Cheaper { gate, by } => write!(f, "{gate}: {by} too dear"),
        Robust::Facts { gate, facts } => write!(f, "{gate}: a statement of {}", list(facts, EN)),
        Robust::Condition(gate) => write!(f, "{gate}: the stated facts themselves must be otherwise"),
        Robust::Besides => f.write_str("there is another reason besides, which no answer and no price mends"),
        Robust::Acceptability => f.write_str("How often each rank, under drawn weights"),
        Robust::DrawnUniform { draws, seed } => write!(f, "Drawn {draws} times, seed {seed}; every division of weight over the groups is as likely. In percent of the draws; bids that end level share the best rank."),
        Robust::DrawnWithin { draws, seed, percent } => write!(f, "Drawn {draws} times, seed {seed}; each weight within {percent}% of the tender's. In percent of the draws; bids that end level share the best rank."),
        Robust::NotDrawnByValue => f.write_str("Where value is awarded, weights do nothing to the order: there is nothing to draw."),
        Robust::NotDrawnOneGroup => f.write_str("Only one group carries weight: there is nothing to draw."),
        Robust::NotAsked => f.write_str("Nothing was drawn (--draws 0)."),
        Robust::HowOften => f.write_str("First"),
        Robust::Rank(n) => write!(f, "{n}{}", ending(*n)),
        Robust::RankAndLower(n) => write!(f, "{n}{} or lower", ending(*n)),
        Robust::Central => f.write_str("At which weights a bid is first"),
        Robust::CentralMeans => f.write_str("The mean, in percent, of the drawn weights at which that bid was first."),
        Robust::TenderWeights => f.write_str("Tender"),
        Robust::Drawn => f.write_str("Group"),
        Robust::Reading => f.write_str("To read this"),
        Robust::Held => f.write_str("The verdicts (admissible, rejected) are held fixed: what another answer or price does to a gate is not reckoned here."),
        Robust::Thresholds { weight, price } => write!(f, "Weight-sensitive: a weight need move by at most {weight}% of itself. Price-sensitive: a price by at most {price}%. These bounds are this program's own; no rule sets them."),
        Robust::PictureRanks => f.write_str("How often each rank, under drawn weights"),
        Robust::PictureMap => f.write_str("Price and quality"),
        Robust::PictureFalls { first, second } => write!(f, "From the score of {second} to that of {first}"),
        Robust::PictureRanksSays(all) => {
            let one = |(bidder, percent): &(String, String)| format!("{bidder} first in {percent}%");
            write!(f, "Share of the draws per rank: {}.", list(&all.iter().map(one).collect::<Vec<_>>(), EN))
        }
        Robust::PictureWeightsSays(all) => {
            let one = |(group, now, from, upto): &(String, String, String, String)| format!("{group} from {from} up to {upto}, now {now}");
            write!(f, "{}.", all.iter().map(one).collect::<Vec<_>>().join("; "))
        }
        Robust::PictureMapSays(all) => {
            let one = |(bidder, price, score): &(String, String, String)| format!("{bidder}: price {price}, score {score}");
            write!(f, "{}. Lines join places with the same figure.", all.iter().map(one).collect::<Vec<_>>().join("; "))
        }
        Robust::PictureFallsSays { from, to, falls } => {
            let one = |(criterion, difference): &(String, String)| format!("{criterion} {difference}");
            write!(f, "From {from} to {to}: {}.", falls.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        Robust::SameScore(figure) => write!(f, "figure {figure}"),
        Robust::QualityAxis => f.write_str("quality (score in percent)"),
        Robust::PriceAxis(currency) => write!(f, "price in {currency}"),
        Robust::WorthAxis(currency) => write!(f, "value of quality in {currency}"),
        Robust::UniformShort(draws) => write!(f, "drawn {draws} times, every division as likely"),
        Robust::WithinShort { draws, percent } => write!(f, "drawn {draws} times, each weight within {percent}% of the tender's"),
        Robust::WeightsShort => f.write_str("Share of each group in all weight; the circle stands at the weight of now, the bar runs from end to end"),
        Robust::MapShort => f.write_str("Along a line the figure is the same, at the prices of now; solid: that of the first"),
        Robust::FallsShort { first, second } => write!(f, "First where {first} is ahead, then where {second} is; added up from top to bottom"),
        Robust::NoPicture => f.write_str("There is nothing to draw here"),
        Robust::PictureNeedsOther => f.write_str("svg draws only two bids side by side of `explain`: add --against"),
        Robust::ScoreAxis => f.write_str("score in percent"),
        Robust::RankAxis => f.write_str("percent of the draws"),
        Robust::WeightAxis => f.write_str("percent of all weight"),
        Robust::Rest(n) => write!(f, "and {n} more"),
    }
}

fn ending(n: usize) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
