//! What a run makes: its reports, and the letters where they are asked for.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{REPORTS, Run};
use crate::assess::Round;
use crate::lang::{Dossier, Lang, Letter};
use crate::read::{self, Files};
use crate::report::Format;
use crate::report::letter::{self, FORMS, Form, Refusal, Settings};
use crate::resolve::{Opened, Origin};

/// The folder of letters in a dossier.
const LETTERS: &str = "letters/";

/// The letters that are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// The day on which they are sent, as `yyyy-mm-dd`.
    pub sent: String,
    /// Calendar days of the standstill.
    pub days: u16,
    /// The code of their language.
    pub lang: String,
    /// The folder with templates, as the tender sees it.
    pub templates: String,
    /// Their forms, by name.
    pub forms: Vec<String>,
}

/// Something that a run makes.
pub enum Product {
    /// A report.
    Report(&'static dyn Format, Lang),
    /// The bytes of a letter.
    Letter(Vec<u8>),
    /// A letter from a template of the buyer's own, which a check does not fill in: the manifest says its digest,
    /// and what stands in it is made again as JSON beside it.
    Kept,
}

/// Whether an entry is made by the run, and no input.
pub fn is_product(name: &str) -> bool {
    name.starts_with(LETTERS) || is_report(name)
}

/// Whether an entry is a report.
pub fn is_report(name: &str) -> bool {
    REPORTS.iter().any(|(report, ..)| *report == name)
}

impl Run {
    /// Everything that is made, in the order of the names of its entries. Where a dossier is checked its templates are
    /// not to be trusted.
    pub fn products(
        &self,
        files: &dyn Files,
        both: (&Opened, &Round<'_>),
        trusts_templates: bool,
    ) -> Result<Vec<(String, Product)>, Dossier> {
        let reports = REPORTS.iter().map(|(name, format, lang)| {
            let report = Product::Report(*format, *lang);
            ((*name).to_owned(), report)
        });
        let mut products: Vec<(String, Product)> = reports.collect();
        if let Some(post) = &self.letters {
            products.extend(self.letters((post, trusts_templates), files, both)?);
        }
        products.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(products)
    }

    fn letters(
        &self,
        (post, trusts_templates): (&Post, bool),
        files: &dyn Files,
        both: (&Opened, &Round<'_>),
    ) -> Result<Vec<(String, Product)>, Dossier> {
        let bad = |what: &str| Dossier::BadManifest(format!("`letters`: {what}"));
        let Origin::Tender(tender) = &self.rules else { return Err(bad("`rules`")) };
        let forms = forms(post).ok_or_else(|| bad("`forms`"))?;
        let settings = Settings {
            sent: post.sent.parse().map_err(|_| bad("`sent`"))?,
            days: post.days,
            lang: Lang::of(&post.lang).ok_or_else(|| bad("`lang`"))?,
            folder: read::folder(tender).to_owned(),
            templates: post.templates.clone(),
            trusts_templates,
        };
        let batch = letter::write(files, both, &settings).map_err(refused)?;
        let mut letters = Vec::new();
        for letter in &batch.letters {
            for form in &forms {
                let name = format!("{LETTERS}{}.{}", letter.contents.bid, form.extension());
                let is_kept = letter.is_own && !trusts_templates && form.fills_template();
                letters
                    .push((name, if is_kept { Product::Kept } else { Product::Letter(form.bytes(letter)?) }));
            }
        }
        Ok(letters)
    }

    /// Writes what is made.
    pub fn make(
        &self,
        product: &Product,
        both: (&Opened, &Round<'_>),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match product {
            Product::Report(format, lang) => self.report(both, (*format, *lang), out),
            Product::Letter(bytes) => out.write_all(bytes),
            Product::Kept => Ok(()),
        }
    }
}

/// The forms of letters, none of them twice, and what stands in the letters as JSON.
fn forms(post: &Post) -> Option<Vec<&'static dyn Form>> {
    let known = |name: &String| FORMS.iter().any(|form| form.name() == name);
    let is_good = post.forms.len() <= FORMS.len() && post.forms.iter().all(known);
    let asked =
        |form: &&&dyn Form| !form.fills_template() || post.forms.iter().any(|name| name == form.name());
    is_good.then(|| FORMS.iter().filter(asked).copied().collect())
}

fn refused(why: Refusal) -> Dossier {
    match why {
        Refusal::Because(why) => Dossier::NoLetters(Box::new(why)),
        Refusal::Errors(findings, _) => {
            Dossier::NoLetters(Box::new(Letter::Errors(findings.count(crate::diag::Severity::Error))))
        }
        Refusal::Io(why) => why.into(),
    }
}
