package dev.parley.journal.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.http.ProblemException;
import dev.parley.kernel.Fault;

/** A form of batch other than JSON: says of each item which JSON it stands for. */
public interface BatchFormat {

    /**
     * Hands over each item of a body, in order. Called twice for one body.
     *
     * @throws ProblemException if the body as a whole cannot be read
     */
    void read(InputStream body, Consumer<Row> each) throws IOException;

    /**
     * One item.
     *
     * @param place what the item's place is called in the body, as "line 7"
     * @param item the JSON that it stands for, as far as it can be told
     * @param faults what cannot be told, with pointers into the item
     */
    record Row(String place, ObjectNode item, List<Fault> faults) {}
}
