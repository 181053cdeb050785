package io.tributary.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path locks;

    private int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void takesTheUsualPortWhenItIsFree() throws IOException {
        int usual = freePort();
        try (Ports ports = new Ports(locks, RandomGenerator.getDefault())) {
            assertThat(ports.take(usual)).isEqualTo(usual);
        }
    }

    @Test
    void takesAnotherPortWhenTheUsualOneIsTakenOnLoopback() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Ports ports = new Ports(locks, RandomGenerator.getDefault())) {
            assertThat(ports.take(taken.getLocalPort())).isBetween(20_000, 31_999);
        }
    }

    @Test
    void takesAnotherPortWhenTheUsualOneIsTakenOnAllAddresses() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                Ports ports = new Ports(locks, RandomGenerator.getDefault())) {
            assertThat(ports.take(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void doesNotTakeAPortThatAnotherStackHoldsAndDoesNotListenOnYet() throws IOException {
        int usual = freePort();
        try (Ports first = new Ports(locks, RandomGenerator.getDefault());
                Ports second = new Ports(locks, RandomGenerator.getDefault())) {
            assertThat(first.take(usual)).isEqualTo(usual);
            assertThat(second.take(usual)).isNotEqualTo(usual);
        }
        try (Ports third = new Ports(locks, RandomGenerator.getDefault())) {
            assertThat(third.take(usual)).isEqualTo(usual);
        }
    }
}
