create index relation_upwards on relation ((actors[1])) where type = 'PART_OF' and retraction is null;

create index journal_relation_by_subject on journal ((content ->> 'subject')) where collection = 'relations';
create index journal_relation_by_object on journal ((content ->> 'object')) where collection = 'relations';
