package dev.parley.journal.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.parley.journal.document.MergedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends readers of a merged document on to the one that goes on in its place, with whatever else they asked. */
public class MergedExceptionMappers {

    private static final int PERMANENT_REDIRECT = 308;

    /** Where the id of a document is in a path, counted from the version: v1, collection, id. */
    private static final int ID_AFTER_VERSION = 2;

    @ServerExceptionMapper
    Response merged(MergedException exception, UriInfo uri) {
        return Response.status(PERMANENT_REDIRECT)
                .location(elsewhere(uri.getRequestUri(), exception.merged(), exception.survivor()))
                .build();
    }

    /** The id is in the path, or else in a parameter of the query. */
    static URI elsewhere(URI asked, String merged, String survivor) {
        String base = asked.getScheme() + "://" + asked.getRawAuthority();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        List<String> path = Arrays.asList(asked.getRawPath().split("/", -1));
        int id = path.indexOf("v1") + ID_AFTER_VERSION;
        if (id < path.size() && path.get(id).equals(merged)) {
            path.set(id, survivor);
            return URI.create(base + String.join("/", path) + query);
        }
        String elsewhere = Arrays.stream(query.split("&"))
                .map(parameter -> parameter.endsWith("=" + merged)
                        ? parameter.substring(0, parameter.length() - merged.length()) + survivor
                        : parameter)
                .collect(Collectors.joining("&"));
        return URI.create(base + asked.getRawPath() + elsewhere);
    }
}
