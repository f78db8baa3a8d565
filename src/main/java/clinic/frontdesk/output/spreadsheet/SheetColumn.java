package clinic.frontdesk.output.spreadsheet;

import java.util.Locale;

/** The columns of the spreadsheet, in their order. */
enum SheetColumn {
    DATE(0, 11.5, "yyyy-mm-dd"),
    START(1, 7, "hh:mm"),
    END(2, 7, "hh:mm"),
    MINUTES(3, 8, "0"),
    BUFFER(4, 8, "0"),
    NAME(5, 16, SheetColumn.TEXT),
    BIRTH(6, 11.5, "yyyy-mm-dd"),
    GENDER(7, 6, SheetColumn.TEXT),
    PHONE(8, 16, SheetColumn.TEXT),
    EMAIL(9, 22, SheetColumn.TEXT),
    SERVICE(10, 18, SheetColumn.TEXT),
    STATUS(11, 10, SheetColumn.TEXT),
    VISIT(12, 8, SheetColumn.TEXT),
    SOURCE(13, 8, SheetColumn.TEXT),
    FLAGS(14, 12, SheetColumn.TEXT),
    WRITTEN_TIME(15, 11, SheetColumn.TEXT),
    REQUEST(16, 36, SheetColumn.TEXT),
    MEMO(17, 36, SheetColumn.TEXT),
    CREATED(18, 16, SheetColumn.MOMENT),
    CHANGED(19, 16, SheetColumn.MOMENT),
    ID(20, 38, SheetColumn.TEXT);

    /** The format of texts: what a person later types into the cell stays a text, too. */
    static final String TEXT = "@";

    private static final String MOMENT = "yyyy-mm-dd hh:mm";

    private final int index;
    private final double width;
    private final String format;

    /**
     * A column.
     *
     * @param index of the column, from 0
     * @param width in characters
     */
    SheetColumn(int index, double width, String format) {
        this.index = index;
        this.width = width;
        this.format = format;
    }

    int index() {
        return index;
    }

    double width() {
        return width;
    }

    String format() {
        return format;
    }

    /** The message key of its head. */
    String key() {
        return "output.sheet." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
