package dev.parley.exchanges.exchange;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.parley.journal.database.DatabaseReady;
import dev.parley.journal.document.DocumentQueries;
import dev.parley.kernel.AsOf;
import dev.parley.process.Check;
import dev.parley.process.NamedCheck;
import dev.parley.text.Romanization;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.LockMode;
import org.jboss.logging.Logger;

/** Makes the terms anew by which exchanges are found, where other rules have made them, before the service is ready. */
@Singleton
class ExchangeSearchUpdate {

    private static final Logger LOG = Logger.getLogger(ExchangeSearchUpdate.class);
    private static final int EXCHANGES_AT_ONCE = 20;

    private final Exchanges exchanges;
    private final Instance<ExchangeRecords<?, ?, ?>> records;
    private final DocumentQueries queries;

    ExchangeSearchUpdate(
            Exchanges exchanges, @Any Instance<ExchangeRecords<?, ?, ?>> records, DocumentQueries queries) {
        this.exchanges = exchanges;
        this.records = records;
        this.queries = queries;
    }

    void update(@Observes DatabaseReady event) {
        int updated = 0;
        int part;
        do {
            part = QuarkusTransaction.requiringNew().call(this::updatePart);
            updated += part;
        } while (part > 0);
        if (updated > 0) {
            LOG.infof("%d exchanges are found by the rules %s", updated, ExchangeTerms.RULES);
        }
    }

    private int updatePart() {
        List<Exchange> stale = queries.hql(
                        "from Exchange e where {every e} and e.termRules <> :rules order by e.key",
                        Exchange.class,
                        AsOf.NOW)
                .setParameter("rules", ExchangeTerms.RULES)
                .setMaxResults(EXCHANGES_AT_ONCE)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .getResultList();
        for (Exchange exchange : stale) {
            exchanges.replaceTerms(exchange);
            records.forEach(kind -> kind.replaceTermsBelow(exchange.key()));
            exchange.termRules = ExchangeTerms.RULES;
        }
        return stale.size();
    }

    @Produces
    @Singleton
    Check romanization() {
        return new NamedCheck("romanization", Romanization::selfCheck);
    }
}
