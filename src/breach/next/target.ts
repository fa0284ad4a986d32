/** A page of an incident that has nothing more to say which. */
export type PlainPage =
  | 'facts'
  | 'steps'
  | 'count'
  | 'list'
  | 'people'
  | 'review'
  | 'assessment'
  | 'duties'
  | 'letter'
  | 'stopped'
  | 'mailings'
  | 'reissue'
  | 'to_be_told'
  | 'documents'
  | 'unreached'
  | 'web_notice'
  | 'timeline'
  | 'close'

/** Where a button leads, in codes: this floor knows no addresses. */
export type Target =
  | { page: PlainPage }
  | { page: 'step'; step: string }
  | { page: 'person'; person: string }
  | { page: 'mailing' | 'emails'; mailing: string }
  | { page: 'upload'; upload: string }
  | { page: 'ocr'; law: string }
  | { page: 'office'; office: string }
  | { page: 'duty'; duty: string }

/** A button: what it does, and where. */
export type Button = { label: string; to: Target }

/** A button that leads to a page with nothing more to say. */
export function button(label: string, page: PlainPage): Button {
  return { label, to: { page } }
}
