package dev.parley.actors.relation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.parley.actors.actor.ActorDraft.Kind;
import dev.parley.actors.relation.RelationDraft.Type;

/** The kinds of actor that a relation of each type can connect. Unusual pairs are allowed, impossible ones are not. */
final class RelationKinds {

    private static final Set<Kind> ANY = EnumSet.allOf(Kind.class);
    private static final Set<Kind> BODY = allExcept(Kind.OFFICIAL);

    private record Between(Set<Kind> subjects, Set<Kind> objects) {}

    private static final Map<Type, List<Between>> ALLOWED = Map.of(
            Type.MEMBER_OF, List.of(new Between(ANY, BODY)),
            // a state or an organisation of states is a part only of another of these
            Type.PART_OF,
                    List.of(
                            new Between(allExcept(Kind.STATE, Kind.IGO), BODY),
                            new Between(Set.of(Kind.STATE, Kind.IGO), Set.of(Kind.STATE, Kind.IGO))),
            Type.ARMED_WING_OF,
                    List.of(new Between(
                            Set.of(Kind.ARMED_GROUP, Kind.MILITARY),
                            allExcept(Kind.OFFICIAL, Kind.MEDIA, Kind.HUMANITARIAN_ORGANISATION))),
            Type.OCCUPIES, List.of(new Between(Set.of(Kind.OFFICIAL, Kind.PRIVATE_INTERMEDIARY), BODY)),
            Type.REPRESENTS, List.of(new Between(ANY, ANY)),
            Type.HOSTS, List.of(new Between(BODY, ANY)),
            Type.ALLIED_WITH, List.of(new Between(ANY, ANY)),
            Type.ADVERSARY_OF, List.of(new Between(ANY, ANY)));

    private RelationKinds() {}

    /** Whether there can be such a relation; an unidentified actor may be of any kind. */
    static boolean allow(Kind subject, Type type, Kind object) {
        return ALLOWED.get(type).stream()
                .anyMatch(between -> isAmong(subject, between.subjects()) && isAmong(object, between.objects()));
    }

    static String refusal(Kind subject, Type type, Kind object) {
        return withArticle(subject) + " cannot be " + type + " " + withArticle(object);
    }

    private static boolean isAmong(Kind kind, Set<Kind> kinds) {
        return kind == Kind.UNIDENTIFIED || kinds.contains(kind);
    }

    private static Set<Kind> allExcept(Kind... others) {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.removeAll(List.of(others));
        return kinds;
    }

    private static String withArticle(Kind kind) {
        return ("AIOU".indexOf(kind.name().charAt(0)) >= 0 ? "an " : "a ") + kind;
    }
}
