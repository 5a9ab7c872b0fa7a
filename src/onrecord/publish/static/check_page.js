// The page around the check: takes the folder that the reader picks or drops, and says what came of it.

const at = (id) => document.getElementById(id);
const LISTED = 200; // things that do not hold, on the page; the count tells of the rest
const MARKS = { whole: "?", expected: "✓", another: "✗", changed: "✗", unsigned: "✗", cannot: "!", noDossier: "!", noFingerprint: "!" };
let chosen = null; // {name, files} of the folder that was picked last

function element(name, text = "", attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// What a picked folder holds: path below it -> function that gives the bytes.
function picked(list) {
  const files = new Map();
  for (const file of list) files.set(file.webkitRelativePath.replace(/^[^/]*\//, ""), async () => new Uint8Array(await file.arrayBuffer()));
  return { name: list[0].webkitRelativePath.split("/")[0], files };
}

// The same of a dropped folder, which is read entry by entry.
async function dropped(folder) {
  const files = new Map();
  const read = async (entry, path) => {
    if (entry.isFile) {
      files.set(path, async () => new Uint8Array(await (await new Promise((good, bad) => entry.file(good, bad))).arrayBuffer()));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((good, bad) => reader.readEntries(good, bad));
      if (!some.length) return;
      for (const each of some) await read(each, path ? `${path}/${each.name}` : each.name);
    }
  };
  await read(folder, "");
  return { name: folder.name, files };
}

async function check() {
  const expected = readFingerprint(at("expected").value);
  at("expected").setAttribute("aria-invalid", String(expected === null));
  if (expected === null) return show({ outcome: "noFingerprint", key: "", failed: [], extent: "" });
  if (!chosen) return at("folder").focus();
  if (!chosen.files.has("MANIFEST.sha256") && !chosen.files.has("proofs/key.vkey")) return show({ outcome: "noDossier", key: "", failed: [], extent: "" });
  if (!(await canCheck())) return show({ outcome: "cannot", key: "", failed: [], extent: "" });
  at("result").setAttribute("aria-busy", "true");
  at("progress").hidden = false;
  try {
    show(await checkDossier(chosen.files, expected, (done, all) => { at("progress").max = all; at("progress").value = done; }));
  } catch {
    unreadable();
  } finally {
    at("progress").hidden = true;
    at("result").removeAttribute("aria-busy");
  }
  return undefined;
}

function unreadable() {
  show({ outcome: "cannot", key: "", failed: [], extent: "" });
  at("verdict").lastChild.textContent = "The browser did not hand over every file of this folder. Choose it in the field above, or drop it right there. Nothing was found out about this dossier.";
}

function show({ outcome, key, failed, extent }) {
  const [before, after] = VERDICTS[outcome].split("{key}");
  const verdict = element("h2", "", { id: "verdict", tabindex: "-1" });
  verdict.append(element("span", MARKS[outcome], { class: "mark", "aria-hidden": "true" }));
  const words = element("span", before, { class: "words" });
  if (after !== undefined) words.append(element("code", key), after);
  verdict.append(words);
  const parts = [verdict];
  if (failed.length) {
    const list = element("ul", "", { class: "failed" });
    for (const [what, why] of failed.slice(0, LISTED)) {
      const line = element("li");
      line.append(element("code", what), `: ${why}`);
      list.append(line);
    }
    parts.push(element("p", failed.length === 1 ? "One thing does not hold:" : `${failed.length} things do not hold:`), list);
    if (failed.length > LISTED) parts.push(element("p", `and ${failed.length - LISTED} more.`));
  }
  if (extent) parts.push(element("p", extent, { class: "extent" }));
  if (chosen && key) parts.push(element("p", `Folder “${chosen.name}”, checked on ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC, by this computer’s clock.`, { class: "when" }));
  at("result").dataset.outcome = outcome;
  at("result").replaceChildren(...parts);
  at("result").hidden = false;
  at("verdict").focus();
}

at("folder").addEventListener("change", () => {
  if (!at("folder").files.length) return;
  chosen = picked(at("folder").files);
  check();
});
at("form").addEventListener("submit", (event) => { event.preventDefault(); check(); });
// A folder dropped on the field is taken by the browser itself, as if it were picked; dropped beside it, it is read here,
// which some browsers refuse to a page that lies on the disk.
addEventListener("dragover", (event) => { if (event.target !== at("folder")) event.preventDefault(); document.body.classList.add("dragging"); });
addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dragging"); });
addEventListener("drop", async (event) => {
  document.body.classList.remove("dragging");
  if (event.target === at("folder")) return undefined;
  event.preventDefault();
  const folder = event.dataTransfer.items[0]?.webkitGetAsEntry();
  if (!folder?.isDirectory) return undefined;
  try {
    chosen = await dropped(folder);
  } catch {
    return unreadable();
  }
  return check();
});
at("form").hidden = false;
canCheck().then((can) => can || show({ outcome: "cannot", key: "", failed: [], extent: "" }));
