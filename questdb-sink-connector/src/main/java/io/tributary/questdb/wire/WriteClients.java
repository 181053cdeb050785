package io.tributary.questdb.wire;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The clients that writes go by, one write at a time each, so that each has a connection of its own: the client of the JDK
 * does not say which of its connections a request takes. A request that follows another goes by another client than that
 * one, and one that follows none by the client whose connection took rows last.
 */
final class WriteClients {
    private final Supplier<HttpClient> maker;
    private final List<Way> ways = new ArrayList<>();
    private final HttpClient first;
    private Way latest;
    private Way proven;

    /** A client, and whether a write is under way by it. */
    static final class Way {
        private final HttpClient client;
        private boolean busy;

        private Way(HttpClient client) {
            this.client = client;
        }

        HttpClient client() {
            return client;
        }
    }

    WriteClients(Supplier<HttpClient> maker) {
        this.maker = maker;
        this.proven = add();
        this.first = proven.client();
    }

    /** The client for all that is no write. */
    HttpClient first() {
        return first;
    }

    /** A way for a write, until it is given back. */
    synchronized Way take(Turn turn) {
        Predicate<Way> fits = way -> !way.busy && !(turn.follows() && way == latest);
        Way way = fits.test(proven) ? proven : first(fits).orElseGet(this::add);
        way.busy = true;
        latest = way;
        return way;
    }

    /**
     * The write is answered, or never will be.
     *
     * @param reply what came of it
     */
    synchronized void giveBack(Way way, WriteReply reply) {
        way.busy = false;
        if (reply instanceof WriteReply.Accepted) {
            proven = way;
        }
    }

    private Optional<Way> first(Predicate<Way> fits) {
        return ways.stream().filter(fits).findFirst();
    }

    private Way add() {
        Way way = new Way(maker.get());
        ways.add(way);
        return way;
    }
}
