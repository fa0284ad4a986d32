import type { SessionProof } from '../../access/proofs/signing-proof.ts'
import type { Principal, Right } from '../../access/roles.ts'
import type { World } from './world.ts'

/** A draft in its form again: when it was typed, in the practice's zone, and the page it stands on. */
export type Unsaved = { id: string; form: string; when: string; page: string }

/** What every request has at hand: the world, the caller's network address, and who is asking, once known. */
export type Env = {
  Bindings: World & {
    address: string
    /** What was typed into a form and is shown in it again, in place of being sent. */
    unsaved?: Unsaved
  }
  Variables: {
    who: Principal | undefined
    /** The rights asked of whoever sends a form to a path; none where no form of a signed-in person is sent. */
    doors?: (path: string) => readonly Right[]
    /** Whoever signed in ought to have had a second step by now, and may do nothing before setting it up. */
    overdue?: boolean
    /** The id of the session in which somebody is signed in; none with a key. */
    session?: string
    /** When, and by what, somebody last proved in that session who it is. */
    proof?: SessionProof | null
    /** Whether somebody who signed in has a second step. */
    hasSecondStep?: boolean
    /** What is signed by sending this form as it was filled in, as pages name it; null: nothing. */
    signs?: (values: Readonly<Record<string, string>>) => string | null
    /** What somebody tried to sign by the form that was sent. */
    signing?: string
    /** A page that asks for a reason stood in place of the record. */
    withheld?: boolean
    /** A form was refused and is shown again. */
    again?: boolean
    /** Whose records a list or a search showed. */
    seen?: readonly { incident: string; person: string }[]
  }
}
