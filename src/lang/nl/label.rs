//! What reports say, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::label::{Label, and_more};
use crate::lang::{Lang, day, list, plural};

const NL: Lang = Lang::Nl;

/// Writes a label in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per label, so that none can be forgotten")]
pub fn say(label: &Label, f: &mut Formatter<'_>) -> Result {
    match label {
        Label::Rank => f.write_str("Rang"),
        Label::RankIfAdmitted => f.write_str("Als alle meedoen"),
        Label::Bidder => f.write_str("Inschrijver"),
        Label::Score => f.write_str("Score"),
        Label::Range => f.write_str("Bereik"),
        Label::Level => f.write_str("Niveau"),
        Label::Verdict => f.write_str("Uitkomst"),
        Label::Group => f.write_str("Thema"),
        Label::Weight => f.write_str("Gewicht"),
        Label::Criterion => f.write_str("Criterium"),
        Label::Criteria => f.write_str("Criteria"),
        Label::Gate => f.write_str("Minimumeis"),
        Label::Code => f.write_str("Code"),
        Label::Severity => f.write_str("Zwaarte"),
        Label::Place => f.write_str("Plaats"),
        Label::Message => f.write_str("Bevinding"),
        Label::Help => f.write_str("Wat te doen"),
        Label::Catalogue => f.write_str("Catalogus"),
        Label::Version => f.write_str("Versie"),
        Label::Title => f.write_str("Naam"),
        Label::Basis => f.write_str("Grondslag"),
        Label::TrueOn(date) => write!(f, "stand van {}", day(*date, NL)),
        Label::Ladder => f.write_str("Antwoorden, met punten en niveau"),
        Label::PartyAgain(id) => write!(f, "partij {id}: zie hierboven"),
        Label::FurtherUp => f.write_str("en zo verder omhoog"),
        Label::SeeChain => f.write_str("Geheel van de dienst; per soort gegevens en met de weg erheen: keur chain."),
        Label::LacksFacts { facts, more } => {
            write!(f, "niet opgegeven: {}", and_more(facts, *more, NL))
        }
        Label::LacksChain { way } if way.is_empty() => write!(f, "keten niet volledig"),
        Label::LacksChain { way } => write!(f, "keten niet volledig: {way}"),
        Label::WaitsForAssessors { criteria, more } => write!(f, "Beoordelaars moeten nog oordelen over {}; zolang tellen die punten als nul.", and_more(criteria, *more, NL)),
        Label::RejectsBid => f.write_str("knock-out"),
        Label::AssessorsChoose => f.write_str("beoordelaars kiezen het antwoord"),
        Label::CurveLine { fact, unit, pairs } => {
            let in_unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
            write!(f, "punten naar `{fact}`{in_unit}: {pairs}; daartussen naar verhouding")
        }
        Label::Evidence => f.write_str("Bewijsmiddelen"),
        Label::Ranking => f.write_str("Rangorde"),
        Label::ProvisionalRanking => f.write_str("Voorlopige rangorde"),
        Label::Undetermined => f.write_str("Nog niet vast te stellen"),
        Label::Rejected => f.write_str("Ongeldig volgens deze regels"),
        Label::NotAssessed => f.write_str("Niet beoordeeld"),
        Label::Groups => f.write_str("Thema's: wat is gehaald, in procenten"),
        Label::Gates => f.write_str("Minimumeisen"),
        Label::Findings => f.write_str("Bevindingen"),
        Label::Comparison => f.write_str("Vergelijking"),
        Label::Catalogues => f.write_str("Meegeleverde catalogi"),
        Label::Profiles => f.write_str("Profielen"),
        Label::Levels => f.write_str("Niveaus"),
        Label::Admissible => f.write_str("geldig"),
        Label::IsUndetermined => f.write_str("nog niet vast te stellen"),
        Label::IsRejected => f.write_str("ongeldig"),
        Label::IsNotAssessed => f.write_str("niet beoordeeld"),
        Label::Pass => f.write_str("ja"),
        Label::Fail => f.write_str("nee"),
        Label::Open => f.write_str("?"),
        Label::NotApplicable => f.write_str("n.v.t."),
        Label::Contradicted => f.write_str("tegenspr."),
        Label::NotSettled => f.write_str("oneens"),
        Label::ReceivedLate { at, deadline } => write!(f, "ontvangen op {at}, na de uiterste termijn ({deadline})"),
        Label::Decided { withdrawn, about, reason, by, date } => {
            let what = if *withdrawn { "ingetrokken" } else { "terzijde gelegd bij besluit" };
            let who: Vec<String> = [by.clone(), date.map(|date| day(date, NL)).unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
            let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join(", ")) };
            write!(f, "{what}{who}, {about}: {reason}")
        }
        Label::NotYetAssessed => f.write_str("te beoord."),
        Label::Error => f.write_str("fout"),
        Label::Warning => f.write_str("waarschuwing"),
        Label::Note => f.write_str("opmerking"),
        Label::Unanswered => f.write_str("–"),
        Label::EquivalentOffered => f.write_str("gelijkw."),
        Label::Unsupported => f.write_str("*"),
        Label::ForCommittee => f.write_str("voor de beoordelingscommissie"),
        Label::ForPublic => f.write_str("openbaar: zonder wat vertrouwelijk is, ketens, beoordelaars en toelichtingen"),
        Label::Profile(profile) => write!(f, "profiel {profile}"),
        Label::AsOf(date) => write!(f, "Peildatum {}", day(*date, NL)),
        Label::LockedOn { date, version, digest } => write!(f, "Regels vastgesteld op {} (versie {version}), sha256:{digest}", day(*date, NL)),
        Label::NoAsOf => f.write_str("Zonder peildatum: geldigheid niet beoordeeld"),
        Label::Sealed => f.write_str("De prijzen zijn nog dicht: dit is de volgorde op kwaliteit. Zij gaan open nadat `keur publish --quality` de beoordeling heeft vastgelegd."),
        Label::Provisional(n) => write!(f, "De rangorde is voorlopig: van {n} {} staat de uitkomst nog niet vast.", plural(*n, "inschrijving", "inschrijvingen")),
        Label::NobodyAdmissible => f.write_str("Van geen enkele inschrijving staat vast dat zij geldig is."),
        Label::NoBids => f.write_str("Er zijn geen inschrijvingen."),
        Label::NoScore => f.write_str("geen score"),
        Label::LevelUnknown { at_most: None } => f.write_str("onbekend"),
        Label::LevelUnknown { at_most: Some(level) } => write!(f, "onbekend (hoogstens {level})"),
        Label::Binding { level, by, .. } if by.is_empty() => f.write_str(level),
        Label::Binding { level, by, more } => write!(f, "{level} door {}", and_more(by, *more, NL)),
        Label::ScoreIs { score, range: None } => write!(f, "score {score}"),
        Label::ScoreIs { score, range: Some((worst, best)) } => write!(f, "score {score} (van {worst} tot {best})"),
        Label::RangeLegend => f.write_str("Bereik: van de score zonder alles wat open of zonder geldig bewijsmiddel is, tot de score als alles meezit."),
        Label::RangeOf { worst, best } => write!(f, "{worst} – {best}"),
        Label::HighScoreFails { bidder, score, gates } => write!(
            f,
            "Let op: {bidder} heeft met {score} een hogere score dan elke geldige inschrijving, maar haalt {} niet. Een minimumeis gaat vóór de score.",
            list(gates, NL)
        ),
        Label::GateName { id, title } if title.is_empty() => write!(f, "minimumeis {id}"),
        Label::GateName { id, title } => write!(f, "minimumeis {id} ({title})"),
        Label::FailsLevel { gate, criteria, more, asked } => {
            let said: Vec<String> = criteria.iter().map(|(id, level)| format!("{id} staat op {level}")).collect();
            write!(f, "{gate} niet gehaald: {}; gevraagd is {asked}", and_more(&said, *more, NL))
        }
        Label::FailsShare { gate, group, share, asked } => {
            write!(f, "{gate} niet gehaald: {group} haalt {share} %, gevraagd is {asked} %")
        }
        Label::FailsPoints { gate, criterion, points, asked } => {
            write!(f, "{gate} niet gehaald: {criterion} heeft {points} punten, gevraagd zijn er {asked}")
        }
        Label::FailsOption { gate, criterion, option } => {
            write!(f, "{gate} niet gehaald: het antwoord op {criterion} is {option}")
        }
        Label::FailsScore { gate, score, asked } => {
            write!(f, "{gate} niet gehaald: de score is {score}, gevraagd is {asked}")
        }
        Label::FailsPrice { gate, asked } => write!(f, "{gate} niet gehaald: de prijs is hoger dan {asked}"),
        Label::OpenLevel { gate, criteria, more } => {
            write!(f, "{gate} is nog niet vast te stellen; niet bekend: {}", and_more(criteria, *more, NL))
        }
        Label::OpenRange { gate, worst, best, asked } => {
            write!(f, "{gate} is nog niet vast te stellen: van {worst} tot {best}, gevraagd is {asked}")
        }
        Label::OpenOption { gate, criterion } => {
            write!(f, "{gate} is nog niet vast te stellen: {criterion} heeft geen antwoord dat telt")
        }
        Label::OpenPrice { gate } => {
            write!(f, "{gate} is nog niet vast te stellen: er is geen prijs in de munt van de aanbesteding")
        }
        Label::FailsWhen { gate, condition } => write!(f, "{gate} niet gehaald: de voorwaarde {condition} gaat niet op"),
        Label::OpenWhen { gate, facts, .. } if facts.is_empty() => write!(f, "{gate} is nog niet vast te stellen"),
        Label::OpenWhen { gate, facts, more } => write!(f, "{gate} is nog niet vast te stellen; niet opgegeven: {}", and_more(facts, *more, NL)),
        Label::KnockOut { criterion, title, option } => {
            write!(f, "knock-outeis {criterion} ({title}): het antwoord is „{option}”")
        }
        Label::KnockOutOpen { criterion, title } => {
            write!(f, "knock-outeis {criterion} ({title}) heeft geen antwoord dat telt")
        }
        Label::Unreadable { errors } => write!(f, "niet volledig te lezen: {errors} {}", plural(*errors, "fout", "fouten")),
        Label::OtherTender(said) => write!(f, "ingediend voor een andere aanbesteding: {said}"),
        Label::DuplicateId => f.write_str("een andere inschrijving heeft hetzelfde kenmerk"),
        Label::More(n) => write!(f, "… en nog {n}; met --top N ziet u er meer"),
        Label::FindingCount { errors, warnings, notes } => write!(
            f,
            "{errors} {}, {warnings} {}, {notes} {}",
            plural(*errors, "fout", "fouten"),
            plural(*warnings, "waarschuwing", "waarschuwingen"),
            plural(*notes, "opmerking", "opmerkingen"),
        ),
        Label::NoFindings => f.write_str("Geen bevindingen."),
        Label::SeeCheck => f.write_str("Alles met vindplaats en uitleg, en wat aan de regels zelf opvalt: keur check."),
        Label::Coverage => f.write_str("Waarop de scores rusten, in punten van de score"),
        Label::RestsOn => f.write_str("Grondslag"),
        Label::Strength(name) => f.write_str(match *name {
            "verified" => "bewijsmiddel, gecontroleerd",
            "evidenced" => "geldig bewijsmiddel",
            "assessed" => "beoordelaars",
            _ => "alleen de opgave",
        }),
        Label::Price => f.write_str("Prijs"),
        Label::Figure => f.write_str("Gunningscijfer"),
        Label::AwardOf { method, quality, price, floor, ceiling } => match *method {
            "absolute-linear" => write!(f, "Gunning: kwaliteit weegt {quality} en prijs {price}. De prijs levert alles op tot en met {floor}, niets vanaf {ceiling}, en daartussen naar verhouding."),
            "lowest-ratio" => write!(f, "Gunning: kwaliteit weegt {quality} en prijs {price}. De prijs levert naar verhouding op: laagste prijs gedeeld door de prijs."),
            "relative-linear" => write!(f, "Gunning: kwaliteit weegt {quality} en prijs {price}. De laagste prijs levert alles op, de hoogste niets, en daartussen naar verhouding."),
            "to-lowest" => write!(f, "Gunning: kwaliteit weegt {quality} en prijs {price}. De laagste prijs levert alles op; wie er zoveel procent boven ligt, verliest zoveel procent van de prijspunten."),
            "value" => f.write_str("Gunnen op waarde: de prijs min de waarde van de kwaliteit; het laagste bedrag is het beste."),
            "value-for-money" => f.write_str("Gunning op kwaliteit per euro: de score als deel van 1, gedeeld door de prijs; het hoogste cijfer is het beste."),
            _ => f.write_str("Gunning op kwaliteit alleen: de prijs telt niet mee."),
        },
        Label::FieldOf { lowest, highest } => write!(f, "De prijspunten hangen af van de andere inschrijvingen: de laagste prijs is {lowest}, de hoogste {highest}."),
        Label::RoundedTo(decimals) => write!(f, "Cijfers zijn vóór het rangschikken afgerond op {decimals} {}, zoals de aanbesteding zegt.", plural(usize::from(*decimals), "decimaal", "decimalen")),
        Label::Winners(winners) => write!(f, "De aanbesteding heeft plaats voor {winners} winnaars: de eerste {winners} van de rangorde."),
        Label::LotDecides(bidders) => write!(f, "Gelijk, ook na de regels daarvoor: {}. Het lot beslist; de loting doet u zelf.", list(bidders, NL)),
        Label::NothingBreaksTie(bidders) => write!(f, "Gelijk: {}. De aanbesteding heeft geen regel die hier beslist.", list(bidders, NL)),
        Label::LowPrice { bidder, price, percent, others, mean } => write!(f, "De prijs van {bidder} ({price}) lijkt abnormaal laag: meer dan {percent} % onder het gemiddelde van de {others} andere ({mean})."),
        Label::PriceOpen(currency) => write!(f, "er is geen prijs boven 0 in {currency}, en de gunning heeft die nodig"),
        Label::PageOf { page, pages } => write!(f, "deel {page} van {pages}"),
        Label::Legend => f.write_str("ja: gehaald; nee: niet gehaald; ?: nog niet vast te stellen; *: berust op een antwoord zonder geldig bewijsmiddel"),
        Label::CompareLegend => f.write_str("antwoord en punten; –: niet beantwoord; *: zonder geldig bewijsmiddel; gelijkw.: gelijkwaardig aangeboden, nog niet beoordeeld; te beoord.: beoordelaars kiezen nog"),
        Label::AlikeLeftOut(n) => write!(f, "{n} {} die alle inschrijvingen gelijk beantwoorden, {} weggelaten.", plural(*n, "criterium", "criteria"), plural(*n, "is", "zijn")),
        Label::ChainOf(name) => write!(f, "Toeleveringsketen van {name}"),
        Label::Components => f.write_str("Onderdelen, wie ze draait en wie daarover zeggenschap heeft"),
        Label::NoComponents => f.write_str("De inschrijving noemt geen onderdelen; de blootstelling is daarom niet vast te stellen."),
        Label::AbsentLayers(layers) => write!(f, "Volgens de inschrijver zijn er niet: {layers}."),
        Label::ExposureHeading => f.write_str("Blootstelling aan wetten met werking buiten hun eigen grondgebied"),
        Label::Law => f.write_str("Wet"),
        Label::Overall => f.write_str("Geheel"),
        Label::Content => f.write_str("Inhoud"),
        Label::Metadata => f.write_str("Metadata"),
        Label::Way => f.write_str("Waardoor"),
        Label::Lapsed(date) => write!(f, "vervallen sinds {}", day(*date, NL)),
        Label::Degree(degree) => f.write_str(match *degree {
            "none" => "geen",
            "dependency" => "afhankelijk",
            "shielded" => "afgeschermd",
            "exposed" => "blootgesteld",
            _ => "onbekend",
        }),
        Label::NotStated => f.write_str("niet opgegeven"),
        Label::NoParty => f.write_str("niet opgegeven wie dit draait"),
        Label::HoldsNothing => f.write_str("bevat niets van de klant"),
        Label::HoldsUnknown => f.write_str("niet opgegeven wat het bevat"),
        Label::HoldsData { content, readable } => {
            let what = if *content { "inhoud" } else { "metadata" };
            let how = match readable {
                Some(true) => "leesbaar voor wie het draait",
                Some(false) => "nooit leesbaar voor wie het draait",
                None => "niet opgegeven of het leesbaar is",
            };
            write!(f, "bevat {what}, {how}")
        }
        Label::Layer(id) => f.write_str(match id.as_str() {
            "application" => "toepassing",
            "platform" => "platform",
            "infrastructure" => "infrastructuur",
            "network" => "netwerk",
            "identity" => "aanmelden en identiteit",
            "keys" => "sleutelbeheer",
            "backup" => "reservekopie",
            "support" => "ondersteuning",
            "monitoring" => "bewaking",
            "development" => "ontwikkeling",
            other => other,
        }),
        Label::ComponentLine { id, layer, locations, access, holds } => {
            write!(f, "{id} ({layer}): gegevens in {locations}; beheer vanuit {access}; {holds}")
        }
        Label::PartyLine { runs, id, name, country, owners, independent } => {
            let role = if *runs { "partij" } else { "zeggenschap" };
            write!(f, "{role} {id}: {name}, zetel {country}")?;
            match (owners.is_empty(), independent) {
                (false, _) => write!(f, "; eigenaren: {}", list(owners, NL)),
                (true, true) => f.write_str("; niemand heeft zeggenschap, volgens opgave"),
                (true, false) => f.write_str("; eigenaren niet opgegeven"),
            }
        }
        Label::GroupOf { id, title, weight } => write!(f, "{id} {title} (gewicht {weight} %)"),
        Label::CatalogueLine { title, id, version } => write!(f, "{title} ({id} {version})"),
        Label::QuestionCount { groups, criteria, options } => write!(f, "{groups} thema's, {criteria} criteria, {options} antwoorden"),
        Label::Default => f.write_str("uitgangspunt"),
        Label::BeyondFindings { file, count } => write!(f, "{file}: en nog {count} {}", plural(*count, "bevinding", "bevindingen")),
        Label::Progress { done, all } => write!(f, "{done} van {all} inschrijvingen gelezen"),
    }
}
