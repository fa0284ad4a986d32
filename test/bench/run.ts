/** Runs the benches that are named, or all of them: `npm run bench -- duties`. Exit 1: one is under its limit. */
const BENCHES: Record<string, () => Promise<boolean>> = {
  duties: async () => (await import('./duties.ts')).duties(),
  kills: async () => (await import('./kills/kills.ts')).kills(),
  letters: async () => (await import('./letters/letters.ts')).letters(),
  memory: async () => (await import('./memory/memory.ts')).memory(),
  pages: async () => (await import('./pages/pages.ts')).pages(),
  people: async () => (await import('./people.ts')).people(),
  start: async () => (await import('./start.ts')).start(),
  preview: async () => (await import('./letters/preview.ts')).preview(),
  stalls: async () => (await import('./stalls/stalls.ts')).stalls(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name))

if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. Benches: ${Object.keys(BENCHES).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    if (!(await BENCHES[name]?.())) process.exitCode = 1
  }
}
