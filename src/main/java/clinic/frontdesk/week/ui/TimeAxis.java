package clinic.frontdesk.week.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * The vertical axis of a calendar: the shown parts of the day, each in rows of half an hour. Rows have heights of their
 * own; within a row, time is linear.
 *
 * @param bands the shown parts of the day, top to bottom, at least one; the time between two of them is folded
 */
record TimeAxis(List<Band> bands) {

    /** Minutes of a row; the first and the last row of a band may be shorter. */
    static final int ROW = 30;

    /** A row: the minutes [start, end) lie between the pixels top and bottom. */
    record Row(int start, int end, double top, double bottom) {}

    /** A shown part of the day: the minutes [start, end) lie between the pixels top and bottom. */
    record Band(int start, int end, double top, double bottom, List<Row> rows) {

        /** The height of a minute, which may be that of its end; the nearest edge for minutes outside. */
        double y(double minute) {
            double inside = Math.clamp(minute, start, end);
            Row row = rows.getFirst();
            for (Row next : rows) {
                if (next.start() > inside) {
                    break;
                }
                row = next;
            }
            return row.top() + (inside - row.start()) * (row.bottom() - row.top()) / (row.end() - row.start());
        }

        boolean covers(int minute) {
            return start <= minute && minute < end;
        }
    }

    /**
     * What a row asks for.
     *
     * @param start minute of the day
     * @param end minute of the day, exclusive
     * @param least the least height in pixels
     * @param flexible whether it takes a share of the room that is left, in proportion to its minutes
     */
    record Demand(int start, int end, double least, boolean flexible) {
        int minutes() {
            return end - start;
        }
    }

    TimeAxis {
        bands = List.copyOf(bands);
    }

    /** The starts and ends of the rows of a stretch of time, cut at the half hours. */
    static List<int[]> rows(int[] stretch) {
        List<int[]> rows = new ArrayList<>();
        for (int start = stretch[0]; start < stretch[1]; start = (start / ROW + 1) * ROW) {
            rows.add(new int[] {start, Math.min(stretch[1], (start / ROW + 1) * ROW)});
        }
        return rows;
    }

    /**
     * The axis of stretches of time.
     *
     * @param stretches the demands of the rows of each stretch, top to bottom
     * @param top the pixel at which the first one begins
     * @param room the pixels for all rows; they take more where their demands are larger
     * @param fold the pixels between two stretches
     */
    static TimeAxis of(List<List<Demand>> stretches, double top, double room, double fold) {
        double scale = scale(stretches.stream().flatMap(List::stream).toList(), room);
        List<Band> bands = new ArrayList<>();
        double y = top;
        for (List<Demand> stretch : stretches) {
            List<Row> rows = new ArrayList<>();
            double bandTop = y;
            for (Demand demand : stretch) {
                double height = demand.flexible() ? Math.max(demand.least(), scale * demand.minutes()) : demand.least();
                rows.add(new Row(demand.start(), demand.end(), Math.rint(y), Math.rint(y + height)));
                y += height;
            }
            y = Math.rint(y);
            bands.add(new Band(stretch.getFirst().start(), stretch.getLast().end(), bandTop, y, List.copyOf(rows)));
            y += fold;
        }
        return new TimeAxis(bands);
    }

    /** The pixels per minute of the rows that are larger than their demand. */
    private static double scale(List<Demand> demands, double room) {
        List<Demand> sharing =
                new ArrayList<>(demands.stream().filter(Demand::flexible).toList());
        double left = room
                - demands.stream()
                        .filter(demand -> !demand.flexible())
                        .mapToDouble(Demand::least)
                        .sum();
        while (!sharing.isEmpty()) {
            double scale = left / sharing.stream().mapToInt(Demand::minutes).sum();
            List<Demand> satisfied = sharing.stream()
                    .filter(demand -> demand.least() > scale * demand.minutes())
                    .toList();
            if (satisfied.isEmpty()) {
                return scale;
            }
            left -= satisfied.stream().mapToDouble(Demand::least).sum();
            sharing.removeAll(satisfied);
        }
        return 0;
    }

    double bottom() {
        return bands.getLast().bottom();
    }

    /** The band that shows a minute of the day, or the nearest one. */
    Band bandAt(int minute) {
        Band nearest = bands.getFirst();
        int distance = Integer.MAX_VALUE;
        for (Band band : bands) {
            if (band.covers(minute)) {
                return band;
            }
            int next = Math.min(Math.abs(band.start() - minute), Math.abs(band.end() - minute));
            if (next < distance) {
                nearest = band;
                distance = next;
            }
        }
        return nearest;
    }

    /** The row that shows a minute of the day, or the nearest one of the nearest band. */
    Row rowAt(int minute) {
        List<Row> rows = bandAt(minute).rows();
        for (Row row : rows) {
            if (minute < row.end()) {
                return row;
            }
        }
        return rows.getLast();
    }
}
