import type { z } from '@hono/zod-openapi'
import type { Answer, Duty, Note } from '../../../breach/law/answer.ts'
import type { answerSchema } from './duty-answer-schema.ts'

type Told = z.output<typeof answerSchema>

/** What the law asks of a Situation, as it is answered. */
export function dutiesAnswer({ breach, because, citation, discoveredOn, duties, notes }: Answer): Told {
  return { breach, because, citation, discoveredOn, duties: duties.map(dutyAnswer), notes: notes.map(noteAnswer) }
}

function dutyAnswer(duty: Duty): Told['duties'][number] {
  const { id, to, due, standard, status, citation, why, track, form, reviewed, confidence } = duty
  return { id, to, due, standard, status, citation, why, track, form, reviewed, confidence }
}

function noteAnswer({ code, text, duty, state }: Note): Told['notes'][number] {
  return { code, text, duty, state }
}
