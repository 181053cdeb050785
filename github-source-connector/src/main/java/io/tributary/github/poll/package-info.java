/** Who asks when: feeds that are due, tokens that may send, waits that are owed. */
package io.tributary.github.poll;
