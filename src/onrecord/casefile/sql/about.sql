-- What each entry speaks of: "the newest reading of this item" is one look-up.
-- :create
CREATE TABLE about (id TEXT NOT NULL, kind TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (id, kind, idx))
WITHOUT ROWID;
-- :insert
INSERT OR IGNORE INTO about (id, kind, idx) VALUES (?, ?, ?);
-- :newest
SELECT entries.idx, entries.id, device, entries.kind, schema, at, by, about, object, supersedes, reason, body
FROM entries
WHERE idx = (SELECT max(idx) FROM about WHERE about.id = ? AND about.kind = ?);
-- :newest_of_each
SELECT entries.idx, entries.id, device, entries.kind, schema, at, by, about, object, supersedes, reason, body
FROM entries
WHERE idx IN (SELECT max(idx) FROM about WHERE about.kind = ? GROUP BY about.id)
ORDER BY idx;
-- :rows
SELECT * FROM about ORDER BY 1, 2;
