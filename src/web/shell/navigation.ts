import { may, type Principal, type Right } from '../../access/roles.ts'

/** A page of a group: its section, where it is, what it is called, who may. */
type Place = { section: string; href: string; label: string; right: Right }

/** A way in the bar at the top, and the pages behind it; the first that one may see is where it leads. */
type Group = { label: string; icon: string; places: readonly Place[] }

const GROUPS: readonly Group[] = [
  { label: 'Today', icon: 'today', places: [{ section: 'today', href: '/', label: 'Today', right: 'read' }] },
  {
    label: 'Incidents',
    icon: 'list',
    places: [
      { section: 'incidents', href: '/incidents', label: 'Incidents', right: 'read' },
      { section: 'house-reports', href: '/house-reports', label: 'Reports from staff', right: 'decide' },
      { section: 'report', href: '/report', label: 'Report something', right: 'report' },
    ],
  },
  {
    label: 'Calls and mail',
    icon: 'phone',
    places: [
      { section: 'calls', href: '/calls', label: 'Calls', right: 'report' },
      { section: 'mail', href: '/returned', label: 'Returned mail', right: 'report' },
      { section: 'patients', href: '/patients', label: 'Patients', right: 'read_people' },
    ],
  },
  {
    label: 'Reports',
    icon: 'file-text',
    places: [
      { section: 'reports', href: '/reports', label: 'The last twelve months', right: 'read' },
      { section: 'year-end', href: '/year-end', label: 'Year-end report', right: 'read' },
      { section: 'retention', href: '/retention', label: 'Retention', right: 'read_people' },
      { section: 'log', href: '/log', label: 'Log', right: 'read_people' },
    ],
  },
  {
    label: 'Library',
    icon: 'shield',
    places: [
      { section: 'law', href: '/law', label: 'Law', right: 'read' },
      { section: 'what-if', href: '/what-if', label: 'What if?', right: 'read' },
      { section: 'playbooks', href: '/playbooks', label: 'Playbooks', right: 'read' },
      { section: 'associates', href: '/associates', label: 'Business associates', right: 'read_people' },
    ],
  },
  {
    label: 'Settings',
    icon: 'users',
    places: [{ section: 'settings', href: '/settings', label: 'Settings', right: 'administer' }],
  },
]

/** The ways that somebody sees: the bar at the top, and the pages beside the one of this `section`. */
export function waysFor(who: Principal, section: string | null) {
  const bar = GROUPS.flatMap(({ label, icon, places }) => {
    const open = places.filter(({ right }) => may(who.role, right))
    const [first] = open
    const current = open.some((place) => place.section === section)
    return first ? [{ label, icon, href: first.href, current, places: open }] : []
  })
  const beside = bar.find(({ current }) => current)?.places ?? []
  const pages = beside.map(({ href, label, section: its }) => ({ href, label, current: its === section }))
  return { bar, beside: pages.length > 1 ? pages : [] }
}

/** Two letters of a name, as they stand in a circle. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.match(/^\p{L}/u)?.[0].toUpperCase() ?? '')
    .join('')
}
