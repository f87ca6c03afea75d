package dev.parley.openapi;

import java.util.List;

/** Paths of a process that are not in its API document and can only be read. */
public interface ReadOnlyPaths {

    /** What the paths begin with. */
    List<String> prefixes();
}
