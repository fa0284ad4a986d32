import type { Attachment } from 'postal-mime'

/**
 * A delivery status notification, RFC 3464. `failed`: one of its recipients will not get the message; `status` is the code
 * of RFC 3463 of that one, such as `5.1.1`. `marks` are the Message-ID and the envelope id of the message it is about, as
 * far as it tells them; `id` is its own Message-ID, or empty.
 */
export type DeliveryReport = { id: string; failed: boolean; status: string | null; marks: string[] }

/** Reads a whole message as a delivery status notification; null where it is none. */
export async function readDeliveryReport(raw: Uint8Array): Promise<DeliveryReport | null> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' })
  const part = (types: RegExp) => mail.attachments.find(({ mimeType }) => types.test(mimeType))
  const status = part(/^message\/(global-)?delivery-status$/i)
  if (!status) return null
  const [message, ...recipients] = groupsOf(textOf(status))
  const failed = recipients.find((fields) => /^failed\b/i.test(fields.get('action') ?? ''))
  const original = part(/^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/i)
  const about = original && headersOf(textOf(original)).get('message-id')
  return {
    id: mail.messageId ?? '',
    failed: failed !== undefined,
    status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(failed?.get('status') ?? '')?.[0] ?? null,
    marks: [about, message?.get('original-envelope-id')].flatMap((mark) => (mark ? [mark] : [])),
  }
}

type Fields = Map<string, string>

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

// Groups of fields with an empty line between them: the first of the message, the others of a recipient each.
function groupsOf(text: string): Fields[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)*\n/)
    .map(headersOf)
    .filter(({ size }) => size > 0)
}

function headersOf(text: string): Fields {
  const [head = ''] = text.replaceAll('\r\n', '\n').trimStart().split('\n\n')
  const lines = head.replaceAll(/\n[ \t]+/g, ' ').split('\n')
  const named = lines.map((line) => /^([\w-]+)\s*:\s*(.*?)\s*$/.exec(line)).filter((each) => each !== null)
  return new Map(named.map(([, name = '', value = '']) => [name.toLowerCase(), value]))
}
