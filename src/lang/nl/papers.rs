//! Documents, in Dutch. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::papers::Papers;
use crate::lang::{Lang, day, list, localised, plural};

const NL: Lang = Lang::Nl;

/// Writes a text on documents in Dutch.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(papers: &Papers, f: &mut Formatter<'_>) -> Result {
    match papers {
        Papers::Overview => f.write_str("Bewijsmiddelen per inschrijving"),
        Papers::Bid => f.write_str("Inschrijving"),
        Papers::Documents => f.write_str("Stukken"),
        Papers::Counting => f.write_str("Geldig"),
        Papers::WithoutDigest => f.write_str("Zonder digest"),
        Papers::Unused => f.write_str("Ongebruikt"),
        Papers::DueColumn => f.write_str("Nog te leveren"),
        Papers::OfBid(bidder) => write!(f, "Bewijsmiddelen van {bidder}"),
        Papers::None => f.write_str("De inschrijving noemt geen bewijsmiddelen."),
        Papers::Line { id, kind, title, place } => {
            write!(f, "{id} ({kind})")?;
            if !title.is_empty() {
                write!(f, ": {title}")?;
            }
            if place.is_empty() { Ok(()) } else { write!(f, ", {place}") }
        }
        Papers::Stands(paper) => f.write_str(match *paper {
            "valid" => "geldig op de peildatum",
            "not-yet-valid" => "telt niet: pas na de peildatum afgegeven",
            "expired" => "telt niet: op de peildatum verlopen",
            "missing" => "telt niet: het bestand is er niet",
            "too-large" => "telt niet: het bestand is te groot om te bekijken",
            "outside" => "telt niet: het bestand ligt buiten de map van de inschrijving",
            "digest-differs" => "telt niet: het bestand heeft een andere digest dan opgegeven",
            _ => "telt niet: er is geen bestand en geen adres",
        }),
        Papers::From { issuer, issued, expires, page } => {
            let issuer = (!issuer.is_empty()).then(|| format!("afgegeven door {issuer}"));
            let issued = issued.map(|on| format!("afgegeven op {}", day(on, NL)));
            let expires = expires.map(|on| format!("geldig tot en met {}", day(on, NL)));
            let page = (!page.is_empty()).then(|| format!("blz. {page}"));
            let said: Vec<String> = [issuer, issued, expires, page].into_iter().flatten().collect();
            f.write_str(&said.join("; "))
        }
        Papers::Size(bytes) => write!(f, "{} {}", localised(&bytes.to_string(), NL), plural(usize::try_from(*bytes).unwrap_or(2), "byte", "bytes")),
        Papers::Digest { sha256, stated: true } => write!(f, "sha256 zoals opgegeven: {sha256}"),
        Papers::Digest { sha256, stated: false } => write!(f, "sha256, niet opgegeven: {sha256}"),
        Papers::SupportsAnswers(criteria) => write!(f, "draagt {}", list(criteria, NL)),
        Papers::OtherKind(criteria) => write!(f, "van een andere soort dan gevraagd bij {}", list(criteria, NL)),
        Papers::SupportsFacts(facts) => write!(f, "genoemd bij {} {}", plural(facts.len(), "feit", "feiten"), list(facts, NL)),
        Papers::SupportsNothing => f.write_str("geen antwoord en geen feit noemt dit stuk"),
        Papers::Confidential(reason) => write!(f, "vertrouwelijk: {reason}"),
        Papers::Looked { by, on } => {
            write!(f, "bekeken en in orde bevonden door {by}")?;
            on.map_or(Ok(()), |on| write!(f, ", {}", day(on, NL)))
        }
        Papers::Due => f.write_str("Nog te leveren door deze inschrijver, één van de genoemde soorten volstaat:"),
        Papers::DueLine { criterion, kinds } => write!(f, "{criterion}: {}", kinds.join("; ")),
        Papers::About => f.write_str("Lijst van alle bewijsmiddelen: soort, geldigheid, digest, wat elk stuk draagt, en wat nog moet worden geleverd"),
        Papers::FillFlag => f.write_str("Vul in elke inschrijving de ontbrekende digests (`sha256`) in; de rest van het bestand blijft gelijk"),
        Papers::ForceFlag => f.write_str("Vervang bij --fill ook een digest die niet klopt"),
        Papers::Examples => f.write_str("  keur evidence aanbesteding/ -o bewijsmiddelen.csv\n  keur evidence aanbesteding/ --only noorderlicht\n  keur evidence --fill bids/noorderlicht/bid.toml"),
        Papers::Filled { file, n } => write!(f, "{file}: {n} {} ingevuld", plural(*n, "digest", "digests")),
        Papers::Replaced { file, id, was } => write!(f, "{file}: digest van `{id}` vervangen; er stond {was}"),
        Papers::Differs { file, id, stated, found } => write!(f, "{file}: `{id}` heeft een andere digest dan opgegeven\n  opgegeven {stated}\n  bestand   {found}"),
        Papers::DiffersHelp => f.write_str("Zoek uit welk bestand het juiste is. Klopt het bestand, dan vervangt `--force` de digest."),
        Papers::NothingToFill(file) => write!(f, "{file}: niets in te vullen"),
        Papers::NotFound { file, id, place } => write!(f, "{file}: van `{id}` is geen digest te nemen: `{place}` is er niet, ligt buiten de map of is te groot"),
        Papers::CannotFill(file) => write!(f, "{file}: niet veilig te wijzigen; vul de digests met de hand in"),
    }
}
