//! Writing down a tender that was thought out at random: catalogues, the tender itself, bids.
//!
//! Where a file may say the same in more than one way (quotes around an id, an option as a number, an answer
//! in short, in line or as a table) each way is taken now and then.

use super::generate::{
    Catalogue, Criterion, DAY, Group, KINDS, ONE, Plan, Profile, Random, shared_level, weight,
};
use super::read::Files;

pub(super) fn catalogue_text(random: &mut Random, catalogue: &Catalogue) -> String {
    let mut out = vec![
        "format = 1\n\n[catalogue]".to_string(),
        format!("id = \"{}\"\nversion = \"1.0\"", catalogue.id),
        "title.nl = \"Catalogus\"\ntitle.en = \"Catalogue\"\nas_of = 2026-06-01".to_string(),
    ];
    for kind in KINDS {
        out.push(format!("\n[[kind]]\nid = \"{kind}\"\ntitle.nl = \"{kind}\"\ntitle.en = \"{kind}\""));
    }
    for (n, name) in &catalogue.scale {
        out.push(format!("\n[[level]]\nn = {n}\nname = \"{name}\""));
        out.push(format!("title.nl = \"Niveau {name}\"\ntitle.en = \"Level {name}\""));
    }
    if catalogue.five {
        out.push(five_text(catalogue));
    }
    for profile in &catalogue.profiles {
        out.push(profile_text(random, catalogue, profile));
    }
    for group in &catalogue.groups {
        out.push(group_text(group));
    }
    let mut criteria: Vec<(&Group, &Criterion)> = Vec::new();
    for group in &catalogue.groups {
        criteria.extend(group.criteria.iter().map(|criterion| (group, criterion)));
    }
    if catalogue.mixed {
        random.shuffle(&mut criteria);
    }
    for (group, criterion) in criteria {
        out.push(criterion_text(random, catalogue, group, criterion));
    }
    for gate in &catalogue.gates {
        out.push(gate_text(&gate.id, &gate.body));
        if gate.profile_only {
            out.push("profile_only = true".to_string());
        }
    }
    out.join("\n") + "\n"
}

fn five_text(catalogue: &Catalogue) -> String {
    let mut out = vec![format!("\n[[scale]]\nid = \"five-{}\"", catalogue.id)];
    for at in 0..5 {
        out.push(format!(
            "  [[scale.option]]\n  id = \"{at}\"\n  text.nl = \"trede {at}\"\n  text.en = \"step {at}\""
        ));
        out.push(format!("  share = {}", at * 25));
        out.extend(shared_level(&catalogue.scale, at).map(|level| format!("  level = {level}")));
    }
    out.join("\n")
}

fn profile_text(random: &mut Random, catalogue: &Catalogue, profile: &Profile) -> String {
    let weights = catalogue.groups.iter().zip(&profile.weights);
    let weights = weights.map(|(group, weight)| format!("{} = {}", key(random, &group.id), decimal(*weight)));
    let mut out = vec![
        format!("\n[[profile]]\nid = \"{}\"", profile.id),
        "title.nl = \"Profiel\"\ntitle.en = \"Profile\"\nas_of = 2026-06-01".to_string(),
        format!("weights = {{ {} }}", weights.collect::<Vec<_>>().join(", ")),
    ];
    if profile.default {
        out.push("default = true".to_string());
    }
    if !profile.drop.is_empty() {
        out.push(format!("drop = {:?}", profile.drop));
    }
    out.extend(profile.gates.iter().map(|gates| format!("gates = {gates:?}")));
    out.join("\n")
}

fn group_text(group: &Group) -> String {
    let mut out =
        vec![format!("\n[[group]]\nid = \"{}\"\ntitle.nl = \"Thema\"\ntitle.en = \"Group\"", group.id)];
    out.extend(group.weight.map(|weight| format!("weight = {}", decimal(weight))));
    out.extend(group.out_of.map(|out_of| format!("out_of = {}", decimal(out_of))));
    out.join("\n")
}

fn criterion_text(
    random: &mut Random,
    catalogue: &Catalogue,
    group: &Group,
    criterion: &Criterion,
) -> String {
    let mut out = vec![
        format!("\n[[criterion]]\nid = \"{}\"\ngroup = \"{}\"", criterion.id, group.id),
        "title.nl = \"Criterium\"\ntitle.en = \"Criterion\"".to_string(),
        "question.nl = \"Hoe?\"\nquestion.en = \"How?\"".to_string(),
    ];
    if !criterion.kinds.is_empty() {
        out.push(format!("evidence_kinds = {:?}", criterion.kinds));
    }
    if let Some(points) = criterion.five {
        out.push(format!("scale = \"five-{}\"\npoints = {}", catalogue.id, decimal(points)));
        return out.join("\n");
    }
    for option in &criterion.options {
        out.push(format!("\n  [[criterion.option]]\n  id = \"{}\"", option.id));
        out.push("  text.nl = \"antwoord\"\n  text.en = \"answer\"".to_string());
        if option.points != 0 || random.chance(20) {
            out.push(format!("  points = {}", decimal(option.points)));
        }
        out.extend(option.level.map(|level| format!("  level = {level}")));
        if option.rejects {
            out.push("  rejects = true".to_string());
        }
    }
    out.join("\n")
}

fn gate_text(id: &str, body: &str) -> String {
    format!("\n[[gate]]\nid = \"{id}\"\ntitle.nl = \"Minimumeis\"\ntitle.en = \"Gate\"\n{body}")
}

pub(super) fn tender_text(random: &mut Random, plan: &Plan) -> String {
    let mut out = vec![
        "format = 1\n\n[tender]\nid = \"proef\"".to_string(),
        "title.nl = \"Proef\"\ntitle.en = \"Trial\"\nauthority = \"Gemeente Voorbeeldstad\"".to_string(),
    ];
    if plan.has_day {
        out.push(format!("as_of = {DAY}"));
    }
    let folders = plan.catalogues.iter().map(|catalogue| format!("\"./{}\"", catalogue.folder));
    out.push(format!("\n[rules]\nuse = [{}]", folders.collect::<Vec<_>>().join(", ")));
    out.extend(profile_choice(random, plan));
    out.extend(tender_weights(random, plan));
    if !plan.drop.is_empty() {
        out.push(format!("drop = {:?}", plan.drop));
    }
    out.extend(shares(random, plan));
    match random.below(4) {
        0 => out.push("\n[policy]\nunanswered_level = \"skip\"".to_string()),
        1 => out.push("\n[policy]\nunanswered_level = \"unknown\"\nunsupported = \"flag\"".to_string()),
        _ => {}
    }
    if !plan.award.is_empty() {
        out.push(format!("\n[award]\n{}", plan.award.join("\n")));
    }
    out.extend(plan.gates.iter().map(|(id, body)| gate_text(id, body)));
    out.join("\n") + "\n"
}

/// A profile is named plainly, or by catalogue where there are two.
fn profile_choice(random: &mut Random, plan: &Plan) -> Option<String> {
    let named = plan.catalogues.iter().filter(|catalogue| catalogue.named);
    let named: Vec<(&str, &str)> =
        named.map(|catalogue| (catalogue.id, catalogue.profiles[catalogue.chosen].id.as_str())).collect();
    if let ([(_, profile)], [_], true) = (&named[..], &plan.catalogues[..], random.chance(70)) {
        return Some(format!("profile = \"{profile}\""));
    }
    let pairs: Vec<String> = named.iter().map(|(id, profile)| format!("{id} = \"{profile}\"")).collect();
    (!pairs.is_empty()).then(|| format!("profile = {{ {} }}", pairs.join(", ")))
}

/// Weights of the tender's own, above 0, for some of the groups that are not dropped.
fn tender_weights(random: &mut Random, plan: &Plan) -> Option<String> {
    if random.chance(75) {
        return None;
    }
    let groups = plan.catalogues.iter().flat_map(|catalogue| &catalogue.groups);
    let groups = groups.filter(|group| !group.dropped);
    let ids: Vec<String> = groups.map(|group| group.id.clone()).collect();
    let mut pairs = Vec::new();
    for id in random.some(&ids, 40) {
        pairs.push(format!("{} = {}", key(random, &id), decimal(weight(random, true))));
    }
    Some(format!("weights = {{ {} }}", pairs.join(", ")))
}

/// What each catalogue carries, together 100; only where each has something to carry it.
fn shares(random: &mut Random, plan: &Plan) -> Option<String> {
    if !plan.catalogues.iter().all(Catalogue::has_share) {
        return None;
    }
    match plan.catalogues.len() {
        1 if random.chance(5) => Some("share = { auto = 100 }".to_string()),
        2 if random.chance(50) => {
            let first = random.between(1, 999) * (ONE / 10);
            let rest = 100 * ONE - first;
            Some(format!("share = {{ auto = {}, wensen = {} }}", decimal(first), decimal(rest)))
        }
        _ => None,
    }
}

/// An id as a key: the quotes are optional, dots or not.
pub(super) fn key(random: &mut Random, id: &str) -> String {
    if random.chance(40) { format!("\"{id}\"") } else { id.to_string() }
}

/// An option's id where it is used: a whole number needs no quotes.
pub(super) fn option_id(random: &mut Random, id: &str) -> String {
    let is_number = id.chars().all(|digit| digit.is_ascii_digit());
    if is_number && random.chance(50) { id.to_string() } else { format!("\"{id}\"") }
}

/// A whole number of billionths as decimal text, without zeros at the end.
pub(super) fn decimal(billionths: i64) -> String {
    let sign = if billionths < 0 { "-" } else { "" };
    let size = billionths.unsigned_abs();
    let one = ONE.unsigned_abs();
    let digits = format!("{:09}", size % one);
    match digits.trim_end_matches('0') {
        "" => format!("{sign}{}", size / one),
        after => format!("{sign}{}.{after}", size / one),
    }
}

// ---- bids ----

const SUPPLIERS: [&str; 7] = ["noord", "oost", "zuid", "west", "linde", "a-10", "a-9"];

/// A bid as it grows: its answers in lines, and the documents they cite.
#[derive(Clone, Default)]
struct Draft {
    short: Vec<String>,
    long: Vec<String>,
    documents: Vec<String>,
    /// Names of the files that are really there.
    present: Vec<String>,
    /// It leaves open whether it is rejected.
    doubtful: bool,
}

pub(super) fn add_bids(random: &mut Random, plan: &Plan, files: &mut Files) {
    let mut suppliers = SUPPLIERS;
    random.shuffle(&mut suppliers);
    let least = if plan.calm { 5 } else { 1 };
    let count = least + random.below(suppliers.len() + 1 - least);
    let mut drafts: Vec<Draft> = Vec::new();
    for id in &suppliers[..count] {
        let copied = !drafts.is_empty() && random.chance(25);
        let draft = if copied { random.pick(&drafts).clone() } else { draft(random, plan) };
        let tender = if random.chance(4) { "andere" } else { "proef" };
        write_bid(random, plan, files, (id, id, tender), &draft);
        drafts.push(draft);
    }
    if count < suppliers.len() && random.chance(4) {
        let draft = random.pick(&drafts).clone();
        let id = suppliers[0];
        write_bid(random, plan, files, (&format!("{id}-2"), id, "proef"), &draft);
        write_bid(random, plan, files, (id, id, "proef"), &drafts[0]);
    }
}

fn draft(random: &mut Random, plan: &Plan) -> Draft {
    let mut draft = Draft { doubtful: plan.doubt.is_some() && random.chance(20), ..Draft::default() };
    let percent = if plan.calm { &[100, 100, 100, 95][..] } else { &[100, 100, 100, 90, 60, 10][..] };
    let percent = *random.pick(percent);
    let groups = plan.catalogues.iter().flat_map(|catalogue| &catalogue.groups);
    let mut criteria: Vec<&Criterion> = groups.flat_map(|group| &group.criteria).collect();
    random.shuffle(&mut criteria);
    for criterion in criteria {
        let open = draft.doubtful && plan.doubt.as_ref() == Some(&criterion.id);
        let answered = if open { 0 } else { percent };
        let answered = if criterion.dropped { 20 } else { answered };
        if random.chance(answered) {
            add_answer(random, &mut draft, criterion);
        }
    }
    draft
}

/// Writes one answer in one of the forms it may have.
fn add_answer(random: &mut Random, draft: &mut Draft, criterion: &Criterion) {
    let mut option = random.pick(&criterion.options);
    if option.rejects && random.chance(80) {
        option = random.pick(&criterion.options);
    }
    let key = key(random, &criterion.id);
    let option = option_id(random, &option.id);
    let cites = if criterion.kinds.is_empty() { 10 } else { 75 };
    let mut fields = vec![format!("option = {option}")];
    if random.chance(cites) {
        let cited: Vec<String> = cite(random, draft, criterion);
        fields.push(format!("evidence = {cited:?}"));
    }
    let equivalent = random.chance(4);
    if equivalent {
        fields.push("equivalent = \"een gelijkwaardig keurmerk\"".to_string());
        if random.chance(70) {
            fields.remove(0);
        }
    }
    if fields.len() == 1 && !equivalent && random.chance(60) {
        draft.short.push(format!("{key} = {option}"));
    } else if random.chance(30) {
        draft.short.push(format!("{key} = {{ {} }}", fields.join(", ")));
    } else {
        draft.long.push(format!("\n[answers.{key}]\n{}", fields.join("\n")));
    }
}

/// Cites a document or two, good or not.
fn cite(random: &mut Random, draft: &mut Draft, criterion: &Criterion) -> Vec<String> {
    let mut ids = Vec::new();
    for _ in 0..=random.below(2) {
        let kinds = if criterion.kinds.is_empty() { &KINDS[..] } else { &criterion.kinds[..] };
        let kind = if random.chance(85) { *random.pick(kinds) } else { *random.pick(&KINDS) };
        let id = format!("e{}", draft.documents.len() + 1);
        draft.documents.push(document(random, &id, kind, &mut draft.present));
        ids.push(id);
    }
    ids
}

fn document(random: &mut Random, id: &str, kind: &str, present: &mut Vec<String>) -> String {
    let mut out = vec![format!("\n[[evidence]]\nid = \"{id}\"\nkind = \"{kind}\"\ntitle = \"Stuk\"")];
    if random.chance(20) {
        out.push(format!("url = \"https://example.org/{id}\""));
    } else {
        out.push(format!("file = \"evidence/{id}.pdf\""));
        if random.chance(85) {
            present.push(format!("{id}.pdf"));
        }
    }
    let issued = *random.pick(&["", "2026-01-10", DAY, "2026-11-02"]);
    let expires = *random.pick(&["", "2029-01-10", DAY, "2026-10-31"]);
    if !issued.is_empty() {
        out.push(format!("issued = {issued}"));
    }
    if !expires.is_empty() && issued <= expires {
        out.push(format!("expires = {expires}"));
    }
    out.join("\n")
}

fn write_bid(random: &mut Random, plan: &Plan, files: &mut Files, who: (&str, &str, &str), draft: &Draft) {
    let (name, id, tender) = who;
    let mut out = vec![format!(
        "format = 1\n\n[bid]\nid = \"{id}\"\ntender = \"{tender}\"\nsupplier = \"Inschrijver {name}\""
    )];
    if random.chance(if plan.calm { 93 } else { 75 }) {
        out.push(price_text(random, plan, draft.doubtful));
    }
    if !draft.short.is_empty() {
        out.push(format!("\n[answers]\n{}", draft.short.join("\n")));
    }
    out.extend(draft.long.iter().cloned());
    out.extend(draft.documents.iter().cloned());
    files.insert(format!("bids/{name}.toml"), out.join("\n") + "\n");
    for file in &draft.present {
        files.insert(format!("bids/{name}/evidence/{file}"), "bewijs".to_string());
    }
}

/// Often a price that others may ask too; now and then a very low one, or one that an award cannot use.
fn price_text(random: &mut Random, plan: &Plan, doubtful: bool) -> String {
    let amount = match random.below(100) {
        0..4 => 0,
        // At the ends of the field, to move it if the bid is admitted.
        4..50 if doubtful => random.between(10, 29) * 10_000 * ONE,
        50..95 if doubtful => random.between(61, 90) * 10_000 * ONE,
        // Now and then all but a few bids ask the same.
        4..50 => *random.pick(&plan.prices),
        50..90 if plan.prices.len() == 1 => plan.prices[0],
        50..60 => random.between(3000, 20_000) * 10 * ONE,
        _ => random.between(30_000, 60_000) * 10 * ONE + random.between(0, 3) * (ONE / 4),
    };
    let currency = match random.below(100) {
        0..30 => String::new(),
        30..92 => "\ncurrency = \"EUR\"".to_string(),
        _ => "\ncurrency = \"USD\"".to_string(),
    };
    format!("\n[price]\namount = {}{currency}", decimal(amount))
}
