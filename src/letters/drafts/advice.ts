import type { Kind } from '../../breach/law/kinds.ts'
import type { Element } from '../../breach/law/vocabulary.ts'

/** What a person has to fear: to be seen, to have the identity stolen, or to be approached and billed. */
export type Advice = 'seen' | 'identity' | 'misused'

const READ_STATEMENTS =
  '- Read each statement from your health insurer. If it lists care that you did not get, call your insurer and us.'

const ASK_FOR_RECORDS =
  '- You may ask us for a copy of your records, so that you can tell later if something was added.'

/** What the individual can do, by what there is to fear. Where credit can be harmed, the letter adds bureaus and freezes itself. */
export const advice: Readonly<Record<Advice, string>> = Object.freeze({
  seen: `- If you see a copy of it anywhere, please tell us where. We will ask to have it removed.
- If somebody writes or calls you about it, you do not have to answer. Please tell us.
- You may take back at any time a permission that you gave us to use your picture or your words.`,
  identity: `${READ_STATEMENTS}
${ASK_FOR_RECORDS}
- If somebody has used your information, report it at IdentityTheft.gov or (877) 438-4338, and to the police.
- Be careful with calls, letters and messages that ask for more information. If you are not sure that one is from us, call us at the number below.`,
  misused: `${READ_STATEMENTS}
${ASK_FOR_RECORDS}
- Be careful with calls, letters and messages that mention your care here. If you are not sure that one is from us, call us at the number below.`,
})

/**
 * What somebody shown in a picture can do besides. TAKE IT DOWN Act, Pub. L. 119-12: platforms remove an intimate picture
 * within 48 hours of a valid request since 2026-05-19.
 */
export const pictureAdvice = `- [Keep this if a picture may be intimate:] You can ask a website or app to take it down. Since May 19, 2026, it must do so within 48 hours of a valid request. StopNCII.org helps adults, and takeitdown.ncmec.org helps anyone under 18. Both are free.
- If somebody asks you for money, do not pay and do not answer. Keep the messages and report it to the FBI at ic3.gov.`

/** Whether pictures of people are what an incident is about, or are among the information. */
export function isAboutPictures(kind: Kind, elements: readonly Element[]): boolean {
  return kind === 'photo_without_authorization' || kind === 'social_media_disclosure' || elements.includes('photo')
}
