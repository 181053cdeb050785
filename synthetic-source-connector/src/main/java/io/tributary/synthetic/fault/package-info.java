/** Trouble on purpose: which record gets which, what it does to the record, and how often it happened. */
package io.tributary.synthetic.fault;
