-- Full-text index over thoughts, tasks, notes and projects. It keeps no second copy of the text. A row is named by
-- four times its id plus the place of its type; triggers hold the index true whatever writes the tables.
CREATE VIRTUAL TABLE search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
INSERT INTO search(search, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER thoughts_search_insert AFTER INSERT ON thoughts BEGIN
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 0, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER thoughts_search_update AFTER UPDATE OF text ON thoughts WHEN old.text IS NOT new.text BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 0;
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 0, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER thoughts_search_delete AFTER DELETE ON thoughts BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 0;
END;
--> statement-breakpoint
CREATE TRIGGER tasks_search_insert AFTER INSERT ON tasks BEGIN
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 1, new.title);
END;
--> statement-breakpoint
CREATE TRIGGER tasks_search_update AFTER UPDATE OF title ON tasks WHEN old.title IS NOT new.title BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 1;
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 1, new.title);
END;
--> statement-breakpoint
CREATE TRIGGER tasks_search_delete AFTER DELETE ON tasks BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 1;
END;
--> statement-breakpoint
CREATE TRIGGER notes_search_insert AFTER INSERT ON notes BEGIN
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 2, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER notes_search_update AFTER UPDATE OF text ON notes WHEN old.text IS NOT new.text BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 2;
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 2, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER notes_search_delete AFTER DELETE ON notes BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 2;
END;
--> statement-breakpoint
CREATE TRIGGER projects_search_insert AFTER INSERT ON projects BEGIN
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 3, new.name);
END;
--> statement-breakpoint
CREATE TRIGGER projects_search_update AFTER UPDATE OF name ON projects WHEN old.name IS NOT new.name BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 3;
  INSERT INTO search(rowid, text) VALUES (4 * new.id + 3, new.name);
END;
--> statement-breakpoint
CREATE TRIGGER projects_search_delete AFTER DELETE ON projects BEGIN
  DELETE FROM search WHERE rowid = 4 * old.id + 3;
END;
--> statement-breakpoint
CREATE TRIGGER thought_revisions_search_insert AFTER INSERT ON thought_revisions BEGIN
  DELETE FROM search WHERE rowid = 4 * new.thought_id;
  INSERT INTO search(rowid, text) VALUES (4 * new.thought_id, new.text);
END;
