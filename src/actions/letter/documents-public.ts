import type { State } from '../../breach/law/states.ts'
import { stateName } from '../../breach/law/words.ts'
import {
  mediaRelease,
  newspaperNotice,
  phoneScript,
  reviewReply,
  substituteNotice,
} from '../../letters/documents/public.ts'
import { calledFor, type DocumentBasis, dutyOf, type PlannedDocument } from './document-basis.ts'

const PLAIN = { group: 'public', asks: null, unsettled: null, isTranslated: true } as const

/** What is said in public: substitute notice in its forms, releases to the media, the reply to a review. */
export function publicDocuments(basis: DocumentBasis): PlannedDocument[] {
  return [...substituteDocuments(basis), ...mediaDocuments(basis), replyDocument(basis)]
}

function substituteDocuments(basis: DocumentBasis): PlannedDocument[] {
  const duty = dutyOf(basis, 'hipaa.substitute', 'part2.substitute')
  const inPublic = { ...PLAIN, ...calledFor(duty?.form === '10_or_more' ? duty : undefined) }
  const byTelephone = { ...PLAIN, ...calledFor(duty?.form === 'under_10' ? duty : undefined) }
  const { web, newspaper, telephone } = substitutes(basis)
  return [
    { ...inPublic, ...web },
    { ...inPublic, ...newspaper },
    { ...byTelephone, ...telephone },
  ]
}

const substitutes = ({ render, base, incident }: DocumentBasis) => ({
  web: {
    id: 'web-notice',
    title: 'Substitute notice for the web page',
    why: 'Stands on the home page for 90 days where ten or more people cannot be reached by letter.',
    compose: (language: string) =>
      substituteNotice(render, base, { language, postedOn: incident.substitute?.postedOn ?? null }),
  },
  newspaper: {
    id: 'newspaper-notice',
    title: 'Substitute notice for newspaper or broadcast',
    why: 'Goes to major media where the people likely live, instead of the web page or beside it.',
    compose: (language: string) => newspaperNotice(render, base, { language }),
  },
  telephone: {
    id: 'phone-script',
    title: 'Telephone script',
    why: 'Where fewer than ten people cannot be reached by letter, a call will do.',
    compose: (language: string) => phoneScript(render, base, { language }),
  },
})

function mediaDocuments({ render, base, duties }: DocumentBasis): PlannedDocument[] {
  return duties.flatMap((duty) => {
    const state = /^(?:hipaa|part2|ftc)\.media\.([A-Z]{2})$/.exec(duty.id)?.[1] as State | undefined
    if (!state) return []
    const residents = base.incident.residents?.[state] ?? null
    return [
      {
        ...PLAIN,
        ...calledFor(duty),
        id: `media.${state}`,
        title: `Release to the media in ${stateName(state)}`,
        why: 'Goes to prominent media outlets there. A release on the own web site alone does not do.',
        compose: (language) => mediaRelease(render, base, { state: stateName(state), residents, language }),
      } satisfies PlannedDocument,
    ]
  })
}

function replyDocument({ render, base }: DocumentBasis): PlannedDocument {
  return {
    ...PLAIN,
    ...calledFor(undefined),
    id: 'review-reply',
    title: 'Reply to a review, confirming nothing',
    why: 'For reviews and comments about this: it does not say whether anybody was a patient.',
    compose: (language) => reviewReply(render, base, { language }),
  }
}
