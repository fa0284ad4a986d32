import type { Auth } from './auth.ts'

/** How people come in. */
export type Doors = {
  /** What signs in is loaded when the first person comes: a server that nobody asks holds no memory for it. */
  auth(): Promise<Auth>
  /** What the very first visitor has to type; it is printed where the server was started. */
  setUpCode: string
}
