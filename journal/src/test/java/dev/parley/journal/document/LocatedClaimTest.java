package dev.parley.journal.document;

import java.io.IOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LocatedClaimTest {

    private static final LocatedClaim CLAIM = new LocatedClaim("/commitments/7/figure/claims/1", "five");

    private static String pointerIn(String document) throws IOException {
        return CLAIM.pointer(new ObjectMapper().readTree(document.replace('\'', '"')));
    }

    @Test
    void pointerCountsElementsWhateverTheirIds() throws IOException {
        assertEquals(
                "/commitments/1/figure/claims/2",
                pointerIn("{'commitments':[{'id':'1'},{'id':'7','figure':"
                        + "{'claims':[{'id':'0'},{'id':'2'},{'id':'1'}]}}]}"));
    }

    @Test
    void pointerOfAMissingClaimEndsWhereItIsMissing() throws IOException {
        assertEquals(
                "/commitments/0/figure/claims",
                pointerIn("{'commitments':[{'id':'7','figure':{'claims':[{'id':'2'}]}}]}"));
        assertEquals("/commitments/0/figure", pointerIn("{'commitments':[{'id':'7'}]}"));
        assertEquals("/commitments", pointerIn("{'commitments':[]}"));
        assertEquals("/commitments", pointerIn("{}"));
    }

    @Test
    void idIsThatOfTheClaim() {
        assertEquals("1", CLAIM.id());
    }
}
