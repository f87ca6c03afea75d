package dev.parley.actors.actor;

import jakarta.inject.Singleton;

import dev.parley.http.Query;
import dev.parley.journal.Clocks;
import dev.parley.journal.DocumentCollection;
import dev.parley.journal.Filter;
import dev.parley.journal.Journal;
import dev.parley.journal.Recorded;

/** All actors. */
@Singleton
public class Actors extends DocumentCollection<Actor, ActorDraft, ActorView> {

    Actors(Journal journal) {
        super(journal, "actors", "actor", Actor.class, ActorDraft.class, Actor::new);
    }

    @Override
    protected ActorView view(Recorded<ActorDraft> recorded, Clocks clocks) {
        return new ActorView(recorded.content(), recorded.stamp());
    }

    @Override
    protected void filter(Query query, Clocks clocks, Filter filter) {
        filter.anyOf("kind", query.anyOf("kind", ActorDraft.Kind.class))
                .anyOf("country", query.texts("country"))
                .overlaps("identifiers", query.texts("identifier"));
        String q = query.text("q");
        if (q != null) {
            NameSearch search = NameSearch.of(q);
            if (search == null) {
                query.refuse("q", "has no letter or digit to look for");
            } else {
                search.rank(filter);
            }
        }
    }
}
