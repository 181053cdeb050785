package io.tributary.transforms;

import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Map<String, Object> RECORD = map(
            "i",
            7,
            "l",
            10L,
            "d",
            2.5,
            "f",
            0.5f,
            "s",
            "abc",
            "t",
            true,
            "n",
            null,
            "ten",
            "10",
            "max",
            Long.MAX_VALUE,
            "nan",
            Double.NaN,
            "dec",
            new BigDecimal("1.25"),
            "in",
            map("x", 3, "a.b", 4),
            "list",
            List.of(1, 2, 3));

    private static Scope scope() {
        return Scope.of(Side.VALUE, Records.record(null, map("id", "k1"), null, RECORD, 42, 1_000L));
    }

    private static Object jexl(String expression) {
        return JexlExpressions.compile(expression, Map.of()).evaluate(scope());
    }

    private static Object closures(String expression) {
        return PlainExpressions.compile(expression, Map.of()).orElseThrow().evaluate(scope());
    }

    /** Both ways of evaluation give the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1 + 2 * 3 ; 7",
                "(1 + 2) * 3 ; 9",
                "7 - 2 - 1 ; 4",
                "1 / 2 ; 0.5",
                "i / l ; 0.7",
                "7 % 4 ; 3",
                "-i ; -7",
                "- -i ; 7",
                "d * 2 ; 5.0",
                "i + f ; 7.5",
                "dec * 4 ; 5.0",
                "s + 1 ; abc1",
                "s + '-' + t ; abc-true",
                "in.x + 1 ; 4",
                "n + 1 ; null",
                "missing * 2 ; null",
                "missing.deeper + 1 ; null",
                "-n ; null",
                "s + n ; null",
                "i > 5 ; true",
                "i >= 7 && l < 11 ; true",
                "i > 5 and not (l == 10) ; false",
                "s == 'abc' ; true",
                "s < 'abd' ; true",
                "ten == 10 ; false",
                "i == 7.0 ; true",
                "n == null ; true",
                "n != null ; false",
                "missing == null ; true",
                "n < 1 ; false",
                "n > 1 || t ; true",
                "!n ; true",
                "t == true ; true",
                "nan == nan ; false",
                "nan < 1 ; false",
                "nan > 1 ; false",
                "0.0 == -0.0 ; true",
                "sqrt(in.x * in.x + 16) ; 5.0",
                "abs(-3) ; 3",
                "abs(-2.5) ; 2.5",
                "round(2.5) ; 3",
                "round(-2.5) ; -2",
                "round(0.49999999999999994) ; 0",
                "round(4503599627370497.0) ; 4503599627370497",
                "floor(-0.5) ; -1",
                "min(i, l) ; 7",
                "max(i, n) ; null",
                "coalesce(n, 5) ; 5",
                "pow(2, 3) ; 8.0",
                "length(s) + length(list) ; 6",
                "at(list, 1) ; 2",
                "at(list, 9) ; null",
                "contains(list, 3) ; true",
                "contains(s, 'bc') ; true",
                "startsWith(s, 'ab') && endsWith(s, 'c') ; true",
                "matches(s, '[a-c]+') ; true",
                "upper(substring(s, 1, 99)) ; BC",
                "$topic == 'events' ; true",
                "$partition * 100 + $offset ; 342",
                "$timestamp ; 1000",
                "$key.id ; k1",
                "$value.in.x ; 3",
            })
    void meansTheSameInClosuresAndInJexl(String expression, String expected) {
        assertThat(String.valueOf(closures(expression))).isEqualTo(expected);
        assertThat(String.valueOf(jexl(expression))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "i > 5 ? 'high' : 'low' ; high",
                "n ?? 'default' ; default",
                "s =~ ['abc', 'def'] ; true",
                "s =~ '[a-c]+' ; true",
                "s !~ 'x.*' ; true",
                "in.`a.b` + 1 ; 5",
                "t ? in.`a.b` : 0 ; 4",
                "max > 5 ? max(i, l) : 0 ; 10",
                "s == '`' ; false",
                "s.x == null ? 1 : 0 ; 1",
                "list.size ?? 'none' ; none",
                "t ? $value.in.x : $key.id ; 3",
                "in.x > 2.5 ? in.x : 0.5 ; 3",
                "s == 'it\\'s' ; false",
            })
    void compilesWhatIsNotPlainByJexl(String expression, String expected) {
        assertThat(String.valueOf(Expressions.compile(expression).evaluate(scope())))
                .isEqualTo(expected);
    }

    @Test
    void readsStructsLikeMaps() {
        Schema inner = SchemaBuilder.struct().field("x", Schema.INT8_SCHEMA).build();
        Struct value = Records.struct("in", inner, new Struct(inner).put("x", (byte) 3));
        Scope scope = Scope.of(Side.VALUE, Records.value(value));

        for (String expression : List.of("in.x + 1", "in.x > 0 ? in.x + 1 : null")) {
            assertThat(Expressions.compile(expression).evaluate(scope)).isEqualTo(4L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max + 1",
                "max * 2",
                "-max - 2",
                "i % 0",
                "s * 2",
                "s < 1",
                "s && t",
                "list + 1",
                "upper(i)",
                "sqrt(s)",
                "round(1.5 * max)"
            })
    void refusesWhatHasNoMeaningWithoutShowingValues(String expression) {
        for (var way :
                List.<java.util.function.Function<String, Object>>of(ExpressionTest::closures, ExpressionTest::jexl)) {
            assertThatThrownBy(() -> way.apply(expression))
                    .isInstanceOf(DataException.class)
                    .hasMessageNotContaining("abc")
                    .hasMessageNotContaining("9223372036854775807");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1 +", "(1", "a b", "1 ! 2", "'open", "`open", "$nothing", "$nothing ? 1 : 2", "a = 1"})
    void refusesWhatIsNoExpression(String expression) {
        assertThatThrownBy(() -> Expressions.compile(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each of these would read, write, load, allocate or compute something an expression has no business with. */
    static Stream<String> escapes() {
        return Stream.of(
                "s.class",
                "s.getClass()",
                "''.class.forName('java.lang.Runtime')",
                "new('java.lang.ProcessBuilder', 'id')",
                "new java.lang.ProcessBuilder('id')",
                "java.lang.System.exit(1)",
                "java.lang.Runtime",
                "Runtime.getRuntime()",
                "s.length()",
                "s['class']",
                "s.bytes",
                "list.clear()",
                "list[0] = 5",
                "i = 5",
                "i += 1",
                "i++",
                "in.x = 9",
                "var x = 1; x",
                "let x = 1",
                "while (true) {}",
                "for (x : list) { x }",
                "do {} while (true)",
                "x -> x + 1",
                "(x) => x",
                "function(x) { x }",
                "#pragma jexl.import java.lang\n1",
                "@silent 1",
                "import java.lang.System",
                "1; 2",
                "return 1",
                "throw 'x'",
                "try { 1 } finally { 2 }",
                "`${s.class}`",
                "1..2000000000",
                "size(1..2000000000)",
                "ns:run('id')",
                "System:exit(1)",
                "$jexl",
                "__proto__.constructor('x')",
                "sqrt.class",
                "wait()",
                "hashCode()",
                "getClass()",
                "toString()");
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void cannotEscape(String expression) {
        Map<String, Object> before = map();
        before.putAll(RECORD);
        Object result;
        try {
            result = Expressions.compile(expression).evaluate(scope());
        } catch (IllegalArgumentException | DataException refused) {
            return;
        }
        // What is allowed to run found nothing: no field has such a name.
        assertThat(result).isIn(null, "", false);
        assertThat(RECORD).isEqualTo(before);
    }

    @Test
    void catastrophicRegularExpressionsStopSoon() {
        String text = "a".repeat(60);
        SinkRecord record = Records.value(map("s", text + "!"));
        for (String expression : List.of("matches(s, '(.*a){12}b')", "s =~ '(.*a){30}'")) {
            assertThatThrownBy(() -> Expressions.compile(expression).evaluate(Scope.of(Side.VALUE, record)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("too many steps");
        }
        for (String pattern : List.of("(a+)+b", "(a|aa)+$", "([a-z]+)*c", "((a+)(a+))+b", "(.*)*b")) {
            Expression expression = Expressions.compile("matches(s, '" + pattern + "')");
            assertThat(outcome(() -> expression.evaluate(Scope.of(Side.VALUE, record))))
                    .isIn(false, "refused");
        }
    }

    @Test
    void aLongTextDoesNotOverflowTheStackOfARegularExpression() {
        SinkRecord record = Records.value(map("s", "ab".repeat(40_000)));
        assertThatThrownBy(() -> Expressions.compile("matches(s, '(a|b)*')").evaluate(Scope.of(Side.VALUE, record)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void hugeTextsAndDeepNestingAreRefused() {
        SinkRecord record = Records.value(map("s", "x".repeat(Operators.MAX_TEXT - 1)));
        assertThatThrownBy(() -> Expressions.compile("s + s").evaluate(Scope.of(Side.VALUE, record)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("characters");
        assertThatThrownBy(() -> Expressions.compile("(".repeat(1_900) + "1" + ")".repeat(1_900)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expressions.compile("!".repeat(3_900) + "t"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expressions.compile("1 + ".repeat(2_000) + "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4000");
    }

    @Test
    void everyFunctionCanBeCalledBothWays() {
        List<String> names = Arrays.stream(ExpressionFunctions.class.getDeclaredMethods())
                .filter(it -> java.lang.reflect.Modifier.isPublic(it.getModifiers()))
                .map(it -> it.getName() + "("
                        + String.join(", ", java.util.Collections.nCopies(it.getParameterCount(), "n")) + ")")
                .toList();
        assertThat(names).hasSizeGreaterThan(20);
        for (String call : names) {
            assertThat(PlainExpressions.compile(call, Map.of())).as(call).isPresent();
            assertThat(closures(call)).as(call).isEqualTo(jexl(call));
        }
    }

    @Test
    void functionsOfNumbersMeanTheSameBothWays() {
        for (String name :
                List.of("abs", "sqrt", "exp", "log", "log10", "sin", "cos", "radians", "round", "floor", "ceil")) {
            for (String argument : List.of("i", "d", "f", "-d", "nan", "n", "missing", "s", "t", "max", "d * 2 - 7")) {
                String call = name + "(" + argument + ")";
                assertThat(outcome(() -> closures(call))).as(call).isEqualTo(outcome(() -> jexl(call)));
            }
        }
    }

    @Test
    void aResultIsNotThatOfAnotherPartOfTheExpression() {
        for (String expression : List.of(
                "i - d > l",
                "(i + l) * (d - i)",
                "s + (i + l)",
                "(d + i) + s",
                "i * i + d * d",
                "max * max",
                "s * s",
                "n * n",
                "f * f > d",
                "l / (i - 7 + n)")) {
            assertThat(outcome(() -> closures(expression))).as(expression).isEqualTo(outcome(() -> jexl(expression)));
        }
    }

    @Test
    void randomExpressionsMeanTheSameBothWays() {
        Random random = new Random(20_261_120);
        for (int i = 0; i < 3_000; i++) {
            String expression = random(random, 4);
            assertThat(outcome(() -> closures(expression))).as(expression).isEqualTo(outcome(() -> jexl(expression)));
        }
    }

    private static Object outcome(java.util.function.Supplier<Object> evaluation) {
        try {
            return evaluation.get();
        } catch (DataException e) {
            return "refused";
        }
    }

    private static String random(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            String[] leaves = {
                "i", "l", "d", "f", "s", "t", "n", "in.x", "ten", "max", "1", "2.5", "'abc'", "null", "true"
            };
            return leaves[random.nextInt(leaves.length)];
        }
        String[] operators = {"+", "-", "*", "/", "%", "<", "<=", ">", ">=", "==", "!=", "&&", "||"};
        String left = random(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "!(" + left + ")";
            case 1 -> "coalesce(" + left + ", " + random(random, depth - 1) + ")";
            default ->
                "(" + left + " " + operators[random.nextInt(operators.length)] + " " + random(random, depth - 1) + ")";
        };
    }
}
