package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.persistence.Entity;

import dev.parley.journal.document.Document;
import dev.parley.kernel.Constants;

@Entity
class Exchange extends Document<ExchangeDraft> {

    String status;

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

    /** The entries in the column of participants for these actors in any of the roles or of their special forms. */
    static List<String> inRoles(List<String> actors, List<ExchangeDraft.Role> asked) {
        if (asked.isEmpty()) {
            return actors;
        }
        List<ExchangeDraft.Role> roles =
                asked.stream().flatMap(role -> role.withSpecialForms().stream()).toList();
        return (actors.isEmpty() ? List.of("") : actors)
                .stream()
                        .flatMap(actor -> roles.stream().map(role -> inRole(actor, role)))
                        .toList();
    }

    ExchangeState state() {
        return new ExchangeState(Constants.named(Status.class, status), currentRevision);
    }

    /** @param status the name of a {@link Status} */
    void refreshState(String status, Integer currentRevision, Instant knownAt) {
        this.status = status;
        this.currentRevision = currentRevision;
        this.knownAt = knownAt;
    }
}
