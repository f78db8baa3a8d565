/** Undo and redo of the changes made at this desk. Every undo is checked by the database again. */
@NullMarked
package clinic.frontdesk.history;

import org.jspecify.annotations.NullMarked;
