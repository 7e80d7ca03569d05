-- A view that its owner shares is seen by all of the liaison; changed and deleted by its owner alone, as before.
CREATE POLICY saved_views_shared ON saved_views FOR SELECT TO register_app
  USING (is_shared AND (SELECT sec.role()) = 'liaison');
GRANT UPDATE (is_shared) ON saved_views TO register_app;
