//! What letters say besides their templates, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::{Lang, Letter, day, list, plural};

const NL: Lang = Lang::Nl;
const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// Writes a text about letters in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Letter, f: &mut Formatter<'_>) -> Result {
    match text {
        Letter::Command => f.write_str("Schrijf de mededeling van de gunningsbeslissing, en een brief aan elke afgewezen of terzijde gelegde inschrijver"),
        Letter::Examples => f.write_str("  keur letter mijn-aanbesteding --sent 2026-12-01\n  keur letter mijn-aanbesteding --sent 2026-12-01 --format odt --format html --to brieven\n  keur new letter mijn-aanbesteding      # eigen gegevens en sjablonen"),
        Letter::SentFlag => f.write_str("De dag waarop de brieven elektronisch worden verstuurd, zoals 2026-12-01; vanaf de dag erna loopt de opschortende termijn"),
        Letter::DaysFlag => f.write_str("Kalenderdagen van de opschortende termijn, als de aanbestedingsstukken er meer noemen dan 20"),
        Letter::ToFlag => f.write_str("De map voor de brieven (standaard: `letters` naast de aanbesteding)"),
        Letter::TemplatesFlag => f.write_str("Een map met eigen sjablonen (standaard: `templates` naast de aanbesteding, als die er is)"),
        Letter::OnlyFlag => f.write_str("Alleen de brief aan deze inschrijver (kenmerk); mag vaker, of met komma's"),
        Letter::FormatFlag => f.write_str("De vorm: odt of docx (LibreOffice, Word), html, markdown of json; mag vaker (standaard: odt)"),
        Letter::DossierFlag => f.write_str("Bewaar de brieven met de verslagen en alle stukken waarop zij rusten in een dossier, zoals dossier.zip"),
        Letter::New => f.write_str("Gegevens van de afzender en sjablonen voor de brieven, om aan te passen"),
        Letter::NewFolder => f.write_str("De map van de aanbesteding"),
        Letter::NotWhole => f.write_str("brieven gaan over de hele aanbesteding: noem de aanbesteding, en kies met --only voor wie de brief is"),
        Letter::Sealed => f.write_str("de prijzen zijn nog niet geopend: er is nog geen rangorde om mee te delen"),
        Letter::Provisional(bids) => write!(f, "de rangorde is voorlopig: van {} is nog niet vast te stellen of de inschrijving geldig is", list(bids, NL)),
        Letter::ProvisionalHelp => f.write_str("neem eerst een besluit over wat openstaat (`decisions.toml`), of leg de ontbrekende beoordelingen vast; `keur score` zegt wat er openstaat"),
        Letter::NobodyAdmissible => f.write_str("er is geen geldige inschrijving: er is geen gunningsbeslissing om mee te delen"),
        Letter::TiedAtEnd(bids) => write!(f, "{} eindigen gelijk op de laatste plaats waaraan gegund wordt", list(bids, NL)),
        Letter::TiedAtEndHelp => f.write_str("laat mensen loten, als de aanbestedingsstukken dat zeggen, en leg de uitslag vast als [[draw]] in `decisions.toml`"),
        Letter::TooFewDays { least } => write!(f, "de opschortende termijn is ten minste {least} kalenderdagen (art. 2.127 Aanbestedingswet 2012)"),
        Letter::BeforeDeadline { sent, deadline } => write!(f, "{} ligt voor de uiterste termijn voor inschrijving ({deadline})", day(*sent, NL)),
        Letter::CalendarEnds { until: Some(until) } => write!(f, "de kalender van feestdagen kent de dagen na {} niet, of de termijn begint voor haar eerste dag", day(*until, NL)),
        Letter::CalendarEnds { until: None } => f.write_str("de kalender van feestdagen zegt niet welke dagen zij kent"),
        Letter::CalendarHelp => f.write_str("leg een `calendar.toml` met die jaren naast de aanbesteding, of gebruik een nieuwere keur"),
        Letter::BadTemplate { file, line, why } => {
            write!(f, "het sjabloon {file}")?;
            line.map_or(Ok(()), |line| write!(f, ", regel {line},"))?;
            write!(f, " kan niet worden ingevuld: {why}")
        }
        Letter::Errors(n) => write!(f, "`letter.toml` of `calendar.toml` heeft {n} {}", plural(*n, "fout", "fouten")),
        Letter::NoSuchLetter(id) => write!(f, "er is geen brief voor `{id}`: er is geen geldige of terzijde gelegde inschrijving met dat kenmerk"),
        Letter::UnreadableTemplate { file, why } => write!(f, "het sjabloon {file} is niet te lezen: {why}"),
        Letter::Standstill { last } => write!(f, "De opschortende termijn loopt tot en met {} {}, 23.59 uur (Nederlandse tijd).", weekday(*last), day(*last, NL)),
        Letter::Award { bidder } => write!(f, "{bidder}: voornemen tot gunning"),
        Letter::Lost { bidder } => write!(f, "{bidder}: afgewezen"),
        Letter::Rejected { bidder } => write!(f, "{bidder}: terzijde gelegd"),
        Letter::Withdrawn { bidder } => write!(f, "{bidder}: ingetrokken, geen brief"),
        Letter::Weekday(date) => write!(f, "{} {}", weekday(*date), day(*date, NL)),
        Letter::PointsOf { points, most } => write!(f, "{points} van {most}"),
        Letter::Score => f.write_str("de score voor kwaliteit"),
        Letter::Figure => f.write_str("het gunningscijfer"),
        Letter::Curve(corners) => {
            let corners: Vec<String> = corners.iter().map(|(x, points)| format!("{points} punten bij {x}")).collect();
            write!(f, "Bekendgemaakt: {}; daartussen naar verhouding.", list(&corners, NL))
        }
        Letter::HiddenAnswer => f.write_str("vertrouwelijk"),
        Letter::Fictional => f.write_str("de fictieve inschrijfprijs"),
        Letter::Judged(reason) => write!(f, "Oordeel van de beoordelingscommissie: {reason}"),
        Letter::JudgedEach(reasons) => write!(f, "Oordelen van de {} beoordelaars: {}", reasons.len(), reasons.join(" / ")),
        Letter::EquivalentAccepted => f.write_str("Wat als gelijkwaardig is aangeboden, is als gelijkwaardig aanvaard."),
        Letter::EquivalentRefused => f.write_str("Wat als gelijkwaardig is aangeboden, is niet als gelijkwaardig aanvaard."),
        Letter::Ruled { reason, by, date } => {
            write!(f, "Vastgesteld door de aanbestedende dienst")?;
            if !by.is_empty() {
                write!(f, " ({by})")?;
            }
            date.map_or(Ok(()), |date| write!(f, " op {}", day(date, NL)))?;
            write!(f, ": {reason}")
        }
        Letter::Claimed => f.write_str("Dit antwoord is opgegeven in de inschrijving; er is geen bewijsmiddel bij gevraagd."),
        Letter::ClaimedWith(kinds) => write!(f, "Dit antwoord is opgegeven in de inschrijving, en gesteund door: {}.", list(kinds, NL)),
        Letter::ClaimedWithout => f.write_str("Dit antwoord is opgegeven in de inschrijving, zonder geldig bewijsmiddel."),
        Letter::Follows => f.write_str("Dit antwoord volgt uit wat in de inschrijving is opgegeven:"),
        Letter::Fact { question, value } => write!(f, "„{question}” {value}."),
        Letter::FactRuled { question, value, reason } => write!(f, "„{question}” {value}, zoals vastgesteld door de aanbestedende dienst: {reason}"),
        Letter::FactHidden { question } => write!(f, "„{question}” is vertrouwelijk opgegeven."),
        Letter::Reach { law, degree } => write!(f, "Reikwijdte van {law}: {degree}."),
        Letter::Contradicted { option } => write!(f, "Opgegeven was „{option}”; de feiten in de inschrijving spreken dat tegen."),
        Letter::NoAnswer => f.write_str("De inschrijving bevat geen antwoord dat telt; daarom geldt de laagste score."),
        Letter::NoAnswerFor(facts) => write!(f, "De inschrijving bevat geen antwoord dat telt: niet opgegeven {} {}. Daarom geldt de laagste score.", plural(facts.len(), "is", "zijn"), list(facts, NL)),
        Letter::HeldBack => f.write_str("Er is geen geldig bewijsmiddel; zonder bewijsmiddel geldt volgens de aanbestedingsstukken de laagste score."),
        Letter::Hidden => f.write_str("Niet vermeld: door deze inschrijver als vertrouwelijk aangemerkt."),
        Letter::HiddenOwn => f.write_str("(door u als vertrouwelijk aangemerkt)"),
        Letter::NoReason => f.write_str("[REDEN ONTBREEKT]"),
        Letter::Yes(true) => f.write_str("ja"),
        Letter::Yes(false) => f.write_str("nee"),
        Letter::WithheldAnswer { bidder, criterion } => write!(f, "Het antwoord van {bidder} op „{criterion}” en de motivering daarvan: deze inschrijver heeft dit als vertrouwelijk aangemerkt (art. 2.57 en 2.138 Aanbestedingswet 2012). De punten zijn wel vermeld."),
        Letter::WithheldPrice { bidder } => write!(f, "De prijs van {bidder}: deze inschrijver heeft die als vertrouwelijk aangemerkt (art. 2.57 en 2.138 Aanbestedingswet 2012)."),
        Letter::WithheldOthers => f.write_str("Gegevens van andere afgewezen of terzijde gelegde inschrijvers: die zijn voor de motivering van deze beslissing niet nodig en kunnen bedrijfsgevoelig zijn."),
        Letter::Late => f.write_str("Tijdig inschrijven"),
        Letter::Decision(about) => match about.as_str() {
            "exclusion" => f.write_str("Uitsluitingsgronden"),
            "suitability" => f.write_str("Geschiktheidseisen"),
            "deadline" => f.write_str("Tijdig inschrijven"),
            "price" => f.write_str("Prijs"),
            "withdrawal" => f.write_str("Intrekking"),
            about => f.write_str(about),
        },
    }
}

fn weekday(date: jiff::civil::Date) -> &'static str {
    WEEKDAYS[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())]
}
