package io.tributary.doctor;

/**
 * One thing that the doctor has found.
 *
 * @param level how bad it is
 * @param sentence what it is, and what to do about it where there is something to do
 */
record Finding(Level level, String sentence) {
    /** How bad it is. */
    enum Level {
        OK,
        WARNING,
        PROBLEM
    }

    static Finding ok(String sentence) {
        return new Finding(Level.OK, sentence);
    }

    static Finding warning(String sentence) {
        return new Finding(Level.WARNING, sentence);
    }

    static Finding problem(String sentence) {
        return new Finding(Level.PROBLEM, sentence);
    }
}
