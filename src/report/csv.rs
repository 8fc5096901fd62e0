//! CSV: one row per bid, per criterion, or per finding; for Excel, LibreOffice and databases.
//!
//! Numbers are plain decimals with a point, and exact fractions beside them where they count. A cell
//! that a spreadsheet could take for a formula starts with an apostrophe.

use std::io::{self, Write};

use super::layout::clean;
use super::public::{Curtain, Seen};
use super::{Format, Report, Subject, record};
use crate::assess::{Reached, Reason, Round, Strength, coverage};
use crate::lang::Say;
use crate::num::Ratio;

/// The format `csv`.
pub struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn subjects(&self) -> &'static [Subject] {
        &Subject::ROWS
    }

    fn write(&self, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = csv::Writer::from_writer(out);
        match (report.subject, report.round) {
            (Subject::Check, _) => findings(report, &mut rows)?,
            (Subject::Score, Some(round)) => scores(report, round, &mut rows)?,
            (Subject::Compare, Some(round)) => answers(report, round, &mut rows)?,
            (Subject::Chain, Some(round)) => exposures(report, round, &mut rows)?,
            (Subject::Evidence, Some(round)) => evidence(report, round, &mut rows)?,
            (Subject::Explain | Subject::Robustness | Subject::Rehearse, _) | (_, None) => {}
        }
        rows.flush()
    }
}

type Rows<'w> = csv::Writer<&'w mut dyn Write>;

fn write(rows: &mut Rows<'_>, cells: Vec<String>) -> io::Result<()> {
    rows.write_record(cells.iter().map(|cell| safe(cell))).map_err(io::Error::other)
}

/// The text as one cell that no spreadsheet runs.
fn safe(cell: &str) -> String {
    let cell = clean(cell);
    let is_number = || crate::num::Dec::parse(&cell).is_ok();
    let starts = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if starts && !is_number() { format!("'{cell}") } else { cell }
}

fn scores(report: &Report<'_>, round: &Round<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let rules = round.rules;
    let fixed = [
        "rank",
        "rank_if_admitted",
        "id",
        "supplier",
        "verdict",
        "reasons",
        "score",
        "score_exact",
        "worst",
        "best",
        "level",
        "level_binding",
        "level_missing",
        "price",
        "currency",
        "figure",
        "figure_exact",
        "shared_rank",
        "received",
        "confidential",
    ];
    let mut head: Vec<String> = fixed.map(str::to_owned).to_vec();
    head.extend(Strength::ALL.map(|strength| format!("rests on {}", strength.name())));
    head.extend(rules.groups.iter().map(|group| format!("share {}", group.id)));
    head.extend(rules.gates.iter().map(|gate| format!("gate {}", gate.id)));
    write(rows, head)?;
    let curtain = Curtain::new(report, round)?;
    round.each(&mut |place, sheet| write(rows, score_row(round, &curtain.show(round, place, sheet))))
}

fn score_row(round: &Round<'_>, seen: &Seen<'_>) -> Vec<String> {
    let (place, sheet) = (seen.place.as_ref(), seen.sheet.as_ref());
    let rules = round.rules;
    let entry = &round.entries[place.bid];
    let counted = if entry.twin.is_some() { None } else { sheet.assessed() };
    let shown = |number: &Ratio| number.rounded(rules.decimals);
    let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
    let said = |why: &Reason| format!("{} {}", why.name(), round.about(why, sheet)).trim_end().to_owned();
    let reasons: Vec<String> = round.reasons(place.bid, sheet).iter().map(said).collect();
    let figure = counted.and_then(|(_, assessed)| assessed.reckoned.score.as_ref());
    let score = figure.map(|figure| &figure.score);
    let end = |end: Option<&Ratio>| end.map(shown).unwrap_or_default();
    let [level, binding, missing] = level(round, counted.map(|(_, assessed)| assessed));
    let price = counted.and_then(|(offer, _)| offer.price.as_ref());
    let mut row = vec![
        number(place.rank),
        number(place.rank_if_admitted),
        sheet.id.clone(),
        sheet.supplier.clone(),
        entry.standing.verdict.map_or("not-assessed", |verdict| verdict.name()).to_owned(),
        reasons.join("; "),
        score.map(shown).unwrap_or_default(),
        score.map(ToString::to_string).unwrap_or_default(),
        end(figure.map(|figure| &figure.worst)),
        end(figure.map(|figure| &figure.best)),
        level,
        binding,
        missing,
        price.map(|price| price.amount.value.0.to_string()).unwrap_or_default(),
        price.and_then(|price| price.currency.as_ref()).map(|c| c.value.clone()).unwrap_or_default(),
        place.figure.as_ref().map(shown).unwrap_or_default(),
        place.figure.as_ref().map(ToString::to_string).unwrap_or_default(),
        (place.tied.1 - place.tied.0 > 1 && place.rank.is_some()).to_string(),
        received(round, seen),
        if seen.hides_price { "price".to_owned() } else { String::new() },
    ];
    row.extend(rests_on(round, seen));
    row.extend((0..rules.groups.len()).map(|group| {
        let points = counted.map(|(_, assessed)| &assessed.reckoned.groups[group].points);
        points.and_then(|points| round.plan().share(group, points)).as_ref().map(shown).unwrap_or_default()
    }));
    row.extend((0..rules.gates.len()).map(|gate| {
        counted.map(|(_, assessed)| assessed.gates[gate].outcome.name().to_owned()).unwrap_or_default()
    }));
    row
}

/// When the bid came in, as the authority recorded it.
fn received(round: &Round<'_>, seen: &Seen<'_>) -> String {
    let written = round.written(&seen.sheet.id).filter(|_| !seen.public);
    written.and_then(|of| of.receipt.as_ref()).map(|at| at.value.written.clone()).unwrap_or_default()
}

/// What the score rests on, in points of 100 that add up to it.
fn rests_on(round: &Round<'_>, seen: &Seen<'_>) -> Vec<String> {
    let both = seen.sheet.assessed().filter(|_| !seen.public);
    let parts =
        both.and_then(|both| coverage((round.rules, round.plan()), both, round.written(&seen.sheet.id)));
    let decimals = round.rules.decimals;
    match parts {
        Some(parts) => parts.iter().map(|(_, part)| part.rounded(decimals)).collect(),
        None => Strength::ALL.map(|_| String::new()).to_vec(),
    }
}

fn level(round: &Round<'_>, assessed: Option<&crate::assess::Assessed>) -> [String; 3] {
    let Some(level) = assessed.and_then(|assessed| assessed.reckoned.level.as_ref()) else {
        return Default::default();
    };
    let ids = |places: &[usize]| {
        let ids: Vec<&str> = places.iter().map(|&place| round.rules.criteria[place].id.as_str()).collect();
        ids.join(" ")
    };
    let reached = match level.reached {
        Reached::Level(n) => n.to_string(),
        Reached::Unknown => String::new(),
    };
    [reached, ids(&level.binding), ids(&level.missing)]
}

fn answers(report: &Report<'_>, round: &Round<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    let fixed = [
        "id",
        "group",
        "criterion",
        "title",
        "status",
        "option",
        "answer",
        "points",
        "points_exact",
        "worst",
        "best",
        "level",
        "supported",
        "rejects",
        "source",
        "maximum",
        "evidence",
        "confidential",
    ];
    write(rows, fixed.map(str::to_owned).to_vec())?;
    let curtain = Curtain::new(report, round)?;
    round.each(&mut |place, sheet| {
        if !report.is_asked(&sheet.id) {
            return Ok(());
        }
        answer_rows(report, round, &curtain.show(round, place, sheet), rows)
    })
}

fn answer_rows(
    report: &Report<'_>,
    round: &Round<'_>,
    seen: &Seen<'_>,
    rows: &mut Rows<'_>,
) -> io::Result<()> {
    let sheet = seen.sheet.as_ref();
    let Some((offer, assessed)) = sheet.assessed() else { return Ok(()) };
    let rules = round.rules;
    for (place, (criterion, answer)) in rules.criteria.iter().zip(&assessed.answers).enumerate() {
        let cited = offer.claims[place].as_ref().map(|claim| claim.evidence.join(" "));
        let option = answer.option.map(|place| &criterion.options[place]);
        let points = round.plan().points(&answer.points);
        let end = |amount| round.plan().points(amount).rounded(rules.decimals);
        write(
            rows,
            vec![
                sheet.id.clone(),
                rules.groups[criterion.group].id.clone(),
                criterion.id.clone(),
                criterion.title.get(report.lang),
                answer.status.name().to_owned(),
                option.map(|option| option.id.clone()).unwrap_or_default(),
                option.map(|option| option.text.get(report.lang)).unwrap_or_default(),
                points.rounded(rules.decimals),
                points.to_string(),
                end(&answer.shown.worst),
                end(&answer.shown.best),
                answer.level.map(|n| n.to_string()).unwrap_or_default(),
                answer.supported.map(|yes| yes.to_string()).unwrap_or_default(),
                answer.rejects.to_string(),
                answer.source.map(|source| source.name().to_owned()).unwrap_or_default(),
                criterion.maximum().to_string(),
                cited.unwrap_or_default(),
                seen.hides(place).to_string(),
            ],
        )?;
    }
    Ok(())
}

fn exposures(report: &Report<'_>, round: &Round<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    write(rows, ["id", "law", "degree", "content", "metadata", "path"].map(str::to_owned).to_vec())?;
    round.each(&mut |_, sheet| {
        let Some((_, assessed)) = sheet.assessed().filter(|_| report.is_asked(&sheet.id)) else {
            return Ok(());
        };
        for (law, exposure) in round.rules.laws.iter().zip(&assessed.exposures) {
            let path: Vec<String> = exposure.path.iter().map(super::record::step).collect();
            let degrees =
                [exposure.overall, exposure.content, exposure.metadata].map(|d| d.name().to_owned());
            let [overall, content, metadata] = degrees;
            write(rows, vec![sheet.id.clone(), law.id.clone(), overall, content, metadata, path.join(" ")])?;
        }
        Ok(())
    })
}

/// A row per document, and one per criterion that a bidder still owes one for.
fn evidence(report: &Report<'_>, round: &Round<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    const HEAD: [&str; 18] = [
        "bid",
        "document",
        "kind",
        "title",
        "file_or_url",
        "status",
        "size",
        "sha256",
        "sha256_stated",
        "issuer",
        "issued",
        "expires",
        "page",
        "confidential",
        "supports",
        "facts",
        "verified_by",
        "verified_on",
    ];
    write(rows, HEAD.map(str::to_owned).to_vec())?;
    round.each(&mut |_, sheet| {
        if !report.is_asked(&sheet.id) {
            return Ok(());
        }
        for paper in record::papers(round, sheet) {
            write(rows, document(paper))?;
        }
        for due in record::owed(round, sheet) {
            let mut row = vec![String::new(); HEAD.len()];
            (row[0], row[2], row[5], row[14]) =
                (due.bid, due.kinds.join(" "), "due".to_owned(), due.criterion);
            write(rows, row)?;
        }
        Ok(())
    })
}

fn document(paper: record::Paper) -> Vec<String> {
    let by: Vec<String> = paper.verified.iter().map(|looked| looked.by.clone()).collect();
    let on: Vec<String> = paper.verified.iter().filter_map(|looked| looked.date.clone()).collect();
    vec![
        paper.bid,
        paper.id,
        paper.kind,
        paper.title,
        paper.place,
        paper.status.to_owned(),
        paper.size.map(|size| size.to_string()).unwrap_or_default(),
        paper.sha256.unwrap_or_default(),
        paper.sha256_stated.unwrap_or_default(),
        paper.issuer,
        paper.issued.unwrap_or_default(),
        paper.expires.unwrap_or_default(),
        paper.page,
        paper.confidential.unwrap_or_default(),
        paper.answers.join(" "),
        paper.facts.join(" "),
        by.join("; "),
        on.join(" "),
    ]
}

fn findings(report: &Report<'_>, rows: &mut Rows<'_>) -> io::Result<()> {
    write(
        rows,
        ["severity", "code", "name", "path", "line", "column", "message", "help"].map(str::to_owned).to_vec(),
    )?;
    for finding in report.findings.sorted() {
        let source = report.sources.get(finding.at.file);
        let at = source.map(|source| source.position(finding.at.start));
        write(
            rows,
            vec![
                finding.severity.name().to_owned(),
                finding.code.id(),
                finding.code.name.to_owned(),
                source.map(|source| source.path.clone()).unwrap_or_default(),
                at.map(|at| at.line.to_string()).unwrap_or_default(),
                at.map(|at| at.column.to_string()).unwrap_or_default(),
                finding.message.text(report.lang),
                finding.help.as_ref().map(|help| help.text(report.lang)).unwrap_or_default(),
            ],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_could_run_gets_an_apostrophe() {
        assert_eq!(safe("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(safe(" @x"), "' @x");
        assert_eq!(safe("-12.5"), "-12.5");
        assert_eq!(safe("-2+3"), "'-2+3");
        assert_eq!(safe("\t=1"), "' =1");
        assert_eq!(safe("gewoon"), "gewoon");
    }
}
