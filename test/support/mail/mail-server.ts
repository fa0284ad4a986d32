import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { TLSSocket, type TLSSocketOptions } from 'node:tls'
import { selfSigned } from './certificate.ts'

/** How far a client has come: each of these the server may answer in a mood of its own. */
export type Stage = 'greeting' | 'MAIL' | 'RCPT' | 'DATA' | 'text' | 'taken'

/** An answer in place of the usual one; `drop`: the line is cut without a word. At `taken` the message counts already. */
export type Mood = (stage: Stage, about: { to: string; messageId: string }) => string | 'drop' | undefined

/** A message that the server took. */
export type Taken = { to: string; messageId: string; raw: string; encrypted: boolean }

/** A mail server of the tests' own, that keeps what it takes and delivers nothing. */
export type MailServer = {
  port: number
  cert: string
  taken: Taken[]
  /** How many lines were opened to it. */
  lines(): number
  close(): Promise<void>
}

/** Starts a mail server on a free port of this computer. `tls`: offered after STARTTLS, spoken from the first byte, or neither. */
export async function startMailServer(
  given: {
    tls?: 'starttls' | 'implicit' | 'none'
    mood?: Mood
    port?: number
    pipelining?: boolean
    utf8?: boolean
  } = {},
): Promise<MailServer> {
  const { cert, key } = selfSigned()
  const taken: Taken[] = []
  const open = new Set<Socket>()
  let lines = 0
  const tls = given.tls ?? 'starttls'
  const server: Server = createServer((socket) => {
    lines += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    const secure: TLSSocketOptions = { isServer: true, cert, key }
    const pipelining = given.pipelining ?? false
    const utf8 = given.utf8 ?? false
    talk(socket, { tls, secure, mood: given.mood ?? (() => undefined), taken, pipelining, utf8 })
  })
  server.listen(given.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((closed) => server.close(closed))
  }
  return { port: (server.address() as AddressInfo).port, cert, taken, lines: () => lines, close }
}

type Talk = {
  tls: 'starttls' | 'implicit' | 'none'
  secure: TLSSocketOptions
  mood: Mood
  taken: Taken[]
  pipelining: boolean
  utf8: boolean
}

function talk(plain: Socket, { tls, secure, mood, taken, pipelining, utf8 }: Talk): void {
  let socket = tls === 'implicit' ? new TLSSocket(plain, secure) : plain
  let waiting = ''
  let to = ''
  let text: string[] | null = null
  let isBegun = false
  let hasReader = false

  const say = (stage: Stage | null, usual: string, messageId = '') => {
    const answer = (stage && mood(stage, { to, messageId })) ?? usual
    if (answer === 'drop') socket.destroy()
    else if (socket.writable) socket.write(`${answer}\r\n`)
    return answer === usual
  }
  const finish = (lines: string[]) => {
    const raw = lines.map((line) => line.replace(/^\./, '')).join('\r\n')
    const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? ''
    isBegun = false
    const refused = mood('text', { to, messageId })
    if (refused === 'drop') return void socket.destroy()
    if (refused) return void socket.write(`${refused}\r\n`)
    taken.push({ to, messageId, raw, encrypted: socket instanceof TLSSocket })
    say('taken', '250 2.0.0 Queued', messageId)
  }
  const hear = (line: string) => {
    if (text) {
      if (line !== '.') return void text.push(line)
      const lines = text
      text = null
      return finish(lines)
    }
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO')
      return say(
        null,
        `250-localhost\r\n${tls === 'starttls' && socket === plain ? '250-STARTTLS\r\n' : ''}${pipelining ? '250-PIPELINING\r\n' : ''}${utf8 ? '250-SMTPUTF8\r\n' : ''}250 8BITMIME`,
      )
    if (verb === 'STAR' && tls === 'starttls') return upgrade()
    if (verb === 'STAR') return say(null, '502 5.5.1 No such command')
    if (verb === 'MAIL') {
      if (isBegun) return say(null, '503 5.5.1 Nested MAIL')
      hasReader = false
      isBegun = say('MAIL', '250 2.1.0 Yes')
      return isBegun
    }
    if (verb === 'RSET') {
      isBegun = false
      return say(null, '250 2.0.0 Yes')
    }
    if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? ''
      hasReader = say('RCPT', '250 2.1.5 Yes')
      return hasReader
    }
    if (verb === 'DATA') {
      if (!hasReader) return say(null, '554 5.5.1 No valid recipients')
      if (say('DATA', '354 Go on')) text = []
      return
    }
    if (verb === 'QUIT') return void socket.end('221 2.0.0 Bye\r\n')
    return say(null, '250 2.0.0 Yes')
  }
  const listen = () => {
    socket.setEncoding('latin1')
    socket.on('error', () => {})
    socket.on('data', (piece: string) => {
      const lines = (waiting + piece).split('\r\n')
      waiting = lines.pop() ?? ''
      for (const line of lines) hear(line)
    })
  }
  const upgrade = () => {
    plain.write('220 2.0.0 Go on\r\n')
    plain.removeAllListeners('data')
    socket = new TLSSocket(plain, secure)
    waiting = ''
    listen()
  }
  listen()
  say('greeting', '220 localhost ESMTP')
}
