//! What is said about dossiers: help texts, why a file is no dossier, and what differs in one.

use std::fmt;

use super::{Lang, Letter, Say, en, nl};

/// A text about dossiers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the text that it is called after")]
pub enum Dossier {
    // the command and its flags
    Verify,
    VerifyPath,
    VerifyExamples,
    FailOn,
    KeyFlag,
    SignFlag,
    // why no dossier can be made
    CannotKeep(String),
    SameName(String),
    ChangedMeanwhile(String),
    TooMuch,
    NoSignature,
    SignNeedsDossier,
    NoPrivateKey(String),
    NoPublicKey(String),
    NotTheSame(Box<Dossier>),
    NoLetters(Box<Letter>),
    // why a file is no dossier
    CannotVerify { file: String, why: Box<Dossier> },
    NotZip,
    Damaged(String),
    Packing(String),
    Bomb { packed: u64, unpacked: u64 },
    Link(String),
    BadName(String),
    NameTooLong { found: usize, most: usize },
    Twice(String),
    TooManyEntries { found: usize, most: usize },
    TextTooLarge(String),
    NoManifest,
    BadManifest(String),
    OtherForm { found: String, known: String },
    Io(String),
    // what differs in one
    Gone(String),
    NotListed(String),
    NotUsed(String),
    InputDiffers { entry: String, said: String, found: String },
    Differs { entry: String, line: usize, kept: String, now: String },
    RulesHaveErrors(usize),
    NotSigned,
    BadEnvelope,
    OtherStatement,
    OtherKey { signed: String, given: String },
    WrongSignature(String),
    OtherVersion { made: String, this: String },
    // how it ended
    Holds(String),
    Fails(String),
    KeptLetters(usize),
    Held { inputs: usize, version: String, method: u32 },
    More(usize),
    SignedBy(String),
    SignatureUnchecked(String),
    Unsigned,
}

impl Say for Dossier {
    fn say(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::Nl => nl::dossier::say(self, f),
            Lang::En => en::dossier::say(self, f),
        }
    }
}

impl From<std::io::Error> for Dossier {
    fn from(why: std::io::Error) -> Dossier {
        Dossier::Io(why.to_string())
    }
}
