package dev.parley.actors.channel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.journal.document.VersionInfo;
import dev.parley.kernel.UncertainDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A channel as it is read.
 *
 * @param present what the latest report known says; absent without one
 */
@Schema(name = "Channel")
public record ChannelView(
        @JsonUnwrapped ChannelDraft channel,
        @Schema(readOnly = true) Present present,
        @JsonUnwrapped VersionInfo versionInfo) {

    /** How a channel stands by the latest report known. */
    @Schema(name = "ChannelPresent")
    public record Present(
            @Schema(required = true) ChannelDraft.Openness openness,
            @Schema(required = true) ChannelDraft.Status status,
            @Schema(required = true) UncertainDate lastReportedUse) {

        public static Present of(ChannelDraft channel) {
            ChannelDraft.Report latest = channel.latestReport();
            return latest == null ? null : new Present(latest.openness(), latest.status(), latest.occurred());
        }
    }
}
