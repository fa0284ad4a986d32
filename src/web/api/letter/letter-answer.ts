import type { z } from '@hono/zod-openapi'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { approvedHash, lettersHash } from '../../../actions/letter/letter-approval.ts'
import { letterContext, termsOf, wordsOf } from '../../../actions/letter/letter-context.ts'
import { findingsOf } from '../../../actions/letter/letter-findings.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Bureau, Contact, Directory, LetterTerms, Offer, Words } from '../../../breach/incident/letter-text.ts'
import type { Finding } from '../../../letters/checks/finding.ts'
import { batchProblems } from '../../../letters/individual/problems.ts'
import { readingGrade } from '../../../letters/text/reading-grade.ts'
import type { World } from '../../shell/world.ts'
import type { letterSchema } from './letter-answer-schema.ts'

type Answer = z.output<typeof letterSchema>

/** The letter text of an incident: who wrote and approved it, and what still stops it. */
export async function letterAnswer(opened: OpenIncident<World>): Promise<Answer> {
  const { incident } = opened
  const [findings, context, approved, hash] = await Promise.all([
    findingsOf(opened),
    letterContext(opened),
    approvedHash(opened),
    lettersHash(opened),
  ])
  const words = wordsAnswer(wordsOf(incident))
  return {
    ...words,
    ...termsAnswer(termsOf(incident)),
    written: incident.letter !== null,
    ...approvalAnswer(incident),
    lettersHash: hash,
    isApproved: approved !== null,
    readingGrade: readingGrade(Object.values(words).join('\n\n')),
    missing: batchProblems(context).map(({ what, sentence }) => ({ what, sentence })),
    findings: findings.map(findingAnswer),
  }
}

function wordsAnswer<Text>({
  whatHappened,
  whatInformation,
  whatWeAreDoing,
  whatYouCanDo,
}: Record<keyof Words, Text>): Record<keyof Words, Text> {
  return { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
}

function termsAnswer({ translated, offer, minorOffer, directory, ...terms }: LetterTerms) {
  const { tollFree, hours, owner, massachusetts, update, securityProgram, languageSheet } = terms
  const { forRegulators, forOthers } = terms
  return {
    ...{ tollFree, hours, owner, massachusetts, update, securityProgram, languageSheet, forRegulators },
    forOthers: forOthers && wordsAnswer(forOthers),
    translated: translatedAnswer(translated),
    offer: offer && offerAnswer(offer),
    minorOffer: minorOffer && offerAnswer(minorOffer),
    directory: directory && directoryAnswer(directory),
  }
}

function translatedAnswer(translated: LetterTerms['translated']): Answer['translated'] {
  const languages = Object.entries(translated).map(([code, { hours, update, ...words }]) => [
    code,
    { ...wordsAnswer(words), hours, update },
  ])
  return Object.fromEntries(languages)
}

function offerAnswer({ provider, months, url, enrolBy, phone, code, ownCodes = false, asksForCard }: Offer) {
  return { provider, months, url, enrolBy, phone, code, ownCodes, asksForCard }
}

function directoryAnswer({ checkedOn, bureaus, tradeCommission, offices }: Directory): Answer['directory'] {
  return {
    checkedOn,
    bureaus: bureaus.map(bureauAnswer),
    tradeCommission: contactAnswer(tradeCommission),
    offices: Object.fromEntries(Object.entries(offices).map(([state, office]) => [state, contactAnswer(office)])),
  }
}

function bureauAnswer({ name, phone, freeze, alert, website }: Bureau) {
  return { name, phone, freeze, alert, website }
}

function contactAnswer({ name, phone, address, website }: Contact) {
  return { name, phone, address, website }
}

function approvalAnswer({ letter }: Incident) {
  const { writtenBy = null, approvedBy = null, approvedAt = null, approvedHash = null } = letter ?? {}
  return { writtenBy, approvedBy, approvedAt, approvedHash, acknowledged: [...(letter?.acknowledged ?? [])] }
}

function findingAnswer({ code, level, what, sentence, citation, isUnsettled }: Finding): Answer['findings'][number] {
  return { code, level, what, sentence, citation, isUnsettled }
}
