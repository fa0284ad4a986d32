import type { Stage } from './sentence.ts'
import type { Button } from './target.ts'

/** A thing that is missing before an incident can be closed: what, why, and where it is cured. `id` stays the same. */
export type Missing = { id: string; stage: Stage; title: string; detail: string; button: Button }
