const TABS = {
  returned: { href: '/returned', label: 'Returned mail' },
  calls: { href: '/calls', label: 'Calls' },
} as const

/** The tabs of the mail pages. */
export function mailTabs(current: keyof typeof TABS) {
  return Object.entries(TABS).map(([name, tab]) => ({ ...tab, current: name === current }))
}
