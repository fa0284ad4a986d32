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
    asks: 'Which kinds and how much, which identifiers were in it, and how likely it is that somebody can be recognized.',
    citation: '45 CFR 164.402 Breach (2)(i)',
    examples: [
      'Numbers that serve identity theft or fraud weigh much: a Social Security number, a card, a password.',
      'So do clinical details: not only sensitive services, also a diagnosis, a medication, a result, a history.',
      'Days of discharge and diagnoses without names can still point to people in a small town.',
    ],
    questions: [
      {
        code: 'sensitivity',
        ask: 'What could it be used for?',
        options: [
          ['identity', 'Identity theft or fraud: numbers, cards, passwords'],
          ['clinical', 'To know about somebody’s health: diagnosis, treatment, picture'],
          ['both', 'Both'],
          ['neither', 'Neither: contact details, an appointment without its reason'],
        ],
      },
      {
        code: 'recognizable',
        ask: 'Can somebody be recognized from it?',
        options: [
          ['directly', 'Yes, from the information itself'],
          ['combined', 'Yes, with what else is known or easy to find'],
          ['hardly', 'Hardly'],
          ['unknown', 'Not known'],
        ],
      },
    ],
  },
  recipient: {
    title: '2. Who used it or received it?',
    asks: 'The person without authorization who used the information, or to whom it went.',
    citation: '45 CFR 164.402 Breach (2)(ii)',
    examples: [
      'Another practice, bound by the same rules, weighs less than a stranger.',
      'Somebody who can put names to it weighs more: an employer knows from days of absence who was treated.',
    ],
    questions: [
      {
        code: 'who',
        ask: 'Who was it?',
        options: [
          ['obliged', 'Somebody obliged to protect it, such as another practice'],
          ['workforce', 'Somebody of our own workforce'],
          ['known', 'Somebody known, obliged to nothing'],
          ['public', 'The public: anybody could see it'],
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
    title: '3. Was it really acquired or viewed?',
    asks: 'Whether somebody took or saw it, or only had the chance to.',
    citation: '45 CFR 164.402 Breach (2)(iii)',
    examples: [
      'A stolen laptop comes back, and its examination shows that no record was opened: the chance was there, nobody took it.',
      'Somebody calls because a letter for another patient was in the envelope: it was opened and read.',
    ],
    questions: [
      {
        code: 'seen',
        ask: 'Did anybody take or see it?',
        options: [
          ['shown_not', 'No, and that can be shown'],
          ['believed_not', 'Probably not, but nothing shows it'],
          ['seen', 'Yes'],
          ['unknown', 'Not known'],
        ],
      },
      {
        code: 'shown_by',
        ask: 'What shows it?',
        options: [
          ['examination', 'An examination: logs, a forensic report, an unopened envelope'],
          ['statement', 'What somebody says'],
          ['nothing', 'Nothing yet'],
        ],
      },
    ],
  },
  mitigation: {
    title: '4. How far was the risk mitigated?',
    asks: 'What was done since, and how much that can be relied on.',
    citation: '45 CFR 164.402 Breach (2)(iv)',
    examples: [
      'A written assurance that it was destroyed and will not be passed on lowers the risk as far as the person can be relied on.',
      'A colleague’s or a business associate’s word can carry more than that of somebody nobody knows.',
    ],
    questions: [
      {
        code: 'undone',
        ask: 'What was done?',
        options: [
          ['returned_or_destroyed', 'It came back or was destroyed, and that was confirmed'],
          ['assured', 'The recipient gave a written assurance'],
          ['partly', 'Part of the risk was taken away'],
          ['nothing', 'Nothing could be done'],
        ],
      },
      {
        code: 'reliable',
        ask: 'Can that be relied on?',
        options: [
          ['yes', 'Yes: obliged, or known to keep their word'],
          ['doubtful', 'Doubtful'],
          ['no', 'No, or there is nobody to ask'],
        ],
      },
    ],
  },
}
