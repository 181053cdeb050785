package io.tributary.synthetic.dataset;

/** Every series in turn, in an order of the seed's own: two records of one series are always as many records apart as there are series. */
final class InTurn implements SeriesPick {
    private final long count;
    private final long stride;
    private final long offset;

    InTurn(int count, long hash) {
        this.count = count;
        this.stride = coprime(count, hash);
        this.offset = Hash.below(Hash.mix(hash), count);
    }

    @Override
    public int pick(long index, long recordHash) {
        return (int) ((index % count * stride + offset) % count);
    }

    @Override
    public double share(int local) {
        return 1.0 / count;
    }

    /** A stride that visits every number below {@code count} before it repeats one. */
    private static long coprime(long count, long hash) {
        long candidate = 1 + Hash.below(hash, count);
        while (gcd(candidate, count) != 1) {
            candidate++;
        }
        return candidate;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
