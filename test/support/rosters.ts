import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROSTERS = new URL('../../../shared/data/rosters/', import.meta.url)

/** The path of one of the shared rosters of made-up people. */
export function rosterFile(name: string): string {
  return fileURLToPath(new URL(name, ROSTERS))
}

/** The 1,171 made-up people of Massachusetts. */
export const SYNTHEA = rosterFile('synthea_MA_1171_patients.csv')

/** Their file, cut after so many people, written into a folder. */
export function cutRoster(people: number, folder: string): string {
  const file = join(folder, `first-${people}.csv`)
  const lines = readFileSync(SYNTHEA, 'utf8').split('\n')
  writeFileSync(file, `${lines.slice(0, people + 1).join('\n')}\n`)
  return file
}

/** What a patient must never be recognised by: as it stands in the file, of each of the 1,171. */
export function syntheaSecrets(): { familyName: string; street: string; birthDate: string }[] {
  const [header = '', ...lines] = readFileSync(SYNTHEA, 'utf8').trimEnd().split('\n')
  const places = ['LAST', 'ADDRESS', 'BIRTHDATE'].map((name) => header.split(',').indexOf(name))
  return lines.map((line) => {
    const [familyName = '', street = '', birthDate = ''] = places.map((place) => line.split(',')[place])
    return { familyName, street, birthDate }
  })
}
