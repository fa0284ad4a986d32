/** The file or the column map cannot be used at all. The message is a sentence that says what and what to do. */
export class Unreadable extends Error {}
