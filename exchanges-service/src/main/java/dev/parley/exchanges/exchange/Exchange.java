package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.parley.journal.document.Document;

@Entity
class Exchange extends Document<ExchangeDraft> {

    @Enumerated(EnumType.STRING)
    Status status;

    Integer currentRevision;

    /** Each actor, each role and each pair of both, for the filters. */
    String[] participants;

    String searchable;

    @Override
    protected String deriveColumns(ExchangeDraft content) {
        participants = content.participants().stream()
                .flatMap(participant -> Stream.concat(
                        Stream.of(participant.actor()),
                        participant.roles().stream()
                                .flatMap(role -> Stream.of(inRole("", role), inRole(participant.actor(), role)))))
                .distinct()
                .toArray(String[]::new);
        searchable = Stream.of(content.title(), content.summary() == null ? "" : content.summary())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .reduce((title, summary) -> title + "\n" + summary)
                .orElseThrow();
        return sortable(content.opened());
    }

    /** An actor in a role, as in the column of participants; an empty actor means any. */
    static String inRole(String actor, ExchangeDraft.Role role) {
        return actor + ":" + role;
    }

    /** The entries in the column of participants for these actors in any of the roles. */
    static List<String> inRoles(List<String> actors, List<ExchangeDraft.Role> roles) {
        if (roles.isEmpty()) {
            return actors;
        }
        return (actors.isEmpty() ? List.of("") : actors)
                .stream()
                        .flatMap(actor -> roles.stream().map(role -> inRole(actor, role)))
                        .toList();
    }

    ExchangeState state() {
        return new ExchangeState(status, currentRevision);
    }

    void refreshState(ExchangeState state, Instant knownAt) {
        this.status = state.status();
        this.currentRevision = state.currentRevision();
        this.knownAt = knownAt;
    }
}
