/** Rows that say something of one person: of somebody known, or at least two rows of somebody new. */
export type Group = { known: string | null; rows: number[] }

/** Where two descriptions are now: their ids, and whose they are. */
export type Located = { one: string; other: string; onePerson: string; otherPerson: string }

/** Two descriptions by their ids. */
export type Ids = { one: string; other: string }

/** How rows are named: the id of a row's description, and that of a new person whom these rows describe. */
export type Names = { idOf(row: number): string; personOf(rows: readonly number[]): string }
