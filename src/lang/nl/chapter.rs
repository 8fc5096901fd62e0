//! A report that is handed over as a document, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::chapter::{By, Chapter, TieBy};
use crate::lang::{Lang, list, plural};

const NL: Lang = Lang::Nl;

/// Writes a text of a document in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(chapter: &Chapter, f: &mut Formatter<'_>) -> Result {
    match chapter {
        Chapter::Summary => f.write_str("Samenvatting"),
        Chapter::Order => f.write_str("Rangorde, en hoe zij tot stand kwam"),
        Chapter::Gates => f.write_str("Minimumeisen per inschrijving"),
        Chapter::Evidence => f.write_str("Bewijsmiddelen, en waarop de scores rusten"),
        Chapter::Firmness => f.write_str("Stevigheid van de uitkomst"),
        Chapter::Bids => f.write_str("Inschrijving voor inschrijving"),
        Chapter::Inputs => f.write_str("Bestanden waarop dit rapport berust"),
        Chapter::Reckoned => f.write_str("Hoe is gerekend"),
        Chapter::Numbers => f.write_str("Uitkomst in cijfers"),
        Chapter::Papers => f.write_str("Bewijsmiddelen"),
        Chapter::Internal(heading) => write!(f, "{heading} (intern)"),
        Chapter::First { bidder, by, provisional } => {
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
        Chapter::Tied { bidders, lot, provisional } => {
            let soon = if *provisional { "Voorlopig g" } else { "G" };
            write!(f, "{soon}elijk op de eerste plaats: {}. ", list(bidders, NL))?;
            f.write_str(if *lot { "Het lot beslist." } else { "De aanbesteding heeft geen regel die hier beslist." })
        }
        Chapter::Nobody => f.write_str("Niemand staat op de eerste plaats: van geen enkele inschrijving staat vast dat zij geldig is."),
        Chapter::OnQuality => f.write_str("Dit is de volgorde op kwaliteit alleen: de prijzen zijn nog dicht."),
        Chapter::Out => f.write_str("Wie niet in de rangorde staat, en waarom:"),
        Chapter::OutLine { bidder, verdict, why } if why.is_empty() => write!(f, "{bidder}: {verdict}"),
        Chapter::OutLine { bidder, verdict, why } => write!(f, "{bidder}: {verdict}; {why}"),
        Chapter::LeftOut(n) => write!(f, "{n} {} in dit rapport niet uitgewerkt; met --top N zijn het er meer.", plural(*n, "inschrijving is", "inschrijvingen zijn")),
        Chapter::Withheld => f.write_str("vertrouwelijk"),
        Chapter::WithheldBecause(because) if because.is_empty() => f.write_str("vertrouwelijk"),
        Chapter::WithheldBecause(because) => write!(f, "vertrouwelijk, volgens de inschrijver: {because}"),
        Chapter::WithheldPrice { bidder } => write!(f, "De prijs en het gunningscijfer van {bidder} zijn weggelaten: vertrouwelijk."),
        Chapter::WithheldParts => f.write_str("Deze openbare versie laat weg: wat inschrijvers als vertrouwelijk hebben aangemerkt, ketens, toelichtingen, bewijsmiddelen, oordelen van afzonderlijke beoordelaars, bevindingen en namen van personen."),
        Chapter::ResultColumn => f.write_str("Uitslag"),
        Chapter::AnswerColumn => f.write_str("Antwoord dat telt"),
        Chapter::Support => f.write_str("Bewijs"),
        Chapter::Supported => f.write_str("geldig bewijsmiddel"),
        Chapter::NotSupported => f.write_str("geen geldig bewijsmiddel"),
        Chapter::NoneAsked => f.write_str("niet gevraagd"),
        Chapter::PaperColumn => f.write_str("Stuk"),
        Chapter::KindColumn => f.write_str("Soort"),
        Chapter::StatusColumn => f.write_str("Stand"),
        Chapter::UsedFor => f.write_str("Waarvoor"),
        Chapter::File => f.write_str("Bestand"),
        Chapter::Digest => f.write_str("SHA-256"),
        Chapter::NoDigest => f.write_str("niet te lezen"),
        Chapter::CaptionSummary => f.write_str("Alle inschrijvingen met hun uitkomst"),
        Chapter::CaptionOrder => f.write_str("De rangorde"),
        Chapter::CaptionComparison => f.write_str("Antwoorden en punten, inschrijvingen naast elkaar"),
        Chapter::CaptionGroups => f.write_str("Wat per thema is gehaald, in procenten"),
        Chapter::CaptionGates => f.write_str("Minimumeisen: gehaald of niet"),
        Chapter::CaptionExposure => f.write_str("Hoe ver een wet reikt, per inschrijving"),
        Chapter::CaptionCoverage => f.write_str("Waarop de scores rusten, in punten van de score"),
        Chapter::CaptionPapers => f.write_str("Bewijsmiddelen per inschrijving, geteld"),
        Chapter::CaptionNumbers => f.write_str("Thema's van deze inschrijving: gehaald, gewicht en niveau"),
        Chapter::CaptionCriteria(group) => write!(f, "Criteria van {group}"),
        Chapter::CaptionPapersOf(bidder) => write!(f, "Bewijsmiddelen van {bidder}"),
        Chapter::CaptionFindings => f.write_str("Bevindingen op de regels"),
        Chapter::CaptionFindingsOf(bidder) => write!(f, "Bevindingen bij {bidder}"),
        Chapter::CaptionInputs => f.write_str("Elk bestand met zijn SHA-256"),
        Chapter::CaptionIntervals => f.write_str("Tussen welke gewichten de eerste eerste blijft"),
        Chapter::Statement(text) => write!(f, "Toelichting van de inschrijver: {text}"),
        Chapter::Cut(n) => write!(f, "(en nog {n} tekens; het geheel staat in de inschrijving)"),
        Chapter::Equivalent(text) => write!(f, "Als gelijkwaardig aangeboden: {text}"),
        Chapter::Reasons(group) => write!(f, "Motivering per criterium, {group}"),
        Chapter::Offers(service) => write!(f, "Aangeboden: {service}"),
        Chapter::Received(at) => write!(f, "Ontvangen op {at}"),
        Chapter::BarsOf(bidder) => write!(f, "Wat {bidder} per thema haalt, van 0 tot 100 procent; tussen haakjes het gewicht van het thema."),
        Chapter::BarsSay(bars) => {
            let said: Vec<String> = bars.iter().map(|(group, share, weight)| format!("{group}: {share} procent, gewicht {weight}")).collect();
            f.write_str(&said.join("; "))
        }
        Chapter::WaysOf(bidder) => write!(f, "{bidder}: langs welke weg een wet het verst reikt, van onderdeel naar land."),
        Chapter::WaySays { law, degree, way } if way.is_empty() => write!(f, "{law}: {degree}."),
        Chapter::WaySays { law, degree, way } => write!(f, "{law}: {degree}, langs {way}."),
        Chapter::ChainOf(bidder) => write!(f, "De keten van {bidder}: onderdelen, wie ze draait, en wie daarover zeggenschap heeft."),
        Chapter::ChainSays(lines) => f.write_str(&lines.join(". ")),
        Chapter::RunBy => f.write_str("gedraaid door"),
        Chapter::OwnedBy => f.write_str("zeggenschap"),
        Chapter::Seat => f.write_str("land"),
        Chapter::Component => f.write_str("onderdeel"),
        Chapter::GroupWeight(weight) => write!(f, "gewicht {weight} %"),
        Chapter::Method { method, version } => write!(f, "Rekenwijze {method}, keur {version}."),
        Chapter::ScoreIs => f.write_str("Wat op een thema is gehaald, is honderd maal de behaalde punten gedeeld door de punten die te behalen zijn. De score is het gewogen gemiddelde daarvan: elk thema maal zijn gewicht, opgeteld, en gedeeld door alle gewichten samen."),
        Chapter::Exact(decimals) => write!(f, "Alles is exact gerekend, met breuken; pas bij het afdrukken is afgerond, op {decimals} {}, de helft van nul af.", plural(usize::from(*decimals), "decimaal", "decimalen")),
        Chapter::TieRules(rules) if rules.is_empty() => f.write_str("Bij gelijk eindigen is er geen regel: wie gelijk eindigt, deelt de beste plaats."),
        Chapter::TieRules(rules) => write!(f, "Bij gelijk eindigen beslist, in deze volgorde: {}.", rules.join("; dan ")),
        Chapter::TieOf(TieBy::Score) => f.write_str("de hoogste score"),
        Chapter::TieOf(TieBy::Group(group)) => write!(f, "wat op thema {group} is gehaald"),
        Chapter::TieOf(TieBy::Criterion(criterion)) => write!(f, "de punten op {criterion}"),
        Chapter::TieOf(TieBy::Price) => f.write_str("de laagste prijs"),
        Chapter::TieOf(TieBy::Draw) => f.write_str("het lot"),
        Chapter::NotClocked => f.write_str("Dit rapport hangt van geen klok, netwerk of toeval af: dezelfde bestanden geven hetzelfde rapport, byte voor byte."),
        Chapter::SeeReplay => f.write_str("Waarom een getal zo is, stap voor stap tot op de regel van een bestand: keur explain."),
        Chapter::Skip => f.write_str("Naar de inhoud"),
        Chapter::Contents => f.write_str("Inhoud"),
        Chapter::Made { version } => write!(f, "Gemaakt met keur {version}. Keur adviseert; de aanbestedende dienst beslist."),
        Chapter::Table(caption) => write!(f, "Tabel: {caption}"),
        Chapter::Picture(caption) => write!(f, "Afbeelding: {caption}"),
        Chapter::Filter => f.write_str("Zoeken in deze tabellen"),
        Chapter::FilterText => f.write_str("Regels met de tekst"),
        Chapter::FilterVerdict => f.write_str("Inschrijvingen met uitkomst"),
        Chapter::AllVerdicts => f.write_str("alle"),
        Chapter::OnlyDifferences => f.write_str("Alleen criteria waarop inschrijvingen verschillen"),
        Chapter::Shown => f.write_str("{n} van {all} regels"),
        Chapter::Sort => f.write_str("Sorteren op"),
        Chapter::Unfold => f.write_str("Alles uitklappen"),
        Chapter::Fold => f.write_str("Alles inklappen"),
        Chapter::WhatIf => f.write_str("Wat als de gewichten anders waren?"),
        Chapter::WhatIfNot => f.write_str("Intern: dit is niet de uitkomst. De gewichten liggen vast sinds de bekendmaking; dit laat alleen zien hoe gevoelig de rangorde ervoor is."),
        Chapter::WhatIfHow => f.write_str("Er wordt exact gerekend, met dezelfde formule en dezelfde regels bij gelijk eindigen. Geldig blijft geldig: of een minimumeis op de score bij andere gewichten nog wordt gehaald, wordt niet gevolgd."),
        Chapter::WhatIfWeight => f.write_str("Gewicht van {group}"),
        Chapter::WhatIfValue => f.write_str("Waarde van {group}, in {currency}"),
        Chapter::WhatIfQuality => f.write_str("Gewicht van kwaliteit"),
        Chapter::WhatIfPrice => f.write_str("Gewicht van prijs"),
        Chapter::WhatIfReset => f.write_str("Terug naar de vastgestelde gewichten"),
        Chapter::WhatIfOrder => f.write_str("Rangorde bij deze gewichten (intern, niet de uitkomst)"),
        Chapter::WhatIfNoWeight => f.write_str("Zonder enig gewicht is er geen score."),
        Chapter::WhatIfBad => f.write_str("Vul bij elk gewicht een getal in van 0 of meer, met hoogstens 9 decimalen."),
        Chapter::WhatIfSame => f.write_str("Dezelfde rangorde als bij de vastgestelde gewichten."),
        Chapter::WhatIfOther => f.write_str("Een andere rangorde dan bij de vastgestelde gewichten."),
    }
}
