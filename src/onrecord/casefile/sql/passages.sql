-- Passages of each item's newest reading, searched by the stems of their words.
-- :create
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    language TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX passages_by_item ON passages (item);
CREATE VIRTUAL TABLE stems USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");
-- :drop_stems_of
DELETE FROM stems WHERE rowid IN (SELECT id FROM passages WHERE item = ?);
-- :drop_of
DELETE FROM passages WHERE item = ?;
-- :insert
INSERT INTO passages (id, item, start, end, language, words) VALUES (?, ?, ?, ?, ?, ?);
-- :insert_stems
INSERT INTO stems (rowid, words) VALUES (?, ?);
-- :next_id
SELECT coalesce(max(id), 0) + 1 FROM passages;
-- :search
SELECT passages.item, passages.start, passages.end, passages.language, passages.words
FROM stems JOIN passages ON passages.id = stems.rowid
WHERE stems MATCH ? AND (? IS NULL OR passages.language = ?)
ORDER BY stems.rank, passages.id LIMIT ?;
-- :rows
SELECT * FROM passages ORDER BY 1, 2;
-- :open_stems
CREATE VIRTUAL TABLE temp.stems_rows USING fts5vocab (main, stems, instance);
-- :stems
SELECT term, doc, offset FROM temp.stems_rows ORDER BY term, doc, offset;
-- :close_stems
DROP TABLE temp.stems_rows;
