import type { OnTheEnvelope } from '../../letters/envelope/window.ts'
import type { LetterFacts } from '../../letters/individual/facts.ts'

/** What is printed of a letter's facts besides its text. */
export type PrintableFacts = OnTheEnvelope &
  Pick<LetterFacts, 'language' | 'reference' | 'referenceLine' | 'date' | 'address' | 'individual' | 'help'> &
  Partial<Pick<LetterFacts, 'logo' | 'helpSheet'>>
