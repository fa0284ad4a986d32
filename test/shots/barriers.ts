import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { WCAG } from '../support/machine/wcag.ts'

/** What keeps somebody from reading or using the open page (WCAG 2.2, A and AA), and by how much it is too wide. */
export async function barriersIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze()
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    ...(wide > 0 ? [`${wide} pixels too wide`] : []),
  ]
}
