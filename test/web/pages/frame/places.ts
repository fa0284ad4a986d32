import { writePng } from '../../../../src/pdf/image/write-png.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { MASSACHUSETTS } from '../../../support/rosters/rosters.ts'
import { ask } from '../../../support/world/world.ts'
import type { Clinic } from '../clinic.ts'

/** What stands for `:person`, `:mailing` and the like in a path: one of each that is there. */
export type Places = Readonly<Record<string, string>>

/** Fills the clinic with one of everything that a door leads to, and answers their ids. */
export async function placesIn(clinic: Clinic): Promise<Places> {
  const { id, person, upload, roster } = clinic
  const does = doerIn(clinic)
  const { items: steps } = await does<List>('officer', 'GET ~/steps')
  const step = steps[0]?.id ?? ''
  // Of the staff, only whoever stands in may be the second person.
  await does('officer', `PUT ~/steps/${step}/owner`, { owner: 'staff', backup: clinic.people.staff.id })
  return {
    ...{ id, person, upload, roster, step },
    ...(await mailed(does)),
    ...(await told(does)),
    ...(await recorded(does)),
    ...(await reported(clinic, does)),
    ...{
      document: 'sample',
      office: 'MA.attorney-general',
      code: 'TX',
      year: '2027',
      list: 'open',
      language: 'vi',
      format: 'csv',
    },
    ...{ playbook: 'phishing', version: '1' },
    ...{ house: 'lob', file: 'lob.csv', place: '0', number: '1', what: 'call_back' },
    ...{ key: 'any', user: 'any', pair: 'any', view: 'any', row: 'new' },
  }
}

type Does = <Got = { id: string }>(role: 'officer' | 'admin', call: string, body?: object) => Promise<Got>
type List<Item = { id: string }> = { items: Item[] }

async function mailed(does: Does): Promise<Places> {
  await does('officer', 'PUT ~/letter', mailboxWords)
  await does('admin', 'POST ~/letter/approval')
  await does('officer', `PUT ~/people/${await withoutZip(does)}/address`, HOME)
  const { id: mailing } = await does('officer', 'POST ~/mailings', {})
  type Letter = { reference: string; pages: number }
  const { items } = await does<List<Letter>>('officer', `GET ~/mailings/${mailing}/letters`)
  const { reference = '', pages = 0 } = items[0] ?? {}
  return { mailing, reference, part: `letters-en-${pages}-page${pages === 1 ? '' : 's'}-001.pdf` }
}

const HOME = { line1: '9 Elm St', city: 'Salem', state: 'MA', zip: '01970' }

// A mail house takes no list in which an address lacks its ZIP code.
async function withoutZip(does: Does): Promise<string | undefined> {
  type Person = { id: string; address?: { zip?: string } | null }
  const { items } = await does<List<{ id: string }>>('officer', 'GET ~/people?limit=200')
  for (const { id } of items) {
    const { address } = await does<Person>('officer', `GET ~/people/${id}`)
    if (!address?.zip) return id
  }
  return undefined
}

async function told(does: Does): Promise<Places> {
  const { text } = await does<{ text: string }>('officer', 'GET ~/web-notice')
  await does('officer', 'PUT ~/web-notice', { text, version: 0 })
  await does('admin', 'POST ~/web-notice/approval', { words: 1 })
  const wish = { tollFreeFrom: '2026-11-22', slug: 'our-patients' }
  const { postings } = await does<{ postings: { id: string }[] }>('officer', 'POST ~/web-notice/posting', wish)
  const call = await does('officer', 'POST /api/calls', { incident: '2026-0001', topic: 'other', asked: ['call_back'] })
  return { posting: postings[0]?.id ?? '', slug: wish.slug, call: call.id }
}

async function recorded(does: Does): Promise<Places> {
  const proof = new FormData()
  proof.set('about', 'notice/hipaa.ocr')
  proof.set('file', new File(['The receipt.'], 'receipt.txt'))
  const attachment = await does('officer', 'POST ~/attachments', proof)
  const associate = await does('officer', 'POST /api/associates', { name: 'Bookwell', signedOn: '2024-01-05' })
  await does('officer', 'PUT ~/associate', { name: 'Bookwell', toldUsOn: '2026-11-20' })
  await does('admin', 'PUT /api/practice/help-texts', { language: 'vi', text: 'Miễn phí.' })
  const logo = new Blob([writePng({ width: 2, height: 1, rgb: new Uint8Array(6) }).slice()], { type: 'image/png' })
  const hook = { url: 'https://chat.harbor.example/hook', events: ['incident.closed'] }
  const webhook = await does('admin', 'POST /api/webhooks', hook)
  const kept = await does('admin', 'PUT /api/practice/logo', logo)
  const csv = new Blob([MASSACHUSETTS.split('\n').slice(0, 13).join('\n')], { type: 'text/csv' })
  const { at } = await does<{ at: string }>('officer', 'POST ~/roster', csv)
  return {
    webhook: webhook.id,
    attachment: attachment.id,
    associate: associate.id,
    logo: kept.id,
    import: at.split('/').at(-1) ?? '',
  }
}

async function reported({ as }: Clinic, does: Does): Promise<Places> {
  const { url } = await does<{ url: string }>('officer', 'PUT /api/report-link')
  const form = new FormData()
  form.set('what', 'A chart lay open.')
  form.set('photo', new Blob([writePng({ width: 1, height: 1, rgb: new Uint8Array(3) }).slice()]), 'desk.png')
  await as(null, new URL(url).pathname, form)
  const { items } = await does<List>('officer', 'GET /api/house-reports')
  return { report: items[0]?.id ?? '', token: 'any' }
}

function doerIn({ world, id, cookies }: Clinic): Does {
  return async <Got>(role: 'officer' | 'admin', call: string, body?: object) => {
    const [method = '', path = ''] = call.replace(' ~', ` /api/incidents/${id}`).split(' ')
    const isPlain = body instanceof FormData || body instanceof Blob
    const headers = {
      ...(path.endsWith('/roster') && { Prefer: 'respond-async' }),
      ...(isPlain || !body ? {} : { 'Content-Type': 'application/json' }),
    }
    const sent = !body ? {} : { body: isPlain ? body : JSON.stringify(body) }
    const answer = await ask(world, path, { method, headers, cookie: cookies[role], ...sent })
    if (answer.status >= 300) throw new Error(`${call} was answered ${answer.status}: ${await answer.text()}`)
    const text = await answer.text()
    return { ...(text === '' ? {} : JSON.parse(text)), at: answer.headers.get('Location') } as Got
  }
}
