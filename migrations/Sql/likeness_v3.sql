-- Open cases that may be of an event which another record tells of, for the rows of the queue. To compare a page of them takes
-- half a second, so each is compared once, beside the pages, after what it tells has changed. The liaison alone reads this,
-- who reads both records; functions alone write it.
ALTER TABLE possible_duplicates ENABLE ROW LEVEL SECURITY;
ALTER TABLE possible_duplicates FORCE ROW LEVEL SECURITY;
CREATE POLICY possible_duplicates_read ON possible_duplicates FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'liaison' AND (SELECT true FROM incidents i WHERE i.id = incident_id)
    AND (SELECT true FROM incidents i WHERE i.id = other_id));
CREATE POLICY possible_duplicates_functions ON possible_duplicates TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON possible_duplicates TO register_app, register_backup;

-- What is still to be compared; since tells whether it changed again meanwhile.
CREATE TABLE sec.comparisons (
  incident_id uuid PRIMARY KEY REFERENCES incidents (id),
  since timestamptz NOT NULL,
  lease_until timestamptz NOT NULL
);
CREATE INDEX ix_comparisons_lease ON sec.comparisons (lease_until);
ALTER TABLE sec.comparisons ENABLE ROW LEVEL SECURITY;
ALTER TABLE sec.comparisons FORCE ROW LEVEL SECURITY;
CREATE POLICY comparisons_functions ON sec.comparisons TO register_owner USING (true) WITH CHECK (true);
GRANT SELECT ON sec.comparisons TO register_backup;

INSERT INTO sec.comparisons SELECT s.incident_id, now(), '-infinity' FROM sec.incident_search s
  WHERE s.status IN ('submitted', 'in-review', 'needs-information');

-- Whoever sends, merges or withdraws need not be of the liaison, so these act for themselves.
CREATE FUNCTION sec.compare_again(VARIADIC records uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  INSERT INTO sec.comparisons SELECT DISTINCT r, clock_timestamp(), '-infinity'::timestamptz FROM unnest(records) AS r
    ON CONFLICT (incident_id) DO UPDATE SET since = excluded.since, lease_until = excluded.lease_until
$$;
CREATE FUNCTION sec.note_retold() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  PERFORM sec.compare_again(NEW.incident_id);
  RETURN NULL;
END $$;
CREATE TRIGGER case_events_retold AFTER INSERT ON case_events FOR EACH ROW
  WHEN (NEW.kind IN ('submitted', 'reopened', 'merged-in', 'merge-undone')) EXECUTE FUNCTION sec.note_retold();

-- A withdrawal changes who may be named; what a draft's author decides on the way changes nothing that is compared.
CREATE FUNCTION sec.note_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF EXISTS (SELECT FROM sec.incident_search s WHERE s.incident_id = NEW.incident_id AND s.status <> 'draft') THEN
    PERFORM sec.compare_again(NEW.incident_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER consents_retold AFTER INSERT ON consents FOR EACH ROW EXECUTE FUNCTION sec.note_consent();

-- What is decided has left the queue, and what gave way or may not be read by the liaison is nobody's duplicate.
CREATE FUNCTION sec.note_standing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE gone boolean := NEW.merged_into_id IS NOT NULL OR NEW.status = 'draft' OR NEW.handling NOT IN ('amber', 'green', 'clear');
BEGIN
  DELETE FROM possible_duplicates d
    WHERE d.incident_id = NEW.id AND (gone OR NEW.status NOT IN ('submitted', 'in-review', 'needs-information'));
  DELETE FROM possible_duplicates d WHERE d.other_id = NEW.id AND gone;
  IF NEW.handling IS DISTINCT FROM OLD.handling AND NOT gone THEN
    PERFORM sec.compare_again(NEW.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER incidents_standing AFTER UPDATE OF status, handling, merged_into_id ON incidents FOR EACH ROW
  WHEN ((NEW.status, NEW.handling, NEW.merged_into_id) IS DISTINCT FROM (OLD.status, OLD.handling, OLD.merged_into_id))
  EXECUTE FUNCTION sec.note_standing();

CREATE FUNCTION sec.note_not_same() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF NEW.undone_at IS NULL THEN
    DELETE FROM possible_duplicates d
      WHERE (d.incident_id, d.other_id) IN ((NEW.from_id, NEW.to_id), (NEW.to_id, NEW.from_id));
  ELSE
    PERFORM sec.compare_again(NEW.from_id, NEW.to_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_relations_not_same AFTER INSERT OR UPDATE OF undone_at ON incident_relations FOR EACH ROW
  WHEN (NEW.kind = 'not-duplicate') EXECUTE FUNCTION sec.note_not_same();

-- The timekeeper hands out the oldest one, to be compared as all of the liaison read it: in the name of one of them, whoever
-- that is. While there is nobody of the liaison, nobody sees the queue, and all wait.
CREATE FUNCTION sec.take_comparison(until timestamptz)
  RETURNS TABLE (incident_id uuid, since timestamptz, user_id uuid, organisation_id uuid, display_name text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
#variable_conflict use_column
DECLARE reader users;
BEGIN
  IF sec.role() IS DISTINCT FROM 'timekeeper' THEN
    RETURN;
  END IF;
  SELECT * INTO reader FROM users u WHERE u.role = 'liaison' AND u.disabled_at IS NULL ORDER BY u.id LIMIT 1;
  IF reader.id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY UPDATE sec.comparisons c SET lease_until = until
    WHERE c.incident_id = (SELECT n.incident_id FROM sec.comparisons n WHERE n.lease_until <= now()
      ORDER BY n.lease_until, n.since LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING c.incident_id, c.since, reader.id, reader.organisation_id, reader.display_name::text;
END $$;

-- What was found, from both sides, as far as the asker may read it.
CREATE FUNCTION sec.keep_likeness(told uuid, told_at timestamptz, others uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF sec.role() IS DISTINCT FROM 'liaison' THEN
    RETURN;
  END IF;
  DELETE FROM possible_duplicates d WHERE d.incident_id = told OR d.other_id = told;
  INSERT INTO possible_duplicates
    SELECT one.incident_id, other.incident_id
      FROM (SELECT told, o FROM unnest(others) AS o UNION ALL SELECT o, told FROM unnest(others) AS o) AS pair (one_id, other_id)
      JOIN sec.incident_search one ON one.incident_id = pair.one_id AND one.status IN ('submitted', 'in-review', 'needs-information')
        AND sec.may_read_incident(one.organisation_id, one.author_id, one.status, one.handling)
      JOIN sec.incident_search other ON other.incident_id = pair.other_id
        AND sec.may_read_incident(other.organisation_id, other.author_id, other.status, other.handling)
    ON CONFLICT DO NOTHING;
  DELETE FROM sec.comparisons c WHERE c.incident_id = told AND c.since = told_at;
END $$;

REVOKE ALL ON FUNCTION sec.compare_again(uuid[]), sec.note_retold(), sec.note_consent(), sec.note_standing(), sec.note_not_same(),
  sec.take_comparison(timestamptz), sec.keep_likeness(uuid, timestamptz, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.take_comparison(timestamptz), sec.keep_likeness(uuid, timestamptz, uuid[]) TO register_app;
