import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a mail server asks about one recipient, and what it is answered, in Postfix's own words. */
export type Policy = (recipient: string) => string

/** A policy service as Postfix asks them (SMTPD_POLICY_README): lines `name=value` up to an empty one, answered by `action=…`. */
export async function startPolicy(policy: Policy): Promise<{ port: number; close(): Promise<void> }> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    let waiting = ''
    socket.setEncoding('utf8').on('close', () => open.delete(socket))
    socket.on('error', () => {})
    socket.on('data', (piece: string) => {
      const questions = (waiting + piece).split('\n\n')
      waiting = questions.pop() ?? ''
      for (const question of questions) {
        const recipient = /^recipient=(.*)$/m.exec(question)?.[1] ?? ''
        socket.write(`action=${policy(recipient)}\n\n`)
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((closed) => server.close(closed))
  }
  return { port: (server.address() as AddressInfo).port, close }
}
