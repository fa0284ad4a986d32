import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { certificateOf } from '../../../src/actions/mailing/files/certificate.ts'
import { bytesOf, listOf, mailHouseList } from '../../../src/actions/mailing/files/mailing-files.ts'
import { partName, printMailing } from '../../../src/actions/mailing/files/mailing-print.ts'
import { mailingZip } from '../../../src/actions/mailing/files/mailing-zip.ts'
import { eachLetter, type Mailing, partsOf, theMailing } from '../../../src/actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../src/actions/mailing/make-mailing.ts'
import { MAIL_HOUSES } from '../../../src/letters/lists/mail-house.ts'
import { openReader } from '../../../src/storage/core/database.ts'
import { mailboxWords } from '../../cast/words.ts'
import { type MailRoom, openMailRoom, sha256, whole } from '../../support/mail/mailing.ts'
import { madeUpRoster } from '../../support/rosters/made-up.ts'

const SPANISH = {
  whatHappened: 'Alguien leyó uno de nuestros buzones.',
  whatInformation: 'Su nombre y el día de su visita.',
  whatWeAreDoing: 'Cerramos el buzón y avisamos a la policía.',
  whatYouCanDo: 'No tiene que hacer nada.',
  hours: null,
  update: null,
}

let room: MailRoom
let mailing: Mailing

// Ten who read Spanish among thirty of New Hampshire, whose ZIP codes run down where their record numbers run up.
beforeAll(async () => {
  room = await openMailRoom()
  const [header, ...lines] = madeUpRoster(30, 7).split('\n')
  const rows = lines.map((line, at) => {
    const language = at % 3 === 0 ? 'Spanish' : 'English'
    return `${line.replace(/,MA,02110$/, `,NH,0${3199 - at}`)},${language}`
  })
  await room.bring([`${header},Language`, ...rows].join('\n'))
  const words = { ...mailboxWords, translated: { es: SPANISH } }
  await writeLetter(room.world, room.incident, { by: room.people.officer }, words)
  await approveLetter(room.world, room.incident, { by: room.people.admin })
  mailing = await room.mail({ lettersAPart: 7 })
}, 30_000)

afterAll(() => room.close())

test('letters of each language come in parts of their own, none above the chosen size', async () => {
  const parts = await partsOf(room.world, mailing)
  expect(parts.map(({ language, part, letters }) => [language, part, letters])).toEqual([
    ['en', 1, 7],
    ['en', 2, 7],
    ['en', 3, 6],
    ['es', 1, 7],
    ['es', 2, 3],
  ])
  const names = parts.map(partName)
  expect(names[0]).toMatch(/^letters-en-\d-pages?-001\.pdf$/)
  expect(new Set(names).size).toBe(names.length)
})

test('each part is sorted by ZIP code and follows the one before', async () => {
  const zips: Record<string, string[]> = {}
  for (const part of await partsOf(room.world, mailing)) {
    const its = await Array.fromAsync(eachLetter(room.world, mailing, { part }))
    expect(its.every(({ language }) => language === part.language)).toBe(true)
    zips[part.language] = [...(zips[part.language] ?? []), ...its.map(({ sent }) => sent.to.zip)]
  }
  for (const its of Object.values(zips)) expect(its).toEqual(its.toSorted())
  expect(zips.es).toHaveLength(10)
})

test('a letter is kept in the language in which it went', async () => {
  const letters = await Array.fromAsync(eachLetter(room.world, mailing))
  const spanish = letters.filter(({ language }) => language === 'es')
  expect(spanish).toHaveLength(10)
  for (const { sent } of spanish) expect(sent.text).toContain('Alguien leyó uno de nuestros buzones.')
})

describe('the archive of a mailing', () => {
  test('has every file as it is when it is saved alone', async () => {
    const files = await archiveOf(mailing)
    expect(Object.keys(files)).toHaveLength(5 + 5 + 1)
    await expectSavedAlone(files, mailing)
    for (const part of await partsOf(room.world, mailing)) {
      const alone = await whole(await printMailing(room.world, mailing, { part }))
      expect(sha256(files[`letters/${partName(part)}`] ?? ''), partName(part)).toBe(sha256(alone))
    }
  })

  test('is made of letters that were each opened once', async () => {
    const opened: string[] = []
    const { backend } = room.world
    const db = openReader({
      ...backend,
      async query(statement) {
        const result = await backend.query(statement)
        const rows = result.rows as { reference?: string; sealed?: Uint8Array }[]
        opened.push(...rows.flatMap(({ reference, sealed }) => (reference && sealed ? [reference] : [])))
        return result
      },
    })
    await whole(mailingZip({ ...room.world, db }, room.people.officer, mailing))
    const letters = await Array.fromAsync(eachLetter(room.world, mailing))
    expect(opened.sort()).toEqual(letters.map(({ reference }) => reference).sort())
  })

  test('is the same where no PDF can be made, without the PDFs', async () => {
    const { paper: _, ...world } = room.world
    await room.bring('MRN,First Name,Last Name,Address,City,State,ZIP\nN-1,Nora,Newcomer,1 Elm St,Boston,MA,02110\n')
    await room.approve()
    const begun = await beginMailing(world, room.incident, { by: room.people.officer }, USUAL_MAILING)
    await begun.made
    const second = await theMailing(await openIncident(world, room.incident), begun.mailing)
    const files = await archiveOf(second)
    expect(Object.keys(files)).toHaveLength(5 + 1)
    await expectSavedAlone(files, second)
  })
})

async function archiveOf(which: Mailing): Promise<Record<string, Uint8Array>> {
  return unzipSync(await whole(mailingZip(room.world, room.people.officer, which)))
}

async function expectSavedAlone(files: Record<string, Uint8Array>, which: Mailing): Promise<void> {
  const alone = {
    'list.csv': listOf(room.world, which),
    'certificate-of-mailing.html': bytesOf(certificateOf(room.world, which)),
    ...Object.fromEntries(
      MAIL_HOUSES.map((house) => [`mail-houses/${house.id}.csv`, mailHouseList(room.world, which, house)]),
    ),
  }
  for (const [name, bytes] of Object.entries(alone)) {
    const text = (await whole(bytes)).toString()
    expect(text.length, name).toBeGreaterThan(100)
    expect(Buffer.from(files[name] ?? []).toString(), name).toBe(text)
  }
}
