//! Makes a tender with as many full bids as are asked for, the same on every machine.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use keur::model::rules::{Criterion, Rules};
use keur::read::Files;
use keur::resolve::open;

use crate::disk::Disk;

/// The tender: the whole framework, one gate on a level and one on a share.
const TENDER: &str = r#"format = 1

[tender]
id = "meting"
title.nl = "Meting"
title.en = "Measurement"
language = "nl"
as_of = 2026-12-01

[rules]
use = ["eu-csf"]

[[gate]]
id = "niveau-1"
title.nl = "Ten minste SEAL-1"
title.en = "At least SEAL-1"
level = 1

[[gate]]
id = "gegevens-50"
title.nl = "Ten minste de helft op gegevens en AI"
title.en = "At least half on data and AI"
group = "SOV-3"
share = 50
"#;

/// Beginnings of a statement; each is continued by one of [`ENDS`].
const STARTS: [&str; 8] = [
    "Dit is vastgelegd in de overeenkomst",
    "Wij doen dit met eigen personeel",
    "De dienst draait in Amsterdam en Gent",
    "Zie hoofdstuk 4 van het dienstenboek",
    "De sleutels beheert de klant zelf",
    "Elk jaar toetst een auditor dit",
    "Onze statuten sluiten dit uit",
    "De broncode ligt bij een notaris",
];

/// Ends of a statement.
const ENDS: [&str; 8] = [
    "en geldt voor de hele looptijd.",
    "ook bij onze onderaannemers.",
    "met een termijn van drie maanden.",
    "zoals beschreven in de bijlage.",
    "sinds de invoering in 2024.",
    "zonder hulp van buiten de Unie.",
    "en is op verzoek in te zien.",
    "met steun van twee vaste partners.",
];

/// Writes `tender.toml` and `bids/b000000.toml` and so on into a folder; says how many bytes of bids.
///
/// # Errors
/// Those of writing, and a catalogue that cannot be read.
pub fn generate(bids: usize, folder: &Path) -> io::Result<usize> {
    fs::create_dir_all(folder.join("bids"))?;
    fs::write(folder.join("tender.toml"), TENDER)?;
    let disk = Disk::new(folder);
    let rules = open(&disk as &dyn Files, "tender.toml").rules;
    let rules = rules.ok_or_else(|| io::Error::other("the tender of the measurement has errors"))?;
    let mut bytes = 0;
    for number in 0..bids {
        let text = bid(number, &rules);
        bytes += text.len();
        fs::write(folder.join(format!("bids/b{number:06}.toml")), text)?;
    }
    Ok(bytes)
}

/// A bid that answers every criterion, with a statement to each and a few documents.
fn bid(number: usize, rules: &Rules) -> String {
    let mut dice = Dice(number as u64 + 1);
    let quality = dice.below(6);
    let kinds: Vec<&str> =
        (0..4).map(|_| &rules.criteria[dice.below(rules.criteria.len())]).map(kind).collect();
    let mut text = format!(
        "format = 1\n\n[bid]\nid = \"b{number:06}\"\ntender = \"meting\"\nsupplier = \"Leverancier {number} B.V.\"\n\
         service = \"Wolk {number}\"\nsubmitted = 2026-11-30T11:52:00+01:00\n\n\
         [price]\namount = {}.{:02}\ncurrency = \"EUR\"\n",
        400_000 + dice.below(800_000),
        dice.below(100),
    );
    for criterion in &rules.criteria {
        let best = criterion.options.len() - 1;
        let place = best - dice.below(7 - quality).min(best).min(dice.below(7));
        let (start, end) = (STARTS[dice.below(8)], ENDS[dice.below(8)]);
        let option = &criterion.options[place].id;
        let _ = write!(
            text,
            "\n[answers.{}]\noption = \"{option}\"\nstatement = \"{start}, {end}\"\n",
            criterion.id
        );
        if let Some(cited) = kinds.iter().position(|kind| criterion.evidence_kinds.iter().any(|k| k == kind))
        {
            let _ = writeln!(text, "evidence = [\"stuk-{cited}\"]");
        }
    }
    for (place, kind) in kinds.iter().enumerate() {
        let _ = write!(
            text,
            "\n[[evidence]]\nid = \"stuk-{place}\"\nkind = \"{kind}\"\nurl = \"https://voorbeeld.example/{number}/{place}\"\n\
             issued = 2026-03-01\nexpires = 2027-03-01\n"
        );
    }
    text
}

/// A kind of evidence that a criterion asks for.
fn kind(criterion: &Criterion) -> &str {
    criterion.evidence_kinds.first().map_or("legal-opinion", String::as_str)
}

/// Numbers that look like chance and are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((word ^ (word >> 31)) % end as u64).unwrap_or(0)
    }
}
