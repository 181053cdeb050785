package io.tributary.synthetic.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A field that is being read: reads the settings that depend on nothing but its type. */
record FieldContext(String name, FieldType type, int decimals, Sources.Per per, long salt) {
    private static final int MOST_LABELS = 1_000_000;
    private static final String BELOW = "the maximum is below the minimum.";

    ValueSource oneOf(SpecNode node) {
        if (!node.isMapping()) {
            List<SpecNode> elements = node.elements();
            if (elements.isEmpty()) {
                throw node.wrong("needs at least one value.");
            }
            return oneOf(salt, elements);
        }
        List<SpecNode> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Map.Entry<String, SpecNode> member : node.members().entrySet()) {
            values.add(SpecNode.scalar(member.getKey(), member.getValue()));
            weights.add(member.getValue().number(0, 1e9));
        }
        if (weights.stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            throw node.wrong("needs a weight above 0.");
        }
        return oneOf(salt, values, weights);
    }

    /** One of some values, all equally likely. */
    ValueSource oneOf(long choice, List<SpecNode> values) {
        return oneOf(choice, values, values.stream().map(value -> 1.0).toList());
    }

    private ValueSource oneOf(long choice, List<SpecNode> values, List<Double> weights) {
        AliasTable table =
                new AliasTable(weights.stream().mapToDouble(Double::doubleValue).toArray());
        if (type == FieldType.STRING) {
            List<Text> texts =
                    values.stream().map(value -> new Text(value.text())).toList();
            return Sources.oneOfTexts(per, choice, texts, table);
        }
        return Sources.oneOfNumbers(
                per, choice, values.stream().map(this::unscaled).toList(), table);
    }

    ValueSource range(SpecNode node) {
        if (!node.isMapping()) {
            List<SpecNode> limits = node.elements(2);
            return uniform(node, limits.get(0), limits.get(1));
        }
        node.members(Set.of("min", "max", "distribution"));
        SpecNode min = node.required("min");
        SpecNode max = node.required("max");
        String distribution = node.optional("distribution").map(SpecNode::text).orElse("uniform");
        return switch (distribution) {
            case "uniform" -> uniform(node, min, max);
            case "normal" ->
                Sources.normal(per, salt, span(node).min(), span(node).max());
            case "exponential" ->
                Sources.exponential(per, salt, span(node).min(), span(node).max());
            default -> throw node.required("distribution").wrong("must be one of uniform, normal, exponential.");
        };
    }

    private ValueSource uniform(SpecNode node, SpecNode min, SpecNode max) {
        long from = unscaled(min);
        long to = unscaled(max);
        if (to < from) {
            throw node.wrong(BELOW);
        }
        if (to - from < 0 || to - from == Long.MAX_VALUE) {
            throw node.wrong("is too wide: maximum less minimum has to fit in 63 bits.");
        }
        return Sources.uniform(per, salt, from, to);
    }

    /**
     * The limits of numbers that are computed as doubles.
     *
     * @param min the lowest
     * @param max the largest, not below
     */
    record Span(double min, double max) {}

    /** The members min and max. */
    Span span(SpecNode node) {
        Span span = new Span(limit(node.required("min")), limit(node.required("max")));
        if (span.max() < span.min()) {
            throw node.wrong(BELOW);
        }
        return span;
    }

    private double limit(SpecNode node) {
        double limit = node.number();
        if (limit < Field.lowest(type, decimals) || limit > Field.largest(type, decimals)) {
            throw notOfType(node);
        }
        return limit;
    }

    ValueSource level(SpecNode node) {
        node.members(Set.of("min", "max", "period"));
        Span span = span(node);
        return Sources.level(
                salt, span.min(), span.max(), node.required("period").number(1, 1e12));
    }

    ValueSource identifier(SpecNode node, int series) {
        String pattern = node.text();
        if (per == Sources.Per.SERIES && series == 0) {
            throw node.wrong("per series needs series at the top level.");
        }
        if (per == Sources.Per.SERIES && Identifier.combinations(pattern) < series) {
            throw node.wrong("makes too few identifiers for " + series + " series. Add @, # or ^.");
        }
        return new Identifier(per, salt, pattern, series);
    }

    /** Numbered texts: a prefix and a number from a range, with leading zeros up to {@code digits}. */
    ValueSource label(SpecNode node) {
        node.members(Set.of("prefix", "from", "to", "digits"));
        String prefix = node.required("prefix").text();
        int from = node.required("from").integer(0, Integer.MAX_VALUE);
        int to = node.required("to").integer(from, Integer.MAX_VALUE);
        if (to - from >= MOST_LABELS) {
            throw node.wrong("must not make more than " + MOST_LABELS + " texts.");
        }
        int digits = node.optional("digits").map(it -> it.integer(1, 10)).orElse(1);
        List<Text> texts = IntStream.rangeClosed(from, to)
                .mapToObj(number -> new Text(prefix + padded(number, digits)))
                .toList();
        double[] weights = new double[texts.size()];
        Arrays.fill(weights, 1);
        return Sources.oneOfTexts(per, salt, texts, new AliasTable(weights));
    }

    ValueSource constant(SpecNode node) {
        if (type == FieldType.STRING) {
            Text text = new Text(node.text());
            return (at, row, slot) -> row.setText(slot, text);
        }
        if (type == FieldType.BOOLEAN) {
            boolean value = "true".equals(node.text());
            if (!value && !"false".equals(node.text())) {
                throw node.wrong("must be true or false.");
            }
            return (at, row, slot) -> row.setBoolean(slot, value);
        }
        long number = unscaled(node);
        return (at, row, slot) -> row.setNumber(slot, number);
    }

    private long unscaled(SpecNode node) {
        node.number();
        try {
            BigDecimal scaled = new BigDecimal(node.text())
                    .movePointRight(decimals)
                    .setScale(0, type == FieldType.FLOAT64 ? RoundingMode.HALF_EVEN : RoundingMode.UNNECESSARY);
            long unscaled = type == FieldType.INT32 ? scaled.intValueExact() : scaled.longValueExact();
            return type == FieldType.FLOAT64 ? withinDouble(unscaled) : unscaled;
        } catch (NumberFormatException e) {
            // A double takes more for a number, such as 10f.
            throw node.wrong("must be a number.");
        } catch (ArithmeticException e) {
            throw notOfType(node);
        }
    }

    private static long withinDouble(long unscaled) {
        if (Math.abs((double) unscaled) > Field.largest(FieldType.FLOAT64, 0)) {
            throw new ArithmeticException("too large");
        }
        return unscaled;
    }

    private DataSetException notOfType(SpecNode node) {
        String kind = type == FieldType.FLOAT64
                ? "double with " + decimals + " decimals"
                : type.name().toLowerCase(Locale.ROOT);
        return node.wrong(node.text() + " is no " + kind + ".");
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
