-- Keyboard keys are a person's own choice, read with the session, before anybody's context stands.
GRANT UPDATE (has_keys) ON users TO register_app;

CREATE FUNCTION sec.has_keys(account uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT coalesce((SELECT u.has_keys FROM users u WHERE u.id = account), false) $$;

REVOKE ALL ON FUNCTION sec.has_keys(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.has_keys(uuid) TO register_app;
