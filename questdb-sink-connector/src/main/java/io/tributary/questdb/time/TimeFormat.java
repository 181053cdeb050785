package io.tributary.questdb.time;

/** Reads points in time from text of one form. */
public interface TimeFormat {
    /**
     * Reads the whole text.
     *
     * @param text the text
     * @param into set when the text has this form, otherwise left in any state
     * @return whether the text has this form and names a date that exists
     */
    boolean parse(CharSequence text, ParsedTime into);
}
