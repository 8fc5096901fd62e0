//! `waivers.toml`.

use super::fields::Fields;
use super::tree::{Table, Tree};
use super::values::Reader;
use crate::diag::codes::Fault;
use crate::diag::{Family, Findings};
use crate::lang::Msg;
use crate::model::waiver::Waiver;

/// Reads the waivers of a tender or a catalogue.
pub fn waivers(tree: &Tree<'_>, findings: &mut Findings) -> Vec<Waiver> {
    let root = tree.root();
    let r = &mut Reader { family: Family::Waiver, findings };
    let mut f = Fields::new(root, "");
    super::catalogue::format(r, &mut f);
    let waivers = f.each(r, "waiver", waiver);
    f.finish(r);
    waivers
}

fn waiver(r: &mut Reader<'_>, table: Table<'_>) -> Option<Waiver> {
    let mut f = Fields::new(table, "[[waiver]]");
    let (code, on) = (f.need(r, "code", Reader::name), f.need(r, "on", Reader::name));
    let reason = f.need(r, "reason", Reader::text);
    let by = f.text(r, "by");
    let until = f.need(r, "until", Reader::day);
    let at = f.at();
    f.finish(r);
    if reason.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
        r.fault(Fault::BadValue, at, Msg::NoReason);
        return None;
    }
    Some(Waiver { code: code?, on: on?, reason: reason?, by, until: until? })
}
