import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../../../src/breach/duties/duties.ts'
import { complete } from '../../../../src/breach/law/complete.ts'
import { inWords } from '../../../../src/breach/law/day.ts'
import { STATES, type State } from '../../../../src/breach/law/states.ts'
import { LAWS } from '../../../../src/breach/laws/index.ts'
import { lawPathOf } from '../../../../src/web/pages/frame/duty-words.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic, ROLES } from '../clinic.ts'

const codes = Object.keys(STATES) as State[]

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

describe('the grid of all jurisdictions', () => {
  test('leads everybody to each of the 56, and to federal law', async () => {
    for (const role of ROLES) {
      const html = await (await clinic.as(role, '/law')).text()
      for (const code of codes) expect(html).toContain(`href="/law/${code}"`)
      expect(html).toContain('href="/law/federal"')
    }
  })

  test('says in a few words what each asks and how sure that is', async () => {
    const words = wordsOn(await (await clinic.as('staff', '/law')).text())
    expect(words).toContain('Texas TX 60 days from determination Attorney General, ≥ 250')
    expect(words).toMatch(/Guam GU .*? medium confidence/)
    expect(words).toContain('Not legal advice. Check with counsel. States reviewed on November 22, 2026.')
  })
})

describe.each(codes)('the page of %s', (code) => {
  test('tells its law with the day of the review, how sure it is, its doubts and sources', async () => {
    const answer = await clinic.as('staff', `/law/${code}`)
    const words = wordsOn(await answer.text())
    const version = LAWS[code].versions.at(-1)!
    expect(answer.status).toBe(200)
    expect(words).toContain(LAWS[code].name)
    expect(words).toContain(`Not legal advice. Check with counsel. Reviewed on ${inWords(version.reviewed)}`)
    expect(words).toContain(`${version.confidence} confidence`)
    if (version.doubts) expect(words).toContain(version.doubts.replaceAll(/\s+/g, ' '))
    for (const { url } of version.sources) expect(words).toContain(url)
  })

  test('has a citation in every section that holds a number', async () => {
    const html = await (await clinic.as('staff', `/law/${code}`)).text()
    const sections = [...html.matchAll(/<section class="provision".*?<\/section>/gs)].map(([section]) => section)
    const bare = sections.filter((section) => /\d/.test(wordsOn(section)) && !/<cite>[^<]+<\/cite>/.test(section))
    expect(sections.length).toBeGreaterThan(0)
    expect(bare).toEqual([])
  })
})

test('federal law tells its sections with their citations', async () => {
  const words = wordsOn(await (await clinic.as('auditor', '/law/federal')).text())
  expect(words).toContain('at the latest 60 calendar days after discovery')
  for (const citation of [
    '45 CFR 164.404(d)(2)',
    '45 CFR 164.406',
    '45 CFR 164.408(c)',
    '42 CFR 2.16(b)',
    '16 CFR 318',
  ])
    expect(words).toContain(citation)
})

test('a place that has no law here says which codes there are', async () => {
  for (const code of ['ZZ', 'XX', 'constructor']) {
    const answer = await clinic.as('staff', `/law/${code}`)
    expect([answer.status, wordsOn(await answer.text())]).toEqual([
      404,
      expect.stringContaining('USPS code of a State'),
    ])
  }
  expect((await clinic.as('staff', '/law/tx')).status).toBe(200)
})

test('a stranger reads nothing of it', async () => {
  expect((await clinic.as(null, '/law/TX')).headers.get('Location')).toBe('/sign-in?next=%2Flaw%2FTX')
})

test('the law behind a duty is one click away from it', async () => {
  const html = await (await clinic.as('staff', '~/duties')).text()
  expect(html).toContain('<a href="/law/federal#individuals"><cite>45 CFR 164.404(b)</cite></a>')
})

test('what a duty leads to stands on the page of its law', async () => {
  const question = {
    entity: { part2: true, licensedFacilityIn: ['CA' as const] },
    event: { knownOn: '2026-11-02', elements: ['name', 'ssn', 'medical'] as const },
    people: { total: 60_000, residents: Object.fromEntries(codes.map((code) => [code, 1001])), unreachable: 2 },
  }
  const asked = [
    question,
    { ...question, people: { total: 3 } },
    { ...question, entity: { hipaa: 'none' as const, phrVendor: true } },
  ]
  const duties = asked.flatMap((each) => answer(complete(each, '2026-11-03')).duties)
  const paths = [...new Set(duties.map(lawPathOf))]
  expect(paths.length).toBeGreaterThan(100)
  for (const [page, leading] of Map.groupBy(paths, (path) => path.split('#')[0] ?? '')) {
    const html = await (await clinic.as('staff', page)).text()
    for (const path of leading) expect(html).toContain(`id="${path.split('#')[1]}"`)
  }
})
