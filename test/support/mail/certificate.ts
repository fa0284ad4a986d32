import { generateKeyPairSync, sign } from 'node:crypto'

/** A certificate for this computer itself, signed by its own key, with that key; both as PEM. */
export function selfSigned(): { cert: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const tbs = sequence(
    tagged(0xa0, whole(2)),
    whole(1),
    ECDSA_WITH_SHA256,
    nameOf('localhost'),
    sequence(time('200101000000Z'), time('490101000000Z')),
    nameOf('localhost'),
    spki,
    tagged(0xa3, sequence(AUTHORITY, forHosts())),
  )
  const signature = sign('sha256', tbs, privateKey)
  const der = sequence(tbs, ECDSA_WITH_SHA256, tagged(0x03, Buffer.from([0]), signature))
  const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n')
  const cert = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
  return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

// X.509 in DER, ITU-T X.690: a tag, a length, a value.
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const value = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(value.length), value])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff])
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}

function whole(number: number): Buffer {
  return tagged(0x02, Buffer.from([number]))
}

function time(text: string): Buffer {
  return tagged(0x17, Buffer.from(text))
}

function nameOf(name: string): Buffer {
  const commonName = Buffer.from([0x06, 0x03, 0x55, 0x04, 0x03])
  return sequence(tagged(0x31, sequence(commonName, tagged(0x0c, Buffer.from(name)))))
}

function forHosts(): Buffer {
  const names = sequence(tagged(0x82, Buffer.from('localhost')), tagged(0x87, Buffer.from([127, 0, 0, 1])))
  const subjectAltName = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x11])
  return sequence(subjectAltName, tagged(0x04, names))
}

const ECDSA_WITH_SHA256 = sequence(Buffer.from([0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
// basicConstraints: a certificate authority.
const AUTHORITY = sequence(
  Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x13, 0x01, 0x01, 0xff]),
  tagged(0x04, sequence(Buffer.from([0x01, 0x01, 0xff]))),
)
