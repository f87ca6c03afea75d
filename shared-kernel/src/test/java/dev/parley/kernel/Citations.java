package dev.parley.kernel;

import dev.parley.kernel.Citation.Attribution;

/** Citations for tests. */
final class Citations {

    private Citations() {}

    static Citation published(String moment) {
        return of(moment, Attribution.OWN_REPORTING, null);
    }

    static Citation of(String moment, Attribution attribution, String saidBy) {
        return new Citation(
                "wire",
                PublicationTime.of(moment),
                attribution,
                saidBy,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
