-- Words that belong to no organisation: read by all, kept by administrators, operators and (parties) the liaison.
DO $$
DECLARE part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['terms', 'strategy_measures', 'parties', 'party_names']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO register_app, register_reports USING (true)', part || '_read', part);
    EXECUTE format('GRANT SELECT ON %I TO register_app, register_reports', part);
    EXECUTE format('GRANT INSERT ON %I TO register_app', part);
  END LOOP;

  FOREACH part IN ARRAY ARRAY['terms', 'strategy_measures']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app
      WITH CHECK ((SELECT sec.role()) IN (''administrator'', ''operator''))', part || '_add', part);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO register_app USING ((SELECT sec.role()) IN (''administrator'', ''operator''))
      WITH CHECK ((SELECT sec.role()) IN (''administrator'', ''operator''))', part || '_change', part);
  END LOOP;

  FOREACH part IN ARRAY ARRAY['parties', 'party_names']
  LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO register_app
      WITH CHECK ((SELECT sec.role()) IN (''liaison'', ''operator''))', part || '_add', part);
  END LOOP;
END $$;

GRANT UPDATE (labels, definitions, "order", broader, deprecated_at, successor) ON terms TO register_app;
GRANT UPDATE (labels, definitions, "order", broader, "group", taken_by, source, confidential_by_default) ON strategy_measures TO register_app;
CREATE INDEX ix_party_names_trigram ON party_names USING gin (folded gin_trgm_ops);
