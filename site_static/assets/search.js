// The search: fetches the few files of the index that a question needs, by script elements, so that it also works from a folder.
// The words of the site are cut by the same rules as in site_static/search_words.py; a test holds the two to each other.
(() => {
  "use strict";
  const words = SITE_WORDS;
  const form = document.getElementById("cari");
  if (!form) return;
  const folder = form.dataset.folder, up = form.dataset.up;
  const MOST_SHOWN = 10, MOST_FORMS = 12;

  const waiting = {}, had = {};
  window.terangSearch = (name, data) => waiting[name](data);
  const load = (name) => had[name] ||= new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const script = document.createElement("script");
    script.src = `${folder}${name}.js`;
    script.onerror = () => { delete had[name]; reject(new Error(name)); };
    document.head.append(script);
  });

  const plain = (text) => text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const wordsOf = (text) => plain(text).match(/[a-z0-9]+(?:\.[0-9a-z]+)*/g) || [];
  const PREFIXES = ["memper", "diper", "meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per", "pe", "ber", "ter", "di", "ke"];
  const SWALLOWED = { meny: "s", peny: "s", mem: "p", pem: "p", men: "t", pen: "t" };
  const withoutSuffix = (word) => {
    if (word.endsWith("nya") && word.length >= 7) word = word.slice(0, -3);
    if (word.endsWith("kan") && !/^(pe|ke)/.test(word) && word.length >= 7) return word.slice(0, -3);
    if (word.endsWith("an") && word.length >= 6) return word.slice(0, -2);
    if (word.endsWith("i") && word.length >= 6) return word.slice(0, -1);
    if (word.endsWith("s") && !word.endsWith("ss") && !/^([mpbt]e|di)/.test(word)) return word.slice(0, -1);
    return word;
  };
  const withoutPrefix = (word) => {
    for (const prefix of PREFIXES) {
      let rest = word.slice(prefix.length);
      if (word.startsWith(prefix) && rest.length >= 3) {
        if (/^[aiueo]/.test(rest)) rest = (SWALLOWED[prefix] || "") + rest;
        return rest.length >= 4 ? rest : word;
      }
    }
    return word;
  };
  const stem = (word) => word.length <= 4 || !/^[a-z]+$/.test(word) ? word : withoutPrefix(withoutSuffix(word));
  window.terangStem = stem;

  let directory;
  const open = async () => {
    if (directory) return directory;
    const facts = await load("d");
    let before = "";
    facts.vocabulary = facts.words ? facts.words.split(" ").map((piece) => before = before.slice(0, parseInt(piece[0], 36)) + piece.slice(1)) : [];
    facts.stems = new Set(facts.vocabulary.map(stem));
    facts.stopped = new Set(facts.stop);
    return directory = facts;
  };
  const shardOf = (key) => {
    let number = 0;
    for (const sign of key) number = (Math.imul(number, 31) + sign.charCodeAt(0)) >>> 0;
    return number % directory.shards;
  };
  // The entries that have a stem: place -> weight.
  const entriesOf = async (key) => {
    const shard = await load(`i${shardOf(key)}`), found = new Map();
    let place = -1;
    for (const [, distance, weight] of (shard[key] || "").matchAll(/([0-9a-z]+)([A-Z])/g)) {
      place += parseInt(distance, 36) + 1;
      found.set(place, (weight.charCodeAt(0) - 65) / 12);
    }
    return found;
  };

  // How many letters must be changed, added, left out or exchanged; more than the limit is "too many".
  const apart = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let older = [], old = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      older = old; old = row;
    }
    return old[b.length];
  };

  // The stems that a typed word may mean, each with how surely.
  const meant = (word) => {
    const forms = new Map(), own = stem(word);
    const add = (key, sure) => { if (!(forms.get(key) >= sure)) forms.set(key, sure); };
    if (directory.stems.has(own)) add(own, 1);
    if (word.length >= 3) {
      for (const known of directory.vocabulary) {
        if (forms.size >= MOST_FORMS) break;
        if (known.startsWith(word)) add(stem(known), known === word ? 1 : /^[\d.]+$/.test(word) ? 0.8 : 0.45);
      }
    }
    if (!forms.size && word.length >= 4 && /^[a-z]+$/.test(word)) {
      const limit = word.length >= 7 ? 2 : 1;
      const near = directory.vocabulary.map((known) => [apart(word, known, limit), known]).filter(([distance]) => distance <= limit).sort(([a], [b]) => a - b);
      for (const [distance, known] of near.slice(0, 5)) if (distance === near[0][0]) add(stem(known), 0.7 / distance);
    }
    return forms;
  };
  const together = (several) => {
    const [first, ...others] = several.sort((a, b) => a.size - b.size), found = new Map();
    for (const [place, weight] of first || []) {
      if (others.every((other) => other.has(place))) found.set(place, Math.min(weight, ...others.map((other) => other.get(place))));
    }
    return found;
  };
  const rarity = (found) => Math.log(1 + directory.n / (1 + found.size));

  // One typed word: what it and its synonyms find, each entry by its best.
  const lookUp = async (word) => {
    const best = new Map();
    const take = (found, sure) => {
      const rare = rarity(found);
      for (const [place, weight] of found) if (!(best.get(place) >= weight * rare * sure)) best.set(place, weight * rare * sure);
    };
    const forms = [...meant(word)];
    const found = await Promise.all(forms.map(([key]) => entriesOf(key)));
    found.forEach((one, place) => take(one, forms[place][1]));
    for (const [place, other] of (directory.same[word] || []).entries()) {
      take(together(await Promise.all(wordsOf(other).map((part) => entriesOf(stem(part))))), 0.95 - place * 0.15);
    }
    return best;
  };

  const ask = async (question, filters) => {
    await open();
    let typed = wordsOf(question);
    const telling = typed.filter((word) => !directory.stopped.has(word));
    if (telling.length) typed = telling;
    const answers = await Promise.all(typed.map(lookUp)), allowed = await Promise.all(filters.map((key) => entriesOf(`=${key}`)));
    const score = new Map(), hits = new Map();
    for (const answer of answers) for (const [place, weight] of answer) {
      score.set(place, (score.get(place) || 0) + weight);
      hits.set(place, (hits.get(place) || 0) + 1);
    }
    const most = Math.max(0, ...hits.values());
    const places = typed.length ? [...score.keys()].filter((place) => hits.get(place) >= Math.max(1, most - 1)) : [...(allowed[0] || new Map()).keys()];
    const worth = (place) => (score.get(place) || 0) * Math.pow((hits.get(place) || 1) / (typed.length || 1), 2);
    return places.filter((place) => allowed.every((one) => one.has(place))).sort((a, b) => worth(b) - worth(a) || a - b);
  };
  const entryOf = async (place) => (await load(`e${Math.floor(place / directory.size)}`))[place % directory.size];

  const element = (tag, properties, ...children) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...children);
    return one;
  };
  const shown = ([title, foreign, kind, context, code, where], year) => {
    const [chosen] = year ? where.filter(([one]) => String(one) === year) : where;
    const link = element("a", { href: up + (chosen || where[0])[1] }, title);
    if (foreign) link.lang = "id";
    const about = element("p", { className: "note" }, [form.elements.k.querySelector(`[value="k:${directory.kinds[kind]}"]`).textContent, code, context].filter(Boolean).join(" · "));
    const years = where.filter(([one]) => one);
    if (years.length > 1) years.forEach(([one, href], place) => about.append(place ? ", " : " · ", element("a", { href: up + href }, String(one))));
    else if (years.length) about.append(` · ${years[0][0]}`);
    return element("li", {}, link, about);
  };

  const list = document.getElementById("temuan"), status = document.getElementById("kabar"), more = document.getElementById("lagi");
  let turn = 0;
  const run = async (most = MOST_SHOWN) => {
    const mine = ++turn, question = form.elements.q.value.trim();
    const filters = ["k", "y", "o", "p"].map((name) => form.elements[name]?.value).filter(Boolean);
    const address = new URL(location.href);
    address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
    history.replaceState(null, "", address);
    if (!question && !filters.length) { list.replaceChildren(); status.value = ""; more.hidden = true; return; }
    status.value = words.searching;
    try {
      const places = await ask(question, filters);
      const entries = await Promise.all(places.slice(0, most).map(entryOf));
      if (mine !== turn) return;
      list.replaceChildren(...entries.map((entry) => shown(entry, (form.elements.y?.value || "").slice(2))));
      status.value = places.length ? words.found.replace("{0}", places.length) : words.nothing.replace("{0}", question).replace("{1}", directory.n);
      more.hidden = places.length <= most;
      more.onclick = () => run(most + MOST_SHOWN);
    } catch (error) {
      if (mine === turn) status.value = words.broken;
    }
  };
  window.terangAsk = async (question) => Promise.all((await ask(question, [])).slice(0, 3).map(entryOf));

  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  let rest;
  form.addEventListener("input", () => { clearTimeout(rest); rest = setTimeout(run, 200); });
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  run();
})();
