import { asStream, contentOf, isDictionary, isText, type Objects, tokensOf, type Value } from './objects.ts'

/** What a page shows, told by its operators alone. */
export type Shown = {
  /** The marks in the order of the content. */
  marks: { mark: number; tag: string }[]
  /** The codes that each font shows. */
  codes: Map<string, Set<number>>
  faults: string[]
}

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'BI'])
const TEXTS = new Set(['Tj', 'TJ', "'", '"'])

type Open = { kind: 'tagged' | 'artifact' | 'span' }

/** Reads a page's content as one stream, as the standard has it. */
export function shownOn(objects: Objects, contents: Value | undefined): Shown {
  const streams = Array.isArray(objects.read(contents)) ? objects.list(contents) : [contents ?? null]
  const content = streams.map((each) => contentOf(asStream(objects.read(each))).toString('latin1')).join('\n')
  const shown: Shown = { marks: [], codes: new Map(), faults: [] }
  const open: Open[] = []
  let [font, depth] = ['', 0]
  let operands: Value[] = []
  for (const token of tokensOf(content)) {
    if (!isOperator(token)) {
      operands.push(token)
      continue
    }
    const { operator } = token
    if (operator === 'BDC' || operator === 'BMC') begin(shown, open, operands)
    else if (operator === 'EMC') {
      if (!open.pop()) shown.faults.push('Marked content ends that never began.')
    } else if (operator === 'Tf') font = String(operands[0])
    else if (operator === 'q') depth += 1
    else if (operator === 'Q') depth -= 1
    else if (TEXTS.has(operator)) show(shown, font, operands)
    if ((TEXTS.has(operator) || PAINTS.has(operator)) && !open.some(({ kind }) => kind !== 'span'))
      shown.faults.push(`${operator} shows something that is neither tagged nor an artifact.`)
    operands = []
  }
  if (open.length > 0) shown.faults.push('Marked content does not end.')
  if (depth !== 0) shown.faults.push('q and Q do not match.')
  return shown
}

function isOperator(token: Value | { operator: string }): token is { operator: string } {
  return typeof token === 'object' && token !== null && 'operator' in token
}

function begin({ marks, faults }: Shown, open: Open[], [tag, properties]: Value[]): void {
  const mark = isDictionary(properties) ? properties.entries['/MCID'] : undefined
  const kind = tag === '/Artifact' ? 'artifact' : typeof mark === 'number' ? 'tagged' : 'span'
  const around = open.find((each) => each.kind !== 'span')
  if (kind !== 'span' && around) faults.push(`What is ${kind} stands inside what is ${around.kind}.`)
  if (kind === 'tagged') marks.push({ mark: Number(mark), tag: String(tag) })
  open.push({ kind })
}

function show({ codes }: Shown, font: string, operands: readonly Value[]): void {
  const texts = operands.flat().filter(isText)
  const its = codes.get(font) ?? new Set()
  codes.set(font, its)
  for (const { text } of texts)
    for (let at = 0; at < text.length; at += 2) its.add(text.charCodeAt(at) * 256 + text.charCodeAt(at + 1))
}
