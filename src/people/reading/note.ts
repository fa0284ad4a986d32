/** Something odd in a row, in words for the person who can fix it; a value of the row only masked. */
export type Note = { column: string | null; message: string; masked?: string }
