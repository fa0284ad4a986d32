import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { disclosuresTo } from '../../../src/actions/aftermath/disclosures.ts'
import { findEarlierBreaches, findInIncidents } from '../../../src/actions/aftermath/earlier-breaches.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { lostLaptop } from '../../cast/incidents.ts'
import { affected, bring } from '../../support/rosters/patients.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const LAPTOP = { ...lostLaptop, discoveredOn: '2026-11-02' }
const FAX = { title: 'Fax to a florist', kind: 'misdirected_mail_or_fax', discoveredOn: '2024-03-05' } as const
const OLD = {
  title: 'Old theft',
  kind: 'theft_of_records',
  discoveredOn: '2019-06-01',
  occurredTo: '2019-05-30',
} as const

const ANA = 'H100,Ana,Lopez,1980-02-03,,214558823,(617) 555-0101,ana@x.example,,,,12 Elm St,,Lowell,MA,01852'

let test_: TestWorld
let officer: Principal
let laptop: string
let fax: string
let old: string

beforeAll(async () => {
  test_ = await openTestWorld('2026-11-22T15:00:00.000Z')
  officer = (await settle(test_.world)).officer
  const { world } = test_
  laptop = await affected(world, officer, LAPTOP, [
    ANA,
    'H200,Bob,Chen,1970-01-01,,,617-555-0101,,,,,12 Elm St,,Lowell,MA,01852',
  ])
  fax = await affected(world, officer, FAX, ['F7,LÓPEZ,Ana,1980-02-03,,,1-617-555-0101,,,,,,,,MA,'])
  old = await affected(world, officer, OLD, ['Z1,Ana,Lopez,1955-12-31,,,,,,,,9 Oak St,,Salem,MA,01970', ANA])
})
afterAll(() => test_.close())

async function found(wanted: object) {
  const { people, others } = await findInIncidents(test_.world, [{ address: {}, ...wanted }])
  return { incidents: people.map(({ incident, verdict }) => `${incident} ${verdict}`).toSorted(), others }
}

describe('a patient is found in earlier breaches', () => {
  test('by name and birth date, in either order of the name, and no namesake', async () => {
    const same = [laptop, fax, old].map((id) => `${id} same`)
    expect(await found({ givenName: 'Ana', familyName: 'Lopez', birthDate: '1980-02-03' })).toEqual({
      incidents: same.toSorted(),
      others: 1,
    })
  })

  test('by Social Security number, and from there by the name that goes with it', async () => {
    const { people } = await findInIncidents(test_.world, [{ ssn: '214558823', address: {} }])
    expect(people.map(({ incident, verdict, through }) => [incident, verdict, through]).toSorted()).toEqual([
      [laptop, 'same', false],
      [fax, 'same', true],
      [old, 'same', false],
    ])
  })

  test.each([
    ['record number', { mrn: 'h100' }, 'doubtful'],
    ['e-mail address', { email: 'ANA@x.example' }, 'doubtful'],
  ])('by %s', async (_what, wanted, verdict) => {
    expect((await found(wanted)).incidents).toEqual([laptop, old].map((id) => `${id} ${verdict}`).toSorted())
  })

  test('by telephone number, however it is written, with whoever shares it', async () => {
    const shared = [laptop, laptop, fax, old].map((id) => `${id} doubtful`)
    expect((await found({ phone: '617.555.0101' })).incidents).toEqual(shared.toSorted())
  })

  test('not by a value that nobody has', async () => {
    expect(await found({ ssn: '319558824' })).toEqual({ incidents: [], others: 0 })
  })

  test('from her own page, by every description that is kept of her', async () => {
    const { people } = await findInIncidents(test_.world, [{ ssn: '214558823', address: {} }])
    const inLaptop = people.find(({ incident }) => incident === laptop)
    const earlier = await findEarlierBreaches(await openIncident(test_.world, laptop), inLaptop?.id ?? '')
    const sure = earlier.people.filter(({ verdict }) => verdict === 'same').map(({ incident }) => incident)
    expect(sure.toSorted()).toEqual([laptop, fax, old].toSorted())
  })
})

describe('what each incident disclosed of her', () => {
  test('is listed for six years, and earlier ones say why not', async () => {
    const { people } = await findInIncidents(test_.world, [{ ssn: '214558823', address: {} }])
    const told = await disclosuresTo(test_.world, people)
    expect(told.map(({ incident, listing }) => [incident.id, listing.listed])).toEqual([
      [laptop, true],
      [fax, true],
      [old, false],
    ])
    expect(told[2]?.listing.because).toContain('six years')
    expect(told[0]).toMatchObject({ recipient: 'Not known.', letters: [] })
  })
})

test('a second roster that says more of her is found by what it says', async () => {
  await bring(test_.world, officer, fax, ['F7,Ana,López,1980-02-03,,214558823,,,,,,,,,MA,'])
  expect((await found({ ssn: '214558823' })).incidents).toContain(`${fax} same`)
})

test('thirty incidents more cost no statement more, as long as nobody is found in them', async () => {
  const { world } = test_
  const asked = async () => {
    let statements = 0
    const { query } = world.backend
    world.backend.query = (statement) => {
      statements += 1
      return query.call(world.backend, statement)
    }
    await findInIncidents(world, [{ ssn: '214558823', givenName: 'Ana', familyName: 'Lopez', address: {} }])
    world.backend.query = query
    return statements
  }
  const before = await asked()
  expect(before).toBeGreaterThan(3)
  for (let more = 0; more < 30; more += 1) await logIncident(world, officer, LAPTOP)
  expect(await asked()).toBe(before)
})
