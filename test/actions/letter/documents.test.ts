import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { stateCount } from '../../../src/actions/count/stated-count.ts'
import { recordHold, recordNotice } from '../../../src/actions/duties/notices.ts'
import { answerOffice } from '../../../src/actions/duties/office-answers.ts'
import { fileOffice } from '../../../src/actions/duties/office-filings.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { documentPdf, documentsOf, theDocument } from '../../../src/actions/letter/documents/documents.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { approvedHash } from '../../../src/actions/letter/letter-approval.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let opened: TestWorld
let people: Record<Role, Principal>

beforeAll(async () => {
  opened = await openTestWorld('2026-11-22T15:00:00.000Z')
  people = await settle(opened.world)
})
afterAll(() => opened.close())

const words = {
  whatHappened: 'Somebody broke into our server.',
  whatInformation: 'Your name and your Social Security number.',
  whatWeAreDoing: 'We shut the intruder out the same day.',
  whatYouCanDo: 'Read the letters from your bank.',
}
const forOthers = {
  whatHappened: null,
  whatInformation: 'Names and Social Security numbers.',
  whatWeAreDoing: null,
  whatYouCanDo: 'Patients can read the letters from their bank.',
}
const es = {
  whatHappened: 'Alguien entró en nuestro servidor.',
  whatInformation: 'Su nombre y su número de Seguro Social.',
  whatWeAreDoing: 'Cerramos el acceso el mismo día.',
  whatYouCanDo: 'Lea las cartas de su banco.',
  hours: null,
  update: null,
}

/** A break-in with so many residents of each State, its letter written. */
async function breakIn(byState: Record<string, number>): Promise<string> {
  const { world } = opened
  const { id } = await logIncident(world, people.officer, {
    title: 'Break-in',
    kind: 'hacking',
    discoveredOn: '2026-11-02',
    occurredFrom: '2026-10-28',
    elements: ['name', 'ssn'],
  })
  const all = Object.values(byState).reduce((sum, each) => sum + each, 0)
  await stateCount(world, id, { by: people.officer }, { people: all, byState, basis: 'confirmed', reason: 'Counted.' })
  await writeLetter(world, id, { by: people.officer }, { ...words, forOthers, translated: { es } })
  return id
}

const now = (id: string) => openIncident(opened.world, id)
const textOf = async (id: string, document: string, language = 'en') =>
  (await theDocument(await now(id), { id: document, language })).text.replaceAll(/\s+/g, ' ')

describe('the documents of an incident', () => {
  test('are those that its duties call for, and those at hand', async () => {
    const id = await breakIn({ NH: 700, MA: 12, TX: 3 })
    const all = await documentsOf(await now(id))
    const called = all.filter(({ duty }) => duty !== null).map((document) => document.id)
    expect(called).toEqual(
      expect.arrayContaining([
        'sample',
        'sample.MA',
        'media.NH',
        'regulator.NH.attorney-general',
        'regulator.MA.attorney-general',
        'regulator.MA.office-of-consumer-affairs',
        'ocr-cover',
      ]),
    )
    expect(called).not.toEqual(expect.arrayContaining(['web-notice']))
    expect(all.map((document) => document.id)).toEqual(
      expect.arrayContaining(['web-notice', 'phone-script', 'review-reply', 'second-letter']),
    )
    expect(all.map((document) => document.id)).not.toContain('media.MA')
  })

  test('tell of a State whose limit is shorter than that of HIPAA the day of that State', async () => {
    const id = await breakIn({ NY: 3, TX: 3 })
    const all = await documentsOf(await now(id))
    const due = (sample: string) => all.find(({ id }) => id === sample)?.due
    expect([due('sample'), due('sample.NY')]).toEqual(['2027-01-01', '2026-12-02'])
  })

  test('each compose in each language they are said to have, without a gap', async () => {
    const id = await breakIn({ NH: 700, LA: 2, OR: 300, NY: 5100 })
    const incident = await now(id)
    for (const { id: document, languages, lacks } of await documentsOf(await openIncident(opened.world, incident.id))) {
      expect([document, lacks]).toEqual([document, []])
      for (const language of languages) {
        const { text, html } = await theDocument(await openIncident(opened.world, incident.id), {
          id: document,
          language,
        })
        expect(text).not.toMatch(/undefined|null|\[object|\{\{/)
        expect(html).toContain(`lang="${language}"`)
      }
    }
  })

  test('show how each kind of reader is written to, and what a second letter adds', async () => {
    const id = await breakIn({ TX: 3 })
    expect(await textOf(id, 'sample-minor')).toContain(
      'Dear Name of the Guardian: We are writing to you as the parent or guardian',
    )
    expect(await textOf(id, 'sample-deceased')).toContain('We are sorry for your loss')
    expect(await textOf(id, 'sample-represented')).toContain('as the personal representative of Name of the Individual')
    await writeLetter(
      opened.world,
      id,
      { by: people.officer },
      { ...words, update: 'We now know that **no** file was copied.' },
    )
    expect(await textOf(id, 'second-letter')).toContain(
      'It adds to the notice that we sent you before. We now know that no file was copied. WHAT HAPPENED',
    )
    expect(await textOf(id, 'sample')).not.toContain('no file was copied')
  })

  test('that do not exist, or not in that language, are said to be missing', async () => {
    const id = await breakIn({ TX: 3 })
    await expect(textOf(id, 'media.TX')).rejects.toThrow(/has no document media\.TX/)
    await expect(textOf(id, 'ocr-cover', 'es')).rejects.toThrow(/is not available in the language es/)
    await expect(textOf(id, 'web-notice', 'xx')).rejects.toThrow(/is not available in the language xx/)
  })

  test('print as PDF', async () => {
    const incident = await now(await breakIn({ NH: 3 }))
    for (const id of ['web-notice', 'regulator.NH.attorney-general', 'sample']) {
      const pieces: Uint8Array[] = []
      for await (const piece of await documentPdf(await openIncident(opened.world, incident.id), {
        id,
        language: 'en',
      }))
        pieces.push(piece)
      expect(Buffer.concat(pieces).subarray(0, 8).toString()).toBe('%PDF-1.7')
    }
  })
})

describe('the letter to a regulator', () => {
  test('of New Hampshire stands in numbered parts, with the number of its residents', async () => {
    const text = await textOf(await breakIn({ NH: 700, MA: 12 }), 'regulator.NH.attorney-general')
    const parts = [
      '1. NATURE OF THE INCIDENT',
      '2. RESIDENTS AFFECTED',
      '3. STEPS TAKEN',
      '4. NOTICE TO INDIVIDUALS',
      '5. CONTACT',
      '6. SAMPLE LETTER',
    ]
    expect(parts.map((part) => text.indexOf(part)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true)
    expect(text).toContain('About 700 residents of New Hampshire are affected')
    expect(text).toContain('We plan to send letters to the individuals by January 1, 2027')
    expect(text).toContain('N.H. Rev. Stat. Ann. § 359-C:20, I(b)')
  })

  test('of Massachusetts tells the nature and the number, which the letter counsel chose for residents does not', async () => {
    const id = await breakIn({ MA: 12 })
    expect(await textOf(id, 'sample.MA')).toContain('Somebody broke into our server.')
    await writeLetter(opened.world, id, { by: people.officer }, { ...words, massachusetts: 'no_narrative' })
    const toOffice = await textOf(id, 'regulator.MA.attorney-general')
    expect(toOffice).toContain('Somebody broke into our server.')
    expect(toOffice).toContain('About 12 residents')
    const toResident = await textOf(id, 'sample.MA')
    expect(toResident).not.toMatch(/broke into|intruder|12 (residents|people)/)
    expect(toResident).toContain('right to obtain a police report')
  })

  test('says whether a written security program is kept, or is not ready to go', async () => {
    const id = await breakIn({ MA: 12 })
    const lacking = (await documentsOf(await now(id))).find((each) => each.id === 'regulator.MA.attorney-general')
    expect(lacking?.lacks).toEqual([expect.stringContaining('gap in [brackets]')])
    await writeLetter(opened.world, id, { by: people.officer }, { ...words, securityProgram: false })
    expect(await textOf(id, 'regulator.MA.attorney-general')).toContain(
      'We do not keep a written information security program.',
    )
  })

  test('says on which day the letters went out once they did', async () => {
    const id = await breakIn({ NH: 3 })
    const notice = {
      duty: 'hipaa.individuals',
      givenOn: '2026-11-20',
      recipient: null,
      how: 'first-class mail',
      reference: null,
    }
    await recordNotice(opened.world, id, { by: people.officer }, notice)
    expect(await textOf(id, 'regulator.NH.attorney-general')).toContain(
      'We sent letters to the individuals on November 20, 2026',
    )
  })
})

describe('a letter to an office', () => {
  test('is not made where a form is the only way in', async () => {
    const all = await documentsOf(await now(await breakIn({ TX: 700, NH: 3 })))
    expect(all.filter(({ group }) => group === 'regulators').map((each) => each.id)).toEqual([
      'regulator.NH.attorney-general',
    ])
  })

  test('repeats what was answered on its sheet and, once filed, what was filed, and then is asked for no more', async () => {
    const id = await breakIn({ OK: 700, NH: 700 })
    const by = { by: people.officer }
    const answers = { nature: 'A server was broken into.', impact: 'About $4,000.' }
    await answerOffice(opened.world, id, by, 'OK.attorney-general', answers)
    await answerOffice(opened.world, id, by, 'NH.attorney-general', { noticeOn: 'By mail on December 4.' })
    const oklahoma = await textOf(id, 'regulator.OK.attorney-general')
    expect(oklahoma).toContain('A server was broken into.')
    expect(oklahoma).toContain('About $4,000.')
    expect(await textOf(id, 'regulator.NH.attorney-general')).toContain('By mail on December 4.')
    const filed = { filedOn: '2026-11-22', confirmation: 'NH-7', filedBy: null }
    await fileOffice(opened.world, id, by, 'NH.attorney-general', filed)
    await stateCount(opened.world, id, by, {
      people: 1401,
      byState: { OK: 700, NH: 701 },
      basis: 'confirmed',
      reason: 'One more.',
    })
    expect(await textOf(id, 'regulator.NH.attorney-general')).toContain('700 residents of New Hampshire are affected')
    const all = await documentsOf(await now(id))
    expect(all.find((each) => each.id === 'regulator.NH.attorney-general')).toMatchObject({
      givenOn: '2026-11-22',
      sheet: 'NH.attorney-general',
      lacks: [],
    })
  })
})

describe('a sample of the letters', () => {
  test('says DRAFT on each page until it has no gap and a second person has approved it', async () => {
    const { world } = opened
    const facts = { title: 'Phished', kind: 'phishing', discoveredOn: '2026-11-02', elements: ['name'] } as const
    const { id } = await logIncident(world, people.officer, { ...facts, elements: [...facts.elements] })
    const said = { people: 3, byState: { TX: 3 }, basis: 'confirmed', reason: 'Counted.' } as const
    await stateCount(world, id, { by: people.officer }, said)
    const sample = async () => await theDocument(await now(id), { id: 'sample', language: 'en' })
    expect((await sample()).draftFor).toEqual([expect.stringMatching(/^\d+ gaps?$/), 'not approved'])
    expect((await sample()).html).toContain('DRAFT')
    await writeLetter(world, id, { by: people.officer }, words)
    expect((await sample()).draftFor).toEqual(['not approved'])
    await approveLetter(world, id, { by: people.admin })
    const approved = await sample()
    expect([approved.isDraft, approved.text.includes('DRAFT'), approved.html.includes('draft-mark"')]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('what is said in public', () => {
  test('names nobody, tells the toll-free number, and stands in Spanish too', async () => {
    const id = await breakIn({ NH: 700 })
    for (const document of ['web-notice', 'newspaper-notice', 'media.NH']) {
      expect(await textOf(id, document)).toContain('(800) 555-0142')
      expect(await textOf(id, document, 'es')).toContain('Alguien entró en nuestro servidor.')
    }
    expect(await textOf(id, 'media.NH')).toContain('700 residents of New Hampshire are among them')
  })

  test('in answer to a review confirms nothing and is sorry for nothing', async () => {
    const text = await textOf(await breakIn({ TX: 1 }), 'review-reply')
    const reply = text.slice(text.indexOf('THE REPLY'))
    expect(reply).not.toMatch(/sorry|apolog|regret|your visit|your care|you were|our patient|broke|server/i)
  })
})

describe('what was approved', () => {
  const approve = async (id: string) => approveLetter(opened.world, id, { by: people.admin })

  test('is kept by its hash, in the log too', async () => {
    const id = await breakIn({ TX: 3 })
    expect(await approvedHash(await now(id))).toBeNull()
    const { letter } = await approve(id)
    expect(letter?.approvedHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await approvedHash(await now(id))).toBe(letter?.approvedHash)
    const entries = await listEntries(opened.world.db, opened.world.vault, { incident: id, limit: 50 })
    expect(JSON.stringify(entries)).toContain(letter?.approvedHash)
  })

  test('stays approved on another day, and lapses when anything that makes a letter changes', async () => {
    const id = await breakIn({ TX: 3 })
    await approve(id)
    opened.clock.now = '2026-12-01T15:00:00.000Z'
    expect(await approvedHash(await now(id))).not.toBeNull()
    const hold = {
      form: 'written',
      statedOn: '2026-11-21',
      until: '2026-12-24',
      documented: true,
      impedes: true,
      official: null,
      agency: null,
    } as const
    await recordHold(opened.world, id, { by: people.officer }, hold)
    expect(await approvedHash(await now(id))).toBeNull()
    opened.clock.now = '2026-11-22T15:00:00.000Z'
  })

  test('lapses when residents turn up whose State asks for more', async () => {
    const id = await breakIn({ TX: 3 })
    await approve(id)
    const said = { people: 5, byState: { TX: 3, CA: 2 }, basis: 'confirmed', reason: 'Two more.' } as const
    await stateCount(opened.world, id, { by: people.officer }, said)
    expect(await approvedHash(await now(id))).toBeNull()
  })

  test('lapses when a template of the product changes', async () => {
    const id = await breakIn({ TX: 3 })
    await approve(id)
    const render: typeof opened.world.render = (name, facts) =>
      opened.world.render(name, facts).replace('We take the privacy', 'We guard the privacy')
    expect(await approvedHash(await openIncident({ ...opened.world, render }, (await now(id)).id))).toBeNull()
  })

  test('is not to be approved while a Californian is owed an offer', async () => {
    await expect(approve(await breakIn({ CA: 3 }))).rejects.toThrow(/owed 12 months/)
  })
})
