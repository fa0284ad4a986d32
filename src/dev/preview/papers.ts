import { openIncident } from '../../actions/incident/open-incident.ts'
import { documentsOf } from '../../actions/letter/documents/documents.ts'
import * as cast from '../../demo/cast/patients.ts'
import type { DevBook } from '../book/places.ts'
import { type Group, inWords, type State } from './state.ts'

// Noah has no address, and Edmund died long ago: their pages say so.
const { patients: _, noah: __, edmund: ___, ...readers } = cast
const WRITTEN = ['phishedMailbox', 'vendorRansomware', 'shownAddresses'] as const
const MAILBOX = '/incidents/:phishedMailbox'
const LETTERS = Object.keys(readers).map((name): Link => [inWords(name), `${MAILBOX}/people/:${name}/letter`])

/** All that is printed and sent: each letter to each of the cast, every document in every language, e-mails, records. */
export async function papers(book: DevBook): Promise<Group[]> {
  return [...PAPERS, ...(await Promise.all(WRITTEN.map((name) => documentsIn(book, name))))]
}

type Link = readonly [name: string, path: string]

const PAPERS: readonly Group[] = [
  group('Letters, as they would go now', LETTERS),
  group(
    'Letters as PDF',
    LETTERS.map(([name, path]) => [name, `${path}.pdf`]),
  ),
  group('A letter as it went', [
    ['Page', `${MAILBOX}/letters/:letter/letter.html`],
    ['PDF', `${MAILBOX}/letters/:letter/letter.pdf`],
    ['E-mail', '/e-mail/:email'],
  ]),
  group('A mailing', [
    ['Certificate of mailing', `${MAILBOX}/mailings/:mailing/certificate-of-mailing.html`],
    ['All its letters', `${MAILBOX}/mailings/:mailing/letters.html`],
    ['All its letters as PDF', `${MAILBOX}/mailings/:mailing/letters.pdf`],
  ]),
  group('For the practice', [
    ['Test sheet for the envelope', '/settings/test-sheet.pdf'],
    ['Demand to a business associate', '/incidents/:vendorRansomware/associate/demand'],
  ]),
  {
    title: 'Mail to the practice’s own people',
    states: (['officer', 'staff'] as const).flatMap((role) =>
      ['reminders', 'daily', 'weekly'].map(
        (what): State => ({
          name: `${inWords(what)}, ${role}`,
          book: 'few',
          as: [role],
          path: `/e-mail/${what}`,
        }),
      ),
    ),
  },
  {
    title: 'For a patient',
    states: ['', '/pdf'].map((type) => ({
      name: `Accounting of disclosures${type && ' as PDF'}`,
      book: 'few',
      as: ['admin'],
      path: `/patients/accounting${type}`,
      form: { mrn: '70014', chosen: ':phishedMailbox/:maria' },
    })),
  },
]

async function documentsIn({ world, places }: DevBook, name: string): Promise<Group> {
  const documents = await documentsOf(await openIncident(world, places[name] ?? ''))
  const links = documents.flatMap(({ id, title, languages }) =>
    languages.flatMap((language) =>
      ['html', 'txt', 'pdf'].map(
        (type): Link => [
          `${title} (${language}, ${type})`,
          `/incidents/:${name}/documents/${id}/document.${type}?language=${language}`,
        ],
      ),
    ),
  )
  return group(`Documents: ${inWords(name)}`, links)
}

function group(title: string, links: readonly Link[]): Group {
  return { title, states: links.map(([name, path]): State => ({ name, book: 'few', as: ['admin'], path })) }
}
