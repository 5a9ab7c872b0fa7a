#!/usr/bin/env bash
# Checks this dossier offline, with bash, coreutils and openssl. Usage: bash check.sh   (inside or outside the folder)
# Says what does not hold, by name, and ends with 1 if anything does not. It trusts proofs/key.pem: compare the
# fingerprint on check.html with the one that the people who keep the record tell you by another way.
set -u -o pipefail; export LC_ALL=C
cd "$(dirname "$0")" || exit 2
tmp=$(mktemp -d) || exit 2; trap 'rm -rf "$tmp"' EXIT
bad=0; items=0
fail() { printf 'DOES NOT HOLD  %s: %s\n' "$1" "$2"; bad=1; }
hash() { sha256sum | cut -c1-64; }
bytes() { printf "$(sed 's/../\\x&/g')"; }                       # hex -> bytes
b64() { base64 -d 2>/dev/null; }
ed25519() { openssl pkeyutl -verify -pubin -keyform "$1" -inkey "$2" -rawin -in "$3" -sigfile "$4" >/dev/null 2>&1; }
origin=$(head -n1 proofs/checkpoint)
note() {                                                         # a C2SP signed note: text, empty line, signature
  sed '/^$/,$d' "$1" >"$tmp/text"; sed '1,/^$/d' "$1" >"$tmp/sigs"
  [ "$(wc -l <"$tmp/sigs")" = 1 ] && [ "$(cut -d' ' -f2 "$tmp/sigs")" = "$origin" ] &&
    cut -d' ' -f3 "$tmp/sigs" | b64 | tail -c +5 >"$tmp/sig" && ed25519 PEM proofs/key.pem "$tmp/text" "$tmp/sig"
}
note proofs/checkpoint || fail proofs/checkpoint 'the signature is not by the key in proofs/key.pem'
number() { [[ $1 =~ ^(0|[1-9][0-9]{0,14})$ ]]; }                  # before any text is reckoned with
size=$(sed -n 2p proofs/checkpoint); number "$size" || { fail proofs/checkpoint 'it has no size'; exit 1; }
root=$(sed -n 3p proofs/checkpoint | b64 | od -An -vtx1 | tr -d ' \n')
note MANIFEST.note || fail MANIFEST.note 'the signature is not by the key in proofs/key.pem'
printf 'onrecord/v1 dossier\n%s\n%s\n' "$origin" "$(hash <MANIFEST.sha256)" | cmp -s - "$tmp/text" ||
  fail MANIFEST.sha256 'it is not the manifest that was signed'
sha256sum -c MANIFEST.sha256 2>/dev/null | grep -v ': OK$' >"$tmp/changed"
while read -r line; do fail "${line%: *}" 'the file is missing or not the one that was published'; done <"$tmp/changed"
find . -mindepth 1 ! -type d | cut -c3- | grep -vx -e MANIFEST.sha256 -e MANIFEST.note | sort >"$tmp/there"
cut -c67- MANIFEST.sha256 | sort | comm -13 - "$tmp/there" >"$tmp/added"
while IFS= read -r file; do fail "$file" 'the file was added after publishing'; done <"$tmp/added"
key=$(openssl pkey -pubin -in proofs/key.pem -outform DER 2>/dev/null | od -An -vtx1 | tr -d ' \n' | tail -c 64)
check_item() {                                                   # $1: the folder of one item's proof
  while IFS= read -r field; do                                   # 1. every opened field is one the entry committed to
    digest=$(printf %s "$field" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')
    grep -qF "\"$digest\"" "$1/entry.json" || { fail "$1/disclosed" 'a field the entry did not commit to'; return; }
    printf '%s==' "$field" | tr -- '-_' '+/' | base64 -di 2>/dev/null; echo
  done <"$1/disclosed" >"$tmp/fields"
  [ "$(wc -l <"$tmp/fields")" = 2 ] && grep -q '","kind","item"\]$' "$tmp/fields" ||
    { fail "$1/disclosed" 'the opened fields are not those of an item'; return; }
  sha=$(grep -o '"sha256":"[0-9a-f]*"' "$tmp/fields" | cut -d'"' -f4)
  grep -A4 "\"id\": \"${1##*/}\"" data/items.json | grep -qF "\"sha256\": \"$sha\"" ||
    { fail "$1" 'its hash is not among the published items'; return; }
  note_of=$(sed '1,/^$/d' "$1/item.tlog-proof" | hash)           # 2. the proof is under this dossier's checkpoint
  [ "$note_of" = "$(hash <proofs/checkpoint)" ] || { fail "$1/item.tlog-proof" 'it belongs to another checkpoint'; return; }
  at=$(sed -n 's/^index //p' "$1/item.tlog-proof")               # 3. the record's key signed it for this line of this log
  number "$at" && ((at < size)) || { fail "$1/item.tlog-proof" 'its index is not in the log'; return; }
  { printf 'onrecord/v1 sign\n%s\n' "$origin"; printf %016x "$at" | bytes; hash <"$1/entry.json" | bytes; } >"$tmp/said"
  tail -c 64 "$1/author.bin" >"$tmp/sig"
  [ "$(head -c 48 "$1/author.bin" | tail -c 32 | od -An -vtx1 | tr -d ' \n')" = "$key" ] &&
    ed25519 PEM proofs/key.pem "$tmp/said" "$tmp/sig" || { fail "$1/author.bin" 'the author did not sign this entry'; return; }
  node=$({ printf '\0'; { printf 'onrecord/v1 entry\n'; cat "$1/entry.json"; } | hash | bytes                # 4. inclusion
    { printf 'onrecord/v1 author\n'; cat "$1/author.bin"; } | hash | bytes; } | hash)                     # RFC 9162, 2.1.3.2
  n=$at; last=$((size - 1))
  for part in $(sed -n '3,/^$/p' "$1/item.tlog-proof"); do
    side=$(printf %s "$part" | b64 | od -An -vtx1 | tr -d ' \n')
    if ((n % 2 || n == last)); then
      node=$(printf '01%s%s' "$side" "$node" | bytes | hash)
      while ((n % 2 == 0 && n != 0)); do n=$((n / 2)) last=$((last / 2)); done
    else node=$(printf '01%s%s' "$node" "$side" | bytes | hash); fi
    n=$((n / 2)) last=$((last / 2))
  done
  [ "$last" = 0 ] && [ "$node" = "$root" ] || fail "$1/item.tlog-proof" 'the entry is not in the signed log'
}
for folder in proofs/items/*/; do [ -d "$folder" ] && check_item "${folder%/}" && items=$((items + 1)); done
[ "$(grep -c '"sha256": "' data/items.json)" = "$items" ] || fail data/items.json 'there is not one proof for each printed hash'
[ $bad = 0 ] && printf 'All of it holds: %s files, %s items, a log of %s entries.\n' "$(wc -l <MANIFEST.sha256)" "$items" "$size"
exit $bad
