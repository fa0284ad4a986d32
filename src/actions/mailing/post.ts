import type { MailRoute } from '../practice/mail-settings.ts'

/** How e-mail leaves the house. */
export type Post = MailRoute & {
  /** The address that people use, as links in e-mails name it. */
  url: string
  /** Sends what is queued, where this is the process that does. */
  outbox?: Outbox
  /** Looks for bounced e-mails, where a mailbox for them is set and this is the process that looks. */
  bounces?: BounceWatch
}

/**
 * A mailbox for bounces: how it is named, when it was last read, what hinders that, as a code, and how many letters it
 * marked since the start.
 */
export type BounceStanding = { place: string; lookedAt: string | null; hindered: string | null; marked: number }

/** The watch over the mailbox for bounces. */
export type BounceWatch = {
  standing(): BounceStanding
  /** Looks at once; answers how it stands then. */
  look(): Promise<BounceStanding>
  stop(): Promise<void>
}

/** What the outbox is doing: `hindered` is a code of why the mail server cannot be reached, `since` when that began. */
export type OutboxStanding = { hindered: string | null; since: string | null }

/** The outbox at work. There is one at a time for a book. */
export type Outbox = {
  standing(): OutboxStanding
  /** Looks at once for what is to be sent, and tries the mail server again. */
  wake(): void
  /** Begins no further letter, and waits a while for the one that is on its way. */
  stop(): Promise<void>
}
