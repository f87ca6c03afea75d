package dev.parley.kernel;

/**
 * Says dates, numbers and groups of people in words, with all that is uncertain about them. Each language is an implementation of its own.
 */
public interface Words {

    /** English as newsrooms outside of the United States write it: day, month, year. */
    Words ENGLISH = new EnglishWords();

    /** Describes the property {@code words} of an answer in the API documents. */
    String DESCRIPTION = "The same in English words, with what is uncertain about it.";

    /** When something happened, as in "night of 7 to 8 October 2023"; "not known" for null. */
    String date(UncertainDate date);

    /** A number as a source gave it, with its unit, as in "more than 700 people". */
    String quantity(Quantity quantity);

    /** The possible values of a number, with its unit, as in "869 to 890 people". */
    String interval(Interval interval);

    /** Who is in a group, as in "wounded or sick prisoners of war from Yemen". */
    String group(Group group);

    /**
     * How many people of a group, as in "36 women and children".
     *
     * @param number in PERSONS or REMAINS
     */
    String groupOf(Interval number, Group group);
}
