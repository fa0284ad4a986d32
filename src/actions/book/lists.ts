/** What the derived lists of incidents need of a process. */
export type Lists = {
  /** Names the law and the code by which this process derives; what another edition derived is derived anew. */
  edition(): string
  /** The refreshing that is under way. */
  turn: { last: Promise<void> | null }
}
