package dev.parley.journal.web;

import dev.parley.http.Query;
import dev.parley.journal.document.Filter;
import dev.parley.kernel.AsOf;

/** How the query parameters of a collection's own become conditions of a list. */
@FunctionalInterface
public interface ListFilter {

    /** A list without parameters of its own. */
    ListFilter NONE = (filter, query, asOf) -> {};

    /** Reads the parameters, whose faults the query notes, and adds their conditions. */
    void addTo(Filter filter, Query query, AsOf asOf);
}
