package dev.parley.timeline.event;

import jakarta.inject.Singleton;

import dev.parley.journal.document.DocumentCollection;
import dev.parley.journal.document.DocumentKey;
import dev.parley.journal.document.DocumentType;
import dev.parley.journal.document.DocumentVersion;
import dev.parley.journal.document.Journal;
import dev.parley.journal.document.UnitOfWork;
import dev.parley.kernel.AsOf;
import dev.parley.kernel.Faults;
import dev.parley.timeline.source.Sources;

/** All events. */
@Singleton
public class Events extends DocumentCollection<Event, EventDraft, EventView> {

    private final Sources sources;

    Events(Journal journal, Sources sources) {
        super(journal, new DocumentType<>("events", "event", "event", Event.class, EventDraft.class, Event::new));
        this.sources = sources;
    }

    @Override
    public EventView view(DocumentVersion<EventDraft> recorded, AsOf asOf) {
        return new EventView(recorded.content(), recorded.versionInfo());
    }

    @Override
    protected void check(EventDraft event, UnitOfWork unitOfWork, Faults faults) {
        event.locatedCitations().forEach(cited -> {
            requireSource(cited.pointer() + "/source", cited.citation().source(), unitOfWork, faults);
            requireSource(cited.pointer() + "/relayedFrom", cited.citation().relayedFrom(), unitOfWork, faults);
        });
    }

    private void requireSource(String pointer, String id, UnitOfWork unitOfWork, Faults faults) {
        sources.writer().requireExists(pointer, DocumentKey.of(id), unitOfWork, faults);
    }
}
