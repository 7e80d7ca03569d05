-- Two more notices: a report waits for the lead, and the lead gave one back.
GRANT UPDATE (held, sent_back) ON notice_choices TO register_app;

-- Whoever causes a notice learns of those it concerns whether to write it, in which language and under which subject; not
-- where it goes to, and nothing about anybody whom this cannot concern. A report that waits concerns no person in
-- particular, but every lead of the organisation, for whom it is not their own.
CREATE OR REPLACE FUNCTION sec.notice_reader(what text, concerned uuid)
RETURNS TABLE (account uuid, language text, discreet boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT u.id, u.language, coalesce(c.discreet_subject, false)
    FROM users u LEFT JOIN notice_choices c ON c.user_id = u.id
    WHERE (u.id = concerned OR what = 'held') AND u.disabled_at IS NULL AND CASE what
      WHEN 'asked' THEN sec.role() = 'liaison' AND u.role IN ('reporter', 'lead') AND coalesce(c.asked, true)
      WHEN 'answered' THEN sec.role() IN ('reporter', 'lead') AND u.role = 'liaison' AND coalesce(c.answered, true)
      WHEN 'assigned' THEN sec.role() = 'liaison' AND u.role = 'liaison' AND coalesce(c.assigned, true)
      WHEN 'sent-back' THEN sec.role() = 'lead' AND u.role IN ('reporter', 'lead')
        AND u.organisation_id = sec.organisation() AND coalesce(c.sent_back, true)
      WHEN 'held' THEN sec.role() IN ('reporter', 'lead') AND u.role = 'lead'
        AND u.organisation_id = sec.organisation() AND u.id <> sec.user_id() AND coalesce(c.held, true)
      ELSE false
    END
$$;
