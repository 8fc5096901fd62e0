// The what-if panel against the engine: tenders with several ways to award, reckoned anew by `keur score` with other
// weights in their files, and by the panel of the page that was written with the first ones.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "./browser.js";

const GROUPS = ["openheid", "vertrek", "beheer", "toezicht"];

/** Numbers that look random, and are the same in every run. */
function dice(seed) {
  let state = BigInt(seed) * 2862933555777941757n + 3037000493n;
  return (most) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number((state >> 33n) % BigInt(most));
  };
}

/** Ways to award, each with its own keys and rules for ties. */
const WAYS = [
  { name: "quality", award: "method = \"quality\"\ntie = [\"price\"]" },
  { name: "absolute", award: "method = \"weighted\"\nquality_weight = 60\nprice_weight = 40\nformula = \"absolute-linear\"\nfloor = 100000\nceiling = 300000\ntie = [\"score\", \"price\"]" },
  { name: "rounded", award: "method = \"weighted\"\nquality_weight = 70\nprice_weight = 30\nformula = \"absolute-linear\"\nfloor = 100000\nceiling = 300000\nround = 1\ntie = [\"group:vertrek\"]" },
  { name: "ratio", award: "method = \"weighted\"\nquality_weight = 55.5\nprice_weight = 44.5\nformula = \"lowest-ratio\"\ntie = [\"criterion:beheer.a\", \"draw\"]" },
  { name: "relative", award: "method = \"weighted\"\nquality_weight = 80\nprice_weight = 20\nformula = \"relative-linear\"\ntie = [\"group:beheer\", \"score\"]" },
  { name: "lowest", award: "method = \"weighted\"\nquality_weight = 50\nprice_weight = 50\nformula = \"to-lowest\"\ntie = [\"draw\"]", draw: true },
  { name: "value", award: "method = \"value\"\ntie = [\"price\", \"draw\"]", values: true },
  { name: "money", award: "method = \"value-for-money\"" },
  { name: "shared", award: "method = \"weighted\"\nquality_weight = 3\nprice_weight = 1\nformula = \"to-lowest\"\ntie = [\"score\"]", shared: true },
];

function catalogue(id, groups) {
  const options = Array.from({ length: 13 }, (_, n) => `  [[criterion.option]]\n  id = "o${n}"\n  text.nl = "stap ${n}"\n  points = ${n}\n`).join("");
  const parts = groups.map((group) => `[[group]]\nid = "${group}"\ntitle.nl = "${group}"\nweight = 25\n\n[[criterion]]\nid = "${group}.a"\ngroup = "${group}"\ntitle.nl = "a"\nquestion.nl = "?"\n${options}`);
  return `format = 1\n[catalogue]\nid = "${id}"\nversion = "1"\ntitle.nl = "${id}"\n${parts.join("\n")}`;
}

function tender(way, settings) {
  const pairs = (all) => Object.entries(all).map(([key, value]) => `${key} = ${value}`).join(", ");
  const use = way.shared ? "[\"./een\", \"./twee\"]" : "[\"./een\"]";
  const share = way.shared ? "share = { een = 37, twee = 63 }\n" : "";
  let award = way.award;
  if (settings.quality) award = award.replace(/quality_weight = \S+/u, `quality_weight = ${settings.quality}`).replace(/price_weight = \S+/u, `price_weight = ${settings.price}`);
  const values = settings.values ? `values = { ${pairs(settings.values)} }\n` : "";
  return `format = 1\n[tender]\nid = "t"\ntitle.nl = "T"\nas_of = 2026-12-01\n[rules]\nuse = ${use}\n${share}weights = { ${pairs(settings.weights)} }\n[award]\n${award}\n${values}currency = "EUR"\ndecimals = 4\n`;
}

/** Bids: the first two cross each other on two groups and are alike on the rest, so that weights exist that tie them. */
function bids(roll) {
  const all = Array.from({ length: 7 }, () => ({ points: GROUPS.map(() => roll(13)), price: 120000 + roll(1600) * 100 }));
  all[0].points = [9, 4, 7, 6];
  all[1] = { points: [4, 11, 7, 6], price: all[0].price };
  all[5] = { ...all[4], points: [...all[4].points] };
  all[6].points = [12, 12, 12, 0];
  return all;
}

function write(folder, way, roll) {
  const all = bids(roll);
  mkdirSync(join(folder, "bids"), { recursive: true });
  const parts = way.shared ? [["een", GROUPS.slice(0, 2)], ["twee", GROUPS.slice(2)]] : [["een", GROUPS]];
  for (const [id, groups] of parts) {
    mkdirSync(join(folder, id), { recursive: true });
    writeFileSync(join(folder, id, "catalogue.toml"), catalogue(id, groups));
  }
  all.forEach((bid, n) => {
    const answers = GROUPS.map((group, at) => `${group}.a = "o${bid.points[at]}"`).join("\n");
    writeFileSync(join(folder, "bids", `b${n}.toml`), `format = 1\n[bid]\nid = "b${n}"\ntender = "t"\nsupplier = "Bieder ${n}"\n[price]\namount = ${bid.price}.00\ncurrency = "EUR"\n[answers]\n${answers}\n`);
  });
  if (way.draw) writeFileSync(join(folder, "decisions.toml"), "format = 1\n[[draw]]\norder = [\"b5\", \"b1\", \"b0\", \"b4\"]\nby = \"notaris\"\ndate = 2026-12-01\n");
  return all;
}

/** Weights (or values) of so many settings; with each whether it ties the first two bids, or nearly. */
function settings(way, roll) {
  const some = () => `${roll(90)}.${String(roll(1000)).padStart(3, "0")}`;
  const list = [];
  const put = (numbers, tie) => {
    const named = Object.fromEntries(GROUPS.map((group, at) => [group, numbers[at]]));
    const of = { tie, weights: way.values ? base.weights : named };
    if (way.values) of.values = Object.fromEntries(Object.entries(named).map(([key, value]) => [key, Number(value) > 0 ? value : "0.5"]));
    if (way.award.includes("quality_weight") && roll(3) === 0 && !tie) [of.quality, of.price] = [`${1 + roll(90)}`, `${1 + roll(90)}.25`];
    list.push(of);
  };
  for (let n = 0; n < 21; n += 1) put(GROUPS.map(some), false);
  // points 9 and 4 against 4 and 11: 5 of the first group weigh as much as 7 of the second; of two catalogues each is scaled
  const near = ["0", "0.000000001", "-0.000000001", "0.000000000", "0.000000002"];
  for (const by of near) {
    const nano = 7000000000n + BigInt(Math.round(Number(by) * 1e9));
    const first = `${nano / 1000000000n}.${String(nano % 1000000000n).padStart(9, "0")}`;
    put([first, "5", `${roll(9)}`, `${1 + roll(9)}.5`], true);
  }
  put(["7000", "5000", "0", "0.000000001"], true);
  return list;
}

const base = { weights: Object.fromEntries(GROUPS.map((group) => [group, "25"])) };

/** What the engine makes of a tender: per rank the bids, and of each its score and figure as they are printed. */
function engine(keur, folder) {
  const text = execFileSync(keur, ["score", folder, "--format", "json"], { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 });
  const { bids: all } = JSON.parse(text);
  return all.filter((bid) => bid.rank !== null).map((bid) => ({ id: bid.id, rank: bid.rank, score: bid.score.value, figure: bid.award?.figure?.value }));
}

function plain(text) {
  return text.replace(/\./gu, "").replace(",", ".").replace("\u2212", "-");
}

async function panel(page, of, way) {
  for (const [at, group] of GROUPS.entries()) {
    const id = way.values ? `#what-if-value-${at}` : `#what-if-group-${at}`;
    await page.fill(id, way.values ? of.values[group] : of.weights[group]);
  }
  if (way.award.includes("quality_weight")) {
    const [, quality] = /quality_weight = (\S+)/u.exec(way.award);
    const [, price] = /price_weight = (\S+)/u.exec(way.award);
    await page.fill("#what-if-quality", of.quality ?? quality);
    await page.fill("#what-if-price", of.price ?? price);
  }
  return page.evaluate(() => [...document.querySelectorAll("#what-if-table tbody tr")].map((row) => ({
    id: row.dataset.bid, rank: Number.parseInt(row.cells[0].textContent, 10), score: row.cells[2].textContent, figure: row.cells[3]?.textContent,
  })));
}

/** Holds the panel against the engine; gives how many settings were tried, and how many of them are ties or next to one. */
export async function whatIf(browser, keur, folder, say) {
  let [tried, ties] = [0, 0];
  for (const [n, way] of WAYS.entries()) {
    const roll = dice(n + 1);
    const place = join(folder, way.name);
    write(place, way, roll);
    const first = way.values ? { ...base, values: Object.fromEntries(GROUPS.map((group) => [group, "20000"])) } : base;
    writeFileSync(join(place, "tender.toml"), tender(way, first));
    const file = join(place, "report.html");
    execFileSync(keur, ["score", place, "--lang", "nl", "-o", file], { stdio: ["ignore", "ignore", "pipe"] });
    const { page, context, wrong } = await open(browser, file);
    for (const of of settings(way, roll)) {
      writeFileSync(join(place, "tender.toml"), tender(way, of));
      const wanted = engine(keur, place);
      const got = (await panel(page, of, way)).map((row) => ({ ...row, score: plain(row.score), figure: row.figure && plain(row.figure) }));
      // printed figures lack zeros at their end in JSON; quality per euro is printed there with more decimals than here
      const figure = (row) => (["quality", "money"].includes(way.name) ? "" : `:${row.figure.replace(/\.?0+$/u, "")}`);
      const said = (rows) => rows.map((row) => `${row.rank}:${row.id}:${row.score}${figure(row)}`).join(" ");
      if (said(wanted) !== said(got)) say(`what-if ${way.name} ${JSON.stringify(of)}`, `\n  engine ${said(wanted)}\n  panel  ${said(got)}`);
      tried += 1;
      ties += Number(of.tie);
    }
    wrong.forEach((text) => say(`what-if ${way.name}`, text));
    await context.close();
  }
  if (tried < 200 || ties < 40) say("what-if", `only ${tried} settings, ${ties} ties`);
  return { settings: tried, ties };
}
