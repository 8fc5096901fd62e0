//! The keys of `bid.toml` and `price.toml`.

use super::shape::{FORMAT, Key, Shape, Table, key, need};
use crate::model::bid::{Holds, LAYERS};

/// `bid.toml`
pub const BID: Table = Table {
    keys: &[
        FORMAT,
        need("bid", Shape::Table(&HEAD), "wie inschrijft en waarop", "who bids, and for what"),
        key("price", Shape::Table(&AMOUNT), "de prijs", "the price"),
        key("facts", Shape::Pairs(&FACT), "feiten, per kenmerk", "facts, by id"),
        key("answers", Shape::Pairs(&ANSWER), "antwoorden, per criterium", "answers, by criterion"),
        key("evidence", Shape::Tables(&EVIDENCE), "een bewijsmiddel", "a document that supports answers"),
        key("party", Shape::Tables(&PARTY), "een rechtspersoon in de keten", "a legal entity in the chain"),
        key("chain", Shape::Table(&CHAIN), "de keten als geheel", "the chain as a whole"),
        key("component", Shape::Tables(&COMPONENT), "een onderdeel van de dienst", "a part of the service"),
    ],
};

/// `price.toml`
pub const PRICE: Table =
    Table { keys: &[FORMAT, need("price", Shape::Table(&AMOUNT), "de prijs", "the price")] };

/// `clarification-NN.toml`
pub const CLARIFICATION: Table = Table {
    keys: &[
        FORMAT,
        need(
            "clarification",
            Shape::Table(&ASKED),
            "een vraag met haar antwoord",
            "a question with its answer",
        ),
        key(
            "facts",
            Shape::Pairs(&FACT),
            "feiten die het antwoord zou opgeven",
            "facts that the answer would state",
        ),
        key("answers", Shape::Pairs(&ANSWER), "antwoorden die het zou geven", "answers that it would give"),
    ],
};

const ASKED: Table = Table {
    keys: &[
        need("question", Shape::Text, "de vraag", "the question"),
        need("asked", Shape::Day, "de dag van de vraag", "the day of the question"),
        key("answer", Shape::Text, "het antwoord", "the answer"),
        key("answered", Shape::Day, "de dag van het antwoord", "the day of the answer"),
    ],
};

const HEAD: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de inschrijving", "id of the bid"),
        key("tender", Shape::Name, "kenmerk van de aanbesteding", "id of the tender"),
        need("supplier", Shape::Text, "naam van de inschrijver", "name of the bidder"),
        key("party", Shape::Name, "de inschrijver onder de partijen", "the bidder among the parties"),
        key("members", Shape::List(&Shape::Name), "partijen van een combinatie", "parties of a joint bid"),
        key("service", Shape::Text, "de aangeboden dienst", "the service offered"),
        key(
            "submitted",
            Shape::Moment,
            "tijdstip van indienen, volgens de inschrijver",
            "when it was submitted, as claimed",
        ),
    ],
};

const AMOUNT: Table = Table {
    keys: &[
        need("amount", Shape::Number(Some(0), None), "bedrag, exclusief btw", "amount, excluding VAT"),
        key("currency", Shape::Currency, "munt volgens ISO 4217", "currency by ISO 4217"),
        CONFIDENTIAL,
    ],
};

const FACT: Shape = Shape::Either(&Shape::Stated, &Shape::Table(&STATED));

/// A fact with its evidence.
pub const STATED: Table =
    Table { keys: &[need("value", Shape::Stated, "de waarde", "the value"), EVIDENCE_IDS, CONFIDENTIAL] };

const ANSWER: Shape = Shape::Either(&Shape::Name, &Shape::Table(&ANSWERED));

/// An answer with its reason.
pub const ANSWERED: Table = Table {
    keys: &[
        key("option", Shape::Name, "het antwoord", "the option that is claimed"),
        key("statement", Shape::Text, "toelichting voor de beoordelaars", "the reason, for assessors"),
        EVIDENCE_IDS,
        key(
            "equivalent",
            Shape::Text,
            "wat als gelijkwaardig wordt aangeboden",
            "what is offered as equivalent",
        ),
        CONFIDENTIAL,
    ],
};

const EVIDENCE_IDS: Key =
    key("evidence", Shape::List(&Shape::Name), "bewijsmiddelen, per kenmerk", "documents, by id");
const CONFIDENTIAL: Key =
    key("confidential", Shape::Text, "waarom dit vertrouwelijk is", "why this is confidential");

const EVIDENCE: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het bewijsmiddel", "id of the document"),
        need("kind", Shape::Name, "soort bewijsmiddel", "kind of evidence"),
        key("title", Shape::Text, "titel", "title"),
        key("file", Shape::Text, "bestand in de map van de inschrijving", "file in the folder of the bid"),
        key(
            "url",
            Shape::Text,
            "openbaar adres, in plaats van een bestand",
            "public address, in place of a file",
        ),
        key("sha256", Shape::Digest, "SHA-256 van het bestand", "SHA-256 of the file"),
        key("page", Shape::Text, "bladzijden", "pages"),
        key("issuer", Shape::Text, "wie het afgaf", "who issued it"),
        key("issued", Shape::Day, "dag van afgifte", "day of issue"),
        key("expires", Shape::Day, "laatste dag waarop het geldt", "last day on which it is valid"),
        CONFIDENTIAL,
    ],
};

const PARTY: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van de partij", "id of the party"),
        need("name", Shape::Text, "naam van de rechtspersoon", "name of the legal entity"),
        key("country", Shape::Country, "land van de statutaire zetel", "country of the registered seat"),
        key("kvk", Shape::Text, "nummer in het handelsregister", "number in the Dutch trade register"),
        key("lei", Shape::Text, "legal entity identifier, ISO 17442", "legal entity identifier, ISO 17442"),
        key("euid", Shape::Text, "Europees identificatienummer", "European unique identifier"),
        key("owners", Shape::Tables(&OWNER), "de eigenaren", "its owners"),
        key("independent", Shape::Bool, "true: niemand heeft zeggenschap", "true: nobody controls it"),
        key(
            "subject_to",
            Shape::List(&Shape::Country),
            "andere landen waarvan het recht haar bereikt",
            "other countries whose law reaches it",
        ),
        CONFIDENTIAL,
    ],
};

const OWNER: Table = Table {
    keys: &[
        need("party", Shape::Name, "de partij die eigenaar is", "the party that owns"),
        key("share", Shape::Number(Some(0), Some(100)), "aandeel in procenten", "share in percent"),
        key(
            "control",
            Shape::Bool,
            "of deze eigenaar zeggenschap heeft, ongeacht het aandeel",
            "whether it controls, whatever the share",
        ),
    ],
};

const CHAIN: Table = Table {
    keys: &[key(
        "absent",
        Shape::List(&LAYER),
        "lagen die de dienst niet heeft",
        "layers that the service does not have",
    )],
};

const LAYER: Shape = Shape::OneOf(|| LAYERS.to_vec());

const COMPONENT: Table = Table {
    keys: &[
        need("id", Shape::Id, "kenmerk van het onderdeel", "id of the component"),
        key("layer", LAYER, "laag van de dienst", "layer of the service"),
        key("party", Shape::Name, "wie het draait", "who runs it"),
        key(
            "locations",
            Shape::List(&Shape::Country),
            "waar het staat en verwerkt",
            "where it is stored and processed",
        ),
        key(
            "access_from",
            Shape::List(&Shape::Country),
            "vanuit welke landen het beheerd wordt",
            "from which countries it is administered",
        ),
        key(
            "holds",
            Shape::OneOf(|| Holds::ALL.map(|(name, _)| name).to_vec()),
            "wat het van de opdrachtgever bevat",
            "what it holds of the customer's",
        ),
        key(
            "readable",
            Shape::Bool,
            "of wie het draait de gegevens ooit leesbaar kan zien",
            "whether who runs it can ever see the data in the clear",
        ),
        key(
            "depends_on",
            Shape::List(&Shape::Name),
            "onderdelen waarvan het afhangt",
            "components that it depends on",
        ),
        key(
            "replaceable_in",
            Shape::Number(Some(0), None),
            "dagen waarin het te vervangen is",
            "days in which it can be replaced",
        ),
        CONFIDENTIAL,
    ],
};
