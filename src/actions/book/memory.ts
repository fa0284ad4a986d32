/** What was worked out about incidents and takes long to work out again, for as long as a process runs. */
export type Memory = Map<string, { basis: string; value: unknown }>

/** As many answers as are remembered: the one that was asked for longest ago goes first. */
const REMEMBERED = 500

/**
 * Answers what was worked out before under that name, as long as its basis is the same; else works it out. `name` is one
 * caller's alone, so that what is remembered under it is always of one type.
 */
export async function remembered<Value>(
  memory: Memory,
  name: string,
  basis: string,
  workOut: () => Promise<Value>,
): Promise<Value> {
  const before = memory.get(name)
  memory.delete(name)
  const value = before?.basis === basis ? (before.value as Value) : await workOut()
  memory.set(name, { basis, value })
  for (const oldest of memory.size > REMEMBERED ? memory.keys().take(1) : []) memory.delete(oldest)
  return value
}
