import type { ListAsked } from '../../../actions/list/lines.ts'
import type { SavedView } from '../../../storage/list/saved-views.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { pathOf, valuesOf } from './list-filter.ts'

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', label: 'Name of the view', hint: 'Only you see it.', required: true },
]

/** The saved views as links, and the form that saves the one that is open, or renames it where it is saved. */
export function viewFacts(views: readonly SavedView[], filter: ListAsked, form?: { values: Values; problem: Problem }) {
  const here = pathOf(filter)
  const links = views.map((view) => {
    const href = pathOf(view.filter)
    return { id: view.id, name: view.name, href, current: href === here }
  })
  const view = links.find(({ current }) => current) ?? null
  const typed = form?.values ?? { name: view?.name ?? '' }
  return {
    views: links,
    view,
    viewAction: view === null ? '/incidents/views' : `/incidents/views/${view.id}`,
    viewFields: fields(FIELDS, typed, form?.problem.errors),
    filter: valuesOf(filter),
    problem: form?.problem ?? null,
  }
}
