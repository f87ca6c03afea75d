package dev.parley.exchanges.ledger;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.exchanges.balance.CountedItem;
import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.exchanges.revision.Destination;
import dev.parley.kernel.Group;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Place;
import dev.parley.kernel.ReportedDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item of a delivery that is outside every promise that was known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LedgerOutside",
        description =
                "An item of a delivery that is outside every promise that was known: by whom, to whom, who and where.")
record OutsideItem(
        @Schema(required = true, description = "Id of the delivery.")
        String delivery,

        @Schema(required = true, description = "Id of the item in the delivery.")
        String item,

        @Schema(description = "Number of the revision that the item names, if any.")
        Integer revision,

        @Schema(required = true, description = "Ids of the commitments that the item names and that were not known.")
        List<String> commitments,

        @Schema(required = true, description = "Ids of the actors who delivered.")
        List<String> by,

        @Schema(required = true, description = "Ids of the actors who received.")
        List<String> to,

        @Schema(description = "The people concerned.") Group group,

        @Schema(description = "Where they went.") Destination destination,

        @Schema(description = "Where it changed hands.") Place place,

        @Schema(required = true, description = "Ids of the actors who carried out the transfer.")
        List<String> via,

        @Schema(required = true, description = "Whether it was delivered or fell away.")
        DeliveryItem.Discharge discharge,

        @Schema(required = true, description = "How much.") Interval figure,

        @Schema(required = true, description = "When it was delivered or discharged.")
        ReportedDate occurred) {

    static OutsideItem of(CountedItem counted) {
        DeliveryItem item = counted.item();
        return new OutsideItem(
                counted.delivery().id(),
                item.id(),
                item.revision(),
                item.commitments(),
                item.by(),
                item.to(),
                item.peopleConcerned(),
                item.destination(),
                counted.delivery().place(),
                counted.delivery().via(),
                item.discharge(),
                counted.number(),
                counted.delivery().occurred());
    }
}
