package dev.parley.exchanges.transition;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;

@Entity
@Table(name = "exchange_transition")
class Transition extends ExchangeRecord<TransitionDraft> {

    int number;

    String status;

    @Override
    protected String deriveColumnsBelow(TransitionDraft content) {
        number = content.number();
        status = name(content.to(), status);
        return sortable(number);
    }
}
