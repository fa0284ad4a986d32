import type { z } from '@hono/zod-openapi'
import type { Book } from '../../../actions/book/book.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { Press } from '../../../actions/letter/press.ts'
import { mergedIn } from '../../../actions/next/merged-in.ts'
import { standingOf } from '../../../actions/next/standing.ts'
import type { MailRoute } from '../../../actions/practice/mail-settings.ts'
import { missingOf } from '../../../breach/next/missing.ts'
import { nextAction } from '../../../breach/next/next-action.ts'
import { textOf } from '../../../breach/next/sentence.ts'
import { stagesOf } from '../../../breach/next/stages.ts'
import { closingAnswer } from '../incident/incident-answer.ts'
import type { progressSchema } from './closing-schema.ts'

/** Where an incident stands as the API answers it. */
export async function progressAnswer(
  opened: OpenIncident<Book & Press & MailRoute>,
): Promise<z.output<typeof progressSchema>> {
  const [standing, merged] = await Promise.all([standingOf(opened), mergedIn(opened)])
  const { stage, sentence, why, serves } = nextAction(standing)
  const { closing = null } = opened.incident
  return {
    next: {
      ...{ stage, sentence: textOf(sentence), why },
      ...{ duty: serves?.duty ?? null, day: serves?.day ?? null, isBroken: serves?.isBroken ?? false },
    },
    stages: stagesOf(standing).map(({ stage: each, state, line }) => ({ stage: each, state, line })),
    missing: missingOf(standing).map(({ id, stage: of, title, detail }) => ({ id, stage: of, title, detail })),
    closing: closing && closingAnswer(closing),
    keptUntil: standing.closed?.keptUntil ?? null,
    mergedIn: merged,
  }
}
