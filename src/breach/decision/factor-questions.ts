import type { Factor } from '../law/vocabulary.ts'

/** A plain question about a factor; an answer is one of the codes. */
export type FactorQuestion = { code: string; ask: string; options: readonly (readonly [code: string, label: string])[] }

/** A factor as a page asks for it. The examples show what weighs, they decide nothing. */
export type FactorSheet = {
  title: string
  asks: string
  citation: string
  examples: readonly string[]
  questions: readonly FactorQuestion[]
}

/** The four factors of paragraph (2) of "breach" in 45 CFR 164.402, in its order and in plain words. */
export const FACTOR_SHEETS: Record<Factor, FactorSheet> = {
  nature: {
    title: '1. What was the information?',
    asks: 'What kinds of information and how much, which identifiers it included, and how likely it is that someone can be identified.',
    citation: '45 CFR 164.402 Breach (2)(i)',
    examples: [
      'Information useful for identity theft or fraud weighs heavily: a Social Security number, a card number, a password.',
      'So do clinical details: not only sensitive services but also a diagnosis, medication, test result or history.',
      'Discharge dates and diagnoses without names can still identify people in a small town.',
    ],
    questions: [
      {
        code: 'sensitivity',
        ask: 'What could it be used for?',
        options: [
          ['identity', 'Identity theft or fraud: numbers, cards, passwords'],
          ['clinical', 'To learn about someone’s health: diagnosis, treatment, picture'],
          ['both', 'Both'],
          ['neither', 'Neither: contact details, an appointment without the reason'],
        ],
      },
      {
        code: 'recognizable',
        ask: 'Can someone be identified from it?',
        options: [
          ['directly', 'Yes, from the information itself'],
          ['combined', 'Yes, combined with what is known or easy to find'],
          ['hardly', 'Hardly'],
          ['unknown', 'Not known'],
        ],
      },
    ],
  },
  recipient: {
    title: '2. Who used or received it?',
    asks: 'The unauthorized person who used the information or received it.',
    citation: '45 CFR 164.402 Breach (2)(ii)',
    examples: [
      'Another practice, bound by the same rules, weighs less than a stranger.',
      'Someone who can put names to it weighs more: an employer can tell from absences who was treated.',
    ],
    questions: [
      {
        code: 'who',
        ask: 'Who was it?',
        options: [
          ['obliged', 'Someone obligated to protect it, such as another practice'],
          ['workforce', 'Someone in our own workforce'],
          ['known', 'Someone known to us, with no obligation'],
          ['public', 'The public: anyone could see it'],
          ['attacker', 'A thief or an attacker'],
          ['unknown', 'Not known'],
        ],
      },
      {
        code: 'can_recognize',
        ask: 'Could they know who it is about?',
        options: [
          ['yes', 'Yes'],
          ['no', 'No'],
          ['unknown', 'Not known'],
        ],
      },
    ],
  },
  acquired_or_viewed: {
    title: '3. Was it actually acquired or viewed?',
    asks: 'Whether someone took or saw it, or only had the opportunity.',
    citation: '45 CFR 164.402 Breach (2)(iii)',
    examples: [
      'A stolen laptop is recovered and a forensic examination shows that no record was opened: there was an opportunity, but no one used it.',
      'Someone calls because a letter for another patient was in the envelope: it was opened and read.',
    ],
    questions: [
      {
        code: 'seen',
        ask: 'Did anyone take or see it?',
        options: [
          ['shown_not', 'No, and we can show it'],
          ['believed_not', 'Probably not, but we cannot show it'],
          ['seen', 'Yes'],
          ['unknown', 'Not known'],
        ],
      },
      {
        code: 'shown_by',
        ask: 'What shows this?',
        options: [
          ['examination', 'An examination: logs, a forensic report, an unopened envelope'],
          ['statement', 'What someone says'],
          ['nothing', 'Nothing yet'],
        ],
      },
    ],
  },
  mitigation: {
    title: '4. How far was the risk mitigated?',
    asks: 'What has been done since, and how reliable it is.',
    citation: '45 CFR 164.402 Breach (2)(iv)',
    examples: [
      'A written assurance that it was destroyed and will not be shared lowers the risk to the extent the person is reliable.',
      'The word of a colleague or business associate can carry more weight than that of a stranger.',
    ],
    questions: [
      {
        code: 'undone',
        ask: 'What was done?',
        options: [
          ['returned_or_destroyed', 'It came back or was destroyed, and that was confirmed'],
          ['assured', 'The recipient gave a written assurance'],
          ['partly', 'Part of the risk was removed'],
          ['nothing', 'Nothing could be done'],
        ],
      },
      {
        code: 'reliable',
        ask: 'Is that reliable?',
        options: [
          ['yes', 'Yes: obligated, or known to be trustworthy'],
          ['doubtful', 'Doubtful'],
          ['no', 'No, or there is no one to ask'],
        ],
      },
    ],
  },
}
