import type { Act } from '../../breach/words/acts.ts'
import { canonical, type Json, sha256 } from './canonical.ts'

/** By what whoever signs has proved who it is. */
export const PROVED_BY = ['password', 'code', 'recovery_code', 'passkey', 'provider'] as const
export type ProvedBy = (typeof PROVED_BY)[number]

/** Stands for the entry before the first. */
export const BEFORE_THE_FIRST = '0'.repeat(64)

/**
 * One entry of the log. `facts` holds ids, Days, numbers and codes, never free text: `details` is the SHA-256
 * of the sealed text that belongs to the entry, so that text can be forgotten and the chain stays whole.
 */
export type Entry = {
  seq: number
  /** Instant of recording. */
  at: string
  /** A user's id, `key:ID`, `cli:NAME` or `system`. */
  by: string
  /** The key by way of which a user did it, as `key:ID`. */
  via?: string
  /** Of a signature: by what its signer had proved who it is, in the minutes before. */
  proved?: ProvedBy
  act: Act
  incident?: string
  /** What of the incident has versions of its own, as `step/wipe-remotely`; absent: the incident itself. */
  subject?: string
  /** The version of the incident (or of that subject) which this entry makes. */
  version?: number
  facts?: { [name: string]: Json | undefined }
  details?: string
  /** The tables whose rows this change wrote and which have MACs. */
  wrote?: string[]
  previous: string
}

/** A row of the log as stored or exported. `isWithheld`: an export says no more of it than its hash. */
export type Link = { seq: number; body: string; hash: string; isWithheld?: true }

/** Where the chain stands: the newest entry's number and hash; number 0 before the first. */
export type Head = { seq: number; hash: string }

/** Puts an entry behind the head. */
export function forge(head: Head, entry: Omit<Entry, 'seq' | 'previous'>): Link {
  const seq = head.seq + 1
  const body = canonical({ ...entry, seq, previous: head.hash })
  return { seq, body, hash: sha256(body) }
}

/** What is wrong with a link that is to follow the head; null when it holds. Of one that is withheld only its place is known. */
export function faultOf(link: Link, head: Head): string | null {
  const wanted = head.seq + 1
  if (link.seq !== wanted) return `entry ${wanted} is missing; entry ${link.seq} stands in its place`
  if (link.isWithheld) return null
  if (sha256(link.body) !== link.hash) return `entry ${link.seq} was changed: its text does not match its hash`
  const entry = JSON.parse(link.body) as Entry
  if (entry.seq !== link.seq) return `entry ${link.seq} was moved: it was written as entry ${entry.seq}`
  if (entry.previous !== head.hash)
    return `entry ${link.seq} does not follow entry ${head.seq}: one of them was replaced`
  return null
}
