package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpTransportTest {
    private static final byte[] LINE = "t a=1i\n".getBytes(StandardCharsets.US_ASCII);

    private final List<Integer> clientPorts = new ArrayList<>();

    @Test
    void usesAConnectionAgain() throws Exception {
        assertThat(portsOfThreeRequests(FakeQuestDb.usual()).stream().distinct())
                .hasSize(1);
    }

    /** QuestDB keeps a connection open that is one too many, and refuses whatever comes by it. */
    @Test
    void doesNotUseAConnectionAgainThatWasOneTooMany() throws Exception {
        assertThat(portsOfThreeRequests(FakeQuestDb.status(429, "exceeded connection limit")))
                .doesNotHaveDuplicates();
    }

    @Test
    void goesOnToTheNextAddressWhenOneIsTooBusy() throws Exception {
        assertThat(requestsOfTheSecondServerAfter(Turn.now())).isOne();
    }

    /** The request before it shows that the address works. */
    @Test
    void staysWithTheAddressThatIsTooBusyForARequestThatFollowsAnother() throws Exception {
        Turn turn = new Turn(CompletableFuture.completedFuture(true), Duration.ofSeconds(1));

        assertThat(requestsOfTheSecondServerAfter(turn)).isZero();
    }

    private static int requestsOfTheSecondServerAfter(Turn turn) throws Exception {
        try (FakeQuestDb first = new FakeQuestDb();
                FakeQuestDb second = new FakeQuestDb()) {
            first.then(FakeQuestDb.status(429, "exceeded connection limit"));
            HttpTransport transport = transport(first.address() + ";addr=" + second.address());
            try {
                transport.write(List.of(ByteBuffer.wrap(LINE)), turn).get(10, TimeUnit.SECONDS);
                transport.write(List.of(ByteBuffer.wrap(LINE)), Turn.now()).get(10, TimeUnit.SECONDS);
            } finally {
                transport.close();
            }
            return second.requests();
        }
    }

    private static HttpTransport transport(String addresses) {
        AbstractConfig config = new AbstractConfig(
                ConnectionKeys.define(new ConfigDef()),
                Map.of("client.conf.string", "http::addr=" + addresses + ";"),
                false);
        return new HttpTransport(ConnectionKeys.read(config, any -> null));
    }

    private List<Integer> portsOfThreeRequests(FakeQuestDb.Behaviour behaviour) throws Exception {
        try (FakeQuestDb server = new FakeQuestDb()) {
            server.always((fake, exchange, body) -> {
                clientPorts.add(exchange.getRemoteAddress().getPort());
                behaviour.answer(fake, exchange, body);
            });
            HttpTransport transport = transport(server.address());
            try {
                for (int i = 0; i < 3; i++) {
                    transport.write(List.of(ByteBuffer.wrap(LINE)), Turn.now()).get(10, TimeUnit.SECONDS);
                }
            } finally {
                transport.close();
            }
        }
        return clientPorts;
    }
}
