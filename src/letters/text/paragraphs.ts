/** The paragraphs that follow a letter where a State or the kinds of data ask for them, in the order in which they stand. */
export const PARAGRAPHS = [
  'offer',
  'vigilance',
  'bureaus',
  'fraud_alert',
  'freeze',
  'police_report',
  'report',
  'trade_commission',
  'office',
  'credit_reporting_act',
  'kept_information',
  'bureau_help',
  'acquisition',
  'written_request',
  'owner',
] as const

export type Paragraph = (typeof PARAGRAPHS)[number]

/** What every letter tells whose reader’s credit can be harmed. */
export const CREDIT_PARAGRAPHS: readonly Paragraph[] = [
  'vigilance',
  'bureaus',
  'fraud_alert',
  'freeze',
  'trade_commission',
]

/** Whether that names a paragraph. */
export function isParagraph(name: string): name is Paragraph {
  return (PARAGRAPHS as readonly string[]).includes(name)
}
