package io.tributary.synthetic.config;

import io.tributary.synthetic.pace.ConstantRate;
import io.tributary.synthetic.pace.Schedule;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How fast records come.
 *
 * @param schedule when each record is due
 * @param tickNanos the length of a tick at whose end its records are released together, in nanoseconds; 0 for none
 * @param catchUpNanos the most that is caught up on after a stall, in nanoseconds
 */
public record RateConfig(Schedule schedule, long tickNanos, long catchUpNanos) {
    static final String RATE = "rate";
    static final String EVENTS_PER_TICK = "events.per.tick";
    static final String TICK_MS = "tick.ms";
    static final String PROFILE = "rate.profile";
    static final String LOW = "rate.low";
    static final String PERIOD_MS = "rate.period.ms";
    static final String BURST_MS = "rate.burst.ms";
    static final String STEPS = "rate.steps";
    static final String CATCH_UP_MAX_MS = "catch.up.max.ms";

    private static final double DEFAULT_RATE = 1000;
    private static final double MAX_RATE = 100_000_000;

    static void define(ConfigDef definition) {
        ConfigSection section = new ConfigSection(definition, "Rate");
        defineRate(section);
        defineProfile(section);
    }

    private static void defineRate(ConfigSection section) {
        section.real(
                        RATE,
                        "Records per second",
                        null,
                        new Limits(0.001, MAX_RATE),
                        Importance.HIGH,
                        "Records per second over all shards, exact to a thousandth. 1000 when neither rate nor events.per.tick is set.")
                .integer(
                        EVENTS_PER_TICK,
                        "Events per tick",
                        null,
                        new Limits(1, 100_000_000),
                        Importance.MEDIUM,
                        "Instead of rate: how many records a tick of tick.ms has, over all shards. Their event times are spread evenly over"
                                + " the tick; they are released together at its end.")
                .integer(
                        TICK_MS,
                        "Tick (ms)",
                        100,
                        new Limits(1, 3_600_000),
                        Importance.MEDIUM,
                        "The length of a tick in milliseconds. Used with events.per.tick.")
                .number(
                        CATCH_UP_MAX_MS,
                        "Catch up at most (ms)",
                        10_000L,
                        new Limits(0, 86_400_000),
                        Importance.LOW,
                        "After a stall (a slow broker, a restart, a pause) records that are late are made up for as fast as possible, but only"
                                + " those of the last so many milliseconds. For what is older the schedule slips: event times move on, no record"
                                + " is left out, and the metrics count it. Less than 10 counts as 10, because records gather for some"
                                + " milliseconds before they go out.");
    }

    private static void defineProfile(ConfigSection section) {
        section.text(
                        PROFILE,
                        "Rate profile",
                        Choice.text(RateProfile.CONSTANT),
                        Choice.of(RateProfile.class),
                        Importance.MEDIUM,
                        "How the rate changes. constant: always rate. ramp: from rate.low to rate within rate.period.ms, then rate. sine: up"
                                + " from rate.low to rate and back within rate.period.ms. square: rate for half of rate.period.ms, rate.low for"
                                + " the other half. burst: rate for rate.burst.ms at the start of each rate.period.ms, rate.low for the rest."
                                + " steps: the rates of rate.steps, each for rate.period.ms, over and over.")
                .real(
                        LOW,
                        "Lowest rate",
                        0.0,
                        new Limits(0, MAX_RATE),
                        Importance.LOW,
                        "The lowest rate of a profile, in records per second.")
                .number(
                        PERIOD_MS,
                        "Period (ms)",
                        60_000L,
                        new Limits(1, 86_400_000),
                        Importance.LOW,
                        "The period of a profile in milliseconds.")
                .number(
                        BURST_MS,
                        "Burst (ms)",
                        1_000L,
                        new Limits(1, 86_400_000),
                        Importance.LOW,
                        "The length of a burst in milliseconds; less than rate.period.ms.")
                .list(
                        STEPS,
                        "Steps",
                        "",
                        null,
                        Importance.LOW,
                        "The rates of the profile steps in records per second, separated by commas; at least one above 0.");
    }

    static RateConfig read(ConfigReader in) {
        boolean ticks = in.isSet(EVENTS_PER_TICK);
        if (ticks && in.isSet(RATE)) {
            in.problem(EVENTS_PER_TICK, "rate is set as well. Set one of rate and events.per.tick.");
        }
        long tickNanos = ticks ? TimeUnit.MILLISECONDS.toNanos(in.integer(TICK_MS)) : 0;
        return new RateConfig(
                schedule(in, tickNanos), tickNanos, TimeUnit.MILLISECONDS.toNanos(in.number(CATCH_UP_MAX_MS)));
    }

    private static Schedule schedule(ConfigReader in, long tickNanos) {
        Schedule constant = tickNanos > 0
                ? new ConstantRate(in.integer(EVENTS_PER_TICK), tickNanos)
                : ConstantRate.perSecond(in.isSet(RATE) ? in.real(RATE) : DEFAULT_RATE);
        RateProfile profile = in.choice(PROFILE, RateProfile.class);
        double low = in.real(LOW);
        long period = TimeUnit.MILLISECONDS.toNanos(in.number(PERIOD_MS));
        long burst = TimeUnit.MILLISECONDS.toNanos(in.number(BURST_MS));
        List<Double> steps = steps(in, profile);
        int before = in.problems().size();
        if (low > constant.peakRate()) {
            in.problem(LOW, "is above the rate. Set it to at most " + constant.peakRate() + ".");
        }
        if (profile == RateProfile.BURST && burst >= period) {
            in.problem(BURST_MS, "is not less than rate.period.ms. Make the burst shorter or the period longer.");
        }
        boolean usable = in.problems().size() == before && (profile != RateProfile.STEPS || !steps.isEmpty());
        return profile == RateProfile.CONSTANT || !usable
                ? constant
                : profile.schedule(constant.peakRate(), low, period, burst, steps);
    }

    private static List<Double> steps(ConfigReader in, RateProfile profile) {
        if (profile != RateProfile.STEPS) {
            return List.of();
        }
        try {
            List<Double> steps = in.list(STEPS).stream().map(Double::valueOf).toList();
            boolean valid = steps.stream().allMatch(step -> step >= 0 && step <= MAX_RATE)
                    && steps.stream().anyMatch(step -> step >= 0.001);
            if (valid) {
                return steps;
            }
        } catch (NumberFormatException e) {
            // Marked below, like numbers that are out of range.
        }
        in.problem(STEPS, "needs rates of 0 to 100000000 separated by commas, at least one of them 0.001 or more.");
        return List.of();
    }
}
