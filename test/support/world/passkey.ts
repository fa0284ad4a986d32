import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const PRESENT_AND_VERIFIED = 0x05
const WITH_KEY = 0x40

type Options = { challenge: string; user?: { id: string } }

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** A device that holds one passkey, as a browser at that address would ask it; `flags` says whether its owner was asked. */
export function device(address: string, flags = PRESENT_AND_VERIFIED) {
  const { hostname, origin } = new URL(address)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // COSE: an EC2 key for ES256 on P-256.
  const key = Buffer.concat([
    ...[hex('a5010203262001215820'), Buffer.from(x, 'base64url')],
    ...[hex('225820'), Buffer.from(y, 'base64url')],
  ])
  const id = randomBytes(16)
  let counter = 0

  const authData = (more: number, rest = Buffer.alloc(0)) => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(hostname), Buffer.from([flags | more]), count, rest])
  }
  const said = (type: string, { challenge }: Options) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const answer = (response: object) =>
    JSON.stringify({ id: text64(id), rawId: text64(id), type: 'public-key', clientExtensionResults: {}, response })

  return {
    id: text64(id),
    publicKey: text64(key),
    /** What `navigator.credentials.create` would answer. */
    make(options: Options): string {
      const data = authData(WITH_KEY, Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]))
      const attestation = Buffer.concat([
        hex('a363666d74646e6f6e656761747453746d74a068617574684461746158'),
        Buffer.from([data.length]),
        data,
      ])
      const clientDataJSON = text64(said('webauthn.create', options))
      return answer({ clientDataJSON, attestationObject: text64(attestation) })
    },
    /** What `navigator.credentials.get` would answer. */
    use(options: Options): string {
      const data = authData(0)
      const client = said('webauthn.get', options)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return answer({
        clientDataJSON: text64(client),
        authenticatorData: text64(data),
        signature: text64(signature),
      })
    },
  }
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
