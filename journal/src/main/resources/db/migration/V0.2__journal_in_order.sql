-- Where a version stands in its collection's default order, so that lists as recorded come in that order too.
-- What was written before this is in the order of keys, as such lists were until now.
alter table journal add column position text collate "C";
update journal set position = key;
alter table journal alter column position set not null;

create index journal_in_order on journal (collection, position, recorded_at);
create index journal_in_order_of_parent on journal (collection, parent, position, recorded_at) where parent is not null;
drop index journal_of_parent;
