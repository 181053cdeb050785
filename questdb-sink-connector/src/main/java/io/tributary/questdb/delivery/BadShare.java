package io.tributary.questdb.delivery;

/** The share of bad ones among recent records. Older ones count half with every 10,000 records. */
final class BadShare {
    private static final double WINDOW = 10_000;

    private final double limit;
    private double records;
    private double bad;

    BadShare(double limit) {
        this.limit = limit;
    }

    void countRecords(int more) {
        records += more;
        if (records >= WINDOW) {
            records /= 2;
            bad /= 2;
        }
    }

    void countBad() {
        bad++;
    }

    boolean exceeded() {
        return records >= DeliveryKeys.BAD_SHARE_AFTER && bad > records * limit;
    }

    int percent() {
        return (int) Math.min(100, Math.round(100 * bad / Math.max(1, records)));
    }
}
