const GIVEN = ['Ana', 'Ben', 'Chidi', 'Dolores', 'Ewa', 'Farid', 'Grace', 'Hiro']
const FAMILY = ['Abbott', 'Bianchi', 'Castillo', 'Dombrowski', 'Eze', 'Fontaine']
const CITIES = ['Boston', 'Lowell', 'Quincy', 'Salem']

/** A roster of so many different made-up people of Massachusetts, always the same for the same seed. */
export function madeUpRoster(people: number, seed: number): string {
  const lines = Array.from({ length: people }, (_, at) => {
    const pick = (from: readonly string[], salt: number) =>
      from[Math.floor(seeded(seed + at * 7 + salt) * from.length)] ?? ''
    const born = `19${40 + (at % 60)}-0${1 + (at % 9)}-1${at % 10}`
    const names = [pick(GIVEN, 1), pick(FAMILY, 2) + at]
    return [`H${100_000 + at}`, ...names, born, `${1 + at} Beacon St`, pick(CITIES, 3), 'MA', '02110'].join(',')
  })
  return ['MRN,First name,Last name,Date of birth,Address,City,State,ZIP', ...lines].join('\n')
}

/** A number from 0 up to 1, always the same for the same seed. */
export function seeded(seed: number): number {
  const mixed = Math.imul((seed + 1) ^ 0x9e3779b9, 0x85ebca6b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}
