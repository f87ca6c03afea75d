package dev.parley.journal.notes;

import dev.parley.openapi.ApiConventions;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/** The API document of the application. */
// names the interface again: the build looks for filters among the classes that name it themselves
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NotesApi extends ApiConventions implements OASFilter {

    public NotesApi() {
        takes("listNotes", NoteFilter.PARAMETERS);
        hasTable("listNotes", Notes.TABLE.description(), Notes.TABLE.example());
    }
}
