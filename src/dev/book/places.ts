import type { OwnWorld } from '../../runtime/world.ts'
import type { Ask } from './asking.ts'
import type { Does } from './doing.ts'

/** Where everything is in a book that addresses name: ids of incidents, people, mailings, by the names that the cast has. */
export type Places = Record<string, string>

/** What a part of the story is told with: `day(3)` is three days ago. */
export type Telling = { does: Does; places: Places; day(ago: number): string }

/** An open book of development. */
export type DevBook = { world: OwnWorld; places: Places; ask: Ask }
