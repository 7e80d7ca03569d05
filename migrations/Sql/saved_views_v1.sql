-- Views of the queue that somebody named: their owner's alone.
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_views FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_views_own ON saved_views TO register_app
  USING (owner_id = (SELECT sec.user_id())) WITH CHECK (owner_id = (SELECT sec.user_id()));
GRANT SELECT, INSERT, DELETE ON saved_views TO register_app;
GRANT UPDATE (name) ON saved_views TO register_app;
GRANT SELECT ON saved_views TO register_backup;
