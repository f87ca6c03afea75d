package dev.parley.timeline.event;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;

import dev.parley.journal.document.Document;
import dev.parley.journal.document.LocatedCitation;
import dev.parley.journal.search.Period;

@Entity
class Event extends Document<EventDraft> {

    String type;
    String mode;

    String[] actors;
    String[] exchanges;
    String searchable;

    @ElementCollection
    @CollectionTable(name = "event_source", joinColumns = @JoinColumn(name = "event"))
    Set<NamedSource> sources = new HashSet<>();

    /** A source named in citations, and when the first of these was public. */
    @Embeddable
    record NamedSource(String source, Instant knownAt) {}

    @ElementCollection
    @CollectionTable(name = "event_period", joinColumns = @JoinColumn(name = "event"))
    Set<Period> periods = new HashSet<>();

    @Override
    protected String deriveColumns(EventDraft content) {
        type = name(content.type(), type);
        mode = name(content.mode(), mode);
        actors = content.participants().stream()
                .map(EventDraft.Participant::actor)
                .distinct()
                .toArray(String[]::new);
        exchanges = content.exchanges().toArray(String[]::new);
        searchable = (content.title() + "\n" + Objects.toString(content.summary(), "")).toLowerCase(Locale.ROOT);
        replace(sources, sources(content));
        replace(periods, Period.of(content.occurred()));
        return sortable(content.occurred());
    }

    private static <T> void replace(Set<T> stored, Set<T> wanted) {
        stored.retainAll(wanted);
        stored.addAll(wanted);
    }

    private static Set<NamedSource> sources(EventDraft content) {
        return content
                .locatedCitations()
                .map(LocatedCitation::citation)
                .flatMap(citation -> Stream.of(citation.source(), citation.relayedFrom())
                        .filter(Objects::nonNull)
                        .map(source ->
                                new NamedSource(source, citation.publishedAt().instant())))
                .collect(Collectors.toMap(NamedSource::source, NamedSource::knownAt, (a, b) -> a.isBefore(b) ? a : b))
                .entrySet()
                .stream()
                .map(entry -> new NamedSource(entry.getKey(), entry.getValue()))
                .collect(Collectors.toSet());
    }
}
