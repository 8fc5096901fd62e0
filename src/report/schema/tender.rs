//! The keys of `tender.toml`, and of gates, which catalogues have too.

use super::shape::{FORMAT, Key, Shape, Table, key, need};

/// `tender.toml`
pub const TENDER: Table = Table {
    keys: &[
        FORMAT,
        need("tender", Shape::Table(&HEAD), "de aanbesteding", "the tender"),
        need("rules", Shape::Table(&RULES), "waarop beoordeeld wordt", "what bids are assessed against"),
        key("context", Shape::Pairs(&Shape::Stated), "wat er gekocht wordt", "what is bought"),
        key("gate", Shape::Tables(&GATE), "een minimumeis", "a minimum that must be reached"),
        key(
            "policy",
            Shape::Table(&POLICY),
            "hoe met wat openstaat wordt omgegaan",
            "how what is open is dealt with",
        ),
        key("award", Shape::Table(&AWARD), "hoe gegund wordt", "how it is awarded"),
        key("check", Shape::Table(&CHECK), "zwaarte van bevindingen", "severity of findings"),
    ],
};

const CODES: Shape = Shape::List(&Shape::Name);

const CHECK: Table = Table {
    keys: &[
        key("allow", CODES, "niet tonen", "not shown"),
        key("warn", CODES, "als waarschuwing", "as a warning"),
        key("deny", CODES, "als fout", "as an error"),
    ],
};

/// `waivers.toml`
pub const WAIVERS: Table = Table {
    keys: &[
        FORMAT,
        key("waiver", Shape::Tables(&WAIVER), "een gemotiveerde afwijking", "a finding that is accepted"),
    ],
};

const WAIVER: Table = Table {
    keys: &[
        need("code", Shape::Name, "code van de bevinding", "code of the finding"),
        need(
            "on",
            Shape::Name,
            "criterium, minimumeis, inschrijving of bestand",
            "criterion, gate, bid or file",
        ),
        need("reason", Shape::Text, "waarom", "why"),
        key("by", Shape::Text, "wie het aanvaardt", "who accepts it"),
        need("until", Shape::Day, "laatste dag waarop het geldt", "last day on which it holds"),
    ],
};

const HEAD: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de aanbesteding", "id of the tender"),
        key(
            "procedure",
            Shape::Text,
            "de procedure waar dit perceel bij hoort",
            "the procedure that this lot belongs to",
        ),
        key("title", Shape::Words, "naam van de aanbesteding", "name of the tender"),
        key("authority", Shape::Text, "aanbestedende dienst", "contracting authority"),
        key("notice", Shape::Text, "waar zij is aangekondigd", "where it was announced"),
        key(
            "language",
            Shape::OneOf(|| vec!["nl", "en"]),
            "taal van de verslagen",
            "language of the reports",
        ),
        key("published", Shape::Day, "dag van publicatie", "day of publication"),
        key("questions_until", Shape::Day, "laatste dag voor vragen", "last day for questions"),
        key(
            "deadline",
            Shape::Moment,
            "uiterste termijn voor ontvangst, met tijdzone",
            "deadline for receipt, with its offset",
        ),
        key(
            "as_of",
            Shape::Day,
            "peildatum: op deze dag worden geldigheid en leeftijd beoordeeld",
            "the day on which validity and age are judged",
        ),
    ],
};

const RULES: Table = Table {
    keys: &[
        need("use", Shape::List(&Shape::Text), "catalogi: kenmerk of pad", "catalogues: an id or a path"),
        key(
            "profile",
            Shape::Either(&Shape::Name, &PROFILES),
            "profiel, of een profiel per catalogus",
            "profile, or a profile per catalogue",
        ),
        key("weights", Shape::Pairs(&WEIGHT), "eigen gewichten, per thema", "weights of one's own, by group"),
        key("drop", Shape::List(&Shape::Name), "wat niet gevraagd wordt", "what is not asked"),
        key(
            "share",
            Shape::Pairs(&WEIGHT),
            "deel van de kwaliteitsscore per catalogus",
            "part of the quality score by catalogue",
        ),
    ],
};

const PROFILES: Shape = Shape::Pairs(&Shape::Name);
/// A weight.
pub const WEIGHT: Shape = Shape::Number(Some(0), None);

const POLICY: Table = Table {
    keys: &[
        key(
            "unanswered_level",
            Shape::OneOf(|| vec!["unknown", "skip"]),
            "wat een onbeantwoord criterium met het niveau doet",
            "what an unanswered criterion does to the level",
        ),
        key(
            "unsupported",
            Shape::OneOf(|| vec!["flag", "withhold"]),
            "antwoord zonder geldig bewijsmiddel: melden of niet meetellen",
            "an answer without valid evidence: flag it or withhold it",
        ),
        key(
            "evidence_from",
            Shape::OneOf(|| vec!["all", "winner"]),
            "wie bewijsmiddelen overlegt",
            "who is held to evidence",
        ),
        key(
            "assessors",
            Shape::OneOf(|| vec!["consensus", "mean"]),
            "hoe oordelen samenkomen",
            "how assessments come together",
        ),
        key(
            "spread",
            Shape::Number(Some(0), None),
            "stappen die beoordelaars uiteen mogen liggen voordat om een gezamenlijk oordeel wordt gevraagd",
            "steps that assessors may lie apart before a consensus is asked for",
        ),
        key("price_after_quality", Shape::Bool, "prijzen pas na de kwaliteit", "prices only after quality"),
        key(
            "dropped_bids",
            Shape::OneOf(|| vec!["recompute", "keep"]),
            "wat relatieve formules doen als een inschrijving wegvalt",
            "what relative formulas do when a bid drops out",
        ),
    ],
};

const AWARD: Table = Table {
    keys: &[
        key(
            "method",
            Shape::OneOf(|| vec!["quality", "weighted", "value", "value-for-money"]),
            "gunningsmethode",
            "award method",
        ),
        key("quality_weight", WEIGHT, "gewicht van kwaliteit", "weight of quality"),
        key("price_weight", WEIGHT, "gewicht van prijs", "weight of price"),
        key(
            "formula",
            Shape::OneOf(|| vec!["absolute-linear", "lowest-ratio", "relative-linear", "to-lowest"]),
            "prijsformule",
            "formula for the price",
        ),
        key("floor", WEIGHT, "bodemprijs", "floor of the price"),
        key("ceiling", WEIGHT, "plafondprijs", "ceiling of the price"),
        key("values", Shape::Pairs(&WEIGHT), "waarde in euro per thema", "value in euro by group"),
        key("currency", Shape::Currency, "munt van de prijzen", "currency of prices"),
        key("decimals", Shape::Number(Some(0), Some(9)), "decimalen in verslagen", "decimals in reports"),
        key(
            "round",
            Shape::Number(None, None),
            "afronding die de stukken beloven",
            "rounding that the documents promise",
        ),
        key("winners", Shape::Number(None, None), "aantal winnaars", "number of winners"),
        key(
            "tie",
            Shape::List(&Shape::Name),
            "wat bij gelijke stand beslist, in volgorde",
            "what decides a tie, in order",
        ),
        key(
            "abnormally_low",
            Shape::Number(Some(0), Some(100)),
            "percentage onder het gemiddelde waarbij een prijs opvalt",
            "percentage below the mean at which a price strikes",
        ),
    ],
};

/// A gate of a tender.
pub const GATE: Table = Table { keys: &TENDER_GATE };
/// A gate of a catalogue.
pub const CATALOGUE_GATE: Table = Table { keys: &OWN_GATE };

const ID: Key = need("id", Shape::Id, "kenmerk van de minimumeis", "id of the gate");
const TITLE: Key = key("title", Shape::Words, "naam", "name");
const WHY: Key = key("why", Shape::Words, "waarom deze eis gesteld wordt", "why it is asked");
const REFERENCES: Key =
    key("references", Shape::List(&Shape::Name), "grondslag, per kenmerk", "references, by id");
const PROFILE_ONLY: Key = key(
    "profile_only",
    Shape::Bool,
    "geldt alleen onder profielen die haar noemen",
    "applies only under profiles that name it",
);
const GROUP: Key = key("group", Shape::Name, "van dit thema", "of this group");
const CRITERION: Key = key("criterion", Shape::Name, "van dit criterium", "of this criterion");
const CATALOGUE: Key = key("catalogue", Shape::Name, "van deze catalogus", "of this catalogue");
const LEVEL: Key = key("level", Shape::Whole, "minstens dit niveau", "at least this level");
const SHARE: Key = key(
    "share",
    Shape::Number(None, None),
    "minstens dit percentage van het thema",
    "at least this percentage of the group",
);
const POINTS: Key = key("points", Shape::Number(None, None), "minstens deze punten", "at least these points");
const OPTIONS: Key =
    key("options", Shape::List(&Shape::Name), "een van deze antwoorden", "one of these options");
const SCORE: Key = key(
    "score",
    Shape::Number(None, None),
    "minstens deze score, in procenten",
    "at least this score, in percent",
);
const PRICE: Key = key("price", Shape::Number(None, None), "hoogstens deze prijs", "at most this price");
const WHEN: Key = key("when", Shape::Condition, "wat moet gelden", "what must hold");

const TENDER_GATE: [Key; 14] = [
    ID, TITLE, WHY, REFERENCES, GROUP, CRITERION, CATALOGUE, LEVEL, SHARE, POINTS, OPTIONS, SCORE, PRICE,
    WHEN,
];
const OWN_GATE: [Key; 15] = [
    ID,
    TITLE,
    WHY,
    REFERENCES,
    PROFILE_ONLY,
    GROUP,
    CRITERION,
    CATALOGUE,
    LEVEL,
    SHARE,
    POINTS,
    OPTIONS,
    SCORE,
    PRICE,
    WHEN,
];
