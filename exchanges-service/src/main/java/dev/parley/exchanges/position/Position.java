package dev.parley.exchanges.position;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import dev.parley.exchanges.exchange.ExchangeRecord;

@Entity
@Table(name = "exchange_position")
class Position extends ExchangeRecord<PositionDraft> {

    /** How much of the texts that order positions is the day on which a position began. */
    static final int LENGTH_OF_DAY = 10;

    String actor;

    String stance;

    boolean enquiry;
    Integer revision;

    /** Orders an actor's positions by their dates as they are now. The sort key has them as they were first known. */
    String stanceOrder;

    /** Orders an actor's positions by when they were taken at the latest: what comes after an enquiry answers it. */
    String answerOrder;

    @Override
    protected String deriveColumnsBelow(PositionDraft content) {
        actor = content.actor();
        stance = name(content.stance(), stance);
        enquiry = content.stance().isEnquiryResponse();
        revision = content.revision();
        stanceOrder = stanceOrder(content);
        answerOrder = answerOrder(content);
        return sortable(content.occurred());
    }

    static String stanceOrder(PositionDraft position) {
        return sortable(position.occurred().date()) + position.id();
    }

    /** As a text that sorts: when the position was taken at the latest, then since when it is public, then its id. */
    static String answerOrder(PositionDraft position) {
        return sortable(position.occurred().latest()) + sortable(position.publicSince()) + position.id();
    }
}
