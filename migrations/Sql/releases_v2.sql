-- The family name of a person says as much as the whole, also of one whom the preparer may not see by name; as before, the
-- database alone compares. Words that stand before names are none. Arabic and Hebrew write "and" and "of" together with the
-- next word, so there a name may begin anywhere.
DROP FUNCTION sec.names_withheld(uuid, text);
CREATE FUNCTION sec.names_withheld(of_incident uuid, persons uuid[], folded text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec AS
$$
  SELECT EXISTS (SELECT FROM target_identities t JOIN sec.incident_search s ON s.incident_id = t.incident_id
    CROSS JOIN LATERAL (
      SELECT sec.fold(t.name) AS name WHERE t.name IS NOT NULL
      UNION ALL SELECT n.folded FROM party_names n WHERE n.party_id = t.party_id
      UNION ALL SELECT sec.fold(part)
        FROM (SELECT t.name AS whole UNION ALL SELECT n.text FROM party_names n WHERE n.party_id = t.party_id) names
          CROSS JOIN LATERAL regexp_split_to_table(names.whole, '\s+') AS part
        WHERE t.target_id = ANY (persons) AND left(part, 1) = upper(left(part, 1))
          AND sec.fold(part) <> ALL (ARRAY['the', 'judge', 'justice', 'prosecutor', 'president', 'vice', 'registrar', 'deputy',
            'minister', 'counsel', 'lawyer', 'doctor', 'professor', 'prof', 'mrs', 'miss', 'madam', 'sir', 'court', 'family',
            'director', 'staff', 'member', 'and', 'for', 'juge', 'procureur', 'procureure', 'presidente', 'maitre', 'monsieur',
            'madame', 'docteur', 'les'])) told
    WHERE t.incident_id = of_incident AND t.naming <> 'named'
      AND sec.may_read_incident(s.organisation_id, s.author_id, s.status, s.handling)
      AND length(told.name) >= 3
      AND CASE WHEN told.name ~ '[\u0590-\uffff]' THEN position(told.name IN folded) > 0
        ELSE position(' ' || told.name || ' ' IN ' ' || folded || ' ') > 0 END)
$$;
REVOKE ALL ON FUNCTION sec.names_withheld(uuid, uuid[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sec.names_withheld(uuid, uuid[], text) TO register_app;
