package dev.parley.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What an image of one process is made of. */
interface Contents {

    /**
     * A layer below {@code /app}, from the one that changes least to the one that changes most.
     *
     * @param directory whose content it is
     */
    record Part(String name, Path directory) {}

    /** Makes the ground below {@code /app} with {@code images/base}, if that has not been done, and says where it is. */
    Path ground() throws IOException, InterruptedException;

    /** @param own whether the image stands on {@link #ground}, not on a base image of somebody else's */
    List<Part> parts(boolean own) throws IOException, InterruptedException;

    /** The command of the image; see {@link #parts}. */
    List<String> entrypoint(boolean own);
}
