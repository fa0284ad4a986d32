import { type Residence, STATES } from './states.ts'

/** A count as people write it: `1,200`. */
export function number(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 individual`, `1,200 individuals`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

/** `one`, `one and two`, `one, two and three`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** The name of a State as it stands inside a sentence. */
export function stateName(code: Residence): string {
  return code === 'XX' ? 'no State' : STATES[code]
}

/** The text as a sentence begins. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
