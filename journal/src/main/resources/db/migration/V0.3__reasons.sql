-- Why a document was retracted, merged or restored.
alter table journal add column reason text;
