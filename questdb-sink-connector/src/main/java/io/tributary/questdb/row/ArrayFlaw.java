package io.tributary.questdb.row;

/** Why an array is none that QuestDB has a type for. */
public enum ArrayFlaw {
    TOO_DEEP("an array of more than 3 dimensions"),
    MIXED("an array of numbers and arrays"),
    NULL_ELEMENT("an array with a null in it"),
    OTHER_ELEMENT("an array of something other than numbers"),
    JAGGED("an array whose rows differ in length");

    private final String found;

    ArrayFlaw(String found) {
        this.found = found;
    }

    /** The words for {@link RowProblem#found}. */
    String found() {
        return found;
    }
}
