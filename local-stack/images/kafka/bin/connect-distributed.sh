#!/bin/bash
# A distributed Connect worker; the argument is its properties file.
# shellcheck disable=SC2086  # options are words
exec "$(dirname "$0")/java-of-kafka" ${KAFKA_HEAP_OPTS:--Xmx512m} \
    -Dlog4j2.configurationFile=/etc/kafka/docker/log4j2.yaml org.apache.kafka.connect.cli.ConnectDistributed "$@"
