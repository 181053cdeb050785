package io.tributary.questdb.delivery;

/**
 * Finds out whether a record makes QuestDB fail inside, or QuestDB fails anyway: the status of both is 500. A record that
 * has failed alone some times is set aside while a copy of the newest record of its lane is tried. If QuestDB takes that and
 * then fails at the first again, the first is the cause. The copy proves something and nothing else: its record stays in its
 * place and is sent again in its turn, so that the order of a partition is kept.
 */
final class Quarantine {
    private static final int CHANCES = 3;

    private final Lane lane;
    private RecordOrigin suspect;
    private int failures;
    private boolean othersPass;
    private Batch aside;
    private Batch probe;

    Quarantine(Lane lane) {
        this.lane = lane;
    }

    /** Whether no record is aside and no copy is tried. */
    boolean isEmpty() {
        return aside == null && probe == null;
    }

    /** What is to be tried next in place of what waits; null for nothing. */
    Batch probe() {
        return probe;
    }

    /**
     * A record failed alone.
     *
     * @param failed a batch of this record only; afterwards it waits, or is the caller's again if this returns true
     * @return whether the record is proven to be the cause
     */
    boolean isCause(Batch failed) {
        RecordOrigin origin = failed.origin(0);
        if (suspect == null || suspect.track() != origin.track() || suspect.offset() != origin.offset()) {
            suspect = origin;
            failures = 0;
            othersPass = false;
        }
        if (othersPass) {
            suspect = null;
            return true;
        }
        failures++;
        if (failures % CHANCES == 0) {
            probe = lane.copyOfNewest();
        }
        if (probe == null) {
            lane.putBack(failed);
        } else {
            aside = failed;
        }
        return false;
    }

    /** The probe was answered: the record that was set aside is next. */
    void probed(boolean accepted) {
        probe.release();
        probe = null;
        othersPass = accepted && aside != null;
        restore();
    }

    /** Has the record wait in its lane again, if its partition is still ours. A probe under way goes on for nothing. */
    void dropRevoked() {
        if (probe != null && !lane.isUnderWay(probe)) {
            probe.release();
            probe = null;
        }
        restore();
    }

    private void restore() {
        if (aside != null) {
            lane.putBack(aside);
            aside = null;
        }
    }
}
