/** When records are owed: rate profiles as functions of time, and the pacer that keeps a shard to one. */
package io.tributary.synthetic.pace;
