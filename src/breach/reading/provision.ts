/** One thing that a law asks or says, in our words: a heading, sentences, and the citation beside every number in them. */
export type Provision = {
  /** Names the provision within its law: `individuals`, `attorney-general`. */
  id: string
  about: string
  text: readonly string[]
  citation: string | null
  /** Where the notice is given, as an address on the web. */
  url: string | null
}

/** A provision; without a citation of its own that of the whole statute stands beside it. */
export function provision(
  id: string,
  about: string,
  text: readonly string[],
  citation: string | null = null,
  url: string | null = null,
): Provision {
  return { id, about, text: text.filter((sentence) => sentence !== ''), citation, url }
}
