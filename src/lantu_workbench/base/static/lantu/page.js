// What every page can do by key; menus that close; the facets folded on narrow screens; the button that prints. Pages work without any of it.
// Scripts of single pages come after this one and use its first two words.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const isShortcut = (event) => !(event.ctrlKey || event.metaKey || event.altKey || typing(event.target));
const rows = () => [...document.querySelectorAll("table.rows tbody tr")];

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.classList.contains("here"));
  const next = Math.min(Math.max(at + by, 0), all.length - 1);
  all[at]?.classList.remove("here");
  all[next].classList.add("here");
  all[next].scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || !isShortcut(event)) return;
  if (event.key === "/") document.querySelector("#find")?.focus();
  else if (event.key === "?") document.querySelector("#help")?.showModal();
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "Enter" && event.target === document.body) document.querySelector("tr.here a")?.click();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) document.querySelector("#help").showModal();
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-select-all]")) return;
  for (const box of document.querySelectorAll("input[name=row]")) box.checked = event.target.checked;
  document.dispatchEvent(new CustomEvent("lantu:selected"));
});

const narrow = matchMedia("(max-width: 1100px)");
const fold = () => { const facets = document.querySelector("details.facets"); if (facets) facets.open = !narrow.matches; };
document.addEventListener("htmx:afterSwap", fold);
narrow.addEventListener("change", fold);
fold();

// It is there only where a script can print.
const printer = document.querySelector("[data-print]");
if (printer) { printer.hidden = false; printer.addEventListener("click", () => window.print()); }

// The button asks the server for the other of what is shown now, whatever chose it.
const theme = document.querySelector("#theme");
if (theme && !document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches) theme.value = "light";
