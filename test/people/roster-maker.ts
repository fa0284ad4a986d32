/** A made-up roster: its rows as CSV cells in the order of HEADER, and for each the number of the person it is of. */
export type MadeRow = { person: number; cells: string[] }

export const HEADER = 'MRN,SSN,First,Middle,Last,Suffix,DOB,Sex,Phone,Email,Address,Unit,City,State,Zip'.split(',')

export type Wish = { seed: number; people: number; again: number; errors?: number; withMrn?: boolean }

type Being = { [column: string]: string } & { person: string }

const GIVEN_F =
  'Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce Virginia Victoria Kelly Lauren Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann Sara Madison Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber Doris Marilyn Danielle Beverly Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori Guadalupe Rosa Ximena Jada Nia Aaliyah Mei Linh Priya Fatima Yuki'.split(
    ' ',
  )
const GIVEN_M =
  'James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian George Timothy Ronald Jason Edward Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy Walter Christian Keith Roger Terry Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan Jesse Bryan Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene Luis Carlos Jorge Mateo DeShawn Malik Wei Minh Raj Omar Hiroshi'.split(
    ' ',
  )
const FAMILY =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez'.split(
    ' ',
  )
const ENDINGS = 'son ski er man berg ell ard ton ley field wood worth ford well ino etti ez ova ian ini'.split(' ')
const BEGINNINGS =
  'Al Bar Car Dor El Fin Gar Hol Ing Jar Kel Lor Mar Nor Ols Pal Quin Ros Sal Tor Ul Van Wil Yor Zim Bren Cres Drum Frost Glen Hart'.split(
    ' ',
  )
const STREETS =
  'Main Oak Pine Maple Cedar Elm Washington Lake Hill Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jackson West Center Highland Forest River Meadow Park Chestnut Franklin Jefferson Madison Dogwood Hickory Lincoln Laurel Cherry Birch Poplar Locust Magnolia Summit'.split(
    ' ',
  )
const KINDS = ['St', 'Ave', 'Rd', 'Dr', 'Ln', 'Ct', 'Pl', 'Blvd']
const NICKNAMES: Record<string, string> = {
  William: 'Bill',
  Robert: 'Bob',
  Elizabeth: 'Liz',
  Margaret: 'Peggy',
  Katherine: 'Kate',
  James: 'Jim',
  Richard: 'Rick',
  Jennifer: 'Jen',
  Michael: 'Mike',
  Patricia: 'Pat',
}

/** Households of adults and children, twins, fathers and sons of one name; some of them a second time, with errors. */
export function* madeRoster({ seed, people, again, errors = 2, withMrn = true }: Wish): Generator<MadeRow> {
  const dice = diceOf(seed)
  const waiting: Being[] = []
  for (let person = 0; person < people; ) {
    for (const being of household(dice, person).slice(0, people - person)) {
      person++
      if (!withMrn) being.MRN = ''
      yield row(being)
      if (dice.chance(again)) waiting.push(spoiled(being, dice, 1 + dice.below(errors)))
      if (waiting.length > 0 && dice.chance(again)) yield row(waiting.splice(dice.below(waiting.length), 1)[0]!)
    }
  }
  for (const being of waiting) yield row(being)
}

/** The rows as the text of a CSV file. */
export function* csvOf(rows: Iterable<MadeRow>): Generator<string> {
  yield `${HEADER.join(',')}\n`
  for (const { cells } of rows) yield `${cells.join(',')}\n`
}

function row(being: Being): MadeRow {
  return { person: Number(being.person), cells: HEADER.map((column) => being[column] ?? '') }
}

type Dice = {
  below(n: number): number
  chance(p: number): boolean
  pick<T>(of: readonly T[]): T
  common<T>(of: readonly T[]): T
}

// mulberry32: small, seeded, the same everywhere.
/** Dice that fall the same way for the same seed. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (n) => Math.floor(next() * n),
    chance: (p) => next() < p,
    pick: (of) => of[Math.floor(next() * of.length)]!,
    common: (of) => of[Math.floor(next() * next() * of.length)]!,
  }
}

function household(dice: Dice, first: number): Being[] {
  const [zip, city] = dice.pick(PLACES)
  const family = dice.chance(0.5)
    ? dice.common(FAMILY)
    : dice.pick(BEGINNINGS) + dice.pick(ENDINGS) + dice.pick(['', '', 's'])
  const home = {
    Address: `${1 + dice.below(4000)} ${dice.pick(STREETS)} ${dice.pick(KINDS)}`,
    Unit: dice.chance(0.2) ? `Apt ${1 + dice.below(40)}` : '',
    City: city,
    State: 'MA',
    Zip: zip,
    Phone: `(${dice.pick(['413', '617', '508', '978'])}) ${200 + dice.below(800)}-${digits(dice.below(10_000), 4)}`,
  }
  const members: Being[] = []
  const add = (facts: Record<string, string>) => {
    if (members.some((member) => member.First === facts.First) && facts.Suffix !== 'Jr' && facts.Suffix !== 'Sr') return
    const number = first + members.length
    members.push({ ...home, Last: family, MRN: String(100_000 + number * 7), person: String(number), ...facts })
  }
  const father = { ...adult(dice, 'M', 1935 + dice.below(65)) }
  add(father)
  if (dice.chance(0.6))
    add({ ...adult(dice, 'F', 1935 + dice.below(65)), ...(dice.chance(0.2) && { Last: dice.common(FAMILY) }) })
  for (let children = dice.below(4); children > 1; children--) {
    const child = minor(dice, home.Phone)
    add(child)
    if (dice.chance(0.05)) add({ ...minor(dice, home.Phone), DOB: child.DOB! })
  }
  if (dice.chance(0.04)) {
    father.Suffix = 'Sr'
    const born = Number(father.DOB!.slice(0, 4)) + 20 + dice.below(20)
    add({ ...adult(dice, 'M', Math.min(born, 2020)), First: father.First!, Suffix: 'Jr' })
    if (dice.chance(0.5)) for (const member of members) member.Suffix = ''
  }
  return members
}

function adult(dice: Dice, sex: 'F' | 'M', year: number): Record<string, string> {
  const First = dice.common(sex === 'F' ? GIVEN_F : GIVEN_M)
  const SSN = dice.chance(0.8) ? ssn(dice) : ''
  const Email = dice.chance(0.5) ? `${First.toLowerCase()}${dice.below(100_000)}@example.com` : ''
  return { First, Middle: middle(dice, sex), Suffix: '', DOB: day(dice, year), Sex: sex, SSN, Email }
}

function minor(dice: Dice, phone: string): Record<string, string> {
  const sex = dice.pick(['F', 'M'] as const)
  return { ...adult(dice, sex, 2006 + dice.below(19)), SSN: dice.chance(0.5) ? ssn(dice) : '', Email: '', Phone: phone }
}

function middle(dice: Dice, sex: 'F' | 'M'): string {
  const name = dice.pick(sex === 'F' ? GIVEN_F : GIVEN_M)
  return dice.chance(0.5) ? (dice.chance(0.5) ? name[0]! : name) : ''
}

function day(dice: Dice, year: number): string {
  return `${year}-${digits(1 + dice.below(12), 2)}-${digits(1 + dice.below(28), 2)}`
}

function ssn(dice: Dice): string {
  return `${digits(1 + dice.below(660), 3)}-${digits(1 + dice.below(99), 2)}-${digits(1 + dice.below(9999), 4)}`
}

function digits(number: number, width: number): string {
  return String(number).padStart(width, '0')
}

const PLACES: readonly (readonly [string, string])[] = Array.from({ length: 60 }, (_, at) => [
  digits(1001 + at * 29, 5),
  `Town ${at + 1}`,
])

function spoiled(being: Being, dice: Dice, errors: number): Being {
  const other = { ...being }
  if (dice.chance(0.3)) other.MRN = ''
  else if (dice.chance(0.2)) other.MRN = String(9_000_000 + Number(being.person))
  for (let at = 0; at < errors; at++) dice.pick(ERRORS)(other, dice)
  return other
}

const ERRORS: readonly ((being: Being, dice: Dice) => void)[] = [
  (being, dice) => slip(being, dice, 'First'),
  (being, dice) => slip(being, dice, 'Last'),
  (being, dice) => slip(being, dice, 'Address'),
  (being) => Object.assign(being, { First: NICKNAMES[being.First!] ?? being.First! }),
  (being) => Object.assign(being, { First: being.Last!, Last: being.First! }),
  (being, dice) => being.Sex === 'F' && Object.assign(being, { Last: dice.common(FAMILY) }),
  (being, dice) => Object.assign(being, { Last: `${being.Last}-${dice.common(FAMILY)}` }),
  (being) => Object.assign(being, { First: being.First!.toUpperCase(), Last: being.Last!.toUpperCase() }),
  (being) => swapDay(being),
  (being, dice) => being.DOB !== '' && Object.assign(being, { DOB: `${being.DOB!.slice(0, 9)}${dice.below(10)}` }),
  (being) => Object.assign(being, { DOB: '' }),
  (being, dice) => being.SSN !== '' && digitSlip(being, dice, 'SSN'),
  (being) => Object.assign(being, { SSN: '' }),
  (being, dice) => digitSlip(being, dice, 'Phone'),
  (being) => Object.assign(being, { Phone: '', Email: '' }),
  (being, dice) => Object.assign(being, { Middle: being.Middle!.slice(0, dice.below(2)) }),
  (being, dice) => Object.assign(being, { Address: `${1 + dice.below(4000)} ${dice.pick(STREETS)} Rd`, Unit: '' }),
  (being) => Object.assign(being, { Suffix: '', Unit: '' }),
]

function slip(being: Being, dice: Dice, column: string): void {
  const text = being[column]!
  const at = 1 + dice.below(Math.max(1, text.length - 2))
  const letter = String.fromCharCode(97 + dice.below(26))
  const kinds = [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + (text[at + 1] ?? '') + text[at] + text.slice(at + 2),
  ]
  being[column] = dice.pick(kinds)
}

function digitSlip(being: Being, dice: Dice, column: string): void {
  const text = being[column]!
  const at = text.length - 1 - dice.below(4)
  being[column] = text.slice(0, at) + dice.below(10) + text.slice(at + 1)
}

function swapDay(being: Being): void {
  const [year = '', month = '', date = ''] = being.DOB!.split('-')
  if (Number(date) <= 12 && date !== '') being.DOB = `${year}-${date}-${month}`
}
