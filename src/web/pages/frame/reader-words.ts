import { isState, stateLabel } from '../../../breach/law/states.ts'
import type { READERS, ReaderKey } from '../../../letters/individual/readers.ts'
import { languageNames } from '../../../letters/languages/help-texts.ts'
import { LANGUAGES } from '../../../letters/languages/index.ts'

/** A kind of reader in words: on the switcher, in the list of odd ones, and what to look at in that letter. */
export type ReaderWords = { label: string; title: string; look: string; icon: string }

/** How a kind of reader is told. */
export function readerWords(key: ReaderKey): ReaderWords {
  if (key.startsWith('state-')) return stateWords(key.slice('state-'.length))
  if (key.startsWith('language-')) return languageWords(key.slice('language-'.length))
  return WORDS[key as (typeof READERS)[number]]
}

function stateWords(code: string): ReaderWords {
  const label = isState(code) ? stateLabel(code) : code
  return { label, title: label, look: 'What its own law adds', icon: 'map-pin' }
}

function languageWords(code: string): ReaderWords {
  const { called } = languageNames(code)
  const isWritten = LANGUAGES.some((language) => language.code === code)
  const look = isWritten
    ? 'The whole letter, once its words are written'
    : 'In English, with a line that says whom to call'
  return { label: called, title: `A reader of ${called}`, look, icon: 'lang' }
}

const WORDS: Readonly<Record<(typeof READERS)[number], ReaderWords>> = {
  adult: { label: 'Adult', title: 'An adult', look: 'The plain letter', icon: 'file-text' },
  minor: { label: 'Minor', title: 'A minor', look: 'Addressed to the parent or guardian', icon: 'users' },
  no_guardian: {
    label: 'Minor, no guardian named',
    title: 'A minor whose guardian is not in the file',
    look: 'Addressed to “the parent or guardian of”',
    icon: 'users',
  },
  minor_alone: {
    label: 'Minor alone',
    title: 'A minor who consented to the care',
    look: 'To the minor alone, never through the parents',
    icon: 'lock',
  },
  deceased: {
    label: 'Deceased',
    title: 'A family of someone who died',
    look: 'The greeting, and to whom it is addressed',
    icon: 'flower',
  },
  represented: {
    label: 'Represented',
    title: 'An adult for whom somebody else reads',
    look: 'Addressed to the legal representative',
    icon: 'users',
  },
  one_word: {
    label: 'One-word name',
    title: 'A one-word name',
    look: 'The greeting, without a stray comma',
    icon: 'file-text',
  },
  longest: {
    label: 'Longest lines',
    title: 'The longest name or address',
    look: 'The address block, which has to fit the window',
    icon: 'mail',
  },
  abroad: { label: 'Abroad', title: 'A reader abroad', look: 'The country on the last line', icon: 'globe' },
  doubtful: {
    label: 'Doubtful address',
    title: 'A doubtful address',
    look: 'Something about it may bring the letter back',
    icon: 'map-pin',
  },
}
