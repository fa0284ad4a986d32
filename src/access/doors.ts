import type { Auth } from './auth.ts'
import type { ProviderSettings } from './provider.ts'

/** How people come in. */
export type Doors = {
  /** What signs in is loaded when the first person comes: a server that nobody asks holds no memory for it. */
  auth(): Promise<Auth>
  /** What the very first visitor has to type; it is printed where the server was started. */
  setUpCode: string
  /** Who else says who somebody is, if anybody. */
  provider: ProviderSettings | undefined
  /** Whether a password lets somebody in; a provider or a passkey does without. */
  takesPasswords: boolean
}
