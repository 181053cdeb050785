package io.tributary.stack.quickstart;

import io.tributary.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scripts of the repository in a folder of their own, with a JDK and a Maven that only pretend.
 *
 * @param root the folder
 */
record FakeHome(Path root) {
    /** Says its version when asked for it, else keeps what it was told. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            case "$*" in
                *-XshowSettings*) echo "    java.specification.version = ${FAKE_JAVA:-17}" ;;
                *) printf '%s\\n' "$@" >"${0%/*}/next" && mv "${0%/*}/next" "${0%/*}/arguments" ;;
            esac
            """;
    /** Builds one module after the other until it is let go. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            for ((module = 1; ; module++)); do
                [ ! -e go ] || exit 0
                echo "[INFO] Building Module  [$module/1000]"
                sleep 0.2
            done
            """;

    private static final List<String> MODULES = List.of(
            "github-source-connector",
            "synthetic-source-connector",
            "questdb-sink-connector",
            "transforms",
            "local-stack",
            "local-stack/kafka",
            "local-stack/questdb",
            "doctor",
            "benchmarks",
            "benchmarks/transforms");

    static FakeHome in(Path root) throws IOException {
        FakeHome home = new FakeHome(root);
        Path real = Home.find().root();
        for (String script : List.of("quickstart", "bench", "build/packaged.sh")) {
            home.file(script, Files.readString(real.resolve(script)));
        }
        home.file("mvnw", MAVEN);
        home.file("jdk/bin/java", JAVA);
        home.file("jdk/bin/javac", "");
        return home;
    }

    /** Makes everything look packaged, an hour ago, from sources that are older. */
    FakeHome packaged() throws IOException {
        for (String module : MODULES) {
            file(module + "/src/main/Some.java", "");
            file(module + "/pom.xml", "");
            file(module + "/target/some.jar", "");
            file(module + "/target/lib/other.jar", "");
            file(module + "/target/plugin/other.jar", "");
        }
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                boolean made = root.relativize(file).toString().contains("target");
                Files.setLastModifiedTime(file, FileTime.from(made ? hourAgo : hourAgo.minusSeconds(1)));
            }
        }
        return this;
    }

    Path file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    void letGo() throws IOException {
        file("go", "");
    }

    /** The arguments of the program that was run, after the build if there was one. */
    List<String> arguments() throws IOException {
        return Files.readAllLines(root.resolve("jdk/bin/arguments"));
    }

    /** Lets everybody read, write and run everything. */
    FakeHome open() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        }
        return this;
    }
}
