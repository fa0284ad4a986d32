import type { Principal } from '../../../access/roles.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { secondPersonFor } from '../../../actions/book/second-person.ts'
import { todayOf } from '../../../actions/book/today.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { destroyedInWords } from '../../../actions/people/missing.ts'
import { backupsOfBefore } from '../../../actions/retention/copies.ts'
import { retentionIn } from '../../../actions/retention/preservation-holds.ts'
import { retentionOf } from '../../../actions/retention/standing.ts'
import {
  destructionOfAll,
  doneIn,
  GROUNDS,
  type PreservationHold,
  standingHolds,
  waitingDestruction,
} from '../../../breach/incident/destruction.ts'
import { RETENTION_CITATION, type RetentionState } from '../../../breach/incident/retention.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { World } from '../../shell/world.ts'
import { ALL_OF_THEM, HOLD, NUMBER, ONE_OF_THEM } from './retention-fields.ts'

/** What was typed into one of the page's forms and needs fixing; `which` names the form. */
export type Typed = { which?: string; values?: Values; errors?: readonly FieldError[] }

/** Everything that the page on the keeping of one incident shows; `person`: whose records somebody means to destroy. */
export async function retentionFacts(
  opened: OpenIncident<World>,
  who: Principal,
  typed: Typed,
  person: string | undefined,
) {
  const { book, incident } = opened
  const nameOf = await namesOf(book)
  const newest = doneIn(incident).at(-1)
  return {
    standing: await retentionOf(opened),
    citation: RETENTION_CITATION,
    ...mayAsk(opened, (await retentionOf(opened)).state),
    holds: retentionIn(incident).holds.map((hold, place) => holdFacts(hold, place, nameOf)),
    waiting: await waitingFacts(opened, who, nameOf),
    done: await doneFacts(opened),
    isLeft: book.overwriting?.isLeft() ?? false,
    backups: newest ? await backupsOfBefore(book, newest.done.at) : [],
    ...formFacts(typed, { placedOn: await todayOf(book), person: person ?? '' }),
  }
}

function mayAsk({ incident }: OpenIncident, state: RetentionState) {
  const isHeld = standingHolds(incident).length > 0
  const may = !isHeld && !waitingDestruction(incident) && !destructionOfAll(incident)
  return { isHeld, mayAskAll: may && state === 'ended', mayAskOne: may }
}

function formFacts(typed: Typed, known: Values) {
  const build = (form: string, specs: readonly FieldSpec[]) =>
    typed.which === form
      ? fields(specs, typed.values ?? {}, typed.errors, `${form}-`)
      : fields(specs, known, [], `${form}-`)
  return {
    isOneOpen: known.person !== '' || typed.which === 'one',
    isHoldOpen: typed.which === 'hold',
    hold: build('hold', HOLD),
    all: build('all', ALL_OF_THEM),
    one: build('one', ONE_OF_THEM),
    confirm: build('confirm', NUMBER),
  }
}

type NameOf = (id: string) => string

function holdFacts(hold: PreservationHold, place: number, nameOf: NameOf) {
  const { placedBy, released } = hold
  return {
    ...hold,
    place,
    placedBy: nameOf(placedBy),
    released: released && { ...released, by: nameOf(released.by) },
  }
}

async function waitingFacts({ book, incident }: OpenIncident<World>, { id: reader }: Principal, nameOf: NameOf) {
  const waiting = waitingDestruction(incident)
  if (!waiting) return null
  const { askedBy: author, ground, ...asked } = waiting.asked
  const second = await secondPersonFor(book, { incident: incident.id, author, what: 'the destruction' }, reader)
  return { ...asked, ground: GROUNDS[ground], askedBy: nameOf(author), isMine: author === reader, ...second }
}

// Where all went, the head of the page says so.
async function doneFacts(opened: OpenIncident<World>) {
  if (destructionOfAll(opened.incident)) return []
  const people = doneIn(opened.incident).flatMap(({ person }) => person ?? [])
  return await Promise.all(people.map(async (person) => ({ person, sentence: await destroyedInWords(opened, person) })))
}
