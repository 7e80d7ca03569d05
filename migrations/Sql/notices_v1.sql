-- Which notices a person wants: their own row, and nobody else's to see.
ALTER TABLE notice_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_choices FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_choices_own ON notice_choices TO register_app
  USING (user_id = (SELECT sec.user_id())) WITH CHECK (user_id = (SELECT sec.user_id()));
CREATE POLICY notice_choices_functions ON notice_choices FOR SELECT TO register_owner USING (true);
GRANT SELECT, INSERT ON notice_choices TO register_app;
GRANT UPDATE (asked, answered, assigned, overdue, discreet_subject) ON notice_choices TO register_app;

-- Whoever causes a notice learns of the one it concerns whether to write it, in which language and under which subject;
-- not where it goes to, and nothing about anybody whom this cannot concern.
CREATE FUNCTION sec.notice_reader(what text, concerned uuid) RETURNS TABLE (account uuid, language text, discreet boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id, u.language, coalesce(c.discreet_subject, false)
    FROM users u LEFT JOIN notice_choices c ON c.user_id = u.id
    WHERE u.id = concerned AND u.disabled_at IS NULL AND CASE what
      WHEN 'asked' THEN sec.role() = 'liaison' AND u.role IN ('reporter', 'lead') AND coalesce(c.asked, true)
      WHEN 'answered' THEN sec.role() IN ('reporter', 'lead') AND u.role = 'liaison' AND coalesce(c.answered, true)
      WHEN 'assigned' THEN sec.role() = 'liaison' AND u.role = 'liaison' AND coalesce(c.assigned, true)
      ELSE false
    END
$$;

-- Who is told that a case is late: the one who has it; all of the liaison where nobody has it who could still act.
CREATE FUNCTION sec.overdue_readers(assignee uuid) RETURNS TABLE (account uuid, language text, discreet boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id, u.language, coalesce(c.discreet_subject, false)
    FROM users u LEFT JOIN notice_choices c ON c.user_id = u.id
    WHERE sec.role() = 'timekeeper' AND u.role = 'liaison' AND u.disabled_at IS NULL AND coalesce(c.overdue, true)
      AND (u.id = assignee OR NOT EXISTS (
        SELECT FROM users a WHERE a.id = assignee AND a.role = 'liaison' AND a.disabled_at IS NULL))
$$;

-- Where a message goes to is looked up when it is sent: who was disabled in between gets none.
CREATE FUNCTION sec.mail_address(account uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT u.email FROM users u WHERE u.id = account AND u.disabled_at IS NULL AND sec.role() = 'postman' $$;

REVOKE ALL ON FUNCTION sec.notice_reader(text, uuid), sec.overdue_readers(uuid), sec.mail_address(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.notice_reader(text, uuid), sec.overdue_readers(uuid), sec.mail_address(uuid) TO register_app;

-- The timekeeper, as whom nobody can sign in, finds the cases that wait for the liaison and that the liaison may read, and
-- writes down what was told of them. Nothing of that is ever changed, and nobody else sees it.
CREATE POLICY incidents_timekeeper ON incidents FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'timekeeper' AND status IN ('submitted', 'in-review', 'verified')
    AND handling IN ('amber', 'green', 'clear') AND due_at < '9999-01-01T00:00:00Z');
CREATE INDEX ix_incidents_awaited ON incidents (due_at) WHERE status = 'verified' AND due_at < '9999-01-01T00:00:00Z';

ALTER TABLE overdue_notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE overdue_notices FORCE ROW LEVEL SECURITY;
CREATE POLICY overdue_notices_read ON overdue_notices FOR SELECT TO register_app USING ((SELECT sec.role()) = 'timekeeper');
CREATE POLICY overdue_notices_add ON overdue_notices FOR INSERT TO register_app
  WITH CHECK ((SELECT sec.role()) = 'timekeeper' AND EXISTS (SELECT FROM incidents i
    WHERE i.id = incident_id AND i.organisation_id = overdue_notices.organisation_id));
GRANT SELECT, INSERT ON overdue_notices TO register_app;

GRANT SELECT ON notice_choices, overdue_notices TO register_backup;
