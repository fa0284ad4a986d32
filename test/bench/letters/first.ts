import { openBook } from '../../web/api/book.ts'

// A process of its own: opens a book, warms as the server does when it starts, and times the first letters asked for.

const ROSTER = `given_name,family_name,address_line1,city,state,zip,language
Ann,Reyes,1 Elm St,Boston,MA,02110,
محمد,الأحمد,2 Elm St,Boston,MA,02110,Arabic
小明,陳,3 Elm St,Boston,MA,02110,zh-Hant
राजेश,शर्मा,4 Elm St,Boston,MA,02110,
`
const words = {
  whatHappened: 'A laptop was left in a taxi.',
  whatInformation: 'Your name and the day of your visit.',
  whatWeAreDoing: 'We asked the taxi firm.',
  whatYouCanDo: 'Read the statements of your insurer.',
}

const book = await openBook()
const incident = { title: 'A laptop', kind: 'lost_or_stolen_device', discoveredOn: '2026-11-20' }
const { body } = await book.send<{ id: string }>('officer', 'POST /api/incidents', incident)
const path = `/api/incidents/${body.id}`
await book.send('officer', `POST ${path}/roster`, ROSTER, { 'Content-Type': 'text/csv' })
await book.send('officer', `PUT ${path}/letter`, words)
const people = await book.send<{ items: { id: string }[] }>('officer', `GET ${path}/people`)
await (await book.world.paper?.())?.preload()
const milliseconds: number[] = []
for (const { id } of people.body.items) {
  const began = performance.now()
  const { status } = await book.send('officer', `GET ${path}/people/${id}/letter.pdf`)
  if (status !== 200) throw new Error(`The letter was answered with ${status}.`)
  milliseconds.push(performance.now() - began)
}
await book.close()
console.log(JSON.stringify(milliseconds))
