-- Full text. Under row-level security the planner may not use a GIN index before the policy, because @@ is not
-- leakproof. So the vectors stand in tables of their own, which no request role can read; functions that carry the
-- rule of visibility inside search them, and hand out ids alone. What is protected (names of targets) never enters.
CREATE FUNCTION sec.text_search(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT CASE split_part(language, '-', 1)
    WHEN 'en' THEN 'pg_catalog.english' WHEN 'fr' THEN 'pg_catalog.french' WHEN 'es' THEN 'pg_catalog.spanish'
    WHEN 'ar' THEN 'pg_catalog.arabic' WHEN 'pt' THEN 'pg_catalog.portuguese' WHEN 'de' THEN 'pg_catalog.german'
    WHEN 'nl' THEN 'pg_catalog.dutch' WHEN 'ru' THEN 'pg_catalog.russian' WHEN 'it' THEN 'pg_catalog.italian'
    ELSE 'pg_catalog.simple' END::regconfig
$$;

CREATE TABLE sec.incident_search (
  incident_id uuid PRIMARY KEY REFERENCES incidents (id),
  organisation_id uuid NOT NULL,
  author_id uuid NOT NULL,
  status text NOT NULL,
  handling text NOT NULL,
  title text NOT NULL,
  words tsvector NOT NULL
);
-- No pending list: a search would read all of it, and the planner, who counts it, would rather read the whole table.
CREATE INDEX ix_incident_search_words ON sec.incident_search USING gin (words) WITH (fastupdate = off);
CREATE INDEX ix_incident_search_organisation ON sec.incident_search (organisation_id);
CREATE INDEX ix_incident_search_title ON sec.incident_search USING gin (title gin_trgm_ops);

CREATE TABLE sec.statement_search (
  version_id uuid NOT NULL,
  paragraph int NOT NULL,
  statement_id uuid NOT NULL REFERENCES statements (id),
  words tsvector NOT NULL,
  PRIMARY KEY (version_id, paragraph)
);
CREATE INDEX ix_statement_search_words ON sec.statement_search USING gin (words) WITH (fastupdate = off);

ALTER TABLE sec.incident_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.incident_search FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_search_functions ON sec.incident_search TO register_owner USING (true) WITH CHECK (true);
ALTER TABLE sec.statement_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.statement_search FORCE ROW LEVEL SECURITY;
CREATE POLICY statement_search_functions ON sec.statement_search TO register_owner USING (true) WITH CHECK (true);

CREATE FUNCTION sec.index_incident() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE config regconfig := sec.text_search(NEW.language);
BEGIN
  INSERT INTO sec.incident_search VALUES (NEW.id, NEW.organisation_id, NEW.author_id, NEW.status, NEW.handling, NEW.title,
      setweight(to_tsvector('pg_catalog.simple', NEW.reference), 'A') || setweight(to_tsvector(config, NEW.title), 'A')
      || to_tsvector(config, NEW.account))
    ON CONFLICT (incident_id) DO UPDATE SET status = excluded.status, handling = excluded.handling,
      title = excluded.title, words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER incidents_index AFTER INSERT OR UPDATE OF title, account, language, status, handling ON incidents
  FOR EACH ROW EXECUTE FUNCTION sec.index_incident();

CREATE FUNCTION sec.index_paragraph() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  INSERT INTO sec.statement_search VALUES (NEW.version_id, NEW.number, sec.statement_of(NEW.version_id),
    to_tsvector(sec.text_search(sec.language_of(NEW.version_id)), NEW.text));
  RETURN NULL;
END $$;

CREATE POLICY statement_versions_index ON statement_versions FOR SELECT TO register_owner USING (true);
CREATE FUNCTION sec.statement_of(version uuid) RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
$$ SELECT statement_id FROM statement_versions WHERE id = version $$;
CREATE FUNCTION sec.language_of(version uuid) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
$$ SELECT language FROM statement_versions WHERE id = version $$;
CREATE TRIGGER paragraphs_index AFTER INSERT ON paragraphs FOR EACH ROW EXECUTE FUNCTION sec.index_paragraph();

-- A query in several languages at once: what is typed is stemmed by each of them.
CREATE FUNCTION sec.search_query(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT websearch_to_tsquery('pg_catalog.english', typed) || websearch_to_tsquery('pg_catalog.french', typed)
    || websearch_to_tsquery('pg_catalog.spanish', typed) || websearch_to_tsquery('pg_catalog.arabic', typed)
    || websearch_to_tsquery('pg_catalog.simple', typed)
$$;

-- Best first. At most a thousand matches are ranked, so that a common word costs what a rare one does. The planner does
-- not know how rare the words will be, and would read the whole table for the limit's sake; it is told not to.
CREATE FUNCTION sec.search_incidents(typed text, at_most int) RETURNS TABLE (incident_id uuid, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
DECLARE query tsquery := sec.search_query(typed);
BEGIN
  RETURN QUERY SELECT f.id, ts_rank(f.words, query) AS score
    FROM (
      (SELECT s.incident_id AS id, s.words FROM sec.incident_search s
        WHERE sec.role() = 'liaison' AND s.words @@ query
          AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
        LIMIT 1000)
      UNION ALL -- the others are answered from their own organisation's rows, however many there are besides
      (SELECT s.incident_id, s.words FROM sec.incident_search s
        WHERE sec.role() <> 'liaison' AND s.organisation_id = sec.organisation() AND s.words @@ query
          AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
        LIMIT 1000)) f
    ORDER BY score DESC, f.id DESC LIMIT least(at_most, 100);
END $$;

CREATE FUNCTION sec.search_statements(typed text, at_most int)
RETURNS TABLE (statement_id uuid, version_id uuid, paragraph int, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
DECLARE query tsquery := sec.search_query(typed);
BEGIN
  IF NOT sec.reads_content() THEN RETURN; END IF;
  RETURN QUERY SELECT f.sid, f.vid, f.number, ts_rank(f.words, query) AS score
    FROM (SELECT s.statement_id AS sid, s.version_id AS vid, s.paragraph AS number, s.words FROM sec.statement_search s
      WHERE s.words @@ query LIMIT 1000) f
    ORDER BY score DESC, f.vid DESC, f.number LIMIT least(at_most, 100);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sec FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.search_incidents(text, int), sec.search_statements(text, int), sec.search_query(text),
  sec.text_search(text) TO register_app;
