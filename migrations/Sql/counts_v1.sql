-- What the overview and the sheet of a State count, kept so that a number costs the same however many incidents and asks
-- there are. Each subject (an incident that was sent, an ask, a response) has spans: from one recorded instant until
-- another it counted in these places, each told as kind|code. Counts are the sums of those spans: how many more, or
-- fewer, stood in a place at the end of a day (UTC) than at the end of the day before. A row is a place in one year, with the
-- days on which it changed beside each other and their sum, so that a day past reads the rows that today reads, and looks
-- into those of its own year.
--
-- Whose a count is: it stands once for the liaison, for whom organisations are not told apart (nil), and once for everybody
-- else, by organisation; red incidents apart by author, who alone may count them. Asks and responses are of nobody (nil).
-- An incident that is handled otherwise from now on counts for other people from now on, on days past as well.
ALTER TABLE counted_spans ENABLE ROW LEVEL SECURITY;
ALTER TABLE counted_spans FORCE ROW LEVEL SECURITY;
ALTER TABLE counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE counts FORCE ROW LEVEL SECURITY;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['counted_spans', 'counts']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app
      USING ((SELECT sec.reads_content()) AND for_liaison = ((SELECT sec.role()) = ''liaison'')
        AND (organisation_id = ''00000000-0000-0000-0000-000000000000'' OR ((SELECT sec.role()) IN (''lead'', ''reporter'')
          AND organisation_id = (SELECT sec.organisation())
          AND (author_id = ''00000000-0000-0000-0000-000000000000'' OR author_id = (SELECT sec.user_id())))))', part || '_read', part);
    EXECUTE format('CREATE POLICY %I ON %I TO register_owner USING (true) WITH CHECK (true)', part || '_functions', part);
    EXECUTE format('GRANT SELECT ON %I TO register_app, register_backup', part);
  END LOOP;

  FOREACH part IN ARRAY ARRAY['incidents', 'acts', 'act_stages', 'targets', 'involvements', 'case_events', 'incident_merges',
    'response_parties', 'terms', 'parties']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_owner USING (true)', part || '_counts', part);
  END LOOP;
END $$;

-- Counts are changed far more often than they are added, and no index holds what changes.
ALTER TABLE counts SET (fillfactor = 70);

-- What happened on the day of somebody's last visit, before and after it.
CREATE INDEX ix_counted_spans_from ON counted_spans (known_from);
CREATE INDEX ix_counted_spans_until ON counted_spans (known_until) WHERE known_until IS NOT NULL;

CREATE TYPE sec.counted AS (subject_id uuid, for_liaison boolean, organisation_id uuid, author_id uuid,
  known_from timestamptz, known_until timestamptz, tells text[]);

CREATE FUNCTION sec.start_of(day date) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT day::timestamp AT TIME ZONE 'UTC' $$;

-- The first twelve digits of an id of version 7 (RFC 9562) are the milliseconds at which it was made.
CREATE FUNCTION sec.made_at(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT to_timestamp((('x0000' || substr(replace(id::text, '-', ''), 1, 12))::bit(64)::bigint) / 1000.0) $$;

-- Incidents that were sent, but for the time in which another record stood for them.
CREATE FUNCTION sec.derive_counted_incidents(wanted uuid[]) RETURNS SETOF sec.counted
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  RETURN QUERY SELECT i.id, l.for_liaison, l.organisation_id, l.author_id, m.at, m.until, ARRAY(
      SELECT 'sent|'
      UNION ALL SELECT 'verified|' WHERE EXISTS (SELECT FROM case_events v
        WHERE v.organisation_id = i.organisation_id AND v.incident_id = i.id AND v.kind = 'verified' AND v.at <= m.at
          AND NOT EXISTS (SELECT FROM case_events o WHERE o.organisation_id = i.organisation_id AND o.incident_id = i.id
            AND o.kind = 'reopened' AND o.at > v.at AND o.at <= m.at))
      UNION ALL SELECT p.tell FROM (SELECT DISTINCT coalesce(t.broader, a.type) AS type
          FROM acts a LEFT JOIN terms t ON t.vocabulary = 'act-type' AND t.code = a.type
          WHERE a.organisation_id = i.organisation_id AND a.incident_id = i.id AND (a.removed_at IS NULL OR a.removed_at > m.at)
            AND EXISTS (SELECT FROM act_stages s WHERE s.act_id = a.id AND s.recorded_at <= m.at)) t
        CROSS JOIN LATERAL (VALUES ('type|' || t.type),
          (CASE WHEN date_trunc('week', i.occurred_from::timestamp) = date_trunc('week', i.occurred_to::timestamp)
            THEN to_char(date_trunc('week', i.occurred_from::timestamp), '"week|"YYYY-MM-DD"|"') || t.type END)) AS p (tell)
        WHERE p.tell IS NOT NULL
      UNION ALL SELECT DISTINCT 'target|' || t.category FROM targets t
        WHERE t.organisation_id = i.organisation_id AND t.incident_id = i.id
          AND sec.made_at(t.id) <= m.at AND (t.removed_at IS NULL OR t.removed_at > m.at)
      UNION ALL SELECT DISTINCT 'actor|' || v.kind FROM involvements v
        WHERE v.organisation_id = i.organisation_id AND v.incident_id = i.id
          AND sec.made_at(v.id) <= m.at AND (v.removed_at IS NULL OR v.removed_at > m.at)
      UNION ALL SELECT 'country|' || coalesce(i.country, '')
      UNION ALL SELECT to_char(i.occurred_from, '"vague|"YYYY-MM-DD') || to_char(i.occurred_to, '"|"YYYY-MM-DD')
        WHERE i.occurred_from < i.occurred_to AND date_trunc('week', i.occurred_from::timestamp) <> date_trunc('week', i.occurred_to::timestamp)
      UNION ALL SELECT CASE WHEN f.day IS NULL THEN to_char(i.occurred_from, '"waits|"YYYY-MM-DD')
          ELSE 'took|' || greatest(0, f.day - i.occurred_from) END WHERE sec.start_of(i.occurred_from) <= m.at
      ORDER BY 1)
    FROM unnest(wanted) AS w (id) JOIN incidents i ON i.id = w.id
    CROSS JOIN LATERAL (SELECT greatest(i.recorded_at, i.submitted_at) AS at) b
    CROSS JOIN LATERAL (
      SELECT true, '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid
        WHERE i.handling IN ('amber', 'green', 'clear')
      UNION ALL SELECT false, i.organisation_id, CASE WHEN i.handling = 'red' THEN i.author_id ELSE '00000000-0000-0000-0000-000000000000' END
    ) AS l (for_liaison, organisation_id, author_id)
    CROSS JOIN LATERAL (SELECT e.at, lead(e.at) OVER (ORDER BY e.at) AS until FROM (
      SELECT b.at
      UNION SELECT greatest(b.at, sec.start_of(i.occurred_from))
      UNION SELECT greatest(b.at, v.at) FROM case_events v
        WHERE v.organisation_id = i.organisation_id AND v.incident_id = i.id AND v.kind IN ('verified', 'reopened')
      UNION SELECT greatest(b.at, x.at) FROM incident_merges g CROSS JOIN LATERAL (VALUES (g.merged_at), (g.undone_at)) AS x (at)
        WHERE g.duplicate_id = i.id AND x.at IS NOT NULL
      UNION SELECT greatest(b.at, x.at) FROM acts a
        CROSS JOIN LATERAL (VALUES ((SELECT min(s.recorded_at) FROM act_stages s WHERE s.act_id = a.id)), (a.removed_at)) AS x (at)
        WHERE a.organisation_id = i.organisation_id AND a.incident_id = i.id AND x.at IS NOT NULL
      UNION SELECT greatest(b.at, x.at) FROM targets t CROSS JOIN LATERAL (VALUES (sec.made_at(t.id)), (t.removed_at)) AS x (at)
        WHERE t.organisation_id = i.organisation_id AND t.incident_id = i.id AND x.at IS NOT NULL
      UNION SELECT greatest(b.at, x.at) FROM involvements v CROSS JOIN LATERAL (VALUES (sec.made_at(v.id)), (v.removed_at)) AS x (at)
        WHERE v.organisation_id = i.organisation_id AND v.incident_id = i.id AND x.at IS NOT NULL
      UNION SELECT greatest(b.at, r.recorded_at, sec.start_of(r.taken_from))
        FROM response_incidents about JOIN responses r ON r.id = about.response_id
        WHERE about.incident_id = i.id AND r.taken_from IS NOT NULL AND (l.for_liaison OR NOT r.is_confidential)) e) m
    CROSS JOIN LATERAL (SELECT min(r.taken_from) AS day
      FROM response_incidents about JOIN responses r ON r.id = about.response_id
      WHERE about.incident_id = i.id AND greatest(r.recorded_at, sec.start_of(r.taken_from)) <= m.at AND r.taken_from IS NOT NULL
        AND (l.for_liaison OR NOT r.is_confidential)) f
    WHERE i.submitted_at IS NOT NULL AND i.status <> 'draft' AND NOT EXISTS (SELECT FROM incident_merges g
      WHERE g.duplicate_id = i.id AND g.merged_at <= m.at AND (g.undone_at IS NULL OR g.undone_at > m.at))
    ORDER BY i.id, l.for_liaison, m.at;
END $$;

-- Asks, as their kept spans have them; how long they waited besides.
CREATE FUNCTION sec.derive_counted_asks(wanted uuid[]) RETURNS SETOF sec.counted
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  RETURN QUERY SELECT a.id, l.for_liaison, '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid, m.at, m.until,
      array_remove(ARRAY[
        'asked|' || a.addressee_id,
        CASE WHEN s.state IN ('open', 'no-reply') THEN 'silent|' || a.addressee_id || '|' || coalesce(to_char(a.asked_from, 'YYYY-MM-DD'), '') END,
        CASE WHEN s.state = 'open' THEN to_char(a.asked_from, '"ask-open|"YYYY-MM-DD') END,
        CASE WHEN s.state <> 'withdrawn' AND sec.start_of(a.asked_from) <= m.at
          THEN CASE WHEN f.day IS NULL THEN to_char(a.asked_from, '"ask-waits|"YYYY-MM-DD"|"') || a.measure
            ELSE 'ask-took|' || greatest(0, f.day - a.asked_from) || '|' || a.measure END END,
        CASE WHEN s.state <> 'withdrawn' AND sec.start_of(a.asked_from) <= m.at AND f.day IS NULL
          THEN to_char(a.asked_from, '"ask-month|"YYYY-MM"|"') || a.measure END], NULL)
    FROM unnest(wanted) AS w (id) JOIN asks a ON a.id = w.id
    CROSS JOIN LATERAL (VALUES (true), (false)) AS l (for_liaison)
    CROSS JOIN LATERAL (SELECT e.at, lead(e.at) OVER (ORDER BY e.at) AS until FROM (
      SELECT s.known_from AS at FROM ask_spans s WHERE s.ask_id = a.id AND s.for_liaison = l.for_liaison
      UNION SELECT greatest(a.recorded_at, sec.start_of(a.asked_from))
      UNION SELECT greatest(a.recorded_at, r.recorded_at, sec.start_of(r.taken_from)) FROM fulfilments f JOIN responses r ON r.id = f.response_id
        WHERE f.ask_id = a.id AND r.taken_from IS NOT NULL AND (l.for_liaison OR NOT r.is_confidential)) e) m
    JOIN ask_spans s ON s.ask_id = a.id AND s.for_liaison = l.for_liaison AND s.known_from <= m.at AND (s.known_until IS NULL OR s.known_until > m.at)
    CROSS JOIN LATERAL (SELECT min(r.taken_from) AS day FROM fulfilments f JOIN responses r ON r.id = f.response_id
      WHERE f.ask_id = a.id AND greatest(r.recorded_at, sec.start_of(r.taken_from)) <= m.at AND r.taken_from IS NOT NULL
        AND (l.for_liaison OR NOT r.is_confidential)) f
    ORDER BY a.id, l.for_liaison, m.at;
END $$;

-- Responses: what a party took alone; and each State that stood in them with others, itself or by an organ.
CREATE FUNCTION sec.derive_counted_responses(wanted uuid[]) RETURNS SETOF sec.counted
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  RETURN QUERY SELECT r.id, l.for_liaison, '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid,
      r.recorded_at, NULL::timestamptz, CASE WHEN stood.parties IS NULL THEN ARRAY['alone|' || r.party_id] ELSE ARRAY(
        SELECT DISTINCT 'stood|' || p.country FROM parties p
          WHERE p.id = ANY (stood.parties) AND p.kind IN ('state', 'state-organ') AND p.country IS NOT NULL
        ORDER BY 1) END
    FROM unnest(wanted) AS w (id) JOIN responses r ON r.id = w.id
    CROSS JOIN LATERAL (VALUES (true), (false)) AS l (for_liaison)
    CROSS JOIN LATERAL (SELECT array_agg(s.id) AS parties FROM (
      SELECT p.party_id AS id FROM response_parties p WHERE p.response_id = r.id
      UNION SELECT r.party_id WHERE r.party_count > 1) s) stood
    WHERE l.for_liaison OR NOT r.is_confidential
    ORDER BY r.id, l.for_liaison;
END $$;

-- Puts the spans that these incidents, asks or responses have now in place of those that are kept, and adds what differs to the
-- counts. One after another, those of the ledger as the gaps are kept: what somebody else is about to commit would be missing
-- from what is derived. One plan for all, since to make one takes five times as long as to carry it out; and one that goes by
-- keys even where it was made while the tables were empty.
CREATE FUNCTION sec.keep_counted(what text, wanted uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS
$$
DECLARE
  was sec.counted[];
  made sec.counted[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext(CASE what WHEN 'incidents' THEN 'counted_incidents' ELSE 'ledger_gaps' END));
  CASE what
    WHEN 'incidents' THEN made := ARRAY(SELECT d FROM sec.derive_counted_incidents(wanted) d);
    WHEN 'asks' THEN made := ARRAY(SELECT d FROM sec.derive_counted_asks(wanted) d);
    WHEN 'responses' THEN made := ARRAY(SELECT d FROM sec.derive_counted_responses(wanted) d);
  END CASE;
  was := ARRAY(SELECT ROW(s.subject_id, s.for_liaison, s.organisation_id, s.author_id, s.known_from, s.known_until, s.tells)::sec.counted
    FROM counted_spans s WHERE s.subject_id = ANY (wanted) ORDER BY s.subject_id, s.for_liaison, s.known_from);
  IF was = made THEN RETURN; END IF;

  DELETE FROM counted_spans s WHERE s.subject_id = ANY (wanted);
  INSERT INTO counted_spans (subject_id, for_liaison, organisation_id, author_id, known_from, known_until, tells)
    SELECT m.subject_id, m.for_liaison, m.organisation_id, m.author_id, m.known_from, m.known_until, m.tells FROM unnest(made) m;

  INSERT INTO counts AS c (for_liaison, organisation_id, author_id, kind, code, year, change, last_day, days, changes)
    SELECT d.for_liaison, d.organisation_id, d.author_id, split_part(d.tell, '|', 1), substr(d.tell, strpos(d.tell, '|') + 1),
        extract(year FROM d.day)::smallint, sum(d.change), max(d.day), array_agg(d.day ORDER BY d.day), array_agg(d.change ORDER BY d.day)
      FROM (
        SELECT s.for_liaison, s.organisation_id, s.author_id, t.tell, (e.at AT TIME ZONE 'UTC')::date AS day, sum(s.sign * e.change)::int AS change
          FROM (SELECT o.*, -1 AS sign FROM unnest(was) o UNION ALL SELECT n.*, 1 FROM unnest(made) n) s
          CROSS JOIN LATERAL unnest(s.tells) AS t (tell)
          CROSS JOIN LATERAL (VALUES (s.known_from, 1), (s.known_until, -1)) AS e (at, change)
          WHERE e.at IS NOT NULL
          GROUP BY 1, 2, 3, 4, 5 HAVING sum(s.sign * e.change) <> 0) d
      GROUP BY 1, 2, 3, 4, 5, 6
      ORDER BY 1, 2, 3, 4, 5, 6 -- what is read together lies together
    ON CONFLICT (for_liaison, organisation_id, author_id, kind, code, year) DO UPDATE SET (change, last_day, days, changes) = (
      SELECT coalesce(sum(m.change), 0), coalesce(max(m.day), excluded.last_day), coalesce(array_agg(m.day ORDER BY m.day), '{}'),
          coalesce(array_agg(m.change ORDER BY m.day), '{}')
        FROM (SELECT u.day, sum(u.change)::int AS change
          FROM (SELECT * FROM unnest(c.days, c.changes) UNION ALL SELECT * FROM unnest(excluded.days, excluded.changes)) u (day, change)
          GROUP BY u.day HAVING sum(u.change) <> 0) m);
END $$;

-- A few thousand at a time: an array has an end.
CREATE FUNCTION sec.rebuild_counts() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE
  what text;
  part uuid[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('ledger_gaps')), pg_advisory_xact_lock(hashtext('counted_incidents'));
  DELETE FROM counted_spans;
  DELETE FROM counts;
  FOREACH what IN ARRAY ARRAY['incidents', 'asks', 'responses']
  LOOP
    FOR part IN EXECUTE format('SELECT array_agg(n.id ORDER BY n.id) FROM (SELECT t.id, row_number() OVER (ORDER BY t.id) / 2000 AS part
        FROM %I t) n GROUP BY n.part ORDER BY n.part', what)
      LOOP PERFORM sec.keep_counted(what, part); END LOOP;
  END LOOP;
END $$;

-- All of what an ask's spans follow from makes them anew.
CREATE FUNCTION sec.counted_asks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE part uuid[];
BEGIN
  FOR part IN SELECT array_agg(n.id) FROM (SELECT t.ask_id AS id, row_number() OVER (ORDER BY t.ask_id) / 5000 AS part
      FROM (SELECT DISTINCT ask_id FROM touched) t) n GROUP BY n.part
    LOOP PERFORM sec.keep_counted('asks', part); END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER ask_spans_counts AFTER INSERT ON ask_spans REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION sec.counted_asks();

CREATE FUNCTION sec.counted_responses() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE wanted uuid[];
BEGIN
  IF TG_TABLE_NAME = 'responses' THEN SELECT array_agg(t.id) INTO wanted FROM touched t;
  ELSE SELECT array_agg(DISTINCT t.response_id) INTO wanted FROM touched t; END IF;
  IF wanted IS NOT NULL THEN PERFORM sec.keep_counted('responses', wanted); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER responses_counts AFTER INSERT ON responses REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION sec.counted_responses();
CREATE TRIGGER response_parties_counts AFTER INSERT ON response_parties REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION sec.counted_responses();

-- An incident's spans are made when its transaction ends, once: it is told in many rows, and by then each lock on a row was
-- taken that will be, so that nobody waits in a ring.
CREATE FUNCTION sec.counted_incident() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE one uuid;
BEGIN
  FOR one IN SELECT (to_jsonb(NEW) ->> TG_ARGV[0])::uuid UNION SELECT (to_jsonb(OLD) ->> TG_ARGV[0])::uuid WHERE TG_OP = 'UPDATE'
  LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM incidents i WHERE i.id = one AND i.submitted_at IS NOT NULL)
      OR EXISTS (SELECT FROM counted_spans s WHERE s.subject_id = one AND s.xmin = pg_current_xact_id()::xid);
    PERFORM sec.keep_counted('incidents', ARRAY[one]);
  END LOOP;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER incidents_counts_new AFTER INSERT ON incidents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.submitted_at IS NOT NULL) EXECUTE FUNCTION sec.counted_incident('id');
CREATE CONSTRAINT TRIGGER incidents_counts AFTER UPDATE ON incidents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((NEW.submitted_at, NEW.recorded_at, NEW.status = 'draft', NEW.handling, NEW.country, NEW.occurred_from, NEW.occurred_to)
    IS DISTINCT FROM (OLD.submitted_at, OLD.recorded_at, OLD.status = 'draft', OLD.handling, OLD.country, OLD.occurred_from, OLD.occurred_to))
  EXECUTE FUNCTION sec.counted_incident('id');
CREATE CONSTRAINT TRIGGER case_events_counts AFTER INSERT ON case_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.kind IN ('verified', 'reopened')) EXECUTE FUNCTION sec.counted_incident('incident_id');
CREATE CONSTRAINT TRIGGER incident_merges_counts AFTER INSERT OR UPDATE ON incident_merges DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION sec.counted_incident('duplicate_id');

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['acts', 'act_stages', 'targets', 'involvements', 'response_incidents']
  LOOP
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      EXECUTE FUNCTION sec.counted_incident(''incident_id'')', part || '_counts', part);
  END LOOP;
END $$;

-- Acts count by their broader type: where a term gets another one, what has such acts is counted anew.
CREATE FUNCTION sec.counted_term() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE part uuid[];
BEGIN
  FOR part IN SELECT array_agg(n.id) FROM (SELECT t.id, row_number() OVER (ORDER BY t.id) / 2000 AS part
      FROM (SELECT DISTINCT a.incident_id AS id FROM acts a WHERE a.type = NEW.code) t) n GROUP BY n.part
    LOOP PERFORM sec.keep_counted('incidents', part); END LOOP;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER terms_counts_new AFTER INSERT ON terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.vocabulary = 'act-type' AND NEW.broader IS NOT NULL) EXECUTE FUNCTION sec.counted_term();
CREATE CONSTRAINT TRIGGER terms_counts AFTER UPDATE ON terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.vocabulary = 'act-type' AND NEW.broader IS DISTINCT FROM OLD.broader) EXECUTE FUNCTION sec.counted_term();

REVOKE ALL ON FUNCTION sec.derive_counted_incidents(uuid[]), sec.derive_counted_asks(uuid[]), sec.derive_counted_responses(uuid[]),
  sec.keep_counted(text, uuid[]), sec.rebuild_counts(), sec.counted_asks(), sec.counted_responses(), sec.counted_incident(),
  sec.counted_term(), sec.start_of(date), sec.made_at(uuid) FROM PUBLIC;

SELECT sec.rebuild_counts();
