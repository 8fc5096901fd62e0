"use strict";
// What makes the page handier; all that it says stands in it without. No text becomes markup here.
const texts = JSON.parse(document.getElementById("texts").textContent);

function make(name, attributes = {}, ...within) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...within);
  return element;
}

// --- sorting: a button in the head of each column, in tables whose rows stand alone ---

const comma = document.documentElement.lang === "nl";

function worth(cell) {
  const text = cell ? cell.textContent.replace(/^[✓✗?]\s/u, "").trim() : "";
  if (text === "" || text === "–") return { none: true };
  const plain = text.replace(/\u2212/gu, "-").replace(comma ? /\./gu : /,/gu, "").replace(",", ".");
  const number = /^-?\d+(\.\d+)?/u.exec(plain);
  return number ? { number: Number(number[0]), text } : { text };
}

function before(a, b) {
  if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return a.number - b.number;
  return a.text.localeCompare(b.text, document.documentElement.lang);
}

function sortBy(table, head, column) {
  const upward = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", upward ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, at) => ({ row, at, worth: worth(row.cells[column]) }));
  rows.sort((a, b) => {
    if (a.worth.none || b.worth.none) return (a.worth.none ? 1 : 0) - (b.worth.none ? 1 : 0) || a.at - b.at;
    return (upward ? 1 : -1) * before(a.worth, b.worth) || a.at - b.at;
  });
  body.append(...rows.map((each) => each.row));
}

function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const stands = table.tBodies[0].rows.length > 2 && !table.querySelector("tr.strong, thead a");
  if (!stands) return;
  heads.forEach((head, column) => {
    if (head.tagName !== "TH") return;
    const name = head.textContent;
    const button = make("button", { type: "button", title: `${texts.sort} ${name}` });
    button.append(name, make("span", { "aria-hidden": "true", class: "arrow" }));
    button.addEventListener("click", () => sortBy(table, head, column));
    head.replaceChildren(button);
  });
}

// --- filters ---

function differs(row) {
  const said = [...row.cells].slice(1).map((cell) => cell.textContent.trim());
  return said.some((text) => text !== said[0]);
}

function filter(table, wanted, status) {
  const rows = [...table.tBodies[0].rows];
  const plain = rows.filter((row) => !row.classList.contains("strong"));
  plain.forEach((row) => { row.hidden = !wanted(row); });
  rows.forEach((row, at) => {
    if (!row.classList.contains("strong")) return;
    let shown = false;
    for (let next = at + 1; next < rows.length && !rows[next].classList.contains("strong"); next += 1) {
      shown = shown || !rows[next].hidden;
    }
    row.hidden = !shown;
  });
  const shown = plain.filter((row) => !row.hidden).length;
  status.textContent = texts.shown.replace("{n}", shown).replace("{all}", plain.length);
}

function controls(table, own, reads) {
  const status = make("p", { role: "status", class: "status" });
  const text = make("input", { type: "search", id: `${table.id}-text`, autocomplete: "off" });
  const field = make("div", {}, make("label", { for: text.id }, texts.text), text);
  const apply = () => filter(table, (row) => {
    const has = row.textContent.toLowerCase().includes(text.value.trim().toLowerCase());
    return has && reads(row);
  }, status);
  const bar = make("div", { class: "controls", role: "search", "aria-label": `${texts.filter}: ${table.caption.textContent}` });
  bar.append(field, own, status);
  bar.addEventListener("input", apply);
  table.parentElement.before(bar);
}

// rows from which a summary is worth searching
const FEW = 8;

function filterVerdicts(table) {
  const column = [...table.tHead.rows[0].cells].length > 2 ? 2 : 1;
  const verdict = (row) => row.cells[column].textContent.replace(/^[✓✗?]\s/u, "").trim();
  const known = [...new Set([...table.tBodies[0].rows].map(verdict))];
  if (table.tBodies[0].rows.length < FEW) return;
  const select = make("select", { id: `${table.id}-verdict` }, make("option", { value: "" }, texts.all));
  select.append(...known.map((word) => make("option", { value: word }, word)));
  const own = make("div", {}, make("label", { for: select.id }, texts.verdict), select);
  controls(table, own, (row) => select.value === "" || verdict(row) === select.value);
}

function filterDifferences(table) {
  const box = make("input", { type: "checkbox", id: `${table.id}-differences` });
  const own = make("div", { class: "check" }, box, make("label", { for: box.id }, texts.differences));
  controls(table, own, (row) => !box.checked || differs(row));
}

// --- what can be folded: closed on the screen, open on paper ---

function folding() {
  const all = [...document.querySelectorAll("main details")];
  const bids = document.getElementById("bids");
  if (all.length === 0 || !bids) return;
  all.forEach((one) => { one.open = false; });
  const button = (text, open) => {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", () => all.forEach((one) => { one.open = open; }));
    return element;
  };
  bids.querySelector("h2").after(make("div", { class: "controls" }, button(texts.unfold, true), button(texts.fold, false)));
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = all.filter((one) => !one.open);
    closed.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
}

document.querySelectorAll("main table").forEach(sortable);
document.querySelectorAll("#summary table").forEach(filterVerdicts);
document.querySelectorAll("#comparison table").forEach(filterDifferences);
folding();
