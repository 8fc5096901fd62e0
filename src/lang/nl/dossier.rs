//! What is said about dossiers, in Dutch.

use std::fmt::{Formatter, Result};

use crate::lang::{Dossier, Lang, Say, plural};

/// Writes a text about dossiers in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(text: &Dossier, f: &mut Formatter<'_>) -> Result {
    match text {
        Dossier::Verify => f.write_str("Controleer een dossier: bereken de verslagen opnieuw uit wat erin zit, en vergelijk ze byte voor byte"),
        Dossier::VerifyPath => f.write_str("Het dossier, zoals `keur score -o dossier.zip` het schreef"),
        Dossier::VerifyExamples => f.write_str("  keur verify dossier.zip\n  keur verify dossier.zip --key sleutel.pub.pem"),
        Dossier::FailOn => f.write_str("Eindig met code 1 bij: error (standaard: er is een verschil), warning (ook als een handtekening niet is gecontroleerd) of never"),
        Dossier::KeyFlag => f.write_str("De openbare sleutel (Ed25519, SPKI als PEM) waarmee de handtekening gecontroleerd wordt"),
        Dossier::SignFlag => f.write_str("Onderteken het dossier met deze privésleutel (Ed25519, PKCS#8 als PEM)"),
        Dossier::CannotKeep(path) => write!(f, "`{path}` kan zo niet in een dossier: de naam heeft tekens die elders iets anders betekenen, of is te lang; geef het bestand een andere naam"),
        Dossier::SameName(path) => write!(f, "`{path}` verschilt alleen in hoofdletters van een ander bestand: op sommige systemen is dat hetzelfde; geef er een een andere naam"),
        Dossier::ChangedMeanwhile(path) => write!(f, "`{path}` is veranderd terwijl het dossier werd gemaakt; probeer het opnieuw"),
        Dossier::TooMuch => f.write_str("een dossier is ten hoogste 4 GiB"),
        Dossier::NoSignature => f.write_str("met deze sleutel is niet te ondertekenen"),
        Dossier::SignNeedsDossier => f.write_str("`--sign` ondertekent een dossier: noem het met `-o dossier.zip`"),
        Dossier::NoPrivateKey(file) => write!(f, "`{file}` is geen Ed25519-privésleutel (PKCS#8 als PEM); `openssl genpkey -algorithm ed25519` maakt er een"),
        Dossier::NoPublicKey(file) => write!(f, "`{file}` is geen openbare Ed25519-sleutel (SPKI als PEM)"),
        Dossier::NotTheSame(why) => write!(f, "het dossier is niet geschreven, want het klopt niet bij nalezing: {}", why.in_lang(Lang::Nl)),
        Dossier::CannotVerify { file, why } => write!(f, "`{file}` is geen dossier dat keur schreef: {}", why.in_lang(Lang::Nl)),
        Dossier::NoLetters(why) => write!(f, "de brieven zijn niet te maken: {}", why.text(Lang::Nl)),
        Dossier::NotZip => f.write_str("het is geen zip-bestand, of er is iets af of bij"),
        Dossier::Damaged(entry) => write!(f, "wat er van `{entry}` in zit, is niet wat is ingepakt: het is beschadigd of veranderd"),
        Dossier::Packing(entry) => write!(f, "`{entry}` is versleuteld, of gepakt op een manier die hier niet wordt gelezen"),
        Dossier::Bomb { packed, unpacked } => write!(f, "uitgepakt zou het {unpacked} bytes zijn, en het is er {packed}: zo is geen dossier"),
        Dossier::Link(entry) => write!(f, "`{entry}` is geen gewoon bestand"),
        Dossier::BadName(entry) => write!(f, "`{entry}` is geen naam die een bestand in een dossier kan hebben"),
        Dossier::NameTooLong { found, most } => write!(f, "een naam is {found} bytes lang, en mag er {most} zijn"),
        Dossier::Twice(entry) => write!(f, "`{entry}` staat er tweemaal in, of niet op volgorde"),
        Dossier::TooManyEntries { found, most } => write!(f, "het zijn {found} bestanden; een dossier heeft er ten hoogste {most}"),
        Dossier::TextTooLarge(entry) => write!(f, "`{entry}` is groter dan de 4 MiB die een tekst mag zijn"),
        Dossier::NoManifest => f.write_str("`manifest.json` ontbreekt, of is te groot"),
        Dossier::BadManifest(why) => write!(f, "`manifest.json` is niet te lezen: {why}"),
        Dossier::OtherForm { found, known } => write!(f, "het heeft de vorm `{found}`; deze versie kent `{known}`"),
        Dossier::Io(words) => f.write_str(words),
        Dossier::Gone(entry) => write!(f, "`{entry}` ontbreekt"),
        Dossier::NotListed(entry) => write!(f, "`{entry}` staat niet in `manifest.json`"),
        Dossier::NotUsed(entry) => write!(f, "`{entry}` zit erin, maar de beoordeling leest het niet"),
        Dossier::InputDiffers { entry, said, found } => write!(f, "`{entry}` is veranderd\n  in manifest.json  sha256:{said}\n  het bestand nu    sha256:{found}"),
        Dossier::Differs { entry, line, kept, now } => write!(f, "`{entry}` wijkt af op regel {line}\n  in het dossier    {kept}\n  opnieuw berekend  {now}"),
        Dossier::RulesHaveErrors(n) => write!(f, "{n} {} in aanbesteding of catalogus: hier kan geen verslag uit volgen", plural(*n, "fout", "fouten")),
        Dossier::NotSigned => f.write_str("het dossier is niet ondertekend"),
        Dossier::BadEnvelope => f.write_str("`manifest.dsse.json` is geen handtekening zoals keur die schrijft"),
        Dossier::OtherStatement => f.write_str("`manifest.dsse.json` ondertekent andere verslagen of een ander manifest"),
        Dossier::OtherKey { signed, given } => write!(f, "het dossier is niet met deze sleutel ondertekend\n  ondertekend met   sha256:{signed}\n  deze sleutel      sha256:{given}"),
        Dossier::WrongSignature(key) => write!(f, "de handtekening is vals: zij is niet gezet met sleutel sha256:{key}"),
        Dossier::OtherVersion { made, this } => write!(f, "Het is gemaakt met keur {made}, en dit is keur {this}: alleen dezelfde versie geeft zeker dezelfde bytes."),
        Dossier::Holds(file) => write!(f, "{file}: klopt"),
        Dossier::Fails(file) => write!(f, "{file}: klopt niet"),
        Dossier::KeptLetters(n) => write!(f, "Van {n} {} uit eigen sjablonen is de inhoud opnieuw gemaakt, en niet het sjabloon ingevuld.", plural(*n, "brief", "brieven")),
        Dossier::Held { inputs, version, method } => write!(f, "De verslagen volgen byte voor byte uit {inputs} {} (keur {version}, rekenwijze {method}).", plural(*inputs, "bestand", "bestanden")),
        Dossier::More(n) => write!(f, "en nog {n}"),
        Dossier::SignedBy(key) => write!(f, "Ondertekend met sleutel sha256:{key}"),
        Dossier::SignatureUnchecked(key) => write!(f, "Er zit een handtekening bij die niet is gecontroleerd: geef met --key de openbare sleutel\nsha256:{key}"),
        Dossier::Unsigned => f.write_str("Niet ondertekend: wie het maakte is hieruit niet op te maken."),
    }
}
