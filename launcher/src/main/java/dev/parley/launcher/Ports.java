package dev.parley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The machine's TCP ports. */
public final class Ports {

    private Ports() {}

    /** A port of the loopback address that nobody uses now. */
    public static int free() {
        return free(1).get(0);
    }

    /** Different ports of the loopback address that nobody uses now. */
    static List<Integer> free(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /**
     * Does nothing if {@code user} can listen there.
     *
     * @throws LauncherException saying who wanted which port, and what to do
     */
    static void requireFree(String user, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            boolean taken = reason.startsWith("Address already in use");
            throw new LauncherException("Port " + port + ", for " + user + ", "
                    + (taken ? "is taken by another program." : "cannot be used on " + host + ": " + reason + ".")
                    + " Free it, or choose other ports: --port N takes N to N+" + (Suite.PORTS - 1) + ".");
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
