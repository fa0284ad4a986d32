import type { Answer } from '../breach/answer.ts'
import { answer } from '../breach/duties.ts'
import { type Count, type Incident, questionOf } from '../breach/incident.ts'
import { complete, type Situation } from '../breach/situation.ts'
import { type Standing, standing } from '../breach/threshold.ts'
import type { World } from '../world.ts'
import { countOf } from './count.ts'
import { todayOf } from './today.ts'

/** What an incident owes as of today, by its count, and where that count stands to the lines of the law. */
export type Owed = { situation: Situation; answer: Answer; count: Count | null; standing: Standing }

/** Asks the law about an incident. */
export async function dutiesOf(world: World, incident: Incident): Promise<Owed> {
  const [count, today] = await Promise.all([countOf(world, incident.id), todayOf(world)])
  const situation = complete(questionOf(incident, count), today)
  return {
    situation,
    answer: answer(situation),
    count,
    standing: standing({ ...situation.people, ...(count && { atLeast: count.atLeast, atMost: count.atMost }) }),
  }
}
