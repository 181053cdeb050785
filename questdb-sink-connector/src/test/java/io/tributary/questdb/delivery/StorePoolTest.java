package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class StorePoolTest {
    private final StorePool stores = new StorePool(64, false, 2);
    private final PartitionTrack track = new PartitionTrack(new TopicPartition("t", 0), 0, 0, 0);

    @Test
    void noMoreIsKeptThanCanBeUnderWay() {
        SealedRows first = stores.takeSealed(10);
        SealedRows second = stores.takeSealed(10);
        SealedRows third = stores.takeSealed(10);
        stores.giveBack(first);
        stores.giveBack(second);
        stores.giveBack(third);

        assertThat(stores.takeSealed(10)).isSameAs(second);
        assertThat(stores.takeSealed(10)).isSameAs(first);
        assertThat(stores.takeSealed(10)).isNotIn(first, second, third);
    }

    @Test
    void aStoreIsEmptyWhenItIsUsedAgain() {
        RowStore store = filled(stores.take(), 500);
        stores.giveBack(store);

        RowStore again = stores.take();

        assertThat(again).isSameAs(store);
        assertThat(again.lines().size()).isZero();
        assertThat(again.index().size()).isZero();
    }

    @Test
    void whatABurstTookIsGivenUpWhenStoresHaveBeenSmallForLong() {
        RowStore burst = filled(stores.take(), 100_000);
        stores.giveBack(burst);
        int rounds = 0;
        RowStore store = stores.take();
        while (store == burst && rounds++ < 1_000) {
            stores.giveBack(filled(store, 500));
            store = stores.take();
        }

        assertThat(rounds).isBetween(20, 200);
        assertThat(store.lines().array().length).isLessThan(100_000);
    }

    private RowStore filled(RowStore store, int bytes) {
        store.lines().put(new byte[bytes]);
        store.add(new SinkRecord("t", 0, null, null, null, "", 7), track, 1, 0, 0);
        return store;
    }
}
