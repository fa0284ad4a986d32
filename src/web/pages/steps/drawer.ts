import type { FieldSpec } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'

/** What was sent and refused: to which step and form of it, with what was typed. */
export type Sent = { step: string; form: string; typed: Values; errors: Problem['errors'] | undefined }

/** A form of a step that opens under its button. */
export type Drawer = { label: string; form: string; button: string; specs: FieldSpec[]; values?: Values }
