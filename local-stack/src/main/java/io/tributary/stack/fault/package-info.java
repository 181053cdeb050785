/**
 * A TCP proxy that turns a sound connection into a bad one while a test runs:
 * {@link io.tributary.stack.fault.FaultProxy}.
 */
package io.tributary.stack.fault;
