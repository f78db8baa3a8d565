package clinic.frontdesk.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * Goes through a laid out scene graph in the order in which it is painted, and finds texts that are cut without an ellipsis,
 * that cover each other, or that something else covers in part.
 */
public final class PaintedTexts {

    /** A label's own, and the one of cards. */
    private static final List<String> ELLIPSES = List.of("…", "...");

    /** Glyphs do not fill the height of their line, nor the last pixels of their width. */
    private static final double LINE_MARGIN = 3;

    private static final double SLACK = 1.5;

    private record Painted(String text, Bounds bounds) {}

    private final List<Painted> texts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private PaintedTexts() {}

    /** The problems of all that is visible below a node, one line each. */
    public static List<String> problems(Parent root) {
        PaintedTexts painted = new PaintedTexts();
        painted.walk(root, root.localToScene(root.getLayoutBounds()));
        return painted.problems;
    }

    private void walk(Node node, Bounds seen) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds inner = seen;
        Node clip = node.getClip();
        if (clip != null) {
            inner = intersection(seen, node.localToScene(clip.getBoundsInParent()));
        }
        if (node instanceof Text text) {
            paint(text, inner);
        } else if (node instanceof Region region && opaque(region)) {
            cover(intersection(region.localToScene(region.getLayoutBounds()), inner), region);
        }
        if (node instanceof Parent parent) {
            List<Node> children = new ArrayList<>(parent.getChildrenUnmodifiable());
            children.sort(Comparator.comparingDouble(Node::getViewOrder).reversed());
            for (Node child : children) {
                walk(child, inner);
            }
        }
    }

    private void paint(Text text, Bounds seen) {
        String shown = text.getText();
        Bounds whole = text.localToScene(text.getLayoutBounds());
        Bounds visible = intersection(whole, seen);
        if (shown.isBlank() || visible.getWidth() < 1 || visible.getHeight() < LINE_MARGIN) {
            return;
        }
        // What is scrolled out of sight in part can be scrolled into it; in width nothing is.
        if (visible.getWidth() < whole.getWidth() - SLACK && !endsEarly(shown)) {
            problems.add("cut by a clip: " + shown);
        }
        checkWithin(text, shown, whole);
        Bounds glyphs = new BoundingBox(
                whole.getMinX(),
                whole.getMinY() + LINE_MARGIN,
                Math.max(0, whole.getWidth() - SLACK),
                Math.max(0, whole.getHeight() - 2 * LINE_MARGIN));
        Bounds own = intersection(glyphs, seen);
        for (Painted before : texts) {
            if (overlap(before.bounds(), own)) {
                problems.add("overlap: " + before.text() + " and " + shown);
            }
        }
        texts.add(new Painted(shown, own));
    }

    private void checkWithin(Text text, String shown, Bounds whole) {
        Parent parent = text.getParent();
        if (parent instanceof Labeled label) {
            boolean cut = !label.getText().replace("\n", "").startsWith(shown.replace("\n", ""))
                    || !label.getText().replace("\n", "").equals(shown.replace("\n", ""));
            if (cut && !endsEarly(shown)) {
                problems.add("cut without an ellipsis: " + label.getText() + " to " + shown);
            }
        }
        if (parent instanceof Region region) {
            Bounds room = region.localToScene(region.getLayoutBounds());
            if (whole.getMaxX() > room.getMaxX() + SLACK
                    || whole.getMinX() < room.getMinX() - SLACK
                    || whole.getMaxY() - LINE_MARGIN > room.getMaxY() + SLACK
                    || whole.getMinY() + LINE_MARGIN < room.getMinY() - SLACK) {
                problems.add("outside of its place: " + shown);
            }
        }
    }

    private static boolean endsEarly(String shown) {
        return ELLIPSES.stream().anyMatch(shown::contains);
    }

    private void cover(Bounds area, Region region) {
        texts.removeIf(text -> contains(area, text.bounds()));
        for (Painted text : texts) {
            if (overlap(area, text.bounds())) {
                problems.add("covered in part: " + text.text() + " by " + region.getStyleClass());
            }
        }
        texts.removeIf(text -> overlap(area, text.bounds()));
    }

    private static boolean opaque(Region region) {
        if (region.getOpacity() < 1 || region.getBackground() == null) {
            return false;
        }
        return region.getBackground().getFills().stream()
                .map(BackgroundFill::getFill)
                .anyMatch(fill -> fill instanceof Color color && color.getOpacity() > 0.9);
    }

    private static boolean contains(Bounds outer, Bounds inner) {
        return outer.getMinX() <= inner.getMinX() + SLACK
                && outer.getMinY() <= inner.getMinY() + SLACK
                && inner.getMaxX() <= outer.getMaxX() + SLACK
                && inner.getMaxY() <= outer.getMaxY() + SLACK;
    }

    private static boolean overlap(Bounds a, Bounds b) {
        Bounds both = intersection(a, b);
        return both.getWidth() > SLACK && both.getHeight() > SLACK;
    }

    private static Bounds intersection(Bounds a, Bounds b) {
        double x = Math.max(a.getMinX(), b.getMinX());
        double y = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - x),
                Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - y));
    }
}
