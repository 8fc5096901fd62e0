//! The questions by which a tender is composed at the terminal, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::asked::{Asked, Part, Pick, Quest};
use crate::lang::{Lang, Say, day, plural};

const NL: Lang = Lang::Nl;

/// Writes a text of the conversation in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Asked, f: &mut Formatter<'_>) -> Result {
    match text {
        Asked::Flag => f.write_str("Stel de vragen in de terminal, en schrijf `tender.toml` uit de antwoorden"),
        Asked::Intro(file) => write!(f, "U beantwoordt vragen, en Keur schrijft daaruit {file}. Pas als u aan het einde ja zegt, wordt er iets geschreven."),
        Asked::Replaces(file) => write!(f, "Let op: {file} bestaat al. Zegt u aan het einde ja, dan wordt het overschreven."),
        Asked::Locked(file) => write!(f, "de beoordelingsregels van deze aanbesteding zijn vastgesteld (`{file}`): zij worden hier niet opnieuw opgesteld; wijzig `tender.toml`, en stel de wijziging vast met `keur publish --amend`"),
        Asked::Part(part) => f.write_str(match part {
            Part::Tender => "De aanbesteding",
            Part::Days => "Data",
            Part::Catalogue => "Catalogus en profiel",
            Part::Bought => "Wat er gekocht wordt",
            Part::Weights => "Gewichten",
            Part::Minima => "Minimumeisen",
            Part::Policy => "Bewijs en beoordelaars",
            Part::Award => "Gunning",
            Part::End => "Samenvatting",
        }),
        Asked::Ask(quest) => ask(quest, f),
        Asked::About(quest) => about(quest, f),
        Asked::Ways => f.write_str("Enter neemt wat tussen [haken] staat; zonder haken laat Enter het weg. Van een lijst kunt u het nummer typen of het woord. Een streepje (-) laat weg wat niet moet. Met < (of: terug) gaat u een vraag terug, met ? krijgt u uitleg. Ctrl-D stopt zonder iets te schrijven."),
        Asked::Pick(pick) => self::pick(pick, f),
        Asked::Named { id, title } if title.is_empty() => f.write_str(id),
        Asked::Named { id, title } => write!(f, "{id}: {title}"),
        Asked::DependsOnOthers => f.write_str("Let op: de uitkomst van een inschrijving hangt dan af van de andere inschrijvingen."),
        Asked::WeightsNow => f.write_str("Zo weegt het nu. De laatste kolom is wat er van de 100 punten voor kwaliteit ten hoogste mee te halen is."),
        Asked::NotHundred => f.write_str("Samen is dat niet precies 100, doordat de catalogus de punten door een eigen getal deelt."),
        Asked::NoGates => f.write_str("De catalogus stelt met dit profiel geen minimumeisen."),
        Asked::Gates => f.write_str("De catalogus stelt met dit profiel deze minimumeisen. Een inschrijving die er een niet haalt, is ongeldig, hoe hoog de score ook is."),
        Asked::GatesSet => f.write_str("Deze minimumeisen gelden:"),
        Asked::Chosen => f.write_str("Dit komt er in de aanbesteding te staan:"),
        Asked::Line { what, said } => write!(f, "{}: {said}", what.text(NL)),
        Asked::Sound => f.write_str("Keur heeft deze regels nagekeken en vindt er niets op aan te merken."),
        Asked::Warnings(n) => write!(f, "Keur heeft deze regels nagekeken; {n} {} uw aandacht (u kunt met < terug, of het later met de hand veranderen):", plural(*n, "punt vraagt", "punten vragen")),
        Asked::More(n) => write!(f, "en nog {n}; `keur check` noemt ze alle"),
        Asked::Id => f.write_str("Kenmerk"),
        Asked::Title => f.write_str("Naam"),
        Asked::Authority => f.write_str("Aanbestedende dienst"),
        Asked::Notice => f.write_str("Aankondiging"),
        Asked::Published => f.write_str("Dag van publicatie"),
        Asked::QuestionsUntil => f.write_str("Vragen tot en met"),
        Asked::Deadline => f.write_str("Uiterste termijn voor ontvangst"),
        Asked::AsOf => f.write_str("Peildatum"),
        Asked::Catalogues => f.write_str("Catalogus"),
        Asked::Profile(catalogue) => write!(f, "Profiel van {catalogue}"),
        Asked::Dropped => f.write_str("Niet gestelde minimumeisen"),
        Asked::Unsupported => f.write_str("Antwoord zonder geldig bewijsmiddel"),
        Asked::Assessors => f.write_str("Beoordelaars"),
        Asked::Method => f.write_str("Gunningsmethode"),
        Asked::AwardWeights => f.write_str("Gewicht van kwaliteit en prijs"),
        Asked::Ends => f.write_str("Bodemprijs en plafondprijs"),
        Asked::PriceAfterQuality => f.write_str("Prijzen dicht tot de kwaliteit vastligt"),
        Asked::Tie => f.write_str("Bij gelijke uitkomst"),
        Asked::AbnormallyLow => f.write_str("Melding van een abnormaal lage prijs"),
        Asked::NotSaid => f.write_str("nog niet ingevuld"),
        Asked::Day(date) => f.write_str(&day(*date, NL)),
        Asked::First => f.write_str("dit is de eerste vraag"),
        Asked::Needed => f.write_str("hier is een antwoord nodig; met < gaat u een vraag terug"),
        Asked::NotOne { near: Some(near) } => write!(f, "dat staat niet in de lijst; bedoelt u `{near}`?"),
        Asked::NotOne { near: None } => f.write_str("dat staat niet in de lijst: typ een van de nummers of woorden die ervoor staan"),
        Asked::NotYesNo => f.write_str("antwoord met ja of nee"),
        Asked::NotAnId => f.write_str("een kenmerk heeft alleen letters zonder accenten, cijfers, `.`, `_` en `-`, begint met een letter of cijfer en is ten hoogste 64 tekens lang"),
        Asked::Hidden => f.write_str("er staan tekens in die niet te zien zijn; typ het antwoord opnieuw"),
        Asked::TooLong(most) => write!(f, "dat is te lang: ten hoogste {most} tekens"),
        Asked::NotText => f.write_str("dat is geen leesbare tekst (UTF-8); typ het antwoord opnieuw"),
        Asked::Unclear(form) => form.say(NL, f),
        Asked::NotAMoment => f.write_str("schrijf een dag met een tijd, zoals 26-02-2027 12:00"),
        Asked::NoTime => f.write_str("zet er de tijd bij, zoals 26-02-2027 12:00: op die dag zelf moet vaststaan tot hoe laat"),
        Asked::NotAnOffset => f.write_str("schrijf het verschil met UTC als +01:00, of kies een nummer"),
        Asked::Before { what, day: date } => write!(f, "dat is eerder dan {} ({})", lower(&what.text(NL)), day(*date, NL)),
        Asked::NotBelow => f.write_str("de plafondprijs moet hoger zijn dan de bodemprijs"),
        Asked::OutOfRange { least, most } => write!(f, "schrijf een getal van {least} tot en met {most}"),
        Asked::BelowZero => f.write_str("minder dan nul kan niet"),
        Asked::NotAWeight => f.write_str("schrijf het nummer van het subgunningscriterium en het nieuwe gewicht, zoals 3 25; of alleen Enter als de gewichten goed zijn"),
        Asked::Untrue(why) => write!(f, "zo kloppen de regels niet: {why}"),
        Asked::NoValue => f.write_str("bij gunnen op waarde is ten minste één subgunningscriterium een bedrag waard; geef dit een bedrag, of ga met < terug"),
        Asked::TooMany(most) => write!(f, "meer dan {most} kunnen het er niet zijn"),
        Asked::NotWhole => f.write_str("schrijf een geheel getal"),
        Asked::Next { folder } => write!(f, "Kijk de aanbesteding na met `keur check {folder}`, lees het hoofdstuk voor de stukken met `keur document {folder} -o beoordeling.docx`, en stel de regels vast met `keur publish {folder}`."),
        Asked::Ended => f.write_str("de invoer hield op: er is niets geschreven"),
        Asked::Declined => f.write_str("er is niets geschreven"),
        Asked::Endless => f.write_str("er kwam een regel zonder einde: er is niets geschreven"),
        Asked::Stuck(n) => write!(f, "{n} keer na elkaar kwam er geen bruikbaar antwoord: er is niets geschreven"),
        Asked::Much(n) => write!(f, "na {n} antwoorden was er nog geen einde: er is niets geschreven"),
    }
}

/// The text as it goes on in a sentence.
fn lower(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect()).unwrap_or_default()
}

fn ask(quest: &Quest, f: &mut Formatter<'_>) -> Result {
    f.write_str(match quest {
        Quest::Id => "Onder welk kenmerk staat de aanbesteding in bestanden en verslagen?",
        Quest::Title => "Hoe heet de aanbesteding?",
        Quest::Authority => "Wie is de aanbestedende dienst?",
        Quest::Notice => "Onder welk nummer is zij aangekondigd (zoals TenderNed 512345)?",
        Quest::Published => "Op welke dag wordt zij gepubliceerd (zoals 15-01-2027)?",
        Quest::QuestionsUntil => "Tot en met welke dag kunnen inschrijvers vragen stellen?",
        Quest::Deadline => "Wat is de uiterste termijn voor ontvangst, met de tijd (zoals 26-02-2027 12:00)?",
        Quest::Offset { day: date, time, summer: Some(summer) } => {
            let which = if *summer { "zomertijd" } else { "wintertijd" };
            return write!(f, "In Nederland en België is het op {} om {time} uur {which}. Welk verschil met UTC komt in de regels te staan?", day(*date, NL));
        }
        Quest::Offset { day: date, time, summer: None } => {
            return write!(f, "Op {} om {time} uur wordt in Nederland en België de klok verzet: die tijd is er niet, of tweemaal. Welk verschil met UTC geldt?", day(*date, NL));
        }
        Quest::AsOf => "Wat is de peildatum? Op die dag wordt beoordeeld of bewijsmiddelen geldig zijn.",
        Quest::Catalogues => "Welke catalogus gebruikt u? Meer dan een kan, met komma's ertussen.",
        Quest::Profile(catalogue) => return write!(f, "Welk profiel van {catalogue}?"),
        Quest::Context(question) => return f.write_str(question),
        Quest::Weights => "Wilt u een gewicht veranderen? Typ het nummer en het nieuwe gewicht (zoals 3 25); alleen het nummer laat de criteria zien; alleen Enter: de gewichten zijn goed.",
        Quest::Drop => "Welke hiervan stelt u niet? Nummers, met komma's ertussen; alleen Enter: u stelt ze allemaal.",
        Quest::Gate(0) => "Stelt u zelf een minimumeis? Alleen Enter: nee.",
        Quest::Gate(_) => "Stelt u zelf nog een minimumeis? Alleen Enter: nee.",
        Quest::GateGroup => "Op welk subgunningscriterium?",
        Quest::GateLevel => "Welk niveau moet ten minste gehaald worden?",
        Quest::GateShare => "Hoeveel procent van de punten moet ten minste gehaald worden?",
        Quest::GateTitle => "Onder welke naam staat deze minimumeis in de stukken?",
        Quest::Unsupported => "Hoe telt een antwoord zonder het geldige bewijsmiddel dat erbij hoort?",
        Quest::Assessors => "Wat telt, als verschillende beoordelaars hetzelfde antwoord beoordelen?",
        Quest::Method => "Hoe wordt er gegund?",
        Quest::Formula => "Volgens welke formule telt de prijs?",
        Quest::QualityWeight => "Hoe zwaar weegt de kwaliteit (zoals 60)?",
        Quest::PriceWeight => "Hoe zwaar weegt de prijs?",
        Quest::Floor => "Tot en met welk bedrag krijgt een prijs alle punten (de bodemprijs)?",
        Quest::Ceiling => "Vanaf welk bedrag krijgt een prijs geen punten meer (de plafondprijs)?",
        Quest::Value(group) => return write!(f, "Hoeveel euro is alles van {group} waard? Alleen Enter: niets."),
        Quest::PriceAfterQuality => "Blijven de prijzen dicht tot de beoordeling van de kwaliteit vastligt?",
        Quest::Tie => "Wat beslist bij een gelijke uitkomst, op volgorde? Met komma's ertussen.",
        Quest::AbnormallyLow => "Hoeveel procent onder het gemiddelde van de andere prijzen wordt een prijs als abnormaal laag gemeld (zoals 30)?",
        Quest::Write => "Zal ik dit schrijven?",
    })
}

fn about(quest: &Quest, f: &mut Formatter<'_>) -> Result {
    f.write_str(match quest {
        Quest::Id => "Een kort woord zonder spaties. Inschrijvingen, brieven en verslagen noemen het, en het verandert na publicatie niet meer.",
        Quest::Title => "De naam zoals hij boven de stukken en de brieven komt. Weet u hem nog niet: alleen Enter, en vul hem later in.",
        Quest::Authority => "De naam van uw organisatie zoals zij in de stukken en de brieven staat.",
        Quest::Notice => "Het nummer van de aankondiging op TenderNed of in het Publicatieblad. Meestal is het er nog niet: alleen Enter.",
        Quest::Published | Quest::QuestionsUntil => "Een dag als 15-01-2027, 15 januari 2027 of 2027-01-15. Waar niet te zien is wat de dag is en wat de maand (3/2/2027), vraagt Keur het opnieuw.",
        Quest::Deadline => "Wat later binnenkomt, is ongeldig, wanneer de kluis ook opengaat. Een dag met een tijd, als 26-02-2027 12:00 of 26 februari 2027 12:00 uur. Zonder uiterste termijn kan `keur publish` de regels niet vaststellen.",
        Quest::Offset { .. } => "De regels noemen het verschil met UTC (de wereldtijd) uitdrukkelijk, zodat een inschrijver of rechter op elke computer hetzelfde ogenblik leest. Zomertijd loopt van de laatste zondag van maart tot de laatste zondag van oktober (Richtlijn 2000/84/EG).",
        Quest::AsOf => "Een certificaat dat op de peildatum verlopen is, telt niet als geldig bewijsmiddel. Meestal is het de dag van de uiterste termijn. Zonder peildatum wordt geldigheid niet beoordeeld, en dat wordt gemeld.",
        Quest::Catalogues => "Een catalogus bevat de subgunningscriteria met vragen, antwoorden en punten. `keur catalogue show NAAM` laat zien wat erin staat. Een eigen catalogus noemt u met zijn pad, gezien vanuit de map van de aanbesteding, zoals ../onze-catalogus.",
        Quest::Profile(_) => "Een profiel zegt hoe zwaar elk subgunningscriterium weegt, welke minimumeisen gelden en soms wat niet gevraagd wordt. De gewichten kunt u zo dadelijk nog veranderen.",
        Quest::Context(_) => "Dit is een kenmerk van wat u koopt. Het bepaalt welke criteria gevraagd worden, voor elke inschrijver hetzelfde.",
        Quest::Weights => "De gewichten hoeven geen 100 te zijn: alleen hun verhouding telt. De laatste kolom zegt wat elk subgunningscriterium van de 100 punten voor kwaliteit waard is. Verandert u er een, dan veranderen de andere mee.",
        Quest::Drop => "Wat u niet stelt, komt onder `drop` in de regels te staan, zodat te zien is dat u het wegliet.",
        Quest::Gate(_) => "Een minimumeis staat los van de score: wie haar niet haalt, valt af. Stel haar alleen als de opdracht haar nodig heeft (proportionaliteit). Minimumeisen op één criterium, op de prijs of met een voorwaarde zet u er later met de hand bij.",
        Quest::GateGroup => "De minimumeis kijkt alleen naar de criteria van dit subgunningscriterium.",
        Quest::GateLevel => "Het laagste niveau onder de antwoorden telt: één antwoord eronder, en de inschrijving is ongeldig.",
        Quest::GateShare => "Van de punten die op dit subgunningscriterium te halen zijn. 50 betekent: ten minste de helft.",
        Quest::GateTitle => "Zo heet de minimumeis in het hoofdstuk Beoordeling en in de brieven.",
        Quest::Unsupported => "Een bewijsmiddel dat ontbreekt of verlopen is, maakt het antwoord niet onwaar. Melden laat de punten staan en toont wat er op het spel staat; niet tellen houdt punten en niveau in tot het bewijs er is.",
        Quest::Assessors => "Bij consensus overleggen de beoordelaars en leggen zij één oordeel vast. Bij het gemiddelde tellen hun losse scores, exact gemiddeld. Wat u hier kiest, moet in de stukken staan.",
        Quest::Method => "Na deze keuze volgt een rekenvoorbeeld met drie verzonnen inschrijvingen, uitgerekend zoals Keur het straks doet.",
        Quest::Formula => "Een absolute formule hangt alleen af van de prijs zelf: elke inschrijver kan haar vooraf narekenen. Bij een relatieve kan een inschrijving die wegvalt de volgorde van de andere veranderen.",
        Quest::QualityWeight | Quest::PriceWeight => "Alleen de verhouding telt. 60 en 40 is hetzelfde als 3 en 2.",
        Quest::Floor | Quest::Ceiling => "Bedragen zonder btw, als 300000 of 300.000,00. Schrijf geen 300.000: dat kan ook driehonderd zijn. Onder de bodemprijs levert een lagere prijs niets meer op; boven de plafondprijs kost een hogere niets meer.",
        Quest::Value(_) => "Bij gunnen op waarde wordt van de prijs afgetrokken wat de kwaliteit u waard is. Dit bedrag hoort bij alle punten; de helft van de punten geeft de helft van het bedrag.",
        Quest::PriceAfterQuality => "Ja: elke prijs staat in een eigen bestand (price.toml) en wordt niet gelezen tot `keur publish --quality` de beoordeling heeft vastgelegd. Zo kan de prijs de beoordelaars niet beïnvloeden.",
        Quest::Tie => "De regels worden op volgorde geprobeerd. Het lot (draw) kan alleen als laatste, en wordt door mensen getrokken en vastgelegd. Zonder regel krijgen gelijke inschrijvingen dezelfde plaats.",
        Quest::AbnormallyLow => "Een melding, geen uitsluiting: u vraagt dan eerst om uitleg. Er zijn ten minste drie prijzen voor nodig. Alleen Enter: geen melding.",
        Quest::Write => "Ja schrijft het bestand. Daarna kunt u het nog met de hand veranderen; `keur check` kijkt het na, en pas `keur publish` stelt de regels vast. Met < gaat u terug; nee schrijft niets.",
    })
}

fn pick(pick: &Pick, f: &mut Formatter<'_>) -> Result {
    f.write_str(match pick {
        Pick::Yes => "ja",
        Pick::No => "nee",
        Pick::Summer => "zomertijd in Nederland en België",
        Pick::Winter => "wintertijd in Nederland en België",
        Pick::GateOverall => "een niveau dat elk criterium ten minste haalt",
        Pick::GateGroupLevel => "een niveau voor één subgunningscriterium",
        Pick::GateGroupShare => "een deel van de punten van één subgunningscriterium",
        Pick::Flag => "het telt mee, en het ontbrekende bewijs wordt gemeld",
        Pick::Withhold => "het telt niet, zolang er geen geldig bewijs is",
        Pick::Consensus => "hun gezamenlijke oordeel (consensus)",
        Pick::Mean => "het gemiddelde van hun punten",
        Pick::TieScore => "de hogere score voor kwaliteit",
        Pick::TiePrice => "de lagere prijs",
        Pick::TieDraw => "het lot, getrokken door mensen; alleen als laatste",
        Pick::TieGroup(group) => return write!(f, "het hogere deel van de punten op {group}"),
        Pick::NameOverall(level) => return write!(f, "Overal ten minste {level}"),
        Pick::NameLevel { group, level } => return write!(f, "{group}: ten minste {level}"),
        Pick::NameShare { group, share } => {
            return write!(f, "{group}: ten minste {share} procent van de punten");
        }
        Pick::Criteria(n) => return write!(f, "{n} {}", plural(*n, "criterium", "criteria")),
    })
}
