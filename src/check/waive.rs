//! Waivers and severities: what the authority accepts with a reason, and how bad it finds what.
//!
//! A waived finding stays visible, as a note with the reason. Errors cannot be waived or allowed: what
//! cannot be read or reckoned does not become so by a reason. Verdicts are no findings, so that a failed
//! gate or a knock-out is out of reach here.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::codes as all_codes;
use crate::diag::{Code, Family, Finding, Findings, Severity, Source, Sources, Span, codes};
use crate::lang::Msg;
use crate::model::Spanned;
use crate::model::waiver::{Severities, Waiver};
use crate::read::{self, Files};
use crate::resolve::WAIVERS;

/// Waivers, those of the authority and those that come with catalogues.
#[derive(Clone, Debug, Default)]
pub struct Waivers {
    own: Vec<Waiver>,
    of_catalogues: Vec<Waiver>,
    /// Whether what a catalogue waives itself is shown: where a catalogue is looked at by itself.
    pub show_catalogues: bool,
}

/// Reads the waivers beside the tender and beside each catalogue that was read; what is wrong with them
/// is a finding. `folder` is the tender's.
pub fn waivers(files: &dyn Files, folder: &str, sources: &mut Sources, findings: &mut Findings) -> Waivers {
    let firsts = sources.iter().map(|(_, source)| source.path.as_str());
    let folders: BTreeSet<String> =
        firsts.filter_map(|path| path.strip_suffix("/catalogue.toml")).map(str::to_owned).collect();
    let own = read_in(files, folder, sources, findings);
    let of_catalogues = folders
        .iter()
        .filter(|catalogue| *catalogue != folder)
        .flat_map(|catalogue| read_in(files, catalogue, sources, findings))
        .collect();
    Waivers { own, of_catalogues, show_catalogues: false }
}

fn read_in(files: &dyn Files, folder: &str, sources: &mut Sources, findings: &mut Findings) -> Vec<Waiver> {
    let path = read::join(folder, WAIVERS);
    let text = match path.strip_prefix("keur:") {
        Some(shipped) => {
            let id = shipped.split('/').next().unwrap_or_default();
            let found = read::shipped_files(id).into_iter().find(|(name, _)| *name == shipped);
            found.map(|(_, text)| text.to_owned())
        }
        None => match files.text(&path) {
            Ok(text) => Some(text.into_owned()),
            Err(read::Failed::Missing) => None,
            Err(why) => {
                let file = sources.add(Arc::new(Source { path: path.clone(), text: String::new() }));
                findings.push(read::failed(&why, file, Family::Waiver));
                None
            }
        },
    };
    let Some(text) = text else { return Vec::new() };
    let source = Arc::new(Source { path, text });
    let file = sources.add(Arc::clone(&source));
    let tree = read::parse(&source, file, Family::Waiver, findings);
    tree.map(|tree| read::waivers(&tree, findings)).unwrap_or_default()
}

/// Applies waivers and severities to findings, part by part.
pub struct Judge<'j> {
    severities: &'j Severities,
    /// Waivers that hold: those of the authority, and from `mine` on those of catalogues.
    holding: Vec<&'j Waiver>,
    mine: usize,
    show_catalogues: bool,
    used: BTreeSet<usize>,
    said: Findings,
}

impl<'j> Judge<'j> {
    /// Of waivers that have not expired by `today`, and of severities that were asked for.
    #[must_use]
    pub fn new(waivers: &'j Waivers, severities: &'j Severities, today: Option<Date>) -> Judge<'j> {
        let mut said = Findings::default();
        let (allow, warn, deny) = (&severities.allow, &severities.warn, &severities.deny);
        let own = || waivers.own.iter();
        for code in allow.iter().chain(warn).chain(deny).chain(own().map(|waiver| &waiver.code)) {
            let stays = deny.iter().any(|denied| std::ptr::eq(denied, code));
            said_of(code, stays, &mut said);
        }
        let expired = |waiver: &&Waiver| today.is_some_and(|today| waiver.until.value < today);
        for waiver in own().filter(expired) {
            let (until, day) = (waiver.until.value, today.unwrap_or(waiver.until.value));
            let message = Msg::WaiverExpired { until, day };
            said.push(Finding::new(codes::WAIVER_EXPIRED, waiver.until.at, message));
        }
        let holding = own().chain(&waivers.of_catalogues).filter(|waiver| !expired(waiver)).collect();
        let mine = own().filter(|waiver| !expired(waiver)).count();
        let show_catalogues = waivers.show_catalogues;
        Judge { severities, holding, mine, show_catalogues, used: BTreeSet::new(), said }
    }

    /// Findings with what is waived as notes, and with the severities that were asked for.
    #[must_use]
    pub fn part(&mut self, findings: Findings, sources: &Sources) -> Findings {
        findings.changed(|finding| self.changed(finding, sources))
    }

    fn changed(&mut self, mut finding: Finding, sources: &Sources) -> Option<Finding> {
        if finding.code.severity == Severity::Error {
            return Some(finding);
        }
        // What a catalogue waives itself is shown with the catalogue, and not with every tender that uses it.
        let by = self.waived_by(&finding, sources);
        if by.is_some_and(|place| place >= self.mine) && !self.show_catalogues {
            return None;
        }
        if let Some(place) = by {
            let Waiver { reason, by, until, .. } = self.holding[place];
            self.used.insert(place);
            finding.severity = Severity::Note;
            finding.help = Some(Msg::Waived { reason: reason.clone(), by: by.clone(), until: until.value });
            return Some(finding);
        }
        let names = |named: &[Spanned<String>]| named.iter().any(|name| is(name, finding.code));
        if names(&self.severities.deny) {
            finding.severity = Severity::Error;
        } else if names(&self.severities.warn) {
            finding.severity = Severity::Warning;
        }
        (!names(&self.severities.allow)).then_some(finding)
    }

    /// The first waiver that accepts a finding.
    fn waived_by(&self, finding: &Finding, sources: &Sources) -> Option<usize> {
        let about = about(finding, sources);
        self.holding.iter().enumerate().position(|(place, waiver)| {
            let within = place < self.mine || is_of_catalogue(waiver, finding.at, sources);
            within && is(&waiver.code, finding.code) && about.contains(&waiver.on.value)
        })
    }

    /// What is to be said of the waivers and severities themselves, after the last part: those that name
    /// no code, that cannot waive, that have expired, or, where the `whole` tender was looked at, that waived
    /// nothing.
    #[must_use]
    pub fn end(self, whole: bool) -> Findings {
        let mut said = self.said;
        for (place, waiver) in self.holding.iter().take(self.mine).enumerate() {
            if whole && !self.used.contains(&place) {
                let message =
                    Msg::WaiverUnused { code: waiver.code.value.clone(), on: waiver.on.value.clone() };
                said.push(Finding::new(codes::WAIVER_UNUSED, waiver.code.at, message));
            }
        }
        said
    }
}

fn is(name: &Spanned<String>, code: Code) -> bool {
    name.value == code.name || name.value == code.id()
}

/// A code that there is not, or an error that must `stay` one.
fn said_of(name: &Spanned<String>, denied: bool, said: &mut Findings) {
    let found = all_codes().into_iter().find(|(code, _)| is(name, *code));
    let message = match found {
        None => Msg::CodeUnknown(read::short(&name.value)),
        Some((code, _)) if code.severity == Severity::Error && !denied => Msg::ErrorStays(code.id()),
        Some(_) => return,
    };
    said.push(Finding::new(codes::NO_SUCH_CODE, name.at, message));
}

/// Whether a finding lies in the folder of the catalogue that a waiver came with: a catalogue accepts what
/// is found in itself, and nothing in a bid or in another catalogue.
fn is_of_catalogue(waiver: &Waiver, at: Span, sources: &Sources) -> bool {
    let folder = |file| sources.get(file).map(|source| read::folder(&source.path));
    folder(waiver.code.at.file) == folder(at.file)
}

/// What a finding is about: its file, the bid of that file, and the id that it points at. What a bid says
/// at that place is the bidder's own and names nothing.
fn about(finding: &Finding, sources: &Sources) -> Vec<String> {
    let at = finding.at;
    let Some(source) = sources.get(at.file) else { return Vec::new() };
    let place = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
    if matches!(finding.code.family, Family::Catalogue | Family::Tender) {
        let pointed = source.text.get(place(at.start)..place(at.end)).unwrap_or_default();
        return vec![source.path.clone(), pointed.trim_matches(['"', '\'']).to_owned()];
    }
    let folder = read::name(read::folder(&source.path)).to_owned();
    let stem = read::name(&source.path).trim_end_matches(".toml").to_owned();
    let bid = if matches!(stem.as_str(), "bid" | "price") { folder } else { stem };
    vec![source.path.clone(), bid]
}
