import { type Day, earlierOf } from '../law/day.ts'
import { isDone } from '../law/pending-duty.ts'
import type { QuestionId } from './questions.ts'
import type { OfficeSheet } from './sheet.ts'

/** The day by which a sheet is to be filed: that of the first of its duties that is not met; null: the law names no day. */
export function dueOf({ duties }: Pick<OfficeSheet, 'duties'>): Day | null {
  const open = duties.filter((duty) => !isDone(duty))
  const days = (open.length > 0 ? open : duties).flatMap(({ due }) => due ?? [])
  return days.length === 0 ? null : days.reduce(earlierOf)
}

/** An earlier day that is safe, where the office counts otherwise than its statute; null: there is none. */
export function safeDayOf({ duties }: Pick<OfficeSheet, 'duties'>): Day | null {
  return duties.flatMap(({ safeBy }) => safeBy ?? [])[0] ?? null
}

/** How the office that takes the form takes it, and where. */
export function methodOf({ duties, office }: Pick<OfficeSheet, 'duties' | 'office'>) {
  const own = duties.find(({ id }) => id === `state.${office}`) ?? duties[0]
  return { method: own?.method ?? null, url: own?.url ?? null }
}

/** A question that is answered otherwise now than when the sheet was filed; a count of people asks for a supplement. */
export type Changed = { label: string; was: string | null; now: string | null; isCount: boolean }

/** What is answered otherwise now than when the sheet was filed. */
export function changedSince({ filing, sections }: Pick<OfficeSheet, 'filing' | 'sections'>): Changed[] {
  const now = new Map(sections.flatMap(({ fields }) => fields.map((field) => [field.label, field])))
  return (filing?.sent ?? []).flatMap(({ label, value }) => {
    const field = now.get(label)
    if (!field || field.value === value) return []
    return [{ label, was: value, now: field.value, isCount: field.id === 'residents' || field.id === 'people' }]
  })
}

/** That a count was filed which is another now, in a few words: `290 filed, now 298`; null: none is. */
export function supplementOf(sheet: Pick<OfficeSheet, 'filing' | 'sections'>): string | null {
  const counts = changedSince(sheet).filter(({ isCount }) => isCount)
  const first = counts[0]
  return first ? `${first.was ?? 'no number'} filed, now ${first.now ?? 'not known'}` : null
}

/** What the officer said on a sheet, by question: as it was filed, else in the officer's own answers and by who was told. */
export function saidOn({ filing, sections }: Pick<OfficeSheet, 'filing' | 'sections'>): Said {
  const sent = filing && new Map(filing.sent.map(({ label, value }) => [label, value]))
  const said = sections.flatMap(({ fields }) =>
    fields.flatMap(({ id, label, value, isOwn }) => {
      const text = sent ? (sent.get(label) ?? null) : isOwn || id === 'notified' ? value : null
      return text === null ? [] : [[id, text] as const]
    }),
  )
  return Object.fromEntries(said)
}

export type Said = Partial<Record<QuestionId, string>>

// The list of names and the copy of the report go along only where the law asks for them.
const SAMPLE = /sample|\bcopy of the (notice|letter|template)/i

/** What goes with a filing, and whether the sources say that the office asks for it. */
export function attachmentsOf({ attach, form, duties }: Pick<OfficeSheet, 'attach' | 'form' | 'duties'>) {
  const sources = [form.asks, ...duties.map(({ method }) => method)].join('; ')
  return attach.map((kind) => ({ kind, isAsked: kind !== 'sample' || SAMPLE.test(sources) }))
}
