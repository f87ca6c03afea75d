create index actor_by_survivor on actor ((retraction ->> 'into')) where retraction ->> 'into' is not null;
