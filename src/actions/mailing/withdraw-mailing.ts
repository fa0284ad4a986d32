import type { Incident } from '../../breach/incident/incident.ts'
import { isOneOf, WAITING } from '../../breach/incident/letter-state.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { World } from '../../runtime/world.ts'
import { withdrawLetters } from '../../storage/mailing/letters.ts'
import { type Basis, decideOn } from '../incident/incident.ts'
import { theMailing, whatBecame } from './mailing.ts'

/**
 * Takes back what of a mailing has not gone yet: printed letters that nobody mailed, e-mails that wait. Whoever they were
 * for is due a letter again. Refused without a reason; Conflict where nothing of it can be held any more.
 */
export async function withdrawMailing(
  world: World,
  id: string,
  basis: Basis,
  mailing: string,
  reason: string,
): Promise<Incident> {
  const { number } = await theMailing(world, id, mailing)
  if (reason.trim() === '') throw new Refused('Say why it is taken back.', [{ path: 'reason', message: 'Say why.' }])
  return await decideOn(world, id, basis, async (incident) => {
    const held = await lettersHeld(world, mailing)
    if (held === 0) throw new Conflict(`Every letter of mailing ${number} went out already, or was taken back before.`)
    return {
      incident,
      act: 'mailing_withdrawn',
      facts: { mailing, number, letters: held },
      details: { reason },
      writes: [withdrawLetters(mailing, world.now())],
    }
  })
}

/** How many letters of a mailing have not gone yet and are not on their way. */
export async function lettersHeld(world: World, mailing: string): Promise<number> {
  const became = await whatBecame(world, { id: mailing })
  const held = became.filter(({ state }) => isOneOf(WAITING, state))
  return held.reduce((sum, { letters }) => sum + letters, 0)
}
