package dev.parley.timeline;

import dev.parley.http.RawHttpContract;

@ServiceTest
class RawHttpTest extends RawHttpContract {

    @Override
    protected String readPath() {
        return "/v1/sources";
    }

    @Override
    protected String writePath() {
        return "/v1/sources/batch";
    }

    @Override
    protected String body() {
        return "[]";
    }
}
