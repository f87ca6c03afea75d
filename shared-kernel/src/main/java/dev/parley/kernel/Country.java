package dev.parley.kernel;

/**
 * The codes that ISO 3166-1 alpha-2 has officially assigned. Those it has only reserved (EU, UK), withdrawn (AN, SU) or
 * left to users (XK, ZZ) are none of them. They are listed here, so that every version of Java takes the same.
 */
public final class Country {

    /** Matches an assigned code. */
    public static final String PATTERN = "A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]"
            + "|D[EJKMOZ]|E[CEGHRST]|F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]"
            + "|K[EGHIMNPRWYZ]|L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|OM|P[AEFGHKLMNRSTWY]|QA"
            + "|R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|Y[ET]|Z[AMW]";

    /** Says how to write a country. */
    public static final String HINT = "use a code that ISO 3166-1 alpha-2 assigns to a country, as in `QA`; the United"
            + " Kingdom is `GB`, and the European Union has none";

    private Country() {}

    public static boolean isAssigned(String code) {
        return code.matches(PATTERN);
    }
}
