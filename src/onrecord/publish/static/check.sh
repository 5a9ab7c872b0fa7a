#!/usr/bin/env bash
# Checks this dossier offline, with bash, awk, coreutils and openssl. Usage: bash check.sh   (inside or outside the folder)
# Says what does not hold, by name, and ends with 1 if anything does not. It trusts proofs/key.pem: compare the
# fingerprint on check.html with the one that the people who keep the record tell you by another way.
set -u -o pipefail; export LC_ALL=C OPENSSL_CONF=/dev/null
cd "$(dirname "$0")" || exit 2
memory=/dev/shm; [ -w $memory ] || memory=${TMPDIR:-/tmp}               # many small files: in memory, where there is such a place
tmp=$(mktemp -d "$memory/check.XXXXXX") || exit 2; trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/hash" "$tmp/sign"; : >"$tmp/failed"; : >"$tmp/top"; : >"$tmp/climb"
fail() { printf 'DOES NOT HOLD  %s: %s\n' "$1" "$2" >>"$tmp/failed"; }
holds() { sort | comm -23 "$tmp/items" - | while read -r id; do fail "proofs/items/$id" "$1"; done; }   # stdin: where it does
sha256=(openssl dgst -sha256 -r); command -v sha256sum >/dev/null && sha256=(sha256sum)
sums() { find "$@" -type f -print0 | xargs -0 "${sha256[@]}" | sed 's/ [ *]/ /'; }      # many files, one process: "hash name"
verify=(openssl pkeyutl -verify -pubin -inkey proofs/key.pem -rawin)                        # an Ed25519 signature
decode='function decode(text, form,  i, n, v, out) {             # base64 or base64url to bytes, each written as `form`
    while (++i <= length(text)) { v = v * 64 + index(abc, substr(text, i, 1)) - 1
      if ((n += 6) >= 8) { n -= 8; out = out sprintf(form, int(v / 2 ^ n)); v %= 2 ^ n } }
    return out }
  BEGIN { abc = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" (url ? "-_" : "+/") }'
# 1. The key signed the checkpoint and the manifest; each is a C2SP signed note: text, empty line, signature
note() { sed '/^$/,$d' "$1" >"$tmp/text"; sed '1,/^$/d' "$1" >"$tmp/note"
  [ "$(wc -l <"$tmp/note")" -eq 1 ] && [ "$(cut -d' ' -f2 "$tmp/note")" = "$origin" ] &&
    cut -d' ' -f3 "$tmp/note" | base64 -d 2>/dev/null | tail -c +5 >"$tmp/sig" &&
    "${verify[@]}" -in "$tmp/text" -sigfile "$tmp/sig" >/dev/null 2>&1 || fail "$1" 'it is not signed by the key in proofs/key.pem'; }
origin=$(head -n1 proofs/checkpoint); size=$(sed -n 2p proofs/checkpoint)
root=$(sed -n '3s/=$//p' proofs/checkpoint | awk "$decode"'{ print decode($0, "%02x") }')
note proofs/checkpoint; note MANIFEST.note
printf 'onrecord/v1 dossier\n%s\n%s\n' "$origin" "$(sums MANIFEST.sha256 | cut -c1-64)" | cmp -s - "$tmp/text" ||
  fail MANIFEST.sha256 'it is not the manifest that was signed'
# 2. Every file is the one that the manifest lists; none is missing, none was added
sums . ! -path ./MANIFEST.sha256 ! -path ./MANIFEST.note | sed 's/ \.\//  /' | sort >"$tmp/there"
{ sort MANIFEST.sha256 | comm -3 - "$tmp/there" | sed 's/.*[0-9a-f]  //'; find . ! -type f ! -type d; } | sort -u |
  while IFS= read -r file; do fail "$file" 'the file is missing, was added, or is not the one that was published'; done
# 3. Each proof is under this very checkpoint; what it says, a line: item, place in the log, hashes beside its way up
find proofs/items -mindepth 1 -maxdepth 1 | cut -d/ -f3- | sort >"$tmp/items"
find proofs/items -name item.tlog-proof -print0 | xargs -0 awk -v checkpoint=proofs/checkpoint -v size="$size" "$decode"'
  function end() { if (good && text == note && at < size + 0) print id, at, sides }
  BEGIN { while ((getline line <checkpoint) > 0) note = note line "\n" }
  FNR == 1 { end(); split(FILENAME, path, "/"); good = (id = path[3]) ~ /^i-[a-z2-7]+$/; sides = text = ""; below = 0; next }
  FNR == 2 { at = $2; good = good && /^index (0|[1-9][0-9]*)$/ && length < 20; next }
  below { text = text $0 "\n" }
  /^$/ { below = 1 }
  !below { good = good && length == 44 && /^[A-Za-z0-9+\/]*=$/; sides = sides " " decode(substr($0, 1, 43), "%02x") }
  END { end() }' | sort >"$tmp/proofs"
cut -d' ' -f1 "$tmp/proofs" | holds 'item.tlog-proof is not a proof under this checkpoint'
# 4. The key signed each entry for this line of this log. An author block: salt (16 bytes), key (32), signature (64)
key=$(openssl pkey -pubin -in proofs/key.pem -outform DER 2>/dev/null | od -An -v -tx1 | tr -d ' \n' | tail -c 64)
find proofs/items -name author.bin -size 112c | sort >"$tmp/authors"
tr '\n' '\0' <"$tmp/authors" | xargs -0 od -An -v -tx1 | tr -d ' \n' | fold -w 224 | paste -d' ' "$tmp/authors" - |
  awk -v key="$key" 'FILENAME ~ /there$/ { sha256[$2] = $1; next } FILENAME ~ /proofs$/ { at[$1] = $2; next }
    { split($1, path, "/"); id = path[3]; sub(/author.bin$/, "entry.json", $1); said = sprintf("%016x", at[id]) sha256[$1] }
    id in at && substr($2, 33, 64) == key { gsub(/../, "\\x&", said); gsub(/../, "\\x&", $2); print id, said, $2 }
    ' "$tmp/there" "$tmp/proofs" - >"$tmp/blocks"                 # a file and not a pipe: bash reads a pipe byte by byte
while read -r id said author; do
  { printf 'onrecord/v1 sign\n%s\n' "$origin"; printf "$said"; } >"$tmp/sign/$id"; printf "${author:192}" >"$tmp/sign/$id.sig"
  printf "onrecord/v1 author\n$author" >"$tmp/hash/$id.author"
  IFS= read -r entry <"proofs/items/$id/entry.json" || printf 'onrecord/v1 entry\n%s' "$entry" >"$tmp/hash/$id.entry"
  echo "$id"; done <"$tmp/blocks" >"$tmp/signed"
xargs -P 4 -I@ "${verify[@]}" -in "$tmp/sign/@" -sigfile "$tmp/sign/@.sig" <"$tmp/signed" >/dev/null 2>&1 & signing=$!
# 5. Both opened fields are among those that the entry committed to; they say that it is an item, and the printed hash
while read -r id _; do
  { IFS= read -r one && IFS= read -r two && ! IFS= read -r more; } 2>/dev/null <"proofs/items/$id/disclosed" || continue
  printf %s "$one" >"$tmp/hash/$id.one"; printf %s "$two" >"$tmp/hash/$id.two"; echo "$id $one $two"
done <"$tmp/proofs" >"$tmp/fields"
sums "$tmp/hash" >"$tmp/sums"; grep -aro '"[A-Za-z0-9_-]*"' proofs/items --include=entry.json | tr -s '/:"' ' ' >"$tmp/committed"
awk -v url=1 "$decode"'{ sub(/.*\//, "", $2) }
  FILENAME ~ /committed$/ { if (length($5) == 43) has[$3, decode($5, "%02x")]; next }
  FILENAME ~ /sums$/ { split($2, name, "."); found[name[1]] += (name[1], $1) in has; next }
  found[$1] == 2 { json = decode($2, "%c") decode($3, "%c")
    if (json ~ /^\["[A-Za-z0-9_-]*","kind","item"\]\["[A-Za-z0-9_-]*","object",/ && match(json, /"sha256":"[0-9a-f]*"/))
      print $1, substr(json, RSTART + 10, 64) }' "$tmp/committed" "$tmp/sums" "$tmp/fields" | sort >"$tmp/opened"
awk -F'"' '/^  "id": "/ { id = $4 } /^  "sha256": "/ { print id, $4 }' data/items.json | sort >"$tmp/printed"
comm -12 "$tmp/opened" "$tmp/printed" | cut -d' ' -f1 | holds 'the hash printed for it is not the one that was logged'
comm -13 "$tmp/opened" "$tmp/printed" | while read -r id _; do fail "data/items.json, $id" 'its hash has no proof'; done
# 6. Each entry leads up to the signed root (RFC 9162, 2.1.3.2): all of them at once, a level of the tree at a time
hash_first() {                            # lines of $tmp/climb: the first word gives way to SHA-256(byte $1, word)
  rm -rf "$tmp/node"; mkdir "$tmp/node"; cut -d' ' -f1 "$tmp/climb" | sort -u | sed 's/../\\x&/g' >"$tmp/pairs"
  while read -r pair; do printf "\\x$1$pair" >"$tmp/node/${pair//\\x/}"; done <"$tmp/pairs"
  sums "$tmp/node" | awk 'NR == FNR { sub(/.*\//, "", $2); node[$2] = $1; next } { $1 = node[$1]; print }' - "$tmp/climb"; }
awk -v last="$size" 'NR == FNR { sub(/.*\//, "", $2); half[$2] = $1; next }
  { id = $1; at = $2; $1 = $2 = ""; print half[id ".entry"] half[id ".author"], id, at, last - 1, $0 }
  ' "$tmp/sums" "$tmp/proofs" >"$tmp/climb"
hash_first 00 >"$tmp/up"                  # a line: node, item, the node's number and the last number on its level, hashes beside
while awk -v root="$root" -v top="$tmp/top" 'NF == 4 { if ($4 == 0 && $1 == root) print $2 >>top; next }
    { n = $3; last = $4; pair = n % 2 || n == last ? $5 $1 : $1 $5; rest = ""; for (i = 6; i <= NF; i++) rest = rest " " $i
      if (n == last) while (n && n % 2 == 0) { n /= 2; last = int(last / 2) }
      print pair, $2, int(n / 2), int(last / 2) rest }' "$tmp/up" >"$tmp/climb" && [ -s "$tmp/climb" ]
do hash_first 01 >"$tmp/up"; done
holds 'its entry is not in the signed log' <"$tmp/top"
wait "$signing" && cp "$tmp/signed" "$tmp/by" || while read -r id; do           # one by one only where one has to be named
  "${verify[@]}" -in "$tmp/sign/$id" -sigfile "$tmp/sign/$id.sig" >/dev/null 2>&1 && echo "$id"; done <"$tmp/signed" >"$tmp/by"
holds 'its author did not sign this entry for this line of this log' <"$tmp/by"
[ -s "$tmp/failed" ] && { cat "$tmp/failed"; exit 1; }
printf 'All of it holds: %s files, %s items, a log of %s entries.\n' $(wc -l <MANIFEST.sha256) $(wc -l <"$tmp/items") "$size"
