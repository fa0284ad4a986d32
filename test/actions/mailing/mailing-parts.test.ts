import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { eachLetter, type Mailing, partsOf } from '../../../src/actions/mailing/mailing.ts'
import { partName } from '../../../src/actions/mailing/mailing-print.ts'
import { madeUpRoster } from '../../support/made-up.ts'
import { type MailRoom, openMailRoom, PHISHED_WORDS } from '../../support/mailing.ts'

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
  const words = { ...PHISHED_WORDS, translated: { es: SPANISH } }
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
