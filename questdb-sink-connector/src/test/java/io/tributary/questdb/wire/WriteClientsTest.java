package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WriteClientsTest {
    private static final WriteReply ACCEPTED = new WriteReply.Accepted();
    private static final WriteReply BUSY = new WriteReply.TryAgain(WriteReply.Cause.BUSY, "too many connections");

    private final Turn later = new Turn(new CompletableFuture<>(), Duration.ofSeconds(1));
    private final WriteClients clients = new WriteClients(HttpClient::newHttpClient);

    @Test
    void requestsThatFollowNoOtherGoByOneClient() {
        WriteClients.Way first = clients.take(Turn.now());
        clients.giveBack(first, ACCEPTED);

        assertThat(clients.take(Turn.now())).isSameAs(first);
        assertThat(first.client()).isSameAs(clients.first());
    }

    @Test
    void requestsUnderWayAtOnceGoByOneEach() {
        WriteClients.Way first = clients.take(Turn.now());

        assertThat(clients.take(Turn.now())).isNotSameAs(first);
    }

    /** Its answer may be there already, though nobody has looked at it. */
    @Test
    void aFollowerNeverGoesByTheClientOfTheRequestBeforeIt() {
        WriteClients.Way first = clients.take(Turn.now());
        clients.giveBack(first, ACCEPTED);
        WriteClients.Way follower = clients.take(later);
        assertThat(follower).isNotSameAs(first);
        clients.giveBack(follower, ACCEPTED);

        assertThat(clients.take(later)).isSameAs(first);
    }

    @Test
    void whatComesAfterARefusedFollowerGoesByTheConnectionThatWorks() {
        WriteClients.Way first = clients.take(Turn.now());
        WriteClients.Way follower = clients.take(later);
        clients.giveBack(first, ACCEPTED);
        clients.giveBack(follower, BUSY);
        assertThat(clients.take(Turn.now())).isSameAs(first);
        WriteClients.Way next = clients.take(later);
        assertThat(next).isSameAs(follower);
        clients.giveBack(next, ACCEPTED);
        clients.giveBack(first, BUSY);

        assertThat(clients.take(Turn.now())).isSameAs(follower);
    }
}
