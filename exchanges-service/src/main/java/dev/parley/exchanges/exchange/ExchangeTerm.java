package dev.parley.exchanges.exchange;

import jakarta.persistence.Entity;

import dev.parley.journal.search.TermRow;

/** A word or another feature by which an exchange is found. */
@Entity
class ExchangeTerm extends TermRow {}
