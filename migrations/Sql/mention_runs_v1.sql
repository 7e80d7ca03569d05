-- Runs of the finder: all of the liaison see them, where they may read the incident that is looked for.
ALTER TABLE mention_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE mention_runs FORCE ROW LEVEL SECURITY;
CREATE POLICY mention_runs_read ON mention_runs FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'liaison' AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id)));
CREATE POLICY mention_runs_add ON mention_runs FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND asked_by = (SELECT sec.user_id())
    AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id)));
CREATE POLICY mention_runs_change ON mention_runs FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison') WITH CHECK ((SELECT sec.role()) = 'liaison');
GRANT SELECT, INSERT ON mention_runs TO register_app;
GRANT UPDATE (state, read, found, lease_until, ended_at) ON mention_runs TO register_app;
GRANT SELECT ON mention_runs TO register_backup;

-- The timekeeper hands the oldest run that nobody has to whoever works it off, in the name of the person who asked for it. A
-- run of somebody who is of the liaison no longer has nobody's rights, and ends.
CREATE POLICY mention_runs_hand_out ON mention_runs TO register_owner USING (true) WITH CHECK (true);
CREATE FUNCTION sec.take_mention_run(until timestamptz)
  RETURNS TABLE (id uuid, asked_by uuid, organisation_id uuid, display_name text, statement text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
DECLARE taken mention_runs;
BEGIN
  IF sec.role() IS DISTINCT FROM 'timekeeper' THEN
    RETURN;
  END IF;
  UPDATE mention_runs r SET state = 'cancelled', ended_at = now() WHERE r.state = 'running' AND NOT EXISTS (
    SELECT FROM users u WHERE u.id = r.asked_by AND u.role = 'liaison' AND u.disabled_at IS NULL);
  SELECT * INTO taken FROM mention_runs r WHERE r.state = 'running' AND r.lease_until <= now()
    ORDER BY r.asked_at LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF taken.id IS NULL THEN
    RETURN;
  END IF;
  UPDATE mention_runs r SET lease_until = until WHERE r.id = taken.id;
  RETURN QUERY SELECT taken.id, u.id, u.organisation_id, u.display_name::text, (taken.statements)[taken.read + 1]
    FROM users u WHERE u.id = taken.asked_by;
END $$;
REVOKE ALL ON FUNCTION sec.take_mention_run(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.take_mention_run(timestamptz) TO register_app;
