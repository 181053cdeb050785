package io.tributary.bench;

import picocli.CommandLine.Option;

/** How many rows go through worker and QuestDB before those that count, so that their JVMs have compiled what they run. */
final class WarmUp {
    @Option(
            names = "--warm-up",
            defaultValue = "0",
            paramLabel = "N",
            description = {
                "Rows that go through the same worker and QuestDB before those that count, from a topic of their own. A",
                "worker that has just started spends much of its CPU on compiling. Default: 0, a cold start."
            })
    private long rows;

    WarmUp() {}

    long rows() {
        return rows;
    }
}
