package clinic.frontdesk.patient;

import java.util.Arrays;

/**
 * The index of patients in memory, as a search needs it: columns of primitive values, in the order of the ids. A hundred
 * thousand patients take about 10 MB. Not thread-safe.
 */
final class PatientEntries {

    /** Stands for no day. */
    static final int NEVER = Integer.MIN_VALUE;

    /**
     * One row of the index.
     *
     * @param id the row
     * @param person the patient that it belongs to, the same unless it was merged
     * @param name normalized, without blanks
     * @param phone the digits of the phone
     * @param birth days since 1970, or {@link #NEVER}; as are the last visit and the next reservation
     */
    record IndexEntry(long id, long person, String name, String phone, int birth, int lastVisit, int next) {}

    private static final class PoolText implements CharSequence {
        private char[] pool = {};
        private int start;
        private int end;

        void move(char[] newPool, int newStart, int newEnd) {
            pool = newPool;
            start = newStart;
            end = newEnd;
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return pool[start + index];
        }

        @Override
        public CharSequence subSequence(int from, int until) {
            return new String(pool, start + from, until - from);
        }

        @Override
        public String toString() {
            return new String(pool, start, end - start);
        }
    }

    private final PoolText name = new PoolText();
    private final PoolText phone = new PoolText();

    private int size;
    private long[] ids = new long[64];
    /** 0 for a row that was removed. */
    private long[] persons = new long[64];

    private int[] births = new int[64];
    private int[] lastVisits = new int[64];
    private int[] nexts = new int[64];
    /** Where a row's name begins in the pool, its phone, and where that ends. */
    private int[] names = new int[64];

    private int[] phones = new int[64];
    private int[] ends = new int[64];

    private char[] pool = new char[1024];
    private int used;
    private int unused;

    int size() {
        return size;
    }

    /**
     * Adds a row, or replaces the one of the same id.
     *
     * @return false where it stands before the last row and is not known: the whole index has to be read again
     */
    boolean put(IndexEntry entry) {
        int at = Arrays.binarySearch(ids, 0, size, entry.id());
        if (at < 0) {
            if (at != -size - 1) {
                return false;
            }
            grow();
            at = size++;
            ids[at] = entry.id();
        } else {
            unused += ends[at] - names[at];
        }
        persons[at] = entry.person();
        births[at] = entry.birth();
        lastVisits[at] = entry.lastVisit();
        nexts[at] = entry.next();
        store(at, entry.name(), entry.phone());
        return true;
    }

    private void store(int at, String newName, String newPhone) {
        int length = newName.length() + newPhone.length();
        if (used + length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length + pool.length / 2, used + length));
        }
        names[at] = used;
        newName.getChars(0, newName.length(), pool, used);
        phones[at] = used + newName.length();
        newPhone.getChars(0, newPhone.length(), pool, phones[at]);
        used += length;
        ends[at] = used;
        if (unused > pool.length / 2) {
            compact();
        }
    }

    private void compact() {
        char[] packed = new char[used - unused + 1024];
        int length = 0;
        for (int i = 0; i < size; i++) {
            int moved = names[i] - length;
            System.arraycopy(pool, names[i], packed, length, ends[i] - names[i]);
            length += ends[i] - names[i];
            names[i] -= moved;
            phones[i] -= moved;
            ends[i] -= moved;
        }
        pool = packed;
        used = length;
        unused = 0;
    }

    private void grow() {
        if (size == ids.length) {
            int capacity = size + size / 2;
            ids = Arrays.copyOf(ids, capacity);
            persons = Arrays.copyOf(persons, capacity);
            births = Arrays.copyOf(births, capacity);
            lastVisits = Arrays.copyOf(lastVisits, capacity);
            nexts = Arrays.copyOf(nexts, capacity);
            names = Arrays.copyOf(names, capacity);
            phones = Arrays.copyOf(phones, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
    }

    /** Removes a row, if there is one. */
    void remove(long id) {
        int at = Arrays.binarySearch(ids, 0, size, id);
        if (at >= 0) {
            persons[at] = 0;
        }
    }

    /**
     * Finds the patients that match a query.
     *
     * @param today days since 1970
     * @return the ids of the patients, the most likely first, at most {@code limit}
     */
    long[] find(PatientQuery query, int today, int limit) {
        Best best = new Best(limit);
        for (int i = 0; i < size; i++) {
            if (persons[i] != 0) {
                name.move(pool, names[i], phones[i]);
                phone.move(pool, phones[i], ends[i]);
                int quality = query.match(name, phone, births[i]);
                if (quality != PatientQuery.NO_MATCH) {
                    best.offer(persons[i], ((long) quality << 32) + distance(i, today));
                }
            }
        }
        return best.persons();
    }

    /** How many days a patient's visit is away: the coming one or the last one, whichever is nearer. */
    private int distance(int at, int today) {
        int coming = nexts[at] >= today ? nexts[at] - today : Integer.MAX_VALUE;
        int seen = lastVisits[at] == NEVER ? Integer.MAX_VALUE : Math.abs(today - lastVisits[at]);
        return Math.min(coming, seen);
    }

    /** The best results so far, each patient once. */
    private static final class Best {
        private final long[] found;
        private final long[] scores;
        private int count;

        Best(int limit) {
            found = new long[limit];
            scores = new long[limit];
        }

        /** @param score lower is better; of equal ones the newer patient is better */
        void offer(long person, long score) {
            if (count == found.length && (count == 0 || score > scores[count - 1])) {
                return;
            }
            int at = indexOf(person);
            if (at >= 0 && scores[at] <= score) {
                return;
            }
            if (at < 0) {
                at = count < found.length ? count++ : count - 1;
            }
            while (at > 0 && scores[at - 1] >= score) {
                found[at] = found[at - 1];
                scores[at] = scores[at - 1];
                at--;
            }
            found[at] = person;
            scores[at] = score;
        }

        private int indexOf(long person) {
            for (int i = 0; i < count; i++) {
                if (found[i] == person) {
                    return i;
                }
            }
            return -1;
        }

        long[] persons() {
            return Arrays.copyOf(found, count);
        }
    }
}
