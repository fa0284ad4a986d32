import { saysPart } from './cut-phrases.ts'

/**
 * Whether what stands in a row, without rules and stars, is part of a report: a total, a heading of a group, a page head, a
 * disclaimer. A person has more cells, or none of these words alone; so patients called Total, Page or Walker are none of it.
 */
export function isFurniture(words: string, cells: number): boolean {
  if (cells === 1 && ALONE.some((sign) => sign.test(words))) return true
  return LINES.some((line) => line.test(words)) || saysPart(words)
}

/** Whether a row is a line drawn under the names of the columns or between the rows. */
export function isRule(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '')
  return first !== undefined && RULE.test(first) && cells.every((cell) => cell === '' || RULE.test(cell))
}

/** Whether a cell that stands alone in its row is the title of a report or the name of a practice. */
export function isTitle(words: string): boolean {
  return TITLE.test(words) || PRACTICE.test(words) || /^\p{L}$/u.test(words)
}

const RULE = /^[-=_*+~─━═|:\s]+$/
const THINGS = '(patients?|records?|rows?|people|persons?|clients?|members?|entries|pacientes|registros|filas)'
const MADE = '(printed|generated|created|exported|extracted|produced|prepared|impreso|generado)'
const GROUPS =
  'provider|location|clinic|office|site|doctor|physician|dentist|hygienist|therapist|counselor|case manager|department|dept|facility|group|insurance|payer|payor|carrier|plan|practice|branch|region|team|ward|unit|room|service|specialty|status|type|category|class|program|county|route|day|month|week|year|date|date range|period|from|filters?|filtered by|sorted by|sort order|criteria|parameters?|employer|sponsor|city|state|zip|proveedor|sucursal|ubicación|médico'

// In up to three cells.
const LINES = [
  new RegExp(
    `^(grand |sub ?|report )?totals?( general)?( (number )?(of |de )?${THINGS})?( (count|listed|found))?\\s?[:=]?\\s?[\\d.,]*$`,
    'i',
  ),
  /^sub ?totals?\b.{0,80}$/i,
  /^(grand |report )?totals? (for|by|of|in|para) .{1,80}$/i,
  new RegExp(`^((number|count|no\\.?) of )?${THINGS}( count| total)?\\s?[:=]\\s?[\\d.,]+$`, 'i'),
  /^(total |record |row )?count\s?[:=]?\s?[\d.,]+$/i,
  /^(page|pg\.?|p[aá]gina)\s?:?\s?\d+(\s?(of|de|\/)\s?\d+)?$/i,
  /^end of (the )?(report|file|list|data|records|document|page)\b.{0,40}$/i,
  /^fin del? (informe|listado|archivo)\b.{0,40}$/i,
  /^report (date|run|generated|printed|created)\b.{0,60}$/i,
  new RegExp(`^(report |date |list )?${MADE}( on| at| date| by| el| por)*\\s?:?\\s.{0,80}\\d.{0,40}$`, 'i'),
  new RegExp(`^(${MADE}|run) (by|por)\\b.{1,60}$`, 'i'),
  /^(run|as of)( date| on)?\s?:?\s?\d.{0,60}$/i,
  new RegExp(
    `^((rendering|referring|primary|attending|billing|appointment|service) )?(${GROUPS})( (name|id|no|code|#))?\\s?[:=]\\s?\\S.{0,80}$`,
    'i',
  ),
  /^sep=/i,
]

const CONFIDENTIAL =
  '(do not|not for|patient (information|data|health)|information|health|report|property|for|and|phi|document|data|notice|material)'

// Where nothing else stands in the row.
const ALONE = [
  new RegExp(
    `^\\(?[\\d.,]+ ${THINGS}( (selected|listed|found|in all|affected|returned|exported|fetched|in set.*))?\\)?\\.?$`,
    'i',
  ),
  /\bpage \d+( of \d+)$/i,
  new RegExp(`^(strictly |private (and|&) )?confidential\\b[\\s:,.]*${CONFIDENTIAL}\\b`, 'i'),
  /\b(do not (copy|distribute|disclose|reproduce|share|duplicate)|protected health information|for (internal|official) use only|all rights reserved|unauthorized (disclosure|access|use)|privileged and confidential)\b/i,
  /^(©|\(c\)|copyright)\s.*\d{4}/i,
  /^(note|notice|disclaimer|warning|legend|footnote|aviso)\s?:\s?\S/i,
  /^no (more |further |other )?(records|data|patients|rows|results)\b/i,
  /^\(?(continued|cont[’']?d\.?)( (on|from) (the )?(next|previous) page)?\)?$/i,
  /^(\S+\s+){9,}\S+$/,
]

const TITLE =
  /^(?:(?:active|inactive|all|new|current|former|patients?|clients?|members?|appointments?|recall|billing|aging|demographics?|master|mailing|contact|phone|daily|weekly|monthly|annual|affected|by|de|lista|listado|informe|pacientes) )+(?:listings?|lists?|roster|report|directory|log|schedule|summary|labels|export|census|index|pacientes)\b.{0,80}$/i

const PRACTICE =
  /^\p{L}[^,]*\s(?:dermatology|clinics?|medical|associates|cent(?:er|re)|hospital|healthcare|practice|pediatrics|dental|dentistry|orthodontics|physicians|cardiology|family medicine|internal medicine|medicine|pharmacy|laboratory|ophthalmology|optometry|oncology|urology|neurology|psychiatry|counseling|physical therapy|wellness|office)(?:,? (?:p\.?l\.?l\.?c|l\.?l\.?c|p\.?c|p\.?a|inc|corp|ltd)\.?)?$|^.{3,},? (?:p\.?l\.?l\.?c|l\.?l\.?c|inc|corp)\.?$/iu
