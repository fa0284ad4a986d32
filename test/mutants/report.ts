import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Stryker } from '@stryker-mutator/core'

/** Why a mutant may live: the line of source it stands in, what was changed there into what, and the reason. */
export type Explanation = { file: string; line: string; from: string; to: string; why: string }

const LEAST_PERCENT = 90

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

type Survivor = Omit<Explanation, 'why'> & { at: number; why: string | undefined }

/** Prints how many mutants were killed and which lived on. Whether enough were, and each that was not is explained. */
export function report(mutants: readonly MutantResult[], explained: readonly Explanation[], root: string): boolean {
  const killed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  const survivors = mutants.filter(isAlive).map((mutant) => survivor(mutant, explained, root))
  for (const each of survivors) console.log(told(each))
  const unexplained = survivors.filter(({ why }) => why === undefined).length
  const percent = (100 * killed) / (killed + survivors.length)
  console.log(
    `\n${killed} of ${killed + survivors.length} mutants killed, ${percent.toFixed(1)} % (at least ${LEAST_PERCENT} %); ` +
      `${survivors.length} survive, ${unexplained} of them unexplained.`,
  )
  const files = new Set(mutants.map(({ fileName }) => relative(root, fileName)))
  for (const { file, line, to } of gone(explained, survivors).filter((each) => files.has(each.file))) {
    console.log(`No longer survives, take it out: ${file}: ${line} → ${to}`)
  }
  return percent >= LEAST_PERCENT && unexplained === 0
}

function isAlive({ status }: MutantResult): boolean {
  return status === 'Survived' || status === 'NoCoverage'
}

function survivor(mutant: MutantResult, explained: readonly Explanation[], root: string): Survivor {
  const source = readFileSync(mutant.fileName, 'utf8')
  const { start } = mutant.location
  const found = {
    file: relative(root, mutant.fileName),
    line: source.split('\n')[start.line - 1]?.trim() ?? '',
    from: onOneLine(within(source, mutant.location)),
    to: onOneLine(mutant.replacement),
  }
  return { ...found, at: start.line, why: explained.find((each) => isSame(each, found))?.why }
}

// Lines and columns count from 1; the last column is the first that is not part of it.
function within(source: string, { start, end }: MutantResult['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const ended = lines.with(-1, lines.at(-1)?.slice(0, end.column - 1) ?? '')
  return ended.with(0, ended[0]?.slice(start.column - 1) ?? '').join('\n')
}

function isSame(one: Omit<Explanation, 'why'>, other: Omit<Explanation, 'why'>): boolean {
  return one.file === other.file && one.line === other.line && one.from === other.from && one.to === other.to
}

function gone(explained: readonly Explanation[], survivors: readonly Survivor[]): Explanation[] {
  return explained.filter((each) => !survivors.some((found) => isSame(each, found)))
}

function told({ file, at, line, from, to, why }: Survivor): string {
  const change = why === undefined ? `\n  ${JSON.stringify({ file, line, from, to, why: '' })}` : ''
  return `${file}:${at}  ${from} → ${to}\n  ${why ?? 'NOT EXPLAINED'}${change}`
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
