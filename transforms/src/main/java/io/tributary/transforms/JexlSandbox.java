package io.tributary.transforms;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/** What JEXL may reach by reflection: our functions, and nothing else. */
final class JexlSandbox implements JexlPermissions {
    /** A class loader for the engine that finds no class by name. */
    static ClassLoader noClasses() {
        return new NoClasses();
    }

    @Override
    public boolean allow(Class<?> type) {
        return type == ExpressionFunctions.class;
    }

    @Override
    public boolean allow(Constructor<?> constructor) {
        return false;
    }

    @Override
    public boolean allow(Field field) {
        return false;
    }

    @Override
    public boolean allow(Method method) {
        return method.getDeclaringClass() == ExpressionFunctions.class;
    }

    @Override
    public boolean allow(Package pack) {
        return pack.equals(ExpressionFunctions.class.getPackage());
    }

    @Override
    public JexlPermissions compose(String... more) {
        return this;
    }

    /** Finds no class by name. */
    private static final class NoClasses extends ClassLoader {
        NoClasses() {
            super(null);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            throw new ClassNotFoundException(name);
        }
    }
}
