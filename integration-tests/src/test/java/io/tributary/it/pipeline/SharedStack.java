package io.tributary.it.pipeline;

import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link LocalStack} with all packaged plugins, started once for all classes that use it and stopped after
 * the last. Tests keep apart by the names of their topics, tables and connectors.
 */
final class SharedStack implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedStack.class))
                .computeIfAbsent("stack", key -> start(), LocalStack.class);
    }

    private static LocalStack start() {
        List<Path> entries = PluginFolder.all().stream()
                .map(folder -> folder.path().getParent())
                .toList();
        return LocalStack.builder().plugins(entries).start();
    }
}
