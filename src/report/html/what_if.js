// What if the weights were different? Reckoned exactly, on fractions [numerator, denominator] of whole numbers, by the
// formulas and rules of the engine. A test in a browser holds it against the engine.
const Fraction = (() => {
  const size = (n) => (n < 0n ? -n : n);
  const common = (a, b) => {
    let [x, y] = [size(a), size(b)];
    while (y !== 0n) [x, y] = [y, x % y];
    return x;
  };
  const of = (n, d = 1n) => {
    const by = common(n, d) || 1n;
    return d < 0n ? [-n / by, -d / by] : [n / by, d / by];
  };
  const zero = of(0n);
  const read = (text) => {
    const [whole, below] = text.split("/");
    if (below !== undefined) return of(BigInt(whole), BigInt(below));
    const [, sign, digits, after = ""] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text);
    const n = BigInt(digits + after) * (sign ? -1n : 1n);
    return of(n, 10n ** BigInt(after.length));
  };
  const add = (a, b) => of(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
  const sub = (a, b) => of(a[0] * b[1] - b[0] * a[1], a[1] * b[1]);
  const mul = (a, b) => of(a[0] * b[0], a[1] * b[1]);
  const div = (a, b) => (b[0] === 0n ? null : of(a[0] * b[1], a[1] * b[0]));
  const compare = (a, b) => {
    const difference = a[0] * b[1] - b[0] * a[1];
    return difference < 0n ? -1 : Number(difference > 0n);
  };
  const least = (a, b) => (compare(a, b) <= 0 ? a : b);
  const most = (a, b) => (compare(a, b) >= 0 ? a : b);
  const sum = (all) => all.reduce(add, zero);
  // half away from zero, in units of so many decimals
  const units = (a, decimals) => {
    const scaled = size(a[0]) * 10n ** BigInt(decimals);
    const rounded = (2n * scaled + a[1]) / (2n * a[1]);
    return a[0] < 0n ? -rounded : rounded;
  };
  const round = (a, decimals) => of(units(a, decimals), 10n ** BigInt(decimals));
  const print = (a, decimals, lang) => {
    const n = units(a, decimals);
    const digits = size(n).toString().padStart(decimals + 1, "0");
    const [point, thousands] = lang === "nl" ? [",", "."] : [".", ","];
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/gu, thousands);
    const rest = decimals > 0 ? point + digits.slice(digits.length - decimals) : "";
    return (n < 0n ? "\u2212" : "") + whole + rest;
  };
  return { zero, of, read, add, sub, mul, div, compare, least, most, sum, round, print };
})();

function whatIfEngine(data) {
  const F = Fraction;
  const read = (text) => (text === null ? null : F.read(text));
  const hundred = F.of(100n);
  const one = F.of(1n);
  const bids = data.bids.map((bid) => ({
    ...bid, shares: bid.shares.map(read), price: read(bid.price), ties: bid.ties.map(read),
  }));
  const [floor, ceiling] = [read(data.floor), read(data.ceiling)];
  const [lowest, highest] = data.field ? data.field.map(F.read) : [null, null];
  const clamp = (part) => F.least(F.most(part, F.zero), one);

  // the weights as they count: of a catalogue that carries a share, scaled to it
  function scaled(weights) {
    return data.groups.map((group, at) => {
      const share = data.catalogues[group.catalogue];
      if (!group.counts) return null;
      if (share === null) return weights[at];
      const own = data.groups.map((other, n) => (other.counts && other.catalogue === group.catalogue ? weights[n] : F.zero));
      return F.div(F.mul(weights[at], F.read(share)), F.sum(own)) || F.zero;
    });
  }

  function score(bid, weights, sum) {
    const parts = weights.map((weight, at) => (weight === null ? F.zero : F.mul(weight, bid.shares[at])));
    return F.div(F.sum(parts), sum);
  }

  // the share of the points for price, from 0 to 1
  const priced = {
    "absolute-linear": (price) => clamp(F.div(F.sub(ceiling, price), F.sub(ceiling, floor))),
    "lowest-ratio": (price) => F.div(lowest, price),
    "relative-linear": (price) => F.div(F.sub(highest, price), F.sub(highest, lowest)) || one,
    "to-lowest": (price) => F.most(F.zero, F.sub(F.of(2n), F.div(price, lowest))),
  };

  function figure(bid, quality, settings) {
    switch (data.method) {
      case "weighted": {
        const part = priced[data.formula](bid.price);
        return F.add(F.mul(settings.quality, F.div(quality, hundred)), F.mul(settings.price, part));
      }
      case "value": {
        const worths = settings.values.map((value, at) => (
          value === null || bid.shares[at] === null ? F.zero : F.div(F.mul(value, bid.shares[at]), hundred)
        ));
        return F.sub(bid.price, F.sum(worths));
      }
      case "value-for-money": return F.div(F.div(quality, hundred), bid.price);
      default: return quality;
    }
  }

  // what is not known comes before what is
  function known(a, b) {
    if (a === null || b === null) return Number(a !== null) - Number(b !== null);
    return F.compare(a, b);
  }

  function compare(a, b) {
    const by = known(a.figure, b.figure) * (data.lowest ? 1 : -1);
    if (by !== 0) return by;
    for (let at = 0; at < a.ties.length; at += 1) {
      const tie = known(b.ties[at], a.ties[at]);
      if (tie !== 0) return tie;
    }
    return 0;
  }

  // those that nothing tells apart share the best rank, unless a lot named them all
  function ranked(rows) {
    let start = 0;
    while (start < rows.length) {
      let end = start + 1;
      while (end < rows.length && compare(rows[start], rows[end]) === 0) end += 1;
      const tied = rows.slice(start, end);
      const at = (draw, row) => draw.indexOf(row.id.toLowerCase());
      const draw = data.draws.find((order) => tied.every((row) => at(order, row) >= 0));
      if (tied.length > 1 && draw) {
        tied.sort((a, b) => at(draw, a) - at(draw, b));
        rows.splice(start, tied.length, ...tied);
      }
      rows.slice(start, end).forEach((row, n) => { row.rank = tied.length > 1 && draw ? start + n + 1 : start + 1; });
      start = end;
    }
    return rows;
  }

  // settings: weights and values per group, quality and price, all fractions; null where there is no weight at all
  return function reckon(settings) {
    const weights = scaled(settings.weights);
    const sum = F.sum(weights.filter((weight) => weight !== null));
    if (sum[0] === 0n) return null;
    const rows = bids.map((bid) => {
      const quality = score(bid, weights, sum);
      const exact = figure(bid, quality, settings);
      const ties = bid.ties.map((tie, at) => (data.ties[at] === "score" ? quality : tie));
      return { id: bid.id, name: bid.name, was: bid.rank, score: quality, ties,
        figure: data.round === null ? exact : F.round(exact, data.round) };
    });
    rows.sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
    return ranked(rows);
  };
}

// --- the panel ---

(() => {
  const carried = document.getElementById("what-if-data");
  if (!carried) return;
  const data = JSON.parse(carried.textContent);
  const reckon = whatIfEngine(data);
  const byValue = data.method === "value";
  const weighted = data.method === "weighted";
  const fields = [];

  function field(key, label, now) {
    const id = `what-if-${key}`;
    const input = make("input", { type: "number", id, min: "0", step: "any", inputmode: "decimal", value: now, "aria-describedby": "what-if-status" });
    fields.push({ key, input, now });
    return make("div", {}, make("label", { for: id }, label), input);
  }

  const inputs = make("div", { class: "weights" });
  data.groups.forEach((group, at) => {
    const named = (text) => text.replace("{group}", group.name).replace("{currency}", data.currency);
    if (byValue) {
      if (group.value !== null) inputs.append(field(`value-${at}`, named(texts.whatIfValue), group.value));
    } else if (group.counts) {
      inputs.append(field(`group-${at}`, named(texts.whatIfWeight), group.weight));
    }
  });
  if (weighted) {
    inputs.append(field("quality", texts.whatIfQuality, data.quality), field("price", texts.whatIfPrice, data.price));
  }

  const status = make("p", { role: "status", class: "status", id: "what-if-status" });
  const table = make("table", { id: "what-if-table" });
  const region = make("div", { class: "scroll", role: "group", tabindex: "0", "aria-label": texts.whatIfOrder }, table);
  const usesPrice = data.method !== "quality";
  const shown = data.heads.slice(0, usesPrice ? 4 : 3);
  const head = (text, at) => make("th", { scope: "col", class: at === 1 ? "txt" : "num" }, text);

  function draw(rows) {
    table.replaceChildren(
      make("caption", {}, texts.whatIfOrder),
      make("thead", {}, make("tr", {}, ...shown.map(head))),
      make("tbody", {}, ...rows.map((row) => {
        const shared = rows.filter((other) => other.rank === row.rank).length > 1 ? "=" : "";
        const cells = [
          make("td", { class: "num" }, `${row.rank}${shared}`),
          make("th", { scope: "row", class: "txt" }, make("bdi", {}, row.name)),
          make("td", { class: "num" }, Fraction.print(row.score, data.decimals, data.lang)),
        ];
        if (usesPrice) cells.push(make("td", { class: "num" }, Fraction.print(row.figure, data.decimals, data.lang)));
        return make("tr", { "data-bid": row.id }, ...cells);
      })),
    );
  }

  function settings() {
    const read = {};
    let bad = false;
    for (const { key, input } of fields) {
      const fits = /^\d{1,15}(\.\d{1,9})?$/u.test(input.value.trim());
      if (fits) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
      bad = bad || !fits;
      read[key] = fits ? Fraction.read(input.value.trim()) : null;
    }
    if (bad) return null;
    const or = (key, given) => read[key] || (given === null ? null : Fraction.read(given));
    return {
      weights: data.groups.map((group, at) => or(`group-${at}`, group.weight)),
      values: data.groups.map((group, at) => or(`value-${at}`, group.value)),
      quality: or("quality", data.quality),
      price: or("price", data.price),
    };
  }

  function follow() {
    const given = settings();
    const rows = given && reckon(given);
    region.hidden = !rows;
    if (!rows) {
      status.textContent = given ? texts.whatIfNoWeight : texts.whatIfBad;
      return;
    }
    draw(rows);
    const same = rows.every((row) => row.rank === row.was);
    status.textContent = same ? texts.whatIfSame : texts.whatIfOther;
  }

  const reset = make("button", { type: "button" }, texts.whatIfReset);
  reset.addEventListener("click", () => {
    fields.forEach(({ input, now }) => { input.value = now; });
    follow();
  });
  inputs.addEventListener("input", follow);
  const panel = make("section", { id: "what-if", class: "what-if", "aria-labelledby": "what-if-heading" },
    make("h2", { id: "what-if-heading" }, texts.whatIf),
    make("p", { class: "notice", role: "note" }, texts.whatIfNot),
    make("p", {}, texts.whatIfHow),
    inputs, reset, status, region);
  const after = document.getElementById("firmness") || document.getElementById("ranking");
  after.after(panel);
  const link = make("li", {}, make("a", { href: "#what-if" }, texts.whatIf));
  const before = document.querySelector(`nav.contents a[href="#${after.id}"]`);
  if (before) before.parentElement.after(link);
  follow();
})();
