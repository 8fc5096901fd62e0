//! Signatures: an in-toto Statement in a DSSE envelope, signed with Ed25519.
//!
//! The statement holds digests only, so that it can be shown to those who may not see the bids. Keys are
//! files that the user gives: PKCS#8 for signing, SPKI for checking, both as PEM.

use base64ct::{Base64, Encoding};
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePublicKey};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::manifest::{Entry, Manifest, Tool};
use crate::lang::Dossier;
use crate::read::digest;

/// The name of the entry with the signature.
pub const ENVELOPE: &str = "manifest.dsse.json";
/// The most bytes of it.
pub const MOST_ENVELOPE: u64 = 64 * 1024;

const PAYLOAD: &str = "application/vnd.in-toto+json";
const STATEMENT: &str = "https://in-toto.io/Statement/v1";
/// What is stated, by a name that belongs to nobody's domain: `.example` never will.
const PREDICATE: &str = "tag:keur.example,2026:dossier/1";

/// A private key.
pub struct Signer(SigningKey);

impl Signer {
    /// The key in a PKCS#8 PEM file.
    #[must_use]
    pub fn from_pem(pem: &str) -> Option<Signer> {
        SigningKey::from_pkcs8_pem(pem).ok().map(Signer)
    }

    /// Signs a statement.
    ///
    /// # Errors
    /// A key that has no public side: none.
    pub fn envelope(&self, statement: &[u8]) -> Result<Vec<u8>, Dossier> {
        let public = Key::of(self.0.verifying_key()).ok_or(Dossier::NoSignature)?;
        let sig = Base64::encode_string(&self.0.sign(&encoded(statement)).to_bytes());
        let signatures = vec![One { keyid: public.id, sig }];
        let payload = Base64::encode_string(statement);
        let envelope = Envelope { payload, payload_type: PAYLOAD.to_owned(), signatures };
        envelope.bytes()
    }
}

/// A public key.
pub struct Key {
    key: VerifyingKey,
    /// The SHA-256 of its SPKI form.
    pub id: String,
}

impl Key {
    /// The key in an SPKI PEM file.
    #[must_use]
    pub fn from_pem(pem: &str) -> Option<Key> {
        VerifyingKey::from_public_key_pem(pem).ok().and_then(Key::of)
    }

    fn of(key: VerifyingKey) -> Option<Key> {
        let id = digest(key.to_public_key_der().ok()?.as_bytes());
        Some(Key { key, id })
    }
}

/// What became of a signature that fits its dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signed {
    /// There is none.
    Not,
    /// It is there and was not checked; the key that it says it was made with.
    Unchecked(String),
    /// It was made with this key.
    By(String),
}

/// A DSSE envelope.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    payload: String,
    #[serde(rename = "payloadType")]
    payload_type: String,
    signatures: Vec<One>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    keyid: String,
    sig: String,
}

impl Envelope {
    fn bytes(&self) -> Result<Vec<u8>, Dossier> {
        let mut bytes = serde_json::to_vec(self).map_err(|why| Dossier::Io(why.to_string()))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// What is signed: DSSE's encoding of type and payload, which no other pair shares.
fn encoded(payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {PAYLOAD} {} ", PAYLOAD.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

#[derive(Serialize)]
struct Statement<'s> {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: Vec<Subject<'s>>,
    #[serde(rename = "predicateType")]
    predicate_type: &'static str,
    predicate: Predicate<'s>,
}

#[derive(Serialize)]
struct Subject<'s> {
    name: &'s str,
    digest: Sha256<'s>,
}

#[derive(Serialize)]
struct Sha256<'s> {
    sha256: &'s str,
}

#[derive(Serialize)]
struct Predicate<'s> {
    tool: &'s Tool,
    method: u32,
}

/// The statement on the reports and the manifest of a dossier.
///
/// # Errors
/// Those of writing to memory: none.
pub fn statement(manifest: &Manifest, subjects: &[Entry]) -> Result<Vec<u8>, Dossier> {
    let subject = subjects.iter();
    let subject = subject
        .map(|entry| Subject { name: &entry.path, digest: Sha256 { sha256: &entry.sum.sha256 } })
        .collect();
    let predicate = Predicate { tool: &manifest.tool, method: manifest.method };
    let statement = Statement { kind: STATEMENT, subject, predicate_type: PREDICATE, predicate };
    serde_json::to_vec(&statement).map_err(|why| Dossier::Io(why.to_string()))
}

/// Holds an envelope against the statement that it should carry, and its signature against a key.
///
/// # Errors
/// What is wrong with it.
pub fn check(envelope: &[u8], statement: &[u8], key: Option<&Key>) -> Result<Signed, Dossier> {
    let parsed: Envelope = serde_json::from_slice(envelope).map_err(|_| Dossier::BadEnvelope)?;
    let [one] = parsed.signatures.as_slice() else { return Err(Dossier::BadEnvelope) };
    let is_id = one.keyid.len() == 64 && one.keyid.bytes().all(|b| b.is_ascii_hexdigit());
    if parsed.payload_type != PAYLOAD || !is_id || parsed.bytes()? != envelope {
        return Err(Dossier::BadEnvelope);
    }
    if parsed.payload != Base64::encode_string(statement) {
        return Err(Dossier::OtherStatement);
    }
    let Some(key) = key else { return Ok(Signed::Unchecked(one.keyid.clone())) };
    if one.keyid != key.id {
        return Err(Dossier::OtherKey { signed: one.keyid.clone(), given: key.id.clone() });
    }
    let sig = Base64::decode_vec(&one.sig).ok().and_then(|sig| Signature::from_slice(&sig).ok());
    let right = sig.is_some_and(|sig| key.key.verify_strict(&encoded(statement), &sig).is_ok());
    if right { Ok(Signed::By(key.id.clone())) } else { Err(Dossier::WrongSignature(key.id.clone())) }
}
