package dev.parley.exchanges.revision;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;

@Entity
@Table(name = "exchange_revision")
class Revision extends ExchangeRecord<RevisionDraft> {

    int number;

    @Override
    protected String deriveColumnsBelow(RevisionDraft content) {
        number = content.number();
        return sortable(number);
    }
}
