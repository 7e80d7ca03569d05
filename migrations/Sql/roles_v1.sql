-- The four roles of the register, made once per server by whoever may make roles. None of them is a superuser; only the
-- owner owns, and the web process never connects as the owner.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'register_owner') THEN
    CREATE ROLE register_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'register_app') THEN
    CREATE ROLE register_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'register_reports') THEN
    CREATE ROLE register_reports LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'register_backup') THEN
    CREATE ROLE register_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
  END IF;
END $$;

ALTER ROLE register_app SET statement_timeout = '10s';
ALTER ROLE register_app SET lock_timeout = '3s';
ALTER ROLE register_app SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE register_reports SET statement_timeout = '5min';
ALTER ROLE register_reports SET lock_timeout = '3s';
ALTER ROLE register_reports SET idle_in_transaction_session_timeout = '15s';
ALTER ROLE register_backup SET default_transaction_read_only = on;
