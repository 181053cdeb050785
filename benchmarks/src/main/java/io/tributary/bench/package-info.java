/** Benchmarks of packaged plugin folders on the local stack. {@link io.tributary.bench.Bench} is the entry point. */
package io.tributary.bench;
