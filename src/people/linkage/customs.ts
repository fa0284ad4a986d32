import type { Candidates } from './blocking/candidates.ts'
import type { Model } from './model.ts'
import type { Shares } from './shares.ts'
import { type Customs, isPlainlyOne } from './verdict.ts'

/** What is usual in the rosters, by the pairs that were compared. Where few have an address, households are assumed. */
export function customsOf(candidates: Candidates, model: Model, shares: Shares): Customs {
  const wouldShow = Math.max(shares.holders('street'), shares.holders('phone')) > model.size / 4
  return { numbers: numbersIn(candidates), households: model.relatives > FEW_RELATIVES || !wouldShow }
}

// Pairs of relatives for one description: below it a roster has none.
const FEW_RELATIVES = 0.03

// A column of visits, accounts or rows is easily taken for record numbers; then they part nobody.
const PAIRS_TO_TELL = 20

function numbersIn(candidates: Candidates): Customs['numbers'] {
  let [plain, other] = [0, 0]
  for (const { of } of candidates.each()) {
    if (!of.oneSeries || of.mrn === 'unknown' || !isPlainlyOne(of)) continue
    plain++
    if (of.mrn === 'other') other++
  }
  return other >= PAIRS_TO_TELL && other > plain * 0.8 ? 'of visits' : 'of people'
}
