"use strict";
// The check of a dossier in a browser: the same steps, in the same order and in the same words, as check.py and
// check.sh. Pure: files come in as functions that give bytes; nothing here knows of the page or can reach a network.

const WORDS = {
  noKey: "it is missing or is not the public key of a record",
  anotherPem: "it is not the key in proofs/key.vkey",
  unexpected: "it is not the key that you expected",
  unsigned: "it is not signed by the key in proofs/key.vkey",
  anotherManifest: "it is not the manifest that was signed",
  missing: "the file is missing",
  changed: "the file is not the one that was published",
  added: "the file was added after publishing",
  noProof: "it has no proof under this checkpoint",
  notLogged: "its entry is not in the signed log",
  notByAuthor: "its author did not sign this entry for this line of this log",
  notPrinted: "the hash printed for it is not the one that was logged",
};
const VERDICTS = {
  whole: "Whole, signed by the key {key}; whether it is the documenters' key you must learn from them by another way.",
  expected: "Whole, signed by the key {key}, the one you expected.",
  another: "Signed by another key than the one you expected: {key}. Whoever sealed this dossier does not hold the key you were told of.",
  changed: "Not whole: the key {key} signed it, and it was changed after that.",
  unsigned: "Not whole: it is not signed by the key that lies in it.",
  cannot: "This browser cannot check Ed25519 signatures; Chrome and Edge 137, Firefox 130, Safari 17 and newer can. Nothing was found out about this dossier.",
  noFingerprint: "That is not a fingerprint: it has 64 digits, 0 to 9 and a to f.",
  noDossier: "This is no dossier: it holds neither MANIFEST.sha256 nor proofs/key.vkey.",
};
const AT_ONCE = 64; // files read side by side

// Bytes and texts -----------------------------------------------------------------------------------------------------
const ascii = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)); // one byte a letter, also above 127
const utf8 = (text) => new TextEncoder().encode(text);
const readUtf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g), (two) => parseInt(two, 16));
const same = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at]);
const base64 = (bytes) => btoa(letters(bytes));
const base64url = (bytes) => base64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function letters(bytes) { // one letter a byte
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function join(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.length; }
  return whole;
}

function unbase64(text) { // in its one form; null for anything else
  try {
    const bytes = ascii(atob(text));
    return base64(bytes) === text ? bytes : null;
  } catch { return null; }
}

function unbase64url(text) {
  const bytes = unbase64(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat((4 - (text.length % 4)) % 4));
  return bytes && base64url(bytes) === text ? bytes : null;
}

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const verifies = (key, signature, bytes) => crypto.subtle.verify("Ed25519", key, signature, bytes);
const keyOf = (bytes) => crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);

// Whether this browser accepts a known signature, and refuses it for another text (RFC 8032, 7.1, test 2).
async function canCheck() {
  try {
    const key = await keyOf(unhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    const signature = unhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    return (await verifies(key, signature, ascii("r"))) && !(await verifies(key, signature, ascii("R")));
  } catch { return false; }
}

// The check -----------------------------------------------------------------------------------------------------------
// `files`: path in the dossier -> async function that gives its bytes. `expected`: 64 hex digits, or "". `step` is told
// how many files were read. Gives {outcome, key, failed: [[what, why], ...], extent}.
async function checkDossier(files, expected, step = () => {}) {
  const failed = new Map(); // a thing is named once, with the first step that does not hold
  const fail = (what, why) => failed.has(what) || failed.set(what, why);
  const key = await readKey(files);
  if (!key) return { outcome: "unsigned", key: "", failed: [["proofs/key.vkey", WORDS.noKey]], extent: "" };
  if (expected && expected !== key.fingerprint) fail("the key", WORDS.unexpected);

  const pem = `-----BEGIN PUBLIC KEY-----\n${base64(join(unhex("302a300506032b6570032100"), key.raw))}\n-----END PUBLIC KEY-----\n`;
  const read = async (path) => (files.has(path) ? files.get(path)() : (fail(path, WORDS.missing), null));
  const given = await read("proofs/key.pem");
  if (given && letters(given) !== pem) fail("proofs/key.pem", WORDS.anotherPem);
  const note = await read("proofs/checkpoint");
  const checkpoint = note && readCheckpoint(await signedText(note, key), key, note);
  if (note && !checkpoint) fail("proofs/checkpoint", WORDS.unsigned);
  const seal = await read("MANIFEST.note");
  const sealed = seal && (await signedText(seal, key));
  if (seal && sealed === null) fail("MANIFEST.note", WORDS.unsigned);
  const manifest = await read("MANIFEST.sha256");
  if (manifest && typeof sealed === "string" && sealed !== `onrecord/v1 dossier\n${key.name}\n${hex(await sha256(manifest))}\n`)
    fail("MANIFEST.sha256", WORDS.anotherManifest);

  const digests = await hashAll(files, step);
  const listed = manifest ? readManifest(manifest) : null;
  for (const [path, why] of listed ? compare(listed, digests) : []) fail(printable(path), why);
  const printed = await readPrinted(files);
  const ids = new Set([...printed.keys(), ...[...files.keys()].filter((path) => path.startsWith("proofs/items/")).map((path) => path.split("/")[2])]);
  await inParts([...ids].sort(), async (id) => {
    const why = await whyNot(id, files, digests, printed.get(id), checkpoint, key);
    if (why) fail(printable(`proofs/items/${id}`), why);
  });

  const wholly = failed.size === 0;
  const outcome = typeof sealed !== "string" ? "unsigned" : failed.has("the key") ? "another" : !wholly ? "changed" : expected ? "expected" : "whole";
  return {
    outcome, key: outcome === "unsigned" ? "" : key.fingerprint.match(/..../g).join(" "), failed: [...failed],
    extent: wholly ? `${listed.size} files, ${ids.size} items with a proof, a log of ${checkpoint.size} entries.` : "",
  };
}

async function inParts(all, work) {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(work));
}

async function readKey(files) {
  try {
    const [, name, id, encoded] = readUtf8(await files.get("proofs/key.vkey")()).match(/^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)\n$/);
    const bytes = unbase64(encoded);
    if (bytes.length !== 33 || bytes[0] !== 1) return null;
    const found = (await sha256(join(utf8(`${name}\n`), bytes))).subarray(0, 4);
    if (hex(found) !== id) return null;
    const raw = bytes.subarray(1);
    return { name, id: found, raw, verifier: await keyOf(raw), fingerprint: hex(await sha256(raw)) };
  } catch { return null; }
}

// The text of a C2SP signed note that carries one signature, by `key`, in its one form; else null.
async function signedText(bytes, key) {
  try {
    const [text, line, ...more] = readUtf8(bytes).split("\n\n");
    const [, name, encoded] = line.match(/^— (\S+) (\S+)\n$/);
    const signature = unbase64(encoded);
    if (more.length || name !== key.name || !same(signature.subarray(0, 4), key.id)) return null;
    return (await verifies(key.verifier, signature.subarray(4), utf8(`${text}\n`))) ? `${text}\n` : null;
  } catch { return null; }
}

function readCheckpoint(text, key, note) {
  const [, origin, size, encoded] = (text || "").match(/^(.*)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/) || [];
  const root = encoded && unbase64(encoded);
  return root && origin === key.name ? { size: Number(size), root, note } : null;
}

async function hashAll(files, step) { // path -> SHA-256
  const digests = new Map();
  await inParts([...files.keys()], async (path) => {
    digests.set(path, await sha256(await files.get(path)()));
    step(digests.size, files.size);
  });
  return digests;
}

function readManifest(bytes) { // path -> hex digest, as written
  const lines = letters(bytes).replace(/\n$/, "").split("\n");
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function compare(listed, digests) {
  const found = [];
  for (const [path, digest] of listed) {
    if (!digests.has(path)) found.push([path, WORDS.missing]);
    else if (hex(digests.get(path)) !== digest) found.push([path, WORDS.changed]);
  }
  for (const path of digests.keys())
    if (!listed.has(path) && path !== "MANIFEST.sha256" && path !== "MANIFEST.note") found.push([path, WORDS.added]);
  return found.sort();
}

async function readPrinted(files) { // item -> the hash that the dossier prints for it; empty where its sheet cannot be read
  try {
    const items = JSON.parse(readUtf8(await files.get("data/items.json")()));
    return new Map(items.filter((item) => item.sha256).map((item) => [String(item.id), String(item.sha256)]));
  } catch { return new Map(); }
}

// Items ---------------------------------------------------------------------------------------------------------------
// The first step of an item's proof that does not hold; "" where all of them do.
async function whyNot(id, files, digests, printed, checkpoint, key) {
  const read = (name) => files.get(`proofs/items/${id}/${name}`)(); // throws where there is none
  let why = WORDS.noProof;
  try {
    const proof = readProof(await read("item.tlog-proof"), checkpoint);
    if (!proof) return why;
    why = WORDS.notLogged;
    const [entry, author] = [await read("entry.json"), await read("author.bin")];
    const leaf = join(await sha256(join(ascii("onrecord/v1 entry\n"), entry)), await sha256(join(ascii("onrecord/v1 author\n"), author)));
    if (!(await isIncluded(await sha256(join(Uint8Array.of(0), leaf)), proof, checkpoint))) return why;
    why = WORDS.notByAuthor;
    const place = Uint8Array.from(proof.index.toString(16).padStart(16, "0").match(/../g), (two) => parseInt(two, 16));
    const said = join(utf8(`onrecord/v1 sign\n${key.name}\n`), place, digests.get(`proofs/items/${id}/entry.json`));
    if (author.length !== 112 || !same(author.subarray(16, 48), key.raw)) return why;
    if (!(await verifies(key.verifier, author.subarray(48), said))) return why;
    why = WORDS.notPrinted;
    return printed !== undefined && (await loggedHash(entry, await read("disclosed"))) === printed ? "" : why;
  } catch { return why; }
}

function readProof(bytes, checkpoint) { // C2SP tlog-proof, under the very checkpoint of this dossier
  const text = letters(bytes);
  const at = text.indexOf("\n\n");
  const [header, index, ...hashes] = text.slice(0, at).split("\n");
  const found = /^index (0|[1-9][0-9]{0,15})$/.exec(index || "");
  const path = hashes.map((line) => (line.length === 44 ? unbase64(line) : null));
  const good = at > 0 && header === "c2sp.org/tlog-proof@v1" && found && path.every((each) => each && each.length === 32);
  return good && checkpoint && same(bytes.subarray(at + 2), checkpoint.note) ? { index: Number(found[1]), path } : null;
}

async function isIncluded(hashed, { index, path }, { size, root }) { // RFC 9162, 2.1.3.2
  if (index >= size) return false;
  let [node, at, last] = [hashed, index, size - 1];
  for (const beside of path) {
    if (last === 0) return false;
    const right = at % 2 === 1 || at === last;
    node = await sha256(right ? join(Uint8Array.of(1), beside, node) : join(Uint8Array.of(1), node, beside));
    if (right) while (at % 2 === 0 && at) [at, last] = [at / 2, Math.floor(last / 2)];
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(node, root);
}

// The SHA-256 that the entry committed to, from the two opened fields, `kind` and `object`; throws on any other shape.
async function loggedHash(entry, disclosed) {
  const digests = letters(entry).match(/^\{"_sd":\[("[A-Za-z0-9_-]{43}"(?:,"[A-Za-z0-9_-]{43}")*)\],"_sd_alg":"sha-256","v":1\}$/)[1].slice(1, -1).split('","');
  const fields = [];
  for (const line of letters(disclosed).replace(/\n$/, "").split("\n")) {
    if (!digests.includes(base64url(await sha256(ascii(line))))) return null;
    const [salt, name, value, ...more] = JSON.parse(readUtf8(unbase64url(line)));
    if (more.length || salt.length < 22) return null;
    fields.push([name, value]);
  }
  const [[kind, item], [object, logged], ...rest] = fields;
  return !rest.length && kind === "kind" && item === "item" && object === "object" ? logged.sha256 : null;
}

// A path out of a stranger's folder: every byte outside ASCII's print is "?", as the other two checkers write it.
const printable = (path) => Array.from(utf8(path), (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "?")).join("");

// The 64 digits of a fingerprint that somebody typed or pasted, "" for nothing, null for anything else.
function readFingerprint(text) {
  const digits = text.replace(/[\s:]/g, "").toLowerCase();
  return /^([0-9a-f]{64})?$/.test(digits) ? digits : null;
}
