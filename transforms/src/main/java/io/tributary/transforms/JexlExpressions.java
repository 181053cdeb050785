package io.tributary.transforms;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
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
            .permissions(new JexlSandbox())
            .arithmetic(new JexlOperators())
            .namespaces(functions())
            .antish(true)
            .booleanLogical(true)
            .cache(0)
            .cancellable(true)
            .loader(JexlSandbox.noClasses())
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
            refuseUnknown(compiled, named);
            JexlCalls.check(source, FEATURES);
            return scope -> evaluate(compiled, scope, variables);
        } catch (JexlException e) {
            throw new IllegalArgumentException("it is not an expression that is allowed here: " + position(e), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("it is nested too deeply", e);
        }
    }

    /** A name that starts with a dollar sign and means nothing is found here, not with the first record. */
    private static void refuseUnknown(JexlExpression compiled, Map<String, Variable> named) {
        if (compiled instanceof JexlScript script) {
            script.getVariables().stream()
                    .filter(path -> !named.containsKey(path.get(0)))
                    .forEach(path -> Variable.of(new FieldPath(path)));
        }
    }

    private static Object evaluate(JexlExpression compiled, Scope scope, Map<String, Variable> variables) {
        try {
            return Variable.normal(compiled.evaluate(new Fields(scope, variables)));
        } catch (JexlException e) {
            throw failed(e);
        } catch (StackOverflowError e) {
            throw new DataException("the expression is nested too deeply", e);
        }
    }

    /** JEXL's own messages may show values of the record: only ours pass, as the message and as the cause. */
    private static DataException failed(JexlException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataException ours) {
                return new DataException("the expression failed: " + ours.getMessage(), ours);
            }
        }
        return new DataException("the expression failed: " + position(e));
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
}
