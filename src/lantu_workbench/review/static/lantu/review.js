// The keys of the review: each presses the button that bears it; e and s open a form; r takes the words marked in the text.
function open(letter) {
  const box = document.querySelector(`details[data-open="${letter}"]`);
  if (!box) return false;
  box.open = true;
  const field = box.querySelector("textarea");
  field?.focus();
  box.scrollIntoView({ block: "nearest" });
  return true;
}

function takeWords() {
  const chosen = getSelection(), text = document.querySelector("#item-text");
  if (!chosen || chosen.isCollapsed || !text?.contains(chosen.anchorNode)) return false;
  const words = chosen.toString();
  open("e");
  document.querySelector("#id_words").value = words;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) { event.preventDefault(); event.target.form.requestSubmit(); return; }
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
  if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) { event.preventDefault(); event.stopImmediatePropagation(); button.click(); }
  else if ((event.key === "e" || event.key === "s") && open(event.key)) event.preventDefault();
  else if (event.key === "r" && takeWords()) event.preventDefault();
}, true);
