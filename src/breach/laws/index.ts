import type { Jurisdiction } from '../law/law.ts'
import type { State } from '../law/states.ts'
import AK from './AK.json' with { type: 'json' }
import AL from './AL.json' with { type: 'json' }
import AR from './AR.json' with { type: 'json' }
import AS from './AS.json' with { type: 'json' }
import AZ from './AZ.json' with { type: 'json' }
import CA from './CA.json' with { type: 'json' }
import CO from './CO.json' with { type: 'json' }
import CT from './CT.json' with { type: 'json' }
import DC from './DC.json' with { type: 'json' }
import DE from './DE.json' with { type: 'json' }
import FL from './FL.json' with { type: 'json' }
import GA from './GA.json' with { type: 'json' }
import GU from './GU.json' with { type: 'json' }
import HI from './HI.json' with { type: 'json' }
import IA from './IA.json' with { type: 'json' }
import ID from './ID.json' with { type: 'json' }
import IL from './IL.json' with { type: 'json' }
import IN from './IN.json' with { type: 'json' }
import KS from './KS.json' with { type: 'json' }
import KY from './KY.json' with { type: 'json' }
import LA from './LA.json' with { type: 'json' }
import MA from './MA.json' with { type: 'json' }
import MD from './MD.json' with { type: 'json' }
import ME from './ME.json' with { type: 'json' }
import MI from './MI.json' with { type: 'json' }
import MN from './MN.json' with { type: 'json' }
import MO from './MO.json' with { type: 'json' }
import MP from './MP.json' with { type: 'json' }
import MS from './MS.json' with { type: 'json' }
import MT from './MT.json' with { type: 'json' }
import NC from './NC.json' with { type: 'json' }
import ND from './ND.json' with { type: 'json' }
import NE from './NE.json' with { type: 'json' }
import NH from './NH.json' with { type: 'json' }
import NJ from './NJ.json' with { type: 'json' }
import NM from './NM.json' with { type: 'json' }
import NV from './NV.json' with { type: 'json' }
import NY from './NY.json' with { type: 'json' }
import OH from './OH.json' with { type: 'json' }
import OK from './OK.json' with { type: 'json' }
import OR from './OR.json' with { type: 'json' }
import PA from './PA.json' with { type: 'json' }
import PR from './PR.json' with { type: 'json' }
import RI from './RI.json' with { type: 'json' }
import SC from './SC.json' with { type: 'json' }
import SD from './SD.json' with { type: 'json' }
import TN from './TN.json' with { type: 'json' }
import TX from './TX.json' with { type: 'json' }
import UT from './UT.json' with { type: 'json' }
import VA from './VA.json' with { type: 'json' }
import VI from './VI.json' with { type: 'json' }
import VT from './VT.json' with { type: 'json' }
import WA from './WA.json' with { type: 'json' }
import WI from './WI.json' with { type: 'json' }
import WV from './WV.json' with { type: 'json' }
import WY from './WY.json' with { type: 'json' }

/** The law of each jurisdiction, in its dated versions. Their one schema is held by a test. */
export const LAWS = {
  AK,
  AL,
  AR,
  AS,
  AZ,
  CA,
  CO,
  CT,
  DC,
  DE,
  FL,
  GA,
  GU,
  HI,
  IA,
  ID,
  IL,
  IN,
  KS,
  KY,
  LA,
  MA,
  MD,
  ME,
  MI,
  MN,
  MO,
  MP,
  MS,
  MT,
  NC,
  ND,
  NE,
  NH,
  NJ,
  NM,
  NV,
  NY,
  OH,
  OK,
  OR,
  PA,
  PR,
  RI,
  SC,
  SD,
  TN,
  TX,
  UT,
  VA,
  VI,
  VT,
  WA,
  WI,
  WV,
  WY,
} satisfies Record<State, unknown> as Record<State, Jurisdiction>
