package io.tributary.synthetic.dataset;

/**
 * Identifiers by a pattern: {@code @} is a capital letter, {@code #} a digit, {@code ^} a hexadecimal digit, anything else itself.
 *
 * <p>Per series they are distinct as long as the pattern has enough combinations; per record they are as distinct as 64 random bits.
 */
final class Identifier implements ValueSource {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String HEX = "0123456789abcdef";
    /** A prime above every count of series, so that multiplying by it modulo the combinations keeps numbers apart. */
    private static final long STRIDE = 2_147_483_647L;

    private final Sources.Per per;
    private final long salt;
    private final String pattern;
    private final Text[] known;

    /**
     * @param known how many series there are; 0 when identifiers are per record
     */
    Identifier(Sources.Per per, long salt, String pattern, int known) {
        this.per = per;
        this.salt = salt;
        this.pattern = pattern;
        this.known = new Text[known];
    }

    /** How many identifiers a pattern can make, at most Long.MAX_VALUE. */
    static long combinations(String pattern) {
        double all = 1;
        for (int i = 0; i < pattern.length(); i++) {
            all *= Math.max(1, alphabet(pattern.charAt(i)).length());
        }
        return (long) all;
    }

    @Override
    public void draw(Place at, Row row, int slot) {
        if (per == Sources.Per.RECORD) {
            row.setText(slot, new Text(random(Hash.mix(at.recordHash() + salt))));
            return;
        }
        int series = at.series();
        if (known[series] == null) {
            known[series] = new Text(distinct(series));
        }
        row.setText(slot, known[series]);
    }

    private String random(long hash) {
        StringBuilder out = new StringBuilder(pattern);
        long bits = hash;
        for (int i = 0; i < pattern.length(); i++) {
            String alphabet = alphabet(pattern.charAt(i));
            if (!alphabet.isEmpty()) {
                out.setCharAt(i, alphabet.charAt((int) Hash.below(bits, alphabet.length())));
                bits = Hash.at(bits, i);
            }
        }
        return out.toString();
    }

    private String distinct(int series) {
        long combinations = combinations(pattern);
        long rest = series % combinations * (STRIDE % combinations) % combinations;
        StringBuilder out = new StringBuilder(pattern);
        for (int i = pattern.length() - 1; i >= 0; i--) {
            String alphabet = alphabet(pattern.charAt(i));
            if (!alphabet.isEmpty()) {
                out.setCharAt(i, alphabet.charAt((int) (rest % alphabet.length())));
                rest /= alphabet.length();
            }
        }
        return out.toString();
    }

    private static String alphabet(char symbol) {
        return switch (symbol) {
            case '@' -> LETTERS;
            case '#' -> DIGITS;
            case '^' -> HEX;
            default -> "";
        };
    }
}
