//! The naive scorer: the reckoning rules written down once more, as plainly as they can be.
//!
//! It shares no code with the crate and has no cleverness: every sum is made anew where it is needed, over
//! big fractions. The engine is compared with it on thousands of random tenders, and where the two differ
//! one of them has misread the rules. It reckons claimed answers only: no conditions, no judged criteria and
//! no decisions.
//!
//! `score` gives the figures of a tender in the shape of the JSON report, `difference` holds them against
//! those of the engine, `generate::tender` makes tenders and `cases::all` has some that were reckoned by hand.

mod award;
mod awarding;
pub(crate) mod cases;
pub(crate) mod generate;
mod made;
mod read;
mod write;

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::Zero;
use serde_json::{Value, json};

use award::{Offer, Ranking};
use read::{Bid, Choice, Criterion, Document, Gate, Group, Rules, Subject, hundred};

type Levels = [(i64, String)];

/// One of the figures of a line: its points, or an end of a range.
type Figure = for<'l> fn(&'l Line<'_>) -> &'l BigRational;

/// Scores every bid of a tender. `files` is path to text: `tender.toml`, `<folder>/catalogue.toml` of each
/// catalogue it uses, `bids/<name>.toml`, and what the bids cite at its own path, whatever its text.
pub(crate) fn score(files: &BTreeMap<String, String>) -> Value {
    let rules = read::rules(files);
    let bids = read::bids(files, &rules);
    let measures = measures(&rules);
    let outcomes: Vec<Outcome> = bids.iter().map(|bid| assess(&rules, &measures, &bids, bid)).collect();
    let (offers, mut reports): (Vec<Offer>, Vec<Value>) =
        outcomes.into_iter().map(|outcome| (outcome.offer, outcome.report)).unzip();
    let provisional = offers.iter().any(|offer| offer.verdict == Some("undetermined"));
    let ranking = Ranking::new(&rules.award, &offers, &["admissible"]);
    let both = provisional.then(|| Ranking::new(&rules.award, &offers, &["admissible", "undetermined"]));
    for (at, report) in reports.iter_mut().enumerate() {
        report["rank"] = json!(ranking.rank(at));
        report["rank_if_admitted"] = json!(both.as_ref().and_then(|both| both.rank(at)));
        report["tied_with"] = json!(tied_with(&ranking, &bids, at));
        if offers[at].verdict.is_some() {
            let if_admitted = both.as_ref().map(|both| both.figure(at));
            report["award"] = json!({ "figure": ranking.figure(at), "figure_if_admitted": if_admitted });
        }
    }
    reports.sort_by_key(place);
    let low = award::abnormally_low(&rules.award, &offers);
    let findings: Vec<Value> = low.into_iter().map(|path| json!({ "code": LOW, "path": path })).collect();
    json!({ "provisional": provisional, "award": ranking.terms(), "bids": reports, "findings": findings })
}

/// The code of the one finding that comes from reckoning: a price that is abnormally low.
const LOW: &str = "P024";

/// What became of one bid.
struct Outcome {
    offer: Offer,
    report: Value,
}

/// Ranked bids come first by rank, then undetermined, rejected and not assessed, each by id.
fn place(report: &Value) -> (usize, Option<u64>, String) {
    let verdicts = [json!("admissible"), json!("undetermined"), json!("rejected"), Value::Null];
    let place = verdicts.iter().position(|verdict| *verdict == report["verdict"]);
    let id = report["id"].as_str().expect("an id").to_string();
    (place.expect("a verdict"), report["rank"].as_u64(), id)
}

/// The other bids of equal rank.
fn tied_with(ranking: &Ranking<'_>, bids: &[Bid], at: usize) -> Vec<String> {
    let rank = ranking.rank(at);
    let tied = |other: &usize| *other != at && rank.is_some() && ranking.rank(*other) == rank;
    let mut ids: Vec<String> = (0..bids.len()).filter(tied).map(|other| bids[other].id.clone()).collect();
    ids.sort();
    ids
}

fn assess(rules: &Rules, measures: &Measures, bids: &[Bid], bid: &Bid) -> Outcome {
    if bid.tender != rules.tender {
        return not_assessed(bid, "other-tender", &bid.tender);
    }
    if bids.iter().filter(|other| other.id == bid.id).count() > 1 {
        return not_assessed(bid, "duplicate-id", &bid.id);
    }
    let sheet = Sheet::new(rules, measures, bid);
    let gates: Vec<Passed> = rules.gates.iter().map(|gate| sheet.gate(gate)).collect();
    let (verdict, reasons) = sheet.verdict(&gates);
    let score = sheet.score(|line| &line.points);
    let worst = sheet.score(|line| &line.shown.worst);
    let best = sheet.score(|line| &line.shown.best);
    let range = worst.zip(best);
    let groups = rules.groups.iter().filter(|group| !group.dropped);
    let offer = sheet.offer(verdict, score.clone());
    let report = json!({
        "id": bid.id,
        "verdict": verdict,
        "verdict_reasons": reasons,
        "score": score.as_ref().map(exact),
        "range": range.map(|(worst, best)| json!({ "worst": exact(&worst), "best": exact(&best) })),
        "level": sheet.overall_level(),
        "groups": groups.map(|group| sheet.group_report(group)).collect::<Vec<_>>(),
        "criteria": sheet.lines.iter().map(line_report).collect::<Vec<_>>(),
        "gates": gates.iter().map(gate_report).collect::<Vec<_>>(),
        "price": bid.price.as_ref().map(|(amount, currency)| {
            json!({ "exact": exact(amount)["exact"], "currency": currency })
        }),
    });
    Outcome { offer, report }
}

fn not_assessed(bid: &Bid, reason: &str, on: &str) -> Outcome {
    let report = json!({
        "id": bid.id,
        "verdict": null,
        "verdict_reasons": [{ "reason": reason, "on": on }],
        "score": null,
        "range": null,
        "level": null,
        "groups": [],
        "criteria": [],
        "gates": [],
        "price": null,
        "award": null,
    });
    Outcome { offer: Offer::default(), report }
}

/// One bid against the rules: a line for each criterion that counts.
struct Sheet<'a> {
    rules: &'a Rules,
    measures: &'a Measures,
    bid: &'a Bid,
    lines: Vec<Line<'a>>,
}

/// What a bid earns on one criterion.
struct Line<'a> {
    criterion: &'a Criterion,
    status: &'static str,
    /// The answer that counts.
    option: Option<&'a Choice>,
    supported: Option<bool>,
    points: BigRational,
    /// The range that the report shows.
    shown: Ends,
    /// The range that gates read.
    gated: Ends,
}

struct Ends {
    worst: BigRational,
    best: BigRational,
}

impl Line<'_> {
    fn id(&self) -> &str {
        &self.criterion.id
    }

    fn level(&self) -> Option<i64> {
        self.option.and_then(|option| option.level)
    }

    fn rejects(&self) -> bool {
        self.option.is_some_and(|option| option.rejects)
    }
}

impl<'a> Sheet<'a> {
    fn new(rules: &'a Rules, measures: &'a Measures, bid: &'a Bid) -> Self {
        let counting = rules.criteria.iter().filter(|criterion| !criterion.dropped);
        let lines = counting.map(|criterion| line(rules, bid, criterion)).collect();
        Sheet { rules, measures, bid, lines }
    }

    fn lines_of(&self, group: &str) -> Vec<&Line<'a>> {
        self.lines.iter().filter(|line| line.criterion.group == group).collect()
    }

    /// 100 · Σ points / D. None where the maxima that count come to 0.
    fn share(&self, group: &str, points: Figure) -> Option<BigRational> {
        let measure = self.measures.get(group)?;
        let sum: BigRational = self.lines_of(group).into_iter().map(points).sum();
        Some(hundred() * sum / &measure.divisor)
    }

    /// Σ weight · share / Σ weight over the groups with a share.
    fn score(&self, points: Figure) -> Option<BigRational> {
        let mut sum = BigRational::zero();
        let mut weights = BigRational::zero();
        for (group, measure) in self.measures {
            sum += &measure.weight * self.share(group, points)?;
            weights += &measure.weight;
        }
        (!weights.is_zero()).then(|| sum / weights)
    }

    /// What the award looks at.
    fn offer(&self, verdict: &'static str, score: Option<BigRational>) -> Offer {
        let share = |id: &String| self.share(id, |line| &line.points).expect("a measured group");
        let points = |line: &Line<'_>| (line.id().to_string(), line.points.clone());
        Offer {
            path: self.bid.path.clone(),
            verdict: Some(verdict),
            score,
            shares: self.measures.keys().map(|id| (id.clone(), share(id))).collect(),
            points: self.lines.iter().map(points).collect(),
            price: self.price().cloned(),
        }
    }

    /// What the bid asks, if it asks it in the tender's currency.
    fn price(&self) -> Option<&BigRational> {
        let price = self.bid.price.as_ref().filter(|(_, currency)| *currency == self.rules.currency);
        price.map(|(amount, _)| amount)
    }

    /// Null where the catalogues have different scales.
    fn overall_level(&self) -> Value {
        let mut scales: Vec<&Levels> = Vec::new();
        for catalogue in &self.rules.catalogues {
            if !catalogue.levels.is_empty() && !scales.contains(&&catalogue.levels[..]) {
                scales.push(&catalogue.levels);
            }
        }
        match scales[..] {
            [scale] => level(self.rules, scale, &self.lines.iter().collect::<Vec<_>>()),
            _ => Value::Null,
        }
    }

    fn group_report(&self, group: &Group) -> Value {
        let lines = self.lines_of(&group.id);
        let points: BigRational = lines.iter().map(|line| &line.points).sum();
        let catalogue = self.rules.catalogues.iter().find(|other| other.id == group.catalogue);
        let scale = &catalogue.expect("the catalogue of the group").levels;
        json!({
            "id": group.id,
            "weight": self.measures.get(&group.id).map(|measure| exact(&measure.weight)),
            "points": exact(&points),
            "share": self.share(&group.id, |line| &line.points).as_ref().map(exact),
            "level": level(self.rules, scale, &lines),
        })
    }

    fn gate(&self, gate: &'a Gate) -> Passed<'a> {
        let (result, binding) = match &gate.subject {
            Subject::OverallLevel(least) => self.level_gate(*least, |_| true),
            Subject::CatalogueLevel(id, least) => self.level_gate(*least, |owner| owner.catalogue == *id),
            Subject::GroupLevel(id, least) => self.level_gate(*least, |owner| owner.group == *id),
            Subject::CriterionLevel(id, least) => self.level_gate(*least, |owner| owner.id == *id),
            Subject::GroupShare(id, least) => {
                let worst = self.share(id, |line| &line.gated.worst).expect("a share to measure");
                let best = self.share(id, |line| &line.gated.best).expect("a share to measure");
                (reaches(&worst, &best, least), Vec::new())
            }
            Subject::CriterionPoints(id, least) => {
                let ends = &self.line(id).gated;
                (reaches(&ends.worst, &ends.best, least), Vec::new())
            }
            Subject::CriterionOptions(id, options) => {
                let result = match self.line(id).option {
                    Some(option) if options.contains(&option.id) => "pass",
                    Some(_) => "fail",
                    None => "unknown",
                };
                (result, if result == "pass" { Vec::new() } else { vec![id.clone()] })
            }
            Subject::Score(least) => {
                let worst = self.score(|line| &line.gated.worst).expect("a score to measure");
                let best = self.score(|line| &line.gated.best).expect("a score to measure");
                (reaches(&worst, &best, least), Vec::new())
            }
            Subject::Price(most) => (self.price_gate(most), Vec::new()),
        };
        Passed { id: &gate.id, result, binding }
    }

    fn line(&self, criterion: &str) -> &Line<'a> {
        let line = self.lines.iter().find(|line| line.id() == criterion);
        line.expect("a criterion that counts")
    }

    /// A known level below the minimum fails, whatever is missing. Under `skip` what is missing stays out, but
    /// where nothing at all is known the gate stays unknown.
    fn level_gate(&self, least: i64, covers: impl Fn(&Criterion) -> bool) -> (&'static str, Vec<String>) {
        let covered = self.lines.iter().filter(|line| covers(line.criterion)).collect::<Vec<_>>();
        let known = known_levels(&covered);
        let missing = missing_levels(&covered);
        let below: Vec<String> =
            known.iter().filter(|(_, level)| *level < least).map(|(id, _)| id.clone()).collect();
        if !below.is_empty() {
            ("fail", below)
        } else if missing.is_empty() || (self.rules.skip && !known.is_empty()) {
            ("pass", Vec::new())
        } else {
            ("unknown", missing)
        }
    }

    fn price_gate(&self, most: &BigRational) -> &'static str {
        match self.price() {
            Some(amount) if amount <= most => "pass",
            Some(_) => "fail",
            None => "unknown",
        }
    }

    /// Why a bid is rejected; only if nothing rejects it, what is still open.
    fn verdict(&self, gates: &[Passed<'_>]) -> (&'static str, Vec<Value>) {
        let gates_with = |result| gates.iter().filter(move |gate| gate.result == result);
        let knocked_out = self.lines.iter().filter(|line| line.rejects());
        let open = self.lines.iter().filter(|line| {
            line.option.is_none() && line.criterion.options.iter().any(|option| option.rejects)
        });
        let lacks_price = self.rules.award.lacks_price(self.price());
        let rejecting = gates_with("fail")
            .map(|gate| reason("gate-failed", gate.id))
            .chain(knocked_out.map(|line| reason("knock-out", line.id())))
            .collect::<Vec<_>>();
        let undetermined = gates_with("unknown")
            .map(|gate| reason("gate-unknown", gate.id))
            .chain(open.map(|line| reason("knock-out-open", line.id())))
            .chain(lacks_price.then(|| reason("price-open", &self.bid.id)))
            .collect::<Vec<_>>();
        if !rejecting.is_empty() {
            ("rejected", rejecting)
        } else if !undetermined.is_empty() {
            ("undetermined", undetermined)
        } else {
            ("admissible", Vec::new())
        }
    }
}

/// How a bid stands to one gate.
struct Passed<'a> {
    id: &'a str,
    result: &'static str,
    binding: Vec<String>,
}

fn reason(reason: &str, on: &str) -> Value {
    json!({ "reason": reason, "on": on })
}

fn reaches(worst: &BigRational, best: &BigRational, least: &BigRational) -> &'static str {
    if worst >= least {
        "pass"
    } else if best < least {
        "fail"
    } else {
        "unknown"
    }
}

/// An equivalent comes before a claim; without either the criterion is unanswered.
fn line<'a>(rules: &Rules, bid: &Bid, criterion: &'a Criterion) -> Line<'a> {
    let answer = bid.answers.get(&criterion.id);
    if answer.is_some_and(|answer| answer.equivalent) {
        return open_line(criterion, "equivalent-offered");
    }
    let Some(claimed) = answer.and_then(|answer| answer.option.as_ref()) else {
        return open_line(criterion, "unanswered");
    };
    let option = criterion.options.iter().find(|option| option.id == *claimed);
    let option = option.expect("an option of the criterion");
    let supported = supported(rules, bid, criterion, option);
    let points = &option.points;
    let low = if supported == Some(false) { floor_of(points) } else { points.clone() };
    Line {
        criterion,
        status: "answered",
        option: Some(option),
        supported,
        points: points.clone(),
        shown: Ends { worst: low, best: points.clone() },
        gated: Ends { worst: points.clone(), best: points.clone() },
    }
}

/// Without an answer that counts a criterion earns its floor and may still come to its maximum.
fn open_line<'a>(criterion: &'a Criterion, status: &'static str) -> Line<'a> {
    let ends = || Ends { worst: floor(criterion), best: maximum(criterion) };
    Line {
        criterion,
        status,
        option: None,
        supported: None,
        points: floor(criterion),
        shown: ends(),
        gated: ends(),
    }
}

/// None where no evidence is asked, or the answer rejects. Else: is one cited document good?
fn supported(rules: &Rules, bid: &Bid, criterion: &Criterion, option: &Choice) -> Option<bool> {
    if criterion.kinds.is_empty() || option.rejects {
        return None;
    }
    let cited = &bid.answers[&criterion.id].evidence;
    let good = |document: &&Document| {
        cited.contains(&document.id)
            && criterion.kinds.contains(&document.kind)
            && document.present
            && rules.as_of.as_ref().is_none_or(|day| is_valid_on(document, day))
    };
    Some(bid.evidence.iter().any(|document| good(&document)))
}

fn is_valid_on(document: &Document, day: &String) -> bool {
    document.issued.as_ref().is_none_or(|issued| issued <= day)
        && document.expires.as_ref().is_none_or(|expires| expires >= day)
}

/// The highest points of its options.
fn maximum(criterion: &Criterion) -> BigRational {
    let points = criterion.options.iter().map(|option| &option.points);
    points.max().expect("a criterion has options").clone()
}

/// The lower of 0 and the lowest points of its options.
fn floor(criterion: &Criterion) -> BigRational {
    let points = criterion.options.iter().map(|option| &option.points);
    floor_of(points.min().expect("a criterion has options"))
}

fn floor_of(points: &BigRational) -> BigRational {
    points.clone().min(BigRational::zero())
}

/// What stands under a group's points and before its share: one for each group that has a share, by its id.
type Measures = BTreeMap<String, Measure>;

struct Measure {
    divisor: BigRational,
    weight: BigRational,
}

/// With `[rules] share` the weights of each catalogue's groups with a share are scaled to come to its share.
fn measures(rules: &Rules) -> Measures {
    let mut measures = Measures::new();
    for group in &rules.groups {
        if let Some(divisor) = divisor(rules, group) {
            let weight = group.weight.clone();
            measures.insert(group.id.clone(), Measure { divisor, weight });
        }
    }
    for (catalogue, share) in rules.shares.iter().flatten() {
        let inside = rules.groups.iter().filter(|group| group.catalogue == *catalogue);
        let ids: Vec<&String> =
            inside.map(|group| &group.id).filter(|id| measures.contains_key(*id)).collect();
        let total: BigRational = ids.iter().map(|id| &measures[*id].weight).sum();
        for id in ids {
            measures.entry(id.clone()).and_modify(|measure| measure.weight *= share / &total);
        }
    }
    measures
}

/// D: `out_of`, or the sum of all maxima, times the part of the maxima that counts. None where what counts
/// comes to 0: such a group has no share.
fn divisor(rules: &Rules, group: &Group) -> Option<BigRational> {
    let inside = || rules.criteria.iter().filter(|criterion| criterion.group == group.id);
    let all: BigRational = inside().map(maximum).sum();
    let counting: BigRational = inside().filter(|criterion| !criterion.dropped).map(maximum).sum();
    let out_of = group.out_of.clone().unwrap_or_else(|| all.clone());
    (!counting.is_zero()).then(|| out_of * counting / all)
}

fn has_levels(criterion: &Criterion) -> bool {
    criterion.options.iter().any(|option| option.level.is_some())
}

fn known_levels(lines: &[&Line<'_>]) -> Vec<(String, i64)> {
    let known = |line: &&Line<'_>| line.level().map(|level| (line.id().to_string(), level));
    lines.iter().filter_map(known).collect()
}

fn missing_levels(lines: &[&Line<'_>]) -> Vec<String> {
    let with_levels = lines.iter().filter(|line| has_levels(line.criterion));
    let missing = with_levels.filter(|line| line.level().is_none());
    missing.map(|line| line.id().to_string()).collect()
}

/// The lowest known level; unknown if one is missing, unless a known one is at the bottom of the scale.
fn level(rules: &Rules, scale: &Levels, lines: &[&Line<'_>]) -> Value {
    if !lines.iter().any(|line| has_levels(line.criterion)) {
        return Value::Null;
    }
    let known = known_levels(lines);
    let missing = missing_levels(lines);
    let lowest = known.iter().map(|(_, level)| *level).min();
    let bottom = scale.iter().map(|(n, _)| *n).min();
    let top = scale.iter().map(|(n, _)| *n).max();
    let settled = missing.is_empty() || rules.skip || lowest == bottom;
    let n = lowest.filter(|_| settled);
    let holds_down = |level: &i64| Some(*level) == lowest && Some(*level) != top;
    let binding = known.iter().filter(|(_, level)| holds_down(level)).map(|(id, _)| id);
    json!({
        "n": n,
        "name": scale.iter().find(|(level, _)| Some(*level) == n).map(|(_, name)| name),
        "binding": binding.collect::<Vec<_>>(),
        "missing": missing,
    })
}

fn line_report(line: &Line<'_>) -> Value {
    json!({
        "id": line.id(),
        "status": line.status,
        "source": line.option.map(|_| "claimed"),
        "option": line.option.map(|option| &option.id),
        "points": exact(&line.points),
        "level": line.level(),
        "supported": line.supported,
        "rejects": line.rejects(),
    })
}

fn gate_report(gate: &Passed<'_>) -> Value {
    json!({ "id": gate.id, "result": gate.result, "binding": gate.binding })
}

/// A number in lowest terms, the denominator always written.
fn exact(number: &BigRational) -> Value {
    json!({ "exact": format!("{}/{}", number.numer(), number.denom()) })
}

/// The first place where the engine does not say what the naive scorer says. The engine may say more, but
/// not in a list; of its findings only those are looked at that the naive scorer makes too.
pub(crate) fn difference(naive: &Value, engine: &Value) -> Option<String> {
    let mut engine = engine.clone();
    if let Some(findings) = engine.get_mut("findings").and_then(Value::as_array_mut) {
        findings.retain(|finding| finding["code"] == LOW);
        findings.sort_by_key(|finding| finding["path"].as_str().map(str::to_string));
    }
    difference_at("", naive, &engine)
}

fn difference_at(path: &str, naive: &Value, engine: &Value) -> Option<String> {
    match (naive, engine) {
        (Value::Object(fields), Value::Object(others)) => fields.iter().find_map(|(key, value)| {
            let path = format!("{path}.{key}");
            match others.get(key) {
                Some(other) => difference_at(&path, value, other),
                None => Some(format!("{path}\n  naive:  {value}\n  engine: nothing")),
            }
        }),
        (Value::Array(entries), Value::Array(others)) if entries.len() == others.len() => {
            let mut pairs = entries.iter().zip(others).enumerate();
            pairs.find_map(|(at, (entry, other))| {
                let name = entry["id"].as_str().map_or_else(|| at.to_string(), str::to_string);
                difference_at(&format!("{path}[{name}]"), entry, other)
            })
        }
        _ if naive == engine => None,
        _ => Some(format!("{path}\n  naive:  {naive}\n  engine: {engine}")),
    }
}
