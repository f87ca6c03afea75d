package dev.parley.exchanges.position;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;

@Entity
@Table(name = "exchange_position")
class Position extends ExchangeRecord<PositionDraft> {

    String actor;

    String stance;

    boolean enquiry;
    Integer revision;

    @Override
    protected String deriveColumnsBelow(PositionDraft content) {
        actor = content.actor();
        stance = name(content.stance(), stance);
        enquiry = content.stance().isEnquiryResponse();
        revision = content.revision();
        return sortable(content.occurred());
    }
}
