/** Shows figures of a task: through Connect's own registry where there is one (4.1 and later), through JMX elsewhere. */
package io.tributary.questdb.metrics;
