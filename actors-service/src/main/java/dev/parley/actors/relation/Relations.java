package dev.parley.actors.relation;

import jakarta.inject.Singleton;

import dev.parley.actors.actor.Actors;
import dev.parley.http.Query;
import dev.parley.journal.Changes;
import dev.parley.journal.Clocks;
import dev.parley.journal.DocumentCollection;
import dev.parley.journal.Filter;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;
import dev.parley.kernel.Faults;

/** All relations. */
@Singleton
public class Relations extends DocumentCollection<Relation, RelationDraft, RelationView> {

    private final Actors actors;

    Relations(Journal journal, Actors actors) {
        super(journal, "relations", "relation", Relation.class, RelationDraft.class, Relation::new);
        this.actors = actors;
    }

    @Override
    protected RelationView view(Recorded<RelationDraft> recorded, Clocks clocks) {
        return new RelationView(recorded.content(), recorded.stamp());
    }

    @Override
    protected void check(RelationDraft relation, Changes changes, Faults faults) {
        actors.requireKnown("/subject", relation.subject(), changes, faults);
        actors.requireKnown("/object", relation.object(), changes, faults);
    }

    @Override
    protected void filter(Query query, Clocks clocks, Filter filter) {
        filter.overlaps("actors", query.texts("actor"))
                .anyOf("type", query.anyOf("type", RelationDraft.Type.class))
                .validAt(query.instant("at"));
    }
}
