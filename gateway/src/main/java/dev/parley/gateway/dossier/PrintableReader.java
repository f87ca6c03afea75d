package dev.parley.gateway.dossier;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

import dev.parley.http.ProblemException;
import dev.parley.http.ProblemType;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Passes on characters that YAML text may hold as they are and refuses all others with their place, which the YAML
 * library does not know of them. Others can be written as escapes in double quotation marks.
 */
final class PrintableReader extends FilterReader {

    private int line = 1;
    private int column;

    PrintableReader(Reader characters) {
        super(characters);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            check(buffer[i]);
        }
        return count;
    }

    private void check(char next) {
        column += Character.isLowSurrogate(next) ? 0 : 1;
        if (next == '\n') {
            line++;
            column = 0;
        } else if (!Character.isSurrogate(next) && !StreamReader.isPrintable(next)) {
            throw new ProblemException(
                    ProblemType.MALFORMED_YAML,
                    "The character U+%04X can only be written as an escape, in double quotation marks"
                                    .formatted((int) next)
                            + YamlReader.place(line, column));
        }
    }
}
