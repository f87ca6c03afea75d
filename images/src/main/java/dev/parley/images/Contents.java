package dev.parley.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The contents of one process's image. */
interface Contents {

    /**
     * A layer below {@code /app}, from the one that changes least to the one that changes most.
     *
     * @param directory whose content it is
     */
    record Part(String name, Path directory) {}

    /** The directory with the root file system of the image; made with {@code images/base} if it does not exist. */
    Path baseRootfs() throws IOException, InterruptedException;

    /** @param own whether the image is built on {@link #baseRootfs}, not on another base image */
    List<Part> parts(boolean own) throws IOException, InterruptedException;

    /** The command of the image; see {@link #parts}. */
    List<String> entrypoint(boolean own);
}
