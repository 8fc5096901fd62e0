//! `keur catalogue list` and `keur catalogue show`.

use std::path::Path;

use anyhow::Result;
use clap::{Arg, ArgMatches, Command, value_parser};
use keur::diag::{FileId, Source, Span};
use keur::lang::{Help, Lang, Say};
use keur::model::Spanned;
use keur::model::tender::{Tender, TenderRules};
use keur::read::shipped_ids;
use keur::report::schema;
use keur::report::{Block, draw_markdown, draw_terminal, excerpts, view};
use keur::resolve::{Opened, open_without};

use super::arguments::{flag, switch};
use super::disk::Disk;
use super::inputs::absolute;
use super::output::{self, to_stdout};
use super::{Ended, Stop, new};

/// `keur catalogue`.
pub fn command(lang: Lang) -> Command {
    let format = flag("format", Help::ShowFormat, lang)
        .value_name("FORMAT")
        .value_parser(["terminal", "markdown"])
        .hide_possible_values(true);
    let width = flag("width", Help::Width, lang).value_name("N").value_parser(value_parser!(usize));
    let list =
        Command::new("list").about(Help::CatalogueList.text(lang)).arg(format.clone()).arg(width.clone());
    let show = Command::new("show")
        .about(Help::CatalogueShow.text(lang))
        .arg(Arg::new("name").value_name("ID|PATH").required(true).help(Help::CatalogueName.text(lang)))
        .arg(flag("find", Help::Find, lang).value_name("TEXT").conflicts_with("table"))
        .arg(switch("table", Help::TableFlag, lang))
        .arg(format)
        .arg(width);
    let schema = Command::new("schema")
        .about(Help::CatalogueSchema.text(lang))
        .arg(
            Arg::new("kind")
                .value_name("KIND")
                .required(true)
                .value_parser(schema::kinds())
                .hide_possible_values(true)
                .help(Help::SchemaKind(schema::kinds().join(", ")).text(lang)),
        )
        .arg(flag("catalogue", Help::SchemaCatalogue, lang).value_name("ID|PATH").conflicts_with("tender"))
        .arg(flag("tender", Help::SchemaTender, lang).value_name("PATH"));
    Command::new("catalogue")
        .about(Help::Catalogue.text(lang))
        .subcommand_required(true)
        .subcommand(list)
        .subcommand(show)
        .subcommand(schema)
}

/// Runs `catalogue`.
pub fn run(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    match given.subcommand() {
        Some(("list", given)) => list(given, lang),
        Some(("show", given)) => show(given, lang),
        Some(("schema", given)) => print_schema(given, lang),
        _ => Err(Stop::advising(Help::NeedsCommand, Help::MoreHelp)),
    }
}

fn list(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let opened: Vec<Opened> = shipped_ids().into_iter().map(load).collect();
    let catalogues: Vec<_> = opened.iter().flat_map(|opened| &opened.catalogues).map(AsRef::as_ref).collect();
    draw(given, &view::catalogue_list(&catalogues, lang), lang)?;
    Ok(Ended::Done)
}

fn show(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let name = given.get_one::<String>("name").map(String::as_str).unwrap_or_default();
    let opened = load(name);
    let Some(catalogue) = opened.catalogues.first() else {
        let known = shipped_ids().into_iter().map(str::to_owned).collect();
        return Err(Stop::because(Help::NoSuchCatalogue { name: name.to_owned(), known }));
    };
    if opened.findings.has_errors() {
        let mut out = Vec::new();
        excerpts(&opened.findings, &opened.sources, lang, output::colour(given), 100, &mut out)?;
        anstream::eprint!("{}", String::from_utf8_lossy(&out));
        return Ok(Ended::Failed);
    }
    let only = given.get_one::<String>("find").map(String::as_str);
    let blocks = match given.get_flag("table") {
        true => view::catalogue_table(catalogue, lang),
        false => view::catalogue(catalogue, only, lang),
    };
    if blocks.is_empty() {
        return Err(Stop::because(Help::NothingFound(only.unwrap_or_default().to_owned())));
    }
    draw(given, &blocks, lang)?;
    Ok(Ended::Done)
}

/// A bid has a schema of its own for each tender or catalogue that it can answer.
fn print_schema(given: &ArgMatches, lang: Lang) -> Result<Ended> {
    let kind = given.get_one::<String>("kind").map(String::as_str).unwrap_or_default();
    let opened = match (given.get_one::<String>("catalogue"), given.get_one::<String>("tender")) {
        (Some(name), _) => Some(new::loaded(name)?),
        (None, Some(path)) => Some(new::for_tender(path)?.0),
        (None, None) => None,
    };
    if opened.is_some() && kind != "bid" {
        return Err(Stop::because(Help::SchemaOfBidOnly));
    }
    let made = match &opened {
        Some(opened) => schema::bid_for(new::rules_of(opened)?, lang),
        None => schema::schema(kind, lang).unwrap_or_default(),
    };
    to_stdout(&mut |out| writeln!(out, "{made:#}"))?;
    Ok(Ended::Done)
}

/// A catalogue by itself, with what it includes.
pub fn load(name: &str) -> Opened {
    let at = Span { file: FileId(0), start: 0, end: u32::try_from(name.len()).unwrap_or(u32::MAX) };
    let catalogues = vec![Spanned { value: name.to_owned(), at }];
    let given = Tender { rules: TenderRules { catalogues, ..TenderRules::default() }, ..Tender::default() };
    let words = Source { path: "--catalogue".to_owned(), text: name.to_owned() };
    open_without(&Disk::new(&absolute(Path::new("."))), given, words)
}

fn draw(given: &ArgMatches, blocks: &[Block], lang: Lang) -> Result<()> {
    let markdown = given.get_one::<String>("format").is_some_and(|format| format == "markdown");
    to_stdout(&mut |out| {
        if markdown {
            return draw_markdown(blocks, out);
        }
        draw_terminal(blocks, output::width(given), output::colour(given), lang, out)
    })
}
