//! What the workbook of a tender says, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::{Composed, plural};

/// Writes a text of or about the workbook of a tender in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Composed, f: &mut Formatter<'_>) -> Result {
    match text {
        Composed::About => f.write_str("Schrijf de aanbesteding zelf als werkmap (XLSX of ODS): gewichten, minimumeisen, gunning en termijnen, om daar te wijzigen"),
        Composed::Next(file) => write!(f, "Wijzig de gele cellen van `{file}`; `keur form read {file} --force` neemt uw wijzigingen over in de aanbesteding"),
        Composed::Same { file, to } => write!(f, "in `{file}` is niets gewijzigd: {to}"),
        Composed::Took { file, to, changes } => write!(f, "`{file}`: {changes} {} overgenomen in {to}", plural(*changes, "wijziging", "wijzigingen")),
        Composed::NeedsForce { to, changes } => write!(f, "`{to}` bestaat: met `--force` {} de {changes} {} erin, met `-o` in een ander bestand", plural(*changes, "komt", "komen"), plural(*changes, "wijziging", "wijzigingen")),
        Composed::IsLocked { to } => write!(f, "de beoordelingsregels zijn vastgesteld (keur.lock), en `{to}` blijft daarom zoals het is: schrijf het voorstel met `-o` naar een ander bestand, en stel het na een nota van inlichtingen vast met `keur publish --amend`"),
        Composed::LockedNote => f.write_str("de beoordelingsregels zijn vastgesteld (keur.lock): dit is een voorstel, dat pas geldt na `keur publish --amend` en een nota van inlichtingen"),
        Composed::OtherTender { found, this } => write!(f, "deze werkmap is van de aanbesteding `{found}`, en niet van `{this}`"),
        Composed::OtherText { found, this } => write!(f, "deze werkmap is gemaakt van een andere tekst van de aanbesteding (sha256:{found}) dan die er nu staat (sha256:{this})"),
        Composed::OtherRules { found, this } => write!(f, "sinds deze werkmap is een catalogus gewijzigd: zij is gemaakt bij de regels sha256:{found}, en nu gelden sha256:{this}"),
        Composed::CannotChange => f.write_str("dit staat zo in het bestand van de aanbesteding dat het niet te wijzigen is zonder iets anders te raken"),
        Composed::NotNegative => f.write_str("een gewicht ligt niet onder nul"),
        Composed::NewNeeds("group") => f.write_str("kies in deze rij ook het thema waarvoor de minimumeis geldt"),
        Composed::NewNeeds("kind") => f.write_str("kies in deze rij ook wat er ten minste gehaald moet worden"),
        Composed::NewNeeds(_) => f.write_str("vul in deze rij ook het minimum in"),
        Composed::NewUnused(_) => f.write_str("dit soort minimumeis geldt niet voor één thema: laat deze cel leeg"),
        Composed::DropOrChange => f.write_str("deze minimumeis vervalt, of zij krijgt een ander minimum: niet allebei"),
        Composed::IsTender => f.write_str("dit is de werkmap van een aanbesteding, en geen vragenlijst: `keur form read` neemt haar terug in het bestand van de aanbesteding"),
        Composed::WriteAnew => f.write_str("schrijf een nieuwe werkmap met `keur form tender` en neem uw wijzigingen daarin over"),
        Composed::ByHand => f.write_str("vaak staat er een opmerking midden in een lijst; wijzig dit in het bestand zelf"),
        Composed::Title(tender) => write!(f, "De aanbesteding: {tender}"),
        Composed::How => f.write_str("Vul alleen gele cellen in of wijzig ze. Een lege cel betekent dat de aanbesteding er niets over zegt; dan geldt wat ernaast staat.\nBegin bij Aanbesteding en Opdracht. Kies daarna gewichten en minimumeisen, en ten slotte de gunning. Het blad Voorbeeld rekent mee.\nBladen mogen anders heten, en eigen bladen, rijen en kolommen mogen erbij. Verwijder geen verborgen rijen of kolommen.\nLees de werkmap terug met `keur form read`. Alleen wat u wijzigde, verandert in het bestand; opmerkingen en volgorde blijven staan.\nVerandert u profiel, opdracht of catalogus, lees de werkmap dan eerst terug en schrijf een nieuwe: welke criteria er zijn, rekent keur zelf uit."),
        Composed::BaseIs(digest) => write!(f, "Gemaakt van de tekst met digest sha256:{digest}. Verandert het bestand daarna, dan wordt deze werkmap geweigerd."),
        Composed::Published => f.write_str("Let op: de beoordelingsregels zijn vastgesteld. Wat u hier wijzigt, is een voorstel voor een nota van inlichtingen."),
        Composed::Sheet(name) => f.write_str(sheet(name)),
        Composed::Note(name) => f.write_str(note(name)),
        Composed::Section(name) => f.write_str(section(name)),
        Composed::Head(name) => f.write_str(head(name)),
        Composed::Question(key) => f.write_str(question(key)),
        Composed::Hint(key) => f.write_str(hint(key)),
        Composed::Option(key, id) => f.write_str(option(key, id)),
        Composed::Ident(id) => write!(f, "Kenmerk: {id}. Het kenmerk ligt vast."),
        Composed::CatalogueIs { id, version } => write!(f, "catalogus {id}, versie {version}"),
        Composed::ProfileOf(title) => write!(f, "Profiel van {title}"),
        Composed::ProfileNow(profile) => write!(f, "Bepaalt gewichten, minimumeisen en vragen. Leeg: {profile}."),
        Composed::ShareOf(title) => write!(f, "Aandeel van {title} in de kwaliteitsscore"),
        Composed::ValueOf(title) => write!(f, "Waarde van {title}"),
        Composed::Tie(n) => write!(f, "Bij gelijke uitkomst, regel {n}"),
        Composed::TieGroup(id) => write!(f, "het hoogste aandeel op thema {id}"),
        Composed::TieCriterion(id) => write!(f, "de meeste punten op criterium {id}"),
        Composed::UsualIs(said) => write!(f, "Leeg: {said}."),
        Composed::NoUsual => f.write_str("Leeg: niet gezegd; wat ervan afhangt, wordt gevraagd."),
        Composed::NoneOfThese => f.write_str("geen van deze"),
        Composed::NotApplicable(all) => write!(f, "Bij deze opdracht niet gevraagd: {}.", all.join(", ")),
        Composed::NoContext => f.write_str("De catalogi van deze aanbesteding vragen niets over de opdracht."),
        Composed::Pick => f.write_str("Kies uit de lijst, of laat de cel leeg."),
        Composed::Number => f.write_str("Hier hoort een getal."),
        Composed::NotBelowZero => f.write_str("Hier hoort een getal van nul of meer."),
        Composed::ProfileChanged => f.write_str("Het profiel is gewijzigd: de kolom Gebruikelijk hoort nog bij het vorige. Lees de werkmap eerst terug."),
        Composed::Differ => f.write_str("bedragen van 100 wijken af van wat keur rekende toen deze werkmap werd geschreven (0 zolang u niets wijzigt)"),
        Composed::New(n) => write!(f, "Nieuwe minimumeis {n}"),
        Composed::OwnGate => f.write_str("deze aanbesteding"),
        Composed::OfCatalogue => f.write_str("catalogus of profiel"),
        Composed::Unit(name) => f.write_str(unit(name)),
        Composed::Bid(letter) => write!(f, "Inschrijving {letter}"),
        Composed::Levels(all) => write!(f, "Niveaus: {all}"),
        Composed::ExampleNotes => f.write_str("Score en prijs zijn verzonnen. Op elk thema heeft een inschrijving hier hetzelfde aandeel als haar kwaliteitsscore.\nDe uitkomst volgt de wijze van gunnen, de formule en de gewichten van het blad Gunning, ook als u die verandert.\nDe twee kolommen volgens keur zijn gerekend door de code die inschrijvingen rangschikt, bij de aanbesteding zoals die was.\nRegels voor gelijke uitkomst worden hier niet toegepast: wie gelijk is, deelt een rang."),
        Composed::NoFigure => f.write_str("niet te rekenen"),
    }
}

fn sheet(name: &str) -> &'static str {
    match name {
        "start" => "Begin",
        "tender" => "Aanbesteding",
        "context" => "Opdracht",
        "weights" => "Gewichten",
        "gates" => "Minimumeisen",
        "award" => "Gunning",
        "example" => "Voorbeeld",
        _ => "Lijsten",
    }
}

fn note(name: &str) -> &'static str {
    match name {
        "tender" => {
            "Wat de aankondiging zegt, met welke catalogi wordt beoordeeld, en hoe open en onbewezen antwoorden tellen."
        }
        "context" => {
            "Wat er wordt ingekocht. Deze antwoorden bepalen welke criteria gelden, voor elke inschrijver gelijk."
        }
        "weights" => {
            "Een eigen gewicht vervangt het gebruikelijke van dat thema. Gewichten hoeven samen geen 100 te zijn: de kolom Van 100 rekent om."
        }
        "gates" => "Een inschrijving die een minimumeis niet haalt, is ongeldig, hoe hoog de score ook is.",
        "award" => {
            "Hoe kwaliteit en prijs samen een volgorde geven. Vul alleen in wat bij de gekozen wijze hoort."
        }
        "example" => {
            "Drie verzonnen inschrijvingen. U mag score en prijs veranderen; keur leest dit blad niet terug."
        }
        _ => "",
    }
}

fn section(name: &str) -> &'static str {
    match name {
        "tender" => "De aanbesteding",
        "catalogues" => "Catalogi en profielen",
        "policy" => "Hoe antwoorden en prijzen worden behandeld",
        "award" => "Kwaliteit en prijs",
        "values" => "Waarde per thema, bij gunnen op waarde",
        "ties" => "Gelijke uitkomst",
        "new" => "Nieuwe minimumeisen: een rij per eis",
        _ => "Zoals keur het rekende toen deze werkmap werd geschreven",
    }
}

fn head(name: &str) -> &'static str {
    match name {
        "question" => "Vraag",
        "hint" => "Uitleg, en wat geldt als de cel leeg is",
        "answer" => "In te vullen",
        "sheet" => "Blad",
        "about" => "Waarvoor",
        "id" => "Kenmerk",
        "title" => "Thema en criteria",
        "usual" => "Gebruikelijk gewicht",
        "own" => "Eigen gewicht",
        "holds" => "Gewicht dat geldt",
        "hundred" => "Van 100",
        "keur" => "Van 100 volgens keur",
        "drop" => "Vervalt",
        "gate" => "Minimumeis",
        "words" => "In woorden",
        "why" => "Waarom",
        "minimum" => "Minimum",
        "unit" => "Eenheid",
        "from" => "Van",
        "kind" => "Wat ten minste gehaald wordt",
        "of" => "Thema",
        "name" => "Naam",
        "bid" => "Inschrijving",
        "score" => "Kwaliteitsscore",
        "price" => "Prijs",
        "quality-part" => "Voor kwaliteit",
        "price-part" => "Voor de prijs",
        "figure" => "Uitkomst",
        "rank" => "Rang",
        "figure-keur" => "Uitkomst volgens keur",
        _ => "Rang volgens keur",
    }
}

fn question(key: &str) -> &'static str {
    match key {
        "tender:title" | "tender:title.nl" => "Naam van de aanbesteding",
        "tender:title.en" => "Naam in het Engels",
        "tender:authority" => "Aanbestedende dienst",
        "tender:notice" => "Aankondiging",
        "tender:procedure" => "Procedure waarvan dit een perceel is",
        "tender:language" => "Taal van de procedure",
        "tender:published" => "Dag van publicatie",
        "tender:questions_until" => "Laatste dag voor vragen",
        "tender:deadline" => "Uiterste termijn voor ontvangst",
        "tender:as_of" => "Peildatum",
        "policy:unsupported" => "Een antwoord zonder geldig bewijsmiddel",
        "policy:evidence_from" => "Wie bewijsmiddelen levert",
        "policy:unanswered_level" => "Een criterium zonder antwoord, in een niveau",
        "policy:assessors" => "Hoe beoordelaars tot één oordeel komen",
        "policy:dropped_bids" => "Als een geldige inschrijving later afvalt",
        "policy:spread" => "Stappen die beoordelaars uiteen mogen liggen",
        "policy:price_after_quality" => "Prijzen dicht tot de kwaliteit vaststaat",
        "award:method" => "Wijze van gunnen",
        "award:formula" => "Formule voor de prijs",
        "award:quality_weight" => "Gewicht van kwaliteit",
        "award:price_weight" => "Gewicht van de prijs",
        "award:floor" => "Bodemprijs",
        "award:ceiling" => "Plafondprijs",
        "award:currency" => "Munteenheid",
        "award:decimals" => "Decimalen die getoond worden",
        "award:round" => "Afronden voor de rangorde, op zoveel decimalen",
        "award:winners" => "Aantal winnaars",
        _ => "Abnormaal laag vanaf",
    }
}

fn hint(key: &str) -> &'static str {
    match key {
        "tender:procedure" => "Alleen als de opdracht in percelen is verdeeld.",
        "tender:notice" => "Bijvoorbeeld het TenderNed-kenmerk.",
        "tender:language" => "Leeg: Nederlands.",
        "tender:published" | "tender:questions_until" => "Een datum, zoals 2026-11-30.",
        "tender:as_of" => "Op deze dag moet een bewijsmiddel geldig zijn. Een datum, zoals 2026-12-01.",
        "tender:deadline" => {
            "Met tijdzone, zoals 2026-11-30T12:00:00+01:00. Wintertijd is +01:00, zomertijd +02:00. Wat later binnenkomt, is ongeldig."
        }
        "policy:unsupported" => "Leeg: telt mee, en wordt gemeld.",
        "policy:evidence_from" => "Leeg: iedere inschrijver.",
        "policy:unanswered_level" => "Leeg: het niveau staat dan niet vast.",
        "policy:assessors" => "Leeg: zij stellen samen één oordeel vast.",
        "policy:dropped_bids" => {
            "Telt alleen bij formules die van andere prijzen afhangen. Leeg: opnieuw rekenen."
        }
        "policy:spread" => "Liggen zij verder uiteen, dan vraagt keur om een gezamenlijk oordeel. Leeg: 1.",
        "policy:price_after_quality" => "Prijzen staan dan op een eigen prijsblad. Leeg: nee.",
        "award:method" => "Leeg: op kwaliteit alleen.",
        "award:formula" => "Alleen bij kwaliteit en prijs gewogen.",
        "award:quality_weight" | "award:price_weight" => {
            "Alleen bij kwaliteit en prijs gewogen. Alleen de verhouding tussen beide telt voor de rangorde."
        }
        "award:floor" => "Alleen bij een vaste lijn: tot en met dit bedrag alle prijspunten.",
        "award:ceiling" => "Alleen bij een vaste lijn: vanaf dit bedrag geen prijspunten.",
        "award:currency" => "Drie letters. Leeg: EUR.",
        "award:decimals" => "Leeg: 2.",
        "award:round" => {
            "Alleen als de aanbestedingsstukken dat zeggen. Leeg: de rangorde volgt uit de exacte uitkomst."
        }
        "award:winners" => "Leeg: 1.",
        "award:abnormally_low" => {
            "Zoveel procent onder het gemiddelde van de andere prijzen: een melding, nooit vanzelf een afwijzing."
        }
        "share" => {
            "Vul dit voor alle catalogi in of voor geen enkele. Leeg: gewichten van alle thema's samen."
        }
        "value" => "Wat een aandeel van 100 procent op dit thema waard is.",
        "tie" => "Op volgorde; loting alleen als laatste. Leeg: een gedeelde plaats.",
        _ => "",
    }
}

fn option(key: &str, id: &str) -> &'static str {
    match (key, id) {
        ("language", "nl") => "Nederlands",
        ("language", _) => "Engels",
        ("unsupported", "flag") => "telt mee, en wordt gemeld",
        ("unsupported", _) => "levert niets op tot er bewijs is",
        ("evidence_from", "all") => "iedere inschrijver",
        ("evidence_from", _) => "alleen de eerste in rang",
        ("unanswered_level", "unknown") => "het niveau staat dan niet vast",
        ("unanswered_level", _) => "telt niet mee voor het niveau",
        ("assessors", "consensus") => "samen één oordeel",
        ("assessors", _) => "het gemiddelde van hun punten",
        ("dropped_bids", "recompute") => "opnieuw rekenen zonder haar",
        ("dropped_bids", _) => "haar prijs blijft meetellen in de formule",
        ("method", "quality") => "op kwaliteit alleen",
        ("method", "weighted") => "kwaliteit en prijs gewogen",
        ("method", "value") => "gunnen op waarde",
        ("method", _) => "kwaliteit per euro",
        ("formula", "absolute-linear") => "vaste lijn van bodemprijs naar plafondprijs",
        ("formula", "lowest-ratio") => "laagste prijs gedeeld door de prijs",
        ("formula", "relative-linear") => "lijn van de laagste naar de hoogste prijs",
        ("formula", _) => "lijn van de laagste prijs naar het dubbele daarvan",
        ("new", "level") => "niveau over alle criteria",
        ("new", "group-level") => "niveau op één thema",
        ("new", "group-share") => "percentage van de punten op één thema",
        ("new", "score") => "kwaliteitsscore van 100",
        ("new", _) => "prijs, ten hoogste",
        ("tie", "score") => "de hoogste kwaliteitsscore",
        ("tie", "price") => "de laagste prijs",
        (_, _) => "loting, door mensen",
    }
}

fn unit(name: &str) -> &'static str {
    match name {
        "level" => "niveau, ten minste",
        "share" => "procent van de punten, ten minste",
        "points" => "punten, ten minste",
        "score" => "kwaliteitsscore, ten minste",
        "price" => "prijs, ten hoogste",
        _ => "hier niet te wijzigen",
    }
}
