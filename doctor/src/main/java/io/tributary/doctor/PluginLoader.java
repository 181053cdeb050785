package io.tributary.doctor;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes converters, transforms and predicates by the names of their classes. */
final class PluginLoader implements AutoCloseable {
    private final URLClassLoader loader;

    /**
     * Looks in the class path and in folders.
     *
     * @param folders folders with jars, at any depth
     * @throws UsageException when a folder cannot be read
     */
    PluginLoader(List<Path> folders) {
        List<URL> jars = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    jars.add(url(jar));
                }
            } catch (IOException e) {
                throw new UsageException("The folder " + folder + " cannot be read.", e);
            }
        }
        this.loader = new URLClassLoader(jars.toArray(URL[]::new), PluginLoader.class.getClassLoader());
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /**
     * Makes an object.
     *
     * @param key the setting that names the class, for messages
     * @param className name of the class
     * @param kind what it must be
     * @param <T> what it must be
     * @return a new object, not configured
     * @throws UnreadableException when there is no such class, or it is something else
     */
    <T> T create(String key, String className, Class<T> kind) {
        try {
            return kind.cast(Class.forName(className, true, loader)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            throw new UnreadableException(
                    key + " names " + className + ", which is not here. Name the folder of its plugin with --plugins.",
                    e);
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new UnreadableException(
                    key + " names " + className + ", which cannot be used as a " + kind.getSimpleName() + ".", e);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            // Jars that cannot be closed are closed with the process.
            return;
        }
    }
}
