package dev.parley.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DossierLoadTest {

    @TempDir
    Path directory;

    private HttpServer server;
    private URI gateway;

    @BeforeEach
    void startStandIn() throws IOException {
        server = StandIn.serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stopStandIn() {
        server.stop(0);
    }

    @Test
    void outcomesAreCounted() throws IOException {
        Path file = Files.writeString(directory.resolve("dossier.json"), "{}");
        assertEquals(List.of(file + " is loaded: 2 created, 0 updated, 1 unchanged"), DossierLoad.post(file, gateway));
    }

    @Test
    void yamlIsSentAsYaml() throws IOException {
        for (String name : List.of("dossier.yaml", "dossier.yml", "DOSSIER.YML")) {
            Path file = Files.writeString(directory.resolve(name), "format: parley-dossier/1");
            assertEquals(
                    List.of(file + " is loaded: 2 created, 0 updated, 1 unchanged"), DossierLoad.post(file, gateway));
        }
    }

    @Test
    void faultsAreListedWithTheirPlaces() throws IOException {
        Path file = Files.writeString(directory.resolve("dossier.json"), "fault");
        assertEquals(
                List.of(
                        file + " was refused with status 422: The dossier has faults",
                        "  /actors/0/kind  is not a kind",
                        "  /events/3/actors/1  is unknown"),
                DossierLoad.post(file, gateway));
    }

    @Test
    void gatewayThatIsGoneIsAMessage() throws IOException {
        Path file = Files.writeString(directory.resolve("dossier.json"), "{}");
        server.stop(0);
        List<String> lines = DossierLoad.post(file, gateway);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith(file + " could not be loaded: "), lines.get(0));
    }
}
