//! What is said about dossiers, in English.

use std::fmt::{Formatter, Result};

use crate::lang::{Dossier, Lang, Say, plural};

/// Writes a text about dossiers in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Dossier, f: &mut Formatter<'_>) -> Result {
    match text {
        Dossier::Verify => f.write_str("Check a dossier: make its reports again from what it holds, and compare them byte for byte"),
        Dossier::VerifyPath => f.write_str("The dossier, as `keur score -o dossier.zip` wrote it"),
        Dossier::VerifyExamples => f.write_str("  keur verify dossier.zip\n  keur verify dossier.zip --key key.pub.pem"),
        Dossier::FailOn => f.write_str("End with code 1 on: error (default: something differs), warning (also where a signature was not checked) or never"),
        Dossier::KeyFlag => f.write_str("The public key (Ed25519, SPKI as PEM) to check the signature with"),
        Dossier::SignFlag => f.write_str("Sign the dossier with this private key (Ed25519, PKCS#8 as PEM)"),
        Dossier::CannotKeep(path) => write!(f, "`{path}` cannot lie in a dossier: its name has characters that mean something else elsewhere, or is too long; give the file another name"),
        Dossier::SameName(path) => write!(f, "`{path}` differs from another file in upper and lower case only, which are the same on some systems; give one another name"),
        Dossier::ChangedMeanwhile(path) => write!(f, "`{path}` changed while the dossier was made; try again"),
        Dossier::TooMuch => f.write_str("a dossier has at most 4 GiB"),
        Dossier::NoSignature => f.write_str("this key cannot sign"),
        Dossier::SignNeedsDossier => f.write_str("`--sign` signs a dossier: name it with `-o dossier.zip`"),
        Dossier::NoPrivateKey(file) => write!(f, "`{file}` is no private Ed25519 key (PKCS#8 as PEM); `openssl genpkey -algorithm ed25519` makes one"),
        Dossier::NoPublicKey(file) => write!(f, "`{file}` is no public Ed25519 key (SPKI as PEM)"),
        Dossier::NotTheSame(why) => write!(f, "the dossier was not written, since it does not hold when it is read back: {}", why.in_lang(Lang::En)),
        Dossier::CannotVerify { file, why } => write!(f, "`{file}` is no dossier that keur wrote: {}", why.in_lang(Lang::En)),
        Dossier::NoLetters(why) => write!(f, "the letters cannot be made: {}", why.text(Lang::En)),
        Dossier::NotZip => f.write_str("it is no zip file, or something was cut off or added"),
        Dossier::Damaged(entry) => write!(f, "what lies there as `{entry}` is not what was packed: it was damaged or changed"),
        Dossier::Packing(entry) => write!(f, "`{entry}` is encrypted, or packed in a way that is not read here"),
        Dossier::Bomb { packed, unpacked } => write!(f, "it has {packed} bytes and would unfold to {unpacked}: no dossier does"),
        Dossier::Link(entry) => write!(f, "`{entry}` is no plain file"),
        Dossier::BadName(entry) => write!(f, "`{entry}` is no name that a file in a dossier can have"),
        Dossier::NameTooLong { found, most } => write!(f, "a name has {found} bytes, and may have {most}"),
        Dossier::Twice(entry) => write!(f, "`{entry}` stands there twice, or out of order"),
        Dossier::TooManyEntries { found, most } => write!(f, "there are {found} files; a dossier has at most {most}"),
        Dossier::TextTooLarge(entry) => write!(f, "`{entry}` is larger than the 4 MiB that a text may have"),
        Dossier::NoManifest => f.write_str("`manifest.json` is missing, or too large"),
        Dossier::BadManifest(why) => write!(f, "`manifest.json` cannot be read: {why}"),
        Dossier::OtherForm { found, known } => write!(f, "its form is `{found}`; this version knows `{known}`"),
        Dossier::Io(words) => f.write_str(words),
        Dossier::Gone(entry) => write!(f, "`{entry}` is missing"),
        Dossier::NotListed(entry) => write!(f, "`{entry}` is not in `manifest.json`"),
        Dossier::NotUsed(entry) => write!(f, "`{entry}` lies there, but the assessment does not read it"),
        Dossier::InputDiffers { entry, said, found } => write!(f, "`{entry}` was changed\n  in manifest.json  sha256:{said}\n  the file now      sha256:{found}"),
        Dossier::Differs { entry, line, kept, now } => write!(f, "`{entry}` differs on line {line}\n  in the dossier    {kept}\n  made again        {now}"),
        Dossier::RulesHaveErrors(n) => write!(f, "{n} {} in tender or catalogue: no report can follow from it", plural(*n, "error", "errors")),
        Dossier::NotSigned => f.write_str("the dossier is not signed"),
        Dossier::BadEnvelope => f.write_str("`manifest.dsse.json` is no signature as keur writes it"),
        Dossier::OtherStatement => f.write_str("`manifest.dsse.json` signs other reports or another manifest"),
        Dossier::OtherKey { signed, given } => write!(f, "the dossier was not signed with this key\n  signed with       sha256:{signed}\n  this key          sha256:{given}"),
        Dossier::WrongSignature(key) => write!(f, "the signature is false: it was not made with key sha256:{key}"),
        Dossier::OtherVersion { made, this } => write!(f, "It was made by keur {made}, and this is keur {this}: only the same version is sure to give the same bytes."),
        Dossier::Holds(file) => write!(f, "{file}: holds"),
        Dossier::Fails(file) => write!(f, "{file}: does not hold"),
        Dossier::KeptLetters(n) => write!(f, "Of {n} {} from templates of the buyer's own the contents were made again, and the template was not filled in.", plural(*n, "letter", "letters")),
        Dossier::Held { inputs, version, method } => write!(f, "The reports follow byte for byte from {inputs} {} (keur {version}, method {method}).", plural(*inputs, "file", "files")),
        Dossier::More(n) => write!(f, "and {n} more"),
        Dossier::SignedBy(key) => write!(f, "Signed with key sha256:{key}"),
        Dossier::SignatureUnchecked(key) => write!(f, "It has a signature that was not checked: give the public key with --key\nsha256:{key}"),
        Dossier::Unsigned => f.write_str("Not signed: it does not show who made it."),
    }
}
