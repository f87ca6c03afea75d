package dev.parley.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class Utf8StreamTest {

    /** Bytes at and beside every bound in RFC 3629, section 4. */
    private static final int[] BOUNDS = {
        'a', 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0,
        0xf1, 0xf3, 0xf4, 0xf5, 0xff
    };

    @Test
    void whatJavasDecoderTakesIsPassedOnAndNothingElse() {
        List<byte[]> all = new ArrayList<>();
        for (int a : BOUNDS) {
            for (int b : BOUNDS) {
                all.add(new byte[] {(byte) a, (byte) b});
                for (int c : BOUNDS) {
                    all.add(new byte[] {(byte) a, (byte) b, (byte) c});
                    for (int d : BOUNDS) {
                        all.add(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
                    }
                }
            }
        }
        all.forEach(bytes -> assertEquals(isUtf8(bytes), isPassedOn(bytes), () -> Arrays.toString(bytes)));
    }

    @Test
    void charactersMayLieAcrossReads() throws IOException {
        String text = new Random(1)
                .ints(5_000, 1, Character.MAX_CODE_POINT + 1)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < 9; length++) {
            Utf8Stream stream = new Utf8Stream(new ByteArrayInputStream(bytes), 1);
            byte[] buffer = new byte[length];
            byte[] read = new byte[bytes.length];
            int end = 0;
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                System.arraycopy(buffer, 0, read, end, count);
                end += count;
            }
            assertArrayEquals(bytes, read);
        }
    }

    @Test
    void placeIsCountedInCharactersFromTheFirstLineGiven() {
        byte[] bytes = "äöü\nü€?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xff;
        ProblemException refused = assertThrows(
                ProblemException.class, () -> new Utf8Stream(new ByteArrayInputStream(bytes), 7).readAllBytes());
        assertEquals(ProblemType.MALFORMED_JSON.uri(), refused.problem().type());
        assertEquals("It is not UTF-8 (line 8, column 3).", refused.problem().detail());
    }

    private static boolean isPassedOn(byte[] bytes) {
        try {
            assertArrayEquals(bytes, new Utf8Stream(new ByteArrayInputStream(bytes), 1).readAllBytes());
            return true;
        } catch (ProblemException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
