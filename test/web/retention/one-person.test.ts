import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usersOf } from '../../../src/actions/book/names.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { askDestruction } from '../../../src/actions/retention/ask-destruction.ts'
import { wordsOn } from '../../support/world/pages.ts'
import { ask, signInAs } from '../../support/world/world.ts'
import {
  CSV,
  closeIncident,
  type Kept,
  openIncidentIn,
  type RetentionBook,
  ROSTER,
  retentionBook,
  sixYearsOn,
} from './closed-book.ts'
import { everythingThatOpens } from './everything-that-opens.ts'

let book: RetentionBook
let kept: Kept
let other: Kept
let ann: string
let cookie: string

const page = async (path: string) => {
  const answer = await ask(book.world, path, { cookie })
  return { status: answer.status, words: wordsOn(await answer.text()) }
}

const OF_ANN = /Annelise|Reyesquist|R-71|Quillback|Peregrination|passportword/

beforeAll(async () => {
  book = await retentionBook()
  kept = await openIncidentIn(book, 'Mailbox one')
  other = await openIncidentIn(book, 'Mailbox two')
  cookie = await signInAs(book.world, 'officer@harbor.example')
  ann = kept.people.Annelise ?? ''
}, 60_000)
afterAll(() => book.close())

describe('on the patient’s request, before the six years are over', () => {
  test('a ground, a reason and a second person are asked for, and both stand in the log', async () => {
    expect(await everythingThatOpens(book, kept.id)).toMatch(OF_ANN)
    const at = `/api/incidents/${kept.id}/destruction`
    const asked = { number: kept.id, person: ann, reason: 'Her letter of request.' }
    expect((await book.send('officer', `POST ${at}`, asked)).status).toBe(422)
    expect((await book.send('officer', `POST ${at}`, { ...asked, person: 'x', ground: 'court_order' })).status).toBe(
      404,
    )
    await book.does('officer', `POST ${at}`, { ...asked, ground: 'patient_request' })
    expect((await book.send('officer', `POST ${at}/confirmation`, { number: kept.id })).status).toBe(422)
    expect((await page(`/incidents/${kept.id}/people/${ann}`)).words).toContain('Reyesquist')
    await book.does('admin', `POST ${at}/confirmation`, { number: kept.id })
    const { items } = await book.does<{ items: { act: string }[] }>('auditor', `GET /api/incidents/${kept.id}/timeline`)
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['destruction_asked', 'record_of_one_destroyed']),
    )
  })

  test('nothing of that person opens any more, and everybody else does', async () => {
    const left = await everythingThatOpens(book, kept.id)
    expect(left.match(OF_ANN)?.[0]).toBeUndefined()
    expect(left).toContain('Lindstrome')
    expect(left).toContain('Marshwood')
    expect((await page(`/incidents/${kept.id}/people/${kept.people.Bonifacius}`)).words).toContain('Lindstrome')
  })

  test('each page and call about that person says when, by whom and why, and lists name nobody there', async () => {
    for (const path of ['', '/letter', '/address', '/correction', '/notice']) {
      const { status, words } = await page(`/incidents/${kept.id}/people/${ann}${path}`)
      expect([path, status, words]).toEqual([
        path,
        404,
        expect.stringMatching(/because the patient asked for it: The officer asked for it and The admin confirmed it/),
      ])
    }
    const call = await book.send('officer', `GET /api/incidents/${kept.id}/people/${ann}`)
    expect([call.status, call.body.title]).toEqual([404, 'Destroyed'])
    const { words } = await page(`/incidents/${kept.id}/people`)
    expect(words).toContain(`Destroyed ${ann}`)
    for (const path of [
      '',
      '/ledger',
      '/mailings',
      `/mailings/${kept.mailing}`,
      '/letter',
      '/unreached',
      '/calls',
      '/review',
      '/retention',
      '/timeline',
      '/duties',
      '/documents',
    ])
      expect([path, (await page(`/incidents/${kept.id}${path}`)).status]).toEqual([path, 200])
  })

  test('that person’s letter is gone, the others of the mailing open as they went', async () => {
    const { items } = await book.does<{ items: { reference: string; person: string }[] }>(
      'officer',
      `GET /api/incidents/${kept.id}/mailings/${kept.mailing}/letters`,
    )
    expect(items).toHaveLength(3)
    for (const { reference, person } of items) {
      const { status, body } = await book.send<string>(
        'officer',
        `GET /api/incidents/${kept.id}/letters/${reference}/letter.txt`,
      )
      expect([reference, status]).toEqual([reference, person === ann ? 404 : 200])
      if (person !== ann) expect(body).toMatch(/Lindstrome|Marshwood/i)
    }
    for (const file of ['letters.zip', 'letters.html', 'letters.pdf', 'list.csv', 'certificate-of-mailing.html']) {
      const { status, body } = await book.send<string>(
        'officer',
        `GET /api/incidents/${kept.id}/mailings/${kept.mailing}/${file}`,
      )
      expect([file, status, OF_ANN.test(String(body))]).toEqual([file, 200, false])
    }
  })

  test('nobody finds that person there, and in the other incident as before', async () => {
    const { body } = await book.send('officer', 'POST /api/patients/search', {
      ...{ givenName: 'Annelise', familyName: 'Reyesquist', birthDate: '1981-04-05' },
    })
    expect(JSON.stringify(body)).toContain(other.id)
    expect(JSON.stringify(body)).not.toContain(kept.id)
    expect((await page(`/incidents/${other.id}/people/${other.people.Annelise}`)).words).toContain('Reyesquist')
    expect(await everythingThatOpens(book, other.id)).toMatch(OF_ANN)
  })

  test('the count stays, the book verifies whole and a rehearsed restore is whole', async () => {
    expect(await book.does('auditor', `GET /api/incidents/${kept.id}/count`)).toMatchObject({ people: 3 })
    const { fault, remarks } = await verifyLog(book.world)
    expect([fault, remarks.join()]).toEqual([null, expect.stringContaining(`person ${ann} of incident ${kept.id}`)])
    await book.does('admin', 'POST /api/backups')
    expect(await book.does('admin', 'POST /api/backups/drill')).toMatchObject({ fault: null, letters: 5 })
  })

  test('a list that comes later brings that person as somebody new, and joins nobody with what is left', async () => {
    const bo = kept.people.Bonifacius
    await book.does('officer', `POST /api/incidents/${kept.id}/destruction`, {
      number: kept.id,
      person: bo,
      ground: 'court_order',
      reason: 'Order.',
    })
    await book.does('admin', `POST /api/incidents/${kept.id}/destruction/confirmation`, { number: kept.id })
    await book.does(
      'officer',
      `POST /api/incidents/${kept.id}/roster`,
      `${ROSTER}R-75,Eve,Roe,1985-05-05,5 Oak St,Salem,MA,01970,,\n`,
      CSV,
    )
    const { items } = await book.does<{ items: { givenName: string }[] }>(
      'officer',
      `GET /api/incidents/${kept.id}/people`,
    )
    expect(items.filter(({ givenName }) => givenName === 'Destroyed')).toHaveLength(2)
    expect(items.map(({ givenName }) => givenName)).toEqual(expect.arrayContaining(['Annelise', 'Bonifacius', 'Eve']))
    expect((await verifyLog(book.world)).fault).toBeNull()
  })

  test('whoever is still to be told stays, unless a court ordered it: asking and confirming both refuse', async () => {
    const at = `/api/incidents/${kept.id}`
    const { items } = await book.does<{ items: { id: string; givenName: string }[] }>('officer', `GET ${at}/people`)
    const eve = items.find(({ givenName }) => givenName === 'Eve')?.id
    const asked = { number: kept.id, person: eve, reason: 'Her letter.' }
    const { status, body } = await book.send('officer', `POST ${at}/destruction`, {
      ...asked,
      ground: 'patient_request',
    })
    expect([status, body.detail]).toEqual([422, expect.stringMatching(/still to be told of the breach/)])
    expect(body.errors?.map(({ path }) => path)).toEqual(['person'])
    await book.does('officer', `POST ${at}/destruction`, { ...asked, ground: 'court_order' })
    await book.does('officer', `DELETE ${at}/destruction`, { reason: 'Not yet.' })
  })

  test('on the ground that the six years are over they are over for one person as for all', async () => {
    const { world } = book
    const basis = { by: (await usersOf(world))[0]! }
    const asked = {
      number: kept.id,
      person: kept.people.Cyprianne!,
      ground: 'retention_ended',
      reason: 'Old.',
    } as const
    await expect(askDestruction(world, kept.id, basis, asked)).rejects.toThrow('This incident is open.')
  })

  test('and then a letter that never went keeps nobody', async () => {
    await closeIncident(book, kept.id)
    const { world, does } = book
    const { items } = await does<{ items: { id: string; givenName: string }[] }>(
      'officer',
      `GET /api/incidents/${kept.id}/people`,
    )
    const eve = items.find(({ givenName }) => givenName === 'Eve')!.id
    await sixYearsOn(book, kept.id)
    const basis = { by: (await usersOf(world))[0]! }
    const asked = { number: kept.id, person: eve, ground: 'retention_ended', reason: 'Old.' } as const
    expect((await askDestruction(world, kept.id, basis, asked)).id).toBe(kept.id)
  })
})
