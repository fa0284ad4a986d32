import type { WebhookAnswer } from '../../../actions/webhooks/webhook.ts'

/** What became of a try, in words. */
export function answerInWords({ status, reason }: WebhookAnswer): string {
  if (reason !== null) return WORDS[reason] ?? `The address could not be reached (${reason}).`
  if (status === null) return 'Nothing was answered.'
  return status >= 200 && status < 300 ? `Taken (${status}).` : `Refused with ${status}.`
}

const WORDS: Readonly<Record<string, string>> = {
  own_network: 'Not called: the address leads into a private network.',
  not_encrypted: 'Not called: outside your own network messages go over https only.',
  redirect: 'Not taken: the address leads elsewhere, and no redirect is followed.',
  cannot_send: 'Not called: this installation calls no webhooks.',
  ETIMEDOUT: 'Nothing was answered in time.',
  ECONNREFUSED: 'Nobody answers at that address.',
  ENOTFOUND: 'The name of the server was not found.',
}
