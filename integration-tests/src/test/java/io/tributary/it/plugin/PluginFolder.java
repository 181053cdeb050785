package io.tributary.it.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One packaged plugin as a cluster sees it: a folder of jars.
 *
 * @param module the Maven module that builds it
 * @param path the folder with the jars
 */
public record PluginFolder(String module, Path path) {
    private static final List<String> MODULES =
            List.of("github-source-connector", "synthetic-source-connector", "questdb-sink-connector", "transforms");

    /** The repository's root, as the build passes it. */
    public static Path home() {
        String home = System.getProperty("tributary.home");
        if (home == null) {
            throw new IllegalStateException(
                    "The system property tributary.home is not set: run the tests with ./mvnw verify");
        }
        return Path.of(home);
    }

    /** The folders of all plugins that the build has packaged. */
    public static List<PluginFolder> all() {
        return MODULES.stream().map(PluginFolder::of).toList();
    }

    private static PluginFolder of(String module) {
        Path entry = home().resolve(module).resolve("target/plugin");
        try (Stream<Path> folders = Files.list(entry)) {
            return new PluginFolder(
                    module, folders.filter(Files::isDirectory).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(entry + " is missing: package the plugins first (./mvnw package)", e);
        }
    }

    /** The jars in the folder. */
    public List<Path> jars() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class loader over the plugin's jars; the Connect API comes from the tests' own class path. */
    public URLClassLoader open() {
        URL[] urls = jars().stream().map(PluginFolder::url).toArray(URL[]::new);
        return new URLClassLoader(urls, PluginFolder.class.getClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
