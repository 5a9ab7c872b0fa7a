#!/usr/bin/env bash
# Checks a dossier offline, with bash, awk, coreutils and OpenSSL 3. Read it before you trust it: it is short.
#   bash check.sh [FINGERPRINT]             the dossier in whose folder this script lies
#   bash check.sh -C FOLDER [FINGERPRINT]   another one: check a dossier that you doubt with a script that you trust
# FINGERPRINT is that of the documenters' key, as they told you by another way than this dossier. Names what does not
# hold. Ends with 0 if it is whole, with 1 if anything does not hold, with 2 if it cannot be checked on this computer.
set -u -o pipefail; export LC_ALL=C OPENSSL_CONF=/dev/null
stop() { printf '%s\n' "$1" >&2; exit 2; }
home=$(dirname "$0"); [ "${1-}" != -C ] || { home=${2-}; shift 2 || stop 'After -C stands the folder of the dossier.'; }
expected=$(printf %s "$@" | tr -d '[:space:]:' | tr A-Z a-z)
[[ -z $expected || $expected =~ ^[0-9a-f]{64}$ ]] || stop 'That is not a fingerprint: it has 64 digits, 0 to 9 and a to f.'
cd "$home" || exit 2; [ -e MANIFEST.sha256 ] || [ -e proofs/key.vkey ] || stop 'This is no dossier: it holds neither MANIFEST.sha256 nor proofs/key.vkey.'
memory=/dev/shm; [ -w $memory ] || memory=${TMPDIR:-/tmp}               # many small files: in memory, where there is such a place
tmp=$(mktemp -d "$memory/check.XXXXXX") || exit 2; trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/hash" "$tmp/sign"; cd "$tmp" && : >failed >top >climb >there >proofs >printed && cd "$OLDPWD" || exit 2
fail() { printf 'DOES NOT HOLD  %s: %s\n' "$1" "$2" >>"$tmp/failed"; }
finish() {                                # a thing is named once; a hostile name must not command the terminal
  awk '{ what = substr($0, 16); sub(/: .*/, "", what) } !seen[what]++' "$tmp/failed" | tr '\000-\011\013-\037\177-\377' '?'
  printf '%s\n' "$1"; [ ! -s "$tmp/failed" ]; exit; }
sha256=(openssl dgst -sha256 -r); command -v sha256sum >/dev/null && sha256=(sha256sum)
sums() { find "$@" -type f -print0 | xargs -0 "${sha256[@]}" | sed 's/ [ *]/ /'; }      # many files, one process: "hash name"
sum() { "${sha256[@]}" | cut -c1-64; }
hex() { od -An -v -tx1 | tr -d ' \n'; }
bytes() { printf "$(printf %s "$1" | sed 's/../\\x&/g')"; }                                 # of hex digits
pem() { printf -- '-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n' "$(bytes "302a300506032b6570032100$1" | openssl base64 -A)"; }
verify=(openssl pkeyutl -verify -pubin -inkey "$tmp/key.pem" -rawin)                        # an Ed25519 signature
verifies() { "${verify[@]}" -in "$1" -sigfile "$2" >/dev/null 2>&1; }
decode='function decode(text, form,  i, n, v, out) {             # base64 or base64url to bytes, each written as `form`
    while (++i <= length(text)) { v = v * 64 + index(abc, substr(text, i, 1)) - 1
      if ((n += 6) >= 8) { n -= 8; out = out sprintf(form, int(v / 2 ^ n)); v %= 2 ^ n } }
    return out }
  BEGIN { abc = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" (url ? "-_" : "+/") }'
# 0. This openssl accepts a known signature, and it refuses it for another text (RFC 8032, 7.1, test 2)
pem 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c >"$tmp/key.pem" 2>/dev/null; printf r >"$tmp/r"; printf R >"$tmp/R"
bytes 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00 >"$tmp/sig"
verifies "$tmp/r" "$tmp/sig" && ! verifies "$tmp/R" "$tmp/sig" ||
  stop 'This openssl cannot check Ed25519 signatures; OpenSSL 3 or newer can. Nothing was found out about this dossier.'
# 1. The key, its two files, and its signatures on the checkpoint and the manifest (C2SP signed notes), byte by byte
{ vkey=$(cat proofs/key.vkey); } 2>/dev/null; name=${vkey%%+*} rest=${vkey#*+}
key=$(printf %s "${rest#*+}" | openssl base64 -d -A 2>/dev/null | hex); key=${key#01}
[ ${#key} -eq 64 ] && id=$({ printf '%s\n\1' "$name"; bytes "$key"; } | sum | cut -c1-8) && [[ -n $name && $name != *[[:space:]]* ]] &&
  printf '%s+%s+%s\n' "$name" "$id" "$(bytes "01$key" | openssl base64 -A)" | cmp -s - proofs/key.vkey ||
  { fail proofs/key.vkey 'it is missing or is not the public key of a record'
    finish 'Not whole: it is not signed by the key that lies in it.'; }
pem "$key" >"$tmp/key.pem"; fingerprint=$(bytes "$key" | sum); shown=$(sed 's/..../& /g; s/ $//' <<<"$fingerprint")
[ "${expected:-$fingerprint}" = "$fingerprint" ] || fail 'the key' 'it is not the key that you expected'
is() { [ -f "$1" ] || { fail "$1" 'the file is missing'; false; }; }
note() { is "$1" || return; sed '/^$/,$d' "$1" >"$tmp/text"
  sed -n '$p' "$1" | tr -d '\000' | cut -d' ' -f3 | openssl base64 -d -A 2>/dev/null | tail -c +5 >"$tmp/sig"
  { cat "$tmp/text"; printf '\n\xe2\x80\x94 %s %s\n' "$name" "$({ bytes "$id"; cat "$tmp/sig"; } | openssl base64 -A)"; } | cmp -s - "$1" &&
    verifies "$tmp/text" "$tmp/sig" && "${2:-true}" || { fail "$1" 'it is not signed by the key in proofs/key.vkey'; false; }; }
checkpoint() { { read -r origin; read -r size; read -r root; } <"$tmp/text" && [ "$(wc -l <"$tmp/text")" -eq 3 ] && [ "$origin" = "$name" ] &&
  [[ $size =~ ^(0|[1-9][0-9]{0,15})$ && $root =~ ^[A-Za-z0-9+/]{43}=$ ]] && root=$(awk "$decode"'{ print decode(substr($0, 1, 43), "%02x") }' <<<"$root"); }
is proofs/key.pem && { cmp -s "$tmp/key.pem" proofs/key.pem || fail proofs/key.pem 'it is not the key in proofs/key.vkey'; }
under=proofs/checkpoint; note proofs/checkpoint checkpoint || under=/dev/null size=0 root=
sealed=yes; note MANIFEST.note || sealed=
is MANIFEST.sha256 && [ "$sealed" ] && { printf 'onrecord/v1 dossier\n%s\n%s\n' "$name" "$(sum <MANIFEST.sha256)" | cmp -s - "$tmp/text" ||
  fail MANIFEST.sha256 'it is not the manifest that was signed'; }
# 2. Every file is the one that the manifest lists; none is missing, none was added, none is a link
sums . ! -path ./MANIFEST.sha256 ! -path ./MANIFEST.note | sed 's/ \.\//  /' >"$tmp/there"
find . ! -type f ! -type d ! -path ./MANIFEST.sha256 ! -path ./MANIFEST.note | sed 's/^\.\//-  /' >>"$tmp/there"
[ ! -f MANIFEST.sha256 ] || awk 'FILENAME == "MANIFEST.sha256" { listed[substr($0, 67)] = substr($0, 1, 64); next }
    { at = index($0, "  "); there[substr($0, at + 2)] = substr($0, 1, at - 1) }
    function fail(why) { print "DOES NOT HOLD  " path ": " why }
  END { for (path in listed) if (!(path in there) || there[path] == "-") fail("the file is missing")
      else if (there[path] != listed[path]) fail("the file is not the one that was published")
    for (path in there) if (!(path in listed)) fail("the file was added after publishing") }' MANIFEST.sha256 "$tmp/there" | sort >>"$tmp/failed"
# 3. Each proof is under this very checkpoint; what it says, a line: item, place in the log, hashes beside its way up
[ ! -f data/items.json ] || awk -F'"' '/^  "id": "/ { id = $4 } /^  "sha256": "/ { print id, $4 }' data/items.json | sort >"$tmp/printed"
{ sed -n 's|^[^ ]*  proofs/items/\([^/]*\).*|\1|p' "$tmp/there"; cut -d' ' -f1 "$tmp/printed"; } | sort -u >"$tmp/items"
[ ! -d proofs/items ] || find proofs/items -type f -name item.tlog-proof -print0 | xargs -0 awk -v checkpoint="$under" "$decode"'
  function end() { if (good && note != "" && text == note) print id, at, sides }
  BEGIN { while ((getline line <checkpoint) > 0) note = note line "\n" }
  FNR == 1 { end(); split(FILENAME, path, "/"); good = (id = path[3]) ~ /^i-[a-z2-7]+$/; sides = text = ""; below = 0
    good = good && /^c2sp\.org\/tlog-proof@v1$/; next }
  FNR == 2 { at = $2; good = good && /^index (0|[1-9][0-9]*)$/ && length < 20; next }
  below { text = text $0 "\n" }
  /^$/ { below = 1 }
  !below { good = good && length == 44 && /^[A-Za-z0-9+\/]*=$/; sides = sides " " decode(substr($0, 1, 43), "%02x") }
  END { end() }' | sort >"$tmp/proofs"
# 4. The key signed each entry for this line of this log. An author block: salt (16 bytes), key (32), signature (64)
find proofs/items -type f -name author.bin -size 112c 2>/dev/null | sort >"$tmp/authors"
tr '\n' '\0' <"$tmp/authors" | xargs -0 od -An -v -tx1 | tr -d ' \n' | fold -w 224 | paste -d' ' "$tmp/authors" - |
  awk -v key="$key" 'FILENAME ~ /there$/ { sha256[$2] = $1; next } FILENAME ~ /proofs$/ { at[$1] = $2; next }
    { split($1, path, "/"); id = path[3]; sub(/author.bin$/, "entry.json", $1); said = sprintf("%016x", at[id]) sha256[$1] }
    id in at && substr($2, 33, 64) == key { gsub(/../, "\\x&", said); gsub(/../, "\\x&", $2); print id, said, $2 }
    ' "$tmp/there" "$tmp/proofs" - >"$tmp/blocks"                 # a file and not a pipe: bash reads a pipe byte by byte
while read -r id said author; do
  { printf 'onrecord/v1 sign\n%s\n' "$name"; printf "$said"; } >"$tmp/sign/$id"; printf "${author:192}" >"$tmp/sign/$id.sig"
  printf "onrecord/v1 author\n$author" >"$tmp/hash/$id.author"
  entry=; [ ! -f "proofs/items/$id/entry.json" ] || IFS= read -r entry <"proofs/items/$id/entry.json" || printf 'onrecord/v1 entry\n%s' "$entry" >"$tmp/hash/$id.entry"
  echo "$id"; done <"$tmp/blocks" >"$tmp/signed"
xargs -P 4 -I@ "${verify[@]}" -in "$tmp/sign/@" -sigfile "$tmp/sign/@.sig" <"$tmp/signed" >/dev/null 2>&1 & signing=$!
# 5. Both opened fields are among those that the entry committed to; they say that it is an item, and the printed hash
while read -r id _; do
  { IFS= read -r one && IFS= read -r two && ! IFS= read -r more; } 2>/dev/null <"proofs/items/$id/disclosed" || continue
  printf %s "$one" >"$tmp/hash/$id.one"; printf %s "$two" >"$tmp/hash/$id.two"; echo "$id $one $two"
done <"$tmp/proofs" >"$tmp/fields"
sums "$tmp/hash" >"$tmp/sums"
grep -aro '"[A-Za-z0-9_-]*"' proofs/items --include=entry.json 2>/dev/null | tr -s '/:"' ' ' >"$tmp/committed"
awk -v url=1 "$decode"'{ sub(/.*\//, "", $2) }
  FILENAME ~ /committed$/ { if (length($5) == 43) has[$3, decode($5, "%02x")]; next }
  FILENAME ~ /sums$/ { split($2, name, "."); found[name[1]] += (name[1], $1) in has; next }
  found[$1] == 2 { json = decode($2, "%c") decode($3, "%c")
    if (json ~ /^\["[A-Za-z0-9_-]*","kind","item"\]\["[A-Za-z0-9_-]*","object",/ && match(json, /"sha256":"[0-9a-f]*"/))
      print $1, substr(json, RSTART + 10, 64) }' "$tmp/committed" "$tmp/sums" "$tmp/fields" | sort >"$tmp/opened"
comm -12 "$tmp/opened" "$tmp/printed" | cut -d' ' -f1 >"$tmp/same"
# 6. Each entry leads up to the signed root (RFC 9162, 2.1.3.2): all of them at once, a level of the tree at a time
hash_first() {                            # lines of $tmp/climb: the first word gives way to SHA-256(byte $1, word)
  rm -rf "$tmp/node"; mkdir "$tmp/node"; cut -d' ' -f1 "$tmp/climb" | sort -u | sed 's/../\\x&/g' >"$tmp/pairs"
  while read -r pair; do printf "\\x$1$pair" >"$tmp/node/${pair//\\x/}"; done <"$tmp/pairs"
  sums "$tmp/node" | awk 'NR == FNR { sub(/.*\//, "", $2); node[$2] = $1; next } { $1 = node[$1]; print }' - "$tmp/climb"; }
awk -v last="$size" 'NR == FNR { sub(/.*\//, "", $2); half[$2] = $1; next }
  { id = $1; at = $2; $1 = $2 = ""; leaf = half[id ".entry"] half[id ".author"]
    if (length(leaf) == 128 && at + 0 < last + 0) print leaf, id, at, last - 1, $0 }
  ' "$tmp/sums" "$tmp/proofs" >"$tmp/climb"
hash_first 00 >"$tmp/up"                  # a line: node, item, the node's number and the last number on its level, hashes beside
while awk -v root="$root" -v top="$tmp/top" 'NF == 4 { if ($4 == 0 && $1 == root) print $2 >>top; next }
    { n = $3; last = $4; pair = n % 2 || n == last ? $5 $1 : $1 $5; rest = ""; for (i = 6; i <= NF; i++) rest = rest " " $i
      if (n == last) while (n && n % 2 == 0) { n /= 2; last = int(last / 2) }
      print pair, $2, int(n / 2), int(last / 2) rest }' "$tmp/up" >"$tmp/climb" && [ -s "$tmp/climb" ]
do hash_first 01 >"$tmp/up"; done
wait "$signing" && cp "$tmp/signed" "$tmp/by" || while read -r id; do           # one by one only where one has to be named
  verifies "$tmp/sign/$id" "$tmp/sign/$id.sig" && echo "$id"; done <"$tmp/signed" >"$tmp/by"
holds() { sort "$tmp/$1" | comm -23 "$tmp/items" - | while IFS= read -r id; do fail "proofs/items/$id" "$2"; done; }   # in file $1: where it does
cut -d' ' -f1 "$tmp/proofs" >"$tmp/proven"; holds proven 'it has no proof under this checkpoint'
holds top 'its entry is not in the signed log'
holds by 'its author did not sign this entry for this line of this log'
holds same 'the hash printed for it is not the one that was logged'
# 7. The verdict
[ "$sealed" ] || finish 'Not whole: it is not signed by the key that lies in it.'
[ "${expected:-$fingerprint}" = "$fingerprint" ] ||
  finish "Signed by another key than the one you expected: $shown. Whoever sealed this dossier does not hold the key you were told of."
[ ! -s "$tmp/failed" ] || finish "Not whole: the key $shown signed it, and it was changed after that."
printf '%s files, %s items with a proof, a log of %s entries.\n' $(wc -l <MANIFEST.sha256) $(wc -l <"$tmp/items") "$size"
[ "$expected" ] && finish "Whole, signed by the key $shown, the one you expected."
finish "Whole, signed by the key $shown; whether it is the documenters' key you must learn from them by another way."
