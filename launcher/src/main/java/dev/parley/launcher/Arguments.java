package dev.parley.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The parsed command line. */
record Arguments(Suite.Options options, List<Path> loads, boolean help) {

    private static final int HIGHEST_PORT = 65535 - (Suite.PORTS - 1);

    /** An invalid command line; the message says why. */
    static final class Unusable extends Exception {
        Unusable(String message) {
            super(message);
        }
    }

    static Arguments parse(String[] arguments, Suite.Options defaults) throws Unusable {
        Suite.Options options = defaults;
        List<Path> loads = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            String value = null;
            int equals = name.indexOf('=');
            if (name.startsWith("--") && equals > 0) {
                value = name.substring(equals + 1);
                name = name.substring(0, equals);
            }
            switch (name) {
                case "--help", "-h" -> {
                    return new Arguments(options, List.of(), true);
                }
                case "--data", "--port", "--host", "--load" -> {
                    if (value == null) {
                        if (++i == arguments.length) {
                            throw new Unusable(name + " needs a value");
                        }
                        value = arguments[i];
                    }
                }
                default -> throw new Unusable("unknown option " + name);
            }
            switch (name) {
                case "--data" ->
                    options = options.withData(Path.of(value).toAbsolutePath().normalize());
                case "--port" -> options = options.withPort(port(value));
                case "--host" -> options = options.withHost(value);
                default -> loads.add(readable(value));
            }
        }
        return new Arguments(options, loads, false);
    }

    private static int port(String value) throws Unusable {
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new Unusable("--port needs a number, not " + value);
        }
        throw new Unusable("--port must be between 1 and " + HIGHEST_PORT + ", not " + value);
    }

    // Checked before a minute is spent on starting.
    private static Path readable(String value) throws Unusable {
        Path file = Path.of(value);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Unusable("--load needs a readable file, not " + value);
        }
        return file;
    }
}
