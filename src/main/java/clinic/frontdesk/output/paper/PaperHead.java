package clinic.frontdesk.output.paper;

/**
 * What stands at the top and the bottom of each page.
 *
 * @param title what the document is, with its days
 * @param clinic the clinic's name
 * @param contents how much it holds, in words
 * @param made when it was made, and where
 * @param pageOf the pattern of the page's number: the page and the number of pages
 */
record PaperHead(String title, String clinic, String contents, String made, PageNumbers pageOf) {

    /** Says which page of how many one is. */
    @FunctionalInterface
    interface PageNumbers {
        String of(int page, int pages);
    }
}
