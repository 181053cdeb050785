package io.tributary.stack.quickstart;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where the user reads.
 *
 * @param out what goes on and the result
 * @param err what went wrong
 */
record Console(PrintStream out, PrintStream err) {
    void say(String format, Object... arguments) {
        out.println(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    void complain(String sentence) {
        err.println("quickstart: " + sentence);
        err.flush();
    }

    /** Returns whether nobody reads the output any more: the other end of a pipe is gone. */
    boolean isUnread() {
        return out.checkError();
    }
}
