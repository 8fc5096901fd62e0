//! What the page carries for the question "what if the weights were different?": exact numbers, for the script to
//! reckon with as the engine does. Only for the authority's own people.

use serde::Serialize;

use crate::assess::Round;
use crate::lang::{Label, Say as _};
use crate::model::award::Tie;
use crate::report::layout::clean;
use crate::report::{Report, Subject};

/// Ranked bids that a page reckons with; of more it carries none.
const MOST: usize = 200;

#[derive(Serialize)]
struct Data {
    /// Heads of the ranking, in the words of the report.
    heads: [String; 4],
    lang: &'static str,
    currency: String,
    decimals: u8,
    round: Option<u8>,
    method: &'static str,
    formula: Option<&'static str>,
    lowest: bool,
    quality: String,
    price: String,
    floor: Option<String>,
    ceiling: Option<String>,
    field: Option<[String; 2]>,
    /// Per catalogue how much of the quality it carries, where that is said.
    catalogues: Vec<Option<String>>,
    groups: Vec<Group>,
    ties: Vec<&'static str>,
    bids: Vec<Bid>,
    draws: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct Group {
    id: String,
    name: String,
    weight: String,
    catalogue: usize,
    /// Whether it has a share, and so a place in the score.
    counts: bool,
    value: Option<String>,
}

#[derive(Serialize)]
struct Bid {
    id: String,
    name: String,
    rank: usize,
    shares: Vec<Option<String>>,
    price: Option<String>,
    ties: Vec<Option<String>>,
}

/// The data as JSON; nothing where there is no ranking to look into, or anybody may read.
pub fn data(report: &Report<'_>) -> Option<String> {
    let round = report.round?;
    let rules = report.opened.rules.as_ref()?;
    let plan = round.plan();
    let weighed = plan.groups.iter().filter(|group| group.weight.is_some()).count();
    let ranked = round.places.iter().filter(|place| place.rank.is_some()).count();
    let is_asked = report.subject == Subject::Score && !report.is_public();
    if !is_asked || weighed == 0 || !(2..=MOST).contains(&ranked) {
        return None;
    }
    let award = &rules.award;
    let value = |place: usize| award.values.iter().find(|(group, _)| *group == place);
    let groups = rules.groups.iter().zip(&plan.groups).enumerate();
    let groups = groups.map(|(place, (group, planned))| Group {
        id: group.id.clone(),
        name: clean(&format!("{} {}", group.id, group.title.get(report.lang))),
        weight: group.weight.0.to_string(),
        catalogue: group.catalogue,
        counts: planned.weight.is_some(),
        value: value(place).map(|(_, value)| value.0.to_string()),
    });
    let heads = [Label::Rank, Label::Bidder, Label::Score, Label::Figure];
    let data = Data {
        heads: heads.map(|label| label.text(report.lang)),
        lang: report.lang.code(),
        currency: rules.currency.clone(),
        decimals: rules.decimals,
        round: award.round,
        method: plan.method.name(),
        formula: plan.method.formula(),
        lowest: plan.method.lowest_is_best(),
        quality: award.quality_weight.to_string(),
        price: award.price_weight.to_string(),
        floor: award.floor.map(|floor| floor.0.to_string()),
        ceiling: award.ceiling.map(|ceiling| ceiling.0.to_string()),
        field: round.field.ends.as_ref().map(|(low, high)| [low.to_string(), high.to_string()]),
        catalogues: rules
            .catalogues
            .iter()
            .map(|catalogue| catalogue.share.map(|share| share.0.to_string()))
            .collect(),
        groups: groups.collect(),
        ties: award.ties.iter().map(kind).collect(),
        bids: bids(round)?,
        draws: round
            .draws()
            .iter()
            .map(|draw| draw.order.iter().map(|id| id.value.to_ascii_lowercase()).collect())
            .collect(),
    };
    serde_json::to_string(&data).ok()
}

/// What a tie rule looks at: the score, which moves with the weights, or what stays as it is.
fn kind(tie: &Tie) -> &'static str {
    match tie {
        Tie::Score => "score",
        Tie::Group(_) | Tie::Criterion(_) | Tie::Price => "fixed",
        Tie::Draw => "draw",
    }
}

/// The ranked bids with what they are ranked by; nothing where one of them cannot be read again.
fn bids(round: &Round<'_>) -> Option<Vec<Bid>> {
    let ranked: Vec<_> = round.places.iter().filter(|place| place.rank.is_some()).cloned().collect();
    let mut bids = Vec::with_capacity(ranked.len());
    let plan = round.plan();
    round
        .some(&ranked, &mut |place, sheet| {
            let Some((_, assessed)) = sheet.assessed() else { return Ok(()) };
            let groups = assessed.reckoned.groups.iter().enumerate();
            let shares = groups.map(|(group, of)| plan.share(group, &of.points));
            let standing = &round.entries[place.bid].standing;
            bids.push(Bid {
                id: sheet.id.clone(),
                name: clean(&crate::report::view::name(&sheet.supplier, &sheet.id)),
                rank: place.rank.unwrap_or_default(),
                shares: shares.map(|share| share.map(|share| share.to_string())).collect(),
                price: standing.price.as_ref().map(ToString::to_string),
                ties: standing.ties.iter().map(|tie| tie.as_ref().map(ToString::to_string)).collect(),
            });
            Ok(())
        })
        .ok()?;
    Some(bids)
}
