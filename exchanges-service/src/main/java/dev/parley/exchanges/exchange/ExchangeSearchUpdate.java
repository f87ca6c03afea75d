package dev.parley.exchanges.exchange;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.parley.journal.database.DatabaseReady;
import dev.parley.journal.document.Filter;
import dev.parley.process.Check;
import dev.parley.process.NamedCheck;
import dev.parley.text.Romanization;
import org.jboss.logging.Logger;

/** Makes the terms anew by which exchanges are found, where other rules have made them, before the service is ready. */
@Singleton
class ExchangeSearchUpdate {

    private static final Logger LOG = Logger.getLogger(ExchangeSearchUpdate.class);
    private static final int EXCHANGES_AT_ONCE = 20;

    private final Exchanges exchanges;
    private final Instance<ExchangeRecords<?, ?, ?>> records;

    ExchangeSearchUpdate(Exchanges exchanges, @Any Instance<ExchangeRecords<?, ?, ?>> records) {
        this.exchanges = exchanges;
        this.records = records;
    }

    void update(@Observes DatabaseReady event) {
        int updated = exchanges
                .writer()
                .renew(
                        new Filter().where("d.termRules <> :rules", "rules", ExchangeTerms.RULES),
                        EXCHANGES_AT_ONCE,
                        this::update);
        if (updated > 0) {
            LOG.infof("%d exchanges are found by the rules %s", updated, ExchangeTerms.RULES);
        }
    }

    private void update(Exchange exchange) {
        exchanges.replaceTerms(exchange);
        records.forEach(kind -> kind.replaceTermsBelow(exchange.key()));
        exchange.termRules = ExchangeTerms.RULES;
    }

    @Produces
    @Singleton
    Check romanization() {
        return new NamedCheck("romanization", Romanization::selfCheck);
    }
}
