-- Files of reports that are still being written: their author's alone, as the drafts are. What a file is called, and what
-- is said of it, is sealed; who tends evidence learns only that it is wanted. Nothing of a row changes.
ALTER TABLE draft_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_files FORCE ROW LEVEL SECURITY;
CREATE POLICY draft_files_own ON draft_files TO register_app
  USING (author_id = (SELECT sec.user_id()))
  WITH CHECK (author_id = (SELECT sec.user_id()) AND EXISTS (SELECT FROM drafts d
    WHERE d.id = draft_id AND d.author_id = draft_files.author_id AND d.organisation_id = draft_files.organisation_id));
CREATE POLICY draft_files_tend ON draft_files FOR SELECT TO register_app USING ((SELECT sec.role()) = 'custodian');
GRANT SELECT, INSERT, DELETE ON draft_files TO register_app;

GRANT SELECT ON draft_files TO register_backup;
