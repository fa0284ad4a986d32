import type { State } from '../../../breach/law/states.ts'
import { stateName } from '../../../breach/law/words.ts'
import {
  mediaRelease,
  newspaperNotice,
  phoneScript,
  reviewReply,
  substituteNotice,
} from '../../../letters/documents/public.ts'
import { unreadForOthers, unreadSentence } from '../../../letters/text/for-others.ts'
import { calledFor, type DocumentBasis, dutyOf, type PlannedDocument } from './document-basis.ts'

const PLAIN = { group: 'public', asks: null, unsettled: null, unread: [], isTranslated: true } as const

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

// A newspaper and the media are not the patient.
function unreadIn(base: DocumentBasis['base']): string[] {
  return unreadForOthers(base, WHOLE).map(unreadSentence)
}

const WHOLE = ['whatHappened', 'whatInformation', 'whatWeAreDoing', 'whatYouCanDo'] as const

const substitutes = ({ render, base, incident }: DocumentBasis) => ({
  web: {
    id: 'web-notice',
    title: 'Substitute notice for the web page',
    why: 'Posted on the home page for 90 days if ten or more people can’t be reached by mail.',
    compose: (language: string) =>
      substituteNotice(render, base, { language, postedOn: incident.substitute?.postedOn ?? null }),
  },
  newspaper: {
    id: 'newspaper-notice',
    title: 'Substitute notice for newspaper or broadcast',
    why: 'For major media where the people likely live, instead of or in addition to the web page.',
    unread: unreadIn(base),
    compose: (language: string) => newspaperNotice(render, base, { language }),
  },
  telephone: {
    id: 'phone-script',
    title: 'Telephone script',
    why: 'If fewer than ten people can’t be reached by mail, a phone call is enough.',
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
        why: 'For prominent media outlets there. A release on your own website alone is not enough.',
        unread: unreadIn(base),
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
    why: 'For reviews and comments about this. It does not say whether anyone was a patient.',
    compose: (language) => reviewReply(render, base, { language }),
  }
}
