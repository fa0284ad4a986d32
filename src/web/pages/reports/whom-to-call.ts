import { practiceOf } from '../../../actions/book/practice.ts'
import { telephoneLink } from '../../../letters/text/contact-links.ts'
import { phoneAsWritten } from '../../../letters/text/phone.ts'
import type { World } from '../../shell/world.ts'

/** Who is to be called where it cannot wait: the practice, its contact, and the number where one is known. */
export async function whomToCall(world: World) {
  const practice = await practiceOf(world)
  const number = practice?.phone ?? practice?.tollFree
  return {
    practice: practice?.name ?? 'the practice',
    contact: practice?.contactName ?? 'the privacy officer',
    call: number ? { text: phoneAsWritten(number), link: telephoneLink(number) } : null,
  }
}
