package io.tributary.stack.github;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Which requests meet which {@link Fault}. Thread-safe; can be changed while the simulator runs. */
public final class FaultScript {
    private static final int WITHOUT_END = Integer.MAX_VALUE;

    private static final class Rule {
        private final Predicate<Request> when;
        private final double share;
        private final Random random;
        private final Fault fault;
        private int left;

        Rule(Predicate<Request> when, double share, Random random, Fault fault, int left) {
            this.when = when;
            this.share = share;
            this.random = random;
            this.fault = fault;
            this.left = left;
        }

        boolean applies(Request request) {
            return when.test(request) && (share >= 1 || random.nextDouble() < share);
        }

        boolean isUsedUp() {
            return left != WITHOUT_END && --left == 0;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    FaultScript() {}

    /**
     * The next request meets this fault.
     *
     * @param fault the fault
     */
    public void next(Fault fault) {
        next(1, request -> true, fault);
    }

    /**
     * The next matching requests meet this fault.
     *
     * @param times how many of them
     * @param when which requests count
     * @param fault the fault
     */
    public void next(int times, Predicate<Request> when, Fault fault) {
        add(new Rule(when, 1, new Random(0), fault, times));
    }

    /**
     * A share of the matching requests meets this fault until {@link #clear()}.
     *
     * @param share from 0 to 1
     * @param seed decides which ones
     * @param when which requests count
     * @param fault the fault
     */
    public void sometimes(double share, long seed, Predicate<Request> when, Fault fault) {
        add(new Rule(when, share, new Random(seed), fault, WITHOUT_END));
    }

    /**
     * Every matching request meets this fault until {@link #clear()}.
     *
     * @param when which requests count
     * @param fault the fault
     */
    public void always(Predicate<Request> when, Fault fault) {
        sometimes(1, 0, when, fault);
    }

    /** Ends all trouble. */
    public synchronized void clear() {
        rules.clear();
    }

    /** How many faults given to {@code next} have not been met yet. */
    public synchronized int pending() {
        return rules.stream()
                .mapToInt(rule -> rule.left)
                .filter(left -> left != WITHOUT_END)
                .sum();
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
    }

    /** The first fault that this request meets, taken from the script. */
    synchronized Optional<Fault> take(Request request) {
        for (Iterator<Rule> each = rules.iterator(); each.hasNext(); ) {
            Rule rule = each.next();
            if (rule.applies(request)) {
                if (rule.isUsedUp()) {
                    each.remove();
                }
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }
}
