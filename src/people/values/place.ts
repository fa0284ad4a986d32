import { isState, type Residence, type State } from '../../breach/law/states.ts'
import type { Person } from './person.ts'
import { readState } from './states.ts'
import { readZip, stateOfZip } from './zip.ts'

type Place = Pick<Person['address'], 'state' | 'zip' | 'country'>

/**
 * State, ZIP code and country of a row in their one form. The State that the row names holds; without one the ZIP code
 * tells it. Who lives in another country lives in no State, whatever stands in the column for it.
 */
export function readPlace(state: string, zip: string, country: string): Place {
  if (isAbroad(country)) return { ...(zip && { zip }), country }
  const named = readState(state) ?? territory(country)
  const code = zip === '' ? undefined : readZip(zip, named)
  const found = named ?? (state === '' && isZip(code) ? stateOfZip(code) : undefined)
  return { ...(found && { state: found }), ...(code && { zip: code }), ...(country && { country: 'US' }) }
}

/** The State of residence in the law's sense: `XX` for somebody who lives in none, or nobody knows in which. */
export function stateOf({ address: { state = '' } }: Person): Residence {
  return isState(state) ? state : 'XX'
}

const HOME = new Set([
  '',
  'us',
  'usa',
  'unitedstates',
  'unitedstatesofamerica',
  'america',
  'estadosunidos',
  'eeuu',
  'eua',
  '840',
  '1',
])

// CA and DE in a column for the country are Canada and Germany; the territories' codes are their own.
function territory(country: string): State | undefined {
  const code = readState(country)
  return code !== undefined && ['PR', 'VI', 'GU', 'AS', 'MP'].includes(code) ? code : undefined
}

function isAbroad(country: string): boolean {
  return !HOME.has(country.toLowerCase().replace(/[^a-z0-9]/g, '')) && territory(country) === undefined
}

function isZip(code: string | undefined): code is string {
  return code !== undefined && /^\d{5}(-\d{4})?$/.test(code)
}
