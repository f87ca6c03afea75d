package dev.parley.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands in for the four processes: becomes ready, tells its environment, answers a dossier. */
final class StandIn {

    /** Ends at once, complaining. */
    static final class Broken {
        public static void main(String[] args) {
            System.out.println("first words");
            System.err.println("the schema is not as expected");
            System.exit(3);
        }
    }

    /** Runs and is never ready. */
    static final class Slow {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("still migrating");
            Thread.sleep(600_000);
        }
    }

    private StandIn() {}

    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--self-check")) {
            return;
        }
        InetAddress host = InetAddress.getByName(System.getenv("QUARKUS_HTTP_HOST"));
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        serve(new InetSocketAddress(host, port));
        System.out.println("listening on " + port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopping on request")));
    }

    static HttpServer serve(InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/q/health/ready", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/environment", exchange -> answer(exchange, 200, environment()));
        server.createContext("/v1/dossiers", StandIn::load);
        server.start();
        return server;
    }

    private static String environment() {
        StringBuilder text = new StringBuilder();
        System.getenv()
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static void load(HttpExchange exchange) throws IOException {
        String file = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String format = file.startsWith("format:") ? "application/yaml" : "application/json";
        if (!format.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            answer(exchange, 415, "{\"title\":\"Unsupported media type\"}");
        } else if (file.contains("fault")) {
            answer(exchange, 422, """
                    {"type":"about:blank","title":"The dossier has faults","status":422,"violations":[
                      {"pointer":"/actors/0/kind","message":"is not a kind"},
                      {"message":"is unknown","pointer":"/events/3/actors/1"}]}""");
        } else {
            answer(exchange, 200, """
                    {"items":[{"id":"a","outcome":"CREATED"},{"id":"b","outcome":"CREATED"},
                      {"id":"c","outcome":"UNCHANGED"}]}""");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Lays out a project's root in which every process is a stand-in. */
    static Path project(Path root) throws IOException {
        for (String module : List.of("actors-service", "exchanges-service", "timeline-service", "gateway")) {
            install(root, module, StandIn.class);
        }
        return root;
    }

    static void install(Path root, String module, Class<?> main) throws IOException {
        Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : List.of(StandIn.class, Broken.class, Slow.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
    }
}
