import { changeSite } from '../../access/site.ts'
import { newRecoveryCodes, newSecret, sealed } from '../../access/step-codes.ts'
import { addUser } from '../../access/users.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { insertPasskey, keepPasskeyUse } from '../../storage/users/passkeys.ts'
import { insertSecondStep } from '../../storage/users/second-steps.ts'
import { listUsers } from '../../storage/users/users.ts'
import { PASSWORD } from './asking.ts'
import type { DevBook } from './places.ts'

/** Somebody who works at the desk. */
export const LENA = { email: 'lena@harbor.example', name: 'Lena Ortiz', role: 'staff', password: PASSWORD } as const

/** Somebody whose sign-in asks for a code. */
export async function addLena(world: OwnWorld): Promise<void> {
  const { id } = await addUser(world, LENA)
  const { secret } = newSecret(LENA.email)
  const writes = insertSecondStep('of-lena', id, await sealed(world, secret, newRecoveryCodes()))
  await world.commit({ act: 'second_step_set', facts: { user: id }, writes }, { id })
  await changeSite(world, { id }, id, 'Front desk')
}

/** Two passkeys of whoever works here, one of them used. */
export async function addPasskeys(world: OwnWorld): Promise<void> {
  const id = (await listUsers(world.db)).find(({ role }) => role === 'auditor')?.id ?? ''
  for (const name of ['My phone', 'The key on my ring']) {
    const row = { id: name.replaceAll(' ', '-'), user: id, name, publicKey: 'AA', madeAt: world.now() }
    await world.commit({ act: 'passkey_added', facts: { user: id }, writes: [insertPasskey(row)] }, { id })
  }
  await world.stage([keepPasskeyUse('My-phone', world.now(), 1)])
}

/** The mark of a browser in which Lena has given her password. */
export async function halfwayIn({ world, ask }: DevBook): Promise<string> {
  const body = new URLSearchParams({ email: LENA.email, password: LENA.password })
  const answer = await ask(null, new Request(new URL('/sign-in', world.config.url), { method: 'POST', body }))
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
