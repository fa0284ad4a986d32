import { hardSentences, readingGrade } from '../text/reading-grade.ts'
import { PARTS } from '../text/words.ts'
import { type Batch, type Finding, warning } from './finding.ts'
import { eachText } from './texts.ts'

/** The school year whose readers the letters are written for. */
const GOAL_GRADE = 8

/** Whether the officer’s English words read more easily than the eighth grade’s; the formula is made for English only. */
export function readingFindings(batch: Batch): Finding[] {
  const texts = eachText(batch).filter(({ language }) => language === 'en')
  const grade = readingGrade(texts.map(({ text }) => text).join('\n\n'))
  if (grade === null || grade <= GOAL_GRADE) return []
  const hardest = texts.toSorted((one, other) => hardSentences(other.text).length - hardSentences(one.text).length)[0]
  const where = hardest ? ` Most of the hard sentences are in “${PARTS[hardest.part]}”.` : ''
  return [
    warning({
      code: 'reading_grade',
      what: hardest?.what ?? 'words.whatHappened',
      sentence: `Your text reads at grade level ${grade.toFixed(1)} (Flesch-Kincaid); aim for ${GOAL_GRADE}. Shorten the marked sentences and use shorter words.${where}`,
      citation: '45 CFR 164.404(c)(2)',
    }),
  ]
}
