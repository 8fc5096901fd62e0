//! What is said of a rehearsal, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::rehearse::{Nominal, PricesFrom, Rehearse};
use crate::lang::{Lang, list, plural};

/// Writes a text about a rehearsal in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Rehearse, f: &mut Formatter<'_>) -> Result {
    match text {
        Rehearse::Rehearse => f.write_str("Proefberekening vóór publicatie: val de eigen criteria aan met verzonnen inschrijvingen"),
        Rehearse::Path => f.write_str("Map of bestand van de aanbesteding (standaard: deze map)"),
        Rehearse::SeedFlag => f.write_str("Het getal waaruit de inschrijvingen worden getrokken; hetzelfde getal geeft dezelfde (standaard: 1)"),
        Rehearse::BudgetFlag => f.write_str("Hoeveel inschrijvingen worden verzonnen (standaard: 1000)"),
        Rehearse::PriceFlag => f.write_str("De geraamde prijs; de prijzen liggen daar tot 30 procent omheen, of tussen bodemprijs en plafondprijs als de aanbesteding die heeft"),
        Rehearse::BidsFlag => f.write_str("Schrijf de inschrijvingen die een gebrek laten zien in deze map, met de aanbesteding erbij: `keur score MAP` rekent het na"),
        Rehearse::Examples => f.write_str("  keur rehearse aanbesteding/ --price 400000\n  keur rehearse aanbesteding/ --bids proef/ && keur score proef/\n  keur rehearse aanbesteding/ -o memo.md"),
        Rehearse::NotAPrice(said) => write!(f, "`{said}` is geen prijs: schrijf een bedrag boven nul, zoals 400000 of 412500.50"),
        Rehearse::PriceOutside(said) => write!(f, "de prijs {said} ligt niet tussen de bodemprijs en de plafondprijs van de aanbesteding"),
        Rehearse::NotEmpty(folder) => write!(f, "in `{folder}` staat al iets; wat daar staat telt mee als u de map beoordeelt. Kies een andere map, of geef --force"),
        Rehearse::NothingToShow => f.write_str("er is geen gebrek gevonden dat inschrijvingen kunnen laten zien; er is niets geschreven"),
        Rehearse::Written { folder, bids } if bids.is_empty() => write!(f, "Reken het na: keur score {folder}"),
        Rehearse::Written { folder, bids } => write!(f, "Reken het na: keur score {folder}, en zonder de derde: keur score {}", bids.join(" ")),
        Rehearse::Closed => f.write_str("let op: de uiterste termijn voor ontvangst is verstreken; aan deze regels verandert niets meer"),
        Rehearse::Sealed => f.write_str("In de map is `price_after_quality` uitgezet: anders leest `keur score` de prijzen niet."),
        Rehearse::Remark { seed } => write!(f, "Verzonnen door `keur rehearse` (zaad {seed}) om de beoordelingsregels te beproeven. Geen echte inschrijver."),
        Rehearse::Supplier => f.write_str("Verzonnen inschrijver"),
        Rehearse::Statement => f.write_str("Verzonnen, om de beoordelingsregels te beproeven."),
        Rehearse::Internal => f.write_str("Intern: proefberekening voor wie de aanbesteding opstelt. Hoort niet bij de aanbestedingsstukken."),
        Rehearse::Made { made, seed } => write!(f, "{made} {} met zaad {seed}, elk gelezen en beoordeeld als een echte. Zij laten zien wat deze regels toelaten, niet wat de markt zal doen.", plural(*made, "verzonnen inschrijving", "verzonnen inschrijvingen")),
        Rehearse::Assumes { judged: true } => f.write_str("Aangenomen is dat elk bewijsmiddel er is en geldt, en dat beoordelaars bij elk criterium elk antwoord kunnen kiezen."),
        Rehearse::Assumes { judged: false } => f.write_str("Aangenomen is dat elk bewijsmiddel er is en geldt."),
        Rehearse::Unreadable(n) => write!(f, "{n} {} niet te beoordelen: de regels vragen iets wat een inschrijving niet zo kan opgeven. Zie keur check.", plural(*n, "verzonnen inschrijving was", "verzonnen inschrijvingen waren")),
        Rehearse::Prices { lowest, highest, reference, from } => {
            let why = match from {
                PricesFrom::FloorAndCeiling => "de bodemprijs en de plafondprijs van de aanbesteding",
                PricesFrom::Given => "30 procent om de opgegeven raming",
                PricesFrom::Gate => "30 procent om de hoogste prijs die de minimumeis toelaat",
                PricesFrom::Assumed => "30 procent om een aangenomen bedrag: geef de raming met --price",
            };
            write!(f, "Prijzen van {lowest} tot {highest} ({why}); waarden in geld gerekend vanaf {reference}.")
        }
        Rehearse::NoPrices => f.write_str("De prijs telt niet mee."),
        Rehearse::RoundedFirst(decimals) => write!(f, "Vóór de rangorde wordt afgerond op {decimals} {}; de waarden in geld zijn die zonder afronding.", plural(usize::from(*decimals), "decimaal", "decimalen")),
        Rehearse::BidsThere(n) => write!(f, "Er {} al {n} {}. Deze proefberekening is intern en komt te laat om nog iets te veranderen: wie de regels nu aanpast, doet dat met kennis van de inschrijvingen.", plural(*n, "is", "zijn"), plural(*n, "inschrijving", "inschrijvingen")),
        Rehearse::LockedAlready(date) => write!(f, "De regels zijn vastgesteld op {date}. Wat hieruit volgt kan alleen nog met een nota van inlichtingen, vóór de uiterste termijn."),
        Rehearse::InShort => f.write_str("In het kort"),
        Rehearse::Order => f.write_str("Kan een verliezer de winnaar bepalen?"),
        Rehearse::Gates => f.write_str("Laten de minimumeisen inschrijvingen over?"),
        Rehearse::Scores => f.write_str("Welke scores zijn haalbaar?"),
        Rehearse::Weights => f.write_str("Wat elk criterium werkelijk weegt"),
        Rehearse::Steps => f.write_str("Wat elke stap waard is"),
        Rehearse::Moves => f.write_str("De goedkoopste zetten van een inschrijver"),
        Rehearse::Burden => f.write_str("Wat een inschrijver moet aanleveren"),
        Rehearse::Turns { turned, tries } => write!(f, "Een verliezer kan de winnaar bepalen: bij {turned} van de {tries} geprobeerde drietallen keert de volgorde van twee inschrijvingen om door een derde, die zelf van beide verliest (rangordeparadox)."),
        Rehearse::TurnsBy => f.write_str("Het duidelijkste drietal: zonder C staat A boven B; doet C mee, dan staat B boven A."),
        Rehearse::Title(tender) => write!(f, "Proefberekening: {tender}"),
        Rehearse::Dependent => f.write_str("In deze formule hangt het prijscijfer af van de prijzen van anderen. Een inschrijving die wegvalt of erbij komt, kan zo de uitslag tussen anderen veranderen. Absoluut rekenen, met een bodemprijs en een plafondprijs vooraf of met een waarde in geld, kent dat niet."),
        Rehearse::Independent { tries } => write!(f, "Een verliezer kan de winnaar niet bepalen: in {tries} geprobeerde drietallen keert de volgorde nergens om, en dat kan ook niet. Het gunningscijfer van een inschrijving volgt hier alleen uit haar eigen prijs en kwaliteit. Een derde inschrijving verandert die niet."),
        Rehearse::NotFound { tries } => write!(f, "Een verliezer die de winnaar bepaalt is niet gevonden, in {tries} geprobeerde drietallen. Dat is geen bewijs dat het niet kan: de formule laat het toe. Probeer een ander zaad of meer inschrijvingen."),
        Rehearse::TooFew => f.write_str("Of een verliezer de winnaar kan bepalen is niet te zeggen: er zijn geen drie verzonnen inschrijvingen die in de rangorde komen."),
        Rehearse::BidNamed(letter) => write!(f, "Inschrijving {letter}"),
        Rehearse::WithoutThird => f.write_str("Cijfer zonder C"),
        Rehearse::WithThird => f.write_str("Cijfer met C"),
        Rehearse::Bid => f.write_str("Inschrijving"),
        Rehearse::NobodyPasses { all } => write!(f, "Geen van de {all} verzonnen inschrijvingen voldoet aan alle minimumeisen en knock-outeisen. Dat bewijst niet dat het onmogelijk is, wel dat zoeken het niet vond. Kijk welke minimumeis niemand haalt."),
        Rehearse::SomePass { admissible, all } => write!(f, "{admissible} van de {all} verzonnen inschrijvingen {} in de rangorde.", plural(*admissible, "komt", "komen")),
        Rehearse::NoGates => f.write_str("Er zijn geen minimumeisen."),
        Rehearse::NotALikelihood => f.write_str("De verhouding is die van verzonnen antwoorden en geen kans; vergelijk er minimumeisen mee."),
        Rehearse::KnockedOut(n) => write!(f, "Door een antwoord dat knock-out is {} er {n} af.", plural(*n, "valt", "vallen")),
        Rehearse::Passes => f.write_str("Voldoet"),
        Rehearse::Fails => f.write_str("Voldoet niet"),
        Rehearse::Open => f.write_str("Niet vast te stellen"),
        Rehearse::GatePassedByNone(gate) => write!(f, "Aan minimumeis {gate} voldoet geen enkele verzonnen inschrijving."),
        Rehearse::ScoresRanked { lowest, highest } => write!(f, "Inschrijvingen die in de rangorde komen scoren van {lowest} tot {highest}."),
        Rehearse::ScoresBounds { lowest, highest } => write!(f, "Alle criteria afzonderlijk genomen kan de score nooit buiten {lowest} tot {highest} liggen; of één inschrijving dat overal tegelijk kan halen, is niet onderzocht."),
        Rehearse::BestRejected { score } => write!(f, "De hoogste score van een inschrijving die buiten de rangorde blijft is {score}."),
        Rehearse::DecidesAlone { criterion, share } => write!(f, "{criterion} beslist alleen: het is {share} procent van alles wat te verdienen is, meer dan alle andere criteria samen."),
        Rehearse::NoWeight { criterion, can_reject } => write!(f, "{criterion} weegt niets: het thema heeft geen gewicht{}", still(*can_reject)),
        Rehearse::SamePoints { criterion, can_reject } => write!(f, "{criterion} maakt geen verschil: elk antwoord levert hetzelfde op{}", still(*can_reject)),
        Rehearse::NoPoints { criterion, can_reject: true } => write!(f, "{criterion} heeft geen punten: het is een eis die een inschrijving ongeldig kan maken."),
        Rehearse::NoPoints { criterion, can_reject: false } => write!(f, "{criterion} heeft geen punten, en geen minimumeis of knock-out kijkt ernaar: het antwoord verandert niets."),
        Rehearse::NotApplicable(criterion) => write!(f, "{criterion} is niet van toepassing op wat u inkoopt."),
        Rehearse::Idle { idle, of } => write!(f, "{idle} van de {of} criteria {} geen verschil in de rangorde.", plural(*idle, "maakt", "maken")),
        Rehearse::WeightsLegend { money } => {
            f.write_str("Punten: van het slechtste naar het beste antwoord, in punten van de score. Aandeel: in procenten van alles wat te verdienen is.")?;
            if *money {
                f.write_str(" Waard: zoveel hoger mag de prijs zijn voor het beste in plaats van het slechtste antwoord.")?;
            }
            f.write_str(" Keert om: bij zoveel procent van de paren keert de volgorde om als zij alleen dit antwoord ruilen.")
        }
        Rehearse::MoneyOf { reference, score, field } => {
            write!(f, "In geld: het prijsverschil dat precies evenveel doet, vanaf een prijs van {reference}")?;
            if let Some(score) = score {
                write!(f, " en een score van {score}")?;
            }
            if let Some((lowest, highest)) = field {
                write!(f, ", met als laagste en hoogste prijs van anderen {lowest} en {highest}; bij andere prijzen is het een ander bedrag")?;
            }
            f.write_str(".")
        }
        Rehearse::Points => f.write_str("Punten"),
        Rehearse::Share => f.write_str("Aandeel"),
        Rehearse::Worth(currency) => write!(f, "Waard ({currency})"),
        Rehearse::TurnsOrder => f.write_str("Keert om"),
        Rehearse::Step => f.write_str("Stap"),
        Rehearse::FromTo { from, to } => write!(f, "van {from} naar {to}"),
        Rehearse::Beyond => f.write_str("meer dan elk prijsverschil"),
        Rehearse::ReachOf { quality, price, share, nominal } => {
            write!(f, "Kwaliteit weegt werkelijk {share} procent: tussen de slechtste en de beste inschrijving in de rangorde maakt zij {quality} verschil in het gunningscijfer, en de prijs tussen de hoogste en de laagste {price}.")?;
            match nominal {
                Some(Nominal { quality, price: of, share }) => write!(f, " Op papier is het {quality} tegen {of}, dus {share} procent; de prijs gebruikt van haar {of} punten {price}."),
                None => Ok(()),
            }
        }
        Rehearse::QualityOnly => f.write_str("Alleen kwaliteit bepaalt de rangorde."),
        Rehearse::LargestStep { criterion, from, to, points, money } => {
            write!(f, "{criterion} van {from} naar {to}: {points} punten van de score")?;
            if let Some(money) = money {
                write!(f, ", waard {money}")?;
            }
            f.write_str(".")
        }
        Rehearse::TenthOff { figure, price } => write!(f, "Een tiende van de prijs af ({price}): {figure} in het gunningscijfer."),
        Rehearse::TokenWins { token, best } => write!(f, "Een prijs van één cent wint: de zwakste inschrijving in de rangorde krijgt daarmee {token}, de beste tegen de gewone prijs {best}. Overweeg een bodemprijs, of een minimumscore."),
        Rehearse::TokenLoses { token, best } => write!(f, "Een prijs van één cent wint niet: de zwakste inschrijving in de rangorde krijgt daarmee {token}, de beste tegen de gewone prijs {best}."),
        Rehearse::Friend => f.write_str("Een bevriende derde met een kansloze inschrijving: die kan de volgorde van twee anderen omkeren, zie hierboven."),
        Rehearse::TokenFlattens { before, after } => write!(f, "Doet een inschrijving van één cent mee, dan verandert voor de anderen het verschil tussen de laagste en de hoogste gewone prijs: van {before} in {after} in het gunningscijfer."),
        Rehearse::Questions(n) => write!(f, "Een inschrijver beantwoordt {n} {}.", plural(*n, "vraag", "vragen")),
        Rehearse::QuestionsOf { claims, statements, facts, layers } => {
            let parts = [
                (*claims, plural(*claims, "antwoord om te kiezen", "antwoorden om te kiezen")),
                (*statements, plural(*statements, "toelichting voor de beoordelaars", "toelichtingen voor de beoordelaars")),
                (*facts, plural(*facts, "feit", "feiten")),
                (*layers, plural(*layers, "laag van de dienst", "lagen van de dienst")),
            ];
            let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
            write!(f, "Dat zijn {}.", list(&parts, Lang::Nl))
        }
        Rehearse::Documents { documents, supported } => write!(f, "{supported} {} om een bewijsmiddel; {documents} {}, als elk document één soort bewijsmiddel is.", plural(*supported, "criterium vraagt", "criteria vragen"), plural(*documents, "document volstaat", "documenten volstaan")),
    }
}

/// Whether a criterion without weight can still keep a bid out.
fn still(can_reject: bool) -> &'static str {
    if can_reject { ". Een minimumeis of knock-out kijkt er wel naar." } else { "." }
}
