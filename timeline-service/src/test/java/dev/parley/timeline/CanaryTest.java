package dev.parley.timeline;

import java.util.List;

import dev.parley.journal.canary.CanaryContract;
import dev.parley.timeline.event.EventDraft;

class CanaryTest extends CanaryContract {

    @Override
    protected List<Shown<?>> collections() {
        return List.of(new Shown<>("events", EventDraft.class, event -> event));
    }
}
