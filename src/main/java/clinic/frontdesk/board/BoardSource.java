package clinic.frontdesk.board;

import java.util.Optional;

/** What the board reads. */
public interface BoardSource {

    /** Reads the board; empty where no desk has prepared the database yet. Blocks, and writes nothing. */
    Optional<BoardState> read();
}
