import { LEDGER_STATES, type LedgerState, type LedgerSums } from '../../../breach/incident/ledger.ts'
import { SUBSTITUTE_THRESHOLD } from '../../../breach/law/thresholds.ts'
import { number } from '../../../breach/law/words.ts'
import { LEDGER_WORDS } from './ledger-words.ts'

/** The people of an incident by where they stand with the notice: the bar, and a line for each state. */
export function peopleTold({ states, told, left }: LedgerSums, incident: string, chosen?: LedgerState) {
  const all = told + left
  return {
    told,
    left,
    all,
    label: `${number(told)} of ${number(all)} told, ${number(left)} not told yet`,
    bar: barOf(states, all),
    states: LEDGER_STATES.map((state) => ({
      people: states[state],
      ...LEDGER_WORDS[state],
      href: `/incidents/${incident}/ledger?state=${state}#list`,
      current: state === chosen,
      cure: cureOf(state, states, incident),
    })),
  }
}

type States = LedgerSums['states']

// In hundredths of a percent, so that the parts meet.
function barOf(states: States, all: number) {
  const shown = LEDGER_STATES.filter((state) => state !== 'not_to_be_told' && states[state] > 0)
  let at = 0
  return shown.map((state) => {
    const x = at
    at += states[state]
    return { x: share(x, all), width: share(states[state], all), look: LEDGER_WORDS[state].bar }
  })
}

function share(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(2)
}

function cureOf(state: LedgerState, states: States, incident: string) {
  const unreached = states.not_reached
  if (unreached === 0) return null
  if (state === 'not_reached')
    return { href: `/incidents/${incident}/unreached`, label: `Work through ${number(unreached)}` }
  const isPublic = state === 'substitute' && unreached >= SUBSTITUTE_THRESHOLD.at
  return isPublic ? { href: `/incidents/${incident}/web-notice`, label: 'Prepare it' } : null
}
