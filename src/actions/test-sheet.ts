import { senderLines } from '../letters/facts.ts'
import { onTheEnvelope } from '../letters/window.ts'
import type { World } from '../world.ts'
import { paperOf } from './paper-problems.ts'
import { thePractice } from './practice.ts'

/** The sheet to hold against the envelope that the practice chose, as PDF. It names nobody. */
export async function testSheet(world: World): Promise<AsyncGenerator<Uint8Array>> {
  const practice = await thePractice(world)
  const paper = await paperOf(world)
  return paper.testSheet(onTheEnvelope(practice, senderLines(practice)), {
    title: 'Test sheet for the window of the envelope',
    language: 'en-US',
    author: practice.name,
    at: world.now(),
  })
}
