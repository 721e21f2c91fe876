// The bar of the bulk edit shows while something is selected; forms beside the list keep its address.
const bulk = document.querySelector("#bulk");

function told() {
  if (!bulk) return;
  const count = document.querySelectorAll("input[name=row]:checked").length;
  const text = bulk.querySelector("[data-selected]");
  text.textContent = text.dataset.selected.replace("0", count);
  bulk.hidden = count === 0;
}

document.addEventListener("change", (event) => { if (event.target.matches("input[name=row]")) told(); });
document.addEventListener("lantu:selected", told);
document.addEventListener("htmx:afterSettle", () => {
  told();
  for (const field of document.querySelectorAll("[data-query]")) field.value = location.search.slice(1);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "x" || !isShortcut(event)) return;
  const box = document.querySelector("tr.here input[name=row]");
  if (box) { box.checked = !box.checked; told(); }
});
told();
