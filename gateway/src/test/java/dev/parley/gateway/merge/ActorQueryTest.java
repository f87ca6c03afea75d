package dev.parley.gateway.merge;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ActorQueryTest {

    private static final MergedActors MERGED = new MergedActors(Map.of("old", "new", "older", "new", "x", "y"));

    private static ActorQuery query(String raw) {
        return ActorQuery.of(raw, Set.of("actor", "participant"));
    }

    @Test
    void idsAreThoseOfTheParametersThatTakeActors() {
        ActorQuery query = query("actor=a,b%2Cc&q=d&actor=e&participant=f&actor=No+Id&actor=%zz&actor&cursor=g");
        assertEquals(Set.of("a", "b", "c", "e", "f"), query.actors());
        assertEquals(Set.of(), query(null).actors());
        assertEquals(Set.of(), query("q=a").actors());
    }

    @Test
    void otherIdsOfTheSameActorsAreAddedAndTheRestStays() {
        assertEquals(
                "q=%20&actor=new&limit=2&actor=old,older",
                query("q=%20&actor=new&limit=2").including(MERGED));
        assertEquals("actor=old&actor=new,older", query("actor=old").including(MERGED));
        assertEquals(
                "actor=z,new&participant=y&actor=old,older&participant=x",
                query("actor=z,new&participant=y").including(MERGED));
        assertEquals("actor=old,older,new", query("actor=old,older,new").including(MERGED));
        assertEquals("actor=new", query("actor=new").including(MergedActors.NONE));
        assertEquals("", query(null).including(MERGED));
    }

    @Test
    void linkToTheNextPageIsThatOfTheClientsQuery() {
        assertEquals(
                "<http://h/v1/events?actor=new&limit=2&cursor=abc>; rel=\"next\"",
                query("actor=new&cursor=before&limit=2")
                        .link("<http://h/v1/events?actor=new&actor=old%2Colder&cursor=abc&limit=2>; rel=\"next\""));
        assertEquals("<http://h/x>; rel=\"about\"", query("actor=new").link("<http://h/x>; rel=\"about\""));
    }
}
