//! What `explain` says, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::why::{Why, at_place};
use crate::lang::{Lang, list, plural};

const NL: Lang = Lang::Nl;

/// Writes a text of an explanation in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(why: &Why, f: &mut Formatter<'_>) -> Result {
    match why {
        Why::OfBid(bidder) => write!(f, "Waarom deze score: {bidder}"),
        Why::OfCriterion { bidder, criterion } => write!(f, "Waarom deze score: {bidder} op {criterion}"),
        Why::Above { first, second } => write!(f, "Waarom {first} boven {second} staat"),
        Why::NotAbove { first, second } => write!(f, "{first} tegenover {second}: {first} staat daar niet boven"),
        Why::FromGroups => f.write_str("Van thema's naar score"),
        Why::LossesFirst => f.write_str("Criterium voor criterium, het grootste verlies eerst"),
        Why::Answer => f.write_str("Het antwoord"),
        Why::Points => f.write_str("De punten, en wat zij opleveren"),
        Why::More => f.write_str("Wat meer had opgeleverd"),
        Why::QualityAndPrice => f.write_str("Kwaliteit en prijs: van gunningscijfer naar gunningscijfer"),
        Why::FigureOf(bidder) => write!(f, "Gunningscijfer van {bidder}"),
        Why::Standards => f.write_str("Minimumeisen die hiernaar kijken"),
        Why::AnswerColumn => f.write_str("Antwoord"),
        Why::Source => f.write_str("Bron"),
        Why::Line => f.write_str("Regel"),
        Why::PointsColumn => f.write_str("Punten"),
        Why::DividedBy => f.write_str("Deler"),
        Why::Share => f.write_str("Gehaald %"),
        Why::Adds => f.write_str("Levert op"),
        Why::Loss => f.write_str("Verlies"),
        Why::SoFar => f.write_str("Opgeteld"),
        Why::Difference => f.write_str("Verschil"),
        Why::AddsMore => f.write_str("Levert meer op"),
        Why::Condition => f.write_str("Voorwaarde"),
        Why::Where => f.write_str("Vindplaats"),
        Why::Claimed => f.write_str("opgegeven"),
        Why::Derived => f.write_str("afgeleid"),
        Why::Assessed => f.write_str("beoordeeld"),
        Why::Ruled => f.write_str("vastgesteld"),
        Why::Rule(1) => f.write_str("regel 1: de aanbestedende dienst of de beoordelaars hebben hierover beslist"),
        Why::Rule(2) => f.write_str("regel 2: er is iets gelijkwaardigs aangeboden, of beoordelaars kiezen het antwoord; zolang zij niet hebben geoordeeld, telt de ondergrens"),
        Why::Rule(3) => f.write_str("regel 3: van een antwoord dat de inschrijving ongeldig maakt, staat niet vast of het opgaat; dan telt geen ander antwoord"),
        Why::Rule(4) => f.write_str("regel 4: het antwoord volgt uit de feiten, zoals de inschrijver ze opgaf of de aanbestedende dienst ze vaststelde"),
        Why::Rule(5) => f.write_str("regel 5: van een voorwaarde staat niet vast of zij opgaat, omdat een feit ontbreekt"),
        Why::Rule(6) => f.write_str("regel 6: het antwoord dat de inschrijver heeft opgegeven"),
        Why::Rule(_) => f.write_str("regel 7: de inschrijver heeft niets geantwoord dat telt"),
        Why::RankIs { rank, shared: false } => write!(f, "plaats {rank} in de rangorde"),
        Why::RankIs { rank, shared: true } => write!(f, "plaats {rank} in de rangorde, gedeeld"),
        Why::NotRanked(reasons) => write!(f, "niet in de rangorde: {}", reasons.join("; ")),
        Why::NoSteps => f.write_str("Er is geen score om uit te leggen."),
        Why::FilesOf { bid } => write!(f, "Regelnummers verwijzen naar {bid}."),
        Why::Rounded => f.write_str("Getallen zijn afgerond getoond en exact gerekend; exact, stap voor stap: --format json."),
        Why::LossIs => f.write_str("Verlies: wat het criterium aan de score had kunnen toevoegen, min wat het toevoegt."),
        Why::WeightsStand { at, groups } => write!(f, "Gewicht in {at}: {}", list(groups, NL)),
        Why::Requirements => f.write_str("Zonder punten, alleen als eis:"),
        Why::AddsTogether(score) => write!(f, "Samen {score}: dat is de score."),
        Why::Question(text) => write!(f, "Vraag: {text}"),
        Why::Because(text) => write!(f, "Waarom gevraagd: {text}"),
        Why::Basis(titles) => write!(f, "Grondslag: {}", list(titles, NL)),
        Why::AnswerIs { option, text, source, at } => write!(f, "Antwoord dat telt: {option} („{text}”), {source}{}", at_place(at)),
        Why::AlongCurve { points, fact } => write!(f, "Antwoord dat telt: {points} punten, naar verhouding van `{fact}`"),
        Why::NoAnswer(status) => f.write_str(match *status {
            "equivalent-offered" => "Er is iets gelijkwaardigs aangeboden, dat nog niet is beoordeeld; zolang telt de ondergrens",
            "not-assessed" => "De beoordelaars hebben nog niet geoordeeld; zolang telt de ondergrens",
            "contradicted" => "De feiten spreken de opgave tegen en geven zelf geen antwoord; dan telt de ondergrens",
            "not-settled" => "De beoordelaars zijn het niet eens geworden; zolang telt de ondergrens",
            _ => "Er is geen antwoord dat telt; dan telt de ondergrens",
        }),
        Why::ClaimNotCounted { option, at } => write!(f, "De inschrijver gaf {option} op{}; dat telt niet, want de feiten gaan voor", at_place(at)),
        Why::Chosen(rule) => write!(f, "Volgens {rule}"),
        Why::OptionHolds { option, condition, holds, at } => {
            match condition {
                Some(condition) => write!(f, "{option} als `{condition}`{}", at_place(at))?,
                None => write!(f, "{option} als geen van de andere opgaat{}", at_place(at))?,
            }
            f.write_str(match holds {
                Some(true) => ": gaat op",
                Some(false) => ": gaat niet op",
                None => ": niet vast te stellen",
            })
        }
        Why::FactIs { fact, value, at } => write!(f, "{fact} = {value}{}", at_place(at)),
        Why::FactMissing(fact) => write!(f, "{fact}: niet opgegeven"),
        Why::ReachOf { law, degree, way } if way.is_empty() => write!(f, "{law}: {degree}"),
        Why::ReachOf { law, degree, way } => write!(f, "{law}: {degree}, via {way}"),
        Why::BetterOpen { points } => write!(f, "Van een beter antwoord staat niet vast of het opgaat; daarmee kunnen het {points} punten worden"),
        Why::NoEvidenceAsked => f.write_str("Er wordt geen bewijsmiddel gevraagd"),
        Why::EvidenceAsked(kinds) => write!(f, "Gevraagd bewijsmiddel, één volstaat: {}", kinds.join("; ")),
        Why::EvidenceCounts => f.write_str("Het antwoord wordt door een geldig bewijsmiddel gedragen"),
        Why::EvidenceLacks => f.write_str("Geen geldig bewijsmiddel draagt het antwoord; de punten tellen, en het bereik laat zien wat er zonder overblijft"),
        Why::Cited { document, kind, file, at, through } => {
            write!(f, "{document} ({kind})")?;
            if !file.is_empty() {
                write!(f, ", {file}")?;
            }
            f.write_str(&at_place(at))?;
            through.as_ref().map_or(Ok(()), |fact| write!(f, ", bij {fact}"))
        }
        Why::Supports { valid: false, .. } => f.write_str("telt niet: niet aanwezig, niet zoals opgegeven, of niet geldig op de peildatum"),
        Why::Supports { right_kind: false, .. } => f.write_str("telt hier niet: een ander soort dan gevraagd"),
        Why::Supports { .. } => f.write_str("telt"),
        Why::LevelIs(level) => write!(f, "Niveau: {level}"),
        Why::LevelOpen => f.write_str("Niveau: onbekend"),
        Why::NoGates => f.write_str("Geen enkele minimumeis kijkt naar dit criterium."),
        Why::GateSays { gate, outcome, at } => {
            let said = match *outcome {
                "pass" => "gehaald",
                "fail" => "niet gehaald",
                "unknown" => "nog niet vast te stellen",
                _ => "niet van toepassing",
            };
            write!(f, "{gate}{}: {said}", at_place(at))
        }
        Why::NothingMore => f.write_str("Niets: geen ander antwoord heeft meer punten."),
        Why::NoShare(group) => write!(f, "Thema {group} telt niet mee in de score: er zijn geen punten in te halen."),
        Why::StepOf(kind) => f.write_str(match *kind {
            "scaled" | "scale-option" => "waarde van het antwoord op de schaal",
            "maximum" => "hoogste punten",
            "floor" => "ondergrens",
            "curve" => "op de lijn tussen twee punten",
            "points" => "punten",
            "mean-sum" => "wat de beoordelaars kozen, samen",
            "mean" => "gemiddelde van de beoordelaars",
            "running" | "group-points" => "punten van het thema",
            "maxima" => "hoogste punten van de criteria die meetellen",
            "all-maxima" => "hoogste punten van alle criteria van het thema",
            "whole" => "hoogste punten die meetellen, maal waarvan het thema uitgaat",
            "divisor" => "deler van het thema",
            "catalogue-weights" => "wegingen van de catalogus samen",
            "scaling" => "weging maal het deel van de catalogus",
            "weight" => "weging van het thema",
            "weights" => "alle wegingen samen",
            "hundredfold" => "honderd maal de punten",
            "share" => "gehaald, in procenten",
            "weighted" => "gehaald maal weging",
            "contribution" => "wat het thema oplevert",
            "sum" => "score tot hier",
            "score" => "score",
            "percent-of-point" => "procent van het thema per punt",
            "weighed-point" => "dat, maal de weging",
            "score-of-point" => "score per punt",
            "adds" => "levert op",
            "could-add" => "kon opleveren",
            "loss" => "verlies",
            "adds-together" => "alle criteria samen",
            "quality" => "kwaliteit, als deel van 1",
            "quality-part" => "wat kwaliteit oplevert",
            "price-of-field" => "prijs onder de geldige inschrijvingen",
            "price-term" => "tussenstap van de prijsformule",
            "price-share" => "deel van de prijspunten",
            "price-part" => "wat de prijs oplevert",
            "worth" => "waarde van de kwaliteit",
            "rounding" => "afronding vóór het rangschikken",
            "figure" => "gunningscijfer",
            "difference" => "verschil",
            _ => "stand",
        }),
        Why::Picked { how, among } => {
            let how = match *how {
                "lowest" => "laagste van",
                "highest" => "hoogste van",
                _ => "middelste van",
            };
            write!(f, "{how} {}", among.join("; "))
        }
        Why::Scores { first, second, difference } => write!(f, "Score: {first} tegen {second}, een verschil van {difference}."),
        Why::Figures { first, second, difference, lowest_is_best } => {
            write!(f, "Gunningscijfer: {first} tegen {second}, een verschil van {difference}")?;
            f.write_str(if *lowest_is_best { "; het laagste is het beste." } else { "." })
        }
        Why::ScoreOf(bidder) => write!(f, "Score van {bidder}"),
        Why::AtLine(lines) => write!(f, "r. {lines}"),
        Why::AlikeOn(n) => write!(f, "Op {n} {} leveren beide evenveel op; die zijn weggelaten.", plural(*n, "criterium", "criteria")),
        Why::Apart => f.write_str("Per inschrijving: het antwoord, zijn punten, en de regel (r.) in het bestand van die inschrijving:"),
        Why::Quality => f.write_str("Verschil in kwaliteit"),
        Why::Price => f.write_str("Verschil in prijs"),
        Why::Rounding => f.write_str("Verschil in afronding"),
        Why::QuotientSplit(second) => write!(f, "Kwaliteit en prijs worden hier gedeeld en niet opgeteld: het deel van de kwaliteit is gerekend bij de prijs van {second}, de rest is prijs."),
        Why::SameFigure => f.write_str("Het cijfer is gelijk; de regels bij gelijk eindigen beslissen."),
        Why::Yes(true) => f.write_str("ja"),
        Why::Yes(false) => f.write_str("nee"),
    }
}
