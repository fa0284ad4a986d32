import { z } from '@hono/zod-openapi'
import { instant, line } from '../shared/words.ts'
import { listFilterSchema } from './list-filter-schema.ts'

/** The name of a saved view. */
export const viewName = z.strictObject({ name: line('a name for the view', 60) }).openapi('SavedViewName')

/** What is saved: a name and the filter of the list. */
export const newViewSchema = z.strictObject({ ...viewName.shape, filter: listFilterSchema }).openapi('NewSavedView')

/** A saved view. */
export const savedViewSchema = z
  .strictObject({ id: z.string(), ...newViewSchema.shape, savedAt: instant })
  .openapi('SavedView')

/** All views of whoever asks. */
export const savedViewsSchema = z.strictObject({ views: z.array(savedViewSchema) }).openapi('SavedViews')
