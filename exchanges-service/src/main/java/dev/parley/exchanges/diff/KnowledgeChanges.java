package dev.parley.exchanges.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.parley.exchanges.balance.Balance;
import dev.parley.exchanges.delivery.DeliveryDraft;
import dev.parley.exchanges.delivery.DeliveryItem;
import dev.parley.exchanges.diff.Change.Kind;
import dev.parley.exchanges.exchange.ExchangeDraft;
import dev.parley.exchanges.position.PositionDraft;
import dev.parley.exchanges.revision.Commitment;
import dev.parley.exchanges.revision.CommitmentClaim;
import dev.parley.exchanges.revision.Mechanism;
import dev.parley.exchanges.revision.RevisionDraft;
import dev.parley.exchanges.snapshot.ExchangeSnapshot;
import dev.parley.kernel.Interval;
import dev.parley.kernel.Ranked;
import dev.parley.kernel.ReportedDate;

/** What became known, was ranked anew or was taken back between two readings of one exchange. */
public final class KnowledgeChanges {

    private final ExchangeSnapshot before;
    private final ExchangeSnapshot after;
    private final List<Change> found = new ArrayList<>();

    private KnowledgeChanges(ExchangeSnapshot before, ExchangeSnapshot after) {
        this.before = before;
        this.after = after;
    }

    /** What differs between two readings, either of which is null if nothing of the exchange was known by then. */
    public static List<Change> between(ExchangeSnapshot before, ExchangeSnapshot after) {
        if (before == null && after == null) {
            return List.of();
        }
        KnowledgeChanges changes = new KnowledgeChanges(
                before == null ? ExchangeSnapshot.nothingOf(after.exchange()) : before,
                after == null ? ExchangeSnapshot.nothingOf(before.exchange()) : after);
        changes.compareStatus();
        changes.compareExchange();
        changes.compareRevisions();
        changes.comparePositions();
        changes.compareDeliveries();
        changes.compareBalances();
        return changes.found;
    }

    private void compareStatus() {
        String then = before.status() == null ? null : before.status().name();
        String now = after.status() == null ? null : after.status().name();
        if (!Objects.equals(then, now)) {
            found.add(Change.of(
                    Kind.STATUS,
                    "",
                    then,
                    now,
                    "The status is " + (now == null ? "not known" : now)
                            + (then == null ? "." : " (before: " + then + ").")));
        }
    }

    private void compareExchange() {
        compareDates(
                Kind.OPENED, "", before.exchange().opened(), after.exchange().opened(), "Talks opened");
        Map<String, ExchangeDraft.Participant> then =
                byKey(before.exchange().participants(), ExchangeDraft.Participant::actor);
        Map<String, ExchangeDraft.Participant> now =
                byKey(after.exchange().participants(), ExchangeDraft.Participant::actor);
        for (String actor : keys(then, now)) {
            String rolesThen = roles(then.get(actor));
            String rolesNow = roles(now.get(actor));
            if (!Objects.equals(rolesThen, rolesNow)) {
                found.add(Change.of(
                                Kind.PARTICIPANT,
                                "",
                                rolesThen,
                                rolesNow,
                                rolesNow == null
                                        ? "`" + actor + "` no longer takes part."
                                        : CommitmentChanges.sentence(
                                                "`" + actor + "` takes part as", rolesThen, rolesNow))
                        .ofActor(actor));
            }
        }
    }

    private static String roles(ExchangeDraft.Participant participant) {
        return participant == null
                ? null
                : participant.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
    }

    private void compareDates(Kind kind, String record, ReportedDate then, ReportedDate now, String subject) {
        String wordsThen = then == null || then.edtf() == null ? null : then.words();
        String wordsNow = now == null || now.edtf() == null ? null : now.words();
        if (!Objects.equals(wordsThen, wordsNow)) {
            found.add(Change.of(
                    kind,
                    record,
                    wordsThen,
                    wordsNow,
                    CommitmentChanges.sentence(subject + ":", wordsThen, wordsNow == null ? "not known" : wordsNow)));
        }
    }

    private void compareRevisions() {
        Map<Integer, RevisionDraft> then = byKey(before.revisions(), RevisionDraft::number);
        Map<Integer, RevisionDraft> now = byKey(after.revisions(), RevisionDraft::number);
        for (Integer number : keys(then, now)) {
            RevisionDraft one = then.get(number);
            RevisionDraft other = now.get(number);
            String record = "revisions/" + number;
            if (one == null) {
                found.add(Change.of(Kind.REVISION, record, null, "known", "Revision " + number + " became known."));
            } else if (other == null) {
                found.add(Change.of(Kind.REVISION, record, "known", null, "Revision " + number + " was taken back."));
            } else {
                compareDates(Kind.TABLED, record, one.tabled(), other.tabled(), "Revision " + number + " was tabled");
            }
            RevisionDraft from = one == null ? nothingOf(other) : one;
            RevisionDraft to = other == null ? nothingOf(one) : other;
            found.addAll(CommitmentChanges.between(record, from, to));
            compareCommitmentClaims(record, from, to);
            compareClaims(record, null, mechanism(from), mechanism(to), claim -> claim.state()
                    .toString());
        }
    }

    private static RevisionDraft nothingOf(RevisionDraft revision) {
        return new RevisionDraft(
                revision.exchange(),
                revision.number(),
                revision.tabled(),
                null,
                List.of(),
                null,
                List.of(),
                revision.marking());
    }

    private static List<Mechanism.Claim> mechanism(RevisionDraft revision) {
        return revision.mechanism() == null ? List.of() : revision.mechanism().claims();
    }

    private void compareCommitmentClaims(String record, RevisionDraft then, RevisionDraft now) {
        Map<String, Commitment> one = byKey(then.commitments(), Commitment::id);
        Map<String, Commitment> other = byKey(now.commitments(), Commitment::id);
        for (String id : keys(one, other)) {
            compareClaims(record, id, claims(one.get(id)), claims(other.get(id)), KnowledgeChanges::words);
        }
    }

    private static List<CommitmentClaim> claims(Commitment commitment) {
        return commitment == null ? List.of() : commitment.claims();
    }

    private static String words(CommitmentClaim claim) {
        String amount = claim.quantity() != null
                ? claim.quantity().words()
                : claim.ratio() != null ? claim.ratio().words() : claim.statement();
        return claim.group() == null ? amount : amount + ", " + claim.group().words();
    }

    private <C extends Ranked<C>> void compareClaims(
            String record, String commitment, List<C> then, List<C> now, Function<C, String> words) {
        Map<String, C> one = byKey(then, Ranked::id);
        Map<String, C> other = byKey(now, Ranked::id);
        for (String id : keys(one, other)) {
            C was = one.get(id);
            C is = other.get(id);
            String of = commitment == null ? "the mechanism" : "`" + commitment + "`";
            if (was == null) {
                found.add(Change.of(
                                Kind.CLAIM,
                                record,
                                null,
                                words.apply(is),
                                "`" + is.citation().source() + "` reports of " + of + ": " + words.apply(is) + ".")
                        .ofCommitment(commitment)
                        .ofClaim(id, is.citation().source()));
            } else if (is == null) {
                found.add(Change.of(
                                Kind.CLAIM,
                                record,
                                words.apply(was),
                                null,
                                "The report of `" + was.citation().source() + "` on " + of + " was taken back.")
                        .ofCommitment(commitment)
                        .ofClaim(id, was.citation().source()));
            } else if (was.rank() != is.rank()) {
                found.add(Change.of(
                                Kind.RANK,
                                record,
                                was.rank().name(),
                                is.rank().name(),
                                "The report of `" + is.citation().source() + "` on " + of + " is " + is.rank()
                                        + (is.rankReason() == null ? "" : " (" + is.rankReason() + ")") + ", before "
                                        + was.rank() + ".")
                        .ofCommitment(commitment)
                        .ofClaim(id, is.citation().source()));
            }
        }
    }

    private void comparePositions() {
        Map<String, PositionDraft> then = before.stances();
        Map<String, PositionDraft> now = after.stances();
        for (String actor : keys(then, now)) {
            String was = stance(then.get(actor));
            String is = stance(now.get(actor));
            if (!Objects.equals(was, is)) {
                found.add(Change.of(
                                Kind.STANCE,
                                now.containsKey(actor)
                                        ? "positions/" + now.get(actor).id()
                                        : "",
                                was,
                                is,
                                CommitmentChanges.sentence(
                                        "`" + actor + "`:", was, is == null ? "no stance known" : is))
                        .ofActor(actor));
            }
        }
        Map<String, PositionDraft> asked = byKey(before.enquiries(), PositionDraft::id);
        Map<String, PositionDraft> askedNow = byKey(after.enquiries(), PositionDraft::id);
        for (String id : keys(asked, askedNow)) {
            PositionDraft was = asked.get(id);
            PositionDraft is = askedNow.get(id);
            if (was == null) {
                found.add(Change.of(
                                Kind.ENQUIRY,
                                "positions/" + id,
                                null,
                                stance(is),
                                "`" + is.actor() + "` was asked: " + stance(is) + ".")
                        .ofActor(is.actor()));
            } else if (is == null) {
                found.add(Change.of(
                                Kind.ENQUIRY,
                                "positions/" + id,
                                stance(was),
                                null,
                                "That `" + was.actor() + "` was asked was taken back.")
                        .ofActor(was.actor()));
            }
        }
    }

    private static String stance(PositionDraft position) {
        return position == null ? null : position.stance().name();
    }

    private void compareDeliveries() {
        Map<String, DeliveryDraft> then = byKey(before.deliveries(), DeliveryDraft::id);
        Map<String, DeliveryDraft> now = byKey(after.deliveries(), DeliveryDraft::id);
        for (String id : keys(then, now)) {
            DeliveryDraft was = then.get(id);
            DeliveryDraft is = now.get(id);
            String record = "deliveries/" + id;
            if (was == null) {
                found.add(Change.of(
                        Kind.DELIVERY,
                        record,
                        null,
                        is.occurred().words(),
                        "A delivery became known: " + is.occurred().words() + "."));
            } else if (is == null) {
                found.add(Change.of(
                        Kind.DELIVERY,
                        record,
                        was.occurred().words(),
                        null,
                        "A delivery was taken back: `" + id + "`."));
            }
            Map<String, DeliveryItem> itemsThen = byKey(was == null ? List.of() : was.items(), DeliveryItem::id);
            Map<String, DeliveryItem> itemsNow = byKey(is == null ? List.of() : is.items(), DeliveryItem::id);
            for (String item : keys(itemsThen, itemsNow)) {
                compareClaims(
                        record,
                        item,
                        itemsThen.containsKey(item) ? itemsThen.get(item).claims() : List.of(),
                        itemsNow.containsKey(item) ? itemsNow.get(item).claims() : List.of(),
                        claim -> claim.quantity().words());
            }
        }
    }

    private record BalanceKey(int revision, String commitment) {

        static BalanceKey of(Balance balance) {
            return new BalanceKey(balance.revision(), balance.commitment().id());
        }
    }

    private void compareBalances() {
        Map<BalanceKey, Balance> then = byKey(before.balances().balances(), BalanceKey::of);
        byKey(after.balances().balances(), BalanceKey::of).forEach((key, is) -> {
            Balance was = then.get(key);
            compareNumbers(Kind.DELIVERED, key, was, is, Balance::delivered, "Delivered of");
            compareNumbers(Kind.OUTSTANDING, key, was, is, Balance::outstanding, "Outstanding of");
        });
    }

    private void compareNumbers(
            Kind kind, BalanceKey key, Balance was, Balance is, Function<Balance, Interval> number, String subject) {
        Interval numberThen = was == null ? null : number.apply(was);
        Interval numberNow = number.apply(is);
        boolean isNothing = was == null && (numberNow == null || numberNow.certainlyZero());
        if (!isNothing && !Objects.equals(numberThen, numberNow)) {
            found.add(CommitmentChanges.number(
                    kind,
                    "revisions/" + key.revision,
                    key.commitment,
                    numberThen,
                    numberNow,
                    subject + " `" + key.commitment + "`:"));
        }
    }

    private static <K, T> Map<K, T> byKey(List<T> all, Function<T, K> key) {
        Map<K, T> found = new LinkedHashMap<>();
        all.forEach(one -> found.put(key.apply(one), one));
        return found;
    }

    /** The keys of both, those of strings and numbers in order, the others as they come. */
    private static <K> Set<K> keys(Map<K, ?> one, Map<K, ?> other) {
        Set<K> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream().allMatch(Comparable.class::isInstance) ? new TreeSet<>(keys) : keys;
    }
}
