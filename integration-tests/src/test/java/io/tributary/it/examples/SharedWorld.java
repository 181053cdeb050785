package io.tributary.it.examples;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an {@link ExamplesWorld}, started once for all classes that use it and stopped after the last. Between classes it
 * rests, so that other tests have the machine for themselves.
 */
final class SharedWorld implements ParameterResolver, AfterAllCallback {
    private static final String WORLD = "world";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ExamplesWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).computeIfAbsent(WORLD, key -> ExamplesWorld.start(), ExamplesWorld.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ExamplesWorld world = store(context).get(WORLD, ExamplesWorld.class);
        if (world != null) {
            world.rest();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(SharedWorld.class));
    }
}
