/** The file or the column map cannot be used at all. The message is a sentence that says what and what to do. */
export class Unreadable extends Error {
  /** What somebody could add by saying it: no line of the file names its columns. */
  readonly lacks: 'header' | null
  constructor(message: string, lacks: 'header' | null = null) {
    super(message)
    this.lacks = lacks
  }
}
