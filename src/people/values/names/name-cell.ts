import { splitName } from '../name.ts'
import { partsWithoutDeath, withoutDeath } from '../name-death.ts'
import type { Person } from '../person.ts'
import { SAYS_NOBODY } from './placeholder-words.ts'
import { type Relation, readRelation, saysRelation } from './relation.ts'

/** What a row says where the name stands: the name, a death, somebody who stands for the person, and whether it names several. */
export type NamesRead = {
  names: Pick<Person, 'givenName' | 'middleName' | 'familyName' | 'suffix'>
  /** What it says of the day of a death, `''` where it says no day; undefined: of no death. */
  died: string | undefined
  relation: Relation | undefined
  several: boolean
  /** It says that the entry is a test or not to be used. */
  isNobodys?: true
}

/** The name in a row: its parts hold, and what they leave open comes out of the whole name. */
export function readNames(parts: NamesRead['names'], whole: string): NamesRead {
  if (whole === '' && isPlain(parts)) return { names: parts, died: undefined, relation: undefined, several: false }
  const said = withoutDeath(whole)
  const { text, relation } = withoutBrackets(said?.text ?? whole)
  const { names, died } = partsWithoutDeath({ ...wholeName(text), ...parts })
  const read = { names, died: said?.died || (died ?? said?.died), relation, several: false }
  const remark = saysNobody(parts, whole) && { isNobodys: true as const }
  return { ...bracketless(read), several: namesSeveral(names, text), ...remark }
}

function saysNobody({ givenName = '', middleName = '', familyName = '' }: NamesRead['names'], whole: string): boolean {
  return [whole, givenName, middleName, familyName].some((text) => SAYS_NOBODY.test(text))
}

function wholeName(text: string): NamesRead['names'] {
  if (text === '') return {}
  return namesTwo(text) ? together(text) : splitName(text)
}

// A single word says nothing but a name. Most rows end here.
function isPlain({ givenName, middleName, familyName, suffix }: NamesRead['names']): boolean {
  return isWord(givenName) && isWord(middleName) && isWord(familyName) && isWord(suffix)
}

function isWord(text: string | undefined): boolean {
  return text === undefined || /^(?!dec|est)[a-z'’-]+\.?$/i.test(text)
}

// Parts with a bracket in them are rare.
function bracketless(read: NamesRead): NamesRead {
  let { names, relation } = read
  for (const part of ['givenName', 'familyName', 'middleName'] as const) {
    const text = names[part]
    if (text === undefined || !/[([{*]/.test(text)) continue
    const without = withoutBrackets(text)
    names = { ...names, [part]: without.text }
    relation ??= without.relation
  }
  return { ...read, names, relation }
}

const HAS_ASIDE = /[()[\]{}"“”*]|[,;-] *(?:n[eé]e|fka|aka|f\/k\/a|a\/k\/a)\b|\b(?:n[eé]e|fka|aka|f\/k\/a|a\/k\/a) /i
const ASIDE = /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}|["“]([^"“”]*)["”]|\*+([^*]*)\*+/g
const ALSO_CALLED = /[,;-]? *\b(?:n[eé]e|fka|aka|f\/k\/a|a\/k\/a)\b.*$/i

// A maiden name, a nickname, a remark: no part of the name on a letter. Somebody who stands for the person is kept.
function withoutBrackets(text: string): { text: string; relation: Relation | undefined } {
  if (!HAS_ASIDE.test(text)) return { text, relation: undefined }
  let relation: Relation | undefined
  const rest = text
    .replace(ASIDE, (_, ...groups: unknown[]) => {
      const aside = groups.slice(0, 5).find((group) => typeof group === 'string')
      if (typeof aside === 'string' && saysRelation(aside)) relation ??= readRelation(aside)
      return ' '
    })
    .replace(ALSO_CALLED, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=,)/g, '')
    .trim()
    .replace(/[,;-]+$/, '')
  return /\p{L}/u.test(rest) ? { text: rest, relation } : { text, relation: undefined }
}

const TWO = /\s(?:&|\+|and)\s|\p{L}&\p{L}{2}|\p{L}\s*\/\s*\p{L}{2,}\s+\p{L}/iu
const FAMILY = /^(?:the )?(?:[\p{L}'’-]+ )?(?:family|household|familia|children|kids|siblings|twins|parents)$/iu

function namesTwo(whole: string): boolean {
  return whole !== '' && (TWO.test(whole) || FAMILY.test(whole))
}

// One name for two: whoever reads the letter finds both, and nobody is called "and".
function together(whole: string): NamesRead['names'] {
  if (FAMILY.test(whole)) return { familyName: whole }
  const [, last, first] = /^([^,]+),(.+)$/.exec(whole) ?? []
  if (last !== undefined && first !== undefined && TWO.test(` ${first} `))
    return { givenName: first.trim(), familyName: last.trim() }
  const { familyName = whole } = splitName(whole)
  const givenName = whole.endsWith(familyName) ? whole.slice(0, -familyName.length).trim() : ''
  return { ...(givenName && { givenName }), familyName }
}

function namesSeveral({ givenName = '', familyName = '' }: NamesRead['names'], whole: string): boolean {
  if (namesTwo(whole) || TWO.test(` ${givenName} `) || /^\p{L}+\s*\/\s*\p{L}{2,}$/u.test(givenName)) return true
  return /\s/.test(familyName) && FAMILY.test(familyName)
}
