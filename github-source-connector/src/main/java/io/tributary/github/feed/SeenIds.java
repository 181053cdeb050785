package io.tributary.github.feed;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ids of the events a feed has shown, at most a given number of them: those not shown for the longest time go first. Immutable.
 *
 * <p>Text form, for source offsets: Base64 (RFC 4648, URL alphabet, no padding) of one number per id, as the variable-length integers of
 * Protocol Buffers. An even number is twice the zigzag-coded difference to the numeric id before; an odd one is twice the length, plus
 * one, of an id that is no plain number and follows as UTF-8. Ids of one feed lie close together: five characters each are usual.
 */
final class SeenIds {
    static final SeenIds NONE = new SeenIds(new LinkedHashSet<>());

    /** Ids above are kept as text, so that differences never overflow; GitHub's are near 2^36. */
    private static final long MAX_NUMERIC = 1L << 60;

    private final Set<String> ids;

    private SeenIds(Set<String> ids) {
        this.ids = ids;
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    int size() {
        return ids.size();
    }

    /**
     * These ids and those of a read.
     *
     * @param shown the ids of the read, oldest first
     * @param limit how many to keep
     */
    SeenIds plus(Collection<String> shown, int limit) {
        Set<String> merged = new LinkedHashSet<>(ids);
        for (String id : shown) {
            merged.remove(id);
            merged.add(id);
        }
        Iterator<String> oldest = merged.iterator();
        for (int surplus = merged.size() - limit; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
        return new SeenIds(merged);
    }

    String encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ids.size() * 5);
        long before = 0;
        for (String id : ids) {
            long number = numeric(id);
            if (number >= 0) {
                long difference = number - before;
                writeVarint(out, ((difference << 1) ^ (difference >> 63)) << 1);
                before = number;
            } else {
                byte[] text = id.getBytes(StandardCharsets.UTF_8);
                writeVarint(out, ((long) text.length << 1) | 1);
                out.writeBytes(text);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when the text was not written by {@link #encode}
     */
    static SeenIds decode(String text) {
        ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        Set<String> ids = new LinkedHashSet<>();
        long before = 0;
        try {
            while (in.hasRemaining()) {
                long code = readVarint(in);
                if ((code & 1) == 0) {
                    long zigzag = code >>> 1;
                    before += (zigzag >>> 1) ^ -(zigzag & 1);
                    ids.add(Long.toString(before));
                } else {
                    byte[] id = new byte[Math.toIntExact(Math.min(code >>> 1, in.remaining() + 1L))];
                    in.get(id);
                    ids.add(new String(id, StandardCharsets.UTF_8));
                }
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the list of ids is cut off", e);
        }
        return new SeenIds(ids);
    }

    /** The value of an id that is a plain number, the way Long writes it; else -1. */
    private static long numeric(String id) {
        if (id.isEmpty() || id.length() > 18 || (id.charAt(0) == '0' && id.length() > 1)) {
            return -1;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return -1;
            }
        }
        long number = Long.parseLong(id);
        return number < MAX_NUMERIC ? number : -1;
    }

    private static void writeVarint(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readVarint(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.get();
            number |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("the list of ids has a number of more than 64 bits");
    }

    List<String> asList() {
        return new ArrayList<>(ids);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenIds seen && asList().equals(seen.asList());
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    @Override
    public String toString() {
        return "SeenIds[" + ids.size() + "]";
    }
}
