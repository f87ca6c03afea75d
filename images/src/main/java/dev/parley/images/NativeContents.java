package dev.parley.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A native executable and the libraries that it links to. */
final class NativeContents implements Contents {

    private static final String NAME = "process";

    private final Path root;
    private final Path executable;
    private final Path staged;

    NativeContents(Path root, String module) throws IOException {
        this.root = root;
        this.staged = root.resolve("images/target").resolve(module + "-native");
        Path built = root.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(built)) {
            this.executable = files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no executable in " + built + ": build with -Dnative"));
        }
    }

    @Override
    public Path baseRootfs() throws IOException, InterruptedException {
        Path rootfs = staged.resolveSibling(staged.getFileName() + "-base");
        Shell.run(root, "images/base", "native", rootfs.toString(), executable.toString());
        return rootfs;
    }

    @Override
    public List<Part> parts(boolean own) throws IOException {
        Layers.copy(executable, staged.resolve(NAME));
        return List.of(new Part("executable", staged));
    }

    @Override
    public List<String> entrypoint(boolean own) {
        return List.of("/app/" + NAME);
    }
}
