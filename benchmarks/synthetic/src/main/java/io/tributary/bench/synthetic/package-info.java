/** JMH benchmarks of the synthetic source without a broker. */
package io.tributary.bench.synthetic;
