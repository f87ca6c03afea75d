package dev.parley.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;

/**
 * Passes on bytes that are UTF-8 as RFC 3629 defines it, without overlong forms and surrogates, and refuses all others
 * with their place. A NUL, which neither JSON nor YAML holds as it is, gives away UTF-16 and UTF-32.
 */
public final class Utf8Stream extends FilterInputStream {

    private final ProblemType problem;
    private long line;
    private long column;

    /** How many bytes the character still needs, and within which bounds the next one lies. */
    private int missing;

    private int least;
    private int most;

    /** @param line number of the line with which the bytes begin, from 1 */
    Utf8Stream(InputStream bytes, long line) {
        this(bytes, line, ProblemType.MALFORMED_JSON);
    }

    /**
     * @param line number of the line with which the bytes begin, from 1
     * @param problem what to refuse other bytes as
     */
    public Utf8Stream(InputStream bytes, long line, ProblemType problem) {
        super(bytes);
        this.problem = problem;
        this.line = line;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            check(next);
        } else {
            checkEnd();
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            check(buffer[i] & 0xff);
        }
        if (count < 0) {
            checkEnd();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check(int next) {
        if (missing > 0) {
            if (next < least || next > most) {
                throw refused("It is not UTF-8");
            }
            missing--;
            least = 0x80;
            most = 0xbf;
            return;
        }
        column++;
        if (next == '\n') {
            line++;
            column = 0;
        } else if (next == 0) {
            throw refused("It holds a NUL byte, as UTF-16 and UTF-32 do; send UTF-8");
        } else if (next >= 0x80) {
            begin(next);
        }
    }

    private void begin(int first) {
        if (first < 0xc2 || first > 0xf4) {
            throw refused("It is not UTF-8");
        }
        missing = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
        least = switch (first) {
            case 0xe0 -> 0xa0;
            case 0xf0 -> 0x90;
            default -> 0x80;
        };
        most = switch (first) {
            case 0xed -> 0x9f;
            case 0xf4 -> 0x8f;
            default -> 0xbf;
        };
    }

    private void checkEnd() {
        if (missing > 0) {
            throw refused("It ends within a character");
        }
    }

    private ProblemException refused(String reason) {
        return new ProblemException(problem, reason + " (line " + line + ", column " + column + ").");
    }
}
