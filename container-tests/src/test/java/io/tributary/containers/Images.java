package io.tributary.containers;

import io.tributary.stack.Home;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

/** The images under test: those of others by name, and the Connect worker as its Dockerfile builds it. */
final class Images {
    private static final String DOCKERFILE = "config-examples/deploy/connect/Dockerfile";
    private static final long BUILD_MINUTES = 5;

    private Images() {}

    static DockerImageName kafka() {
        return named("kafka.image");
    }

    static DockerImageName questDb() {
        return named("questdb.image");
    }

    private static DockerImageName named(String property) {
        String name = System.getProperty(property);
        if (name == null) {
            throw new IllegalStateException(
                    "The system property " + property + " is not set: run the tests with ./mvnw verify -Pcontainers");
        }
        return DockerImageName.parse(name);
    }

    /** Builds the image of the Connect worker with the packaged plugins; it is removed when this JVM ends. */
    static DockerImageName connect() throws InterruptedException, ExecutionException, TimeoutException {
        Path root = Home.find().root();
        ImageFromDockerfile image = new ImageFromDockerfile("tributary-connect-test:" + UUID.randomUUID(), true)
                .withFileFromPath("Dockerfile", root.resolve(DOCKERFILE))
                .withBuildArg("KAFKA_IMAGE", kafka().asCanonicalNameString());
        for (String part : new String[] {
            "config-examples/deploy/connect/worker",
            "questdb-sink-connector/target/plugin",
            "github-source-connector/target/plugin",
            "synthetic-source-connector/target/plugin",
            "transforms/target/plugin"
        }) {
            image.withFileFromPath(part, root.resolve(part));
        }
        return DockerImageName.parse(image.get(BUILD_MINUTES, TimeUnit.MINUTES));
    }
}
