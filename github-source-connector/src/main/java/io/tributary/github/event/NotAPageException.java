package io.tributary.github.event;

import java.io.IOException;

/** A body that should be a page of events and is something else. The message never quotes the body. */
public final class NotAPageException extends IOException {
    NotAPageException(String message) {
        super(message);
    }
}
