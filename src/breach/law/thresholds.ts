/** A count at which a duty begins, in the law's own word: `>=` is "N or more", `>` is "more than N". */
export type Threshold = { at: number; compare: '>=' | '>' }

/** The Secretary is told with the letters at 500 or more individuals in all, 45 CFR 164.408(b). */
export const OCR_THRESHOLD: Threshold = { at: 500, compare: '>=' }

/** The media are told above 500 residents of one State, 45 CFR 164.406(a). */
export const MEDIA_THRESHOLD: Threshold = { at: 500, compare: '>' }

/** The FTC is told with the letters at 500 or more individuals, 16 CFR 318.5(c). */
export const FTC_THRESHOLD: Threshold = { at: 500, compare: '>=' }

/** The media are told at 500 or more residents of one State, 16 CFR 318.5(b): one fewer than under HIPAA. */
export const FTC_MEDIA_THRESHOLD: Threshold = { at: 500, compare: '>=' }

/** At ten people without a usable address substitute notice takes the wider form, 45 CFR 164.404(d)(2)(ii). */
export const SUBSTITUTE_THRESHOLD: Threshold = { at: 10, compare: '>=' }

const NEAR_PERCENT = 90

/** Whether so many individuals cross the line, by its own comparison. */
export function isOver(line: Threshold, count: number): boolean {
  return line.compare === '>=' ? count >= line.at : count > line.at
}

/** Whether the count has reached 90 % of the line and not the line. */
export function isNear(line: Threshold, count: number): boolean {
  return !isOver(line, count) && count * 100 >= line.at * NEAR_PERCENT
}

/** How many more people cross a line that is not crossed yet. */
export function missingTo(line: Threshold, count: number): number {
  return (line.compare === '>=' ? line.at : line.at + 1) - count
}
