-- :create
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- :get
SELECT value FROM meta WHERE key = ?;
-- :set
INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?);
-- :rows
SELECT * FROM meta ORDER BY 1, 2;
