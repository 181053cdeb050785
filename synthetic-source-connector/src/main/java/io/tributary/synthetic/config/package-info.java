/** The configuration: keys, their validation, and the immutable records the rest of the connector reads. */
package io.tributary.synthetic.config;
