import { isState, stateLabel } from '../../../breach/law/states.ts'

/**
 * A code of the log as people say it: `state.TX.attorney-general` is "Texas: attorney general", `individual_notice` is
 * "individual notice". Anything else stays as it was recorded.
 */
export function codeInWords(value: string): string {
  const [first = '', ...rest] = value.split('.')
  if (rest.length > 0 && first in LAWS) return [LAWS[first], ...rest.map(partInWords)].filter(Boolean).join(': ')
  if (rest.length > 0 && isState(first)) return [first, ...rest].map(partInWords).join(': ')
  return /^[a-z]+(?:_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value
}

/** The name of a fact as people say it: `filedOn` is "filed on", `TX` is "Texas". */
export function factInWords(name: string): string {
  if (name === 'XX') return 'no State'
  if (isState(name)) return stateLabel(name)
  return name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ')
}

/** What the ids of duties begin with; a State's own are told by the State. */
const LAWS: Readonly<Record<string, string>> = { hipaa: 'HIPAA', part2: '42 CFR Part 2', ftc: 'FTC rule', state: '' }

function partInWords(part: string): string {
  return part === 'ocr' ? 'OCR' : factInWords(part).replaceAll('-', ' ')
}
