package dev.parley.exchanges.position;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;

@Entity
@Table(name = "exchange_position")
class Position extends ExchangeRecord<PositionDraft> {

    String actor;

    @Enumerated(EnumType.STRING)
    PositionDraft.Stance stance;

    boolean enquiry;
    Integer revision;

    @Override
    protected String deriveColumnsBelow(PositionDraft content) {
        actor = content.actor();
        stance = content.stance();
        enquiry = content.stance().isEnquiryResponse();
        revision = content.revision();
        return sortable(content.occurred());
    }
}
