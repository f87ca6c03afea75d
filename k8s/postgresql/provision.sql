-- Creates one role and one schema per service; no role can use another's schema. Safe to run again.
-- For a database of your own, as its administrator:
--   createdb parley
--   psql -d parley -v actors_password=… -v exchanges_password=… -v timeline_password=… -f provision.sql

DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['parley_actors', 'parley_exchanges', 'parley_timeline'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT', role_name);
        END IF;
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

ALTER ROLE parley_actors PASSWORD :'actors_password';
ALTER ROLE parley_exchanges PASSWORD :'exchanges_password';
ALTER ROLE parley_timeline PASSWORD :'timeline_password';

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA IF NOT EXISTS actors AUTHORIZATION parley_actors;
CREATE SCHEMA IF NOT EXISTS exchanges AUTHORIZATION parley_exchanges;
CREATE SCHEMA IF NOT EXISTS timeline AUTHORIZATION parley_timeline;

ALTER ROLE parley_actors SET search_path = actors;
ALTER ROLE parley_exchanges SET search_path = exchanges;
ALTER ROLE parley_timeline SET search_path = timeline;

-- For search by name, from contrib. Only actors-service uses it, and no role can use another's schema.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA actors;
