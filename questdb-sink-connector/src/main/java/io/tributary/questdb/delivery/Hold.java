package io.tributary.questdb.delivery;

/** Keeps the offsets of a partition from being committed, from one offset on, until it is released. */
final class Hold {
    private final PartitionTrack track;
    private final long offset;

    Hold(PartitionTrack track, long offset) {
        this.track = track;
        this.offset = offset;
    }

    PartitionTrack track() {
        return track;
    }

    long offset() {
        return offset;
    }

    void release() {
        track.release(this);
    }
}
