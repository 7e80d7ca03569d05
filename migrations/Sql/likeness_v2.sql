-- Records of one country are looked for by their days within it: among a million, an index by day alone is read for all
-- countries of these days. The other one answers for days alone, in the order of the matrix; as of a day past, what was
-- recorded later is passed over within it.
CREATE INDEX ix_incidents_country_days ON incidents (country, occurred_from);
CREATE INDEX ix_incidents_newest ON incidents (occurred_from, id, recorded_at);
DROP INDEX ix_incidents_country, ix_incidents_days;
