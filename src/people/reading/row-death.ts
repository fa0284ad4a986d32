import { type DeathReading, type DeathWord, readDeathDate, readDeathWord } from '../values/death.ts'
import type { Person } from '../values/person.ts'
import type { Note } from './note.ts'
import { dotsIn, note, type RowForm } from './row-form.ts'

/** What a row says of a death: its column for yes or no, its column for the day, and what stood with the name. */
export type DeathTexts = { flag: string; date: string; inName: string | undefined }

/** Reads what the columns of a file say of deaths: nobody is dead who is not said to be, and an explicit no holds. */
export function deathReader(form: RowForm): (person: Person, texts: DeathTexts, notes: Note[]) => void {
  const columns = { deceased: kindOf(form, 'deceased'), death_date: kindOf(form, 'death_date') }
  return (person, { flag, date, inName }, notes) => {
    if (flag === '' && date === '' && inName === undefined) return
    if (date !== '' && date[4] !== '-') form.dateRead?.(date)
    const reading = readingOf(form)
    const told = said(flag === '' ? NOTHING : flagWord(flag, form, columns.deceased), columns.deceased)
    const dated = said(date === '' ? NOTHING : readDeathDate(date, reading), columns.death_date)
    const named: DeathWord = inName === undefined ? NOTHING : { says: 'dead', day: dayOf(inName, form) }
    noteUnread(form, [flag, told], [date, dated], notes)
    settle(person, [told, dated, named], notes, form)
  }
}

/** How a column is called: by death, by a status of any kind, or by what may be a membership's end. */
type ColumnKind = 'death' | 'status' | 'expiry'

const NOTHING: DeathWord = { says: 'nothing' }

function kindOf({ header, columns }: RowForm, field: 'deceased' | 'death_date'): ColumnKind {
  const names = (columns[field] ?? []).map((place) => header[place] ?? '').join(' ')
  if (/decea|dead|death|died|vital|\bdod\b|fallec|difunt|defunc/i.test(names)) return 'death'
  if (/expir/i.test(names)) return 'expiry'
  return /status|estado|stat\b|disposition|active|class|type/i.test(names) ? 'status' : 'death'
}

function readingOf(form: RowForm): DeathReading {
  return { order: form.dateOrder, dots: dotsIn(form), today: form.today }
}

function flagWord(flag: string, form: RowForm, kind: ColumnKind): DeathWord {
  const reading = readingOf(form)
  if (kind === 'status' || !/^\d/.test(flag) || /^[01](\.0)?$/.test(flag)) {
    return readDeathWord(flag.replace(/\.0$/, ''), reading, kind === 'status')
  }
  return readDeathDate(flag, reading)
}

// "Expired" says death where the column does; a membership expires too, and its day is then nobody's.
function said(word: DeathWord, kind: ColumnKind): DeathWord {
  if (word.says === 'expired') return kind === 'death' ? { says: 'dead' } : word
  if (kind !== 'expiry') return word
  return word.says === 'dead' || word.says === 'to_come' || word.says === 'unclear' ? { says: 'expired' } : NOTHING
}

function dayOf(inName: string, form: RowForm) {
  if (!/\D/.test(inName)) return undefined
  const word = readDeathDate(inName, readingOf(form))
  return word.says === 'dead' ? word.day : undefined
}

type Told = [text: string, word: DeathWord]

function noteUnread(form: RowForm, [flag, told]: Told, [date, dated]: Told, notes: Note[]): void {
  if (told.says === 'unclear' || told.says === 'to_come') notes.push(note(form, 'deceased', flag, UNCLEAR))
  if (dated.says === 'to_come') notes.push(note(form, 'death_date', date, TO_COME))
  if (dated.says === 'unclear') notes.push(note(form, 'death_date', date, UNCLEAR_DATE))
  if (dated.says === 'dead' && dated.day === undefined) notes.push(note(form, 'death_date', date, DAY_UNKNOWN))
}

function settle(person: Person, words: DeathWord[], notes: Note[], form: RowForm): void {
  const deaths = words.flatMap((word) => (word.says === 'dead' ? [word] : []))
  if (words.some(({ says }) => says === 'living')) {
    person.deceased = false
    if (deaths.length > 0) notes.push(note(form, fieldIn(form), '', CONTRADICTED))
  } else if (deaths.length > 0) {
    person.deceased = true
    const day = deaths.find((word) => word.day !== undefined)?.day
    if (day !== undefined) person.deathDate = day
  } else if (words.some(({ says }) => says === 'expired')) notes.push(note(form, fieldIn(form), '', EXPIRED))
}

function fieldIn({ columns }: RowForm): 'deceased' | 'death_date' {
  return columns.deceased === undefined ? 'death_date' : 'deceased'
}

const UNCLEAR = 'It is not clear whether this person died. Counted as living. Enter yes, no or the date of death.'
const UNCLEAR_DATE =
  'The date of death is not a valid date, so it is not clear whether this person died. Counted as living. Correct it.'
const TO_COME = 'The date of death is in the future. Counted as living, without it. Correct it.'
const DAY_UNKNOWN =
  'The date of death is not a valid date. The person is counted as deceased, without the date. Correct it.'
const CONTRADICTED =
  'The row says both that this person lives and that this person died. Counted as living. Correct it.'
const EXPIRED =
  '“Expired” can mean a death or a membership that ended. Counted as living. If the person died, enter yes under Deceased.'
