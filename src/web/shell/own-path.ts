/** Whether an address that a form brought leads to a page of ours, and to no other server. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])\P{Cc}*$/u.test(path) && new URL(path, 'https://here.invalid').origin === 'https://here.invalid'
}
