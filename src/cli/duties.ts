import { answer } from '../breach/duties/duties.ts'
import { notOwed } from '../breach/duties/not-owed.ts'
import { complete } from '../breach/law/complete.ts'
import type { Day } from '../breach/law/day.ts'
import type { Situation } from '../breach/law/situation.ts'
import { situationSchema } from '../web/api/duties/situation-schema.ts'
import type { Command, Terminal } from './command.ts'
import { linesOf } from './lines.ts'

/** Answers Situations, one JSON object a line on standard input, one line each in order. `today` gives the practice's day. */
export function duties(today: () => Day): Command {
  return {
    usage: 'duties < SITUATIONS.jsonl   answers one Situation per line: who must be notified, by when, and why',
    run: (args, terminal) => (args.length > 0 ? refuseArguments(terminal) : answerLines(terminal, today)),
  }
}

type Refusal = { line: number; message: string; path: string }

async function refuseArguments(terminal: Terminal): Promise<number> {
  terminal.err('duties takes no arguments. Send the Situations on standard input, one JSON object per line.\n')
  return 2
}

async function answerLines(terminal: Terminal, today: () => Day): Promise<number> {
  let status = 0
  for await (const { number, text } of linesOf(terminal.input)) {
    if (text.trim() === '') continue
    const reply = replyTo(text, number, today())
    if ('error' in reply) status = 1
    await terminal.out(`${JSON.stringify(reply)}\n`)
  }
  if (status === 1) terminal.err('Some lines were refused. Their answers say where and why.\n')
  return status
}

function replyTo(text: string, line: number, today: Day): object {
  const json = parsed(text)
  if (json === undefined) return refused({ line, message: 'This is not JSON. Send one Situation per line.', path: '' })
  const question = situationSchema.safeParse(json)
  if (question.success) return inFull(complete(question.data, today))
  return refused({ line, ...firstProblem(question.error.issues[0]) })
}

function inFull(situation: Situation): object {
  const answered = answer(situation)
  return { ...answered, notOwed: notOwed(situation, answered) }
}

function refused(error: Refusal): { error: Refusal } {
  return { error }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Issue = { path: PropertyKey[]; message: string; keys?: string[]; issues?: { message: string }[] }

function firstProblem(issue: Issue | undefined): { message: string; path: string } {
  const path = (issue?.path ?? [])
    .concat(issue?.keys?.[0] ?? [])
    .map(String)
    .join('.')
  return { message: issue?.issues?.[0]?.message ?? issue?.message ?? 'This is not a Situation.', path }
}
