-- Files of incidents and who had them in hand. Whoever reads the incident reads what was found clean; what is in
-- quarantine, or was refused, is seen by its bringer alone, and by the hand that has it scanned.
ALTER TABLE evidence_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence_files FORCE ROW LEVEL SECURITY;
CREATE POLICY evidence_files_read ON evidence_files FOR SELECT TO register_app
  USING ((state = 'clean' OR author_id = (SELECT sec.user_id()))
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = evidence_files.organisation_id));
CREATE POLICY evidence_files_add ON evidence_files FOR INSERT TO register_app
  WITH CHECK (state = 'quarantined' AND author_id = (SELECT sec.user_id())
    AND EXISTS (SELECT FROM incidents i WHERE i.id = incident_id AND i.organisation_id = evidence_files.organisation_id));
CREATE POLICY evidence_files_tend ON evidence_files FOR SELECT TO register_app USING ((SELECT sec.role()) = 'custodian');
CREATE POLICY evidence_files_scan ON evidence_files FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'custodian' AND state = 'quarantined') WITH CHECK ((SELECT sec.role()) = 'custodian');

-- The original is sealed: nothing of it changes but where it stands.
GRANT SELECT, INSERT ON evidence_files TO register_app;
GRANT UPDATE (state, tried_at) ON evidence_files TO register_app;

-- Custody is written once. Nobody may change or delete an entry, nor write one in another's name.
ALTER TABLE custody_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY custody_entries_read ON custody_entries FOR SELECT TO register_app
  USING (EXISTS (SELECT FROM evidence_files e WHERE e.id = evidence_id));
CREATE POLICY custody_entries_add ON custody_entries FOR INSERT TO register_app
  WITH CHECK (holder_id IS NOT DISTINCT FROM (SELECT sec.user_id())
    AND EXISTS (SELECT FROM evidence_files e WHERE e.id = evidence_id AND e.incident_id = custody_entries.incident_id
      AND e.organisation_id = custody_entries.organisation_id));
GRANT SELECT, INSERT ON custody_entries TO register_app;

GRANT SELECT ON evidence_files, custody_entries TO register_backup;
