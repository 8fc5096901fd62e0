//! Random tenders for the naive scorer and the engine to disagree about.
//!
//! `tender` makes the files of one valid tender from a seed, always the same from the same seed: one or two
//! catalogues, drops, weights, gates, an award, and one to seven bids in every form an answer may be written in. First
//! everything that others depend on is chosen (criteria, then what is dropped), then what must fit it (a gate
//! measures only what counts, some weight is above 0), then it is written down as text.
//!
//! The text is written in `write`; `Made` counts what came out, so that a test can say that nothing it means to
//! cover was made 0 times.

use std::collections::BTreeMap;

use super::awarding::award;
use super::read::Files;
use super::write::{add_bids, catalogue_text, decimal, option_id, tender_text};

pub(crate) use super::made::Made;

/// One billionth: points are kept as whole numbers of it.
pub(super) const ONE: i64 = 1_000_000_000;

pub(super) const DAY: &str = "2026-11-01";

pub(super) const KINDS: [&str; 3] = ["contract", "audit-report", "certificate"];

/// A small generator of random numbers (splitmix64): the same everywhere, from one number.
pub(super) struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("a small number")
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low + 1).expect("low is not above high");
        low + i64::try_from(self.next() % width).expect("a small number")
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// Some of the items, in their order, and at least one.
    pub(super) fn some<T: Clone>(&mut self, from: &[T], percent: usize) -> Vec<T> {
        let mut chosen: Vec<T> = from.iter().filter(|_| self.chance(percent)).cloned().collect();
        if chosen.is_empty() {
            chosen.push(self.pick(from).clone());
        }
        chosen
    }
}

/// The tender as it is thought out, before it is written down.
pub(super) struct Plan {
    pub(super) catalogues: Vec<Catalogue>,
    pub(super) has_day: bool,
    pub(super) currency: &'static str,
    /// Dropped by the tender itself.
    pub(super) drop: Vec<String>,
    pub(super) gates: Vec<(String, String)>,
    /// Few bids are rejected or left open, so that there is an order to speak of.
    pub(super) calm: bool,
    /// A criterion with an option that rejects, which some bids leave open.
    pub(super) doubt: Option<String>,
    /// The lines of `[award]`.
    pub(super) award: Vec<String>,
    /// Prices that several bids may ask.
    pub(super) prices: Vec<i64>,
}

pub(super) struct Catalogue {
    pub(super) id: &'static str,
    pub(super) folder: &'static str,
    pub(super) scale: Scale,
    pub(super) groups: Vec<Group>,
    pub(super) profiles: Vec<Profile>,
    /// The profile that applies, and whether the tender names it.
    pub(super) chosen: usize,
    pub(super) named: bool,
    pub(super) gates: Vec<CatalogueGate>,
    pub(super) five: bool,
    pub(super) mixed: bool,
}

/// Number and name of each level; empty where a catalogue has none.
pub(super) type Scale = Vec<(i64, String)>;

pub(super) struct Group {
    pub(super) id: String,
    pub(super) weight: Option<i64>,
    pub(super) out_of: Option<i64>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) dropped: bool,
}

#[derive(Clone)]
pub(super) struct Criterion {
    pub(super) id: String,
    pub(super) options: Vec<Choice>,
    /// The points that the shared options are a part of.
    pub(super) five: Option<i64>,
    pub(super) kinds: Vec<&'static str>,
    pub(super) dropped: bool,
}

#[derive(Clone)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) points: i64,
    pub(super) level: Option<i64>,
    pub(super) rejects: bool,
}

pub(super) struct Profile {
    pub(super) id: String,
    pub(super) default: bool,
    pub(super) weights: Vec<i64>,
    pub(super) drop: Vec<String>,
    /// The gates that apply under it, if it says so.
    pub(super) gates: Option<Vec<String>>,
}

pub(super) struct CatalogueGate {
    pub(super) id: String,
    pub(super) body: String,
    pub(super) profile_only: bool,
}

/// How the points of a tender look.
#[derive(Clone, Copy)]
enum Style {
    Small,
    Cents,
    Fine,
    /// A tender of pure requirements: nothing has points.
    None,
}

impl Criterion {
    fn maximum(&self) -> i64 {
        self.options.iter().map(|option| option.points).max().unwrap_or(0)
    }

    fn has_levels(&self) -> bool {
        self.options.iter().any(|option| option.level.is_some())
    }
}

impl Group {
    /// The sum of the maxima that count, or with `all` of every maximum.
    pub(super) fn maximum(&self, all: bool) -> i64 {
        let counting = self.criteria.iter().filter(|criterion| all || !criterion.dropped);
        counting.map(Criterion::maximum).sum()
    }
}

impl Catalogue {
    pub(super) fn has_share(&self) -> bool {
        self.groups.iter().any(|group| group.maximum(false) > 0)
    }

    pub(super) fn profile(&self) -> Option<&Profile> {
        self.profiles.get(self.chosen)
    }
}

/// The files of one random, valid tender with one to seven bids.
pub(crate) fn tender(seed: u64) -> BTreeMap<String, String> {
    let random = &mut Random(seed);
    let mut plan = plan(random);
    drop_some(random, &mut plan);
    if plan.calm && random.chance(85) {
        add_doubt(random, &mut plan);
    }
    for at in 0..plan.catalogues.len() {
        weigh(random, &mut plan.catalogues[at]);
    }
    add_gates(random, &mut plan);
    plan.award = award(random, &plan);
    let mut files = Files::new();
    for catalogue in &plan.catalogues {
        let path = format!("{}/catalogue.toml", catalogue.folder);
        files.insert(path, catalogue_text(random, catalogue));
    }
    files.insert("tender.toml".to_string(), tender_text(random, &plan));
    add_bids(random, &plan, &mut files);
    files
}

// ---- what is thought out first: catalogues, groups, criteria, options ----

fn plan(random: &mut Random) -> Plan {
    let style = match random.below(100) {
        0..55 => Style::Small,
        55..85 => Style::Cents,
        85..97 => Style::Fine,
        _ => Style::None,
    };
    let first = scale(random);
    let mut catalogues = vec![catalogue(random, "auto", "cat", first.clone(), style)];
    if random.chance(40) {
        let second = match random.below(4) {
            0 => first,
            1 => Scale::new(),
            _ => scale(random),
        };
        catalogues.push(catalogue(random, "wensen", "other", second, style));
    }
    let calm = random.chance(60);
    if calm {
        reject_less(random, &mut catalogues);
    }
    let prices = (0..=random.below(3)).map(|_| shared_price(random)).collect();
    Plan {
        catalogues,
        has_day: random.chance(85),
        currency: if random.chance(5) { "USD" } else { "EUR" },
        drop: Vec::new(),
        gates: Vec::new(),
        calm,
        doubt: None,
        award: Vec::new(),
        prices,
    }
}

/// Often half a euro or a quarter beside whole ones, for figures that lie halfway between two rounded ones.
fn shared_price(random: &mut Random) -> i64 {
    random.between(30, 60) * 10_000 * ONE + *random.pick(&[0, ONE / 2, ONE / 4])
}

fn reject_less(random: &mut Random, catalogues: &mut [Catalogue]) {
    let groups = catalogues.iter_mut().flat_map(|catalogue| &mut catalogue.groups);
    for criterion in groups.flat_map(|group| &mut group.criteria) {
        let rejects = random.chance(20);
        criterion.options.iter_mut().for_each(|option| option.rejects &= rejects);
    }
}

/// Lets an answer to one criterion reject, where it counts and has options of its own.
fn add_doubt(random: &mut Random, plan: &mut Plan) {
    let groups = plan.catalogues.iter_mut().flat_map(|catalogue| &mut catalogue.groups);
    let criteria = groups.flat_map(|group| &mut group.criteria);
    let mut criteria: Vec<&mut Criterion> =
        criteria.filter(|criterion| !criterion.dropped && criterion.five.is_none()).collect();
    if criteria.is_empty() {
        return;
    }
    let at = random.below(criteria.len());
    criteria[at].options[0].rejects = true;
    plan.doubt = Some(criteria[at].id.clone());
}

fn scale(random: &mut Random) -> Scale {
    let (numbers, name) = match random.below(5) {
        0 | 1 => (vec![0, 1, 2, 3, 4], "SEAL-"),
        2 => (vec![1, 2, 3], "Trede "),
        3 => (vec![0, 2, 5, 9], "K"),
        _ => return Scale::new(),
    };
    numbers.into_iter().map(|n| (n, format!("{name}{n}"))).collect()
}

fn catalogue(
    random: &mut Random,
    id: &'static str,
    folder: &'static str,
    scale: Scale,
    style: Style,
) -> Catalogue {
    let many = random.chance(12);
    let count = if many { random.between(11, 14) } else { random.between(1, 4) };
    let naming = random.below(4);
    let five = random.chance(15);
    let letter = if id == "auto" { 'A' } else { 'W' };
    let mut groups = Vec::new();
    for number in 1..=count {
        let group = match naming {
            0 => format!("{letter}{number}"),
            1 => format!("{letter}OV-{number}"),
            2 => format!("{letter}.{number}"),
            _ => format!("{letter}_thema.{number}-x"),
        };
        let size = random.between(1, if many { 2 } else { 4 });
        let name = |at| match naming {
            0 => format!("{group}-{at}"),
            3 => format!("{letter}{number}c{at}"),
            _ => format!("{group}.{at}"),
        };
        let names: Vec<String> = (1..=size).map(name).collect();
        groups.push(random_group(random, group, names, &scale, style, five));
    }
    Catalogue {
        id,
        folder,
        scale,
        groups,
        profiles: Vec::new(),
        chosen: 0,
        named: false,
        gates: Vec::new(),
        five,
        mixed: random.chance(30),
    }
}

fn random_group(
    random: &mut Random,
    id: String,
    names: Vec<String>,
    scale: &Scale,
    style: Style,
    five: bool,
) -> Group {
    let worthless = random.chance(8);
    let mut criteria = Vec::new();
    for name in names {
        criteria.push(match (style, worthless) {
            (Style::None, _) => criterion(random, name, scale, Style::None),
            (_, true) => worthless_criterion(random, name, scale),
            _ if five && random.chance(40) => five_criterion(random, name, scale, style),
            _ if random.chance(8) => criterion(random, name, scale, Style::None),
            _ => criterion(random, name, scale, style),
        });
    }
    let sum: i64 = criteria.iter().map(Criterion::maximum).sum();
    let out_of = match random.below(20) {
        _ if sum == 0 => None,
        0 | 1 => Some(1000 * ONE),
        2 => Some(sum / 2 + 1),
        3 => Some(random.between(101, 30_000) * (ONE / 100)),
        _ => None,
    };
    Group { id, weight: None, out_of, criteria, dropped: false }
}

fn criterion(random: &mut Random, id: String, scale: &Scale, style: Style) -> Criterion {
    let count = random.between(2, 5);
    let words = random.chance(40);
    let levels = !scale.is_empty() && random.chance(70);
    let malus = random.chance(15);
    let mut options = Vec::new();
    for at in 0..count {
        let word = ["none", "Some", "half", "most.of-it", "all"][usize::try_from(at).expect("small")];
        let negative = malus && random.chance(40);
        let points = points(random, style);
        options.push(Choice {
            id: if words { word.to_string() } else { at.to_string() },
            points: if negative { -points } else { points },
            level: levels.then(|| random.pick(scale).0),
            rejects: false,
        });
    }
    options[0].rejects = random.chance(15);
    let last = options.len() - 1;
    options[last].points = options[last].points.max(0);
    random.shuffle(&mut options);
    Criterion { id, options, five: None, kinds: kinds(random), dropped: false }
}

/// A criterion that can only cost points, or has none at all.
fn worthless_criterion(random: &mut Random, id: String, scale: &Scale) -> Criterion {
    let mut criterion = criterion(random, id, scale, Style::Small);
    let malus = random.chance(50);
    for option in &mut criterion.options {
        option.points = if malus { -option.points.abs() } else { 0 };
    }
    criterion.options[0].points = 0;
    criterion
}

/// A criterion with the shared options of its catalogue.
fn five_criterion(random: &mut Random, id: String, scale: &Scale, style: Style) -> Criterion {
    let all = points(random, style);
    let mut options = Vec::new();
    for at in 0..5 {
        options.push(Choice {
            id: at.to_string(),
            points: all * at / 4,
            level: shared_level(scale, at),
            rejects: false,
        });
    }
    Criterion { id, options, five: Some(all), kinds: kinds(random), dropped: false }
}

pub(super) fn shared_level(scale: &Scale, at: i64) -> Option<i64> {
    let at = usize::try_from(at).expect("small");
    let last = scale.len().checked_sub(1)?;
    Some(scale[at.min(last)].0)
}

fn points(random: &mut Random, style: Style) -> i64 {
    match style {
        Style::Small => random.between(0, 5) * ONE,
        Style::Cents => random.between(0, 25_000) * (ONE / 100),
        Style::Fine => random.between(0, 2000 * ONE),
        Style::None => 0,
    }
}

fn kinds(random: &mut Random) -> Vec<&'static str> {
    if random.chance(70) {
        return Vec::new();
    }
    random.some(&KINDS, 40)
}

// ---- what is left out, and the weights ----

/// Lets the tender and its profiles leave out some criteria and groups, but never everything.
fn drop_some(random: &mut Random, plan: &mut Plan) {
    for catalogue in &mut plan.catalogues {
        add_profiles(random, catalogue);
        if !catalogue.profiles.is_empty() && random.chance(30) {
            catalogue.profiles[catalogue.chosen].drop = droppable(random, catalogue);
        }
    }
    if random.chance(30) {
        let catalogue = random.pick(&plan.catalogues);
        plan.drop = droppable(random, catalogue);
    }
    mark_dropped(plan);
    let counts = |catalogue: &Catalogue| catalogue.groups.iter().any(group_counts);
    if !plan.catalogues.iter().all(counts) {
        plan.drop.clear();
        for profile in plan.catalogues.iter_mut().flat_map(|catalogue| &mut catalogue.profiles) {
            profile.drop.clear();
        }
        mark_dropped(plan);
    }
}

fn group_counts(group: &Group) -> bool {
    group.criteria.iter().any(|criterion| !criterion.dropped)
}

fn droppable(random: &mut Random, catalogue: &Catalogue) -> Vec<String> {
    let group = random.pick(&catalogue.groups);
    let inside: Vec<String> = group.criteria.iter().map(|criterion| criterion.id.clone()).collect();
    match random.below(4) {
        0 => vec![group.id.clone()],
        1 => inside,
        _ => random.some(&inside, 30),
    }
}

fn mark_dropped(plan: &mut Plan) {
    for catalogue in &mut plan.catalogues {
        let mut dropped = plan.drop.clone();
        dropped.extend(catalogue.profile().into_iter().flat_map(|profile| profile.drop.clone()));
        for group in &mut catalogue.groups {
            group.dropped = dropped.contains(&group.id);
            for criterion in &mut group.criteria {
                criterion.dropped = group.dropped || dropped.contains(&criterion.id);
            }
        }
    }
}

fn add_profiles(random: &mut Random, catalogue: &mut Catalogue) {
    let count = if random.chance(45) { 0 } else { 1 + random.below(3) };
    let default = random.chance(50).then(|| random.below(3));
    for at in 0..count {
        catalogue.profiles.push(Profile {
            id: format!("{}.{}", catalogue.id, ["2026-06", "licht", "streng"][at]),
            default: default == Some(at),
            weights: Vec::new(),
            drop: Vec::new(),
            gates: None,
        });
    }
    let by_default = catalogue.profiles.iter().position(|profile| profile.default);
    catalogue.chosen = by_default.unwrap_or(0);
    if count > 0 && random.chance(50) {
        catalogue.named = true;
        catalogue.chosen = random.below(count);
    }
}

/// Weights for the groups and for every profile. One group that has a share always weighs something.
fn weigh(random: &mut Random, catalogue: &mut Catalogue) {
    let anchor = catalogue.groups.iter().position(|group| group.maximum(false) > 0);
    let always = catalogue.profiles.is_empty();
    for at in 0..catalogue.groups.len() {
        let weight = weight(random, anchor == Some(at));
        catalogue.groups[at].weight = (always || random.chance(50)).then_some(weight);
        if weight == 0 && random.chance(50) {
            catalogue.groups[at].weight = None;
        }
    }
    let count = catalogue.groups.len();
    for profile in &mut catalogue.profiles {
        profile.weights = (0..count).map(|at| weight(random, anchor == Some(at))).collect();
    }
}

pub(super) fn weight(random: &mut Random, above_zero: bool) -> i64 {
    match random.below(20) {
        0..3 if !above_zero => 0,
        0..6 => random.between(1, 10_000) * (ONE / 100),
        6 => random.between(1, 100 * ONE),
        _ => random.between(1, 8) * 5 * ONE,
    }
}

// ---- gates: each measures something that can be measured ----

/// What a gate can stand on: catalogue, group and criterion by their place.
#[derive(Clone, Copy)]
enum Spot {
    Overall,
    Catalogue(usize),
    GroupLevel(usize, usize),
    GroupShare(usize, usize),
    CriterionLevel(usize, usize, usize),
    CriterionPoints(usize, usize, usize),
    CriterionOptions(usize, usize, usize),
    Score,
    Price,
}

fn add_gates(random: &mut Random, plan: &mut Plan) {
    let count = match random.below(100) {
        0..35 => 0,
        _ if plan.calm && random.chance(60) => 0,
        35..90 => random.between(1, 3),
        _ => random.between(5, 9),
    };
    for catalogue in &mut plan.catalogues {
        for profile in &mut catalogue.profiles {
            profile.gates = random.chance(40).then(Vec::new);
        }
    }
    for number in 1..=count {
        let id = if random.chance(50) { format!("gate-{number}") } else { format!("Min.{number}") };
        if random.chance(50) {
            let home = random.below(plan.catalogues.len());
            catalogue_gate(random, plan, home, id);
        } else if let Some(spot) = spot(random, plan, None, true) {
            let body = body(random, plan, spot);
            plan.gates.push((id, body));
        }
    }
    random.shuffle(&mut plan.gates);
}

/// Puts a gate in a catalogue. Only one that applies must measure what counts here; the tender may put its
/// own minimum in its place.
fn catalogue_gate(random: &mut Random, plan: &mut Plan, home: usize, id: String) {
    let active = random.chance(75);
    let profile_only = random.chance(20);
    let lists = plan.catalogues[home].profile().is_some_and(|profile| profile.gates.is_some());
    let profile_only = if lists { profile_only } else { !active };
    let Some(spot) = spot(random, plan, Some(home), active) else {
        return;
    };
    let body_here = body(random, plan, spot);
    let catalogue = &mut plan.catalogues[home];
    let chosen = catalogue.chosen;
    for (at, profile) in catalogue.profiles.iter_mut().enumerate() {
        let listed = if at == chosen { active } else { random.chance(50) };
        profile.gates.iter_mut().filter(|_| listed).for_each(|gates| gates.push(id.clone()));
    }
    catalogue.gates.push(CatalogueGate { id: id.clone(), body: body_here, profile_only });
    if active && random.chance(20) {
        let body = body(random, plan, spot);
        plan.gates.push((id, body));
    }
}

/// A random spot of a random kind; for a gate of a catalogue, inside it. With `counting` it measures what
/// counts under the tender.
fn spot(random: &mut Random, plan: &Plan, home: Option<usize>, counting: bool) -> Option<Spot> {
    let mut kinds: [Vec<Spot>; 8] = Default::default();
    let one_scale = scales(plan).len() == 1;
    for (c, catalogue) in plan.catalogues.iter().enumerate() {
        if home.is_some_and(|home| home != c) {
            continue;
        }
        let groups = || catalogue.groups.iter().enumerate();
        if groups().any(|(_, group)| has_levels(group, counting)) {
            if one_scale {
                kinds[0].push(Spot::Overall);
            } else if home.is_none() {
                kinds[0].push(Spot::Catalogue(c));
            }
        }
        if catalogue.has_share() {
            kinds[6].push(Spot::Score);
        }
        for (g, group) in groups().filter(|(_, group)| !counting || !group.dropped) {
            add_spots(&mut kinds, (c, g), group, counting);
        }
    }
    if home.is_none() {
        kinds[7].push(Spot::Price);
    }
    let kinds: Vec<Vec<Spot>> = kinds.into_iter().filter(|spots| !spots.is_empty()).collect();
    if kinds.is_empty() {
        return None;
    }
    let of_catalogue = kinds[0].iter().any(|spot| matches!(spot, Spot::Catalogue(_)));
    let spots = if of_catalogue && random.chance(40) { &kinds[0] } else { random.pick(&kinds) };
    Some(*random.pick(spots))
}

fn add_spots(kinds: &mut [Vec<Spot>; 8], (c, g): (usize, usize), group: &Group, counting: bool) {
    if has_levels(group, counting) {
        kinds[1].push(Spot::GroupLevel(c, g));
    }
    if group.maximum(!counting) > 0 {
        kinds[3].push(Spot::GroupShare(c, g));
    }
    let criteria = group.criteria.iter().enumerate();
    for (k, criterion) in criteria.filter(|(_, criterion)| !counting || !criterion.dropped) {
        if criterion.has_levels() {
            kinds[2].push(Spot::CriterionLevel(c, g, k));
        }
        if criterion.maximum() > 0 {
            kinds[4].push(Spot::CriterionPoints(c, g, k));
        }
        kinds[5].push(Spot::CriterionOptions(c, g, k));
    }
}

fn has_levels(group: &Group, counting: bool) -> bool {
    let mut criteria = group.criteria.iter().filter(|criterion| !counting || !criterion.dropped);
    criteria.any(Criterion::has_levels)
}

/// The different scales of the catalogues that have one.
fn scales(plan: &Plan) -> Vec<&Scale> {
    let mut scales: Vec<&Scale> = Vec::new();
    for catalogue in &plan.catalogues {
        if !catalogue.scale.is_empty() && !scales.contains(&&catalogue.scale) {
            scales.push(&catalogue.scale);
        }
    }
    scales
}

/// The lines of a gate but its id.
fn body(random: &mut Random, plan: &Plan, spot: Spot) -> String {
    let group = |c: usize, g: usize| &plan.catalogues[c].groups[g];
    let criterion = |c: usize, g: usize, k: usize| &group(c, g).criteria[k];
    match spot {
        Spot::Overall => format!("level = {}", low_level(random, scales(plan)[0])),
        Spot::Catalogue(c) => {
            let catalogue = &plan.catalogues[c];
            let least = low_level(random, &catalogue.scale);
            format!("catalogue = \"{}\"\nlevel = {least}", catalogue.id)
        }
        Spot::GroupLevel(c, g) => {
            let least = low_level(random, &plan.catalogues[c].scale);
            format!("group = \"{}\"\nlevel = {least}", group(c, g).id)
        }
        Spot::CriterionLevel(c, g, k) => {
            let least = low_level(random, &plan.catalogues[c].scale);
            format!("criterion = \"{}\"\nlevel = {least}", criterion(c, g, k).id)
        }
        Spot::GroupShare(c, g) => {
            let least = decimal(random.between(0, 140) * (ONE / 2));
            format!("group = \"{}\"\nshare = {least}", group(c, g).id)
        }
        Spot::CriterionPoints(c, g, k) => {
            let least = random.pick(&criterion(c, g, k).options).points;
            format!("criterion = \"{}\"\npoints = {}", criterion(c, g, k).id, decimal(least))
        }
        Spot::CriterionOptions(c, g, k) => {
            let options = random.some(&criterion(c, g, k).options, 60);
            let ids: Vec<String> = options.iter().map(|option| option_id(random, &option.id)).collect();
            format!("criterion = \"{}\"\noptions = [{}]", criterion(c, g, k).id, ids.join(", "))
        }
        Spot::Score => format!("score = {}", decimal(random.between(0, 280) * (ONE / 4))),
        Spot::Price => format!("price = {}", decimal(random.between(30, 60) * 10_000 * ONE)),
    }
}

/// The lower of two levels, so that gates are passed now and then.
fn low_level(random: &mut Random, scale: &Scale) -> i64 {
    random.pick(scale).0.min(random.pick(scale).0)
}
