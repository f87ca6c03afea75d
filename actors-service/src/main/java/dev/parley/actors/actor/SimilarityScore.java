package dev.parley.actors.actor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How similar two actors are.
 *
 * @param score from 0 to 1: the weight of the strongest evidence, raised for the same kind and country, lowered for
 *     different countries
 * @param reasons the evidence, the strongest first
 */
record SimilarityScore(double score, List<DuplicateCandidates.Reason> reasons) {

    private static final double SAME_KIND = 0.05;
    private static final double SAME_COUNTRY = 0.05;
    private static final double OTHER_COUNTRY = 0.7;

    /**
     * A name or an identifier that is the same or similar for two actors.
     *
     * @param similarity of the two values, from 0 to 1
     */
    record Evidence(DuplicateCandidates.Type type, String own, String other, double similarity) {

        double weight() {
            return switch (type) {
                case SHARED_IDENTIFIER -> 0.9;
                case SAME_NAME -> 0.85;
                case SAME_ACRONYM -> 0.5;
                case SIMILAR_NAME -> 0.8 * similarity;
                case SAME_KIND, SAME_COUNTRY -> 0;
            };
        }

        DuplicateCandidates.Reason reason() {
            return new DuplicateCandidates.Reason(type, own, other);
        }
    }

    static SimilarityScore of(ActorDraft own, ActorDraft other, List<Evidence> evidence) {
        List<DuplicateCandidates.Reason> reasons = new ArrayList<>();
        evidence.stream()
                .sorted(Comparator.comparingDouble(Evidence::weight).reversed().thenComparing(Evidence::other))
                .map(Evidence::reason)
                .forEach(reasons::add);
        double score = evidence.stream().mapToDouble(Evidence::weight).max().orElse(0);
        if (own.kind() != null && own.kind() == other.kind()) {
            score += SAME_KIND;
            reasons.add(common(DuplicateCandidates.Type.SAME_KIND, own.kind().name()));
        }
        if (own.country() != null && other.country() != null) {
            if (Objects.equals(own.country(), other.country())) {
                score += SAME_COUNTRY;
                reasons.add(common(DuplicateCandidates.Type.SAME_COUNTRY, own.country()));
            } else {
                score *= OTHER_COUNTRY;
            }
        }
        return new SimilarityScore(Math.round(Math.min(1, score) * 100) / 100.0, reasons);
    }

    private static DuplicateCandidates.Reason common(DuplicateCandidates.Type type, String value) {
        return new DuplicateCandidates.Reason(type, value, value);
    }
}
