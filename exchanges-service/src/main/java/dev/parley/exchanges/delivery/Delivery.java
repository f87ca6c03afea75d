package dev.parley.exchanges.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;

@Entity
@Table(name = "exchange_delivery")
class Delivery extends ExchangeRecord<DeliveryDraft> {

    @Override
    protected String deriveColumnsBelow(DeliveryDraft content) {
        return sortable(content.occurred());
    }
}
