-- Texts as they were taken, and where passages went in newer texts: read like the statement, kept by the liaison.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['version_originals', 'passage_moves']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app USING ((SELECT sec.reads_content()))', part || '_read', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = ''liaison'')', part || '_add', part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
    EXECUTE format('GRANT SELECT ON %I TO register_backup', part);
  END LOOP;
END $$;

-- What has its place keeps it; what waits, or was said to be gone, a person may settle.
CREATE POLICY passage_moves_settle ON passage_moves FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison' AND to_passage_id IS NULL)
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND decided_by = (SELECT sec.user_id()));
GRANT UPDATE (state, to_passage_id, decided_by, decided_at) ON passage_moves TO register_app;

-- What hangs on a passage goes with it, also what the person who brings the newer text may not see: mentions of
-- incidents that are others' alone. So the database moves it, and the request role cannot. The same link at the new place
-- already: the one that arrives is taken back, as a person would, and stays readable.
CREATE FUNCTION sec.follow_passage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF NOT EXISTS (SELECT FROM passages a, passages b WHERE a.id = NEW.passage_id AND b.id = NEW.to_passage_id
      AND a.statement_id = b.statement_id AND b.version_id = NEW.version_id AND (NEW.state <> 'moved' OR a.quote = b.quote)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'A passage goes to words of the newer text of its own statement.';
  END IF;
  UPDATE mentions m SET undone_at = now(), undone_by = sec.user_id()
    WHERE m.passage_id = NEW.passage_id AND m.undone_at IS NULL AND EXISTS (SELECT FROM mentions t
      WHERE t.passage_id = NEW.to_passage_id AND t.undone_at IS NULL AND t.incident_id IS NOT DISTINCT FROM m.incident_id
        AND (t.state = 'confirmed' OR m.state <> 'confirmed'));
  UPDATE mentions t SET undone_at = now() -- a link that arrives answers what was only asked there
    WHERE t.passage_id = NEW.to_passage_id AND t.undone_at IS NULL AND t.state <> 'confirmed' AND EXISTS (SELECT FROM mentions m
      WHERE m.passage_id = NEW.passage_id AND m.undone_at IS NULL AND m.state = 'confirmed' AND m.incident_id = t.incident_id);
  UPDATE mentions SET passage_id = NEW.to_passage_id WHERE passage_id = NEW.passage_id;
  UPDATE asks SET passage_id = NEW.to_passage_id WHERE passage_id = NEW.passage_id;
  UPDATE responses SET proof_passage_id = NEW.to_passage_id WHERE proof_passage_id = NEW.passage_id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION sec.follow_passage() FROM PUBLIC;
CREATE TRIGGER passage_moves_follow AFTER INSERT OR UPDATE OF to_passage_id ON passage_moves
  FOR EACH ROW WHEN (NEW.to_passage_id IS NOT NULL) EXECUTE FUNCTION sec.follow_passage();

CREATE POLICY passages_follow ON passages FOR SELECT TO register_owner USING (true);
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['mentions', 'asks', 'responses']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_owner USING (true)', part || '_follow_read', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO register_owner USING (true) WITH CHECK (true)', part || '_follow', part);
  END LOOP;
END $$;
