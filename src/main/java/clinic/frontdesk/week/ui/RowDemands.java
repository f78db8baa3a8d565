package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.ui.TimeAxis.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The heights that the rows of a week ask for: a row with lines as much as they need, a row outside the openings one line,
 * and the others an equal share of the window, so that a reservation at an odd time takes little from all others.
 */
final class RowDemands {

    /** Pixels of a row beside those of its lines. */
    static final double MARGIN = 3;

    private RowDemands() {}

    /** The axis of a week whose cards have been divided into lines and boxes, for a window of a height. */
    static TimeAxis axis(Week week, List<CrowdedRows> crowded, double height, GridScale scale) {
        List<int[]> stretches = WeekLayout.stretches(week);
        Map<Integer, Integer> most = most(crowded);
        int lines = lines(week, crowded, height, scale);
        return TimeAxis.of(
                demands(week, stretches, most, lines, scale),
                WeekLayout.HEADER,
                room(stretches, height),
                WeekLayout.FOLD);
    }

    /** As many lines as a row gets without scrolling, and where even the fewest do not fit, those. */
    static int lines(Week week, List<CrowdedRows> crowded, double height, GridScale scale) {
        List<int[]> stretches = WeekLayout.stretches(week);
        Map<Integer, Integer> most = most(crowded);
        int lines = Math.clamp(
                most.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                GridScale.LEAST_LINES,
                GridScale.MOST_LINES);
        double room = room(stretches, height);
        while (lines > GridScale.LEAST_LINES && sum(demands(week, stretches, most, lines, scale)) > room) {
            lines--;
        }
        return lines;
    }

    private static Map<Integer, Integer> most(List<CrowdedRows> crowded) {
        Map<Integer, Integer> most = new TreeMap<>();
        for (CrowdedRows day : crowded) {
            day.lines().forEach((row, lines) -> most.merge(row, lines.size(), Math::max));
        }
        return most;
    }

    private static double room(List<int[]> stretches, double height) {
        return Math.max(200, height - WeekLayout.HEADER - WeekLayout.BOTTOM - WeekLayout.FOLD * (stretches.size() - 1));
    }

    private static double sum(List<List<Demand>> demands) {
        return demands.stream().flatMap(List::stream).mapToDouble(Demand::least).sum();
    }

    private static List<List<Demand>> demands(
            Week week, List<int[]> stretches, Map<Integer, Integer> most, int lines, GridScale scale) {
        List<List<Demand>> demands = new ArrayList<>();
        for (int[] stretch : stretches) {
            List<Demand> rows = new ArrayList<>();
            for (int[] row : TimeAxis.rows(stretch)) {
                boolean open = week.days().stream()
                        .flatMap(day -> day.openings().stream())
                        .anyMatch(opening -> meets(opening, row));
                boolean flexible = open
                        || week.days().stream().allMatch(day -> day.openings().isEmpty());
                double part = (row[1] - row[0]) / (double) TimeAxis.ROW;
                double least = flexible ? scale.leastRow() * part : scale.line() + MARGIN;
                int wanted = Math.min(lines, most.getOrDefault(row[0] / TimeAxis.ROW, 0));
                rows.add(new Demand(
                        row[0], row[1], Math.max(least, wanted == 0 ? 0 : wanted * scale.line() + MARGIN), flexible));
            }
            demands.add(rows);
        }
        return demands;
    }

    private static boolean meets(Opening opening, int[] row) {
        return opening.start() < row[1] && row[0] < opening.end();
    }
}
