"use strict";
// The page of a settlement. All words come from the data; all text enters the page as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const STEP = 60; // cards made at once; more follow as the list is scrolled
  const recall = (key) => { try { return localStorage.getItem(`lantu.${key}`); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(`lantu.${key}`, value); } catch { /* private window */ } };
  const state = { language: recall("language") || data.language, verdict: "", place: "", document: "", query: "" };
  let shown = [];
  let made = 0;

  const W = () => data.words[state.language];
  const at = () => (state.language === "zh" ? 0 : 1);
  const fold = (words) => words.normalize("NFKC").toLowerCase();
  for (const row of data.rows) row.hay = fold([row.quote, row.place, row.doc, ...row.evidence.map((seen) => seen.quote)].join(" "));

  function make(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  // The words with the mention in them lit up.
  function quoted(text, mention) {
    const block = make("blockquote", "");
    const from = mention ? text.indexOf(mention) : -1;
    if (from < 0) block.append(text);
    else block.append(text.slice(0, from), make("mark", "", mention), text.slice(from + mention.length));
    return block;
  }

  function proof(row) {
    const left = make("div", "", make("h3", "", W().promised), quoted(row.quote, row.mention), make("p", "at", row.at[at()]));
    const right = make("div", "", make("h3", "", W().reported));
    if (!row.evidence.length) right.append(make("p", "at", W().none));
    for (const seen of row.evidence) right.append(quoted(seen.quote, seen.mention), make("p", "at", `${seen.at[at()]} · ${seen.facts[at()]}`));
    const last = make("p", "last", `${row.why[at()]} · ${W().rule} `, make("code", "", row.rule));
    if (row.forecast[at()]) last.append(` · ${W().forecast}: ${row.forecast[at()]}`);
    if (row.need[at()]) last.append(` · ${W().need}: ${row.need[at()]}`);
    return make("div", "proof", left, right, last);
  }

  function card(row) {
    const name = data.verdicts[row.verdict][state.language];
    const head = make("button", "", make("span", `mark ${row.verdict}`, name), make("span", "words", row.quote),
      make("span", "facts", [row.place, row.period[at()]].filter(Boolean).join(" · ")), make("span", "why", row.why[at()]));
    head.type = "button";
    head.setAttribute("aria-expanded", "false");
    const item = make("li", "card", head);
    head.addEventListener("click", () => {
      const open = head.getAttribute("aria-expanded") === "true";
      head.setAttribute("aria-expanded", String(!open));
      if (open) item.querySelector(".proof").remove(); else item.append(proof(row));
    });
    return item;
  }

  function more() {
    const next = shown.slice(made, made + STEP).map(card);
    byId("list").append(...next);
    made += next.length;
  }

  function show() {
    const query = fold(state.query).split(/\s+/).filter(Boolean);
    shown = data.rows.filter((row) => (!state.verdict || row.verdict === state.verdict) && (!state.place || row.place === state.place)
      && (!state.document || row.doc === state.document) && query.every((word) => row.hay.includes(word)));
    byId("list").replaceChildren();
    made = 0;
    more();
    byId("count").textContent = W().shown.replace("{count}", shown.length);
    byId("empty").hidden = shown.length > 0;
    byId("scroll").scrollTop = 0;
  }

  function chips() {
    const all = [["", { zh: data.words.zh.all, en: data.words.en.all, count: data.rows.length }], ...Object.entries(data.verdicts)];
    byId("verdicts").replaceChildren(...all.map(([code, name]) => {
      const chip = make("button", "", name[state.language], make("small", "", String(name.count)));
      chip.type = "button";
      chip.setAttribute("aria-pressed", String(state.verdict === code));
      chip.addEventListener("click", () => { state.verdict = code; chips(); show(); });
      return chip;
    }));
  }

  function pick(id, first, values, key) {
    const options = [["", first], ...[...new Set(values)].filter(Boolean).sort().map((value) => [value, value])];
    byId(id).replaceChildren(...options.map(([value, label]) => { const option = make("option", "", label); option.value = value; return option; }));
    byId(id).value = state[key];
    byId(id).hidden = options.length < 3;
    byId(id).setAttribute("aria-label", first);
  }

  function words() {
    root.lang = state.language === "zh" ? "zh-CN" : "en";
    byId("brand").textContent = data.title[state.language];
    byId("search").placeholder = W().search;
    byId("search").setAttribute("aria-label", W().search);
    byId("language").textContent = W().language;
    byId("theme").setAttribute("aria-label", W().theme);
    byId("keys").textContent = W().keys;
    byId("empty").textContent = W().empty;
    pick("place", W().all_places, data.rows.map((row) => row.place), "place");
    pick("document", W().all_documents, data.rows.map((row) => row.doc), "document");
    chips();
    show();
  }

  byId("place").addEventListener("change", (event) => { state.place = event.target.value; show(); });
  byId("document").addEventListener("change", (event) => { state.document = event.target.value; show(); });
  byId("search").addEventListener("input", (event) => { state.query = event.target.value; show(); });
  byId("language").addEventListener("click", () => { state.language = state.language === "zh" ? "en" : "zh"; remember("language", state.language); words(); });
  byId("theme").addEventListener("click", () => { root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark"; remember("theme", root.dataset.theme); });
  byId("scroll").addEventListener("scroll", () => { const pane = byId("scroll"); if (pane.scrollTop + pane.clientHeight > pane.scrollHeight - 800) more(); });
  window.addEventListener("beforeprint", () => { while (made < shown.length) more(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select");
    if (event.key === "Escape" && typing) { event.target.blur(); return; }
    if (typing) return;
    if (event.key === "/") { event.preventDefault(); byId("search").focus(); return; }
    if (event.key !== "j" && event.key !== "k") return;
    const heads = [...document.querySelectorAll(".card > button")];
    const now = heads.indexOf(document.activeElement);
    const next = heads[event.key === "j" ? Math.min(now + 1, heads.length - 1) : Math.max(now - 1, 0)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  });
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = recall("theme") || (dark ? "dark" : "light");
  words();
})();
