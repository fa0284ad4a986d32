import { deflateSync } from 'node:zlib'

/** A PDF being written: what is finished goes out at once, and only where it went is remembered. */
export type PdfFile = {
  /** The number of an object that is yet to come. */
  reserve(): number
  /** Writes an object, compressed together with its neighbours. Answers its number. */
  add(body: string, number?: number): number
  /** Writes a stream, compressed. `dictionary` is its dictionary's inside. Answers its number. */
  stream(dictionary: string, content: string | Uint8Array, number?: number): number
  /** Writes what ends a file; nothing may be added after. */
  close(root: number, id: string): void
  /** What was written since this was last asked, once it is worth sending, or in any case at the end. */
  taken(atEnd?: boolean): Uint8Array | undefined
}

const TOGETHER = 500
const WORTH_SENDING = 65_536
/** The quickest: a slower one makes the file a tenth smaller and takes a quarter of the time. */
const LEVEL = 1
/** What is shorter than this is not worth the compressor's start. */
const WORTH_COMPRESSING = 512

/** Where an object lies: in the file at an offset, or in an object stream at an index. */
const IN_FILE = 1
const IN_STREAM = 2

/** Begins a PDF 1.7 file. ISO 32000-1. */
export function openFile(): PdfFile {
  const table = crossReferences()
  let pending: Uint8Array[] = []
  let [offset, waiting] = [0, 0]
  let bodies: { number: number; body: string }[] = []

  const write = (bytes: Uint8Array) => {
    pending.push(bytes)
    offset += bytes.length
    waiting += bytes.length
  }
  const stream: PdfFile['stream'] = (dictionary, content, number = table.reserve()) => {
    const { bytes, filter } = compressed(typeof content === 'string' ? Buffer.from(content) : content)
    table.set(number, IN_FILE, offset, 0)
    write(Buffer.from(`${number} 0 obj\n<<${dictionary}${filter}/Length ${bytes.length}>>stream\n`))
    write(bytes)
    write(Buffer.from('\nendstream\nendobj\n'))
    return number
  }
  const flush = () => {
    if (bodies.length === 0) return
    const number = table.reserve()
    for (const [index, each] of bodies.entries()) table.set(each.number, IN_STREAM, number, index)
    const { dictionary, content } = objectStream(bodies)
    bodies = []
    stream(dictionary, content, number)
  }

  write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  return {
    reserve: table.reserve,
    stream,
    add(body, number = table.reserve()) {
      bodies.push({ number, body })
      if (bodies.length >= TOGETHER) flush()
      return number
    },
    close(root, id) {
      flush()
      const start = offset
      const number = table.reserve()
      table.set(number, IN_FILE, start, 0)
      const { size, bytes } = table.all()
      stream(`/Type/XRef/Size ${size}/W[1 5 2]/Root ${root} 0 R/ID[<${id}><${id}>]`, bytes, number)
      write(Buffer.from(`startxref\n${start}\n%%EOF\n`))
    },
    taken(atEnd = false) {
      if (waiting === 0 || (!atEnd && waiting < WORTH_SENDING)) return undefined
      const bytes = Buffer.concat(pending)
      pending = []
      waiting = 0
      return bytes
    },
  }
}

function compressed(content: Uint8Array): { bytes: Uint8Array; filter: string } {
  if (content.length < WORTH_COMPRESSING) return { bytes: content, filter: '' }
  return { bytes: deflateSync(content, { level: LEVEL }), filter: '/Filter/FlateDecode' }
}

// ISO 32000-1, 7.5.7.
function objectStream(objects: readonly { number: number; body: string }[]) {
  let at = 0
  const index = objects.map(({ number, body }) => {
    const entry = `${number} ${at}`
    at += body.length + 1
    return entry
  })
  const head = `${index.join(' ')}\n`
  const content = Buffer.from(`${head}${objects.map(({ body }) => body).join('\n')}`, 'latin1')
  return { dictionary: `/Type/ObjStm/N ${objects.length}/First ${head.length}`, content }
}

// ISO 32000-1, 7.5.8: one entry an object, of one, five and two bytes. Batches of any length keep eight bytes an object.
const ENTRY = 8

function crossReferences() {
  let entries = Buffer.alloc(ENTRY * 1024)
  entries.writeUInt16BE(0xffff, 6)
  let size = 1
  return {
    reserve(): number {
      if ((size + 1) * ENTRY > entries.length) entries = Buffer.concat([entries, Buffer.alloc(entries.length)])
      return size++
    },
    set(number: number, kind: number, place: number, index: number): void {
      entries.writeUInt8(kind, number * ENTRY)
      entries.writeUIntBE(place, number * ENTRY + 1, 5)
      entries.writeUInt16BE(index, number * ENTRY + 6)
    },
    all: () => ({ size, bytes: entries.subarray(0, size * ENTRY) }),
  }
}
