package dev.parley.actors.channel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel as it is read. */
@Schema(name = "Channel", description = "A channel as it is read.")
public record ChannelView(
        @JsonUnwrapped ChannelDraft channel,

        @Schema(
                readOnly = true,
                description = "State of the channel by the latest report known; absent if no report is known.")
        Present present,

        @JsonUnwrapped VersionInfo versionInfo) {

    /** State of a channel by the latest report known. */
    @Schema(name = "ChannelPresent", description = "State of a channel by the latest report known.")
    public record Present(
            @Schema(required = true, description = "Whether the sides admit the channel.")
            ChannelDraft.Openness openness,

            @Schema(required = true, description = "Whether the channel can be used.")
            ChannelDraft.Status status,

            @Schema(required = true, description = "Time of which the latest report speaks.")
            UncertainDate lastReportedUse) {

        public static Present of(ChannelDraft channel) {
            ChannelDraft.Report latest = channel.latestReport();
            return latest == null ? null : new Present(latest.openness(), latest.status(), latest.occurred());
        }
    }
}
