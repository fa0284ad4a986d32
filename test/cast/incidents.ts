import * as demo from '../../src/demo/cast/incidents.ts'
import type { Story } from '../../src/demo/cast/story.ts'

/** The incidents of the demo as the tests log them: in three facts, as the first telephone call tells them. */
export const phishedMailbox = firstTold(demo.phishedMailbox, '2026-11-02')
export const lostLaptop = firstTold(demo.lostLaptop, '2026-11-20')
export const postedPhoto = firstTold(demo.postedPhoto, '2026-11-20')
export const vendorRansomware = firstTold(demo.vendorRansomware, '2026-10-02')
export const reviewReply = firstTold(demo.reviewReply, '2026-11-21')

function firstTold({ facts: { title, kind } }: Story, discoveredOn: string) {
  return { title, kind, discoveredOn }
}
