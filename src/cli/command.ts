/** What a command may touch of the terminal: data goes out, words for people go to err. */
export type Terminal = {
  input: AsyncIterable<Uint8Array>
  out(text: string): void | Promise<void>
  err(text: string): void
  /** Writes one line over the last one, '' to take it away; only where somebody looks at a terminal. */
  progress?: ((line: string) => void) | undefined
}

/**
 * A subcommand of `npm run -s breachbook -- NAME …`. `run` answers the exit status:
 * 0 done, 1 the input was refused (a sentence says what and where), 2 wrong usage.
 */
export type Command = {
  usage: string
  run(args: string[], terminal: Terminal): Promise<number>
}
