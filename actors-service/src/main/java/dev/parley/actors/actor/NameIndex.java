package dev.parley.actors.actor;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * Indexes actors that have no names in the index yet, as after a migration that emptied it: SQL alone cannot spell
 * them.
 */
@Singleton
class NameIndex {

    private static final int PART = 500;

    private final EntityManager entities;
    private final Actors actors;

    NameIndex(EntityManager entities, Actors actors) {
        this.entities = entities;
        this.actors = actors;
    }

    void complete(@Observes StartupEvent started) {
        while (QuarkusTransaction.requiringNew().call(this::indexSome) > 0) {
            entities.clear();
        }
    }

    private int indexSome() {
        List<Actor> missing = entities.createQuery("from Actor a where a.names is empty", Actor.class)
                .setMaxResults(PART)
                .getResultList();
        missing.forEach(actor -> actor.names = ActorName.all(actors.content(actor)));
        return missing.size();
    }
}
