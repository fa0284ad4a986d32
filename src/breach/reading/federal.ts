import { type Provision, provision } from './provision.ts'
/** Federal breach law as it is read: HIPAA first, then 42 CFR Part 2 and 16 CFR 318. */
export const FEDERAL_PROVISIONS: readonly Provision[] = [
  provision(
    'breach',
    'What a breach is, and the presumption',
    [
      'Acquisition, access, use or disclosure of protected health information that the Privacy Rule does not permit and that compromises its security or privacy.',
      'Any such use or disclosure is presumed a breach, unless an assessment of at least four factors shows a low probability that the information was compromised: the nature and extent of the information; who used or received it; whether it was actually acquired or viewed; how far the risk was mitigated.',
    ],
    '45 CFR 164.402 Breach (2)',
  ),
  provision(
    'exceptions',
    'Three exceptions',
    [
      'Unintentional access or use by the workforce in good faith and within its authority, without further impermissible use.',
      'Inadvertent disclosure between persons authorized at the same entity, without further impermissible use.',
      'A good-faith belief that the recipient could not reasonably have kept the information.',
    ],
    '45 CFR 164.402 Breach (1)',
  ),
  provision(
    'unsecured',
    'Unsecured information only',
    [
      'Information that is unreadable by a method in the Secretary’s guidance is secured: encrypted with its key safe, or destroyed. A breach of it owes no notice.',
    ],
    '45 CFR 164.402 Unsecured protected health information; 74 FR 19006',
  ),
  provision(
    'discovery',
    'Discovery',
    [
      'The first day on which the breach is known, or would have been by reasonable diligence. What any member of the workforce or an agent knows counts, save the wrongdoer’s own knowledge. That day is day 0.',
    ],
    '45 CFR 164.404(a)(2)',
  ),
  provision(
    'individuals',
    'Notice to individuals',
    [
      'Every individual whose unsecured information was, or is reasonably believed to have been, affected; there is no minimum number.',
      'Without unreasonable delay, at the latest 60 calendar days after discovery. Nothing rolls over a weekend or holiday.',
    ],
    '45 CFR 164.404(a)(1), (b)',
  ),
  provision(
    'letter',
    'What the letter says',
    [
      'What happened, with the days of breach and discovery; the kinds of information; what individuals should do; what the entity does to investigate, mitigate and prevent; how to ask questions: a toll-free number, e-mail, website or postal address. In plain language.',
    ],
    '45 CFR 164.404(c)',
  ),
  provision(
    'method',
    'How it is sent',
    [
      'By first-class mail to the last known address, or by e-mail if the individual agreed. For the deceased, to next of kin or the personal representative where the address is known.',
    ],
    '45 CFR 164.404(d)(1)',
  ),
  provision(
    'substitute',
    'Substitute notice',
    [
      'Where contact data is insufficient or out of date. Fewer than 10 individuals: another written form, telephone or other means.',
      '10 or more: a conspicuous posting on the home page for 90 days, or major print or broadcast media; in both cases with a toll-free number for at least 90 days.',
    ],
    '45 CFR 164.404(d)(2)',
  ),
  provision(
    'media',
    'Notice to the media',
    [
      'More than 500 residents of one State or jurisdiction: prominent media outlets serving it, without unreasonable delay, at the latest 60 calendar days after discovery. At 500 exactly it is not owed.',
    ],
    '45 CFR 164.406',
  ),
  provision(
    'ocr',
    'Notice to the Secretary: 500 or more',
    [
      '500 or more individuals in all: contemporaneously with the notice to individuals, so also within 60 calendar days of discovery.',
    ],
    '45 CFR 164.408(b)',
  ),
  provision(
    'ocr-annual',
    'Notice to the Secretary: fewer than 500',
    [
      'Kept in a log and reported not later than 60 days after the end of the calendar year of discovery: March 1, and February 29 where the following year is a leap year. It may be reported earlier.',
    ],
    '45 CFR 164.408(c)',
  ),
  provision(
    'associates',
    'Business associates',
    [
      'A business associate tells the covered entity without unreasonable delay, at the latest 60 calendar days after its own discovery, naming the individuals as far as it can. Its contract may set an earlier day.',
    ],
    '45 CFR 164.410',
  ),
  provision(
    'hold',
    'Delay for law enforcement',
    [
      'An official states that notice would impede a criminal investigation or damage national security. In writing with a period: for that period. Orally, and documented: at most 30 days from the statement.',
    ],
    '45 CFR 164.412',
  ),
  provision(
    'proof',
    'Burden of proof',
    ['The entity proves that every notice was given, or that there was no breach. Keep the proof.'],
    '45 CFR 164.414(b)',
  ),
  provision(
    'records',
    'Records',
    ['Kept for six years from creation or the last day in effect, whichever is later.'],
    '45 CFR 164.530(j)(2), 164.316(b)(2)(i)',
  ),
  provision(
    'part2',
    'Substance use disorder records',
    [
      'The same notices for unsecured records of a Part 2 program, since February 16, 2026; OCR is told in a report of its own about the same people.',
    ],
    '42 CFR 2.16(b); 89 FR 12472',
  ),
  provision(
    'ftc',
    'Personal health records outside HIPAA',
    [
      'Vendors of personal health records tell individuals without unreasonable delay, at the latest 60 calendar days after discovery (318.4).',
      'The FTC: with 500 or more individuals together with them; with fewer, within 60 calendar days of the end of the year (318.5(c)).',
      'The media: 500 or more residents of one State, one fewer than under HIPAA (318.5(b)).',
    ],
    '16 CFR 318.4, 318.5; 89 FR 47028',
  ),
]
