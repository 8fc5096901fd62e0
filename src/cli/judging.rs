//! `keur form assessment`: the workbook of one assessor; and what assessors see of the bids.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use clap::{Arg, ArgMatches, Command};
use keur::assess::{Verdict, seen};
use keur::diag::{Family, Findings, Sources};
use keur::exchange::form::refusal;
use keur::exchange::workbook;
use keur::lang::{Form, Help, Judging, Lang, Say};
use keur::model::authority::Assessment;
use keur::model::form::Kind;
use keur::model::judging::Seen;
use keur::read;
use keur::report::form::{self, Asked, unfit_assessment};
use keur::resolve::{ASSESSMENTS, Opened, named};

use super::arguments::{flag, switch};
use super::new::{checked, rules_of, shown};
use super::{Ended, Stop, score};

/// `keur form assessment`.
pub fn command(output: Arg, lang: Lang) -> Command {
    let say = |text: Judging| Help::Form(Box::new(text.into()));
    Command::new("assessment")
        .about(Judging::About.text(lang))
        .arg(Arg::new("assessor").value_name("ASSESSOR").required(true).help(Help::AssessorId.text(lang)))
        .arg(flag("tender", Help::TenderFlag, lang).value_name("PATH"))
        .arg(output)
        .arg(switch("fill", say(Judging::Fill), lang))
        .arg(switch("force", Help::Force, lang))
}

fn stop(judging: Judging) -> anyhow::Error {
    Stop::because(Help::Form(Box::new(judging.into())))
}

/// What assessors see of a bid, by its id; nothing where it cannot be assessed.
pub struct Shown {
    /// The bid.
    pub bid: String,
    /// What they see.
    pub seen: Option<Seen>,
    /// Whether it is rejected whatever they say.
    pub rejected: bool,
}

/// What assessors see of each bid, in the order of their ids. What others chose is laid aside first: nothing that an
/// assessor is shown, not even which bids there are, may follow from it.
pub fn blind(opened: &Opened, root: &Path) -> Result<Vec<Shown>> {
    let mut authority = opened.authority.clone();
    authority.bids.values_mut().for_each(|of_bid| of_bid.votes.clear());
    authority.assessors.clear();
    let mut all: BTreeMap<String, Shown> = BTreeMap::new();
    let rules = rules_of(opened)?;
    score::with_round_under(&authority, opened, root, &mut |_, sheet| {
        let rejected = sheet.assessed().is_some_and(|(_, assessed)| assessed.verdict == Verdict::Rejected);
        let shown = Shown { bid: sheet.id.clone(), seen: seen(sheet, rules), rejected };
        // two bids under one id are both none
        all.entry(sheet.id.to_ascii_lowercase()).and_modify(|known| known.seen = None).or_insert(shown);
        Ok(())
    })?;
    Ok(all.into_values().collect())
}

/// What assessors see of every bid there is, set aside or not.
pub fn all_seen(opened: &Opened, root: &Path) -> Result<Vec<Seen>> {
    Ok(blind(opened, root)?.into_iter().filter_map(|shown| shown.seen).collect())
}

/// The bids that are to be judged, and the ids of the others.
pub fn to_judge(all: Vec<Shown>) -> (Vec<Seen>, Vec<String>) {
    let (mut judged, mut others) = (Vec::new(), Vec::new());
    for Shown { bid, seen, rejected } in all {
        match seen.filter(|seen| !rejected && !seen.items.is_empty()) {
            Some(seen) => judged.push(seen),
            None => others.push(bid),
        }
    }
    (judged, others)
}

/// Writes the workbook of an assessor.
pub fn written(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let assessor = checked(given.get_one::<String>("assessor").map(String::as_str).unwrap_or_default())?;
    let path = given.get_one::<String>("tender").map_or(".", String::as_str);
    let (opened, root) = super::form::tender(path)?;
    let lang = if given.contains_id("lang") { lang } else { score::language(given, &opened) };
    let usual = match lang {
        Lang::Nl => format!("beoordeling-{assessor}.xlsx"),
        Lang::En => format!("assessment-{assessor}.xlsx"),
    };
    let file = PathBuf::from(given.get_one::<String>("output").unwrap_or(&usual));
    let ending = super::form::ending(&file)?;
    if file.symlink_metadata().is_ok() && !given.get_flag("force") {
        return Err(Stop::because(Help::Exists(shown(&file))));
    }
    let digest = super::form::digest(&opened);
    let mut all = blind(&opened, &root)?;
    let said = if given.get_flag("fill") { Some(own(&opened, &root, &assessor)?) } else { None };
    if let Some((_, said)) = &said {
        let own = said.judgements.iter().map(|own| &own.bid).chain(said.verified.iter().map(|own| &own.bid));
        let own: Vec<&str> = own.map(|bid| bid.value.as_str()).collect();
        for shown in &mut all {
            shown.rejected &= !own.iter().any(|bid| bid.eq_ignore_ascii_case(&shown.bid));
        }
    }
    let (seen, others) = to_judge(all);
    if seen.is_empty() {
        return Err(Stop::because(Help::NothingToAssess));
    }
    let rules = rules_of(&opened)?;
    if let Some((file, said)) = &said {
        let what = unfit_assessment(said, &seen, rules);
        if !what.is_empty() {
            return Err(stop(Judging::Unfit { file: file.clone(), what }));
        }
    }
    let said = said.as_ref().map(|(_, said)| said);
    let judging = form::Judging { assessor: &assessor, seen: &seen, said };
    let asked = Asked {
        rules,
        digest: &digest,
        kind: Kind::Assessment,
        lang,
        bid: None,
        price: None,
        judging: Some(judging),
    };
    let bytes = form::bytes(&form::book(&asked), &ending)?;
    // what is handed out must be within the bounds of what is read back
    if let Err(why) = workbook::open(bytes.clone()) {
        let why = Box::new(refusal(&why));
        return Err(Stop::because(Help::Form(Box::new(Form::Refused { file: shown(&file), why }))));
    }
    super::form::put(&file, &bytes)?;
    anstream::eprintln!("{}", Help::Wrote(shown(&file)).text(lang));
    if !others.is_empty() {
        anstream::eprintln!("{}", keur::report::clean(&Judging::LeftOut(others).text(lang)));
    }
    anstream::eprintln!("{}", Judging::Next { file: shown(&file), assessor }.text(lang));
    Ok(Ended::Done)
}

/// What an assessor wrote already, with the file that says it.
fn own(opened: &Opened, root: &Path, assessor: &str) -> Result<(String, Assessment)> {
    let path = root.join(ASSESSMENTS).join(format!("{assessor}.toml"));
    let file = shown(&path);
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let source = super::form::text(&path)?;
    let id = sources.add(Arc::clone(&source));
    let rules = rules_of(opened)?;
    let tree = read::parse(&source, id, Family::Assessment, &mut findings);
    let Some(said) = tree.map(|tree| read::assessment(&tree, &named(rules), &mut findings)) else {
        return Err(stop(Judging::HasErrors(file)));
    };
    if findings.has_errors() {
        return Err(stop(Judging::HasErrors(file)));
    }
    if said.assessor.value != assessor {
        return Err(stop(Judging::OfAnother { file, assessor: said.assessor.value.clone() }));
    }
    Ok((file, said))
}

/// The text that is said once an assessment was read.
pub fn took(file: String, assessor: String, to: String) -> Form {
    Judging::Took { file, assessor, to }.into()
}
