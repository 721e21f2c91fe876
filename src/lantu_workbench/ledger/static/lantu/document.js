// Entry and sentence light each other; a sentence tells what it was taken for; the text or the pages are shown; j and k step through the entries.
const entryOf = (number) => document.querySelector(`.entry[data-entry="${number}"]`);
const marksOf = (number) => document.querySelectorAll(`.item[data-entry="${number}"], svg a[data-entry="${number}"]`);
const shown = (element) => element && element.getClientRects().length > 0;

function light(number, from) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const entry = entryOf(number);
  entry?.classList.add("lit");
  for (const mark of marksOf(number)) mark.classList.add("lit");
  if (from !== "entry") entry?.scrollIntoView({ block: "nearest" });
  if (from !== "text") [...marksOf(number)].find(shown)?.scrollIntoView({ block: "center" });
}

function inspect(sentence) {
  for (const chosen of document.querySelectorAll(".s.chosen")) chosen.classList.remove("chosen");
  sentence.classList.add("chosen");
  htmx.ajax("GET", `${location.pathname}/sentences/${sentence.dataset.sentence}`, { target: "#inspector", swap: "innerHTML" });
}

document.addEventListener("click", (event) => {
  const view = event.target.closest("[data-view]");
  if (view) return void show(view.dataset.view);
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const mark = event.target.closest(".item, svg a[data-entry]");
  const sentence = event.target.closest(".s");
  if (mark) { event.preventDefault(); light(mark.dataset.entry, "text"); }
  if (sentence) inspect(sentence);
  const entry = event.target.closest(".entry");
  if (entry && !event.target.closest("a")) light(entry.dataset.entry, "entry");
});

function show(name) {
  document.querySelector(".paper").hidden = name === "pages";
  document.querySelector(".sheets").hidden = name !== "pages";
  for (const button of document.querySelectorAll("[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
}

document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  if (event.key !== "j" && event.key !== "k") return;
  const entries = [...document.querySelectorAll(".entry")];
  const at = entries.findIndex((entry) => entry.classList.contains("lit"));
  const next = entries[Math.min(Math.max(at + (event.key === "j" ? 1 : -1), 0), entries.length - 1)];
  if (next) { light(next.dataset.entry); event.preventDefault(); }
});

// A link to an entry (#e-KEY) lights it in both panes.
const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (linked?.dataset.entry) light(linked.dataset.entry);
