package io.tributary.questdb.time;

import java.time.ZoneId;
import java.util.List;

/** Several forms of text, tried in order. */
public final class TimeFormats implements TimeFormat {
    /** The word for any ISO 8601 date-time, in place of a pattern. */
    public static final String ISO = "iso8601";

    private final TimeFormat[] formats;

    private TimeFormats(List<TimeFormat> formats) {
        this.formats = formats.toArray(TimeFormat[]::new);
    }

    /**
     * Reads the patterns.
     *
     * @param patterns patterns of QuestDB's letters, or {@link #ISO}
     * @param zone where texts without a zone are
     * @throws IllegalArgumentException if a pattern has a letter this sink does not know
     */
    public static TimeFormats compile(List<String> patterns, ZoneId zone) {
        return new TimeFormats(patterns.stream()
                .<TimeFormat>map(
                        pattern -> pattern.equals(ISO) ? new IsoFormat(zone) : PatternFormat.compile(pattern, zone))
                .toList());
    }

    @Override
    public boolean parse(CharSequence text, ParsedTime into) {
        for (TimeFormat format : formats) {
            if (format.parse(text, into)) {
                return true;
            }
        }
        return false;
    }
}
