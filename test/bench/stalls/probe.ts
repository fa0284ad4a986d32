import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

// Asks /healthz again and again from a thread of its own, so that nothing the bench does is taken for a stall of the server.
const EVERY_MILLISECONDS = 10
const { url }: { url: string } = workerData
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let taken: number[] = []

parentPort?.on('message', () => {
  parentPort?.postMessage(taken)
  taken = []
})

function asked(): Promise<void> {
  return new Promise((answered, failed) => {
    get(`${url}/healthz`, { agent }, (answer) => answer.resume().once('end', answered)).once('error', failed)
  })
}

for (;;) {
  const began = performance.now()
  await asked()
  taken.push(performance.now() - began)
  await new Promise((later) => setTimeout(later, EVERY_MILLISECONDS))
}
