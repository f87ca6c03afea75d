package dev.parley.exchanges.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery as it is read. */
@Schema(name = "Delivery", description = "A delivery as it is read.")
public record DeliveryView(
        @JsonUnwrapped DeliveryDraft delivery,
        @JsonUnwrapped VersionInfo versionInfo) {}
