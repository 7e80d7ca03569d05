-- When what happens by the clock happens next, for all web processes together. The tables hold names of jobs and instants,
-- and nothing of anybody's: so they have a schema of their own, where rows need no policy.
GRANT USAGE ON SCHEMA quartz TO register_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA quartz TO register_app;
