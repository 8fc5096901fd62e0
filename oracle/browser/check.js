// The HTML report in a real browser: every example, in both languages, for both readers, light and dark.
//   node check.js [path of keur [only reports whose name has this]]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { open, start } from "./browser.js";
import { whatIf } from "./what_if.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const keur = resolve(process.argv[2] ?? join(root, "target/debug/keur"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const only = process.argv[3] ?? "";
const wrong = [];
let looked = 0;
const began = Date.now();

function tell(what) {
  if (process.env.KEUR_VERBOSE) console.error(`${((Date.now() - began) / 1000).toFixed(1)} s ${what}`);
}

function say(where, what) {
  wrong.push(`${where}: ${what}`);
}

/** Writes a report and gives its path. */
function report(folder, name, words) {
  const file = join(folder, `${name}.html`);
  execFileSync(keur, [...words, "-o", file], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  return file;
}

function reports(folder) {
  const all = [];
  const examples = readdirSync(join(root, "examples")).sort();
  for (const example of examples) {
    for (const lang of ["nl", "en"]) {
      for (const reader of ["committee", "public"]) {
        const name = `${example}.${lang}.${reader}`;
        const words = ["score", `examples/${example}`, "--lang", lang, "--for", reader];
        all.push({ name, lang, score: true, committee: reader === "committee", file: report(folder, name, words) });
      }
    }
  }
  const others = [["compare", "examples/eu-csf"], ["chain", "examples/zaaksysteem"], ["evidence", "examples/beoordeling"],
    ["robustness", "examples/beoordeling"], ["check", "examples/zaaksysteem"], ["explain", "examples/beoordeling/bids/meidoorn"],
    ["compare", "examples/beoordeling", "--for", "public"]];
  others.forEach((words, n) => all.push({ name: `${words[0]}.${n}`, lang: "nl", file: report(folder, `${words[0]}${n}`, [...words, "--lang", "nl"]) }));
  return all;
}

/** What colours or width cannot change is looked at once. */
async function accessible(browser, of, colorScheme, viewport, rules = []) {
  const { page, context, wrong: said } = await open(browser, of.file, { colorScheme, viewport, policy: false });
  await page.evaluate(axe);
  const asked = rules.length > 0 ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  const found = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly }), asked);
  for (const violation of found.violations) {
    const at = violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ");
    say(`${of.name} ${colorScheme} ${viewport.width}`, `${violation.id} (${violation.nodes.length}): ${at}`);
  }
  said.forEach((text) => say(of.name, text));
  looked += 1;
  await context.close();
}

/** Policy, reflow, and that nothing lies outside of what the keyboard reaches. */
async function behaves(browser, of) {
  const { page, context, wrong: said } = await open(browser, of.file, { viewport: { width: 320, height: 640 } });
  said.forEach((text) => say(of.name, text));
  (await page.evaluate(() => globalThis.violations)).forEach((text) => say(of.name, `policy: ${text}`));
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) say(of.name, `is ${width} wide on a screen of 320`);
  const lang = await page.evaluate(() => document.documentElement.lang);
  if (lang !== of.lang) say(of.name, `lang is ${lang}`);
  await keyboard(page, of);
  if (of.score) await works(page, of);
  const injected = await page.evaluate(() => {
    const style = document.createElement("p");
    style.setAttribute("style", "color: red");
    document.body.append(style);
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    return globalThis.ran === true || getComputedStyle(style).color === "rgb(255, 0, 0)";
  });
  if (injected) say(of.name, "its policy lets a script or a style in");
  await context.close();
}

async function keyboard(page, of) {
  const wanted = await page.evaluate(() => {
    const all = document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']");
    const seen = [...all].filter((one) => one.checkVisibility());
    seen.forEach((one, at) => { one.dataset.stop = String(at); });
    return seen.length;
  });
  const reached = new Set();
  await page.evaluate(() => document.body.focus());
  for (let n = 0; n < wanted + 5 && reached.size < wanted; n += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      const outline = getComputedStyle(at).outlineStyle;
      return { stop: at.dataset.stop, seen: outline !== "none", what: at.outerHTML.slice(0, 100) };
    });
    if (stop.stop === undefined) continue;
    reached.add(stop.stop);
    if (!stop.seen) say(of.name, `focus cannot be seen on ${stop.what}`);
  }
  if (reached.size < wanted) say(of.name, `the keyboard reaches ${reached.size} of ${wanted} controls and regions`);
}

/** Sorting, filtering, folding and the panel do what they say. */
async function works(page, of) {
  const rows = () => page.evaluate(() => [...document.querySelectorAll("#summary tbody tr")].filter((row) => row.checkVisibility()).map((row) => row.textContent));
  const before = await rows();
  const heads = page.locator("#summary thead th button");
  if (await heads.count() > 0) {
    await heads.nth(1).click();
    const sorted = await rows();
    const state = await page.locator("#summary thead th[aria-sort]").count();
    if (state !== 1 || [...sorted].sort().join() !== [...before].sort().join()) say(of.name, "sorting changes more than the order");
  }
  if (before.length >= 8) {
    await page.locator("#summary input[type=search]").fill("zzzz");
    if ((await rows()).length !== 0) say(of.name, "the filter leaves rows that lack the text");
    await page.locator("#summary input[type=search]").fill("");
  }
  const all = await page.locator("#comparison tbody tr:visible").count();
  await page.locator("#comparison input[type=checkbox]").check();
  const differing = await page.locator("#comparison tbody tr:visible").count();
  const plain = await page.evaluate(() => {
    const stands = [...document.querySelectorAll("#comparison tbody tr:not(.strong)")];
    const differs = (row) => new Set([...row.cells].slice(1).map((cell) => cell.textContent)).size > 1;
    return stands.every((row) => row.checkVisibility() === differs(row));
  });
  if (!plain || differing > all) say(of.name, "only differences shows others than those that differ");
  const panel = await page.locator("#what-if").count();
  if (panel !== (of.committee ? 1 : 0)) say(of.name, `${panel} panels for ${of.committee ? "the committee" : "the public"}`);
  if (!of.committee) {
    const text = readFileSync(of.file, "utf8");
    if (text.includes("id=\"what-if-data\"") || text.includes("whatIf") || text.includes("id=\"firmness\"")) say(of.name, "the public gets what is internal");
  }
}

async function withoutScript(browser, of) {
  const { page, context, wrong: said } = await open(browser, of.file, { javaScriptEnabled: false });
  said.filter((text) => !text.includes("scripting is disabled")).forEach((text) => say(of.name, text));
  const shown = await page.locator("main").innerText();
  const closed = await page.locator("details:not([open])").count();
  if (shown.length < 100 || closed > 0) say(of.name, "lacks content without a script");
  await context.close();
}

async function valid(of) {
  const html = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    // of style only: a page is written by a program, SVG keeps its own case, and every id is unique by construction
    rules: { "long-title": "off", "no-trailing-whitespace": "off", "valid-id": ["error", { relaxed: true }] },
  });
  const found = await html.validateString(readFileSync(of.file, "utf8"));
  for (const result of found.results) {
    for (const message of result.messages.slice(0, 5)) say(of.name, `${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "keur-browser-"));
const browser = await start();
if (!browser) {
  console.log("no chromium on this machine: the browser is skipped");
  process.exit(0);
}
try {
  if (only === "" || only === "what-if") {
    const held = await whatIf(browser, keur, folder, say);
    console.log(`${held.settings} settings of weights, ${held.ties} of them ties or next to one`);
    tell("what if");
  }
  const all = reports(folder).filter((of) => of.name.includes(only));
  for (const of of all) {
    await valid(of);
    tell(`${of.name} is valid`);
    await accessible(browser, of, "light", { width: 1280, height: 900 });
    await accessible(browser, of, "dark", { width: 1280, height: 900 }, ["color-contrast", "link-in-text-block"]);
    if (of.score) await accessible(browser, of, "light", { width: 360, height: 740 }, ["target-size", "scrollable-region-focusable"]);
    tell(`${of.name} by axe`);
    await behaves(browser, of);
    tell(`${of.name} behaves`);
    await withoutScript(browser, of);
  }
  console.log(`${all.length} reports, ${looked} times by axe`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
if (wrong.length > 0) {
  console.error(wrong.slice(0, 60).join("\n"));
  console.error(`${wrong.length} wrong`);
  process.exit(1);
}
