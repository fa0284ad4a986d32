/**
 * Whether a Host header names this server: the name in its own address, localhost, or any bare address, which no stranger’s
 * name can be bent to. Another name is that of a page somewhere else whose address was pointed here (DNS rebinding).
 */
export function isKnownHost(host: string | null, url: string): boolean {
  const name = nameIn(host ?? '')
  if (name === null) return false
  return name === 'localhost' || name === nameIn(new URL(url).host) || BARE_ADDRESS.test(name)
}

/** Said to whoever asks under another name. */
export const UNKNOWN_HOST =
  'Breachbook does not answer under this name. Use the address that it printed when it started, or set BREACHBOOK_URL to the one people use.\n'

// As URL writes them: IPv4 in four numbers, IPv6 in brackets.
const BARE_ADDRESS = /^(\d+(\.\d+){3}|\[[0-9a-f:.]+\])$/

function nameIn(host: string): string | null {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return null
  }
}
