-- Which entry logged the noun with this id; the newest where several did.
-- :create
CREATE TABLE named (id TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (id, idx)) WITHOUT ROWID;
-- :insert
INSERT OR IGNORE INTO named (id, idx) VALUES (?, ?);
-- :newest
SELECT entries.idx, entries.id, device, kind, schema, at, by, about, object, supersedes, reason, body
FROM entries WHERE idx = (SELECT max(idx) FROM named WHERE named.id = ?);
-- :before
SELECT entries.idx, entries.id, device, kind, schema, at, by, about, object, supersedes, reason, body
FROM entries WHERE idx = (SELECT max(idx) FROM named WHERE named.id = ? AND named.idx < ?);
-- :rows
SELECT * FROM named ORDER BY 1, 2;
