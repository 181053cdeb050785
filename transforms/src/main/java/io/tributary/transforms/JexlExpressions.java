package io.tributary.transforms;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.apache.kafka.connect.errors.DataException;

/**
 * Evaluates by Apache Commons JEXL what is more than plain: the conditional operator, lists, and so on. The engine is locked
 * down: an expression sees the record's fields and {@link ExpressionFunctions}, and there are no methods, constructors,
 * classes, assignments, loops, lambdas, pragmas, annotations or scripts.
 */
final class JexlExpressions {
    private static final int MAX_DEPTH = 128;

    private static final JexlFeatures FEATURES = new JexlFeatures()
            .methodCall(false)
            .newInstance(false)
            .loops(false)
            .lambda(false)
            .thinArrow(false)
            .fatArrow(false)
            .localVar(false)
            .sideEffect(false)
            .sideEffectGlobal(false)
            .arrayReferenceExpr(false)
            .register(false)
            .pragma(false)
            .namespacePragma(false)
            .importPragma(false)
            .annotation(false)
            .script(false)
            .structuredLiteral(true);

    private static final JexlEngine ENGINE = new JexlBuilder()
            .features(FEATURES)
            .permissions(new OnlyOurFunctions())
            .arithmetic(new OurArithmetic())
            .namespaces(functions())
            .antish(true)
            .booleanLogical(true)
            .cache(0)
            .cancellable(true)
            .loader(new NoClasses())
            .safe(true)
            .silent(false)
            .stackOverflow(MAX_DEPTH)
            .strict(true)
            .create();

    private JexlExpressions() {}

    /**
     * Compiles an expression.
     *
     * @param named variables that stand for quoted paths
     * @throws IllegalArgumentException if it is not an expression or uses what is locked
     */
    static Expression compile(String source, Map<String, Variable> named) {
        try {
            JexlExpression compiled = ENGINE.createExpression(source);
            Map<String, Variable> variables = new HashMap<>(named);
            return scope -> evaluate(compiled, scope, variables);
        } catch (JexlException e) {
            throw new IllegalArgumentException("it is not an expression that is allowed here: " + position(e), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("it is nested too deeply", e);
        }
    }

    private static Object evaluate(JexlExpression compiled, Scope scope, Map<String, Variable> variables) {
        try {
            return Variable.normal(compiled.evaluate(new Fields(scope, variables)));
        } catch (JexlException e) {
            throw new DataException("the expression failed: " + reason(e), e);
        } catch (StackOverflowError e) {
            throw new DataException("the expression is nested too deeply", e);
        }
    }

    /** JEXL's own messages may show values of the record: only ours pass. */
    private static String reason(JexlException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataException ours) {
                return ours.getMessage();
            }
        }
        return position(e);
    }

    private static String position(JexlException e) {
        return e.getInfo() == null
                ? e.getClass().getSimpleName()
                : "see line " + e.getInfo().getLine() + ", column "
                        + e.getInfo().getColumn();
    }

    private static Map<String, Object> functions() {
        Map<String, Object> namespaces = new HashMap<>();
        namespaces.put(null, ExpressionFunctions.class);
        return namespaces;
    }

    /** The record's fields as JEXL's variables; dots are part of a name, so that JEXL never looks into an object. */
    private static final class Fields implements JexlContext {
        private final Scope scope;
        private final Map<String, Variable> variables;

        Fields(Scope scope, Map<String, Variable> variables) {
            this.scope = scope;
            this.variables = variables;
        }

        /** A struct or map is null here, so that JEXL asks again with the next name appended. */
        @Override
        public Object get(String name) {
            return variables
                    .computeIfAbsent(name, it -> Variable.of(FieldPath.parse(it)))
                    .evaluate(scope);
        }

        @Override
        public boolean has(String name) {
            return !Functions.isName(name);
        }

        @Override
        public void set(String name, Object value) {
            throw new DataException("an expression cannot assign");
        }
    }

    /** Denies reflection on everything but our functions. */
    private static final class OnlyOurFunctions implements JexlPermissions {
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

    /** JEXL's operators with our meaning. */
    private static final class OurArithmetic extends JexlArithmetic {
        OurArithmetic() {
            super(false);
        }

        /** Null operands are for {@link Operators}. */
        @Override
        public boolean isStrict(JexlOperator operator) {
            return false;
        }

        @Override
        protected JexlArithmetic createWithOptions(boolean strict, MathContext context, int scale) {
            return this;
        }

        /** Arguments of functions stay long or double. */
        @Override
        public boolean narrowArguments(Object[] arguments) {
            return false;
        }

        @Override
        public Object add(Object left, Object right) {
            return Operators.add(left, right);
        }

        @Override
        public Object subtract(Object left, Object right) {
            return Operators.subtract(left, right);
        }

        @Override
        public Object multiply(Object left, Object right) {
            return Operators.multiply(left, right);
        }

        @Override
        public Object divide(Object left, Object right) {
            return Operators.divide(left, right);
        }

        @Override
        public Object mod(Object left, Object right) {
            return Operators.modulo(left, right);
        }

        @Override
        public Object negate(Object operand) {
            return Operators.negate(operand);
        }

        @Override
        public boolean isNegateStable() {
            return false;
        }

        @Override
        public boolean equals(Object left, Object right) {
            return Operators.equal(left, right);
        }

        @Override
        public boolean lessThan(Object left, Object right) {
            return Operators.less(left, right);
        }

        @Override
        public boolean lessThanOrEqual(Object left, Object right) {
            return Operators.lessOrEqual(left, right);
        }

        @Override
        public boolean greaterThan(Object left, Object right) {
            return Operators.greater(left, right);
        }

        @Override
        public boolean greaterThanOrEqual(Object left, Object right) {
            return Operators.greaterOrEqual(left, right);
        }

        @Override
        protected int compare(Object left, Object right, JexlOperator operator) {
            return Operators.less(left, right) ? -1 : Operators.equal(left, right) ? 0 : 1;
        }

        @Override
        public boolean toBoolean(Object value) {
            return Operators.truth(value);
        }

        @Override
        protected boolean toBoolean(boolean strict, Object value) {
            return Operators.truth(value);
        }

        @Override
        public boolean testPredicate(Object value) {
            return Operators.truth(value);
        }

        @Override
        public Object not(Object value) {
            return !Operators.truth(value);
        }

        /** The operator {@code =~}: a regular expression for a text, or an element of a list. */
        @Override
        public Boolean contains(Object container, Object value) {
            if (container instanceof String pattern) {
                return (Boolean) ExpressionFunctions.matches(value, pattern);
            }
            return collectionContains(container, value);
        }

        @Override
        public Iterable<?> createRange(Object from, Object to) {
            throw new DataException("an expression cannot make ranges");
        }
    }
}
