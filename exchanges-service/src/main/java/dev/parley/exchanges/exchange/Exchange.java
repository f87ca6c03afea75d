package dev.parley.exchanges.exchange;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;

import dev.parley.journal.document.Document;
import dev.parley.journal.search.Period;
import dev.parley.kernel.Constants;

@Entity
class Exchange extends Document<ExchangeDraft> {

    String status;

    Integer currentRevision;

    /** The rules by which the terms were made that the exchange is found by. */
    String termRules;

    @ElementCollection
    @CollectionTable(name = "exchange_period", joinColumns = @JoinColumn(name = "exchange"))
    Set<Period> periods = new HashSet<>();

    @Override
    protected String deriveColumns(ExchangeDraft content) {
        termRules = ExchangeTerms.RULES;
        Set<Period> present = Period.of(content.opened());
        periods.retainAll(present);
        periods.addAll(present);
        return sortable(content.opened());
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
