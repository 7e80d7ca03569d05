-- The public page: releases made for everybody, for whoever comes, once an administrator has opened it. Whoever comes acts
-- as 'visitor', and for that role the releases that stand are all that there is: no other table shows it a row.
INSERT INTO public_pages (key, is_open, version) VALUES ('public', false, 1);
ALTER TABLE public_pages ENABLE ROW LEVEL SECURITY;
ALTER TABLE public_pages FORCE ROW LEVEL SECURITY;
CREATE POLICY public_pages_read ON public_pages FOR SELECT TO register_app USING ((SELECT sec.role()) = 'administrator');
CREATE POLICY public_pages_functions ON public_pages FOR SELECT TO register_owner USING (true);
CREATE POLICY public_pages_turn ON public_pages FOR UPDATE TO register_app
  USING ((SELECT sec.role()) = 'administrator') WITH CHECK ((SELECT sec.role()) = 'administrator');
GRANT SELECT ON public_pages TO register_app, register_backup;
GRANT UPDATE (is_open, version) ON public_pages TO register_app;

CREATE FUNCTION sec.public_page_is_open() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT EXISTS (SELECT FROM public_pages WHERE is_open) $$;
CREATE FUNCTION sec.withdrawn_releases() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$ SELECT w.release_id FROM release_withdrawals w WHERE sec.role() = 'visitor' $$;
REVOKE ALL ON FUNCTION sec.public_page_is_open(), sec.withdrawn_releases() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.public_page_is_open(), sec.withdrawn_releases() TO register_app;

-- Of one that was withdrawn a visitor sees nothing from that moment on. The list of those is asked for once a query, and
-- not once a row.
CREATE POLICY releases_public ON releases FOR SELECT TO register_app
  USING ((SELECT sec.role()) = 'visitor' AND audience = 'public' AND tlp = 'clear' AND (SELECT sec.public_page_is_open())
    AND id NOT IN (SELECT sec.withdrawn_releases()));
CREATE INDEX ix_releases_public ON releases (released_at, id) WHERE audience = 'public' AND tlp = 'clear';

-- What everybody else may read, or may read with a release, is not for visitors.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['terms', 'strategy_measures', 'parties', 'party_names', 'standings', 'release_ledger',
    'release_withdrawals']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR SELECT TO register_app
      USING ((SELECT sec.role()) <> ''visitor'')', part || '_not_public', part);
  END LOOP;
END $$;

-- Nor do visitors send anything.
ALTER POLICY outgoing_mails_write ON outgoing_mails WITH CHECK ((SELECT sec.role()) NOT IN ('', 'visitor') AND state = 'pending');
ALTER POLICY deliveries_open ON deliveries
  WITH CHECK ((SELECT sec.role()) NOT IN ('', 'door', 'visitor') AND state = 'pending' AND attempts = 0 AND resent_by IS NULL);
