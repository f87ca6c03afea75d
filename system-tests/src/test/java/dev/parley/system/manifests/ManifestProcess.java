package dev.parley.system.manifests;

import java.util.HashMap;
import java.util.Map;

import dev.parley.system.BuiltProcess;
import dev.parley.system.RunningSuite;

/** A built process with the plain variables of its manifest; what depends on the machine is given beside. */
final class ManifestProcess {

    private ManifestProcess() {}

    static BuiltProcess start(String module, Map<String, String> onThisMachine) {
        Map<String, String> environment = new HashMap<>();
        Overlay.base().workload(module).container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        environment.putAll(onThisMachine);
        return BuiltProcess.start(
                module,
                environment,
                RunningSuite.ROOT.resolve("system-tests/target/manifest-" + module + "-" + System.nanoTime() + ".log"));
    }
}
