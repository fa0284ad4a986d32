import type { DevBook, Places } from './places.ts'

const NOTE = 'Called the vendor. They will send their list of patients on Friday.'

/** What was typed and not saved: a form that shows it again, and one that is open no more. */
export async function draftsInFew(book: DevBook): Promise<Places> {
  const { phishedMailbox } = book.places
  await keep(book, { ':form': '/associates', name: 'Bookwell Scheduling', contactName: 'Their privacy officer' })
  return { draft: await keep(book, { ':form': `/incidents/${phishedMailbox}/steps/none/completion`, note: NOTE }) }
}

async function keep({ world, ask }: DevBook, typed: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(typed)
  const answer = await ask('officer', new Request(new URL('/drafts', world.config.url), { method: 'POST', body }))
  const { href } = (await answer.json()) as { href: string }
  return href.split('/').at(-1) ?? ''
}
