package dev.parley.actors.actor;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.parley.journal.database.DatabaseReady;
import dev.parley.journal.document.Filter;
import dev.parley.process.Check;
import dev.parley.process.NamedCheck;
import dev.parley.text.NameNormalizer;
import dev.parley.text.Romanization;
import org.jboss.logging.Logger;

/** Keeps the stored forms of names in step with the rules of {@link NameNormalizer}. */
@Singleton
class NameIndex {

    private static final Logger LOG = Logger.getLogger(NameIndex.class);
    private static final int ACTORS_AT_ONCE = 200;

    private final Actors actors;

    NameIndex(Actors actors) {
        this.actors = actors;
    }

    /** Normalizes anew what other rules have normalized, before the service is ready. */
    void update(@Observes DatabaseReady event) {
        int updated = actors.writer()
                .renew(
                        new Filter().where("d.nameRules <> :rules", "rules", NameNormalizer.RULES),
                        ACTORS_AT_ONCE,
                        actor -> actor.deriveNames(actors.reader().content(actor)));
        if (updated > 0) {
            LOG.infof("The names of %d actors were normalized by the rules %s", updated, NameNormalizer.RULES);
        }
    }

    @Produces
    @Singleton
    Check romanization() {
        return new NamedCheck("romanization", Romanization::selfCheck);
    }
}
