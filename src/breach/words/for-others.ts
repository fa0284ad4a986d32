const READER = String.raw`(?<![\w@./-])you(?:r|rs|rself|rselves)?(?:['’](?:re|ve|ll|d))?(?![\w-])(?!\.\w|@)`

/** The sentences of a text that speak to its reader: "you", "your". An office, a newspaper or the media is not the patient. */
export function sentencesToReader(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => new RegExp(READER, 'i').test(sentence))
}

/** A text to the patient, proposed anew as one about patients: for somebody to read and change before it goes anywhere. */
export function proposedForOthers(text: string): string {
  return text
    .split(/((?<=[.!?])\s+|\n+)/)
    .map((part, at) => (at % 2 === 0 ? sentenceForOthers(part) : part))
    .join('')
}

type Told = { text: string; isNamed: boolean }

function sentenceForOthers(sentence: string): string {
  let { text, isNamed } = withoutCommand(sentence)
  text = text.replaceAll(new RegExp(READER, 'gi'), (word, at: number, whole: string) => {
    const other = inOtherWords(word.toLowerCase().replace('’', "'"), {
      isNamed,
      isObject: isObject(whole.slice(0, at), whole.slice(at + word.length)),
    })
    isNamed = true
    return /^Y/.test(word) ? capital(other) : other
  })
  return text
}

function inOtherWords(word: string, { isNamed, isObject }: { isNamed: boolean; isObject: boolean }): string {
  const [pronoun = '', verb] = word.split("'")
  if (pronoun.startsWith('yourse')) return 'themselves'
  if (pronoun === 'yours') return 'theirs'
  if (pronoun === 'your') return isNamed ? 'their' : 'patients’'
  const who = isNamed ? (isObject ? 'them' : 'they') : 'patients'
  return verb === undefined ? who : `${who} ${VERBS[verb]}`
}

const VERBS: Record<string, string> = { re: 'are', ve: 'have', ll: 'will', d: 'would' }

const BEFORE_OBJECT =
  /\b(?:to|for|with|from|about|of|at|by|on|in|tell(?:ing|s)?|told|ask(?:ing|s|ed)?|call(?:ing|s|ed)?|contact(?:ing|s|ed)?|help(?:ing|s|ed)?|protect(?:ing|s|ed)?|offer(?:ing|s|ed)?|giv(?:e|es|ing)|send(?:ing|s)?|sent|notif(?:y|ies|ied|ying)|inform(?:ing|s|ed)?|let(?:ting|s)?|affect(?:ing|s|ed)?|allow(?:ing|s|ed)?|reach(?:ing|es|ed)?|owe|concerns?) $/i

function isObject(before: string, after: string): boolean {
  return BEFORE_OBJECT.test(before) || /^\s*(?:[.,;:!?)]|$)/.test(after)
}

const COMMAND =
  /^(\s*(?:[-*+]|\d+[.)])?\s*)(?:please\s+)?(do not|don['’]t|never|watch|review|check|call|contact|keep|place|ask|report|change|consider|remain|stay|look|read|order|get|use|be|monitor|open|save|tell|write|visit|see|request|freeze|sign|follow|file|go|compare|note)\b/i

// "Watch your statements" speaks to the reader without a pronoun.
function withoutCommand(sentence: string): Told {
  const isNamed = COMMAND.test(sentence)
  const text = sentence.replace(COMMAND, (_, start: string, verb: string) =>
    /^(do not|don|never)/i.test(verb) ? `${start}Patients should not` : `${start}Patients can ${verb.toLowerCase()}`,
  )
  return { text, isNamed }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
