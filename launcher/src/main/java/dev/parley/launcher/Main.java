package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Starts the suite from the command line; stops it on a signal or when a process dies. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    // A JVM that a signal ends exits with the signal's status; a requested stop is no failure.
    private static volatile int status;

    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root =
                Path.of(System.getProperty("parley.root", "")).toAbsolutePath().normalize();
        Arguments arguments;
        try {
            arguments = Arguments.parse(
                    args, Suite.Options.of(root).withOutput(out, Boolean.getBoolean("parley.coloured")));
        } catch (Arguments.Unusable e) {
            System.err.println("parley: " + e.getMessage() + ". ./run --help lists the options.");
            System.exit(MISUSED);
            return;
        }
        if (arguments.help()) {
            out.print(help());
            return;
        }
        run(arguments, out);
    }

    private static void run(Arguments arguments, PrintStream out) {
        long startedAt = System.nanoTime();
        Suite suite = new Suite(arguments.options());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            suite.close();
            if (status == 0) {
                out.println("Parley has stopped.");
            }
            Runtime.getRuntime().halt(status);
        }));
        try {
            suite.start();
            out.println(String.format(
                    Locale.ROOT, "%nParley is ready after %.1f s.", (System.nanoTime() - startedAt) / 1e9));
            describe(suite, arguments, out);
            suite.archiveClasses();
            fail(suite, out, suite.awaitFailure());
        } catch (LauncherException e) {
            fail(suite, out, e.getMessage());
        } catch (RuntimeException | Error e) {
            if (!suite.isClosing()) {
                e.printStackTrace(out);
            }
            fail(suite, out, e.toString());
        }
    }

    private static void describe(Suite suite, Arguments arguments, PrintStream out) {
        Suite.Options options = arguments.options();
        out.println("  API            " + suite.url() + "/v1");
        out.println("  Documentation  " + suite.url() + "/docs");
        out.println("  OpenAPI        " + suite.url() + "/openapi");
        out.println("  Data           " + options.data());
        if (!suite.isPrivate()) {
            out.println("  Warning: anybody who can reach " + options.host()
                    + " can read and change everything; there is no access control yet.");
        }
        out.println();
        for (Path file : arguments.loads()) {
            DossierLoad.post(file, suite.url()).forEach(out::println);
            out.println();
        }
        out.println("Next, in another terminal:");
        out.println("  " + nextCommand(suite, arguments));
        out.println("Ctrl-C here stops everything.");
        out.println();
    }

    private static String nextCommand(Suite suite, Arguments arguments) {
        Path example = arguments.options().root().resolve("examples/qatar-talks-2023-10.json");
        if (arguments.loads().isEmpty() && Files.exists(example)) {
            return "curl -H 'Content-Type: application/json' --data-binary '@" + example + "' " + suite.url()
                    + "/v1/dossiers";
        }
        return "curl " + suite.url() + "/v1/exchanges";
    }

    private static void fail(Suite suite, PrintStream out, String reason) {
        letSignalArrive();
        if (suite.isClosing()) {
            return;
        }
        out.println();
        out.println("Parley cannot continue: " + reason);
        status = FAILED;
        System.exit(FAILED);
    }

    // A signal to the whole process group may reach a service before it reaches this process.
    private static void letSignalArrive() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String help() {
        try (InputStream in = Main.class.getResourceAsStream("help.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
