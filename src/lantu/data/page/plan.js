"use strict";
// The page of a plan over many documents. All words come from the data; all text enters the page as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const VIEWS = ["tree", "findings", "compared", "lives", "wanted"];
  const STEP = 80; // rows made at once; more follow as the list is scrolled

  const state = { language: data.language, view: "tree", query: [], kind: "", chosen: "", open: new Set() };
  let rows = [];
  let made = 0;

  const W = () => data.words[state.language];
  const say = (pair) => (pair === null || pair === undefined ? "" : pair[state.language === "zh" ? 0 : 1]);
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
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  // ---- what belongs to what ----

  const places = new Map(data.places.map((place) => [place.code, place]));
  const statements = new Map(data.statements.map((statement) => [statement.number, statement]));
  const group = (items, key) => { const found = new Map(); for (const item of items) { const at = key(item); if (!found.has(at)) found.set(at, []); found.get(at).push(item); } return found; };
  const below = group(data.links, (link) => link[0]);
  const above = group(data.links, (link) => link[1]);
  const referring = group(data.references.filter((reference) => reference.statement), (reference) => reference.statement);
  const concerned = new Map();
  data.findings.forEach((finding, index) => { for (const number of finding.statements) { if (!concerned.has(number)) concerned.set(number, []); concerned.get(number).push(index); } });
  const placeName = (code) => (places.has(code) ? places.get(code).name : code ? code.split(":").pop() : W().no_place);

  for (const statement of data.statements) statement.hay = fold([statement.text, ...statement.headings, ...statement.figures.flat(), placeName(statement.owner)].join(" "));
  for (const finding of data.findings) finding.hay = fold(finding.text.join(" "));
  for (const reference of data.references) reference.hay = fold([reference.name, data.citations[reference.citation].text, placeName(reference.place)].join(" "));

  // The tree: a place, its documents, their headings, the promises; then the places inside it.
  const tree = (() => {
    const node = (kind, id, label) => ({ kind, id, label, children: [], count: 0, statement: null });
    const nodes = new Map(data.places.map((place) => [place.code, node("place", `p${place.code}`, () => place.name)]));
    const top = node("root", "root", () => "");
    const orphan = node("place", "p", () => W().no_place);
    const documents = new Map();
    for (const statement of data.statements) {
      const owner = statement.owner || data.documents[statement.document].place;
      const home = nodes.get(owner) || orphan;
      const key = `${home.id}/d${statement.document}`;
      if (!documents.has(key)) {
        const made = node("document", key, () => data.documents[statement.document].title);
        documents.set(key, made);
        home.children.push(made);
      }
      let at = documents.get(key);
      for (const heading of statement.headings) {
        const id = `${at.id}/${heading}`;
        let next = at.children.find((child) => child.id === id);
        if (!next) { next = node("heading", id, () => heading); at.children.push(next); }
        at = next;
      }
      const leaf = node("leaf", `s${statement.number}`, () => statement.text);
      leaf.statement = statement;
      at.children.push(leaf);
    }
    for (const place of data.places) (nodes.get(place.parent) || top).children.push(nodes.get(place.code));
    if (orphan.children.length) top.children.push(orphan);
    const count = (one) => { one.count = one.kind === "leaf" ? 1 : one.children.reduce((sum, child) => sum + count(child), 0); return one.count; };
    count(top);
    // Places without a single promise in them only lead down: a chain of one is passed over by opening it.
    const openFrom = (one) => { if (one.kind === "place" || one.kind === "root") { state.open.add(one.id); one.children.forEach(openFrom); } };
    openFrom(top);
    return top;
  })();

  // ---- the list on the left ----

  const matches = (hay) => state.query.every((word) => hay.includes(word));

  function showList() {
    const pane = byId("list-pane");
    const isTable = state.view === "compared" || state.view === "lives";
    document.body.classList.toggle("wide", isTable);
    document.body.classList.toggle("alone", isTable && state.chosen[0] !== "c");
    byId("chips").hidden = !(state.view === "findings" || state.view === "wanted");
    byId("note").hidden = !(data.partial && state.view === "tree");
    byId("note").textContent = W().hidden_note;
    const list = byId("list");
    rows = [];
    made = 0;
    if (state.view === "tree") list.replaceChildren(makeTree());
    else if (state.view === "compared") list.replaceChildren(makeCompared());
    else if (state.view === "lives") list.replaceChildren(makeLives());
    else {
      showChips();
      rows = state.view === "findings" ? findingRows() : referenceRows();
      list.replaceChildren(make("ul", { className: "rows" }));
      makeRows(STEP);
    }
    const nothing = !list.querySelector(".twig, .row, td");
    byId("empty").hidden = !nothing;
    byId("empty").children[0].textContent = W().nothing_title;
    byId("empty").children[1].textContent = W().nothing_text;
    markChosen();
    return pane;
  }

  // ---- tree ----

  function makeTree() {
    const kept = state.query.length ? keep(tree) : null;
    const list = make("ul", { className: "tree", role: "tree" });
    for (const child of tree.children) if (child.count && (!kept || kept.has(child.id))) list.append(makeTwig(child, kept, 0));
    const first = list.querySelector(".twig");
    if (first) first.tabIndex = 0;
    return list;
  }

  // What to show while searching: promises that match, and everything above them.
  function keep(one, found = new Set()) {
    if (one.kind === "leaf") { if (matches(one.statement.hay)) found.add(one.id); return found; }
    const before = found.size;
    one.children.forEach((child) => keep(child, found));
    if (found.size > before) found.add(one.id);
    return found;
  }

  function makeTwig(one, kept, level) {
    const leaf = one.kind === "leaf";
    const open = !leaf && (kept ? one.kind !== "heading" || kept.size < 400 : state.open.has(one.id));
    const twig = make("button", { type: "button", className: `twig ${one.kind}${one.kind === "place" ? ` l${Math.min(level, 2)}` : ""}`, role: "treeitem", tabIndex: -1, data: { id: one.id } });
    twig.append(make("span", { className: "mark" }), make("span", { className: "name" }, one.label()));
    if (leaf) {
      const [up, down] = [above.get(one.statement.number), below.get(one.statement.number)];
      if (up || down) {
        twig.classList.add("linked");
        const ways = [up ? `↑${up.length}` : "", down ? `↓${down.length}` : ""].join("");
        twig.append(make("small", { className: "ways", title: [up ? W().serves : "", down ? W().served : ""].filter(Boolean).join(" · ") }, ways));
      }
    } else {
      twig.setAttribute("aria-expanded", String(open));
      twig.append(make("small", {}, String(one.count)));
    }
    const item = make("li", { role: "none" }, twig);
    if (open) item.append(makeBranch(one, kept, level));
    return item;
  }

  function makeBranch(one, kept, level) {
    return make("ul", { role: "group" }, one.children.filter((child) => child.count && (!kept || kept.has(child.id))).map((child) => makeTwig(child, kept, level + 1)));
  }

  const nodeOf = (() => { const found = new Map(); const walk = (one) => { found.set(one.id, one); one.children.forEach(walk); }; walk(tree); return (id) => found.get(id); })();

  function toggle(twig, open) {
    const one = nodeOf(twig.dataset.id);
    if (!one || one.kind === "leaf") return;
    const wanted = open ?? twig.getAttribute("aria-expanded") !== "true";
    if (wanted === (twig.getAttribute("aria-expanded") === "true")) return;
    if (wanted) state.open.add(one.id); else state.open.delete(one.id);
    twig.setAttribute("aria-expanded", String(wanted));
    if (wanted) twig.parentElement.append(makeBranch(one, state.query.length ? keep(tree) : null, 1));
    else twig.nextElementSibling.remove();
    markChosen();
  }

  // ---- findings, references ----

  function showChips() {
    const items = state.view === "findings" ? data.findings : data.references;
    const counts = group(items.filter((item) => matches(item.hay)), (item) => item.kind);
    const names = state.view === "findings" ? "kinds" : "targets";
    const chip = (kind, label, count) => {
      const button = make("button", { type: "button", onclick: () => { state.kind = state.kind === kind ? "" : kind; showList(); } }, label, make("small", {}, String(count)));
      button.setAttribute("aria-pressed", String(state.kind === kind));
      return button;
    };
    const total = [...counts.values()].reduce((sum, some) => sum + some.length, 0);
    if (state.kind && !counts.has(state.kind)) state.kind = "";
    byId("chips").replaceChildren(chip("", W().all_kinds, total), ...[...counts].sort((a, b) => b[1].length - a[1].length).map(([kind, some]) => chip(kind, name(names, kind), some.length)));
  }

  const findingRows = () => data.findings.map((finding, index) => ({ finding, index }))
    .filter(({ finding }) => (!state.kind || finding.kind === state.kind) && matches(finding.hay))
    .map(({ index }) => () => makeFindingRow(index));

  function makeFindingRow(index) {
    const finding = data.findings[index];
    return make("li", {}, make("button", { type: "button", className: "row", data: { id: `f${index}` } }, make("span", { className: "tag" }, name("kinds", finding.kind)), say(finding.text)));
  }

  const referenceRows = () => data.references.map((reference, index) => ({ reference, index }))
    .filter(({ reference }) => (!state.kind || reference.kind === state.kind) && matches(reference.hay))
    .map(({ index }) => () => makeReferenceRow(index));

  function makeReferenceRow(index) {
    const reference = data.references[index];
    const where = reference.wanted ? W().wanted : reference.document === null ? placeName(reference.place) : data.documents[reference.document].title;
    const citation = data.citations[reference.citation];
    const words = citation.text.slice(...citation.span);
    return make("li", {}, make("button", { type: "button", className: "row", data: { id: `r${index}` } },
      make("span", { className: reference.wanted ? "tag plain-tag" : "tag" }, name("targets", reference.kind)), reference.name,
      make("span", { className: "sub" }, `${reference.speaker ? placeName(reference.speaker) : W().no_place}：“${words}” → ${where}`)));
  }

  function makeRows(upTo) {
    const list = byId("list").firstElementChild;
    for (; made < Math.min(upTo, rows.length); made += 1) list.append(rows[made]());
    markChosen();
  }

  // ---- tables ----

  const cell = (shown, citation, change) => make("td", {}, make("button", { type: "button", data: { id: `c${citation}` } }, shown), change && change !== "carried_on" ? make("span", { className: `change ${change}` }, name("changes", change)) : "");

  function makeCompared() {
    const kept = data.compared.rows.filter((row) => matches(fold(row.name.join(" "))));
    if (!kept.length) return make("div", {});
    const two = data.documents.length === 2;
    const head = make("tr", {}, make("th", {}, W().indicator), data.documents.map((entry) => make("th", {}, entry.label)), two ? make("th", {}, "") : "");
    const lines = kept.map((row) => make("tr", {}, make("th", { scope: "row" }, say(row.name)), row.cells.map((one) => (one ? cell(say(one[0]), one[1]) : make("td", {}, ""))), two ? make("td", {}, make("span", { className: `change ${row.change}` }, name("changes", row.change))) : ""));
    return make("div", { className: "table-wrap" }, make("table", { className: "grid" }, make("thead", {}, head), make("tbody", {}, lines)));
  }

  function makeLives() {
    const kept = data.lives.filter((life) => matches(fold(`${life.name.join(" ")} ${placeName(life.place)}`)));
    const years = [...new Set(kept.flatMap((life) => life.stages.map((stage) => stage.year)))].sort();
    if (!kept.length) return make("div", {});
    const several = new Set(kept.map((life) => life.place)).size > 1;
    const head = make("tr", {}, make("th", {}, W().indicator), years.map((year) => make("th", {}, year)));
    const lines = kept.map((life) => {
      const stages = new Map(life.stages.map((stage) => [stage.year, stage]));
      return make("tr", {}, make("th", { scope: "row" }, several ? `${placeName(life.place)} ${say(life.name)}` : say(life.name)), years.map((year) => {
        const stage = stages.get(year);
        if (!stage) return make("td", {}, "");
        if (stage.citation === null) return make("td", {}, make("span", { className: `change ${stage.change}` }, name("changes", stage.change)));
        return cell(stage.shown ? say(stage.shown) : "●", stage.citation, stage.change);
      }));
    });
    return make("div", { className: "table-wrap" }, make("table", { className: "grid" }, make("thead", {}, head), make("tbody", {}, lines)));
  }

  // ---- the sheet on the right ----

  function choose(id, { from = "list", quiet = false } = {}) {
    state.chosen = id;
    if (id[0] === "c") document.body.classList.remove("alone");
    markChosen();
    showDetail();
    if (!quiet) document.body.classList.add("reading");
    byId("detail-pane").scrollTop = 0;
    if (from !== "address") history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
  }

  function markChosen() {
    for (const other of byId("list").querySelectorAll(".on")) other.classList.remove("on");
    const element = [...byId("list").querySelectorAll("[data-id]")].find((one) => one.dataset.id === state.chosen);
    if (element) element.classList.add("on");
  }

  function showDetail() {
    const sheet = byId("detail");
    const [kind, number] = [state.chosen[0], Number(state.chosen.slice(1))];
    const parts = kind === "s" && statements.has(number) ? statementSheet(statements.get(number))
      : kind === "f" && data.findings[number] ? findingSheet(data.findings[number])
      : kind === "r" && data.references[number] ? referenceSheet(data.references[number])
      : kind === "c" && data.citations[number] ? [makeQuote(number)] : null;
    sheet.replaceChildren(...(parts || [make("div", { className: "choose" }, make("p", {}, W().choose_title), make("p", {}, W().choose_text))]));
  }

  const title = (label, note) => make("h3", {}, label, note ? make("small", {}, note) : "");

  function statementSheet(statement) {
    const entry = data.documents[statement.document];
    const facts = [placeName(statement.owner), entry.title, say(statement.due) || W().open_due];
    const parts = [make("h2", {}, statement.text), make("p", { className: "facts" }, facts.map((fact) => make("span", {}, fact)))];
    if (statement.figures.length) parts.push(make("ul", { className: "figures" }, statement.figures.map((figure) => make("li", {}, say(figure)))));
    const up = above.get(statement.number) || [];
    const down = below.get(statement.number) || [];
    parts.push(title(W().above, up.length || ""), up.length ? make("div", { className: "flow" }, up.map((link) => makeLinked(link[0], link))) : make("p", { className: "none" }, W().nothing_above));
    parts.push(title(W().below, down.length || ""), down.length ? make("div", { className: "flow" }, down.map((link) => makeLinked(link[1], link))) : make("p", { className: "none" }, W().nothing_below));
    const refers = referring.get(statement.number) || [];
    if (refers.length) parts.push(title(W().refers_to), ...refers.map((reference) => makeReferenceRow(data.references.indexOf(reference)).firstElementChild));
    const found = concerned.get(statement.number) || [];
    if (found.length) parts.push(title(W().concerned), ...found.map((index) => makeFindingRow(index).firstElementChild));
    const said = statement.citations.length;
    parts.push(title(W().stands_in, said > 1 ? fill(W().said_again, { count: said }) : ""), ...statement.citations.map(makeQuote));
    return parts;
  }

  function makeLinked(number, link) {
    const statement = statements.get(number);
    const why = link[3].map(([kind, words]) => `${name("reasons", kind)} ${words}`).join(" · ");
    const bar = make("span", { className: "bar-of", title: `${W().confidence} ${link[2]}` }, make("i", {}));
    bar.firstElementChild.style.width = `${Math.round(link[2] * 100)}%`;
    return make("button", { type: "button", className: "row", data: { id: `s${number}` } }, statement ? statement.text : String(number), make("span", { className: "sub" }, `${statement ? placeName(statement.owner) : ""} · ${why}`, bar));
  }

  function findingSheet(finding) {
    const parts = [make("p", { className: "facts" }, make("span", {}, name("kinds", finding.kind)), make("span", {}, `${W().confidence} ${finding.confidence}`)), make("h2", {}, say(finding.text))];
    parts.push(title(W().this_side, finding.here.length > 1 ? finding.here.length : ""), ...finding.here.map(makeQuote));
    parts.push(title(W().that_side, finding.there.length > 1 ? finding.there.length : ""), ...(finding.there.length ? finding.there.map(makeQuote) : [make("p", { className: "none" }, W().no_other_side)]));
    const known = finding.statements.filter((number) => statements.has(number));
    if (known.length) parts.push(title(W().open_promise), ...known.map((number) => make("button", { type: "button", className: "row", data: { id: `s${number}` } }, statements.get(number).text, make("span", { className: "sub" }, placeName(statements.get(number).owner)))));
    return parts;
  }

  function referenceSheet(reference) {
    const where = reference.wanted ? W().wanted : W().in_collection;
    const parts = [make("p", { className: "facts" }, make("span", {}, name("targets", reference.kind)), make("span", {}, where), make("span", {}, reference.place ? placeName(reference.place) : W().no_place)), make("h2", {}, reference.name)];
    parts.push(title(W().who_refers), makeQuote(reference.citation));
    if (reference.there !== null) parts.push(title(W().referred), makeQuote(reference.there));
    const numbers = [reference.statement, reference.target].filter((number) => number && statements.has(number));
    if (numbers.length) parts.push(title(W().open_promise), ...numbers.map((number) => make("button", { type: "button", className: "row", data: { id: `s${number}` } }, statements.get(number).text, make("span", { className: "sub" }, placeName(statements.get(number).owner)))));
    return parts;
  }

  function makeQuote(number) {
    const citation = data.citations[number];
    const [start, end] = citation.span;
    const text = citation.text;
    const speaker = citation.speaker && citation.speaker !== data.documents[citation.doc].place ? placeName(citation.speaker) : "";
    const place = [speaker, data.documents[citation.doc].title, say(citation.where)].filter(Boolean).join(" · ");
    const source = citation.link && /^https?:/.test(citation.link) ? make("a", { href: citation.link, rel: "noreferrer" }, place) : place;
    return make("blockquote", { className: "quote" }, make("span", { className: "rest" }, text.slice(0, start)), make("mark", {}, text.slice(start, end)), make("span", { className: "rest" }, text.slice(end)), make("footer", {}, source));
  }

  // ---- frame ----

  function setView(view) {
    if (state.view !== view) state.kind = "";
    state.view = view;
    document.body.classList.remove("reading");
    for (const button of byId("views").children) { button.setAttribute("aria-selected", String(button.dataset.view === view)); button.tabIndex = button.dataset.view === view ? 0 : -1; }
    showList().scrollTop = 0;
  }

  function showViews() {
    const counts = { tree: data.counts.promises, findings: data.counts.findings, compared: data.compared.rows.length, lives: data.lives.length, wanted: data.counts.references };
    byId("views").replaceChildren(...VIEWS.filter((view) => view === "tree" || counts[view]).map((view) => {
      const button = make("button", { type: "button", role: "tab", data: { view }, onclick: () => setView(view) }, W()[`view_${view}`], make("small", {}, String(counts[view])));
      button.setAttribute("aria-selected", String(view === state.view));
      return button;
    }));
  }

  function setLanguage(language) {
    state.language = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = W()[element.dataset.word];
    byId("brand").textContent = `${W().brand} · ${W().title}`;
    document.title = byId("brand").textContent;
    byId("search").placeholder = W().search;
    byId("search").setAttribute("aria-label", W().search_label);
    byId("language").textContent = W().language;
    byId("language").setAttribute("aria-label", W().language_label);
    byId("back").textContent = `‹ ${W().back}`;
    for (const id of ["theme", "help"]) { byId(id).title = W()[id]; byId(id).setAttribute("aria-label", W()[id]); }
    const keys = [["1 – 5", "key_view"], ["↑ ↓", "key_move"], ["← →", "key_fold"], ["Enter", "key_open"], ["/", "key_search"], ["Esc", "key_escape"], ["?", "key_help"]];
    byId("keys").replaceChildren(...keys.flatMap(([key, word]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, W()[word])]));
    const stat = (key) => { const [before, after] = W()[`${key}_count`].split("{count}"); return make("span", {}, before, make("b", {}, String(data.counts[key])), after); };
    byId("stats").replaceChildren(...["documents", "promises", "links", "references", "findings"].map(stat));
    showViews();
    showList();
    showDetail();
  }

  const setTheme = (theme) => { root.dataset.theme = theme; };

  // ---- keys ----

  const items = () => [...byId("list").querySelectorAll(".twig, .row, .grid button")];

  function step(by) {
    const all = items();
    const at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    if (next.classList.contains("row")) choose(next.dataset.id, { quiet: true });
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help-dialog").open) return;
    const typing = event.target.matches("input[type='search']");
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      if (state.query.length) { state.query = []; byId("search").value = ""; showList(); } else document.body.classList.remove("reading");
      return;
    }
    if (typing) { if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); event.target.blur(); step(0); } return; }
    const twig = document.activeElement.classList.contains("twig") ? document.activeElement : null;
    const view = VIEWS[Number(event.key) - 1];
    const actions = {
      ArrowDown: () => step(1), ArrowUp: () => step(-1), j: () => step(1), k: () => step(-1),
      "/": () => byId("search").select(), "?": () => byId("help-dialog").showModal(),
    };
    if (twig) {
      actions.ArrowRight = () => { if (twig.getAttribute("aria-expanded") === "false") toggle(twig, true); else step(1); };
      actions.ArrowLeft = () => {
        if (twig.getAttribute("aria-expanded") === "true") { toggle(twig, false); return; }
        const outer = twig.closest("ul").previousElementSibling;
        if (outer) { outer.focus(); outer.scrollIntoView({ block: "nearest" }); }
      };
    }
    if (view && [...byId("views").children].some((button) => button.dataset.view === view)) actions[event.key] = () => { setView(view); step(0); };
    if (!Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  }

  function onPick(event) {
    const element = event.target.closest("[data-id]");
    if (!element) return;
    if (element.classList.contains("twig") && !element.classList.contains("leaf")) toggle(element);
    else choose(element.dataset.id);
  }

  let waiting = 0;
  byId("search").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      state.query = fold(event.target.value).split(/\s+/).filter(Boolean);
      showList().scrollTop = 0;
    }, 90);
  });
  byId("list-pane").addEventListener("scroll", (event) => {
    const pane = event.currentTarget;
    if (made < rows.length && pane.scrollTop + 2 * pane.clientHeight > pane.scrollHeight - 0.4 * innerHeight) makeRows(made + STEP);
  }, { passive: true });
  byId("list").addEventListener("click", onPick);
  byId("detail").addEventListener("click", onPick);
  byId("back").addEventListener("click", () => document.body.classList.remove("reading"));
  byId("help").addEventListener("click", () => byId("help-dialog").showModal());
  byId("language").addEventListener("click", () => { setLanguage(state.language === "zh" ? "en" : "zh"); remember("language", state.language); });
  byId("theme").addEventListener("click", () => { setTheme(root.dataset.theme === "dark" ? "light" : "dark"); remember("theme", root.dataset.theme); });
  document.addEventListener("keydown", onKey);
  addEventListener("beforeprint", () => makeRows(rows.length));
  addEventListener("hashchange", openAddress);

  function openAddress() {
    const address = decodeURIComponent(location.hash.slice(1));
    if (VIEWS.includes(address)) { setView(address); return; }
    if (!/^[sfrc]\d+$/.test(address)) return;
    if (address[0] === "f") setView("findings");
    if (address[0] === "r") setView("wanted");
    choose(address, { from: "address" });
  }

  const darkByDefault = matchMedia("(prefers-color-scheme: dark)");
  setTheme(recall("theme") || (darkByDefault.matches ? "dark" : "light"));
  darkByDefault.addEventListener("change", (event) => { if (!recall("theme")) setTheme(event.matches ? "dark" : "light"); });
  setLanguage(["zh", "en"].includes(recall("language")) ? recall("language") : data.language);
  if (!location.hash && data.findings.length) choose("f0", { from: "address", quiet: true });
  openAddress();
})();
