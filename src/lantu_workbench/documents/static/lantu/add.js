// Files dropped on the form are put into its first field; the form itself sends them, with or without this script.
const form = document.querySelector("[data-drop]");
const [field] = form.querySelectorAll("input[type=file]");
const told = form.querySelector(".chosen");

function tell() {
  const count = [...form.querySelectorAll("input[type=file]")].reduce((sum, input) => sum + input.files.length, 0);
  told.textContent = count ? told.dataset.one.replace("0", count) : "";
}

// A dropped folder gives its entries, not its files: walk it.
async function files(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const child of some) if (!child.name.startsWith(".")) found.push(...(await files(child)));
  }
}

for (const name of ["dragenter", "dragover"]) form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add("over"); });
for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
form.addEventListener("drop", async (event) => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
  const all = new DataTransfer();
  for (const file of field.files) all.items.add(file);
  for (const entry of entries) for (const file of await files(entry)) all.items.add(file);
  field.files = all.files;
  tell();
});
form.addEventListener("change", tell);
