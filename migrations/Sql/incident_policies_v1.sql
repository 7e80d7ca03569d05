-- Incidents and what belongs to them. FORCE: the owner obeys as well, and reads nothing.
ALTER TABLE incidents ENABLE ROW LEVEL SECURITY;
ALTER TABLE incidents FORCE ROW LEVEL SECURITY;

CREATE POLICY incidents_read ON incidents FOR SELECT TO register_app
  USING (sec.may_read_incident(organisation_id, author_id, status, handling));
CREATE POLICY incidents_log ON incidents FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('reporter', 'lead')
    AND organisation_id = (SELECT sec.organisation()) AND author_id = (SELECT sec.user_id()));
CREATE POLICY incidents_change ON incidents FOR UPDATE TO register_app
  USING (sec.may_read_incident(organisation_id, author_id, status, handling))
  WITH CHECK (sec.may_read_incident(organisation_id, author_id, status, handling));

-- Whose a record is, and what it is called, never changes: the columns are not granted.
GRANT SELECT, INSERT ON incidents TO register_app;
GRANT UPDATE (title, account, language, occurred, occurred_from, occurred_to, country, town, town_visibility, situation,
  severity, verification, handling, reported_at, updated_at, version, act_types, status, assignee_id, submitted_at,
  first_reviewed_at, decided_at, decline_reason) ON incidents TO register_app;

CREATE INDEX ix_incidents_queue ON incidents (status, submitted_at DESC, id DESC);
CREATE INDEX ix_incidents_submitted ON incidents (submitted_at DESC, id DESC) WHERE status IN ('submitted', 'in-review', 'needs-information');
CREATE INDEX ix_incidents_organisation ON incidents (organisation_id, updated_at DESC, id DESC);
CREATE INDEX ix_incidents_author ON incidents (author_id, updated_at DESC, id DESC);

-- A part is visible when its incident is, and can only be hung on an incident that its writer sees.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['acts', 'act_stages', 'targets', 'involvements', 'sources', 'case_events', 'questions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app USING (EXISTS (SELECT FROM incidents i
      WHERE i.id = incident_id AND i.organisation_id = %I.organisation_id))', part || '_read', part, part);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app WITH CHECK (EXISTS (SELECT FROM incidents i
      WHERE i.id = incident_id AND i.organisation_id = %I.organisation_id))', part || '_add', part, part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
  END LOOP;

  -- What is taken back is marked; what was asked is answered; nothing else changes, and nothing is deleted.
  FOREACH part IN ARRAY ARRAY['acts', 'targets', 'involvements', 'sources']
  LOOP
    EXECUTE format('GRANT UPDATE (ordinal, removed_at) ON %I TO register_app', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO register_app
      USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = (SELECT sec.organisation())))
      WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = (SELECT sec.organisation())))',
      part || '_change', part);
  END LOOP;
END $$;

GRANT UPDATE (answer, answered_by, answered_at) ON questions TO register_app;
CREATE POLICY questions_answer ON questions FOR UPDATE TO register_app
  USING (organisation_id = (SELECT sec.organisation()) AND answered_at IS NULL
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id))
  WITH CHECK (organisation_id = (SELECT sec.organisation()));

-- Who a target is: read where it may be named; else by the author and the lead of the organisation alone.
ALTER TABLE target_identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE target_identities FORCE ROW LEVEL SECURITY;
CREATE POLICY target_identities_read ON target_identities FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = target_identities.organisation_id
    AND (naming = 'named' OR (i.organisation_id = (SELECT sec.organisation())
      AND (i.author_id = (SELECT sec.user_id()) OR (SELECT sec.role()) = 'lead')))));
CREATE POLICY target_identities_add ON target_identities FOR INSERT TO register_app
  WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = incident_id
    AND i.organisation_id = target_identities.organisation_id AND i.organisation_id = (SELECT sec.organisation())));
GRANT SELECT, INSERT ON target_identities TO register_app;

-- A relation is visible when both of its ends are.
ALTER TABLE incident_relations ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_relations FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_relations_read ON incident_relations FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = from_id) AND EXISTS (SELECT FROM incidents i WHERE i.id = to_id));
CREATE POLICY incident_relations_add ON incident_relations FOR INSERT TO register_app
  WITH CHECK (author_id = (SELECT sec.user_id()) AND EXISTS (SELECT FROM incidents i WHERE i.id = from_id)
    AND EXISTS (SELECT FROM incidents i WHERE i.id = to_id));
CREATE POLICY incident_relations_undo ON incident_relations FOR UPDATE TO register_app
  USING (EXISTS (SELECT FROM incidents i WHERE i.id = from_id) AND EXISTS (SELECT FROM incidents i WHERE i.id = to_id))
  WITH CHECK (EXISTS (SELECT FROM incidents i WHERE i.id = from_id));
GRANT SELECT, INSERT ON incident_relations TO register_app;
GRANT UPDATE (undone_at) ON incident_relations TO register_app;
