import { expect, test } from 'vitest'
import { hashing, takeTurns } from '../../src/access/hashing.ts'

test('of many passwords two are hashed at once, in the order in which they came', async () => {
  const turns = takeTurns(2)
  const done: number[] = []
  let [atWork, most] = [0, 0]
  const work = (at: number) => async () => {
    most = Math.max(most, ++atWork)
    await new Promise((later) => setTimeout(later, 2))
    atWork -= 1
    done.push(at)
  }
  await Promise.all(Array.from({ length: 9 }, (_, at) => turns.after(work(at))))
  expect([most, done, turns.waiting()]).toEqual([2, [0, 1, 2, 3, 4, 5, 6, 7, 8], 0])
})

test('one that fails lets the next one in', async () => {
  const turns = takeTurns(1)
  const failed = turns.after(() => Promise.reject(new Error('no')))
  await expect(Promise.all([failed, turns.after(async () => 'yes')])).rejects.toThrow('no')
  expect(await turns.after(async () => 'yes')).toBe('yes')
})

test('a crowd of sign-ins is told to slow down, and whoever waits is answered', async () => {
  const hash = await hashing.hash('correct horse battery')
  const tries = Array.from({ length: 60 }, async () => hashing.verify({ hash, password: 'correct horse battery' }))
  const answers = await Promise.allSettled(tries)
  const refused = answers.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(18)
  expect(refused[0]).toMatchObject({ reason: { status: 'TOO_MANY_REQUESTS' } })
  expect(answers.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(42)
})
