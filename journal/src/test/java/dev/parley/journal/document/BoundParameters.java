package dev.parley.journal.document;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

import org.hibernate.query.CommonQueryContract;

/** Notes the parameters that are bound to a query. */
final class BoundParameters {

    private final Map<String, Object> values = new HashMap<>();

    /** A query that can only be given parameters. */
    CommonQueryContract query() {
        return (CommonQueryContract) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CommonQueryContract.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("setParameter")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    values.put((String) arguments[0], arguments[1]);
                    return proxy;
                });
    }

    Map<String, Object> values() {
        return values;
    }
}
