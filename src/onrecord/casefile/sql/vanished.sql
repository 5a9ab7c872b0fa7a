-- Items whose file was no longer in the folder when it was last looked for.
-- :create
CREATE TABLE vanished (item TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (item, idx)) WITHOUT ROWID;
-- :insert
INSERT OR IGNORE INTO vanished (item, idx) VALUES (?, ?);
-- :all
SELECT DISTINCT item FROM vanished ORDER BY item;
-- :rows
SELECT * FROM vanished ORDER BY 1, 2;
