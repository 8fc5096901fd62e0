//! Questionnaires, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::{Form, Lang, Outlook, Say, localised};

/// Writes a text of or about a questionnaire in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(form: &Form, f: &mut Formatter<'_>) -> Result {
    match form {
        Form::About => f.write_str("Vragenlijsten: werkmappen voor inschrijvers en beoordelaars, en ingevulde teruggelezen"),
        Form::BidAbout => f.write_str("Schrijf de vragenlijst van een aanbesteding als werkmap (XLSX of ODS), leeg of met de antwoorden van een inschrijving"),
        Form::PriceAbout => f.write_str("Schrijf het prijsblad als werkmap van zichzelf, waar prijzen pas na de beoordeling opengaan"),
        Form::ReadAbout => f.write_str("Lees ingevulde vragenlijsten (XLSX of ODS) en schrijf de inschrijvingen en oordelen als TOML, of neem de werkmap van een aanbesteding terug in haar bestand; bij een fout wordt van dat bestand niets geschreven"),
        Form::Examples => f.write_str("  keur form bid aanbesteding/ -o vragenlijst.xlsx\n  keur form read ontvangen/*.xlsx -o aanbesteding/bids\n  keur form bid aanbesteding/ --fill bids/a/bid.toml -o a.ods\n  keur form assessment a1 --tender aanbesteding/\n  keur form tender aanbesteding/ -o aanbesteding.xlsx\n  keur form read aanbesteding.xlsx --tender aanbesteding/ --force"),
        Form::TenderPath => f.write_str("De aanbesteding: een map of bestand (standaard: die in deze map of erboven)"),
        Form::OutFile => f.write_str("Het bestand; de vorm volgt uit het einde van de naam: .xlsx of .ods"),
        Form::OutFolder => f.write_str("De map waarin elke inschrijving een map krijgt en elke beoordelaar een bestand (standaard: `bids` en `assessments` bij de aanbesteding); voor de werkmap van een aanbesteding het bestand zelf"),
        Form::Files => f.write_str("Ingevulde vragenlijsten, of de werkmap van een aanbesteding (.xlsx, .ods)"),
        Form::Fill => f.write_str("Vul de antwoorden van deze inschrijving alvast in"),
        Form::Next(file) => write!(f, "Stuur `{file}` aan de inschrijvers; ingevuld leest `keur form read` het terug"),
        Form::Read { file, id, to } => write!(f, "`{file}` is de inschrijving `{id}`: {to}"),
        Form::WithErrors(file) => write!(f, "van `{file}` is niets geschreven: verbeter eerst wat hierboven staat"),
        Form::NotAName(file) => write!(f, "aan de naam `{file}` is de vorm niet te zien: laat hem eindigen op .xlsx of .ods"),
        Form::NoTender => f.write_str("een vragenlijst hoort bij een aanbesteding, en deze regels zijn van een catalogus alleen"),
        Form::PriceInBid => f.write_str("in deze aanbesteding staat de prijs in de vragenlijst zelf; een prijsblad is er alleen onder `price_after_quality`"),
        Form::Unfit { bid, what } => write!(f, "`{bid}` past niet in een vragenlijst: {}", what.join("; ")),
        Form::BidHasErrors(bid) => write!(f, "`{bid}` heeft fouten; `keur check` zegt welke"),
        Form::Refused { file, why } => write!(f, "`{file}` is niet te lezen: {}", why.text(Lang::Nl)),
        Form::NoArchive => f.write_str("het is geen werkmap (XLSX of ODS), of het bestand is beschadigd"),
        Form::NoWorkbook => f.write_str("het is een zip-bestand, en geen werkmap"),
        Form::BrokenPart(part) => write!(f, "het onderdeel `{part}` ontbreekt of is niet wat het formaat voorschrijft"),
        Form::LargePart { part, most } => write!(f, "het onderdeel `{part}` is uitgepakt groter dan {most} bytes"),
        Form::LargeParts(most) => write!(f, "de onderdelen zijn uitgepakt samen groter dan {most} bytes"),
        Form::ManySheets(most) => write!(f, "er zijn meer dan {most} bladen"),
        Form::ManyCells(most) => write!(f, "er zijn meer dan {most} gevulde of samengevoegde cellen, of cellen buiten het blad"),
        Form::MuchText(most) => write!(f, "de teksten zijn samen groter dan {most} bytes"),
        Form::LargeFile(most) => write!(f, "het bestand is groter dan {most} bytes"),
        Form::NotAForm => f.write_str("dit is geen vragenlijst van keur: het blad met de kenmerken van de vragenlijst ontbreekt"),
        Form::OtherVersion { found } => write!(f, "deze vragenlijst heeft vorm `{found}`, en deze versie van keur leest vorm 1"),
        Form::OtherKind(found) => write!(f, "`{found}` is geen soort vragenlijst die deze versie van keur kent"),
        Form::OtherTender { found, this } => write!(f, "deze vragenlijst hoort bij de aanbesteding `{found}`, en niet bij `{this}`"),
        Form::OtherRules { found, this, version: Some(n) } => write!(f, "deze vragenlijst is van versie {n} van de beoordelingsregels (sha256:{found}); sindsdien zijn zij gewijzigd (sha256:{this})"),
        Form::OtherRules { found, this, version: None } => write!(f, "deze vragenlijst is gemaakt bij andere beoordelingsregels (sha256:{found}) dan die nu gelden (sha256:{this})"),
        Form::At { sheet, cell, said, why } if said.is_empty() => write!(f, "blad `{sheet}`, cel {cell}: {}", why.text(Lang::Nl)),
        Form::At { sheet, cell, said, why } => write!(f, "blad `{sheet}`, cel {cell}, `{said}`: {}", why.text(Lang::Nl)),
        Form::RowTwice { first } => write!(f, "deze vraag staat er tweemaal, ook op {first}"),
        Form::SheetTwice { first } => write!(f, "dit blad staat er tweemaal, ook als {first}"),
        Form::NoColumn(key) => write!(f, "de kolom `{key}` ontbreekt"),
        Form::UnknownRow { key, near: Some(near) } => write!(f, "`{key}` wordt in deze aanbesteding niet gevraagd; het lijkt op `{near}`"),
        Form::UnknownRow { key, near: None } => write!(f, "`{key}` wordt in deze aanbesteding niet gevraagd"),
        Form::RowGone(key) => write!(f, "de vraag `{key}` ontbreekt in de werkmap"),
        Form::RowsGone { key, more } => write!(f, "de vraag `{key}` en nog {more} andere ontbreken in de werkmap"),
        Form::SheetGone(mark) => write!(f, "het blad `{mark}` ontbreekt in de werkmap"),
        Form::NotText => f.write_str("hier hoort een tekst"),
        Form::BecameDay => f.write_str("het rekenprogramma heeft hier een datum van gemaakt, en dat is niet wat er gevraagd wordt"),
        Form::NotANumber => f.write_str("hier hoort een getal, zoals 12 of 12,5"),
        Form::NotWhole => f.write_str("hier hoort een heel getal"),
        Form::PercentForNumber => f.write_str("hier hoort een gewoon getal, en geen percentage"),
        Form::PartOrPercent(part) => write!(f, "bedoelt u {part} procent, of een deel van één? schrijf het met het procentteken erachter"),
        Form::ThousandOrPart { thousand, whole, part } => write!(f, "dit kan {thousand} zijn, of {whole} komma {part}: schrijf het zonder punt voor duizendtallen"),
        Form::NotADay => f.write_str("hier hoort een datum, zoals 2026-11-30 of 30-11-2026"),
        Form::DayWithTime => f.write_str("hier hoort een datum zonder tijd"),
        Form::DayOrMonth => f.write_str("welk getal de dag is en welk de maand, is niet te zien: schrijf 2026-11-30 of 30-11-2026"),
        Form::NotAMoment => f.write_str("hier hoort een moment met tijdzone, zoals 2026-10-30T14:02:00+01:00"),
        Form::NotYesNo => f.write_str("hier hoort ja of nee"),
        Form::NotMarked => f.write_str("schrijf ja waar dit geldt, en laat de cel anders leeg"),
        Form::MarkBelow => f.write_str("schrijf hier niets: zet ja bij elk van de regels hieronder die geldt"),
        Form::NoneAndSome => f.write_str("er staat dat niets hiervan geldt, en ook wat er geldt: dat gaat niet samen"),
        Form::OnlyBeside => f.write_str("er staat wel iets naast het antwoord, en geen antwoord"),
        Form::NotAnOption { near: Some(near), .. } => write!(f, "dit is geen antwoord uit de lijst; bedoelt u `{near}`?"),
        Form::NotAnOption { near: None, options } => write!(f, "dit is geen antwoord uit de lijst: {}", options.join(", ")),
        Form::NotAnId => f.write_str("hier hoort een kenmerk: letters, cijfers, `.`, `_` en `-`; meer kenmerken met komma's ertussen"),
        Form::NotACountry { said, meant: Some(meant) } => write!(f, "`{said}` is geen landcode (ISO 3166-1); bedoelt u `{meant}`?"),
        Form::NotACountry { said, meant: None } => write!(f, "`{said}` is geen landcode van twee letters (ISO 3166-1), zoals NL of DE"),
        Form::OneCountry => f.write_str("hier hoort één land"),
        Form::NotACurrency => f.write_str("hier hoort een muntcode van drie letters, zoals EUR"),
        Form::NotADigest => f.write_str("hier hoort een SHA-256: 64 hexadecimale cijfers"),
        Form::ZerosLost => f.write_str("een KVK-nummer heeft acht cijfers; het rekenprogramma liet de nullen vooraan weg"),
        Form::NoSuchParty => f.write_str("deze partij staat niet op het blad met partijen"),
        Form::Needed => f.write_str("dit moet ingevuld zijn"),
        Form::NeededInRow(key) => write!(f, "`{key}` moet in deze regel ingevuld zijn"),
        Form::FileOrUrl => f.write_str("noem het bestand of het webadres, een van de twee"),
        Form::IsFormula => f.write_str("hier staat een formule; een antwoord wordt niet uitgerekend"),
        Form::IsError => f.write_str("hier staat een foutwaarde van het rekenprogramma"),
        Form::Joined => f.write_str("hier zijn cellen samengevoegd waarin meer dan één antwoord hoort"),
        Form::TakeNew => f.write_str("vraag de vragenlijst die nu geldt, en neem de antwoorden daarin over"),
        Form::PasteValues => f.write_str("typ de waarde zelf, of plak haar als waarde (plakken speciaal)"),
        Form::TypeAsText => f.write_str("maak de cel op als tekst, en typ het opnieuw"),
        Form::Unjoin => f.write_str("splits de samengevoegde cellen, en kijk na waar de antwoorden stonden"),
        Form::PutBack => f.write_str("neem de oorspronkelijke vragenlijst; bladen mogen anders heten en rijen mogen verplaatst zijn, de verborgen kenmerken moeten blijven"),
        Form::TitleOf { kind: "price", tender } => write!(f, "Prijsblad: {tender}"),
        Form::TitleOf { tender, .. } => write!(f, "Vragenlijst voor inschrijvers: {tender}"),
        Form::Authority(name) => write!(f, "Aanbestedende dienst: {name}"),
        Form::Deadline(when) => write!(f, "Uiterste termijn voor ontvangst: {when}"),
        Form::How("price") => f.write_str("Vul de gele cellen op het blad Prijs in.\nNeem het kenmerk van uw inschrijving over uit de vragenlijst.\nBewaar het bestand als XLSX of ODS en dien het apart in, zoals de stukken voorschrijven."),
        Form::How(_) => f.write_str("Vul alleen de gele cellen in. De andere cellen zijn beveiligd, zonder wachtwoord.\nBegin met het blad Inschrijving, daarna de bladen met vragen, de partijen, de onderdelen en de bewijsmiddelen.\nLaat leeg wat u niet weet of niet wilt zeggen. Een lege cel is geen antwoord en telt niet als nee; de stand per blad telt mee.\nKies uit de lijst waar een lijst is. Schrijf bij meerkeuzevragen ja achter elke regel die geldt.\nGetallen: 12 of 12,5. Bedragen: 412500,00 zonder punten. Percentages: 50 of 50 %. Datums: 2026-11-30 of 30-11-2026.\nLanden: codes van twee letters met komma's ertussen, zoals NL, DE.\nBewijsmiddelen: geef elk document een kort kenmerk op het blad Bewijsmiddelen, en noem dat kenmerk bij het antwoord.\nTyp waarden zelf: formules en samengevoegde cellen worden geweigerd.\nKijk uw antwoorden na voordat u indient: keur check uw-bestand.xlsx zegt per cel wat er ontbreekt, en wat uw antwoorden geven."),
        Form::HowHead => f.write_str("Zo vult u deze werkmap in"),
        Form::SheetsHead => f.write_str("Stand per blad"),
        Form::SheetStart => f.write_str("Begin"),
        Form::SheetBid => f.write_str("Inschrijving"),
        Form::SheetPrice => f.write_str("Prijs"),
        Form::SheetOther => f.write_str("Overige feiten"),
        Form::SheetLists => f.write_str("Lijsten"),
        Form::SheetOf("party") => f.write_str("Partijen"),
        Form::SheetOf("owner") => f.write_str("Eigenaren"),
        Form::SheetOf("component") => f.write_str("Onderdelen"),
        Form::SheetOf("verified") => f.write_str("Nagekeken bewijsmiddelen"),
        Form::SheetOf(_) => f.write_str("Bewijsmiddelen"),
        Form::NoteOf("party") => f.write_str("Elke rechtspersoon die meedoet of een eigenaar is: uzelf, onderaannemers, moedermaatschappijen. Eén per regel."),
        Form::NoteOf("owner") => f.write_str("Wie van welke partij eigenaar is, met het belang. Eén eigenaar per regel; beide partijen staan op het blad Partijen."),
        Form::NoteOf("component") => f.write_str("Waar de dienst uit bestaat en wie wat draait. Eén onderdeel per regel."),
        Form::NoteOf("verified") => f.write_str("Bewijsmiddelen die u hebt bekeken en die kloppen. Eén per regel; leeg laten mag."),
        Form::NoteOf(_) => f.write_str("De documenten die uw antwoorden ondersteunen. Noem van elk het bestand óf het webadres."),
        Form::Head(key) => f.write_str(match *key {
            "nr" => "Nr.",
            "question" => "Vraag",
            "help" => "Toelichting op de vraag",
            "how" => "Zo in te vullen",
            "answer" => "Antwoord",
            "evidence" => "Bewijsmiddelen (kenmerken)",
            "statement" => "Toelichting bij het antwoord",
            "equivalent" => "Gelijkwaardig alternatief",
            "confidential" => "Vertrouwelijk, omdat",
            "state" => "Stand",
            _ => "Blad",
        }),
        Form::Answered => f.write_str("beantwoord"),
        Form::Open => f.write_str("open"),
        Form::Rows => f.write_str("regels"),
        Form::Yes => f.write_str("ja"),
        Form::No => f.write_str("nee"),
        Form::AsText => f.write_str("Tekst"),
        Form::AsYesNo => f.write_str("Ja of nee"),
        Form::AsWhole => f.write_str("Heel getal"),
        Form::AsNumber => f.write_str("Getal"),
        Form::AsPercent => f.write_str("Percentage, zoals 50 of 50 %"),
        Form::AsMoney => f.write_str("Bedrag"),
        Form::AsDay => f.write_str("Datum, zoals 2026-11-30"),
        Form::AsOption => f.write_str("Kies één antwoord uit de lijst:"),
        Form::AsSet => f.write_str("Schrijf hieronder ja achter elke regel die geldt"),
        Form::AsCountry => f.write_str("Landcode van twee letters, zoals NL"),
        Form::AsCountries => f.write_str("Landcodes met komma's ertussen, zoals NL, DE"),
        Form::AsStatement => f.write_str("Beschrijf het in uw woorden. Beoordelaars kiezen op grond daarvan:"),
        Form::AsNothing => f.write_str("Hier is geen antwoord nodig; wat u toevoegt mag een bewijsmiddel, toelichting of alternatief zijn"),
        Form::Unit(unit) => write!(f, "in {unit}"),
        Form::AtLeast(least) => write!(f, "minstens {least}"),
        Form::AtMost(most) => write!(f, "hoogstens {most}"),
        Form::Between(least, most) => write!(f, "van {least} tot en met {most}"),
        Form::Why(text) => write!(f, "Waarom: {text}"),
        Form::Link(text) => write!(f, "Verband met de opdracht: {text}"),
        Form::Grounds(text) => write!(f, "Grondslag: {text}"),
        Form::Proof(kinds) => write!(f, "Bewijsmiddel, één van: {kinds}"),
        Form::FollowsFrom(facts) => write!(f, "Volgt uit: {facts}"),
        Form::FollowsFromChain => f.write_str("Volgt uit de bladen Partijen, Eigenaren en Onderdelen"),
        Form::CountsFor(criteria) => write!(f, "Telt voor: {criteria}"),
        Form::Rejects => f.write_str("sluit uit"),
        Form::Chosen => f.write_str("geldt"),
        Form::NoneOfThese => f.write_str("Niets: er is niets te noemen"),
        Form::Question(table, key) => f.write_str(question(table, key)),
        Form::Hint(table, key) => f.write_str(hint(table, key)),
        Form::Composed(text) => text.say(Lang::Nl, f),
        Form::Pick => f.write_str("Kies een antwoord uit de lijst, of laat de cel leeg."),
        Form::WriteNumber => f.write_str("Hier hoort een getal binnen de grenzen die ernaast staan."),
        Form::WriteDay => f.write_str("Hier hoort een datum, zoals 2026-11-30."),
        Form::Judging(judging) => super::judging::say(judging, f),
        Form::WorkbookByTender => f.write_str("zet de werkmap in de map van de aanbesteding, of in een map daarin"),
        Form::IsWorkbook(file) => write!(f, "`{file}` is een werkmap; hier is een inschrijving in TOML nodig"),
        Form::ReadFirst => f.write_str("`keur form read WERKMAP` maakt er een inschrijving van; `keur check WERKMAP` kijkt haar na zoals zij is"),
        Form::Outlook(given) => outlook(given, f),
        Form::RulesAre(digest) => write!(f, "Beoordelingsregels: sha256:{digest}"),
    }
}

/// What is asked under a key.
fn question(table: &str, key: &str) -> &'static str {
    match (table, key) {
        ("bid", "id") => "Kenmerk van uw inschrijving",
        ("bid", "supplier") => "Naam van de inschrijver",
        ("bid", "party") => "Uw kenmerk op het blad Partijen",
        ("bid", "members") => "Combinanten",
        ("bid", "service") => "Naam van de aangeboden dienst",
        ("bid", "submitted") => "Moment van indienen",
        ("price", "amount") => "Inschrijfprijs zonder btw",
        ("price", "currency") => "Munt",
        ("price", _) => "Prijs vertrouwelijk, omdat",
        ("chain", _) => "Lagen die de dienst niet heeft",
        ("party", "id") | ("component", "id") | ("evidence", "id") => "Kenmerk",
        ("party", "name") => "Naam",
        ("party", "country") => "Land van de zetel",
        ("party", "kvk") => "KVK-nummer",
        ("party", "lei") => "LEI",
        ("party", "euid") => "EUID",
        ("party", "independent") => "Staat niemand boven deze partij?",
        ("party", "subject_to") => "Ook onder het recht van",
        ("owner", "of") => "Partij",
        ("owner", "party") => "Eigenaar",
        ("owner", "share") => "Belang in procenten",
        ("owner", "control") => "Zeggenschap?",
        ("component", "layer") => "Laag",
        ("component", "party") => "Wie het draait",
        ("component", "locations") => "Landen van opslag en verwerking",
        ("component", "access_from") => "Landen van het beheer",
        ("component", "holds") => "Wat het bewaart",
        ("component", "readable") => "Ooit leesbaar voor wie het draait?",
        ("component", "depends_on") => "Leunt op",
        ("component", "replaceable_in") => "Te vervangen in (dagen)",
        ("verified", "bid") => "Inschrijving",
        ("verified", "evidence") => "Kenmerk van het bewijsmiddel",
        ("verified", "by") => "Bekeken door",
        ("verified", "date") => "Bekeken op",
        ("evidence", "kind") => "Soort",
        ("evidence", "title") => "Titel",
        ("evidence", "file") => "Bestand",
        ("evidence", "url") => "of webadres",
        ("evidence", "sha256") => "SHA-256",
        ("evidence", "page") => "Bladzijde",
        ("evidence", "issuer") => "Afgegeven door",
        ("evidence", "issued") => "Afgegeven op",
        ("evidence", "expires") => "Geldig tot en met",
        _ => "Vertrouwelijk, omdat",
    }
}

/// How it is to be answered.
fn hint(table: &str, key: &str) -> &'static str {
    match (table, key) {
        ("bid", "id") => "Kort, zonder spaties: letters, cijfers, punt, streepje. Verplicht.",
        ("bid", "supplier") => "Zoals in het handelsregister. Verplicht.",
        ("bid", "party") => "Het kenmerk waaronder u zelf op het blad Partijen staat.",
        ("bid", "members") => {
            "Bij een gezamenlijke inschrijving: de kenmerken van alle combinanten, met komma's."
        }
        ("bid", "service") => "Zoals u haar aanbiedt.",
        ("bid", "submitted") => "Mag leeg blijven. Met tijdzone: 2026-10-30T14:02:00+01:00",
        ("price", "amount") => "Bedrag zoals het prijzenblad van de aanbesteding het bepaalt: 412500,00",
        ("price", "currency") => "Muntcode van drie letters, zoals EUR.",
        ("price", _) => "Alleen als de prijs niet gedeeld mag worden: de reden.",
        ("chain", _) => {
            "Namen uit de lijst op het blad Onderdelen, met komma's: wat er niet is, hoeft niet verantwoord."
        }
        ("party", "id") => "kort, uniek",
        ("party", "name") => "statutaire naam",
        ("party", "country") | ("party", "subject_to") => "landcode, zoals NL",
        ("party", "kvk") => "acht cijfers",
        ("party", "lei") => "twintig tekens",
        ("party", "euid") => "mag leeg",
        ("party", "independent") => "ja: niemand heeft zeggenschap",
        ("owner", "of" | "party") => "kenmerk op Partijen",
        ("owner", "share") => "51 of 51 %",
        ("owner", "control") => "alleen als het anders is dan meer dan 50 %",
        ("component", "id") => "kort, uniek",
        ("component", "party") => "kenmerk op Partijen",
        ("component", "locations" | "access_from") => "NL, DE",
        ("component", "layer" | "holds") | ("evidence", "kind") => "kies uit de lijst",
        ("component", "readable") => "nee: ook tijdens het verwerken nooit",
        ("component", "depends_on") => "kenmerken, met komma's",
        ("component", "replaceable_in") => "getal",
        ("evidence", "id") => "kort, uniek; noem het bij uw antwoord",
        ("evidence", "file") => "bewijs/statuten.pdf",
        ("evidence", "url") => "https://…",
        ("evidence", "sha256") => "mag leeg",
        ("evidence", "page") => "zoals 3-4",
        ("verified", "bid") => "kies uit de lijst",
        ("verified", "evidence") => "zoals het bij de inschrijving staat",
        ("verified", "by") => "afdeling of rol",
        ("verified", "date") => "2026-11-30",
        ("evidence", "issued" | "expires") => "2026-11-30",
        (_, "confidential") => "reden, anders leeg",
        _ => "",
    }
}

/// What answers give.
fn outlook(given: &Outlook, f: &mut Formatter<'_>) -> Result {
    let Outlook { verdict, reasons, score, open, judged, all } = given;
    let verdict = match *verdict {
        "admissible" => "geldig",
        "rejected" => "ongeldig",
        _ => "nog niet vast te stellen of de inschrijving geldig is",
    };
    write!(f, "met deze antwoorden: {verdict}")?;
    let reasons: Vec<String> = reasons.iter().filter_map(|(name, id)| reason(name, id)).collect();
    if !reasons.is_empty() {
        write!(f, " ({})", reasons.join("; "))?;
    }
    if let Some([score, worst, best]) = score {
        let [score, worst, best] = [score, worst, best].map(|plain| localised(plain, Lang::Nl));
        write!(f, "; score {score} van 100")?;
        if worst != best {
            write!(f, ", die nog tussen {worst} en {best} kan uitkomen")?;
        }
    }
    if *open == 0 {
        write!(f, "; geen van de {all} criteria staat open")?;
    } else {
        write!(
            f,
            "; van {all} criteria {} er {open} geen antwoord dat telt",
            if *open == 1 { "heeft" } else { "hebben" }
        )?;
    }
    if *judged > 0 {
        let verb = if *judged == 1 { "wacht" } else { "wachten" };
        write!(f, "; {judged} {verb} nog op beoordelaars")?;
    }
    Ok(())
}

/// Why a bid is not admissible, where the bidder can do something about it.
fn reason(name: &str, id: &str) -> Option<String> {
    Some(match name {
        "gate-failed" => format!("minimumeis `{id}` is niet gehaald"),
        "knock-out" => format!("het antwoord op `{id}` sluit uit"),
        "gate-unknown" => format!("minimumeis `{id}` staat nog niet vast"),
        "knock-out-open" => format!("`{id}` is nog open"),
        "price-open" => "er is geen prijs".to_owned(),
        _ => return None,
    })
}
