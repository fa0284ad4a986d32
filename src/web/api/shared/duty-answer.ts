import type { z } from '@hono/zod-openapi'
import { notOwed } from '../../../breach/duties/not-owed.ts'
import type { Answer, Duty, Note } from '../../../breach/law/answer.ts'
import type { Situation } from '../../../breach/law/situation.ts'
import type { answerSchema } from './duty-answer-schema.ts'

type Answered = z.output<typeof answerSchema>

/** Picks the answer's fields from what the law asks of a Situation, and says what it does not ask. */
export function dutiesAnswer(situation: Situation, answered: Answer): Answered {
  const { breach, because, citation, discoveredOn, duties, notes } = answered
  return {
    breach,
    because,
    citation,
    discoveredOn,
    duties: duties.map(dutyAnswer),
    notOwed: notOwed(situation, answered),
    notes: notes.map(noteAnswer),
  }
}

function dutyAnswer(duty: Duty): Answered['duties'][number] {
  const { id, to, due, safeBy, standard, status, citation, why, method, url, track, form, reviewed, confidence } = duty
  const { told, left } = duty
  return {
    id,
    to,
    due,
    safeBy,
    standard,
    status,
    citation,
    why,
    told,
    left,
    method,
    url,
    track,
    form,
    reviewed,
    confidence,
  }
}

function noteAnswer({ code, text, duty, state }: Note): Answered['notes'][number] {
  return { code, text, duty, state }
}
