import { describe, expect, test } from 'vitest'
import type { SmtpError } from '../../src/mail/hindrance.ts'
import { outcomeOf } from '../../src/mail/outcome.ts'

const READER = 'ana@patients.example'

function outcomeAt(command: string, response: string) {
  const error: SmtpError = Object.assign(new Error(response), {
    code: 'EENVELOPE',
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  })
  const { became, reason } = outcomeOf(error, false, READER)
  return [became, reason]
}

describe('a refusal at the reader’s address that speaks of the sender holds everything', () => {
  test.each([
    ['553 5.7.1 <p@h.example>: Sender address rejected: not owned by user x', 'MAIL 553 5.7.1'],
    ['450 4.1.8 <p@h.example>: Sender address rejected: Domain not found', 'MAIL 450 4.1.8'],
    ['550 5.1.7 Bad sender', 'MAIL 550 5.1.7'],
    ['550 Sender verify failed', 'MAIL 550'],
    ['554 5.7.1 <ana@patients.example>: Relay access denied', 'RELAY 554 5.7.1'],
    ['550 5.7.1 Relaying denied', 'RELAY 550 5.7.1'],
    ['450 4.7.1 Client host rejected: cannot find your hostname', 'RELAY 450 4.7.1'],
    ['450 4.7.1 Error: too many recipients from 192.0.2.1', 'LIMIT 450 4.7.1'],
    ['452 4.5.3 Too many messages this hour', 'LIMIT 452 4.5.3'],
    ['550 5.4.5 Daily user sending limit exceeded', 'LIMIT 550 5.4.5'],
  ])('%s', (response, reason) => {
    expect(outcomeAt('RCPT TO', response)).toEqual(['hindered', reason])
  })
})

describe('a refusal that speaks of the reader is the reader’s alone', () => {
  test.each([
    ['550 5.1.1 <ana@patients.example>: Recipient address rejected: User unknown', 'failed'],
    ['552 5.2.2 Mailbox over quota, limit exceeded', 'failed'],
    ['552 Quota exceeded', 'failed'],
    ['554 5.7.1 Looks like spam', 'failed'],
    ['450 4.2.1 The user receives too many messages right now', 'deferred'],
    ['450 4.7.1 Greylisted, try again later', 'deferred'],
    ['452 4.2.2 Mailbox full', 'deferred'],
  ])('%s', (response, became) => {
    expect(outcomeAt('RCPT TO', response)[0]).toBe(became)
  })
})

test('too much mail at once, said of the sender’s address, is a limit', () => {
  expect(outcomeAt('MAIL FROM', '450 4.7.1 Error: too much mail from 192.0.2.1')).toEqual([
    'hindered',
    'LIMIT 450 4.7.1',
  ])
})
