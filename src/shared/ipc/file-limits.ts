/** Bytes of a file that cross at a time. One piece is one row of the journal. */
export const FILE_PIECE = 256 * 1024
/** Files of one draft. */
export const MAX_DRAFT_FILES = 10
/** Bytes of a file that the renderer is given to show or play. */
export const MAX_VIEW = 16 * 1024 * 1024
