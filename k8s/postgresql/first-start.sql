-- Run by the image once, on an empty volume; and by hand after provision.sql has changed.
\getenv actors_password ACTORS_PASSWORD
\getenv exchanges_password EXCHANGES_PASSWORD
\getenv timeline_password TIMELINE_PASSWORD
\i /provision/provision.sql
