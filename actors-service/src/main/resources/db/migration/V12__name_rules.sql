-- The rules by which the rows of actor_name were made. The service makes those of other rules anew when it starts.
alter table actor add column name_rules text not null default '';
