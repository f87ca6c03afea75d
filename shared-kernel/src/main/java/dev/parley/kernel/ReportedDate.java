package dev.parley.kernel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parley.kernel.constraint.PlainText;
import dev.parley.kernel.constraint.ValidId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When something happened, as one date or, where reports differ, as an account for each report. With accounts the date
 * follows from those of the best rank, and there is none while none is known: then {@link #date} is null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"edtf", "partOfDay", "zone", "verbatim", "words", "earliest", "latest", "disputed", "accounts"})
@Schema(
        description = "When something happened: a date or, where reports differ, an account for each report. With"
                + " accounts, the date is derived from those of the best rank: the date on which they agree; days of"
                + " which one is right; otherwise the interval that contains them all.",
        examples = """
                {"edtf": "2023-10-07", "partOfDay": "NIGHT", "zone": "Asia/Gaza", "verbatim": "overnight"}""")
public record ReportedDate(
        @Size(max = UncertainDate.MAX_LENGTH)
        @Schema(
                description = "Date or interval in the Extended Date/Time Format, as in a date that nobody disputes."
                        + " Required unless there are accounts; derived from them if there are. Absent from a read as"
                        + " of a moment at which no account was known.",
                examples = "2023-10-07")
        String edtf,

        @Schema(
                description =
                        "Part of the day, to narrow a single day or the outer days of an interval or a set of days."
                                + " Derived if there are accounts.")
        PartOfDay partOfDay,

        @Schema(
                description = "IANA name of the time zone in which days begin and end, and in which times without an"
                        + " offset are; default UTC. Derived if there are accounts.",
                examples = "Asia/Gaza")
        String zone,

        @PlainText
        @Size(max = 500)
        @Schema(description = "The words of the report, as in \"overnight\". Derived if there are accounts.")
        String verbatim,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Size(max = 200)
        @Schema(
                description = "The dates that reports give, where they differ. They are never dropped or altered; an"
                        + " update may add accounts and change ranks. Absent for a date that nobody disputes.")
        List<@NotNull @Valid Account> accounts,

        @KeptAsDerived
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(
                readOnly = true,
                description = "First possible instant, to the millisecond; absent if the start is open or unknown.")
        Instant earliest,

        @KeptAsDerived
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(
                readOnly = true,
                description =
                        "Last possible instant, inclusive, to the millisecond; absent if the end is open or unknown.")
        Instant latest)
        implements CheckedValue {

    /** As {@link UncertainDate#ORDER}; where no date is known, after all others. */
    public static final Comparator<ReportedDate> ORDER = Comparator.comparing((ReportedDate date) -> date.edtf == null)
            .thenComparing(ReportedDate::earliest, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ReportedDate::latest, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The date that one report gives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DateAccount", description = "The date that one report gives.")
    public record Account(
            @NotNull
            @ValidId
            @Schema(description = "Id of the account, unique within the date.", examples = "reuters-night")
            String id,

            @NotNull @Valid @Schema(description = "The date as the report gives it.")
            UncertainDate date,

            @NotNull @Valid @Schema(description = "Who published the date, and when.")
            Citation citation,

            @Schema(description = Ranked.RANK) Rank rank,

            @Schema(description = Ranked.RANK_REASON) RankReason rankReason,

            @Schema(description = Ranked.RANK_SINCE) PublicationTime rankSince)
            implements Ranked<Account> {

        /** An account without a rank is NORMAL. */
        public Account {
            rank = rank == null ? Rank.NORMAL : rank;
        }

        @Override
        public Account withRank(Rank rank, RankReason reason, PublicationTime since) {
            return new Account(id, date, citation, rank, reason, since);
        }
    }

    /** With accounts, derives the date from them; where that cannot be done, the one that was stored stays. */
    public ReportedDate {
        accounts = Lists.copy(accounts);
        UncertainDate date = edtf == null ? null : new UncertainDate(edtf, partOfDay, zone, verbatim, earliest, latest);
        List<UncertainDate> best = best(accounts);
        boolean isStoredAndNotDerivable =
                date != null && best.stream().anyMatch(each -> !each.faults().isEmpty());
        if (!accounts.isEmpty() && !isStoredAndNotDerivable) {
            date = DateResolution.of(best);
            edtf = date == null ? null : date.edtf();
            partOfDay = date == null ? null : date.partOfDay();
            zone = date == null ? null : date.zone();
            verbatim = date == null ? null : date.verbatim();
        }
        earliest = date == null ? null : date.earliest();
        latest = date == null ? null : date.latest();
    }

    /** A date that nobody disputes. */
    public static ReportedDate of(UncertainDate date) {
        return new ReportedDate(
                date.edtf(), date.partOfDay(), date.zone(), date.verbatim(), List.of(), date.earliest(), date.latest());
    }

    /** A date on which reports differ; absent if all of them are deprecated. */
    public static ReportedDate of(List<Account> accounts) {
        return new ReportedDate(null, null, null, null, accounts, null, null);
    }

    /** The date that is given or follows from the accounts; null if there is none. */
    public UncertainDate date() {
        return edtf == null ? null : new UncertainDate(edtf, partOfDay, zone, verbatim, earliest, latest);
    }

    /** An expression outside the profile, an unknown zone, a part of day without a day; {@link Faults#date} has more. */
    @Override
    public List<Fault> faults() {
        boolean isGiven = accounts.isEmpty() && edtf != null;
        return isGiven ? date().faults() : List.of();
    }

    @Override
    public Set<String> derived() {
        return accounts.isEmpty() ? Set.of() : Set.of("edtf", "partOfDay", "zone", "verbatim");
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(readOnly = true, description = Words.DESCRIPTION, examples = "night of 7 to 8 October 2023")
    public String words() {
        UncertainDate date = date();
        return date == null ? Words.ENGLISH.date(null) : date.words();
    }

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @Schema(readOnly = true, description = "Whether the accounts of the best rank differ; absent if they agree.")
    public boolean disputed() {
        List<UncertainDate> dates = best(accounts);
        return dates.stream().anyMatch(date -> !DateResolution.areSame(date, dates.get(0)));
    }

    /**
     * The date as it was known at {@code moment}: from the accounts public by then, that instant included, each with the
     * rank it had. A date without accounts stays as it is.
     */
    public ReportedDate knownAt(Instant moment) {
        List<Account> known = Ranked.knownAt(accounts, moment);
        return known.equals(accounts) ? this : of(known);
    }

    /** The date as it was when it was first known: what was published or ranked later changes nothing of it. */
    public ReportedDate firstKnown() {
        return accounts.stream()
                .filter(account -> !account.wasEnteredWrongly())
                .map(account -> account.citation().publishedAt().instant())
                .sorted()
                .map(this::knownAt)
                .filter(date -> date.edtf != null)
                .findFirst()
                .orElse(this);
    }

    /** The zone in which its days begin and end; UTC where this Java does not know it. */
    public ZoneId zoneOfDays() {
        return UncertainDate.zoneOfDays(zone);
    }

    /** The first instant at which it can have happened by any account that is not deprecated; null if there is none. */
    public Instant earliestPossible() {
        if (accounts.isEmpty()) {
            return earliest;
        }
        List<UncertainDate> dates = accounts.stream()
                .filter(account -> account.rank() != Ranked.Rank.DEPRECATED)
                .map(Account::date)
                .toList();
        return DateResolution.earliest(dates);
    }

    /** By what was said: the accounts, or else the date. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ReportedDate date
                && accounts.equals(date.accounts)
                && (!accounts.isEmpty() || said().equals(date.said()));
    }

    @Override
    public int hashCode() {
        return accounts.isEmpty() ? said().hashCode() : accounts.hashCode();
    }

    private List<Object> said() {
        return Arrays.asList(edtf, partOfDay, zone, verbatim);
    }

    /** Account or date may be missing before the document has been validated. */
    private static List<UncertainDate> best(List<Account> accounts) {
        List<Account> whole = accounts.stream()
                .filter(account -> account != null && account.date() != null)
                .toList();
        return Ranked.best(whole).stream().map(Account::date).toList();
    }
}
