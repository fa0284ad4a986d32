import { deflateSync } from 'node:zlib'
import { type Buffered, openBuffer } from './buffer.ts'
import { type CrossReferences, crossReferences } from './cross-references.ts'

/** A PDF being written: what is finished goes out at once, and only where it went is remembered. */
export type PdfFile = {
  /** The number of an object that is yet to come; the first of so many in a row. */
  reserve(count?: number): number
  /** Writes an object, compressed together with its neighbours; its body is of one byte a character. Answers its number. */
  add(body: string, number?: number): number
  /** Writes a stream. `dictionary` is its dictionary's inside; a string is of one byte a character. Answers its number. */
  stream(dictionary: string, content: string | Uint8Array, number?: number): number
  /** Writes a stream that is packed already; its dictionary says how. Answers its number. */
  packed(dictionary: string, bytes: Uint8Array): number
  /** Writes what ends a file; nothing may be added after. */
  close(root: number, id: string): void
  /** What was written since this was last asked, once it is worth sending, or in any case at the end. */
  taken(atEnd?: boolean): Uint8Array | undefined
}

const TOGETHER = 500
/** The quickest: a slower one makes the file a tenth smaller and takes a quarter of the time. */
const LEVEL = 1
/** What is shorter than this is not worth the compressor's start. */
const WORTH_COMPRESSING = 1_500

/** Begins a PDF 1.7 file. ISO 32000-1. */
export function openFile(): PdfFile {
  const table = crossReferences()
  const outlet = openBuffer()
  const stream = streamsTo(outlet, table)
  const { add, flush } = objectsIn(stream, table)
  outlet.text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  return {
    reserve: table.reserve,
    stream,
    packed: (dictionary, bytes) => {
      const number = table.reserve()
      table.inFile(number, outlet.offset())
      outlet.text(`${number} 0 obj\n<<${dictionary}/Length ${bytes.length}>>stream\n`)
      outlet.bytes(bytes)
      outlet.text(END)
      return number
    },
    add,
    close(root, id) {
      flush()
      const start = outlet.offset()
      const number = table.reserve()
      table.inFile(number, start)
      stream(`/Type/XRef/Size ${table.size()}/W[1 5 2]/Root ${root} 0 R/ID[<${id}><${id}>]`, table.bytes(), number)
      outlet.text(`startxref\n${start}\n%%EOF\n`)
    },
    taken: outlet.taken,
  }
}

function streamsTo(outlet: Buffered, table: CrossReferences): PdfFile['stream'] {
  return (dictionary, content, number = table.reserve()) => {
    table.inFile(number, outlet.offset())
    const head = `${number} 0 obj\n<<${dictionary}`
    if (content.length < WORTH_COMPRESSING && typeof content === 'string')
      outlet.text(`${head}/Length ${content.length}>>stream\n${content}${END}`)
    else {
      const plain = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
      const bytes = deflateSync(plain, { level: LEVEL })
      outlet.text(`${head}/Filter/FlateDecode/Length ${bytes.length}>>stream\n`)
      outlet.bytes(bytes)
      outlet.text(END)
    }
    return number
  }
}

const END = '\nendstream\nendobj\n'

function objectsIn(stream: PdfFile['stream'], table: CrossReferences): { add: PdfFile['add']; flush(): void } {
  let together = openTogether()
  const flush = () => {
    if (together.numbers.length === 0) return
    const number = table.reserve()
    for (const [index, each] of together.numbers.entries()) table.inStream(each, number, index)
    stream(...asStream(together), number)
    together = openTogether()
  }
  const add: PdfFile['add'] = (body, number = table.reserve()) => {
    together.numbers.push(number)
    together.index += `${number} ${together.bodies.length} `
    together.bodies += `${body}\n`
    if (together.numbers.length >= TOGETHER) flush()
    return number
  }
  return { add, flush }
}

type Together = { numbers: number[]; index: string; bodies: string }

function openTogether(): Together {
  return { numbers: [], index: '', bodies: '' }
}

// ISO 32000-1, 7.5.7.
function asStream({ numbers, index, bodies }: Together): [dictionary: string, content: string] {
  return [`/Type/ObjStm/N ${numbers.length}/First ${index.length}`, index + bodies]
}
