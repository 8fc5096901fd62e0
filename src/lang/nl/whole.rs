//! A report that is handed over as a document, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::whole::{By, TieBy, Whole};
use crate::lang::{Lang, list, plural};

const NL: Lang = Lang::Nl;

/// Writes a text of a document in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(whole: &Whole, f: &mut Formatter<'_>) -> Result {
    match whole {
        Whole::Summary => f.write_str("Samenvatting"),
        Whole::Order => f.write_str("Rangorde, en hoe zij tot stand kwam"),
        Whole::Gates => f.write_str("Minimumeisen per inschrijving"),
        Whole::Evidence => f.write_str("Bewijsmiddelen, en waarop de scores rusten"),
        Whole::Firmness => f.write_str("Stevigheid van de uitkomst"),
        Whole::Bids => f.write_str("Inschrijving voor inschrijving"),
        Whole::Inputs => f.write_str("Bestanden waarop dit rapport berust"),
        Whole::Reckoned => f.write_str("Hoe is gerekend"),
        Whole::Numbers => f.write_str("Uitkomst in cijfers"),
        Whole::Papers => f.write_str("Bewijsmiddelen"),
        Whole::Internal(heading) => write!(f, "{heading} (intern)"),
        Whole::First { bidder, by, provisional } => {
            f.write_str(if *provisional { "Voorlopig staat " } else { "Op de eerste plaats staat " })?;
            f.write_str(bidder)?;
            if *provisional {
                f.write_str(" op de eerste plaats")?;
            }
            match by {
                By::Score(Some(score)) => write!(f, ", met een score van {score}."),
                By::Figure { figure, lowest: false } => write!(f, ", met gunningscijfer {figure}."),
                By::Figure { figure, lowest: true } => write!(f, ", met gunningscijfer {figure}; het laagste is het beste."),
                By::Score(None) | By::Nothing => f.write_str("."),
            }
        }
        Whole::Tied { bidders, lot, provisional } => {
            let soon = if *provisional { "Voorlopig g" } else { "G" };
            write!(f, "{soon}elijk op de eerste plaats: {}. ", list(bidders, NL))?;
            f.write_str(if *lot { "Het lot beslist." } else { "De aanbesteding heeft geen regel die hier beslist." })
        }
        Whole::Nobody => f.write_str("Niemand staat op de eerste plaats: van geen enkele inschrijving staat vast dat zij geldig is."),
        Whole::OnQuality => f.write_str("Dit is de volgorde op kwaliteit alleen: de prijzen zijn nog dicht."),
        Whole::Out => f.write_str("Wie niet in de rangorde staat, en waarom:"),
        Whole::OutLine { bidder, verdict, why } if why.is_empty() => write!(f, "{bidder}: {verdict}"),
        Whole::OutLine { bidder, verdict, why } => write!(f, "{bidder}: {verdict}; {why}"),
        Whole::LeftOut(n) => write!(f, "{n} {} in dit rapport niet uitgewerkt; met --top N zijn het er meer.", plural(*n, "inschrijving is", "inschrijvingen zijn")),
        Whole::Withheld => f.write_str("vertrouwelijk"),
        Whole::WithheldBecause(because) if because.is_empty() => f.write_str("vertrouwelijk"),
        Whole::WithheldBecause(because) => write!(f, "vertrouwelijk, volgens de inschrijver: {because}"),
        Whole::WithheldPrice { bidder } => write!(f, "De prijs en het gunningscijfer van {bidder} zijn weggelaten: vertrouwelijk."),
        Whole::WithheldParts => f.write_str("Deze openbare versie laat weg: wat inschrijvers als vertrouwelijk hebben aangemerkt, ketens, toelichtingen, bewijsmiddelen, oordelen van afzonderlijke beoordelaars, bevindingen en namen van personen."),
        Whole::ResultColumn => f.write_str("Uitslag"),
        Whole::AnswerColumn => f.write_str("Antwoord dat telt"),
        Whole::Support => f.write_str("Bewijs"),
        Whole::Supported => f.write_str("geldig bewijsmiddel"),
        Whole::NotSupported => f.write_str("geen geldig bewijsmiddel"),
        Whole::NoneAsked => f.write_str("niet gevraagd"),
        Whole::PaperColumn => f.write_str("Stuk"),
        Whole::KindColumn => f.write_str("Soort"),
        Whole::StatusColumn => f.write_str("Stand"),
        Whole::UsedFor => f.write_str("Waarvoor"),
        Whole::File => f.write_str("Bestand"),
        Whole::Digest => f.write_str("SHA-256"),
        Whole::NoDigest => f.write_str("niet te lezen"),
        Whole::CaptionSummary => f.write_str("Alle inschrijvingen met hun uitkomst"),
        Whole::CaptionOrder => f.write_str("De rangorde"),
        Whole::CaptionComparison => f.write_str("Antwoorden en punten, inschrijvingen naast elkaar"),
        Whole::CaptionGroups => f.write_str("Wat per thema is gehaald, in procenten"),
        Whole::CaptionGates => f.write_str("Minimumeisen: gehaald of niet"),
        Whole::CaptionExposure => f.write_str("Hoe ver een wet reikt, per inschrijving"),
        Whole::CaptionCoverage => f.write_str("Waarop de scores rusten, in punten van de score"),
        Whole::CaptionPapers => f.write_str("Bewijsmiddelen per inschrijving, geteld"),
        Whole::CaptionNumbers => f.write_str("Thema's van deze inschrijving: gehaald, gewicht en niveau"),
        Whole::CaptionCriteria(group) => write!(f, "Criteria van {group}"),
        Whole::CaptionPapersOf(bidder) => write!(f, "Bewijsmiddelen van {bidder}"),
        Whole::CaptionFindings => f.write_str("Bevindingen op de regels"),
        Whole::CaptionFindingsOf(bidder) => write!(f, "Bevindingen bij {bidder}"),
        Whole::CaptionInputs => f.write_str("Elk bestand met zijn SHA-256"),
        Whole::CaptionIntervals => f.write_str("Tussen welke gewichten de eerste eerste blijft"),
        Whole::Statement(text) => write!(f, "Toelichting van de inschrijver: {text}"),
        Whole::Cut(n) => write!(f, "(en nog {n} tekens; het geheel staat in de inschrijving)"),
        Whole::Equivalent(text) => write!(f, "Als gelijkwaardig aangeboden: {text}"),
        Whole::Reasons(group) => write!(f, "Motivering per criterium, {group}"),
        Whole::Offers(service) => write!(f, "Aangeboden: {service}"),
        Whole::Received(at) => write!(f, "Ontvangen op {at}"),
        Whole::BarsOf(bidder) => write!(f, "Wat {bidder} per thema haalt, van 0 tot 100 procent; tussen haakjes het gewicht van het thema."),
        Whole::BarsSay(bars) => {
            let said: Vec<String> = bars.iter().map(|(group, share, weight)| format!("{group}: {share} procent, gewicht {weight}")).collect();
            f.write_str(&said.join("; "))
        }
        Whole::WaysOf(bidder) => write!(f, "{bidder}: langs welke weg een wet het verst reikt, van onderdeel naar land."),
        Whole::WaySays { law, degree, way } if way.is_empty() => write!(f, "{law}: {degree}."),
        Whole::WaySays { law, degree, way } => write!(f, "{law}: {degree}, langs {way}."),
        Whole::ChainOf(bidder) => write!(f, "De keten van {bidder}: onderdelen, wie ze draait, en wie daarover zeggenschap heeft."),
        Whole::ChainSays(lines) => f.write_str(&lines.join(". ")),
        Whole::RunBy => f.write_str("gedraaid door"),
        Whole::OwnedBy => f.write_str("zeggenschap"),
        Whole::Seat => f.write_str("land"),
        Whole::Component => f.write_str("onderdeel"),
        Whole::GroupWeight(weight) => write!(f, "gewicht {weight} %"),
        Whole::Method { method, version } => write!(f, "Rekenwijze {method}, keur {version}."),
        Whole::ScoreIs => f.write_str("Wat op een thema is gehaald, is honderd maal de behaalde punten gedeeld door de punten die te behalen zijn. De score is het gewogen gemiddelde daarvan: elk thema maal zijn gewicht, opgeteld, en gedeeld door alle gewichten samen."),
        Whole::Exact(decimals) => write!(f, "Alles is exact gerekend, met breuken; pas bij het afdrukken is afgerond, op {decimals} {}, de helft van nul af.", plural(usize::from(*decimals), "decimaal", "decimalen")),
        Whole::TieRules(rules) if rules.is_empty() => f.write_str("Bij gelijk eindigen is er geen regel: wie gelijk eindigt, deelt de beste plaats."),
        Whole::TieRules(rules) => write!(f, "Bij gelijk eindigen beslist, in deze volgorde: {}.", rules.join("; dan ")),
        Whole::TieOf(TieBy::Score) => f.write_str("de hoogste score"),
        Whole::TieOf(TieBy::Group(group)) => write!(f, "wat op thema {group} is gehaald"),
        Whole::TieOf(TieBy::Criterion(criterion)) => write!(f, "de punten op {criterion}"),
        Whole::TieOf(TieBy::Price) => f.write_str("de laagste prijs"),
        Whole::TieOf(TieBy::Draw) => f.write_str("het lot"),
        Whole::NotClocked => f.write_str("Dit rapport hangt van geen klok, netwerk of toeval af: dezelfde bestanden geven hetzelfde rapport, byte voor byte."),
        Whole::SeeReplay => f.write_str("Waarom een getal zo is, stap voor stap tot op de regel van een bestand: keur explain."),
        Whole::Skip => f.write_str("Naar de inhoud"),
        Whole::Contents => f.write_str("Inhoud"),
        Whole::Made { version } => write!(f, "Gemaakt met keur {version}. Keur adviseert; de aanbestedende dienst beslist."),
        Whole::Table(caption) => write!(f, "Tabel: {caption}"),
        Whole::Picture(caption) => write!(f, "Afbeelding: {caption}"),
        Whole::Filter => f.write_str("Zoeken in deze tabellen"),
        Whole::FilterText => f.write_str("Regels met de tekst"),
        Whole::FilterVerdict => f.write_str("Inschrijvingen met uitkomst"),
        Whole::AllVerdicts => f.write_str("alle"),
        Whole::OnlyDifferences => f.write_str("Alleen criteria waarop inschrijvingen verschillen"),
        Whole::Shown => f.write_str("{n} van {all} regels"),
        Whole::Sort => f.write_str("Sorteren op"),
        Whole::Unfold => f.write_str("Alles uitklappen"),
        Whole::Fold => f.write_str("Alles inklappen"),
        Whole::WhatIf => f.write_str("Wat als de gewichten anders waren?"),
        Whole::WhatIfNot => f.write_str("Intern: dit is niet de uitkomst. De gewichten liggen vast sinds de bekendmaking; dit laat alleen zien hoe gevoelig de rangorde ervoor is."),
        Whole::WhatIfHow => f.write_str("Er wordt exact gerekend, met dezelfde formule en dezelfde regels bij gelijk eindigen. Geldig blijft geldig: of een minimumeis op de score bij andere gewichten nog wordt gehaald, wordt niet gevolgd."),
        Whole::WhatIfWeight => f.write_str("Gewicht van {group}"),
        Whole::WhatIfValue => f.write_str("Waarde van {group}, in {currency}"),
        Whole::WhatIfQuality => f.write_str("Gewicht van kwaliteit"),
        Whole::WhatIfPrice => f.write_str("Gewicht van prijs"),
        Whole::WhatIfReset => f.write_str("Terug naar de vastgestelde gewichten"),
        Whole::WhatIfOrder => f.write_str("Rangorde bij deze gewichten (intern, niet de uitkomst)"),
        Whole::WhatIfNoWeight => f.write_str("Zonder enig gewicht is er geen score."),
        Whole::WhatIfBad => f.write_str("Vul bij elk gewicht een getal in van 0 of meer, met hoogstens 9 decimalen."),
        Whole::WhatIfSame => f.write_str("Dezelfde rangorde als bij de vastgestelde gewichten."),
        Whole::WhatIfOther => f.write_str("Een andere rangorde dan bij de vastgestelde gewichten."),
    }
}
