-- A name of common words ("The Court of the People") is in the index under each of them, and the index does not know whether
-- they stand side by side: each text that holds them was read to find out, up to ten seconds for one name among fifty
-- thousand texts. Now the texts that hold all its words come first, no more than two thousand, and these alone are read.
CREATE FUNCTION sec.name_words(name text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
  SELECT plainto_tsquery('pg_catalog.english', name) || plainto_tsquery('pg_catalog.french', name)
    || plainto_tsquery('pg_catalog.spanish', name) || plainto_tsquery('pg_catalog.arabic', name)
    || plainto_tsquery('pg_catalog.russian', name) || plainto_tsquery('pg_catalog.german', name)
    || plainto_tsquery('pg_catalog.portuguese', name) || plainto_tsquery('pg_catalog.simple', name)
$$;

CREATE OR REPLACE FUNCTION sec.statements_of_terms(terms int[], weights real[], earliest date[], most int[], names text[], at_most int)
RETURNS TABLE (version_id uuid, weight double precision)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, sec SET enable_seqscan = off AS
$$
BEGIN
  IF NOT sec.reads_content() THEN RETURN; END IF;
  RETURN QUERY SELECT f.id, sum(f.worth)
    FROM (
      SELECT p.id, p.worth
        FROM unnest(terms, weights, earliest, most) AS q(term, weight, earliest, most)
        CROSS JOIN LATERAL (
          SELECT n.id, q.weight / ln(2 + count(*) OVER ()) AS worth
            FROM (SELECT t.version_id AS id FROM sec.statement_terms t
              WHERE t.term = q.term AND t.issued_on >= q.earliest
              ORDER BY t.issued_on, t.version_id LIMIT least(q.most, 100)) n) p
      UNION ALL
      SELECT p.id, p.worth
        FROM unnest(names) AS w(name)
        CROSS JOIN LATERAL (
          SELECT n.id, 4 / ln(2 + count(*) OVER ()) AS worth
            FROM (SELECT DISTINCT s.version_id AS id
              FROM (SELECT h.version_id, h.words FROM sec.statement_search h
                WHERE h.words @@ sec.name_words(w.name) LIMIT 2000) s
              WHERE s.words @@ sec.name_query(w.name) LIMIT 500) n) p) f
    GROUP BY f.id ORDER BY 2 DESC, f.id DESC LIMIT least(at_most, 500);
END $$;

REVOKE ALL ON FUNCTION sec.name_words(text) FROM PUBLIC;
