/** Whether an address from a form leads to one of our own pages, not to another server. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])\P{Cc}*$/u.test(path) && new URL(path, 'https://here.invalid').origin === 'https://here.invalid'
}
