package io.tributary.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the build has put what the stack runs from.
 *
 * @param root root of the repository
 */
public record Home(Path root) {
    /** System property that names the root of the repository. */
    public static final String PROPERTY = "tributary.home";

    /**
     * Finds the repository: from the system property {@value #PROPERTY}, else from where this class was loaded.
     *
     * @return the home
     */
    public static Home find() {
        String property = System.getProperty(PROPERTY);
        if (property != null) {
            return new Home(Path.of(property).toAbsolutePath().normalize());
        }
        Path code;
        try {
            code = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new StackException("The root of Tributary was not found. Set -D" + PROPERTY + "=FOLDER.", e);
        }
        for (Path folder = code; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("local-stack"))) {
                return new Home(folder);
            }
        }
        throw new StackException(
                "The root of Tributary was not found above " + code + ". Set -D" + PROPERTY + "=FOLDER.");
    }

    /**
     * Returns the class path of the broker and the worker: one entry with a wildcard, which keeps the command line short
     * enough to be read in a list of processes.
     */
    public List<Path> kafkaJars() {
        return List.of(jars(root.resolve("local-stack/kafka/target/lib")).get(0).resolveSibling("*"));
    }

    /** Returns jars of QuestDB. */
    public List<Path> questDbJars() {
        return jars(root.resolve("local-stack/questdb/target/lib"));
    }

    /** Returns jar of the agent that ends a child with its parent; absent before the module is packaged. */
    public Optional<Path> tether() {
        Path target = root.resolve("local-stack/target");
        return list(target).stream()
                .filter(file -> file.getFileName().toString().endsWith("-tether.jar"))
                .findFirst();
    }

    /**
     * Folders of the packaged plugins, each fit as an entry of {@code plugin.path}.
     *
     * @return the folders of the modules that are packaged
     */
    public List<Path> pluginFolders() {
        return Stream.of(
                        "github-source-connector", "synthetic-source-connector", "questdb-sink-connector", "transforms")
                .map(module -> root.resolve(module).resolve("target/plugin"))
                .filter(Files::isDirectory)
                .toList();
    }

    /**
     * Jars of a folder in the order of their names.
     *
     * @param folder the folder
     * @return its jars
     * @throws StackException when there is none
     */
    public static List<Path> jars(Path folder) {
        List<Path> jars = list(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(".jar"))
                .toList();
        if (jars.isEmpty()) {
            throw new StackException("There are no jars in " + folder + ". Build first: ./mvnw -DskipTests package");
        }
        return jars;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
