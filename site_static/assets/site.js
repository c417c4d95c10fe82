// A bonus, never needed: tables that can be sorted and filtered, text that can be copied, and visited pages kept for reading offline.
// One file for each language: SITE_WORDS is replaced by the texts of [script] in languages/<code>.toml.
(() => {
  "use strict";
  const words = SITE_WORDS;
  const place = document.currentScript.src;
  const language = document.documentElement.lang;
  const FEWEST_TO_SORT = 12, FEWEST_TO_FILTER = 12;
  let made = 0;

  const element = (tag, properties, ...children) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...children);
    return one;
  };
  const said = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  // An amount is compared by the exact value that its element carries; BigInt, because a double cannot hold it.
  const keyOf = (cell) => {
    const amount = cell && cell.querySelector("data[value]");
    return amount ? BigInt(amount.value.replace(".", "")) : null;
  };
  const byAmount = (column, sign) => (first, second) => {
    const a = keyOf(first.cells[column]), b = keyOf(second.cells[column]);
    if (a === null || b === null) return (a === null) - (b === null);
    return a === b ? 0 : (a < b ? -1 : 1) * sign;
  };
  const byName = (first, second) => first.cells[0].textContent.localeCompare(second.cells[0].textContent, language);

  const sorter = (table, body, rows) => {
    const orders = [[words.original, null], [words.name, byName]];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (!rows.some((row) => keyOf(row.cells[column]) !== null)) return;
      orders.push([said(words.largest, head.textContent), byAmount(column, -1)], [said(words.smallest, head.textContent), byAmount(column, 1)]);
    });
    const choice = element("select", { id: `urut-${++made}` }, ...orders.map(([text], value) => element("option", { value }, text)));
    choice.addEventListener("change", () => {
      const order = orders[choice.value][1];
      body.append(...(order ? [...rows].sort(order) : rows));
    });
    return [element("label", { htmlFor: choice.id }, words.sort), choice];
  };

  const filter = (rows) => {
    const field = element("input", { type: "search", id: `saring-${++made}`, autocomplete: "off" });
    const count = element("output", { htmlFor: field.id });
    field.addEventListener("input", () => {
      const wanted = plain(field.value).split(/\s+/);
      for (const row of rows) row.hidden = !wanted.every((word) => plain(row.cells[0].textContent).includes(word));
      const shown = rows.filter((row) => !row.hidden).length;
      count.value = shown === rows.length ? "" : said(words.shown, shown, rows.length);
    });
    return [element("label", { htmlFor: field.id }, words.filter), field, count];
  };

  for (const table of document.querySelectorAll("main table.sums, main table.sortable")) {
    const body = table.tBodies[0], rows = body ? [...body.rows] : [];
    if (table.tBodies.length !== 1 || !table.tHead || rows.length < FEWEST_TO_SORT || rows.some((row) => row.cells[0].colSpan > 1)) continue;
    const room = table.previousElementSibling;
    const tools = room && room.matches(".sort:empty") ? room : element("div", { className: "tools sort" });
    tools.append(element("p", {}, ...sorter(table, body, rows)));
    if (rows.length >= FEWEST_TO_FILTER) tools.append(element("p", {}, ...filter(rows)));
    if (tools !== room) table.before(tools);
  }

  // A page from the file system, or over plain http, has no clipboard of its own: there the old command still works.
  const copied = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = element("textarea", { value: text, className: "unseen" });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };
  const copier = (source, text) => {
    const button = element("button", { type: "button", className: "copy" }, words.copy);
    const note = element("output", {});
    button.addEventListener("click", () => copied(text()).then(() => { note.value = words.copied; }, () => { note.value = words.failed; }));
    source.after(element("div", { className: "tools" }, element("p", {}, button, " ", note)));
  };
  for (const quote of document.querySelectorAll("main .cite, main .ready")) copier(quote, () => quote.textContent.trim());
  const address = document.querySelector(".address span");
  if (address) copier(address.parentElement, () => address.textContent.trim());

  if ("serviceWorker" in navigator && location.protocol !== "file:") navigator.serviceWorker.register(new URL("../sw.js", place)).catch(() => {});
})();
