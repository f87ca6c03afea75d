package dev.parley.actors.actor;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.parley.journal.database.DatabaseReady;
import dev.parley.journal.document.DocumentQueries;
import dev.parley.kernel.AsOf;
import dev.parley.process.Check;
import dev.parley.process.NamedCheck;
import dev.parley.text.NameNormalizer;
import dev.parley.text.Romanization;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.LockMode;
import org.jboss.logging.Logger;

/** Keeps the stored forms of names in step with the rules of {@link NameNormalizer}. */
@Singleton
class NameIndex {

    private static final Logger LOG = Logger.getLogger(NameIndex.class);
    private static final int ACTORS_AT_ONCE = 200;

    private final Actors actors;
    private final DocumentQueries queries;

    NameIndex(Actors actors, DocumentQueries queries) {
        this.actors = actors;
        this.queries = queries;
    }

    /** Normalizes anew what other rules have normalized, part by part, before the service is ready. */
    void update(@Observes DatabaseReady event) {
        int updated = 0;
        int part;
        do {
            part = QuarkusTransaction.requiringNew().call(this::updatePart);
            updated += part;
        } while (part > 0);
        if (updated > 0) {
            LOG.infof("The names of %d actors were normalized by the rules %s", updated, NameNormalizer.RULES);
        }
    }

    private int updatePart() {
        List<Actor> stale = queries.hql(
                        "from Actor a where {every a} and a.nameRules <> :rules order by a.key", Actor.class, AsOf.NOW)
                .setParameter("rules", NameNormalizer.RULES)
                .setMaxResults(ACTORS_AT_ONCE)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList();
        stale.forEach(actor -> actor.deriveNames(actors.reader().content(actor)));
        return stale.size();
    }

    @Produces
    @Singleton
    Check romanization() {
        return new NamedCheck("romanization", Romanization::selfCheck);
    }
}
