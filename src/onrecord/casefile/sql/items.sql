-- Every item, all versions; `name` is the path inside the case folder.
-- :create
CREATE TABLE items (
    idx INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    item BLOB NOT NULL
);
CREATE INDEX items_by_name ON items (name, idx);
CREATE INDEX items_by_sha256 ON items (sha256, idx);
-- :insert
INSERT INTO items (idx, id, name, sha256, at, item) VALUES (?, ?, ?, ?, ?, ?);
-- :all
SELECT item FROM items WHERE idx < ? AND at <= ? ORDER BY idx;
-- :by_id
SELECT item FROM items WHERE id = ?;
-- :newest_at_name
SELECT item FROM items WHERE name = ? ORDER BY idx DESC LIMIT 1;
-- :count_at_name
SELECT count(*) FROM items WHERE name = ?;
-- :first_with_bytes
SELECT item FROM items WHERE sha256 = ? ORDER BY idx LIMIT 1;
-- :current
SELECT item FROM items
WHERE idx = (SELECT max(later.idx) FROM items AS later WHERE later.name = items.name)
  AND NOT EXISTS (SELECT 1 FROM vanished WHERE vanished.item = items.id)
ORDER BY idx;
-- :rows
SELECT * FROM items ORDER BY 1, 2;
