package io.tributary.bench;

import io.tributary.stack.LocalStack;
import io.tributary.stack.fault.FaultProxy;
import java.io.IOException;
import java.util.Optional;

/** The way from the sink to QuestDB: direct, or through the fault proxy when the network shall be slow. */
final class QuestDbRoute implements AutoCloseable {
    private final LocalStack stack;
    private final Optional<FaultProxy> proxy;

    private QuestDbRoute(LocalStack stack, Optional<FaultProxy> proxy) {
        this.stack = stack;
        this.proxy = proxy;
    }

    static QuestDbRoute open(LocalStack stack, SinkOptions sinks) throws IOException {
        if (!sinks.hasNetworkFaults()) {
            return new QuestDbRoute(stack, Optional.empty());
        }
        FaultProxy proxy = FaultProxy.to("127.0.0.1", stack.questDb().uri().getPort());
        proxy.setRoundTrip(sinks.roundTrip());
        proxy.setBandwidth(sinks.bandwidth() == 0 ? FaultProxy.UNLIMITED : sinks.bandwidth());
        return new QuestDbRoute(stack, Optional.of(proxy));
    }

    /** Host and port that the sink shall connect to. */
    String address() {
        return proxy.map(FaultProxy::address).orElseGet(() -> stack.questDb().address());
    }

    @Override
    public void close() {
        proxy.ifPresent(FaultProxy::close);
    }
}
