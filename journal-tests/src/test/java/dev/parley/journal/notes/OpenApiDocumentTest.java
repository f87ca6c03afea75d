package dev.parley.journal.notes;

import dev.parley.http.OpenApiDocumentContract;

@NotesTest
class OpenApiDocumentTest extends OpenApiDocumentContract {}
