//! What is said about how firm an outcome is, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::{Lang, Robust, list, plural};

const NL: Lang = Lang::Nl;

/// Writes a text about how firm an outcome is in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Robust, f: &mut Formatter<'_>) -> Result {
    match text {
        Robust::Command => f.write_str("Toon hoe stevig de uitkomst is: bij welk gewicht, welke prijs of welk antwoord een ander eerste zou zijn (intern)"),
        Robust::Examples => f.write_str("  keur robustness\n  keur robustness --within 20\n  keur robustness -o stevigheid.svg -o stevigheid.md"),
        Robust::WithinFlag => f.write_str("Loot gewichten binnen zoveel procent van die van de aanbesteding (1 tot 100; standaard: elke verdeling even waarschijnlijk)"),
        Robust::DrawsFlag => f.write_str("Hoeveel keer gewichten geloot worden (standaard 1.000.000, boven 1.000 inschrijvingen naar verhouding minder; 0: niet)"),
        Robust::SeedFlag => f.write_str("Het begingetal van de loting: hetzelfde getal geeft dezelfde uitkomst (standaard 1)"),
        Robust::TopFlag => f.write_str("Hoeveel inschrijvingen een voor een bekeken worden"),
        Robust::Progress { done, all } => write!(f, "{done} van {all} gewichten geloot"),
        Robust::Internal => f.write_str("Intern; geen onderdeel van de beoordeling"),
        Robust::Firmness => f.write_str("Hoe stevig de uitkomst is"),
        Robust::TooFew => f.write_str("Er zijn geen twee inschrijvingen met een rang: er is geen volgorde die kan omslaan."),
        Robust::Judged { firm, losing, weights, price, because } => {
            let mut words = Vec::new();
            words.extend(firm.then_some("stevig"));
            words.extend(losing.then_some("afhankelijk van een inschrijving die niet wint"));
            words.extend(weights.then_some("gevoelig voor gewichten"));
            words.extend(price.then_some("gevoelig voor prijs"));
            write!(f, "De uitkomst is {}: {}.", list(&words, NL), because.join("; "))
        }
        Robust::NearWeight { group, now, end, percent, rival } => {
            let of = group.as_ref().map_or_else(|| "de prijs".to_owned(), |group| format!("thema {group}"));
            write!(f, "voorbij {end}% in plaats van {now}% van het gewicht voor {of} ({percent}% verschoven) is {rival} eerste")
        }
        Robust::NearValue { group, now, end, rival } => write!(f, "voorbij een waarde van {end} in plaats van {now} voor thema {group} is {rival} eerste"),
        Robust::NearPrice { bidder, cheaper: true, percent, first } => write!(f, "{bidder} is eerste bij een prijs van {first} ({percent}% lager)"),
        Robust::NearPrice { bidder, cheaper: false, percent, first } => write!(f, "{bidder} is bij een prijs van {first} ({percent}% hoger) niet meer eerste"),
        Robust::Without { out, rival } => write!(f, "zonder {out} was {rival} eerste"),
        Robust::NothingMoves => f.write_str("geen enkel gewicht, geen enkele prijs en geen wegblijvende inschrijving maakt een ander eerste"),
        Robust::Provisional => f.write_str("De rangorde is voorlopig; wat nog niet vast te stellen is, doet hier niet mee."),
        Robust::Weights { bidder } => write!(f, "Gewichten waarbij {bidder} eerste blijft"),
        Robust::Values { bidder } => write!(f, "Waarden waarbij {bidder} eerste blijft"),
        Robust::Now => f.write_str("Nu"),
        Robust::From => f.write_str("Van"),
        Robust::Upto => f.write_str("Tot en met"),
        Robust::Where => f.write_str("Van 0 tot 100%"),
        Robust::Beyond => f.write_str("Daarbuiten eerste"),
        Robust::Below(bidder) => write!(f, "eronder {bidder}"),
        Robust::AboveIt(bidder) => write!(f, "erboven {bidder}"),
        Robust::Always => f.write_str("niemand anders"),
        Robust::NoEnd => f.write_str("geen grens"),
        Robust::AllWeight => f.write_str("draagt al het gewicht"),
        Robust::NoWithin => f.write_str("nergens (zonder afronding)"),
        Robust::PriceWeight => f.write_str("(prijs)"),
        Robust::Legend => f.write_str("Per thema: het aandeel in het totale gewicht, terwijl de andere thema's onderling hun verhouding houden; bij (prijs): het aandeel van de prijs tegenover kwaliteit. ━ eerste blijft eerste, · een ander is eerste, ● nu."),
        Robust::RoundedIntervals(decimals) => write!(f, "De aanbesteding rondt gunningscijfers af op {decimals} {} vóór de rangorde. Gewichten en loting gaan hier over de cijfers vóór die afronding, en kunnen daar net naast zitten; prijzen en antwoorden zijn met afronding bepaald.", plural(usize::from(*decimals), "decimaal", "decimalen")),
        Robust::Prices => f.write_str("Prijzen waarbij een ander eerste is"),
        Robust::LastSame => f.write_str("Laatste prijs zonder verschil"),
        Robust::FirstOther => f.write_str("Eerste prijs met verschil"),
        Robust::Differs => f.write_str("Verschil met nu"),
        Robust::Effect => f.write_str("Wat er dan gebeurt"),
        Robust::StaysFirst => f.write_str("is niet meer eerste"),
        Robust::BecomesFirst => f.write_str("is alleen eerste"),
        Robust::NoPriceDoes => f.write_str("bij geen enkele prijs"),
        Robust::NoPrices => f.write_str("De prijs telt niet mee in de rangorde."),
        Robust::OwnPriceMoves => f.write_str("Elke prijs is op de cent bepaald, met de formule van de aanbesteding; waar die met de laagste of hoogste prijs rekent, schuift de eigen prijs die mee."),
        Robust::Answers => f.write_str("Antwoorden waarmee een ander eerste is"),
        Robust::AnswersDo { bidder, rival, answers: 1 } => write!(f, "{bidder} staat boven {rival} met één ander antwoord:"),
        Robust::AnswersDo { bidder, rival, .. } => write!(f, "{bidder} staat boven {rival} met twee andere antwoorden, en niet met één:"),
        Robust::AnswersDoNot { bidder, rival } => write!(f, "{bidder} staat ook met twee andere antwoorden niet boven {rival}."),
        Robust::Step { criterion, from, to, option: Some(option) } => write!(f, "{criterion}: antwoord {option} ({to} in plaats van {from} punten)"),
        Robust::Step { criterion, from, to, option: None } => write!(f, "{criterion}: {to} in plaats van {from} punten"),
        Robust::Together { steps, size } => write!(f, "{}; verschuift het cijfer met {size}", steps.join(" en ")),
        Robust::MoreSuch(n) => write!(f, "en nog {n} {}", plural(*n, "mogelijkheid", "mogelijkheden")),
        Robust::Pairs => f.write_str("Buren in de rangorde"),
        Robust::Pair { upper, lower } => write!(f, "{upper} boven {lower}"),
        Robust::PairWeight { group, now, end } => write!(f, "gewicht: draait het eerst om voorbij {end}% in plaats van {now}% voor thema {group}"),
        Robust::PairValue { group, now, end } => write!(f, "waarde: draait het eerst om voorbij {end} in plaats van {now} voor thema {group}"),
        Robust::PairNoWeight => f.write_str("gewicht: geen enkel thema draait hen om"),
        Robust::PairPrice { bidder, last, first } => write!(f, "prijs van {bidder}: nog zo bij {last}, omgedraaid bij {first}"),
        Robust::PairNoPrice(bidder) => write!(f, "prijs van {bidder}: geen enkele draait hen om"),
        Robust::PairAnswers { bidder, worse, answers: 0, .. } => write!(f, "antwoorden van {bidder}: ook twee {} draaien hen niet om", if *worse { "slechtere" } else { "betere" }),
        Robust::PairAnswers { bidder, worse, answers, ways } => {
            let (how, many) = (if *worse { "slechter" } else { "beter" }, if *answers == 1 { "één" } else { "twee" });
            let ending = if *answers == 1 { "" } else { "e" };
            write!(f, "antwoorden van {bidder}: {many} {how}{ending} draait hen om, op {ways} {}", plural(*ways, "manier", "manieren"))
        }
        Robust::LeaveOut => f.write_str("Zonder een van de inschrijvingen"),
        Robust::NothingRests => f.write_str("De formule kijkt bij geen inschrijving naar een andere: wie ook wegblijft, de volgorde van de rest blijft."),
        Robust::NoneTurns => f.write_str("De formule rekent met de prijzen van anderen, maar wie van deze inschrijvingen ook wegblijft: de volgorde van de rest blijft."),
        Robust::Turns { out, pairs, more, first } => {
            let pair = |(above, under): &(String, String)| format!("{under} boven {above}");
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            write!(f, "Zonder {out} staat {}", list(&pairs, NL))?;
            if *more > 0 {
                write!(f, ", en draaien nog {more} paren om")?;
            }
            match first {
                Some(first) => write!(f, "; {first} is dan eerste (rangordeparadox)."),
                None => f.write_str("; de eerste blijft eerste (rangordeparadox)."),
            }
        }
        Robust::Margins => f.write_str("Hoe ver wie eerste is boven de minimumeisen staat"),
        Robust::MarginFigure { gate, by, is_points } => {
            write!(f, "{gate}: {by} {} meer dan gevraagd", if *is_points { "punten" } else { "procentpunt" })
        }
        Robust::MarginPrice { gate, by } => write!(f, "{gate}: {by} onder de hoogste prijs"),
        Robust::MarginAnswers { gate, criteria } => write!(f, "{gate}: precies gehaald op {}; één ander antwoord daarop kan de inschrijving ongeldig maken", list(criteria, NL)),
        Robust::MarginFacts { gate, facts } => write!(f, "{gate}: rust op {}; een andere waarde daarvan kan de inschrijving ongeldig maken", list(facts, NL)),
        Robust::Barred => f.write_str("Wat inschrijvingen zonder rang tekortkomen"),
        Robust::Gate(gate) => write!(f, "minimumeis {gate}"),
        Robust::KnockOut => f.write_str("knock-outeis"),
        Robust::AllOf { gate, answers } => write!(f, "{gate}: minstens {} {}, namelijk {}", answers.len(), plural(answers.len(), "ander antwoord", "andere antwoorden"), answers.join("; ")),
        Robust::OneOf { criterion, options } if options.is_empty() => f.write_str(criterion),
        Robust::OneOf { criterion, options } => write!(f, "{criterion} ({})", crate::lang::either(options, NL)),
        Robust::OutOfReach(criterion) => write!(f, "{criterion} (geen antwoord haalt het)"),
        Robust::Missing { gate, missing, unit, answers: Some(answers) } => write!(f, "{gate}: {missing}{unit} te weinig; de minste antwoorden die dat kunnen goedmaken: {}", list(answers, NL)),
        Robust::Missing { gate, missing, unit, answers: None } => write!(f, "{gate}: {missing}{unit} te weinig, en met geen antwoorden te halen"),
        Robust::Cheaper { gate, by } => write!(f, "{gate}: {by} te duur"),
        Robust::Facts { gate, facts } => write!(f, "{gate}: een opgave van {}", list(facts, NL)),
        Robust::Condition(gate) => write!(f, "{gate}: de opgegeven feiten zelf moeten anders zijn"),
        Robust::Besides => f.write_str("er is nog een andere reden, die met antwoorden of prijs niet te verhelpen is"),
        Robust::Acceptability => f.write_str("Hoe vaak welke rang, bij gelote gewichten"),
        Robust::DrawnUniform { draws, seed } => write!(f, "{draws} keer geloot, begingetal {seed}; elke verdeling van het gewicht over de thema's is even waarschijnlijk. In procenten van de lotingen; wie gelijk eindigt, deelt de beste rang."),
        Robust::DrawnWithin { draws, seed, percent } => write!(f, "{draws} keer geloot, begingetal {seed}; elk gewicht binnen {percent}% van dat van de aanbesteding. In procenten van de lotingen; wie gelijk eindigt, deelt de beste rang."),
        Robust::NotDrawnByValue => f.write_str("Bij gunnen op waarde doen gewichten niets aan de volgorde: er valt niets te loten."),
        Robust::NotDrawnOneGroup => f.write_str("Er is maar één thema met gewicht: er valt niets te loten."),
        Robust::NotAsked => f.write_str("Er is niet geloot (--draws 0)."),
        Robust::HowOften => f.write_str("Eerste"),
        Robust::Rank(n) => write!(f, "{n}e"),
        Robust::RankAndLower(n) => write!(f, "{n}e en lager"),
        Robust::Central => f.write_str("Bij welke gewichten een inschrijving eerste is"),
        Robust::CentralMeans => f.write_str("Het gemiddelde, in procenten, van de gelote gewichten waarbij die inschrijving eerste was."),
        Robust::TenderWeights => f.write_str("Aanbesteding"),
        Robust::Drawn => f.write_str("Thema"),
        Robust::Reading => f.write_str("Om te lezen"),
        Robust::Held => f.write_str("De oordelen (geldig, ongeldig) staan hier vast: wat een ander antwoord of een andere prijs met een minimumeis doet, is niet meegerekend."),
        Robust::Thresholds { weight, price } => write!(f, "Gevoelig voor gewichten: een gewicht hoeft hoogstens {weight}% van zichzelf te verschuiven. Gevoelig voor prijs: een prijs hoogstens {price}%. Die grenzen zijn van dit programma; geen regel schrijft ze voor."),
        Robust::PictureRanks => f.write_str("Hoe vaak welke rang, bij gelote gewichten"),
        Robust::PictureMap => f.write_str("Prijs en kwaliteit"),
        Robust::PictureFalls { first, second } => write!(f, "Van de score van {second} naar die van {first}"),
        Robust::PictureRanksSays(all) => {
            let one = |(bidder, percent): &(String, String)| format!("{bidder} eerste bij {percent}%");
            write!(f, "Aandeel van de lotingen per rang: {}.", list(&all.iter().map(one).collect::<Vec<_>>(), NL))
        }
        Robust::PictureWeightsSays(all) => {
            let one = |(group, now, from, upto): &(String, String, String, String)| format!("{group} van {from} tot en met {upto}, nu {now}");
            write!(f, "{}.", all.iter().map(one).collect::<Vec<_>>().join("; "))
        }
        Robust::PictureMapSays(all) => {
            let one = |(bidder, price, score): &(String, String, String)| format!("{bidder}: prijs {price}, score {score}");
            write!(f, "{}. Lijnen verbinden plekken met hetzelfde gunningscijfer.", all.iter().map(one).collect::<Vec<_>>().join("; "))
        }
        Robust::PictureFallsSays { from, to, falls } => {
            let one = |(criterion, difference): &(String, String)| format!("{criterion} {difference}");
            write!(f, "Van {from} naar {to}: {}.", falls.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        Robust::SameScore(figure) => write!(f, "cijfer {figure}"),
        Robust::QualityAxis => f.write_str("kwaliteit (score in procenten)"),
        Robust::PriceAxis(currency) => write!(f, "prijs in {currency}"),
        Robust::WorthAxis(currency) => write!(f, "waarde van de kwaliteit in {currency}"),
        Robust::UniformShort(draws) => write!(f, "{draws} keer geloot, elke verdeling even waarschijnlijk"),
        Robust::WithinShort { draws, percent } => write!(f, "{draws} keer geloot, elk gewicht binnen {percent}% van dat van de aanbesteding"),
        Robust::WeightsShort => f.write_str("Aandeel van elk thema in het gewicht; de cirkel staat op het gewicht van nu, de balk loopt van grens tot grens"),
        Robust::MapShort => f.write_str("Op een lijn is het gunningscijfer gelijk, bij de prijzen van nu; doorgetrokken: dat van de eerste"),
        Robust::FallsShort { first, second } => write!(f, "Eerst waar {first} voorligt, dan waar {second} voorligt; van boven naar beneden opgeteld"),
        Robust::NoPicture => f.write_str("Hier is niets te tekenen"),
        Robust::PictureNeedsOther => f.write_str("svg tekent bij `explain` alleen twee inschrijvingen naast elkaar: voeg --against toe"),
        Robust::ScoreAxis => f.write_str("score in procenten"),
        Robust::RankAxis => f.write_str("procent van de lotingen"),
        Robust::WeightAxis => f.write_str("procent van het totale gewicht"),
        Robust::Rest(n) => write!(f, "en nog {n}"),
    }
}
