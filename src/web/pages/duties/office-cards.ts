import { askedOn, type OfficeSheet } from '../../../breach/offices/sheet.ts'
import { changedSince, dueOf, supplementOf } from '../../../breach/offices/summary.ts'
import type { dutyCard } from './duty-card.ts'
import { sheetPath } from './office-facts.ts'

type Card = ReturnType<typeof dutyCard>

/** The cards of a page, in their order: one an office, even where one form meets several duties. */
export function withOffices(cards: readonly Card[], sheets: readonly OfficeSheet[], id: string) {
  const sheetFor = new Map(sheets.flatMap((sheet) => sheet.duties.map((duty) => [duty.id, sheet] as const)))
  return cards.flatMap<ReturnType<typeof ofOneDuty> | ReturnType<typeof officeCard>>((card) => {
    const sheet = sheetFor.get(card.id)
    if (!sheet) return [ofOneDuty(card, null)]
    if (sheet.duties.length === 1) return [ofOneDuty(card, linkTo(sheet, id))]
    return cards.find(({ id }) => sheetFor.get(id) === sheet) === card ? [officeCard(sheet, cards, id)] : []
  })
}

function ofOneDuty(card: Card, officeSheet: ReturnType<typeof linkTo> | null) {
  return { ...card, office: null, officeSheet }
}

function officeCard(sheet: OfficeSheet, cards: readonly Card[], id: string) {
  const { office, to, duties, open } = sheet
  const ids = duties.map((duty) => duty.id)
  const its = cards.filter((card) => ids.includes(card.id))
  return {
    office: office.replaceAll('.', '-'),
    to,
    due: dueOf(sheet),
    isDone: open.length === 0,
    officeSheet: linkTo(sheet, id),
    isOpen: its.some(({ formOpen }) => formOpen),
    duties: its.map((card) => ofOneDuty(card, null)),
  }
}

function linkTo(sheet: OfficeSheet, id: string) {
  return {
    href: sheetPath(id, sheet.office),
    missing: askedOn(sheet).length,
    isDone: sheet.open.length === 0,
    supplement: supplementOf(sheet),
    changed: changedSince(sheet).length,
  }
}
