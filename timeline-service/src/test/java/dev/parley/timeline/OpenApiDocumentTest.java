package dev.parley.timeline;

import dev.parley.http.OpenApiDocumentContract;

@ServiceTest
class OpenApiDocumentTest extends OpenApiDocumentContract {}
