package io.tributary.questdb.time;

import java.time.ZoneId;

/**
 * ISO 8601 dates and date-times: {@code 2026-11-20}, {@code 2026-11-20T10:15Z}, {@code 2026-11-20
 * 10:15:30.123456789+01:00}, with {@code T} or a blank in the middle, and a zone or none.
 */
final class IsoFormat implements TimeFormat {
    private final ZoneId zone;

    /**
     * Makes the format.
     *
     * @param zone where texts without a zone are
     */
    IsoFormat(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public boolean parse(CharSequence text, ParsedTime into) {
        TimeFields fields = new TimeFields(text);
        return date(fields)
                && (fields.atEnd() || time(fields))
                && (fields.atEnd() || fields.zone())
                && fields.atEnd()
                && fields.resolve(zone, into);
    }

    private static boolean date(TimeFields fields) {
        fields.year = fields.digits(4, 4);
        boolean dash = fields.literal('-');
        fields.month = fields.digits(2, 2);
        dash &= fields.literal('-');
        fields.day = fields.digits(2, 2);
        return dash && fields.year != TimeFields.ABSENT;
    }

    private static boolean time(TimeFields fields) {
        if (!fields.literal('T') && !fields.literal(' ') && !fields.literal('t')) {
            return false;
        }
        fields.hour = fields.digits(2, 2);
        boolean colon = fields.literal(':');
        fields.minute = fields.digits(2, 2);
        if (!colon || fields.hour == TimeFields.ABSENT || fields.minute == TimeFields.ABSENT) {
            return false;
        }
        if (!fields.literal(':')) {
            return true;
        }
        fields.second = fields.digits(2, 2);
        if (fields.literal('.') || fields.literal(',')) {
            fields.nano = fields.fraction(9);
            fields.milli = 0;
        }
        return fields.second != TimeFields.ABSENT && fields.nano != TimeFields.ABSENT;
    }
}
