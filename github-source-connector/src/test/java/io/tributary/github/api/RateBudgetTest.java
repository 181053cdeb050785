package io.tributary.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.testing.FakeApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private static final Instant NOW = Instant.parse("2026-01-28T04:00:00Z");
    private static final ApiRequest REQUEST = ApiRequest.get(URI.create(FakeApi.BASE + "/events"));

    @Test
    void whatOtherTasksSpendDoesNotMakeThisTasksUnchangedPagesCost() {
        RateBudget budget = new RateBudget(0, 2, false);
        learn(budget, 200, 99);
        for (int remaining = 98; remaining > 60; remaining--) { // the other task gets a 200 before each of these
            assertThat(learn(budget, 304, remaining)).isFalse();
        }
        assertThat(budget.left(NOW))
                .as("half of 100, less the one that counted")
                .contains(49L);
    }

    @Test
    void anUnchangedPageThatCostsIsSeenWhereNoOtherTaskCanHaveSpentIt() {
        RateBudget budget = new RateBudget(0, 1, false);
        learn(budget, 200, 99);
        assertThat(learn(budget, 304, 99)).isFalse();
        assertThat(learn(budget, 304, 98)).isTrue();
    }

    @Test
    void withoutCredentialsUnchangedPagesCostWhoeverElseSpends() {
        RateBudget budget = new RateBudget(0, 2, true);
        learn(budget, 200, 99);
        assertThat(learn(budget, 304, 97)).isTrue();
    }

    @Test
    void whatIsReallyLeftBoundsTheShare() {
        RateBudget budget = new RateBudget(0.1, 2, false);
        learn(budget, 200, 99);
        learn(budget, 304, 12);
        assertThat(budget.left(NOW)).contains(2L);
    }

    private static boolean learn(RateBudget budget, int status, int remaining) {
        return budget.learn(
                FakeApi.answer(
                        REQUEST,
                        status,
                        FakeApi.headersOf(
                                "X-RateLimit-Limit",
                                "100",
                                "X-RateLimit-Remaining",
                                Integer.toString(remaining),
                                "X-RateLimit-Reset",
                                Long.toString(NOW.plus(Duration.ofMinutes(50)).getEpochSecond())),
                        ""),
                NOW);
    }
}
