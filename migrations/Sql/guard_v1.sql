-- Every table of the register that lacks row-level security, its force, or a policy. The application refuses to start
-- while this names one.
CREATE FUNCTION sec.unguarded_tables() RETURNS TABLE (name text) LANGUAGE sql STABLE SET search_path = pg_catalog AS
$$
  SELECT format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname IN ('public', 'sec', 'audit')
      AND c.relname <> '__EFMigrationsHistory'
      AND (c.relkind = 'm' OR NOT c.relrowsecurity OR NOT c.relforcerowsecurity
        OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
    ORDER BY 1
$$;
REVOKE ALL ON FUNCTION sec.unguarded_tables() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.unguarded_tables() TO register_app;
GRANT SELECT ON "__EFMigrationsHistory" TO register_app;

GRANT SELECT ON ALL TABLES IN SCHEMA public, sec, audit TO register_backup;
