-- People. At the door nobody is known yet, so the door may read accounts to let somebody in; content it never sees.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['organisations', 'users', 'invitations']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO register_app', part);
  END LOOP;
END $$;

CREATE POLICY organisations_read ON organisations FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('administrator', 'operator', 'door', 'liaison') OR id = (SELECT sec.organisation()));
CREATE POLICY organisations_add ON organisations FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('administrator', 'operator'));

CREATE POLICY users_read ON users FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('administrator', 'operator', 'door') OR id = (SELECT sec.user_id())
    OR ((SELECT sec.role()) = 'lead' AND organisation_id = (SELECT sec.organisation()))
    OR ((SELECT sec.role()) = 'liaison' AND role = 'liaison'));
CREATE POLICY users_session ON users FOR SELECT TO register_owner USING (true);
CREATE POLICY users_add ON users FOR INSERT TO register_app WITH CHECK ((SELECT sec.role()) = 'door');
CREATE POLICY users_change ON users FOR UPDATE TO register_app
  USING ((SELECT sec.role()) IN ('administrator', 'operator', 'door') OR id = (SELECT sec.user_id()))
  WITH CHECK ((SELECT sec.role()) IN ('administrator', 'operator', 'door') OR id = (SELECT sec.user_id()));
GRANT UPDATE (password_hash, security_stamp, concurrency_stamp, display_name, language, disabled_at, email_confirmed) ON users TO register_app;

CREATE POLICY invitations_read ON invitations FOR SELECT TO register_app
  USING ((SELECT sec.role()) IN ('administrator', 'operator', 'door'));
CREATE POLICY invitations_add ON invitations FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) IN ('administrator', 'operator'));
CREATE POLICY invitations_accept ON invitations FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'door' AND accepted_at IS NULL) WITH CHECK ((SELECT sec.role()) = 'door');
GRANT UPDATE (accepted_at) ON invitations TO register_app;

-- The way to a new password, and mail on its way: written at the door, sent by the postman, read by nobody else.
ALTER TABLE password_resets ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_resets FORCE ROW LEVEL SECURITY;
CREATE POLICY password_resets_door ON password_resets TO register_app
  USING ((SELECT sec.role()) = 'door') WITH CHECK ((SELECT sec.role()) = 'door');
GRANT SELECT, INSERT ON password_resets TO register_app;
GRANT UPDATE (used_at) ON password_resets TO register_app;

ALTER TABLE outgoing_mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE outgoing_mails FORCE ROW LEVEL SECURITY;
CREATE POLICY outgoing_mails_write ON outgoing_mails FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) <> '' AND state = 'pending');
CREATE POLICY outgoing_mails_send ON outgoing_mails FOR SELECT TO register_app USING ((SELECT sec.role()) = 'postman');
CREATE POLICY outgoing_mails_change ON outgoing_mails FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'postman') WITH CHECK ((SELECT sec.role()) = 'postman');
GRANT SELECT, INSERT ON outgoing_mails TO register_app;
GRANT UPDATE (state, attempt, next_at, ended_at, text) ON outgoing_mails TO register_app;
