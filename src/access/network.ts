/**
 * Whom an address counts as: an IPv4 address itself, of an IPv6 address its first 64 bits, which one household or computer has
 * to itself. Anything else counts as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [before = '', after] = address.toLowerCase().split('::')
  const groups = groupsIn(before)
  const rest = after === undefined ? [] : groupsIn(after)
  const missing = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  const all = after === undefined ? groups : [...groups, ...missing, ...rest]
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

function groupsIn(text: string): string[] {
  return text === '' ? [] : text.split(':')
}
