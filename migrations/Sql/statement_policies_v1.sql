-- Statements and their text: everybody who works with content reads them, the liaison keeps them, nobody changes them.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['statements', 'statement_parties', 'statement_versions', 'paragraphs', 'passages']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app USING ((SELECT sec.reads_content()))', part || '_read', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_reports USING (true)', part || '_report', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = ''liaison'')', part || '_add', part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
    EXECUTE format('GRANT SELECT ON %I TO register_reports', part);
  END LOOP;
END $$;

-- A mention is visible when its incident is; one that names no incident, to everybody who reads statements.
ALTER TABLE mentions ENABLE ROW LEVEL SECURITY;
ALTER TABLE mentions FORCE ROW LEVEL SECURITY;
CREATE POLICY mentions_read ON mentions FOR SELECT TO register_app
  USING ((SELECT sec.reads_content())
    AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id)));
CREATE POLICY mentions_add ON mentions FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'liaison' AND author_id = (SELECT sec.user_id())
    AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = mentions.organisation_id)));
CREATE POLICY mentions_undo ON mentions FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison' AND (incident_id IS NULL OR EXISTS (SELECT FROM incidents i WHERE i.id = incident_id)))
  WITH CHECK ((SELECT sec.role()) = 'liaison');
GRANT SELECT, INSERT ON mentions TO register_app;
GRANT UPDATE (undone_at, undone_by, state) ON mentions TO register_app;
CREATE INDEX ix_mentions_standing ON mentions (passage_id) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX ix_mentions_once ON mentions (passage_id, coalesce(incident_id, '00000000-0000-0000-0000-000000000000'))
  WHERE undone_at IS NULL;

-- Asks and responses: content as well; a confidential response is the liaison's alone.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['asks', 'responses', 'fulfilments']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = ''liaison'')', part || '_add', part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
    EXECUTE format('GRANT SELECT ON %I TO register_reports', part);
  END LOOP;
END $$;

CREATE POLICY asks_read ON asks FOR SELECT TO register_app USING ((SELECT sec.reads_content()));
CREATE POLICY asks_report ON asks FOR SELECT TO register_reports USING (true);
CREATE POLICY asks_change ON asks FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'liaison') WITH CHECK ((SELECT sec.role()) = 'liaison');
GRANT UPDATE (state, deadline, version) ON asks TO register_app;

CREATE POLICY responses_read ON responses FOR SELECT TO register_app
  USING ((SELECT sec.reads_content()) AND (NOT is_confidential OR (SELECT sec.role()) = 'liaison'));
CREATE POLICY responses_report ON responses FOR SELECT TO register_reports USING (NOT is_confidential);

CREATE POLICY fulfilments_read ON fulfilments FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM responses r WHERE r.id = response_id));
CREATE POLICY fulfilments_report ON fulfilments FOR SELECT TO register_reports
  USING (EXISTS (SELECT FROM responses r WHERE r.id = response_id));

DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['ask_incidents', 'response_incidents']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app
      USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id))', part || '_read', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = ''liaison''
      AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = %I.organisation_id))', part || '_add', part, part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
  END LOOP;
END $$;
