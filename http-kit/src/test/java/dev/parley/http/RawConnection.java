package dev.parley.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.restassured.RestAssured;

/** A connection to the process that a test runs, over which anything can be sent. */
public final class RawConnection implements AutoCloseable {

    private static final int A_LONG_TIME = 300_000;

    private static final int LITTLE = 65_536;

    private final Socket socket;
    private final InputStream in;

    /** Connects to where REST Assured sends requests. */
    public RawConnection() throws IOException {
        this(new Socket());
    }

    /** The same over a connection on which little is on its way that was not read yet. */
    public static RawConnection reluctant() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LITTLE);
        return new RawConnection(socket);
    }

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        socket.setSoTimeout(A_LONG_TIME);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer.
     *
     * @param headers lines of the head, names in lower case
     */
    public record Answer(int status, List<String> headers, byte[] body) {

        /** The value of a header; null without it. */
        public String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst()
                    .orElse(null);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Sends one byte for each character. */
    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Waits until an answer begins, and reads nothing of it. */
    public void awaitAnswer() throws IOException {
        in.mark(1);
        in.read();
        in.reset();
    }

    /** Reads the answer to a request other than {@code HEAD}; null if the connection is closed without another one. */
    public Answer answer() throws IOException {
        return answer(true);
    }

    /** Reads an answer that has no body whatever its headers say. */
    public Answer head() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean mayHaveBody) throws IOException {
        String start = line();
        if (start == null) {
            return null;
        }
        int status = Integer.parseInt(start.split(" ")[1]);
        List<String> headers = new ArrayList<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
        }
        Answer head = new Answer(status, headers, new byte[0]);
        boolean hasBody = mayHaveBody && status >= 200 && status != 204 && status != 304;
        return hasBody ? new Answer(status, headers, body(head)) : head;
    }

    private byte[] body(Answer head) throws IOException {
        if ("chunked".equals(head.header("Transfer-Encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int length;
            do {
                String start = line();
                if (start == null) {
                    throw new EOFException("The answer ends after " + body.size() + " bytes, before its last chunk");
                }
                length = Integer.parseInt(start, 16);
                body.write(exactly(length));
                line();
            } while (length > 0);
            return body.toByteArray();
        }
        String length = head.header("Content-Length");
        return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** A connection that is closed while the client sends may be reset. */
    private int read() throws IOException {
        try {
            return in.read();
        } catch (SocketException closed) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
