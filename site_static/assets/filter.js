// A bonus, never needed: narrows a list of proposals down and sorts it, over all its pages, which it fetches when first asked.
// What is chosen stands in the address, so that it can be sent on. Each entry carries what it is narrowed down by, in data-f.
(() => {
  "use strict";
  const form = document.getElementById("saring"), list = document.querySelector(".cases");
  if (!form || !list) return;
  const turning = document.querySelector("nav.pages"), told = form.querySelector("output"), language = document.documentElement.lang;
  const { shown, loading, failed, cut } = form.dataset;
  const choices = [...form.querySelectorAll("select[data-part]")], word = form.elements.kata, order = form.elements.urut;
  const MOST_PAGES = 40, FIRST_NUMBER = 6, DAY = 7, LATE = 8;

  const said = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place].toLocaleString(language));
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const slug = (text) => plain(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const read = (item) => {
    const parts = item.dataset.f.split("|");
    return { item, parts, keys: parts.map(slug), text: plain(`${item.firstElementChild.textContent} ${item.querySelector(".facts").textContent}`) };
  };
  const ORDERS = {
    terlama: (a, b) => b.parts[LATE] - a.parts[LATE] || a.parts[DAY].localeCompare(b.parts[DAY]),
    terbesar: (a, b) => b.parts[FIRST_NUMBER] - a.parts[FIRST_NUMBER],
    kabar: (a, b) => b.parts[DAY].localeCompare(a.parts[DAY]),
    judul: (a, b) => a.text.localeCompare(b.text, language),
  };

  const here = [...list.children].map(read);
  let all = here, note = "", whole = null;

  const options = () => {
    for (const choice of choices) {
      const part = +choice.dataset.part, names = new Map();
      const wanted = choice.value || choice.dataset.wanted || "";
      for (const one of all) if (one.keys[part]) names.set(one.keys[part], one.parts[part]);
      const sorted = [...names].sort((a, b) => (choice.name === "tahun" ? -1 : 1) * a[1].localeCompare(b[1], language, { numeric: true }));
      choice.append(...sorted.filter(([value]) => ![...choice.options].some((one) => one.value === value)).map(([value, text]) => new Option(text, value)));
      choice.value = wanted;
      if (choice.value === wanted) delete choice.dataset.wanted;
      else choice.value = "";
    }
  };
  const isChosen = () => choices.some((one) => one.value || one.dataset.wanted) || plain(word.value).trim() || order.value;
  const fits = (one, but) => choices.every((choice) => choice === but || !choice.value || one.keys[choice.dataset.part] === choice.value);

  const show = () => {
    const words = plain(word.value).split(/\s+/).filter(Boolean);
    const worded = all.filter((one) => words.every((part) => one.text.includes(part)));
    for (const choice of choices) {
      const counts = {};
      for (const one of worded) if (fits(one, choice)) counts[one.keys[choice.dataset.part]] = (counts[one.keys[choice.dataset.part]] || 0) + 1;
      for (const option of choice.options) {
        if (!option.value) continue;
        option.text = `${option.text.replace(/ \(\d+\)$/, "")} (${counts[option.value] || 0})`;
        option.disabled = !counts[option.value] && option.value !== choice.value;
      }
    }
    const found = worded.filter((one) => fits(one));
    if (ORDERS[order.value]) found.sort(ORDERS[order.value]);
    const chosen = isChosen();
    list.replaceChildren(...(chosen ? found : here).map((one) => one.item));
    if (turning) turning.hidden = !!chosen;
    told.value = chosen ? `${said(shown, found.length, all.length)} ${note}`.trim() : "";
  };

  const keep = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    try {
      history.replaceState(null, "", `${location.pathname}${`${asked}` && `?${asked}`}${location.hash}`);
    } catch (error) { /* A page from a folder may not change its address. */ }
  };

  // The further pages hold the same entries as this one; their links are made to lead from here.
  const gather = async () => {
    let next = turning && turning.querySelector("a[rel=next]") && turning.querySelector("a[rel=next]").href;
    for (let page = 2; next && page <= MOST_PAGES; page++) {
      told.value = said(loading, page);
      const answer = await fetch(next);
      if (!answer.ok) throw new Error(answer.status);
      const there = new DOMParser().parseFromString(await answer.text(), "text/html"), from = next;
      const items = [...there.querySelectorAll(".cases > li")];
      for (const link of items.flatMap((item) => [...item.querySelectorAll("a[href]")])) link.href = new URL(link.getAttribute("href"), from).href;
      all = [...all, ...items.map((item) => read(document.adoptNode(item)))];
      const further = there.querySelector("nav.pages a[rel=next]");
      next = further && new URL(further.getAttribute("href"), from).href;
    }
    if (next) note = said(cut, all.length);
  };
  const change = async () => {
    keep();
    if (isChosen()) await (whole ||= gather().catch(() => { note = said(failed, all.length); }).then(options));
    show();
  };

  options();
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name && asked.get(field.name)) {
    field.value = asked.get(field.name);
    if (field.value !== asked.get(field.name)) { field.value = ""; field.dataset.wanted = asked.get(field.name); }
  }
  // From an address with choices: the entries wait unseen until they are chosen from, so that none moves before the reader's eyes.
  if (isChosen()) {
    form.closest("details").open = true;
    list.style.visibility = "hidden";
    change().finally(() => { list.style.visibility = ""; });
  } else show();
  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => { event.preventDefault(); change(); });
})();
