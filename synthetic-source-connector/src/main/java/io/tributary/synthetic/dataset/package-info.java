/**
 * What records say: data sets, their fields, and the pure functions that draw a value for a place in the data.
 *
 * <p>Nothing here knows Kafka, clocks or rates.
 */
package io.tributary.synthetic.dataset;
