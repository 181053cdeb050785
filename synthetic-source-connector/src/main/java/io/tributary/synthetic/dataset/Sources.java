package io.tributary.synthetic.dataset;

import java.util.List;

/** The small ways a value can come about. */
final class Sources {
    private static final long PRESENCE_SALT = Hash.of("presence");

    private Sources() {}

    /** Whether a value is the record's own or a trait of the series. */
    enum Per {
        /** Drawn for every record. */
        RECORD {
            @Override
            long hash(Place at) {
                return at.recordHash();
            }
        },
        /** The same in all records of a series. */
        SERIES {
            @Override
            long hash(Place at) {
                return at.seriesHash();
            }
        };

        abstract long hash(Place at);
    }

    static ValueSource eventTime() {
        return (at, row, slot) -> row.setNumber(slot, at.eventTime());
    }

    /** An unscaled number from {@code min} to {@code max} inclusive, all equally likely. */
    static ValueSource uniform(Per per, long salt, long min, long max) {
        long span = max - min + 1;
        return (at, row, slot) -> row.setNumber(slot, min + Hash.below(Hash.mix(per.hash(at) + salt), span));
    }

    /** A bell curve between limits: the mean in the middle, the limits three standard deviations away. */
    static ValueSource normal(Per per, long salt, double min, double max) {
        double mean = (min + max) / 2;
        double deviation = (max - min) / 6;
        return (at, row, slot) -> {
            double value = mean + deviation * gaussian(Hash.mix(per.hash(at) + salt));
            row.setReal(slot, Math.max(min, Math.min(max, value)));
        };
    }

    /** Many small values and few large ones: the mean is a fifth of the way from {@code min} to {@code max}. */
    static ValueSource exponential(Per per, long salt, double min, double max) {
        double mean = (max - min) / 5;
        return (at, row, slot) -> {
            double unit = Hash.unit(Hash.mix(per.hash(at) + salt));
            row.setReal(slot, Math.min(max, min - mean * StrictMath.log(1 - unit)));
        };
    }

    /** One of some texts, by weight. */
    static ValueSource oneOfTexts(Per per, long salt, List<Text> texts, AliasTable weights) {
        Text[] choice = texts.toArray(Text[]::new);
        return (at, row, slot) -> row.setText(slot, choice[weights.pick(Hash.mix(per.hash(at) + salt))]);
    }

    /** One of some unscaled numbers, by weight. */
    static ValueSource oneOfNumbers(Per per, long salt, List<Long> numbers, AliasTable weights) {
        long[] choice = numbers.stream().mapToLong(Long::longValue).toArray();
        return (at, row, slot) -> row.setNumber(slot, choice[weights.pick(Hash.mix(per.hash(at) + salt))]);
    }

    /** True with a probability. */
    static ValueSource chance(Per per, long salt, double probability) {
        return (at, row, slot) -> row.setBoolean(slot, Hash.unit(Hash.mix(per.hash(at) + salt)) < probability);
    }

    /** Falls evenly from {@code max} to {@code min} within {@code period} records of the series, then is full again at once. */
    static ValueSource level(long salt, double min, double max, double period) {
        return (at, row, slot) -> {
            long hash = Hash.mix(at.seriesHash() + salt);
            // Series differ in where they start and, by up to a half, in how fast they fall.
            double turns = Hash.unit(hash) + at.step() / (period * (1 + Hash.unit(Hash.mix(hash)) / 2));
            row.setReal(slot, max - (turns - Math.floor(turns)) * (max - min));
        };
    }

    /**
     * How one number follows another: {@code factor * other + offset}, plus even noise of up to {@code noise} either way.
     *
     * @param other the slot of the other
     */
    record Following(int other, double factor, double offset, double noise) {
        /** A source of this; absent where the other is, and never outside of what the type can hold. */
        ValueSource source(FieldContext context) {
            long salt = context.salt();
            double lowest = Field.lowest(context.type(), context.decimals());
            double largest = Field.largest(context.type(), context.decimals());
            return (at, row, slot) -> {
                if (row.kind(other) == Row.Kind.NUMBER) {
                    double scatter = (2 * Hash.unit(Hash.mix(at.recordHash() + salt)) - 1) * noise;
                    double value = row.real(other) * factor + offset + scatter;
                    row.setReal(slot, Math.max(lowest, Math.min(largest, value)));
                }
            };
        }
    }

    /** {@code value} where text field {@code other} is one of {@code texts}, and {@code otherwise} elsewhere. */
    static ValueSource when(int other, List<String> texts, ValueSource value, ValueSource otherwise) {
        return (at, row, slot) -> {
            boolean matches = row.kind(other) == Row.Kind.TEXT
                    && texts.contains(row.text(other).value());
            (matches ? value : otherwise).draw(at, row, slot);
        };
    }

    /** The value only for a part of the series, absent for the others. */
    static ValueSource onlyFor(double from, double to, ValueSource value) {
        return (at, row, slot) -> {
            double point = Hash.unit(Hash.mix(at.seriesHash() + PRESENCE_SALT));
            if (point >= from && point < to) {
                value.draw(at, row, slot);
            }
        };
    }

    /** The sum of twelve even numbers less six is close to normal (Irwin-Hall) and needs no logarithm; four 16-bit parts per hash. */
    private static double gaussian(long hash) {
        double sum = 0;
        for (int word = 0; word < 3; word++) {
            long bits = Hash.at(hash, word);
            sum += (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        }
        return sum / 65536 - 6;
    }
}
