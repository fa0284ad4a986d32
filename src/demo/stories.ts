import type { Amendment } from '../actions/incident/amend.ts'
import type { FirstFacts } from '../actions/incident/log-incident.ts'
import type { WishedTerms, Words } from '../actions/letter/letter.ts'
import type { Mix } from './roster.ts'

/** An incident of the demo: when it was discovered, who was affected, and how far the practice has come with it. */
export type Story = {
  daysAgo: number
  facts: Omit<FirstFacts, 'discoveredOn'>
  amendment?: Amendment
  /** The business associate at which it happened. */
  vendor?: string
  people: Mix
  /** So many of them stand in the list a second time, under another record number. */
  twice?: number
  stepsDone: number
  letter?: Words & WishedTerms
  /** Whether a mailing of it was made; it waits to be taken to the post. */
  mailing?: true
  hold?: { daysAgo: number; official: string; agency: string }
}

const VENDOR_LETTER: Words & WishedTerms = {
  whatHappened:
    'The company that runs our online booking was attacked with ransomware. The attackers locked its records and copied some of them.',
  whatInformation:
    '- Your name, address and date of birth\n- The dates and kinds of your appointments\n\nNo Social Security numbers and no payment cards were involved.',
  whatWeAreDoing:
    'The company restored its systems from clean copies and told the FBI. We moved our bookings to another system and now check every vendor once a year.',
  whatYouCanDo:
    '- Read statements from your insurer, and call them about visits you do not know.\n- Be careful with calls or messages that mention your appointments.',
  hours: 'Monday to Friday, 9 a.m. to 5 p.m. Eastern',
  translated: {
    es: {
      whatHappened:
        'La empresa que lleva nuestras citas por internet sufrió un ataque de ransomware. Los atacantes bloquearon sus registros y copiaron algunos.',
      whatInformation:
        '- Su nombre, dirección y fecha de nacimiento\n- Los días y los tipos de sus citas\n\nNo hubo números de Seguro Social ni tarjetas de pago.',
      whatWeAreDoing:
        'La empresa recuperó sus sistemas con copias limpias y avisó al FBI. Llevamos nuestras citas a otro sistema y ahora revisamos a cada proveedor una vez al año.',
      whatYouCanDo:
        '- Lea los estados de su seguro y llame por las visitas que no conozca.\n- Tenga cuidado con llamadas o mensajes que mencionen sus citas.',
      hours: 'de lunes a viernes, de 9 a. m. a 5 p. m., hora del Este',
      update: null,
    },
  },
}

const MAILBOX_LETTER: Words = {
  whatHappened:
    'Somebody sent our front desk an e-mail that asked for its password, and used the password to read its mailbox.',
  whatInformation: '- Your name and e-mail address\n- The name of your health insurer and your member number',
  whatWeAreDoing:
    'We changed the password the same hour and made a second factor part of every sign-in. Everybody here was shown how such e-mails look.',
  whatYouCanDo:
    '- Read statements from your insurer, and call them about visits you do not know.\n- Do not answer e-mails that ask for a password or a payment in our name.',
}

/** Five incidents, as a med spa meets them. */
export const stories: readonly Story[] = [
  {
    daysAgo: 52,
    facts: {
      title: 'Ransomware at the booking vendor',
      kind: 'vendor_breach',
      site: 'Online booking',
      elements: ['name', 'address', 'birth_date', 'medical'],
    },
    amendment: {
      event: { nature: 'acquisition' },
    },
    vendor: 'Bookwell Scheduling, Inc.',
    people: { MA: 812, NH: 301, NY: 127 },
    stepsDone: 9,
    letter: VENDOR_LETTER,
    hold: { daysAgo: 40, official: 'Special Agent R. Moss', agency: 'FBI Boston' },
  },
  {
    daysAgo: 30,
    facts: {
      title: 'Mailbox of the front desk phished',
      kind: 'phishing',
      site: 'frontdesk mailbox',
      elements: ['name', 'email', 'health_insurance'],
    },
    people: { MA: 441, NH: 46 },
    stepsDone: 4,
    letter: MAILBOX_LETTER,
    mailing: true,
  },
  {
    daysAgo: 17,
    facts: {
      title: 'Laptop taken from a parked car',
      kind: 'lost_or_stolen_device',
      site: 'Parking of the Waco office',
      elements: ['name', 'birth_date', 'ssn', 'medical'],
    },
    people: { TX: 499 },
    twice: 2,
    stepsDone: 3,
  },
  {
    daysAgo: 6,
    facts: {
      title: 'Before-and-after photo on Instagram',
      kind: 'photo_without_authorization',
      site: 'Instagram',
      elements: ['photo', 'medical'],
      summary: 'The face can be recognized. The authorization on file covers the web site only.',
    },
    people: { MA: 1 },
    stepsDone: 2,
  },
  {
    daysAgo: 1,
    facts: {
      title: 'Reply to a review mentions a treatment',
      kind: 'review_reply',
      site: 'Review site',
      elements: ['name', 'medical'],
    },
    people: { MA: 1 },
    stepsDone: 0,
  },
]
