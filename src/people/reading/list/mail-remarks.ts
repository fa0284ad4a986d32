/** What a remark says of mail: that it goes confidentially (45 CFR 164.522(b)), or that it is not wanted. */
export type MailRemark = 'confidential' | 'do_not_mail'

/** Reads what a front desk wrote of mail; undefined where it says nothing of it, or that nobody asks for it any more. */
export function readMailRemark(text: string): MailRemark | undefined {
  if (text.length > LONGEST || !MAY_SAY.test(text)) return undefined
  const plain = text.toLowerCase().replace(/[’`]/g, "'")
  if (ASKED.some((form) => form.test(plain.replace(NOT_ASKED, ' ')))) return 'confidential'
  return UNWANTED.test(plain) ? 'do_not_mail' : undefined
}

/** What is longer is a document. */
const LONGEST = 2_000

// Most remarks are about something else.
const MAY_SAY = /confid|\bmail|\bsend|\bwrite|\bmarket|letter|safe at home|correo|carta/i

const NOT = "(?:do not|don't|dont|no|never)"
const WAY = '(?:communications?|correspondence|mail(?:ings?)?|address(?:es)?|contacts?|letters?|comm)'
const HOME =
  '(?:home|house|residence|parents?|mother|father|mom|dad|spouse|husband|wife|partner|boyfriend|girlfriend|family|abuser|ex)'

const ASKED: readonly RegExp[] = [
  new RegExp(`\\bconfidential\\W{1,3}${WAY}\\b`),
  new RegExp(`\\bconfidential\\b\\W{1,4}${NOT} (?:mail|send|write|contact|call|letters?|leave)`),
  new RegExp(`\\b${NOT} (?:mail|send|write|letters?)\\b.{0,20}\\bconfidential\\b`),
  new RegExp(`\\b${NOT} (?:send |any )*(?:mail(?:ings?)?|letters?|send|write)\\b[^.;]{0,30}\\b${HOME}\\b`),
  /\baddress confidentiality (?:program|participant)\b|\bsafe at home (?:program|participant|address)\b/,
  /^\W*confidential\W*$/,
  /\bcomunicaci(?:ó|o)n(?:es)? confidencial(?:es)?\b|\bno (?:enviar|mandar) (?:correo|cartas?)\b[^.;]{0,20}\bcasa\b/,
]

const ENDED = '(?:declin\\w+|den(?:y|ied)|refus\\w+|revok\\w+|ended|expired|withdr\\w+|removed|not requested)'

// Asked for no more, or never.
const NOT_ASKED = new RegExp(
  [
    '\\b(?:no|not|never|non|without)\\W{1,3}(?:(?:an?|on|any|for|current|longer|asked|want(?:s|ed)?|needs?|request(?:s|ed|ing)?)\\W{1,3}){0,3}confidential\\b[^.;]*',
    `\\b${ENDED}\\b[^.;]{0,25}\\bconfidential\\b[^.;]*`,
    `\\bconfidential\\b[^.;]{0,30}\\b${ENDED}\\b[^.;]*`,
    `\\bconfidential\\W{1,3}${WAY}\\W{0,3}(?:no|none|n/a)\\b`,
  ].join('|'),
  'g',
)

const UNWANTED = new RegExp(
  `\\b${NOT} (?:send |any )*(?:mail(?:ings?)?|letters?|marketing)\\b|\\bdo not send\\b|\\bno (?:enviar|mandar) (?:correo|cartas?)\\b`,
)
