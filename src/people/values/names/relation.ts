import { splitName } from '../name.ts'

/** Somebody who stands for another: the name as it is spoken, what he or she is to the other, and in which of the two ways. */
export type Relation = {
  name: string | undefined
  /** `mother`, `son, executor`: in the words of the roster, in lower case. */
  role: string | undefined
  /**
   * By the role alone: a parent or guardian, a personal representative, the next of kin or emergency contact, or family
   * that is nobody's guardian, such as a wife; undefined where it tells none of them.
   */
  kind: 'guardian' | 'representative' | 'kin' | 'family' | undefined
}

/**
 * The name and the role in a text, in any order: `Adams, Peter - son, executor`, `Lopez, Carmen (mother)`, `Mother: Carmen
 * Lopez`. Undefined where the text names the patient's own self.
 */
export function readRelation(text: string): Relation | undefined {
  if (/^(self|same|patient|pt|none|n\/?a|no|adult)\W*$/i.test(text)) return undefined
  const parts = partsOf(text.replace(PHONE, ' '))
  const roles = parts.filter((part, at) => isRole(part, at, parts))
  const names = parts.filter((part) => !roles.includes(part))
  const [first, ...others] = names
  const led = first === undefined ? undefined : ledBy(first.text)
  const name = spoken([{ text: led?.[2] ?? first?.text ?? '', mark: '' }, ...others])
  const role = [led?.[1], ...roles.map((part) => part.text)].filter((each) => each !== undefined).join(', ')
  return { name: name || undefined, role: role.toLowerCase() || undefined, kind: kindOf(role) }
}

/** Whether a text says what somebody is to the patient. */
export function saysRelation(text: string): boolean {
  return SAYS.test(text)
}

const GUARDIANS =
  '(?:step|foster|god|adoptive|legal|birth)?[ -]?(?:mother|father|mom|dad|mum|mommy|daddy|parents?|guardians?)|grand(?:mother|father|ma|pa|parents?)|madre|padre|mam[aá]|pap[aá]|tutora?|abuel[ao]|aunt|uncle|t[ií][ao]'
const REPRESENTATIVES =
  'executor|executrix|co-executor|administrat(?:or|rix)|personal rep(?:resentative)?|legal rep(?:resentative)?|representative|poa|power of attorney|attorney in fact|(?:health ?care )?proxy|hcp|conservator|trustee|albacea'
const KIN = 'next of kin|nok|emergency contact|kin'
const DEPENDENTS = 'son|daughter|wife|husband|spouse|widow|widower|niece|nephew|child|hij[ao]|espos[ao]'
const FAMILY = 'brother|sister|partner|cousin|friend|herman[ao]'
const ROLE = `(?:${GUARDIANS}|${REPRESENTATIVES}|${KIN}|${DEPENDENTS}|${FAMILY})`
const ONLY_ROLES = new RegExp(
  `^(?:(?:the|her|his|their|legal|court[- ]appointed|appointed|durable|patient's|pt's)\\s+)*${ROLE}(?:(?:\\s+(?:and|y)\\s+|\\s*[&+]\\s*|\\s+)(?:${ROLE}))*(?:\\s+(?:of|to) (?:the )?(?:patient|pt|estate|minor|child))?\\.?$`,
  'i',
)
const LED = new RegExp(
  `^((?:${GUARDIANS}|${REPRESENTATIVES}|son|daughter|wife|husband|spouse))\\s+(?!of\\b)(\\p{Lu}[\\p{L}'’.-]+\\s+\\p{Lu}.*)$`,
  'iu',
)
const SAYS = new RegExp(`(?:^|[^\\p{L}])${ROLE}(?=$|[^\\p{L}])`, 'iu')
/** Roles that are also family names. */
const ALSO_NAMES =
  /^(son|parents?|child|friend|cousin|brother|husband|sister|aunt|uncle|tia|tio|partner|tutora?|proxy|kin|mom|guardian)$/i
const PHONE = /\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b/g

/** The kinds of roles, the one that says most first. */
const KINDS = [
  { kind: 'representative', says: saying(REPRESENTATIVES) },
  { kind: 'guardian', says: saying(GUARDIANS) },
  { kind: 'kin', says: saying(KIN) },
  { kind: 'family', says: saying(DEPENDENTS) },
] as const

function saying(roles: string): RegExp {
  return new RegExp(`(?:^|[^\\p{L}])(?:${roles})(?=$|[^\\p{L}])`, 'iu')
}

/** A part of the text, and the mark before it. */
type Part = { text: string; mark: string }

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const [, mark = '', part = ''] of text.matchAll(
    /(^|\s+[-–—]+\s*|[,;:()/[\]]+\s*|\s+as\s+)([^,;:()/[\]]*?)(?=$|\s+[-–—]+\s|\s*[,;:()/[\]]|\s+as\s)/gu,
  )) {
    const bare = part.trim()
    if (/\p{L}/u.test(bare)) parts.push({ text: bare, mark: mark.trim() })
  }
  return parts
}

// "Son, Min" is somebody's name: such a word is a role behind a name of two words, or set apart from it.
function isRole({ text, mark }: Part, at: number, parts: readonly Part[]): boolean {
  if (!ONLY_ROLES.test(text)) return false
  if (!ALSO_NAMES.test(text) || parts.length === 1)
    return parts.length > 1 || !ALSO_NAMES.test(text) || /^(parents?|guardian|mom)$/i.test(text)
  if (at === 0) return parts[1]?.mark === ':' || /\s/.test(parts[1]?.text ?? '')
  return mark !== ',' || parts.length > 2 || /\s/.test(parts[0]?.text ?? '')
}

// "Son Min Lee" is a name, "son Peter Adams" a role before one.
function ledBy(text: string): RegExpExecArray | undefined {
  const led = LED.exec(text)
  return led && (!ALSO_NAMES.test(led[1]!) || led[1] === led[1]!.toLowerCase()) ? led : undefined
}

function kindOf(role: string): Relation['kind'] {
  return KINDS.find(({ says }) => says.test(role))?.kind
}

// Family name first where a comma says so.
function spoken(parts: readonly Part[]): string {
  const [first, second, ...others] = parts
  if (first === undefined || second === undefined) return first?.text ?? ''
  if (second.mark !== ',') return [first.text, second.text, ...others.map(({ text }) => text)].join(', ')
  const whole = splitName([first, second, ...others].map(({ text }) => text).join(', '))
  return [whole.givenName, whole.middleName, whole.familyName, whole.suffix].filter(Boolean).join(' ')
}
