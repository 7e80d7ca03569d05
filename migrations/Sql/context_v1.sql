-- Who acts. The application sets app.context = 'user|organisation|role' for one transaction, as its first statement;
-- only these functions read it, so that signing it later changes them and nothing else. No context: no row.
CREATE SCHEMA sec;
CREATE SCHEMA audit;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public, sec, audit TO register_app, register_reports, register_backup;

CREATE FUNCTION sec.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(split_part(current_setting('app.context', true), '|', 1), '')::uuid $$;

CREATE FUNCTION sec.organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(split_part(current_setting('app.context', true), '|', 2), '')::uuid $$;

CREATE FUNCTION sec.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(split_part(current_setting('app.context', true), '|', 3), '') $$;

-- Statements, asks and responses are read by everybody who works with content; administrators see none of it.
CREATE FUNCTION sec.reads_content() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT sec.role() IN ('reporter', 'lead', 'liaison', 'member') $$;

-- The one rule of which incidents may be read, used by every policy and every search function. The same rule stands
-- in RowVisibility; a test compares the two for every role and every row. No sub-select in it: one would keep the planner
-- from putting the body in place of the call, and a call for every row costs as much as the query.
CREATE FUNCTION sec.may_read_incident(organisation uuid, author uuid, status text, handling text)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$
  SELECT CASE sec.role()
    WHEN 'liaison' THEN status <> 'draft' AND handling IN ('amber', 'green', 'clear')
    WHEN 'lead' THEN organisation = sec.organisation()
      AND (author = sec.user_id() OR (status <> 'draft' AND handling <> 'red'))
    WHEN 'reporter' THEN organisation = sec.organisation()
      AND (author = sec.user_id() OR (status <> 'draft' AND handling <> 'red'))
    ELSE false
  END
$$;
