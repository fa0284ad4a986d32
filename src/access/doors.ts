import type { Auth } from './auth.ts'

/** How people come in. */
export type Doors = {
  auth: Auth
  /** What the very first visitor has to type; it is printed where the server was started. */
  setUpCode: string
}
