import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { playbooks } from '../../../../src/breach/playbooks/index.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { makeFolder } from '../../../support/machine/folder.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const PATH = '/playbooks/ransomware'
const RULES = fileURLToPath(new URL('../../../../../shared/playbooks/', import.meta.url))

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (path: string, values?: Record<string, string> | FormData, role: Role = 'officer') => {
  const answer = await clinic.as(role, path, values)
  const html = await answer.text()
  return {
    status: answer.status,
    to: answer.headers.get('Location'),
    html,
    words: wordsOn(html),
    headers: answer.headers,
  }
}
const NEW = {
  ...{
    title: 'Call the insurer’s hotline',
    phase: 'contain',
    why: 'They send the firm.',
    how: 'Say the number.\nAsk who comes.',
  },
  ...{
    owner: 'officer',
    backup: 'owner',
    dueFrom: 'discovery',
    dueAmount: '2',
    dueUnit: 'hour',
    evidence: 'The number',
  },
  'secondPerson:flag': 'true',
}
/** Where a page leads that added a step: its name is one that no other practice has. */
const OWN_STEP = /\/draft#own-step-[0-9a-f]{8}$/
const FIRST = playbooks.ransomware.find(({ law, secondPerson }) => law === null && !secondPerson)?.id ?? ''
const LAWFUL = playbooks.ransomware.find(({ law }) => law !== null)?.id ?? ''

test('everybody reads the playbooks, step by step; staff are shown no button that changes one', async () => {
  const { words } = await page('/playbooks', undefined, 'staff')
  expect(words).toMatch(/Every incident 39 Version 1 Breachbook’s own/)
  const shown = await page(PATH, undefined, 'staff')
  expect(shown.words).toMatch(/Ransomware Version 1 is in force\. It is Breachbook’s own\./)
  expect(shown.html).not.toContain(`${PATH}/draft`)
  expect((await page(PATH)).html).toContain(`${PATH}/draft`)
  expect((await page('/playbooks/earthquake')).status).toBe(404)
})

test('an officer adds a step, words one anew and leaves one out; what changes is said before it is in force', async () => {
  expect((await page(`${PATH}/draft/steps/new`, NEW)).to).toMatch(OWN_STEP)
  const { html } = await page(`${PATH}/draft/steps/${FIRST}`)
  const title = /id="title" name="title" type="text" value="([^"]+)"/.exec(html)?.[1]
  expect(title).toBeTruthy()
  const form = { ...NEW, title: 'Cut the wires', dueAmount: '10', dueUnit: 'minute', 'secondPerson:flag': 'false' }
  expect((await page(`${PATH}/draft/steps/${FIRST}`, form)).status).toBe(303)
  const silent = await page(`${PATH}/draft/steps/${LAWFUL}/leaving-out`, { reason: '' })
  expect([silent.status, silent.words]).toEqual([422, expect.stringContaining('Say why it is left out.')])
  await page(`${PATH}/draft/steps/${LAWFUL}/leaving-out`, { reason: 'Our vendor does it.' })
  const draft = await page(`${PATH}/draft`)
  expect(draft.words).toMatch(/What changes New: Call the insurer’s hotline Left out: .* Our vendor does it\./)
  expect(draft.words).toMatch(/Changed: Cut the wires What to do, before: .* Now: Cut the wires/)
  expect((await page(PATH)).words).not.toContain('Cut the wires')
})

test('put in force, it is version 2, with who did it and when; version 1 is read beside it and begun from again', async () => {
  const version = /name="version" value="(\d+)"><button class="btn">Put in force/.exec(
    (await page(`${PATH}/draft`)).html,
  )?.[1]
  expect((await page(`${PATH}/draft/putting-in-force`, { version: version ?? '' }, 'admin')).to).toBe(PATH)
  const { words } = await page(PATH)
  expect(words).toMatch(/Version 2 is in force\. The admin saved it on November 22, 2026\./)
  expect(words).toContain('Left out: Our vendor does it.')
  const older = await page(`${PATH}/versions/1`)
  expect(older.words).toMatch(/Version 1, not in force.*What version 2 changed New: Call the insurer’s hotline/)
  const begin = { 'from:number': '1', version: /name="version" value="(\d+)"/.exec(older.html)?.[1] ?? '' }
  expect(older.words).not.toContain('that somebody is writing')
  expect((await page(`${PATH}/draft/from`, begin)).to).toBe(`${PATH}/draft`)
  expect((await page(`${PATH}/draft`)).words).toContain('Left out: Call the insurer’s hotline Not in version 1.')
  const late = await page(`${PATH}/draft/from`, begin)
  expect([late.status, late.words]).toEqual([409, expect.stringContaining('Somebody changed the next version')])
  expect((await page(`${PATH}/versions/1`)).words).toContain('This replaces the next version that somebody is writing.')
  expect((await page(`${PATH}/draft/removal`, {})).status).toBe(303)
  expect((await page('/log', undefined, 'admin')).words).toContain(
    'put a new version of a playbook in force: ransomware',
  )
})

test('a step of the law is worded anew with its citation in sight; its citation is no field', async () => {
  const { html, words } = await page(`${PATH}/draft/steps/${LAWFUL}`)
  const law = playbooks.ransomware.find(({ id }) => id === LAWFUL)?.law ?? ''
  expect(words).toContain(`Asked for by ${law} Use your own words. The citation`)
  expect(html).not.toContain('name="law"')
  const legal = await page('/playbooks/common/draft/steps/mail-the-letters')
  expect(legal.words).toContain('Use your own words. The citation and the legal deadline stay.')
  expect(legal.html).not.toContain('name="dueAmount"')
  expect(legal.words).not.toContain('Question')
  expect((await page(`${PATH}/draft/steps/${FIRST}`)).words).toContain('Question')
  const draft = (await page('/playbooks/common/draft')).html
  for (const id of ['mail-the-letters', 'sign-the-decision', 'close-the-incident'])
    expect(draft).not.toContain(`steps/${id}/leaving-out`)
})

test('who saves a step that somebody else worded meanwhile sees those words first, and saves again to replace them', async () => {
  const at = `${PATH}/draft/steps/${FIRST}`
  const words = { ...NEW, dueAmount: '10', dueUnit: 'minute' }
  const version = /name="version" value="(\d+)"/.exec((await page(at)).html)?.[1] ?? ''
  expect((await page(at, { ...words, title: 'Unplug it', version }, 'admin')).status).toBe(303)
  const late = await page(at, { ...words, title: 'Switch it off', version })
  expect([late.status, late.words]).toEqual([409, expect.stringContaining('Someone else changed this to: Unplug it.')])
  expect(late.html).toContain('value="Switch it off"')
  const newest = /name="version" value="(\d+)"/.exec(late.html)?.[1] ?? ''
  expect((await page(at, { ...words, title: 'Switch it off', version: newest })).status).toBe(303)
  expect((await page(`${PATH}/draft`)).words).toContain('Now: Switch it off')
  await page(`${PATH}/draft/removal`, {})
})

test('a step’s form says that its title is no place for a patient’s name', async () => {
  const form = (await page(`${PATH}/draft/steps/new`)).words
  expect(form).toContain('No patient names: everybody who works here can read it.')
})

test('what cannot be is refused at its field, and what was typed stays', async () => {
  const before = await entriesIn(clinic)
  const wrong = { ...NEW, title: '', backup: 'officer', dueAmount: 'soon', how: '' }
  const { status, words, html } = await page(`${PATH}/draft/steps/new`, wrong)
  expect([status, words]).toEqual([422, expect.stringContaining('as a whole number. 0 means at once.')])
  expect(html).toContain('They send the firm.')
  const alone = await page(`${PATH}/draft/steps/new`, { ...NEW, backup: 'officer' })
  expect([alone.status, alone.words]).toEqual([422, expect.stringContaining('somebody else than who does it')])
  expect(alone.html).toMatch(/id="backup"[^>]*aria-invalid="true"/)
  expect(await entriesIn(clinic)).toBe(before)
})

test('a step moves up, and the page has it so', async () => {
  const { html } = await page('/playbooks/common/draft')
  const move = /action="(\/playbooks\/common\/draft\/steps\/([a-z-]+)\/move)"/.exec(html)
  const [, action = '', id = ''] = move ?? []
  const order = (text: string) => [...text.matchAll(/<li id="([a-z-]+)"/g)].map(([, step]) => step)
  expect((await page(action, {})).status).toBe(303)
  expect(order((await page('/playbooks/common/draft')).html).indexOf(id)).toBe(order(html).indexOf(id) - 1)
  await page('/playbooks/common/draft/removal', {})
})

test('each step that is added has a name of its own, whatever a file that was imported calls its steps', async () => {
  const steps = [...playbooks.other, { ...playbooks.other[0], id: 'own-step-review', title: 'Review it' }]
  const form = new FormData()
  form.set('file', new File([JSON.stringify(steps)], 'playbook.json'))
  await page('/playbooks/other/draft/file', form)
  const added = [
    await page('/playbooks/other/draft/steps/new', NEW),
    await page('/playbooks/other/draft/steps/new', { ...NEW, title: 'Call the bank' }),
    await page('/playbooks/common/draft/steps/new', NEW),
  ].map(({ to }) => to)
  for (const to of added) expect(to).toMatch(OWN_STEP)
  expect(new Set(added).size).toBe(3)
  for (const name of ['other', 'common']) await page(`/playbooks/${name}/draft/removal`, {})
})

describe('a playbook as a file', () => {
  const send = (text: string | Uint8Array<ArrayBuffer>, name = 'playbook.json') => {
    const form = new FormData()
    form.set('file', new File([text], name))
    return page('/playbooks/hacking/draft/file', form)
  }

  test.skipIf(!existsSync(RULES))('is exported in the form that the shared rules for playbooks take', async () => {
    const { headers } = await page(`${PATH}/versions/1/file`)
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="playbook-ransomware-1.json"')
    const folder = makeFolder()
    cpSync(RULES, folder, { recursive: true })
    for (const name of ['common', 'ransomware']) {
      const { html } = await page(`/playbooks/${name}/versions/1/file`)
      // Fields that only Breachbook has: what brings a step, its shared list, and whether it waits for a hold.
      const own = (name: string) => ['facts', 'list', 'tellsPatients'].includes(name)
      const steps = (JSON.parse(html) as object[]).map((step) => Object.entries(step).filter(([name]) => !own(name)))
      expect(steps.length).toBeGreaterThan(10)
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(steps.map((step) => Object.fromEntries(step))))
    }
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'check.mjs')], { encoding: 'utf8' })
    expect(stdout + stderr).toMatch(/all good|faults/)
    expect(stderr.split('\n').filter((line) => /^(common|ransomware)\//.test(line))).toEqual([])
  })

  test('goes out and comes in again as it was', async () => {
    const { html } = await page('/playbooks/hacking/versions/1/file')
    const changed = html.replace(/"title": "[^"]+"/, '"title": "Look at the logs of the firewall"')
    expect((await send(changed)).to).toBe('/playbooks/hacking/draft')
    const { words } = await page('/playbooks/hacking/draft')
    expect(words).toMatch(/What changes Changed: Look at the logs of the firewall/)
    await send(html)
    expect((await page('/playbooks/hacking/draft')).words).toContain('Nothing changed yet.')
  })

  const [step] = playbooks.hacking
  const file = (change: object) => JSON.stringify([{ ...step, ...change }])
  test.each<[what: string, text: string, says: string]>([
    ['no JSON', '<svg onload="alert(1)">', 'cannot be read as JSON'],
    ['half of one', '[{"id": "a"', 'cannot be read as JSON'],
    ['no list', '{"steps": []}', 'a JSON list of steps'],
    ['a nest of lists', '['.repeat(100_000), 'cannot be read as JSON'],
    ['a deep nest that closes', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'Step 1: '],
    ['a step without words', file({ title: '' }), `Step “${step?.id}”, title: Write the title.`],
    [
      'a line too long',
      file({ how: ['Fine.', 'x'.repeat(501)] }),
      `Step “${step?.id}”, how, line 2: At most 500 characters.`,
    ],
    ['a field of its own', file({ run: 'rm' }), `Step “${step?.id}”, run: There is no such field. Remove it.`],
    ['a name that is code', '[{"__proto__": {"off": true}}]', 'Step 1'],
    ['an unknown step before it', file({ after: ['nowhere'] }), 'names the step “nowhere”, which is on no list'],
    [
      'a thousand steps',
      JSON.stringify(Array.from({ length: 1000 }, (_, at) => ({ ...step, id: `s-${at}` }))).slice(0, 499_000),
      '',
    ],
    ['more than a playbook', JSON.stringify([{ ...step, why: 'x'.repeat(600_000) }]), 'larger than 500 kB'],
  ])('that holds %s is refused with a sentence, and nothing is changed', async (_, text, says) => {
    const before = await entriesIn(clinic)
    const { status, words } = await send(text)
    expect([status, words]).toEqual([422, expect.stringContaining(says)])
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('of more than a megabyte is not even read', async () => {
    expect((await send('x'.repeat(1_200_000))).status).toBe(413)
  })
})
