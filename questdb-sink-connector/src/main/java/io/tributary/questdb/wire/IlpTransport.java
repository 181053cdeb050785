package io.tributary.questdb.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Carries lines to QuestDB. ILP over HTTP today; another protocol can take its place without touching the mapping. */
public interface IlpTransport extends AutoCloseable {
    /**
     * Sends whole lines as one request. Several may be under way at once.
     *
     * @param lines their bytes in order, at least one; must not change before the reply is there, nor after any reply other
     *     than {@link WriteReply.Accepted}
     * @param turn when the last of them may leave; if that never comes, the request is given up and nothing of it is taken
     * @return never fails: what goes wrong is a reply as well
     */
    CompletableFuture<WriteReply> write(List<ByteBuffer> lines, Turn turn);

    /** How long a request of so many bytes may take, from its start to the reply. */
    Duration patience(int bytes);

    /** How many servers are tried in turn before a pause is due. */
    int addresses();

    @Override
    void close();
}
