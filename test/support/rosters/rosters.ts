import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diceOf } from '../../people/roster-maker.ts'

/** How many people the roster of Massachusetts names. */
export const PEOPLE = 1171

const COLUMNS = 'Id,BIRTHDATE,DEATHDATE,SSN,FIRST,LAST,SUFFIX,MAIDEN,GENDER,ADDRESS,CITY,STATE,COUNTY,ZIP'
const GIVEN = 'José Eduardo,Milo,Mariana,Zoë,Gregorio,Jimmie,Renée,Alva,Thảo,Leann,Dzmitry,Karyn,Søren,Isabel'.split(
  ',',
)
const FAMILY = 'Gómez,Fadel,Rutherford,Krajcik,Mueller,Núñez,Larson,Nguyễn,Greenfelder,Lucio,Ó Briain,Harris'.split(',')
const STREETS = 'Balistreri Way,Farrell Path,Kuhn Forge,Lindgren Extension,Hickle Ferry,Mitchell Lodge'.split(',')
const CITIES = 'Chicopee,Somerville,Lowell,Boston,Springfield,Fall River,Walpole,Needham'.split(',')

type MadeUp = { givenName: string; familyName: string; street: string; birthDate: string; line: string }

// Each name carries a number, as in the rosters that generators make: so it is found wherever it leaks, and nothing else is.
const dice = diceOf(1171)
const people: readonly MadeUp[] = Array.from({ length: PEOPLE }, (_, at) => {
  const givenName = `${dice.pick(GIVEN)}${100 + dice.below(900)}`
  const familyName = `${dice.pick(FAMILY)}${1000 + dice.below(9000)}`
  const street = `${1 + at} ${dice.pick(STREETS)}${dice.chance(0.3) ? ` Unit ${1 + dice.below(90)}` : ''}`
  const birthDate = `${1925 + dice.below(95)}-${twoDigits(1 + dice.below(12))}-${twoDigits(1 + dice.below(28))}`
  const deathDate = at % 7 === 3 ? `2020-0${1 + dice.below(9)}-1${dice.below(10)}` : ''
  const ssn = `999-${10 + dice.below(89)}-${1000 + dice.below(9000)}`
  const [suffix, maiden] = [dice.chance(0.02) ? 'JR' : '', dice.chance(0.2) ? dice.pick(FAMILY) : '']
  const zip = at % 9 === 6 ? '' : `0${1001 + dice.below(1700)}`
  const who = [`MA-${100_000 + at}`, birthDate, deathDate, ssn, givenName, familyName, suffix, maiden]
  const home = [dice.pick(['M', 'F']), street, dice.pick(CITIES), 'Massachusetts', 'Hampden County', zip]
  return { givenName, familyName, street, birthDate, line: [...who, ...home].join(',') }
})

/** 1,171 made-up people of Massachusetts: men, women and children, some dead, some without a ZIP code; no two alike. */
export const MASSACHUSETTS = rosterOf(PEOPLE)

/** A roster of so many of them, written into a folder as a file. */
export function cutRoster(count: number, folder: string): string {
  const file = join(folder, `first-${count}.csv`)
  writeFileSync(file, rosterOf(count))
  return file
}

/** What a patient must never be recognised by: as it stands in the roster, of each of the 1,171. */
export const SECRETS: readonly Omit<MadeUp, 'line'>[] = people

function rosterOf(count: number): string {
  return [COLUMNS, ...people.slice(0, count).map(({ line }) => line), ''].join('\n')
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
