-- When somebody last looked at the overview: that person's alone.
ALTER TABLE last_visits ENABLE ROW LEVEL SECURITY;
ALTER TABLE last_visits FORCE ROW LEVEL SECURITY;
CREATE POLICY last_visits_own ON last_visits TO register_app
  USING (user_id = (SELECT sec.user_id())) WITH CHECK (user_id = (SELECT sec.user_id()));
GRANT SELECT, INSERT ON last_visits TO register_app;
GRANT UPDATE (seen_at, before) ON last_visits TO register_app;
GRANT SELECT ON last_visits TO register_backup;
