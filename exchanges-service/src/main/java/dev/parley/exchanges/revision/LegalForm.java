package dev.parley.exchanges.revision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Legal form in which people are released. */
@Schema(name = "LegalForm", description = """
        Legal form in which people are released:
        - `PARDON`: the sentence of named persons is remitted.
        - `AMNESTY`: an offence is forgiven for everybody in a class of people.
        - `COMMUTATION`: the sentence is replaced by a lighter one.
        - `EXPULSION`: they have to leave the country.
        - `CONDITIONAL_RELEASE`: they are released under conditions that they must keep, as on parole or bail.
        - `ACQUITTAL`: a court clears them, or the charges are dropped.
        - `UNSPECIFIED`: the reports do not say.""")
public enum LegalForm {
    PARDON,
    AMNESTY,
    COMMUTATION,
    EXPULSION,
    CONDITIONAL_RELEASE,
    ACQUITTAL,
    UNSPECIFIED
}
