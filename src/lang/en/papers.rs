//! Documents, in English. One match, long on purpose: a missing arm does not compile.

use std::fmt::{Formatter, Result};

use crate::lang::papers::Papers;
use crate::lang::{Lang, day, list, localised, plural};

const EN: Lang = Lang::En;

/// Writes a text on documents in English.
#[allow(clippy::too_many_lines, reason = "one arm per text, so that none can be forgotten")]
pub fn say(papers: &Papers, f: &mut Formatter<'_>) -> Result {
    match papers {
        Papers::Overview => f.write_str("Evidence by bid"),
        Papers::Bid => f.write_str("Bid"),
        Papers::Documents => f.write_str("Documents"),
        Papers::Counting => f.write_str("Valid"),
        Papers::WithoutDigest => f.write_str("Without digest"),
        Papers::Unused => f.write_str("Unused"),
        Papers::DueColumn => f.write_str("Still due"),
        Papers::OfBid(bidder) => write!(f, "Evidence of {bidder}"),
        Papers::None => f.write_str("The bid lists no evidence."),
        Papers::Line { id, kind, title, place } => {
            write!(f, "{id} ({kind})")?;
            if !title.is_empty() {
                write!(f, ": {title}")?;
            }
            if place.is_empty() { Ok(()) } else { write!(f, ", {place}") }
        }
        Papers::Stands(paper) => f.write_str(match *paper {
            "valid" => "valid on the day that counts",
            "not-yet-valid" => "does not count: issued only after the day that counts",
            "expired" => "does not count: expired on the day that counts",
            "missing" => "does not count: the file is not there",
            "too-large" => "does not count: the file is too large to look at",
            "outside" => "does not count: the file lies outside the folder of the bid",
            "digest-differs" => "does not count: the file has another digest than stated",
            _ => "does not count: there is neither a file nor an address",
        }),
        Papers::From { issuer, issued, expires, page } => {
            let issuer = (!issuer.is_empty()).then(|| format!("issued by {issuer}"));
            let issued = issued.map(|on| format!("issued on {}", day(on, EN)));
            let expires = expires.map(|on| format!("valid until {}", day(on, EN)));
            let page = (!page.is_empty()).then(|| format!("p. {page}"));
            let said: Vec<String> = [issuer, issued, expires, page].into_iter().flatten().collect();
            f.write_str(&said.join("; "))
        }
        Papers::Size(bytes) => write!(f, "{} {}", localised(&bytes.to_string(), EN), plural(usize::try_from(*bytes).unwrap_or(2), "byte", "bytes")),
        Papers::Digest { sha256, stated: true } => write!(f, "sha256 as stated: {sha256}"),
        Papers::Digest { sha256, stated: false } => write!(f, "sha256, not stated: {sha256}"),
        Papers::SupportsAnswers(criteria) => write!(f, "supports {}", list(criteria, EN)),
        Papers::OtherKind(criteria) => write!(f, "of another kind than asked for {}", list(criteria, EN)),
        Papers::SupportsFacts(facts) => write!(f, "cited by {} {}", plural(facts.len(), "fact", "facts"), list(facts, EN)),
        Papers::SupportsNothing => f.write_str("no answer and no fact cites it"),
        Papers::Confidential(reason) => write!(f, "confidential: {reason}"),
        Papers::Looked { by, on } => {
            write!(f, "looked at and found true by {by}")?;
            on.map_or(Ok(()), |on| write!(f, ", {}", day(on, EN)))
        }
        Papers::Due => f.write_str("Still due from this bidder, any one of the kinds named will do:"),
        Papers::DueLine { criterion, kinds } => write!(f, "{criterion}: {}", kinds.join("; ")),
        Papers::About => f.write_str("List all evidence: kind, validity, digest, what each document supports, and what is still due"),
        Papers::FillFlag => f.write_str("Fill in the digests (`sha256`) that each bid lacks; the rest of the file stays as it is"),
        Papers::ForceFlag => f.write_str("With --fill, also replace a digest that is wrong"),
        Papers::Examples => f.write_str("  keur evidence tender/ -o evidence.csv\n  keur evidence tender/ --only noorderlicht\n  keur evidence --fill bids/noorderlicht/bid.toml"),
        Papers::Filled { file, n } => write!(f, "{file}: {n} {} filled in", plural(*n, "digest", "digests")),
        Papers::Replaced { file, id, was } => write!(f, "{file}: digest of `{id}` replaced; it was {was}"),
        Papers::Differs { file, id, stated, found } => write!(f, "{file}: `{id}` has another digest than stated\n  stated {stated}\n  file   {found}"),
        Papers::DiffersHelp => f.write_str("Find out which file is the right one. If it is the file, `--force` replaces the digest."),
        Papers::NothingToFill(file) => write!(f, "{file}: nothing to fill in"),
        Papers::NotFound { file, id, place } => write!(f, "{file}: no digest of `{id}` can be taken: `{place}` is not there, lies outside the folder or is too large"),
        Papers::CannotFill(file) => write!(f, "{file}: cannot be changed safely; fill in the digests by hand"),
    }
}
