/** A part of a sheet or an envelope, in inches from its top left corner. */
export type Area = { left: number; right: number; top: number; bottom: number }

/** What of a folded sheet a window shows: always, and at most as the sheet slips in its envelope. */
export type Seen = { always: Area; sometimes: Area }

/** An envelope whose windows show the address, and where on the letter what they show is printed; in inches. */
export type Envelope = {
  label: string
  /** The windows as they are cut. */
  windows: { reader: Area; sender?: Area }
  /** The address: its left edge, how wide its lines may be, and where its last line ends. */
  reader: { left: number; width: number; bottom: number }
  /** The sender: its left edge, how wide its lines may be, and the top of them or their middle. */
  sender: { left: number; width: number } & ({ top: number } | { middle: number })
}

/** A #10 envelope, and a sheet of US Letter folded in three. */
export const ENVELOPE_SIZE = Object.freeze({ width: 9.5, height: 4.125 })
const FOLDED = Object.freeze({ width: 8.5, height: 11 / 3 })

/** The windows keep an eighth of an inch clear of what they show. */
export const CLEARANCE = 0.125

/**
 * The envelopes that a practice can choose. The windows are those of a common #10 envelope and of Lob's double window; the
 * last two lines of the address stand where the window shows them however the sheet slips.
 */
export const ENVELOPES = Object.freeze({
  number_10_left_window: {
    label: '#10 with one window, on the left',
    windows: { reader: cut({ left: 0.875, bottom: 0.5, width: 4.5, height: 1.125 }) },
    reader: { left: 1, width: 3.25, bottom: 3 },
    sender: { left: 1, width: 3.25, top: 0.5 },
  },
  lob_double_window: {
    label: '#10 with two windows, of Lob’s measures',
    windows: {
      reader: cut({ left: 0.625, bottom: 1, width: 4, height: 1 }),
      sender: cut({ left: 0.625, bottom: 2.375, width: 3.25, height: 0.875 }),
    },
    reader: { left: 0.75, width: 2.75, bottom: 2.5625 },
    sender: { left: 0.75, width: 2.75, middle: 1.083 },
  },
} satisfies Record<string, Envelope>)

export type EnvelopeName = keyof typeof ENVELOPES

/** What the Postal Service is asked to do with a letter that it cannot deliver, as it reads on the envelope. */
export const ENDORSEMENTS = Object.freeze({
  return_service: 'RETURN SERVICE REQUESTED',
  address_service: 'ADDRESS SERVICE REQUESTED',
})

export type Endorsement = keyof typeof ENDORSEMENTS

/** What a window of this place shows of the sheet, which may lie on the bottom or the top, to the left or the right. */
export function seenThrough({ left, right, top, bottom }: Area): Seen {
  const [aside, up] = [ENVELOPE_SIZE.width - FOLDED.width, ENVELOPE_SIZE.height - FOLDED.height]
  return {
    always: { left, right: right - aside, top, bottom: bottom - up },
    sometimes: { left: left - aside, right, top: top - up, bottom },
  }
}

/** What of a letter is seen on its envelope besides the address. */
export type OnTheEnvelope = {
  envelope: EnvelopeName
  /** The sender's lines at the top of the letter, which a second window shows. */
  returnAddress: string[]
  /** Above the address, or below the sender where that has a window. */
  endorsement: { above: string | null; below: string | null }
}

/** Which envelope a practice chose, and what is printed for its window. */
export type ChosenEnvelope = {
  /** Which envelope the letters go in; a #10 with one window where left out. */
  envelope?: EnvelopeName
  /** The name shown in an envelope's window for the sender, where the practice's own would tell what a patient is treated for. */
  returnName?: string
  /** Nothing is asked of the Postal Service where left out. */
  endorsement?: Endorsement
}

/** What is seen besides the address, by the practice's settings. `sender` are the practice's name and address as they are. */
export function onTheEnvelope(practice: ChosenEnvelope, sender: readonly string[]): OnTheEnvelope {
  const { envelope = 'number_10_left_window', returnName, endorsement } = practice
  const [name = '', ...place] = sender
  const hasWindow = 'sender' in ENVELOPES[envelope].windows
  const words = endorsement ? ENDORSEMENTS[endorsement] : null
  return {
    envelope,
    returnAddress: [(hasWindow && returnName) || name, ...place],
    endorsement: { above: hasWindow ? null : words, below: hasWindow ? words : null },
  }
}

type Cut = { left: number; bottom: number; width: number; height: number }

// Makers measure a window from the left and the bottom of its envelope.
function cut({ left, bottom, width, height }: Cut): Area {
  const end = ENVELOPE_SIZE.height - bottom
  return { left, right: left + width, top: end - height, bottom: end }
}
