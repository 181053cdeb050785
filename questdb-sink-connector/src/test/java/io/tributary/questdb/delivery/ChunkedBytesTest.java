package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkedBytesTest {
    private final Chunks memory = new Chunks();
    private final ChunkedBytes bytes = new ChunkedBytes(memory);

    @Test
    void whatGoesBeyondAChunkGoesOnInTheNext() {
        byte[] source = random(2 * Chunks.BYTES + 100);

        bytes.append(source, 0, source.length);

        assertThat(bytes.view(0, bytes.size())).hasSize(3);
        assertThat(content(bytes)).isEqualTo(source);
    }

    @Test
    void partsOfAnotherAreCopiedAcrossTheBordersOfBoth() {
        byte[] source = random(3 * Chunks.BYTES);
        bytes.append(source, 0, source.length);
        ChunkedBytes copy = new ChunkedBytes(memory);
        copy.append(new byte[] {1, 2, 3}, 0, 3);
        int from = Chunks.BYTES - 10;
        int length = Chunks.BYTES + 500;

        copy.append(bytes, from, length);

        byte[] copied = content(copy);
        assertThat(copied).hasSize(3 + length).startsWith(1, 2, 3);
        for (int i = 0; i < length; i++) {
            assertThat(copied[3 + i]).isEqualTo(source[from + i]);
        }
    }

    @Test
    void aChunkThatIsJustFullIsViewedAsOnePiece() {
        byte[] source = random(2 * Chunks.BYTES);
        bytes.append(source, 0, source.length);

        assertThat(bytes.view(Chunks.BYTES, 2 * Chunks.BYTES))
                .map(ByteBuffer::remaining)
                .containsExactly(Chunks.BYTES);
        assertThat(bytes.view(5, 5)).isEmpty();
    }

    @Test
    void memoryIsUsedAgainByOthers() {
        bytes.append(random(2 * Chunks.BYTES), 0, 2 * Chunks.BYTES);
        bytes.clear();
        assertThat(memory.spare()).isEqualTo(2);

        new ChunkedBytes(memory).append(random(10), 0, 10);

        assertThat(memory.spare()).isEqualTo(1);
        assertThat(bytes.size()).isZero();
    }

    private static byte[] random(int length) {
        byte[] random = new byte[length];
        new Random(length).nextBytes(random);
        return random;
    }

    private static byte[] content(ChunkedBytes bytes) {
        List<ByteBuffer> pieces = bytes.view(0, bytes.size());
        ByteBuffer all = ByteBuffer.allocate(bytes.size());
        pieces.forEach(all::put);
        return all.array();
    }
}
