-- The calendar of the liaison, as an office keeps it until an administrator says otherwise.
INSERT INTO work_calendars (key, zone_id, version) VALUES ('liaison', 'Europe/Amsterdam', 1);
INSERT INTO work_hours (calendar_key, day, opens_minute, closes_minute)
  SELECT 'liaison', day, 9 * 60, 17 * 60 FROM generate_series(1, 5) AS day;

-- Everybody who is signed in reads it, because the steps of everybody are counted by it; administrators keep it.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['work_calendars', 'work_hours', 'holidays']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app USING ((SELECT sec.user_id()) IS NOT NULL)', part || '_read', part);
    EXECUTE format('GRANT SELECT ON %I TO register_app', part);
    EXECUTE format('GRANT SELECT ON %I TO register_backup', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO register_app USING ((SELECT sec.role()) = ''administrator'')
      WITH CHECK ((SELECT sec.role()) = ''administrator'')', part || '_change', part);
  END LOOP;

  FOREACH part IN ARRAY ARRAY['work_hours', 'holidays']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = ''administrator'')', part || '_add', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO register_app USING ((SELECT sec.role()) = ''administrator'')', part || '_drop', part);
    EXECUTE format('GRANT INSERT, DELETE ON %I TO register_app', part);
  END LOOP;
END $$;
GRANT UPDATE (zone_id, version) ON work_calendars TO register_app;
GRANT UPDATE (opens_minute, closes_minute) ON work_hours TO register_app;

-- Runs of the clocks follow their incident. One that runs is ended once; nothing else of it changes.
ALTER TABLE clock_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE clock_runs FORCE ROW LEVEL SECURITY;
CREATE POLICY clock_runs_read ON clock_runs FOR SELECT TO register_app USING (EXISTS (SELECT FROM incidents i
  WHERE i.id = incident_id AND i.organisation_id = clock_runs.organisation_id));
CREATE POLICY clock_runs_add ON clock_runs FOR INSERT TO register_app WITH CHECK (EXISTS (SELECT FROM incidents i
  WHERE i.id = incident_id AND i.organisation_id = clock_runs.organisation_id));
CREATE POLICY clock_runs_end ON clock_runs FOR UPDATE TO register_app
  USING (ended_at IS NULL AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = clock_runs.organisation_id))
  WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = clock_runs.organisation_id));
GRANT SELECT, INSERT ON clock_runs TO register_app;
GRANT UPDATE (ended_at, rest) ON clock_runs TO register_app;
GRANT SELECT ON clock_runs TO register_backup;

-- The clockwork counts open cases anew when the calendar changes. No person has this role; an administrator, who does
-- change the calendar, sees no case by it.
CREATE POLICY incidents_clockwork_read ON incidents FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'clockwork' AND status IN ('submitted', 'in-review', 'needs-information'));
CREATE POLICY incidents_clockwork_change ON incidents FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'clockwork' AND status IN ('submitted', 'in-review', 'needs-information'))
  WITH CHECK ((SELECT sec.role()) = 'clockwork' AND status IN ('submitted', 'in-review', 'needs-information'));
GRANT UPDATE (due_at, due_clock) ON incidents TO register_app;

-- What the queue is ordered and counted by: open cases only, so that the register may grow.
CREATE INDEX ix_incidents_due ON incidents (due_at, id) WHERE status IN ('submitted', 'in-review', 'needs-information');
CREATE INDEX ix_incidents_severity ON incidents (severity_rank, due_at, id) WHERE status IN ('submitted', 'in-review', 'needs-information');
CREATE INDEX ix_incidents_assignee ON incidents (assignee_id, due_at, id) WHERE status IN ('submitted', 'in-review', 'needs-information');
CREATE INDEX ix_incidents_quiet ON incidents (updated_at, id) WHERE status IN ('submitted', 'in-review', 'needs-information');
