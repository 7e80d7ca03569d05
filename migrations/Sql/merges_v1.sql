-- A merge is visible when both of its records are; whoever may merge enters it, and nothing of it goes away.
ALTER TABLE incident_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_merges_read ON incident_merges FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = kept_id) AND EXISTS (SELECT FROM incidents i WHERE i.id = duplicate_id));
CREATE POLICY incident_merges_add ON incident_merges FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison') AND author_id = (SELECT sec.user_id())
    AND EXISTS (SELECT FROM incidents i WHERE i.id = kept_id AND i.organisation_id = incident_merges.organisation_id)
    AND EXISTS (SELECT FROM incidents i WHERE i.id = duplicate_id));
CREATE POLICY incident_merges_undo ON incident_merges FOR UPDATE TO register_app
  USING ((SELECT sec.role()) IN ('lead', 'liaison') AND undone_at IS NULL
    AND EXISTS (SELECT FROM incidents i WHERE i.id = kept_id) AND EXISTS (SELECT FROM incidents i WHERE i.id = duplicate_id))
  WITH CHECK ((SELECT sec.role()) IN ('lead', 'liaison'));
GRANT SELECT, INSERT ON incident_merges TO register_app;
GRANT UPDATE (kept_after, rows, undone_at, undone_by) ON incident_merges TO register_app;
GRANT SELECT ON incident_merges TO register_backup;
GRANT UPDATE (merged_into_id) ON incidents TO register_app;

-- What is said of a record may go to another one, and back, while a merge of the two stands; and nowhere else.
CREATE FUNCTION sec.is_merged(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
$$
  SELECT EXISTS (SELECT FROM incident_merges m WHERE m.undone_at IS NULL
    AND ((m.kept_id = one AND m.duplicate_id = other) OR (m.kept_id = other AND m.duplicate_id = one)))
$$;
CREATE FUNCTION sec.refuse_stray_move() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, sec AS
$$
BEGIN
  IF NEW.incident_id IS DISTINCT FROM OLD.incident_id AND NOT sec.is_merged(OLD.incident_id, NEW.incident_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'No merge of the two records stands.';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['mentions', 'ask_incidents', 'response_incidents']
  LOOP
    EXECUTE format('GRANT UPDATE (incident_id, organisation_id) ON %I TO register_app', part);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OF incident_id, organisation_id ON %I
      FOR EACH ROW EXECUTE FUNCTION sec.refuse_stray_move()', part || '_move', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO register_app
      USING ((SELECT sec.role()) IN (''lead'', ''liaison'') AND EXISTS (SELECT FROM incident_merges m
        WHERE m.undone_at IS NULL AND incident_id IN (m.kept_id, m.duplicate_id)))
      WITH CHECK ((SELECT sec.role()) IN (''lead'', ''liaison'') AND EXISTS (SELECT FROM incidents i
        WHERE i.id = incident_id AND i.organisation_id = %I.organisation_id))', part || '_move', part, part);
  END LOOP;

  -- The liaison, too, takes parts of the kept record back, while the merge stands.
  FOREACH part IN ARRAY ARRAY['acts', 'targets', 'involvements', 'sources']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO register_app
      USING ((SELECT sec.role()) = ''liaison'' AND EXISTS (SELECT FROM incident_merges m WHERE m.undone_at IS NULL AND m.kept_id = incident_id))
      WITH CHECK ((SELECT sec.role()) = ''liaison'')', part || '_merge', part);
  END LOOP;
END $$;

-- Who may be named is named in the record that goes on, too.
CREATE POLICY target_identities_merge ON target_identities FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND naming = 'named'
    AND EXISTS (SELECT FROM incident_merges m WHERE m.undone_at IS NULL AND m.kept_id = incident_id));

REVOKE ALL ON FUNCTION sec.is_merged(uuid, uuid), sec.refuse_stray_move() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.is_merged(uuid, uuid) TO register_app;
