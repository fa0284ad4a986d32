import { may, type Right } from '../../../access/roles.ts'
import type { Stage } from '../../../breach/next/sentence.ts'
import type { StageStanding } from '../../../breach/next/stages.ts'
import type { Role } from '../../../storage/core/role.ts'

type Place = { path: string; label: string; right: Right; stage: Stage | null }

/** The pages of an incident, each within the stage that it serves; none: the two that stand beside all of them. */
const PLACES = {
  people: { path: '/people', label: 'People', right: 'read_people', stage: 'who' },
  review: { path: '/review', label: 'Pairs to review', right: 'read_people', stage: 'who' },
  assessment: { path: '/assessment', label: 'Decision', right: 'read_people', stage: 'decide' },
  duties: { path: '/duties', label: 'Who must be told', right: 'read', stage: 'tell' },
  letter: { path: '/letter', label: 'Letters', right: 'read_people', stage: 'tell' },
  mailings: { path: '/mailings', label: 'Mailings', right: 'read_people', stage: 'tell' },
  documents: { path: '/documents', label: 'Documents', right: 'read_people', stage: 'tell' },
  unreached: { path: '/unreached', label: 'Not reached', right: 'read_people', stage: 'tell' },
  'web-notice': { path: '/web-notice', label: 'Web notice', right: 'read', stage: 'tell' },
  calls: { path: '/calls', label: 'Calls', right: 'read_people', stage: 'tell' },
  timeline: { path: '/timeline', label: 'Timeline', right: 'read', stage: 'prove' },
  ledger: { path: '/ledger', label: 'Who was told', right: 'read_people', stage: 'prove' },
  close: { path: '/close', label: 'Close', right: 'read', stage: 'close' },
  overview: { path: '', label: 'Overview', right: 'read', stage: null },
  steps: { path: '/steps', label: 'Checklist', right: 'read', stage: null },
} as const satisfies Record<string, Place>

/** A page of an incident that is marked in its frame. */
export type Tab = keyof typeof PLACES

const LABELS: Record<Stage, string> = {
  contain: 'Contain',
  who: 'Who',
  decide: 'Decide',
  tell: 'Tell',
  prove: 'Prove',
  close: 'Close',
}

/** The stages of an incident, each leading to its first page that the role may see; `current` is the page that is shown. */
export function stageRail(id: string, standings: readonly StageStanding[], current: Tab, role: Role) {
  const shown: Stage | null = PLACES[current].stage
  return standings.map(({ stage, state, line }) => ({
    label: LABELS[stage],
    line,
    look: stage === 'close' ? `${state} apart-stage` : state,
    isPast: state === 'past',
    isNow: state === 'now',
    href: firstOf(id, stage, role),
    current: stage === shown,
  }))
}

/** The pages beside the one that is shown: those of its stage, then the overview and the checklist. */
export function pagesBeside(id: string, current: Tab, role: Role) {
  const { stage } = PLACES[current]
  const open = Object.entries(PLACES).filter(([, { right }]) => may(role, right))
  const inStage = open.filter(([, place]) => place.stage !== null && place.stage === stage)
  const always = open.filter(([, place]) => place.stage === null)
  const link = ([name, { path, label }]: [string, Place]) => ({
    href: `/incidents/${id}${path}`,
    label,
    current: name === current,
  })
  return { inStage: inStage.map(link), always: always.map(link) }
}

function firstOf(id: string, stage: Stage, role: Role): string | null {
  if (stage === 'contain') return `/incidents/${id}/steps`
  const place = Object.values<Place>(PLACES).find((each) => each.stage === stage && may(role, each.right))
  return place ? `/incidents/${id}${place.path}` : null
}
