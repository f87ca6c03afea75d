package dev.parley.exchanges.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.parley.exchanges.diff.Change.Kind;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.CommitmentClaim;
import dev.parley.exchanges.revision.Destination;
import dev.parley.exchanges.revision.LegalForm;
import dev.parley.exchanges.revision.Mechanism;
import dev.parley.exchanges.revision.Ratio;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.kernel.Group;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ResolvedFigure;

/** What differs between the offers of two revisions, or between two readings of one. */
final class CommitmentChanges {

    private static final String NOTHING = "nothing reported";

    private final String record;
    private final List<Change> found = new ArrayList<>();

    private CommitmentChanges(String record) {
        this.record = record;
    }

    /** @param record path of the document to which the changes are attributed */
    static List<Change> between(String record, RevisionDraft before, RevisionDraft after) {
        CommitmentChanges changes = new CommitmentChanges(record);
        Set<String> ids = new LinkedHashSet<>();
        before.commitments().forEach(commitment -> ids.add(commitment.id()));
        after.commitments().forEach(commitment -> ids.add(commitment.id()));
        ids.forEach(id -> changes.compare(before.commitment(id), after.commitment(id)));
        changes.compareValue(
                Kind.MECHANISM, null, mechanism(before.mechanism()), mechanism(after.mechanism()), "The mechanism");
        return changes.found;
    }

    private void compare(Commitment before, Commitment after) {
        if (before == null) {
            found.add(Change.of(Kind.COMMITMENT_ADDED, record, null, words(after), "New: " + words(after) + ".")
                    .ofCommitment(after.id())
                    .ofNumbers(null, number(after)));
        } else if (after == null) {
            found.add(Change.of(
                            Kind.COMMITMENT_DROPPED,
                            record,
                            words(before),
                            null,
                            "No longer there: " + words(before) + ".")
                    .ofCommitment(before.id())
                    .ofNumbers(number(before), null));
        } else {
            compareParts(before, after);
        }
    }

    private void compareParts(Commitment before, Commitment after) {
        String id = after.id();
        compareValue(Kind.COMMITMENT_MOVED, id, parties(before), parties(after), "The parties of `" + id + "`");
        if (!Objects.equals(number(before), number(after))) {
            found.add(number(Kind.NUMBER, record, id, number(before), number(after), "`" + id + "` promises"));
        }
        compareValue(Kind.GROUP, id, groups(before), groups(after), "The people of `" + id + "`");
        compareValue(Kind.RATIO, id, ratio(before.ratio()), ratio(after.ratio()), "The ratio of `" + id + "`");
        compareValue(
                Kind.DESTINATION,
                id,
                best(before, CommitmentClaim::destination, CommitmentChanges::destination),
                best(after, CommitmentClaim::destination, CommitmentChanges::destination),
                "The destination of `" + id + "`");
        compareValue(
                Kind.LEGAL_FORM,
                id,
                best(before, CommitmentClaim::legalForm, LegalForm::name),
                best(after, CommitmentClaim::legalForm, LegalForm::name),
                "The legal form of `" + id + "`");
    }

    /** A change of a number, as "`israel-releases` promises 36 people (before: all)." */
    static Change number(Kind kind, String record, String commitment, Interval before, Interval after, String subject) {
        return Change.of(
                        kind,
                        record,
                        before == null ? null : before.words(),
                        after == null ? null : after.words(),
                        sentence(
                                subject,
                                before == null ? null : before.words(),
                                after == null ? "no number" : after.words()))
                .ofCommitment(commitment)
                .ofNumbers(before, after);
    }

    private void compareValue(Kind kind, String commitment, String before, String after, String subject) {
        if (!Objects.equals(before, after)) {
            found.add(Change.of(
                            kind,
                            record,
                            before,
                            after,
                            sentence(subject + ":", before, after == null ? NOTHING : after))
                    .ofCommitment(commitment));
        }
    }

    static String sentence(String subject, String before, String after) {
        return subject + " " + after + " (before: " + (before == null ? NOTHING : before) + ").";
    }

    /** A commitment in words: "`israel` would release 36 women and children to `hamas`". */
    private static String words(Commitment commitment) {
        Interval number = number(commitment);
        String what = commitment.ratio() != null
                ? ratio(commitment.ratio())
                : number == null ? statement(commitment) : number.words();
        String groups = groups(commitment);
        return "`" + commitment.id() + "` (" + commitment.type() + ", " + parties(commitment) + "): " + what
                + (groups == null ? "" : ", " + groups);
    }

    private static String statement(Commitment commitment) {
        String statement = best(commitment, CommitmentClaim::statement, text -> text);
        return statement == null ? NOTHING : statement;
    }

    private static Interval number(Commitment commitment) {
        ResolvedFigure promised = commitment.promised();
        return promised == null ? null : promised.resolved();
    }

    private static String parties(Commitment commitment) {
        return "by " + String.join(" and ", commitment.by()) + " to " + String.join(" and ", commitment.to());
    }

    private static String groups(Commitment commitment) {
        return best(commitment, CommitmentClaim::group, Group::words);
    }

    private static String ratio(Ratio ratio) {
        return ratio == null ? null : ratio.words() + " of `" + ratio.commitment() + "`";
    }

    private static String destination(Destination destination) {
        return destination.actor() == null
                ? destination.place().name()
                : destination.place() == null
                        ? destination.actor()
                        : destination.place().name() + ", " + destination.actor();
    }

    private static String mechanism(Mechanism mechanism) {
        if (mechanism == null) {
            return null;
        }
        String words = Ranked.best(mechanism.claims()).stream()
                .map(claim -> claim.statement() == null
                        ? claim.state().toString()
                        : claim.state() + " (" + claim.statement() + ")")
                .distinct()
                .collect(Collectors.joining(" or "));
        return words.isEmpty() ? null : words;
    }

    /** What the best-ranked claims say, each once: "women or women and children"; null if they say nothing. */
    private static <T> String best(
            Commitment commitment, Function<CommitmentClaim, T> part, Function<T, String> words) {
        String all = Ranked.best(commitment.claims()).stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(words)
                .distinct()
                .collect(Collectors.joining(" or "));
        return all.isEmpty() ? null : all;
    }
}
