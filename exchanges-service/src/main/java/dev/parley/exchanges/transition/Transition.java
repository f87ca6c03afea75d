package dev.parley.exchanges.transition;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;
import dev.parley.exchanges.exchange.Status;

@Entity
@Table(name = "exchange_transition")
class Transition extends ExchangeRecord<TransitionDraft> {

    int number;

    @Enumerated(EnumType.STRING)
    Status status;

    @Override
    protected String deriveColumnsBelow(TransitionDraft content) {
        number = content.number();
        status = content.to();
        return sortable(number);
    }
}
