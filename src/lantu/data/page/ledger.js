"use strict";
// The page of a ledger. All words come from the data; all text enters the page as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const STEP = 60; // cards made at once; more follow as the list is scrolled
  const GRADES = data.elements.length;

  const state = {
    language: data.language, scope: data.documents.length === 1 ? 0 : -1, shown: -1, query: [], selected: 0,
    chosen: { kind: new Set(), verifiable: new Set(), place: new Set(), due: new Set() }, figuresOnly: false, inSource: false,
  };
  let visible = [];
  let made = 0;

  const W = () => data.words[state.language];
  const text = (index) => data.texts[index][state.language === "zh" ? 0 : 1];
  const name = (group, code) => (data.names[group][code] || {})[state.language] ?? code;
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const fold = (words) => words.normalize("NFKC").toLowerCase();
  const remember = (key, value) => { try { localStorage.setItem(`lantu.${key}`, value); } catch { /* private window */ } };
  const recall = (key) => { try { return localStorage.getItem(`lantu.${key}`); } catch { return null; } };

  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key === "data") Object.assign(element.dataset, value);
      else if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  // ---- the document ----

  function showDocument(index) {
    if (state.shown === index) return;
    state.shown = index;
    const entry = data.documents[index];
    const facts = [entry.body || entry.place, entry.date, entry.span === null ? "" : text(entry.span), entry.name === entry.title ? "" : entry.name].filter(Boolean);
    const header = make("header", { hidden: !facts.length && !entry.mended }, make("p", { className: "facts" }, ...facts.map((fact) => make("span", {}, fact))));
    if (!entry.lines.some((line) => line.level === 1)) {
      header.prepend(make("h2", {}, entry.title));
      header.hidden = false;
    }
    if (entry.mended) {
      const swap = make("button", { type: "button", onclick: swapWords }, state.inSource ? W().clean_words : W().source_words);
      header.append(make("p", { className: "mended" }, make("span", {}, W().source_note), swap));
    }
    const paper = byId("paper");
    const lines = entry.lines.map(makeLine);
    paper.lang = entry.language;
    paper.replaceChildren(header, ...makeOutline(entry.lines, lines), ...lines);
    byId("doc-pane").scrollTop = 0;
    markFound();
  }

  function makeOutline(lines, elements) {
    const headings = lines.map((line, index) => ({ line, element: elements[index] })).filter(({ line }) => line.level === 2 || line.level === 3);
    if (headings.length < 3) return [];
    const items = headings.map(({ line, element }) => {
      const title = line.parts.map((part) => part.text).join("");
      const go = () => element.scrollIntoView({ block: "start" });
      return make("li", { className: `level-${line.level}` }, make("button", { type: "button", onclick: go }, title));
    });
    return [make("details", { className: "outline" }, make("summary", {}, W().outline), make("ol", {}, ...items))];
  }

  function makeLine(line) {
    const tag = line.level ? `h${Math.min(line.level + 1, 5)}` : "p";
    const runIn = !line.level && line.parts.length > 1;
    return make(tag, { className: line.chrome ? "chrome" : "" }, ...line.parts.map((part) => makePart(part, runIn)));
  }

  function makePart(part, runIn) {
    const classes = ["s"];
    if (runIn && part.label === "heading") classes.push("run-in");
    if (part.label === "chrome") classes.push("chrome");
    if (state.inSource && part.source !== undefined) {
      const numbers = part.items ? part.items.map((item) => item[2]) : [];
      const source = make("span", { className: "seg", data: { rows: ` ${numbers.join(" ")} ` } }, part.source);
      if (numbers.length) source.classList.add("item");
      return make("span", { className: `${classes.join(" ")} source` }, source, ...numbers.map(makeReference));
    }
    if (!part.items && !part.figures) return make("span", { className: classes.join(" ") }, part.text);
    return make("span", { className: classes.join(" ") }, ...cutPart(part));
  }

  function cutPart(part) {
    const items = part.items || [];
    const figures = part.figures || [];
    const edges = [...items, ...figures].flatMap(([start, end]) => [start, end]);
    const cuts = [...new Set([0, part.text.length, ...edges])].sort((a, b) => a - b);
    const pieces = [];
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const [start, end] = [cuts[i], cuts[i + 1]];
      const numbers = items.filter((item) => item[0] < end && item[1] > start).map((item) => item[2]);
      const segment = make("span", { className: "seg", data: { rows: ` ${numbers.join(" ")} ` } }, part.text.slice(start, end));
      if (numbers.length) segment.classList.add("item");
      if (figures.some((figure) => figure[0] < end && figure[1] > start)) segment.classList.add("figure");
      pieces.push(segment, ...items.filter((item) => item[1] === end).map((item) => makeReference(item[2])));
    }
    return pieces;
  }

  // The word joiner keeps a number on the line of the words it belongs to. The keyboard goes from entry to entry, not from number to number.
  const makeReference = (number) => make("a", { className: "ref", href: `#n${number}`, tabIndex: -1, data: { row: number } }, `\u2060${number}`);

  function swapWords() {
    if (!data.documents[Math.max(state.shown, 0)].mended) return;
    state.inSource = !state.inSource;
    const pane = byId("doc-pane");
    const place = pane.scrollTop / Math.max(pane.scrollHeight, 1);
    const index = state.shown;
    state.shown = -1;
    showDocument(index);
    light(state.selected);
    const lit = byId("paper").querySelector(".seg.on");
    if (lit) lit.scrollIntoView({ block: "center" });
    else pane.scrollTop = place * pane.scrollHeight;
  }

  // ---- filters ----

  const facetValue = {
    kind: (row) => row.kind,
    verifiable: (row) => String(GRADES - row.missing.length),
    place: (row) => row.place || row.actor || "",
    due: (row) => (row.due === null ? "" : String(row.due)),
  };
  const facetLabel = {
    kind: (value) => name("kinds", value),
    verifiable: (value) => fill(W().grade, { grade: value }),
    place: (value) => value || W().none,
    due: (value) => (value === "" ? W().none : text(Number(value))),
  };

  for (const row of data.rows) {
    const figures = row.figures.map((figure) => `${figure.indicator} ${figure.mention}`);
    const bodies = [row.lead_body, ...row.responsible_bodies];
    row.hay = fold([row.text, row.quote, row.place, row.actor, row.due_text, row.id, ...row.headings, ...bodies, ...figures].join(" "));
  }

  function passes(row, except) {
    if (state.scope >= 0 && row.document !== state.scope) return false;
    if (except !== "figures" && state.figuresOnly && !row.figures.length) return false;
    for (const [facet, values] of Object.entries(state.chosen)) {
      if (facet !== except && values.size && !values.has(facetValue[facet](row))) return false;
    }
    return state.query.every((word) => row.hay.includes(word));
  }

  const isFiltered = () => state.figuresOnly || state.query.length > 0 || Object.values(state.chosen).some((values) => values.size);
  const inScope = () => data.rows.filter((row) => state.scope < 0 || row.document === state.scope);

  function showFacets() {
    const open = document.querySelector(".facet[open]");
    const openName = open ? open.dataset.facet : "";
    byId("facets").replaceChildren(...Object.keys(state.chosen).map((facet) => makeFacet(facet, facet === openName)), makeFigureToggle());
  }

  function makeFacet(facet, isOpen) {
    const counts = new Map();
    for (const row of data.rows) {
      if (!passes(row, facet)) continue;
      const value = facetValue[facet](row);
      counts.set(value, (counts.get(value) || 0) + 1);
    }
    for (const value of state.chosen[facet]) if (!counts.has(value)) counts.set(value, 0);
    const entries = [...counts].sort(facet === "verifiable" ? (a, b) => b[0] - a[0] : facet === "due" ? byDue : (a, b) => b[1] - a[1]);
    const options = make("div", { className: "options" }, ...entries.map(([value, count]) => makeOption(facet, value, count)));
    const used = state.chosen[facet].size;
    const summary = make("summary", {}, W()[`facet_${facet}`], used ? make("small", {}, String(used)) : "");
    const details = make("details", { className: used ? "facet used" : "facet", open: isOpen, data: { facet } }, summary, options);
    details.addEventListener("toggle", () => {
      if (details.open) for (const other of document.querySelectorAll(".facet[open]")) if (other !== details) other.open = false;
    });
    return details;
  }

  const dueOrder = (value) => (value === "" ? "~" : data.texts[Number(value)][1]);
  const byDue = (a, b) => (dueOrder(a[0]) < dueOrder(b[0]) ? -1 : 1);

  function makeOption(facet, value, count) {
    const id = `option-${facet}-${value}`;
    const box = make("input", { type: "checkbox", id, checked: state.chosen[facet].has(value) });
    box.addEventListener("change", () => {
      if (box.checked) state.chosen[facet].add(value);
      else state.chosen[facet].delete(value);
      refresh();
      const again = byId(id);
      if (again) again.focus();
    });
    return make("label", {}, box, make("span", {}, facetLabel[facet](value)), make("small", {}, String(count)));
  }

  function makeFigureToggle() {
    const count = data.rows.filter((row) => row.figures.length && passes(row, "figures")).length;
    const button = make("button", { id: "with-figures", type: "button", className: "toggle" }, W().with_figures, make("small", {}, String(count)));
    button.setAttribute("aria-pressed", String(state.figuresOnly));
    button.addEventListener("click", () => { state.figuresOnly = !state.figuresOnly; refresh(); byId("with-figures").focus(); });
    return button;
  }

  function clearFilters() {
    state.figuresOnly = false;
    state.query = [];
    byId("search").value = "";
    for (const values of Object.values(state.chosen)) values.clear();
  }

  // ---- the ledger ----

  function refresh() {
    visible = data.rows.filter((row) => passes(row, ""));
    const all = inScope();
    showStats(all);
    showFacets();
    byId("count").textContent = fill(W().count, { shown: visible.length, all: all.length });
    byId("clear").hidden = byId("state").hidden = !isFiltered();
    byId("cards").replaceChildren();
    made = 0;
    makeCards(STEP);
    const empty = byId("empty");
    empty.hidden = visible.length > 0;
    empty.children[0].textContent = all.length ? W().empty_title : W().no_promises_title;
    empty.children[1].textContent = all.length ? W().empty_text : W().no_promises_text;
    light(state.selected);
  }

  function showStats(rows) {
    const has = (element) => rows.filter((row) => !row.missing.includes(element)).length;
    const stats = [
      [rows.length, W().stat_promises], [rows.filter((row) => row.figures.length).length, W().stat_figures],
      [has("dated"), W().stat_dated], [has("owned"), W().stat_owned],
    ];
    byId("stats").replaceChildren(...stats.map(([count, label]) => make("span", {}, make("b", {}, String(count)), label)));
    showGrades(rows);
  }

  // How many entries reach each grade of verifiability, the best first.
  function showGrades(rows) {
    const counts = Array.from({ length: GRADES + 1 }, (_, grade) => rows.filter((row) => GRADES - row.missing.length === grade).length);
    const grades = [...counts.keys()].reverse().filter((grade) => counts[grade]);
    const told = (grade) => fill(W().option, { title: fill(W().grade, { grade }), count: counts[grade] });
    const parts = grades.map((grade) => {
      const part = make("span", { className: `grade-${grade}`, title: told(grade) }, String(counts[grade]));
      part.style.flexGrow = counts[grade];
      return part;
    });
    const scale = make("span", { className: "scale", role: "img", "aria-label": grades.map(told).join(", ") }, ...parts);
    byId("grades").hidden = !rows.length;
    byId("grades").replaceChildren(make("span", {}, W().facet_verifiable), scale);
  }

  const groupOf = (row) => (row ? `${row.document} ${row.headings.join("\n")}` : "");

  function makeCards(upTo) {
    const end = Math.min(upTo, visible.length);
    const cards = document.createDocumentFragment();
    for (; made < end; made += 1) {
      const row = visible[made];
      if (groupOf(row) !== groupOf(visible[made - 1])) cards.append(makeGroup(row));
      cards.append(makeCard(row));
    }
    byId("cards").append(cards);
    markFound();
  }

  function makeGroup(row) {
    const path = [...(state.scope < 0 ? [data.documents[row.document].title] : []), ...row.headings];
    const label = path.slice(-2).join(" › ") || data.documents[row.document].title;
    return make("li", { className: "group", title: path.join(" › ") }, label);
  }

  function makeCard(row) {
    const top = make("div", { className: "top" }, make("span", { className: "number" }, String(row.number)), make("span", {}, name("kinds", row.kind)));
    if (row.same_as) top.append(make("span", { className: "same" }, fill(W().same_as, { n: row.same_as })));
    top.append(makeMarks(row));
    const promise = make("button", { type: "button", className: "words", lang: data.documents[row.document].language }, row.text);
    promise.setAttribute("aria-expanded", "false");
    const card = make("li", { className: "card", id: `n${row.number}`, data: { row: row.number } }, top, promise);
    if (row.figures.length) card.append(make("ul", { className: "figures" }, ...row.figures.map((figure) => makeFigure(figure, row))));
    const due = row.due === null ? row.due_text : text(row.due);
    const facts = [make("span", { className: "due" }, due), row.actor, row.place === row.actor ? "" : row.place, row.lead_body === row.actor ? "" : row.lead_body];
    const shown = facts.filter((fact) => (fact.textContent === undefined ? fact : fact.textContent));
    if (shown.length) card.append(make("p", { className: "meta" }, ...shown.map((fact) => (fact.tagName ? fact : make("span", {}, fact)))));
    return card;
  }

  function makeMarks(row) {
    return make("span", { className: "marks" }, ...data.elements.map((element) => {
      const has = !row.missing.includes(element.id);
      const label = `${has ? W().has : W().lacks} ${element.name[state.language]}`;
      return make("span", { className: has ? "has" : "", title: label, role: "img", "aria-label": label }, element.short[state.language]);
    }));
  }

  function makeFigure(figure, row) {
    const notes = [
      figure.kind === "result" ? name("figure_kinds", figure.kind) : "",
      figure.measure === "level" ? "" : name("measures", figure.measure),
      figure.period === null || figure.period === row.due ? "" : text(figure.period),
      figure.place === row.place ? "" : figure.place,
    ].filter(Boolean);
    const value = make("b", {}, name("comparators", figure.cmp) + figure.mention);
    return make("li", { className: figure.kind }, figure.indicator, value, notes.length ? make("small", {}, notes.join(" · ")) : "");
  }

  function makeMore(row) {
    const list = make("dl", {});
    const add = (label, value) => { if (value) list.append(make("dt", {}, label), make("dd", {}, value)); };
    add(W().quote, row.quote);
    const place = `${text(row.where)} · ${W().characters} ${row.start}–${row.end}`;
    add(W().where, `${data.documents[row.document].title} · ${place}`);
    add(W().headings, row.headings.join(" › "));
    add(W().lead_body, row.lead_body);
    add(W().responsible_bodies, row.responsible_bodies.join(W().list));
    add(W().due_text, row.due === null ? "" : row.due_text);
    add(W().why, row.why === null ? "" : text(row.why));
    add(W().confidence, `${Math.round(row.confidence * 100)} %`);
    list.append(make("dt", {}, W().id), make("dd", {}, make("code", {}, row.id)));
    const actions = make("div", { className: "actions" });
    actions.append(make("button", { type: "button", className: "to-sentence", onclick: () => showTab("doc") }, W().show_sentence));
    actions.append(make("button", { type: "button", onclick: (event) => copyCitation(row, place, event.currentTarget) }, W().copy));
    if (/^https?:\/\//i.test(row.link)) {
      actions.append(make("a", { href: row.link, target: "_blank", rel: "noopener noreferrer" }, W().open_source));
    }
    return make("div", { className: "more" }, list, actions);
  }

  async function copyCitation(row, place, button) {
    const entry = data.documents[row.document];
    const words = `${row.quote || row.text}\n${[entry.title, entry.date, place, row.id].filter(Boolean).join(" · ")}`;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = make("textarea", { value: words });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = W().copied;
    setTimeout(() => { button.textContent = W().copy; }, 1500);
  }

  // ---- one entry lights its sentence, one sentence its entries ----

  function select(number, from) {
    const row = data.rows[number - 1];
    if (!row) return;
    state.selected = number;
    showDocument(row.document);
    if (!visible.includes(row)) {
      clearFilters();
      if (state.scope >= 0) setScope(row.document);
      refresh();
    }
    makeCards(Math.max(made, visible.indexOf(row) + 20));
    light(number);
    const segment = byId("paper").querySelector(".seg.on");
    if (segment && from !== "document") bring(segment, byId("doc-pane"), "center");
    if (from !== "card") bring(byId(`n${number}`), byId("ledger-pane"), "nearest");
    if (from === "keyboard") byId(`n${number}`).querySelector(".words").focus({ preventScroll: true });
    history.replaceState(null, "", `#n${number}`);
  }

  // Gliding shows where one goes; over more than a screen or two it only takes time.
  function bring(element, pane, block) {
    const distance = Math.abs(element.getBoundingClientRect().top - pane.getBoundingClientRect().top);
    const glides = distance < 2 * pane.clientHeight && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block, behavior: glides ? "smooth" : "auto" });
  }

  function light(number) {
    for (const element of document.querySelectorAll(".seg.on, .ref.on, .s.lit, .card.on")) element.classList.remove("on", "lit");
    for (const more of document.querySelectorAll(".more")) more.remove();
    for (const button of document.querySelectorAll(".words[aria-expanded='true']")) button.setAttribute("aria-expanded", "false");
    if (!number) return;
    for (const segment of byId("paper").querySelectorAll(`.seg[data-rows*=" ${number} "]`)) {
      segment.classList.add("on");
      segment.closest(".s").classList.add("lit");
    }
    for (const reference of byId("paper").querySelectorAll(`.ref[data-row="${number}"]`)) reference.classList.add("on");
    const card = byId(`n${number}`);
    if (!card) return;
    card.classList.add("on");
    card.querySelector(".words").setAttribute("aria-expanded", "true");
    card.append(makeMore(data.rows[number - 1]));
  }

  function drop() {
    state.selected = 0;
    light(0);
    history.replaceState(null, "", location.pathname + location.search);
  }

  function step(by) {
    if (!visible.length) return;
    const at = visible.findIndex((row) => row.number === state.selected);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + by, 0), visible.length - 1);
    select(visible[next].number, "keyboard");
  }

  function pickInDocument(event) {
    const reference = event.target.closest(".ref");
    const segment = event.target.closest(".seg.item");
    if (reference) event.preventDefault();
    const numbers = reference ? [Number(reference.dataset.row)] : segment ? segment.dataset.rows.trim().split(" ").map(Number) : [];
    if (!numbers.length || (!reference && String(getSelection()))) return;
    // Words that several entries share: each click goes on to the next of them.
    const next = numbers[(numbers.indexOf(state.selected) + 1) % numbers.length];
    showTab("ledger");
    select(next, "document");
  }

  function pickCard(event) {
    const card = event.target.closest(".card");
    if (!card || event.target.closest(".more")) return;
    const number = Number(card.dataset.row);
    if (number === state.selected && !event.target.closest(".words")) return;
    if (number === state.selected) drop(); else select(number, "card");
  }

  // ---- search marks, by the browser's own highlighter, so that no text is touched ----

  function markFound() {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!state.query.length) return;
    const ranges = [];
    for (const pane of [byId("paper"), byId("cards")]) {
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && ranges.length < 4000) findIn(walker.currentNode, ranges);
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function findIn(node, ranges) {
    const words = node.data.toLowerCase();
    for (const word of state.query) {
      for (let at = words.indexOf(word); at >= 0; at = words.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, Math.min(at + word.length, node.length));
        ranges.push(range);
      }
    }
  }

  // ---- frame: tabs, language, theme, keys ----

  function showTab(tab) {
    document.body.className = `tab-${tab}`;
    for (const other of ["doc", "ledger"]) byId(`tab-${other}`).setAttribute("aria-pressed", String(other === tab));
    if (tab === "doc") { const lit = byId("paper").querySelector(".seg.on"); if (lit) lit.scrollIntoView({ block: "center" }); }
  }

  function setScope(index) {
    state.scope = index;
    byId("documents").value = String(index);
  }

  function setLanguage(language) {
    state.language = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = W()[element.dataset.word];
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", W()[element.dataset.label]);
    byId("brand").textContent = `${W().brand} · ${data.title[language]}`;
    byId("search").placeholder = W().search;
    byId("search").setAttribute("aria-label", W().search_label);
    byId("language").textContent = W().language;
    byId("language").setAttribute("aria-label", W().language_label);
    for (const id of ["theme", "help"]) { byId(id).title = W()[id]; byId(id).setAttribute("aria-label", W()[id]); }
    const keys = [["j", "key_next"], ["k", "key_previous"], ["/", "key_search"], ["s", "key_source"], ["Esc", "key_escape"], ["?", "key_help"]];
    byId("keys").replaceChildren(...keys.flatMap(([key, word]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, W()[word])]));
    const option = (value, title, count) => make("option", { value: String(value) }, fill(W().option, { title, count }));
    const options = data.documents.map((entry, index) => option(index, entry.title, entry.promises));
    if (options.length > 1) options.unshift(option(-1, W().all_documents, data.rows.length));
    byId("documents").replaceChildren(...options);
    byId("documents").value = String(state.scope);
    const shown = Math.max(state.shown, 0);
    const scrolled = byId("doc-pane").scrollTop;
    state.shown = -1;
    if (data.documents.length) showDocument(shown);
    byId("doc-pane").scrollTop = scrolled;
    refresh();
  }

  function setTheme(theme) { root.dataset.theme = theme; }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help-dialog").open) return;
    const typing = event.target.matches("input[type='search'], select, textarea");
    if (event.key === "Escape") {
      const open = document.querySelector(".facet[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); return; }
      if (typing) {
        event.target.blur();
        if (state.query.length) { state.query = []; byId("search").value = ""; refresh(); }
      } else if (state.selected) {
        drop();
      } else if (isFiltered()) {
        clearFilters();
        refresh();
      }
      return;
    }
    if (typing && event.key === "Enter" && visible.length) {
      event.preventDefault(); // else the key would also press the entry that it moves to
      event.target.blur();
      step(1);
    }
    if (typing) return;
    const actions = { j: () => step(1), k: () => step(-1), "/": () => byId("search").select(), "?": () => byId("help-dialog").showModal(), s: swapWords };
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  }

  let waiting = 0;
  byId("search").addEventListener("input", (event) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      state.query = fold(event.target.value).split(/\s+/).filter(Boolean);
      refresh();
      byId("ledger-pane").scrollTop = 0;
    });
  });
  byId("documents").addEventListener("change", (event) => {
    state.scope = Number(event.target.value);
    state.selected = 0;
    if (state.scope >= 0) showDocument(state.scope);
    refresh();
    byId("ledger-pane").scrollTop = 0;
  });
  byId("ledger-pane").addEventListener("scroll", (event) => {
    const pane = event.currentTarget;
    if (made < visible.length && pane.scrollTop + 2 * pane.clientHeight > byId("cards").offsetTop + byId("cards").lastElementChild.offsetTop) {
      makeCards(made + STEP);
      light(state.selected);
    }
  }, { passive: true });
  byId("paper").addEventListener("click", pickInDocument);
  byId("cards").addEventListener("click", pickCard);
  byId("clear").addEventListener("click", () => { clearFilters(); refresh(); });
  byId("tab-doc").addEventListener("click", () => showTab("doc"));
  byId("tab-ledger").addEventListener("click", () => showTab("ledger"));
  byId("help").addEventListener("click", () => byId("help-dialog").showModal());
  byId("language").addEventListener("click", () => { setLanguage(state.language === "zh" ? "en" : "zh"); remember("language", state.language); });
  byId("theme").addEventListener("click", () => { setTheme(root.dataset.theme === "dark" ? "light" : "dark"); remember("theme", root.dataset.theme); });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll(".facet[open]")) if (!open.contains(event.target)) open.open = false;
  });
  addEventListener("beforeprint", () => makeCards(visible.length));
  addEventListener("hashchange", () => openAddress());

  function openAddress() {
    const number = Number((/^#n(\d+)$/.exec(location.hash) || [])[1]);
    if (number) select(number, "address");
  }

  const darkByDefault = matchMedia("(prefers-color-scheme: dark)");
  setTheme(recall("theme") || (darkByDefault.matches ? "dark" : "light"));
  darkByDefault.addEventListener("change", (event) => { if (!recall("theme")) setTheme(event.matches ? "dark" : "light"); });
  showTab("ledger");
  setLanguage(["zh", "en"].includes(recall("language")) ? recall("language") : data.language);
  openAddress();
})();
