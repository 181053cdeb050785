package io.tributary.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tiny program to run as a child: {@code die MESSAGE STATUS}, {@code print MESSAGE} or {@code stay MESSAGE}. */
final class FakeProgram {
    private FakeProgram() {}

    /** Does what the arguments say. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(arguments[1]);
        switch (arguments[0]) {
            case "die" -> System.exit(Integer.parseInt(arguments[2]));
            case "stay" -> Thread.sleep(Long.MAX_VALUE);
            case "deaf" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(FakeProgram::hang));
                System.out.println("deaf to SIGTERM");
                hang();
            }
            case "environment" -> System.out.println(System.getenv(arguments[1]));
            default -> System.out.println("done");
        }
    }

    private static void hang() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static JavaProgram program(String... arguments) {
        return new JavaProgram(
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"),
                false,
                List.of(Path.of("target/test-classes").toAbsolutePath()),
                FakeProgram.class.getName(),
                List.of(arguments),
                Map.of("FAKE", "value"),
                Optional.empty());
    }
}
