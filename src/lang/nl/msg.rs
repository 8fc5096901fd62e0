//! What findings say, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::msg::{Kind, Limit, LowPrice, MOST_NAMED, Msg, Nothing, Noun, Wanted, Why, ticked};
use crate::lang::{Lang, Say, day, either, list, localised, number, plural};
use crate::num::BadDec;

const NL: Lang = Lang::Nl;

/// Writes a message in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per message, so that none can be forgotten")]
pub fn say(msg: &Msg, f: &mut Formatter<'_>) -> Result {
    match msg {
        Msg::FileMissing => f.write_str("dit bestand is er niet"),
        Msg::FileOutside => f.write_str("dit bestand ligt buiten de map waarin het mag liggen, of is een koppeling naar buiten"),
        Msg::NotAFile => f.write_str("dit is geen gewoon bestand"),
        Msg::FileRefused(words) => write!(f, "dit bestand is niet te lezen: {words}"),
        Msg::NotText(byte) => write!(f, "dit bestand is geen UTF-8-tekst: byte {byte} hoort er niet in"),
        Msg::SaveAsUtf8 => f.write_str("sla het bestand op als UTF-8; in Word of Kladblok: Opslaan als, codering UTF-8"),
        Msg::EmptyFile => f.write_str("dit bestand is leeg"),
        Msg::Syntax(words) => write!(f, "dit is geen geldige TOML: {words}"),
        Msg::StraightQuotes => f.write_str("schrijf rechte aanhalingstekens (\") in plaats van gekrulde"),
        Msg::DecimalPoint => f.write_str("schrijf een decimale punt in plaats van een komma: `1.5`"),
        Msg::KeyOnce => f.write_str("laat deze sleutel één keer staan"),
        Msg::PutQuotes => f.write_str("zet tekst tussen rechte aanhalingstekens: `\"…\"`"),
        Msg::OverLimit(limit, found) => over_limit(*limit, *found, f),
        Msg::WrongFormat(n) => write!(f, "`format = {n}` kent dit programma niet; het leest `format = 1`"),
        Msg::UnknownKey { key, table: "" } => write!(f, "`{key}` is hier geen bekende sleutel"),
        Msg::UnknownKey { key, table } => write!(f, "`{key}` is geen bekende sleutel in `{table}`"),
        Msg::MissingKey { key, table: "" } => write!(f, "`{key}` ontbreekt"),
        Msg::MissingKey { key, table } => write!(f, "`{key}` ontbreekt in `{table}`"),
        Msg::MoveAbove { key, before } => write!(f, "zet `{key}` boven de eerste `{before}`"),
        Msg::DidYouMean(name) => write!(f, "bedoelt u `{name}`?"),
        Msg::KnownKeys(keys) => write!(f, "bekend zijn hier {}", list(&ticked(keys), NL)),
        Msg::WrongType { wanted, found } => write!(f, "hier hoort {}, en er staat {}", wanted_nl(*wanted), wanted_nl(*found)),
        Msg::LeaveQuotesOut(text) => write!(f, "laat de aanhalingstekens weg: `{text}`"),
        Msg::WriteAsList(text) => write!(f, "schrijf een lijst: `[\"{text}\"]`"),
        Msg::WriteDay => f.write_str("schrijf een dag zonder aanhalingstekens: `2026-11-01`"),
        Msg::WriteMoment => f.write_str("schrijf dag, tijd en tijdzone zonder aanhalingstekens: `2026-10-31T12:00:00+01:00`"),
        Msg::BadNumber(bad) => f.write_str(match bad {
            BadDec::NotDecimal => "dit is geen decimaal getal",
            BadDec::NotPlain => "alleen gewone decimale getallen tellen: geen exponent, `inf`, `nan` of ander talstelsel",
            BadDec::TooManyDigits => "dit getal heeft meer dan 18 cijfers en is zo niet exact te bewaren",
            BadDec::TooFine => "dit getal heeft meer dan 9 cijfers achter de punt",
        }),
        Msg::OutOfRange { least, most } => {
            let say = |dec: &crate::num::Dec| localised(&dec.to_string(), NL);
            write!(f, "dit getal moet van {} tot en met {} zijn", say(least), say(most))
        }
        Msg::MustBeAboveZero(key) => write!(f, "`{key}` moet boven 0 zijn"),
        Msg::BelowZero => f.write_str("dit bedrag is lager dan 0"),
        Msg::BadId(id) => write!(f, "`{id}` is geen geldig kenmerk: letters, cijfers, `.`, `_` en `-`, beginnend met een letter of cijfer, hoogstens 64 tekens"),
        Msg::BadPathId(id) => write!(f, "`{id}` is geen geldige naam: kleine letters, cijfers en `_`, delen gescheiden door een punt"),
        Msg::ReservedWord(word) => write!(f, "`{word}` is een gereserveerd woord in voorwaarden"),
        Msg::NotOneOf { found, allowed } => write!(f, "`{found}` kan hier niet; het kan {} zijn", either(&ticked(allowed), NL)),
        Msg::NotACountry(code) => write!(f, "`{code}` is geen land volgens ISO 3166-1: schrijf twee hoofdletters, zoals `NL`"),
        Msg::NotACurrency(code) => write!(f, "`{code}` is geen muntcode: drie hoofdletters volgens ISO 4217, zoals `EUR`"),
        Msg::NotADigest => f.write_str("een SHA-256 bestaat uit 64 hexadecimale tekens"),
        Msg::HiddenCharacter(c) => write!(f, "deze tekst bevat een onzichtbaar teken (U+{:04X}) dat verandert hoe zij eruitziet; in verslagen wordt het zichtbaar gemaakt", u32::from(*c)),
        Msg::DuplicateId(id) => write!(f, "`{id}` staat er al; hoofdletters maken geen verschil"),
        Msg::FirstHere => f.write_str("hier staat de eerste"),
        Msg::GateShape => f.write_str("een minimumeis heeft precies één onderwerp en één minimum dat daarbij past"),
        Msg::GateShapes => f.write_str("schrijf `level` (met `group`, `criterion`, `catalogue` of niets), `group` met `share`, `criterion` met `points` of `options`, of alleen `score`, `price` of `when`"),
        Msg::CurveNotRising => f.write_str("een lijn heeft minstens één paar nodig, en de waarden van het feit moeten oplopen"),
        Msg::NotAPair => f.write_str("hier hoort een paar: een waarde van het feit en de punten daarbij"),
        Msg::CatalogueMissing(id) => write!(f, "de catalogus `{id}` is er niet"),
        Msg::KnownCatalogues(ids) => write!(f, "meegeleverd zijn {}; een pad bevat een `/` of eindigt op `.toml`", list(&ticked(ids), NL)),
        Msg::WrongVersion { id, found } => write!(f, "van `{id}` is versie `{found}` aanwezig, niet de gevraagde"),
        Msg::IncludeCircle(ids) => write!(f, "deze catalogi nemen elkaar in een kring op: {}", ids.join(" → ")),
        Msg::Conflict { noun, id, first, second } => {
            write!(f, "{} `{id}` staat zowel in `{first}` als in `{second}`, en niet gelijk", noun_nl(*noun))
        }
        Msg::UnknownName { noun, id } => write!(f, "{} `{id}` bestaat niet", noun_nl(*noun)),
        Msg::UnknownLevel(n) => write!(f, "niveau {n} staat niet in de schaal van de catalogus"),
        Msg::LevelMissing(option) => write!(f, "antwoord `{option}` heeft geen niveau en andere antwoorden van dit criterium wel"),
        Msg::ProfileIncomplete { profile, groups } => write!(f, "profiel `{profile}` geeft geen gewicht aan {}", some(groups)),
        Msg::TwoDefaults => f.write_str("hoogstens één profiel kan `default = true` hebben"),
        Msg::NegativeWeight(id) => write!(f, "het gewicht van `{id}` is lager dan 0"),
        Msg::NoOptions => f.write_str("dit criterium heeft geen antwoorden, en ook geen `scale` of `curve`"),
        Msg::MaximumBelowZero => f.write_str("ook het beste antwoord van dit criterium heeft minder dan 0 punten; geef één antwoord 0 punten of meer"),
        Msg::ScaleAndOptions => f.write_str("een criterium heeft óf `scale`, óf eigen antwoorden, óf `curve`"),
        Msg::ScaleNeedsPoints => f.write_str("`points` zegt wat de antwoorden van een `scale` waard zijn, en hoort alleen daarbij"),
        Msg::UnknownProfile { profile, catalogue } => write!(f, "`{catalogue}` heeft geen profiel `{profile}`"),
        Msg::ProfilesOf { catalogue, profiles } if profiles.is_empty() => write!(f, "`{catalogue}` heeft geen profielen"),
        Msg::ProfilesOf { catalogue, profiles } => write!(f, "profielen van `{catalogue}`: {}", list(&ticked(profiles), NL)),
        Msg::AllWeightsZero => f.write_str("alle gewichten zijn 0, dus er is geen score"),
        Msg::GateMeasuresNothing { gate, why } => write!(f, "minimumeis `{gate}` heeft niets te meten: {}", nothing_nl(*why)),
        Msg::GateAsksLess { gate, catalogue } => write!(f, "minimumeis `{gate}` vraagt minder dan die van catalogus `{catalogue}`"),
        Msg::NoAsOf => f.write_str("zonder `as_of` (peildatum) wordt de geldigheid van bewijsmiddelen niet beoordeeld"),
        Msg::DatesOutOfOrder { earlier, later } => write!(f, "`{later}` ligt vóór `{earlier}`"),
        Msg::ShareMissing(ids) => write!(f, "`share` moet elke gebruikte catalogus noemen; het mist {}", some(ids)),
        Msg::UnknownContext(id) => write!(f, "geen catalogus vraagt naar `{id}`"),
        Msg::AppliesOpen => f.write_str("of dit van toepassing is, is niet vast te stellen doordat de aanbesteding een gegeven onder `[context]` mist; het geldt nu als van toepassing"),
        Msg::AwardNeeds { method, key } => write!(f, "gunningsmethode `{method}` heeft `{key}` nodig onder `[award]`"),
        Msg::AwardUnused { method, key } => write!(f, "`{method}` kijkt niet naar `{key}`; het verandert niets aan de uitkomst"),
        Msg::FloorAboveCeiling { floor, ceiling } => {
            let said = |dec: &crate::num::Dec| localised(&dec.to_string(), NL);
            write!(f, "de ondergrens ({}) moet minstens 0 zijn en lager dan de bovengrens ({})", said(floor), said(ceiling))
        }
        Msg::NothingScored => f.write_str("de gunning weegt kwaliteit, maar geen enkel criterium heeft punten"),
        Msg::ValueOfNothing(group) => write!(f, "thema `{group}` heeft geen punten te verdelen, dus een waarde ervoor doet niets"),
        Msg::TieTwice(rule) => write!(f, "`{rule}` staat er al; een tweede keer beslist het niets"),
        Msg::DrawNotLast => f.write_str("na loting is niets meer gelijk: `draw` staat als laatste"),
        Msg::PriceNeeded { currency } => write!(f, "de gunning heeft een prijs boven 0 in {currency} nodig, en die is er niet"),
        Msg::AbnormallyLow(low) => {
            let LowPrice { price, mean, below, percent, others, decimals } = low.as_ref();
            let [price, mean, below] = [price, mean, below].map(|ratio| number(ratio, *decimals, NL));
            let percent = localised(&percent.to_string(), NL);
            write!(f, "deze prijs ({price}) ligt meer dan {percent} % onder het gemiddelde van de {others} andere ({mean}); de grens is {below}")
        }
        Msg::AbnormallyLowHelp => f.write_str("vraag de inschrijver om een toelichting voordat u beslist; afwijzen zonder die vraag kan niet"),
        Msg::RuleAdded(entity) => write!(f, "`{entity}` is er nu, en was niet vastgesteld"),
        Msg::RuleGone(entity) => write!(f, "`{entity}` was vastgesteld, en is er niet meer"),
        Msg::RuleDiffers { entity, field, was: Some(was), is: Some(is) } => write!(f, "`{entity}`: `{field}` was vastgesteld op `{was}`, en is nu `{is}`"),
        Msg::RuleDiffers { entity, field, was: None, is } => write!(f, "`{entity}`: `{field}` is nu `{}`, en was niet vastgesteld", is.as_deref().unwrap_or_default()),
        Msg::RuleDiffers { entity, field, was: Some(was), is: None } => write!(f, "`{entity}`: `{field}` was vastgesteld op `{was}`, en is er niet meer"),
        Msg::RulesDifferHelp => f.write_str("zet het terug zoals het bekendgemaakt is; vóór de uiterste termijn kan het ook met `keur publish --amend \"reden\"` en een nota van inlichtingen"),
        Msg::LockEmpty => f.write_str("hierin staat geen enkele vastgestelde versie"),
        Msg::LockOfOther { said } => write!(f, "dit zijn de vastgestelde regels van `{said}`, een andere aanbesteding"),
        Msg::LockDigest(n) => write!(f, "de regels van versie {n} zijn niet die waarvan deze digest is genomen: dit bestand is gewijzigd of beschadigd"),
        Msg::LockNumbers => f.write_str("de versies zijn niet doorgenummerd vanaf 1: er is er een weggehaald of bijgezet"),
        Msg::LockQualityDigest => f.write_str("de beoordelingen zijn niet die waarvan deze digest is genomen: dit bestand is gewijzigd of beschadigd"),
        Msg::QualityDiffersHelp => f.write_str("zet het oordeel terug zoals het was vastgesteld: nadat de prijzen open zijn, verandert er niets meer aan"),
        Msg::PriceInBid => f.write_str("in deze aanbesteding staat de prijs apart, in `price.toml` naast de inschrijving"),
        Msg::TextsDiffer(files) => write!(f, "sinds de regels zijn vastgesteld, {} de tekst van {} veranderd, maar geen enkele regel", plural(files.len(), "is", "zijn"), some(files)),
        Msg::AmendedLate { on, days, enough } => write!(f, "de laatste wijziging is van {}, {days} {} vóór de uiterste termijn; houd {enough} dagen aan", day(*on, NL), plural(usize::try_from(*days).unwrap_or(0), "dag", "dagen")),
        Msg::JudgementWithoutReason => f.write_str("dit oordeel heeft geen motivering (`reason`)"),
        Msg::JudgementWithoutOption(criterion) => write!(f, "dit oordeel over `{criterion}` kiest geen antwoord (`option`)"),
        Msg::DecisionWithoutReason => f.write_str("een besluit zonder motivering houdt geen stand; schrijf bij `reason` waarom"),
        Msg::RulingShape => f.write_str("een vaststelling gaat over één ding: `fact` met `value`, of `criterion` met `option`; zonder waarde staat het niet vast"),
        Msg::AssessedOther { said, ours } => write!(f, "deze beoordeling is van `{said}`, niet van `{ours}`; zij telt niet"),
        Msg::TwoConsensus => f.write_str("hoogstens één bestand is de consensus"),
        Msg::TwoReceipts => f.write_str("van deze inschrijving staat al een ontvangst vast"),
        Msg::UnknownAbout(about) => write!(f, "`{about}` is geen minimumeis, geen criterium, en geen van `deadline`, `exclusion`, `suitability`, `price` of `withdrawal`"),
        Msg::JudgedWithoutNeed(criterion) => write!(f, "op `{criterion}` antwoordt de inschrijving zelf; dit oordeel telt niet"),
        Msg::AboutNoBid(bid) => write!(f, "er is geen inschrijving `{bid}`"),
        Msg::Clarified(text) => text.say(NL, f),
        Msg::Form(text) => text.say(NL, f),
        Msg::FarApart { criterion, bid, spread, choices } => {
            let said: Vec<String> = choices.iter().map(|(who, option)| format!("{who}: `{option}`")).collect();
            write!(f, "over `{criterion}` van `{bid}` liggen de oordelen meer dan {spread} {} uiteen: {}", plural(*spread, "stap", "stappen"), list(&said, NL))
        }
        Msg::FarApartHelp => f.write_str("bespreek het verschil, en leg de consensus met haar motivering vast"),
        Msg::ToAssess(criteria) => write!(f, "nog te beoordelen: {}", some(criteria)),
        Msg::NoEffect { about } => write!(f, "dit besluit verandert niets: wat op `{about}` niet gehaald is, is met een besluit niet ongedaan te maken"),
        Msg::DrawNotPublished => f.write_str("deze loting verandert niets: `tie` noemt geen loting (`draw`), dus zij is niet bekendgemaakt"),
        Msg::TwoRulings => f.write_str("hierover is al iets vastgesteld; welke van de twee geldt, staat er niet"),
        Msg::RulingOnFollowing { criterion, judged: true } => write!(f, "bij `{criterion}` kiezen beoordelaars; leg hun consensus vast in plaats van een vaststelling"),
        Msg::RulingOnFollowing { criterion, judged: false } => write!(f, "het antwoord op `{criterion}` volgt uit feiten; stel het feit vast dat anders is"),
        Msg::SameReason { assessor, times } => write!(f, "beoordelaar `{assessor}` gebruikt deze motivering {times} keer woordelijk"),
        Msg::AssessedEarly { assessor, on, deadline } => write!(f, "`{assessor}` beoordeelde op {}, vóór de uiterste termijn ({})", day(*on, NL), day(*deadline, NL)),
        Msg::AssessedLate { assessor, on, locked } => write!(f, "`{assessor}` beoordeelde op {}, nadat de kwaliteit op {} was vastgesteld en de prijzen open gingen", day(*on, NL), day(*locked, NL)),
        Msg::OutsideLimits { least, most } => {
            let said = |dec: &crate::num::Dec| localised(&dec.to_string(), NL);
            match (least, most) {
                (Some(least), Some(most)) => write!(f, "dit getal moet van {} tot en met {} zijn", said(least), said(most)),
                (Some(least), None) => write!(f, "dit getal moet minstens {} zijn", said(least)),
                (None, Some(most)) => write!(f, "dit getal mag hoogstens {} zijn", said(most)),
                (None, None) => f.write_str("dit getal kan hier niet"),
            }
        }
        Msg::GoesAlone(id) => write!(f, "`{id}` gaat niet samen met andere keuzen"),
        Msg::UnknownFact(id) => write!(f, "`{id}` is geen feit dat deze aanbesteding vraagt"),
        Msg::Fraction(id) => write!(f, "`{id}` is een percentage; schrijf 50 voor de helft, niet 0.5"),
        Msg::EmptyFact(id) => write!(f, "`{id}` is leeg en geldt daarom als niet opgegeven"),
        Msg::FactsMissing(ids) => write!(f, "{} {} niet opgegeven: {}", ids.len(), plural(ids.len(), "feit is", "feiten zijn"), some(ids)),
        Msg::ClaimOfDerived { criterion, option } => write!(f, "of antwoord `{option}` op `{criterion}` opgaat, volgt uit de feiten; het opgegeven antwoord telt niet"),
        Msg::ClaimDiffers { criterion, claimed, derived: Some(derived) } => write!(f, "op `{criterion}` is `{claimed}` opgegeven, maar uit de feiten volgt `{derived}`; dat telt"),
        Msg::ClaimDiffers { criterion, claimed, derived: None } => write!(f, "op `{criterion}` is `{claimed}` opgegeven, maar de feiten spreken dat tegen; er is geen antwoord dat telt"),
        Msg::UsesNothing => f.write_str("een aanbesteding gebruikt ten minste één catalogus"),
        Msg::TwoOtherwise => f.write_str("hoogstens één antwoord van een criterium geldt als geen ander geldt"),
        Msg::PrefixOf { longer, shorter } => write!(f, "`{shorter}` is ook het begin van `{longer}`; in een inschrijving zijn die niet uit elkaar te houden"),
        Msg::OptionOfJudged(criterion) => write!(f, "bij `{criterion}` kiezen beoordelaars het antwoord; deze keuze telt niet, de toelichting wel"),
        Msg::StateTheFact(fact) => write!(f, "hier is niets te kiezen: de punten volgen uit het feit `{fact}`; geef dat op onder `[facts]`"),
        Msg::AllOfThem(ids) => write!(f, "vul ze aan: {}", list(ids, NL)),
        Msg::ReachedHelp { way, country } => write!(f, "waar de servers staan, verandert dit niet: wie leesbare gegevens heeft, kan ze onder het recht van een ander land ({country}) moeten afgeven, langs {way}; geef het antwoord op dat uit de feiten volgt, of zorg dat niemand op die weg de gegevens kan lezen (`readable = false`, met bewijs) of dat die zeggenschap eindigt"),
        Msg::ReachedBy { law, way } => write!(f, "`{law}` reikt hierheen: {way}"),
        Msg::StatedHere(id) => write!(f, "`{id}` is hier opgegeven"),
        Msg::UnknownCriterion(id) => write!(f, "`{id}` is geen criterium van deze aanbesteding"),
        Msg::NotAsked(id) => write!(f, "`{id}` wordt in deze aanbesteding niet gevraagd; het antwoord telt niet mee"),
        Msg::UnknownOption { criterion, option } => write!(f, "`{criterion}` heeft geen antwoord `{option}`"),
        Msg::OptionsAre(options) => write!(f, "het kan {} zijn", either(&ticked(options), NL)),
        Msg::EmptyAnswer(id) => write!(f, "het antwoord op `{id}` noemt geen `option` en geen `equivalent`"),
        Msg::OtherTender { said, ours } => write!(f, "deze inschrijving is voor `{said}`, niet voor `{ours}`"),
        Msg::SameBid(other) => write!(f, "dit kenmerk heeft ook de inschrijving in `{other}`; geen van beide wordt beoordeeld"),
        Msg::SubmittedLate { submitted, deadline } => {
            write!(f, "volgens de inschrijver ingediend op {submitted}, na de uiterste termijn {deadline}; de ontvangst stelt de aanbestedende dienst vast")
        }
        Msg::Unanswered(ids) => write!(f, "{} niet beantwoord: {}", criteria(ids.len()), some(ids)),
        Msg::Unsupported(ids) => write!(f, "{} zonder geldig bewijsmiddel: {}", answers(ids.len()), some(ids)),
        Msg::TwoPrices => f.write_str("er staat een prijs in de inschrijving én in `price.toml`; laat er één staan"),
        Msg::OtherCurrency { said, ours } => write!(f, "de prijs is in {said} en de aanbesteding rekent in {ours}"),
        Msg::FileOrUrl => f.write_str("een bewijsmiddel heeft óf `file`, óf `url`"),
        Msg::CitedMissing(path) => write!(f, "het bestand `{path}` is er niet"),
        Msg::CitedOutside(path) => write!(f, "`{path}` is geen gewoon bestand in de map van de inschrijving: het ligt erbuiten, is een koppeling, een map of niet te lezen"),
        Msg::CitedTooLarge(path) => write!(f, "het bestand `{path}` is groter dan 256 MiB, de grens voor een bewijsmiddel"),
        Msg::CitedInside => f.write_str("leg het bestand in de map van de inschrijving en verwijs ernaar vanaf die map: `evidence/naam.pdf`"),
        Msg::DigestDiffers { found } => write!(f, "het bestand heeft een andere SHA-256 dan hier staat: {found}"),
        Msg::Expired { expires, day: on } => write!(f, "verlopen op {}, vóór de peildatum {}", day(*expires, NL), day(*on, NL)),
        Msg::NotYetValid { issued, day: on } => write!(f, "afgegeven op {}, na de peildatum {}", day(*issued, NL), day(*on, NL)),
        Msg::OtherKind { evidence, kind, wanted } => {
            write!(f, "`{evidence}` is van de soort `{kind}`; hier telt {}", either(&ticked(wanted), NL))
        }
        Msg::Condition(why) => condition(why, f),
        Msg::LetterLacks { bid, criterion } => write!(f, "de brief aan `{bid}` heeft geen motivering voor `{criterion}`: het antwoord dat telt heeft geen tekst, of niemand schreef op waarom"),
        Msg::AfterLetter { date, sent } => write!(f, "dit is van {}, en de brief is van {}: een motivering van daarna kan er niet in staan", day(*date, Lang::Nl), day(*sent, Lang::Nl)),
        Msg::OutsideCalendar => f.write_str("deze dag ligt buiten `from` en `until`"),
        Msg::NoReason => f.write_str("een gemotiveerde afwijking zonder reden is er geen: schrijf in `reason` waarom"),
        Msg::CodeUnknown(code) => write!(f, "er is geen bevinding `{code}`"),
        Msg::ErrorStays(code) => write!(f, "`{code}` is een fout: die kan niet worden toegestaan of gemotiveerd terzijde gelegd"),
        Msg::Waived { reason, by, until } => {
            let by = if by.is_empty() { String::new() } else { format!(" door {by}") };
            let until = day(*until, NL);
            write!(f, "aanvaard{by} tot en met {until}: {reason}")
        }
        Msg::WaiverExpired { until, day: today } => {
            let (until, day) = (day(*until, NL), day(*today, NL));
            write!(f, "deze gemotiveerde afwijking gold tot en met {until}; beoordeeld wordt op {day}")
        }
        Msg::WaiverUnused { code, on } => write!(f, "`{code}` is op `{on}` niet gevonden; de gemotiveerde afwijking kan weg"),
        Msg::Told(told) => f.write_str(&told.nl),
        Msg::ChangedMeanwhile(path) => write!(f, "`{path}` is tijdens het lezen veranderd"),
    }
}

fn condition(why: &Why, f: &mut Formatter<'_>) -> Result {
    match why {
        Why::Number(_) => f.write_str("dit is geen gewoon decimaal getal van hoogstens 18 cijfers"),
        Why::Escape => f.write_str("in tekst kan een `\\` alleen voor `\\`, `'` of `\"` staan"),
        Why::OpenText => f.write_str("deze tekst heeft geen sluitend aanhalingsteken"),
        Why::NoDivision => f.write_str("delen kan niet in een voorwaarde; vermenigvuldig de andere kant"),
        Why::Character(c) => {
            write!(f, "het teken `{}` heeft geen betekenis in een voorwaarde", c.escape_debug())
        }
        Why::TooLong => f.write_str("een voorwaarde is hoogstens 4096 bytes lang"),
        Why::TooDeep => {
            f.write_str("deze voorwaarde is dieper genest dan 16, of een lijst erin langer dan 1000")
        }
        Why::Expected("") => f.write_str("hier had de voorwaarde moeten eindigen"),
        Why::Expected("name") => f.write_str("hier hoort een naam"),
        Why::Expected("value") => f.write_str("hier hoort een waarde"),
        Why::Expected(mark) => write!(f, "hier hoort `{mark}`"),
        Why::Reserved(name) => write!(f, "`{name}` kan geen naam van een lijstitem zijn"),
        Why::NoFunction(name) => {
            write!(f, "`{name}` bestaat hier niet; wel `size()`, `all`, `exists` en `exists_one`")
        }
        Why::UnknownPath(path) => {
            write!(f, "`{path}` is geen feit, wet, gebied of gegeven dat de catalogus kent")
        }
        Why::NotConstant => {
            f.write_str("tussen `[` en `]` kan hier alleen een vaste naam staan: `[\"naam\"]`")
        }
        Why::Type { wanted, found } => {
            write!(f, "hier hoort {}, en er staat {}", kind_nl(*wanted), kind_nl(*found))
        }
        Why::Unlike(a, b) => write!(f, "{} en {} zijn niet te vergelijken", kind_nl(*a), kind_nl(*b)),
        Why::NotADate => f.write_str("dit is geen dag; schrijf bijvoorbeeld '2026-11-01'"),
        Why::NeverEqual { text, known } if known.is_empty() => {
            write!(f, "`{text}` kan hier nooit voorkomen: een land heeft twee hoofdletters")
        }
        Why::NeverEqual { text, known } => {
            write!(f, "`{text}` kan hier nooit voorkomen; wel {}", either(&ticked(known), NL))
        }
        Why::NoOrder(kind) => write!(f, "bij {} bestaat geen groter of kleiner", kind_nl(*kind)),
        Why::EmptyList => f.write_str("van een lege lijst is niet te zeggen wat erin staat"),
    }
}

fn kind_nl(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "tekst",
        Kind::Number => "een getal",
        Kind::Bool => "ja of nee",
        Kind::Date => "een dag",
        Kind::List => "een lijst",
    }
}

fn over_limit(limit: Limit, found: usize, f: &mut Formatter<'_>) -> Result {
    match limit {
        Limit::File => f.write_str("dit bestand is groter dan 4 MiB, de grens per bestand"),
        Limit::Depth => f.write_str("tabellen en lijsten zijn meer dan 64 diep genest, de grens per bestand"),
        Limit::Marks => f.write_str("dit bestand heeft meer dan 500.000 tekens `=`, `[`, `{`, `.` en `,`; meer leest Keur niet uit één bestand"),
        Limit::Entries => write!(f, "hier staan {found} gegevens van één soort; de grens is 10.000"),
        Limit::Text => write!(f, "deze tekst is {found} bytes lang; de grens is 100.000"),
    }
}

fn criteria(n: usize) -> String {
    format!("{n} {}", plural(n, "criterium", "criteria"))
}

fn answers(n: usize) -> String {
    format!("{n} {}", plural(n, "antwoord", "antwoorden"))
}

/// The first names of a list, and how many more there are.
fn some(ids: &[String]) -> String {
    if ids.len() <= MOST_NAMED {
        return list(ids, NL);
    }
    format!("{} en nog {}", ids[..MOST_NAMED].join(", "), ids.len() - MOST_NAMED)
}

fn wanted_nl(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "tekst",
        Wanted::Number => "een getal",
        Wanted::Whole => "een geheel getal",
        Wanted::Bool => "`true` of `false`",
        Wanted::Day => "een dag",
        Wanted::Moment => "een dag met tijd en tijdzone",
        Wanted::List => "een lijst",
        Wanted::Table => "een tabel",
        Wanted::Value => "een waarde",
    }
}

fn noun_nl(noun: Noun) -> &'static str {
    match noun {
        Noun::Group => "thema",
        Noun::Criterion => "criterium",
        Noun::Gate => "minimumeis",
        Noun::Option => "antwoord",
        Noun::Reference => "verwijzing",
        Noun::Kind => "soort bewijsmiddel",
        Noun::Scale => "schaal",
        Noun::Level => "niveau",
        Noun::Law => "wet",
        Noun::Region => "gebied",
        Noun::Fact => "feit",
        Noun::Context => "gegeven over de opdracht",
        Noun::Catalogue => "catalogus",
        Noun::Evidence => "bewijsmiddel",
        Noun::Party => "partij",
        Noun::Component => "onderdeel",
        Noun::GroupOrCriterion => "thema of criterium",
        Noun::GroupCriterionOrGate => "thema, criterium of minimumeis",
    }
}

fn nothing_nl(why: Nothing) -> &'static str {
    match why {
        Nothing::Dropped => "wat zij meet wordt in deze aanbesteding niet gevraagd",
        Nothing::NoLevels => "wat zij meet heeft geen niveaus",
        Nothing::SeveralScales => {
            "de catalogi hebben verschillende schalen; zeg met `catalogue` welke bedoeld is"
        }
        Nothing::NoPoints => "het criterium heeft geen punten",
        Nothing::NoShare => "het thema heeft geen punten die tellen",
        Nothing::NoScore => "geen enkel thema heeft punten, dus er is geen score",
    }
}
