-- Which incidents a statement may speak of, and which statements may speak of an incident, is looked up by terms: numbers
-- that the domain makes of names, acts, States and words, so that no rule of any language stands here. A term and a day
-- lead to the incidents in order, so that what a hundred thousand share costs what ten share. A GIN index would give all of
-- them, in no order, and its operators are not leakproof. As for searching, no request role reads these tables; functions
-- that carry the rule of visibility do. Who may not be named never enters.
CREATE TABLE sec.incident_candidates (
  incident_id uuid PRIMARY KEY REFERENCES incidents (id),
  organisation_id uuid NOT NULL,
  known_from date NOT NULL,
  terms int[] NOT NULL
);
CREATE INDEX ix_incident_candidates_organisation ON sec.incident_candidates (organisation_id, known_from DESC, incident_id DESC);

CREATE TABLE sec.incident_terms (
  term int NOT NULL,
  known_from date NOT NULL,
  incident_id uuid NOT NULL,
  PRIMARY KEY (term, known_from, incident_id)
);

CREATE TABLE sec.statement_terms (
  term int NOT NULL,
  issued_on date NOT NULL,
  version_id uuid NOT NULL,
  PRIMARY KEY (term, issued_on, version_id)
);

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['incident_candidates', 'incident_terms', 'statement_terms']
  LOOP
    EXECUTE format('ALTER TABLE sec.%I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE sec.%I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON sec.%I TO register_owner USING (true) WITH CHECK (true)', part || '_functions', part);
    EXECUTE format('GRANT SELECT ON sec.%I TO register_backup', part);
  END LOOP;
END $$;

-- Whoever may read an incident may change it; what they changed is indexed anew in the same transaction.
CREATE FUNCTION sec.keep_incident_terms(incident uuid, known date, wanted int[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE
  whose uuid;
  kept sec.incident_candidates;
BEGIN
  SELECT s.organisation_id INTO whose FROM sec.incident_search s WHERE s.incident_id = incident
    AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling);
  IF whose IS NULL THEN RAISE insufficient_privilege; END IF;

  SELECT * INTO kept FROM sec.incident_candidates c WHERE c.incident_id = incident FOR UPDATE;
  DELETE FROM sec.incident_terms t
    WHERE t.term = ANY (kept.terms) AND t.known_from = kept.known_from AND t.incident_id = incident;
  INSERT INTO sec.incident_candidates VALUES (incident, whose, known, wanted)
    ON CONFLICT (incident_id) DO UPDATE SET known_from = excluded.known_from, terms = excluded.terms;
  INSERT INTO sec.incident_terms SELECT w, known, incident FROM unnest(wanted) w ON CONFLICT DO NOTHING;
END $$;

-- A version never changes, and neither do its terms.
CREATE FUNCTION sec.keep_statement_terms(version uuid, issued date, wanted int[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF sec.role() <> 'liaison' OR sec.statement_of(version) IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO sec.statement_terms SELECT w, issued, version FROM unnest(wanted) w ON CONFLICT DO NOTHING;
END $$;

-- What was entered before this index was: of what the asker may read, and of texts the newest version.
CREATE FUNCTION sec.incidents_without_terms(at_most int) RETURNS TABLE (incident_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT s.incident_id FROM sec.incident_search s
    WHERE sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
      AND NOT EXISTS (SELECT FROM sec.incident_candidates c WHERE c.incident_id = s.incident_id)
    ORDER BY s.incident_id DESC LIMIT least(at_most, 500)
$$;
CREATE FUNCTION sec.versions_without_terms(of_all int, at_most int) RETURNS TABLE (version_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT v.id FROM statement_versions v
    WHERE sec.role() = 'liaison'
      AND NOT EXISTS (SELECT FROM statement_versions n WHERE n.statement_id = v.statement_id AND n.number > v.number)
      AND NOT EXISTS (SELECT FROM sec.statement_terms t WHERE t.term = of_all AND t.version_id = v.id)
    ORDER BY v.id DESC LIMIT least(at_most, 500)
$$;

-- Best first: what shares most terms, and such as few share. Ids alone, and of what the asker may read. The liaison looks
-- along each term; the others' own are few, of which the last two thousand before that day are looked through.
CREATE FUNCTION sec.incidents_of_terms(terms int[], weights real[], earliest date[], latest date[], most int[], at_most int)
RETURNS TABLE (incident_id uuid, weight double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
BEGIN
  IF sec.role() = 'liaison' THEN
    RETURN QUERY SELECT f.id, sum(f.worth)
      FROM unnest(terms, weights, earliest, latest, most) AS q(term, weight, earliest, latest, most)
      CROSS JOIN LATERAL (
        SELECT p.id, p.day, q.weight / ln(2 + count(*) OVER ()) AS worth
          FROM (SELECT t.incident_id AS id, t.known_from AS day
            FROM sec.incident_terms t JOIN sec.incident_search s ON s.incident_id = t.incident_id
            WHERE t.term = q.term AND t.known_from BETWEEN q.earliest AND q.latest
              AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
            ORDER BY t.known_from DESC, t.incident_id DESC LIMIT least(q.most, 100)) p) f
      GROUP BY f.id ORDER BY 2 DESC, max(f.day) DESC, f.id DESC LIMIT least(at_most, 500);
  ELSE
    RETURN QUERY WITH asked AS (
        SELECT * FROM unnest(terms, weights, earliest, latest, most) AS q(term, weight, earliest, latest, most)),
      own AS (
        SELECT c.incident_id AS id, c.known_from AS day, c.terms AS held
          FROM sec.incident_candidates c JOIN sec.incident_search s ON s.incident_id = c.incident_id
          WHERE c.organisation_id = sec.organisation() AND c.known_from <= (SELECT max(a.latest) FROM asked a)
            AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
          ORDER BY c.known_from DESC, c.incident_id DESC LIMIT 2000),
      met AS (
        SELECT o.id, o.day, a.weight / ln(2 + count(*) OVER (PARTITION BY a.term, a.earliest, a.latest)) AS worth
          FROM own o CROSS JOIN LATERAL unnest(o.held) AS h(term) JOIN asked a ON a.term = h.term
          WHERE o.day BETWEEN a.earliest AND a.latest)
      SELECT m.id, sum(m.worth) FROM met m
        GROUP BY m.id ORDER BY 2 DESC, max(m.day) DESC, m.id DESC LIMIT least(at_most, 500);
  END IF;
END $$;

-- A name as a phrase, in whatever language it is written about.
CREATE FUNCTION sec.name_query(name text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT phraseto_tsquery('pg_catalog.english', name) || phraseto_tsquery('pg_catalog.french', name)
    || phraseto_tsquery('pg_catalog.spanish', name) || phraseto_tsquery('pg_catalog.arabic', name)
    || phraseto_tsquery('pg_catalog.russian', name) || phraseto_tsquery('pg_catalog.german', name)
    || phraseto_tsquery('pg_catalog.portuguese', name) || phraseto_tsquery('pg_catalog.simple', name)
$$;

-- The first statements after that day that share a term, and those that hold a name.
CREATE FUNCTION sec.statements_of_terms(terms int[], weights real[], earliest date[], most int[], names text[], at_most int)
RETURNS TABLE (version_id uuid, weight double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
BEGIN
  IF NOT sec.reads_content() THEN RETURN; END IF;
  RETURN QUERY SELECT f.id, sum(f.worth)
    FROM (
      SELECT p.id, p.worth
        FROM unnest(terms, weights, earliest, most) AS q(term, weight, earliest, most)
        CROSS JOIN LATERAL (
          SELECT n.id, q.weight / ln(2 + count(*) OVER ()) AS worth
            FROM (SELECT t.version_id AS id FROM sec.statement_terms t
              WHERE t.term = q.term AND t.issued_on >= q.earliest
              ORDER BY t.issued_on, t.version_id LIMIT least(q.most, 100)) n) p
      UNION ALL
      SELECT p.id, p.worth
        FROM unnest(names) AS w(name)
        CROSS JOIN LATERAL (
          SELECT n.id, 4 / ln(2 + count(*) OVER ()) AS worth
            FROM (SELECT DISTINCT s.version_id AS id
              FROM (SELECT s.version_id FROM sec.statement_search s WHERE s.words @@ sec.name_query(w.name) LIMIT 500) s) n) p) f
    GROUP BY f.id ORDER BY 2 DESC, f.id DESC LIMIT least(at_most, 500);
END $$;

REVOKE ALL ON FUNCTION sec.keep_incident_terms(uuid, date, int[]), sec.keep_statement_terms(uuid, date, int[]),
  sec.incidents_without_terms(int), sec.versions_without_terms(int, int),
  sec.incidents_of_terms(int[], real[], date[], date[], int[], int), sec.name_query(text),
  sec.statements_of_terms(int[], real[], date[], int[], text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.keep_incident_terms(uuid, date, int[]), sec.keep_statement_terms(uuid, date, int[]),
  sec.incidents_without_terms(int), sec.versions_without_terms(int, int),
  sec.incidents_of_terms(int[], real[], date[], date[], int[], int),
  sec.statements_of_terms(int[], real[], date[], int[], text[], int) TO register_app;
