//! The keys of the files of a catalogue.

use super::shape::{FORMAT, Key, Shape, Table, key, need};
use super::tender::{CATALOGUE_GATE, WEIGHT};
use crate::model::bid::LAYERS;
use crate::model::fact::{Covers, FactType};

/// `catalogue.toml`, the first file of a catalogue.
pub const CATALOGUE: Table = Table { keys: &FIRST };
/// Its other files.
pub const CATALOGUE_PART: Table = Table { keys: &PARTS };

const HEAD: Key =
    need("catalogue", Shape::Table(&CATALOGUE_HEAD), "wat deze catalogus is", "what this catalogue is");
const REFERENCE: Key =
    key("reference", Shape::Tables(&REFERENCE_TABLE), "wet, norm of beleid", "law, standard or policy");
const LEVEL: Key =
    key("level", Shape::Tables(&LEVEL_TABLE), "trede van de niveauschaal", "step of the level scale");
const SCALE: Key =
    key("scale", Shape::Tables(&SCALE_TABLE), "antwoorden die criteria delen", "options that criteria share");
const PROFILE: Key =
    key("profile", Shape::Tables(&PROFILE_TABLE), "gewichten onder een naam", "a named set of weights");
const GROUP: Key = key("group", Shape::Tables(&GROUP_TABLE), "thema", "criteria that are weighed together");
const CRITERION: Key =
    key("criterion", Shape::Tables(&CRITERION_TABLE), "criterium", "one thing that is assessed");
const FACT: Key = key(
    "fact",
    Shape::Tables(&FACT_TABLE),
    "feit dat inschrijvers opgeven",
    "what bidders are asked to state",
);
const CONTEXT: Key = key(
    "context",
    Shape::Tables(&CONTEXT_TABLE),
    "wat de aanbesteding over de opdracht zegt",
    "what the tender states about what is bought",
);
const LAW: Key = key(
    "law",
    Shape::Tables(&LAW_TABLE),
    "wet met werking buiten het eigen grondgebied",
    "law with reach beyond its territory",
);
const REGION: Key =
    key("region", Shape::Tables(&REGION_TABLE), "verzameling landen", "named set of countries");
const KIND: Key = key("kind", Shape::Tables(&KIND_TABLE), "soort bewijsmiddel", "kind of evidence");
const GATE: Key = key("gate", Shape::Tables(&CATALOGUE_GATE), "minimumeis", "a minimum that must be reached");
const CHAIN: Key = key(
    "chain",
    Shape::Table(&CHAIN_TABLE),
    "wat over de keten gevraagd wordt",
    "what is asked about the chain",
);

const FIRST: [Key; 15] = [
    FORMAT, HEAD, REFERENCE, LEVEL, SCALE, PROFILE, GROUP, CRITERION, FACT, CONTEXT, LAW, REGION, KIND, GATE,
    CHAIN,
];
const PARTS: [Key; 13] =
    [REFERENCE, LEVEL, SCALE, PROFILE, GROUP, CRITERION, FACT, CONTEXT, LAW, REGION, KIND, GATE, CHAIN];

const AS_OF: Key = key("as_of", Shape::Day, "dag waarop dit waar was", "the day on which this was true");
const TITLE: Key = key("title", Shape::Words, "naam", "name");
const COUNTRIES: Key = need(
    "countries",
    Shape::List(&Shape::Country),
    "landen, met twee hoofdletters",
    "countries, in two capitals",
);

const CATALOGUE_HEAD: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de catalogus", "id of the catalogue"),
        need("version", Shape::Text, "versie", "version"),
        need("title", Shape::Words, "naam", "name"),
        key("description", Shape::Words, "wat zij is en niet is", "what it is and is not"),
        key("publisher", Shape::Text, "wie haar uitgeeft", "who publishes it"),
        key("licence", Shape::Text, "licentie", "licence"),
        key("source", Shape::Text, "waar zij vandaan komt", "where it comes from"),
        AS_OF,
        key("review_by", Shape::Day, "uiterlijk na te kijken op", "to be reviewed by"),
        key(
            "include",
            Shape::List(&Shape::Text),
            "andere catalogi die meekomen",
            "other catalogues that come along",
        ),
        key("drop", Shape::List(&Shape::Name), "wat daarvan weggelaten wordt", "what is left out of those"),
    ],
};

const REFERENCE_TABLE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de verwijzing", "id of the reference"),
        need("title", Shape::Words, "naam met artikel", "name with the article"),
        key("url", Shape::Text, "waar het te lezen is", "where to read it"),
        AS_OF,
        key("note", Shape::Words, "hoe zeker het is", "how certain it is"),
    ],
};

const LEVEL_TABLE: Table = Table {
    keys: &[
        need(
            "n",
            Shape::Whole,
            "plaats op de schaal; hoger is beter",
            "place on the scale; higher is better",
        ),
        need("name", Shape::Text, "korte naam", "short name"),
        TITLE,
        key("meaning", Shape::Words, "wat het betekent", "what it means"),
    ],
};

const SCALE_TABLE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de schaal", "id of the scale"),
        key("option", Shape::Tables(&SCALE_OPTION), "een antwoord", "one possible answer"),
    ],
};

const SCALE_OPTION: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het antwoord", "id of the option"),
        key("text", Shape::Words, "wat het zegt", "what it says"),
        key(
            "share",
            Shape::Number(Some(-100), Some(100)),
            "percentage van de punten van het criterium",
            "percent of the points of the criterion",
        ),
        key("level", Shape::Whole, "niveau", "level"),
    ],
};

const PROFILE_TABLE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het profiel", "id of the profile"),
        TITLE,
        key("source", Shape::Text, "waar de gewichten vandaan komen", "where the weights come from"),
        AS_OF,
        key(
            "default",
            Shape::Bool,
            "geldt als niemand een profiel noemt",
            "applies where no profile is named",
        ),
        key("weights", Shape::Pairs(&WEIGHT), "gewicht van elk thema", "weight of each group"),
        key(
            "gates",
            Shape::List(&Shape::Name),
            "minimumeisen die eronder gelden",
            "gates that apply under it",
        ),
        key(
            "drop",
            Shape::List(&Shape::Name),
            "thema's en criteria die het niet vraagt",
            "groups and criteria that it does not ask",
        ),
    ],
};

const GROUP_TABLE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het thema", "id of the group"),
        TITLE,
        key("description", Shape::Words, "waar het over gaat", "what it covers"),
        key(
            "weight",
            WEIGHT,
            "gewicht, als profiel en aanbesteding niets zeggen",
            "weight where no profile and no tender says otherwise",
        ),
        key("out_of", WEIGHT, "deler van de punten", "divisor of the points"),
    ],
};

const CRITERION_TABLE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het criterium", "id of the criterion"),
        need("group", Shape::Name, "thema waar het bij hoort", "the group that it belongs to"),
        TITLE,
        key("question", Shape::Words, "wat er gevraagd wordt", "what is asked"),
        key("why", Shape::Words, "waarom", "why"),
        key(
            "link",
            Shape::Words,
            "verband met het voorwerp van de opdracht",
            "link to the subject matter of the contract",
        ),
        key("references", Shape::List(&Shape::Name), "grondslag, per kenmerk", "references, by id"),
        key(
            "evidence_kinds",
            Shape::List(&Shape::Name),
            "soorten bewijsmiddel; één volstaat",
            "kinds of evidence; any one supports it",
        ),
        key(
            "applies",
            Shape::Condition,
            "wanneer het geldt, over de context",
            "when it applies, over the context",
        ),
        key("judged", Shape::Bool, "beoordelaars kiezen het antwoord", "assessors choose the option"),
        key(
            "scale",
            Shape::Name,
            "schaal waar de antwoorden vandaan komen",
            "scale that the options come from",
        ),
        key(
            "points",
            Shape::Number(None, None),
            "punten waar de delen van die schaal van zijn",
            "points that the shares of that scale are of",
        ),
        key("option", Shape::Tables(&OPTION), "een mogelijk antwoord", "one possible answer"),
        key(
            "curve",
            Shape::Table(&CURVE),
            "punten naar een getal, in plaats van antwoorden",
            "points by a number, in place of options",
        ),
    ],
};

const OPTION: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het antwoord", "id of the option"),
        key("text", Shape::Words, "wat het zegt", "what it says"),
        key("points", Shape::Number(None, None), "punten; negatief is aftrek", "points; negative is a malus"),
        key("level", Shape::Whole, "niveau", "level"),
        key(
            "rejects",
            Shape::Bool,
            "knock-out: de inschrijving is ongeldig",
            "knock-out: it rejects the bid",
        ),
        key("when", Shape::Condition, "wanneer het geldt, volgens de feiten", "when it holds, by the facts"),
        key(
            "otherwise",
            Shape::Bool,
            "geldt als geen andere voorwaarde geldt",
            "holds when no other condition does",
        ),
    ],
};

const CURVE: Table = Table {
    keys: &[
        need("fact", Shape::Text, "het feit op de horizontale as", "the fact on the horizontal axis"),
        need(
            "points",
            Shape::Points,
            "paren van een waarde en punten, oplopend",
            "pairs of a value and points, rising",
        ),
    ],
};

const TYPE: Key = need(
    "type",
    Shape::OneOf(|| FactType::ALL.map(|(name, _)| name).to_vec()),
    "soort waarde",
    "type of value",
);
const OPTIONS: Key =
    key("options", Shape::Tables(&FACT_OPTION), "wat gekozen kan worden", "what can be chosen");
const QUESTION: Key = key("question", Shape::Words, "wat er gevraagd wordt", "what is asked");

const FACT_TABLE: Table = Table {
    keys: &[
        need(
            "id",
            Shape::PathId,
            "kenmerk: kleine letters, delen met een punt",
            "id: lower case, parts joined by dots",
        ),
        TYPE,
        key("unit", Shape::Words, "eenheid", "unit"),
        key("min", Shape::Number(None, None), "minst mogelijke waarde", "least value that makes sense"),
        key("max", Shape::Number(None, None), "meest mogelijke waarde", "greatest value that makes sense"),
        OPTIONS,
        key(
            "may_be_empty",
            Shape::Bool,
            "een lege lijst of tekst is een opgave",
            "an empty list or text is a statement",
        ),
        QUESTION,
        key("help", Shape::Words, "hoe te antwoorden", "how to answer it"),
        key("applies", Shape::Condition, "wanneer het gevraagd wordt", "when it is asked"),
        key(
            "covers",
            Shape::OneOf(|| Covers::ALL.map(|(name, _)| name).to_vec()),
            "welk deel van de keten dit feit samenvat",
            "what of the chain this fact sums up",
        ),
    ],
};

const FACT_OPTION: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de keuze", "id of the choice"),
        key("text", Shape::Words, "wat zij zegt", "what it says"),
        key("exclusive", Shape::Bool, "gaat met geen andere samen", "goes with no other"),
    ],
};

const CONTEXT_TABLE: Table = Table {
    keys: &[
        need("id", Shape::PathId, "kenmerk", "id"),
        TYPE,
        OPTIONS,
        QUESTION,
        key(
            "default",
            Shape::Stated,
            "waarde als de aanbesteding er geen geeft",
            "the value where the tender gives none",
        ),
    ],
};

const LAW_TABLE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de wet", "id of the law"),
        TITLE,
        COUNTRIES,
        key("reference", Shape::Name, "verwijzing waar zij te lezen is", "the reference to read it in"),
        AS_OF,
        key("until", Shape::Day, "vervallen sinds", "lapsed since"),
    ],
};

const REGION_TABLE: Table = Table {
    keys: &[
        need("id", Shape::PathId, "kenmerk", "id"),
        TITLE,
        COUNTRIES,
        key("source", Shape::Text, "waar de lijst vandaan komt", "where the list comes from"),
        key("note", Shape::Words, "hoe zeker het is", "how certain it is"),
        AS_OF,
    ],
};

const KIND_TABLE: Table = Table { keys: &[need("id", Shape::Id, "kenmerk", "id"), TITLE] };

const CHAIN_TABLE: Table = Table {
    keys: &[key(
        "layers",
        Shape::List(&LAYER),
        "lagen die elke inschrijving verantwoordt",
        "layers that every bid must account for",
    )],
};

const LAYER: Shape = Shape::OneOf(|| LAYERS.to_vec());
