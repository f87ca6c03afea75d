-- The image runs this once, on an empty volume. Run it by hand after provision.sql or a password has changed.
\getenv actors_password ACTORS_PASSWORD
\getenv exchanges_password EXCHANGES_PASSWORD
\getenv timeline_password TIMELINE_PASSWORD
\i /provision/provision.sql
