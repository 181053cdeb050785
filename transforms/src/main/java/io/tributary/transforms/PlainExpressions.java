package io.tributary.transforms;

import io.tributary.transforms.ExpressionTokens.Kind;
import io.tributary.transforms.ExpressionTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles plain expressions (comparisons, arithmetic, and, or, not, function calls) to closures, which run many times faster
 * than an interpreter. An expression with anything else is not for this class.
 */
final class PlainExpressions {
    private static final int MAX_DEPTH = 100;

    private static final class NotPlain extends Exception {
        NotPlain() {
            super("not a plain expression", null, false, false);
        }
    }

    private final List<Token> tokens;
    private final Map<String, Variable> named;
    private int at;
    private int depth;

    private PlainExpressions(List<Token> tokens, Map<String, Variable> named) {
        this.tokens = tokens;
        this.named = named;
    }

    /**
     * Compiles an expression.
     *
     * @param named variables that stand for quoted paths
     * @return empty if the expression is not plain
     */
    static Optional<Expression> compile(String source, Map<String, Variable> named) {
        Optional<List<Token>> tokens = ExpressionTokens.of(source);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        try {
            PlainExpressions parser = new PlainExpressions(tokens.get(), named);
            Expression whole = parser.or();
            return parser.at == parser.tokens.size() ? Optional.of(whole) : Optional.empty();
        } catch (NotPlain e) {
            return Optional.empty();
        }
    }

    private Expression or() throws NotPlain {
        Expression left = and();
        while (accept("||", "or")) {
            left = orElse(left, and());
        }
        return left;
    }

    private Expression and() throws NotPlain {
        Expression left = equality();
        while (accept("&&", "and")) {
            left = both(left, equality());
        }
        return left;
    }

    private Expression equality() throws NotPlain {
        Expression left = relation();
        if (accept("==", "eq")) {
            return Comparisons.equal(left, relation());
        }
        return accept("!=", "ne") ? Comparisons.unequal(left, relation()) : left;
    }

    private Expression relation() throws NotPlain {
        Expression left = sum();
        if (accept("<", "lt")) {
            return Comparisons.less(left, sum());
        }
        if (accept("<=", "le")) {
            return Comparisons.lessOrEqual(left, sum());
        }
        if (accept(">", "gt")) {
            return Comparisons.greater(left, sum());
        }
        return accept(">=", "ge") ? Comparisons.greaterOrEqual(left, sum()) : left;
    }

    private Expression sum() throws NotPlain {
        Expression left = product();
        while (true) {
            if (accept("+")) {
                left = Arithmetic.add(left, product());
            } else if (accept("-")) {
                left = Arithmetic.subtract(left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() throws NotPlain {
        Expression left = unary();
        while (true) {
            if (accept("*")) {
                left = Arithmetic.multiply(left, unary());
            } else if (accept("/", "div")) {
                left = Arithmetic.divide(left, unary());
            } else if (accept("%", "mod")) {
                left = Arithmetic.modulo(left, unary());
            } else {
                return left;
            }
        }
    }

    private Expression unary() throws NotPlain {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("it is nested too deeply");
        }
        try {
            if (accept("!", "not")) {
                return not(unary());
            }
            if (accept("-")) {
                return Arithmetic.negate(unary());
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private Expression primary() throws NotPlain {
        if (accept("(")) {
            Expression inner = or();
            expect(")");
            return inner;
        }
        if (at == tokens.size()) {
            throw new NotPlain();
        }
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case WHOLE -> Constants.of(Long.parseLong(token.text()));
            case DECIMAL -> Constants.of(Double.parseDouble(token.text()));
            case TEXT -> new Constants.Text(token.text());
            case NAME -> named(token.text());
            case SIGN -> throw new NotPlain();
        };
    }

    private Expression named(String name) throws NotPlain {
        return switch (name) {
            case "true" -> Constants.of(true);
            case "false" -> Constants.of(false);
            case "null" -> Constants.of(null);
            default -> accept("(") ? call(name) : variable(name);
        };
    }

    private Variable variable(String name) throws NotPlain {
        if (ReservedWords.contain(name)) {
            throw new NotPlain();
        }
        Variable quoted = named.get(name);
        return quoted == null ? Variable.of(FieldPath.parse(name)) : quoted;
    }

    private Expression call(String name) throws NotPlain {
        List<Expression> arguments = new ArrayList<>();
        if (!accept(")")) {
            do {
                arguments.add(or());
            } while (accept(","));
            expect(")");
        }
        return Functions.call(name, arguments).orElseThrow(NotPlain::new);
    }

    private boolean accept(String... spellings) {
        if (at < tokens.size() && tokens.get(at).kind() != Kind.TEXT) {
            for (String spelling : spellings) {
                if (tokens.get(at).text().equals(spelling)) {
                    at++;
                    return true;
                }
            }
        }
        return false;
    }

    private void expect(String sign) throws NotPlain {
        if (!accept(sign)) {
            throw new NotPlain();
        }
    }

    private static Expression.Condition orElse(Expression left, Expression right) {
        return scope -> left.test(scope) || right.test(scope);
    }

    private static Expression.Condition both(Expression left, Expression right) {
        return scope -> left.test(scope) && right.test(scope);
    }

    private static Expression.Condition not(Expression operand) {
        return scope -> !operand.test(scope);
    }
}
