import type { Columns } from '../../people/reading/columns.ts'
import type { Field } from '../../people/reading/fields/fields.ts'
import type { StoredLayout } from '../../storage/practice/saved-layouts.ts'

/**
 * A layout that was kept for a header, as it applies to one like it: `fresh` are the places of columns that were not there
 * then, `lost` the fields whose columns are no longer there.
 */
export type AppliedLayout = StoredLayout & { fresh?: readonly number[]; lost?: readonly Field[] }

/** How much of two headers has to be the same for them to come from one system: of five columns one may have gone and another come. */
const ALIKE = 0.65
const NAMES_IN_COMMON = 3

/** The layout of the header that is most like one with those names (by their fingerprints), by name; the newest of equals. */
export function alikeLayout(layouts: Iterable<StoredLayout>, names: readonly string[]): AppliedLayout | undefined {
  let best: { layout: StoredLayout; alike: number } | undefined
  for (const layout of layouts) {
    const alike = alikeness(layout.names, names)
    const isBetter = !best || alike > best.alike || (alike === best.alike && layout.keptAt > best.layout.keptAt)
    if (alike >= ALIKE && isBetter) best = { layout, alike }
  }
  return best && applied(best.layout, names)
}

/** The layouts whose headers may be like one of so many names: the others need not be compared. */
export function nearInSize(layouts: Iterable<StoredLayout>, names: number): StoredLayout[] {
  return [...layouts].filter((layout) => {
    const before = new Set(layout.names).size
    return Math.min(before, names) >= Math.max(before, names) * ALIKE
  })
}

function alikeness(before: readonly string[], now: readonly string[]): number {
  const [one, other] = [new Set(before), new Set(now)]
  const common = one.intersection(other).size
  return common < NAMES_IN_COMMON ? 0 : common / one.union(other).size
}

function applied(layout: StoredLayout, names: readonly string[]): AppliedLayout {
  const [before, now] = [numbered(layout.names), numbered(names)]
  const columns: { [field in Field]?: readonly number[] } = {}
  const lost: Field[] = []
  for (const [field, places] of Object.entries(layout.columns) as [Field, readonly number[]][]) {
    const there = places.map((place) => now.indexOf(before[place] ?? ''))
    if (there.includes(-1)) lost.push(field)
    else columns[field] = there
  }
  const fresh = now.flatMap((name, place) => (before.includes(name) ? [] : [place]))
  return { ...layout, columns: columns satisfies Columns, fresh, lost }
}

// A name that stands twice is two names.
function numbered(names: readonly string[]): string[] {
  return names.map((name, at) => `${name}#${names.slice(0, at).filter((earlier) => earlier === name).length}`)
}
