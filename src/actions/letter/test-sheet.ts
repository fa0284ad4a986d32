import { onTheEnvelope } from '../../letters/envelope/window.ts'
import { senderLines } from '../../letters/text/facts.ts'
import type { World } from '../../runtime/world.ts'
import { thePractice } from '../practice/practice.ts'
import { printerOf } from './print-problems.ts'

/** The sheet to hold against the envelope that the practice chose, as PDF. It names nobody. */
export async function testSheet(world: World): Promise<AsyncGenerator<Uint8Array>> {
  const practice = await thePractice(world)
  const paper = await printerOf(world)
  return paper.testSheet(onTheEnvelope(practice, senderLines(practice)), {
    title: 'Test sheet for the window of the envelope',
    language: 'en-US',
    author: practice.name,
    at: world.now(),
  })
}
