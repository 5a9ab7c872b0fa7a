-- Every entry of the log, opened, in the order of the log.
-- :create
CREATE TABLE entries (
    idx INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    schema INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    about TEXT NOT NULL,
    object TEXT,
    supersedes TEXT,
    reason TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX entries_by_kind ON entries (kind, idx);
-- :insert
INSERT INTO entries (idx, id, device, kind, schema, at, by, about, object, supersedes, reason, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- :all
SELECT idx, id, device, kind, schema, at, by, about, object, supersedes, reason, body
FROM entries WHERE idx < ? AND at <= ? ORDER BY idx;
-- :by_id
SELECT idx, id, device, kind, schema, at, by, about, object, supersedes, reason, body FROM entries WHERE id = ?;
-- :last
SELECT idx, id, device, kind, schema, at, by, about, object, supersedes, reason, body
FROM entries ORDER BY idx DESC LIMIT 1;
-- :of_kind
SELECT idx, id, device, kind, schema, at, by, about, object, supersedes, reason, body
FROM entries WHERE kind = ? ORDER BY idx;
-- :newest_of_kind
SELECT idx, id, device, kind, schema, at, by, about, object, supersedes, reason, body
FROM entries WHERE kind = ? ORDER BY idx DESC LIMIT 1;
-- :rows
SELECT * FROM entries ORDER BY 1, 2;
