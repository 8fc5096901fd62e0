//! The Dutch texts, in the words of procurement practice.

pub(super) mod asked;
pub(super) mod book;
pub(super) mod clarified;
pub(super) mod composed;
pub(super) mod document;
pub(super) mod dossier;
pub(super) mod form;
pub(super) mod help;
pub(super) mod judging;
pub(super) mod label;
pub(super) mod letter;
pub(super) mod msg;
pub(super) mod panel;
pub(super) mod papers;
pub(super) mod pdf;
pub(super) mod public;
pub(super) mod rehearse;
pub(super) mod robust;
pub(super) mod whole;
pub(super) mod why;
pub(super) mod words;
