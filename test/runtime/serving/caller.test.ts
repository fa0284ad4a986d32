import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/runtime/config.ts'
import { callerBehind } from '../../../src/runtime/serving/caller.ts'

const PROXIES = readConfig({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8' }).trustedProxies
const callerOf = callerBehind(PROXIES)

describe('the caller’s address', () => {
  test.each([
    ['is the socket’s where no proxy is trusted', [], '127.0.0.1', '198.51.100.7', '127.0.0.1'],
    ['is what a trusted proxy says', PROXIES, '127.0.0.1', '198.51.100.7', '198.51.100.7'],
    [
      'is the first from the right that is no trusted proxy',
      PROXIES,
      '127.0.0.1',
      '8.8.8.8, 198.51.100.7, 10.1.2.3',
      '198.51.100.7',
    ],
    ['is the stranger’s own, whatever he says', PROXIES, '198.51.100.7', '10.0.0.1', '198.51.100.7'],
    ['is found behind a socket that writes IPv4 as IPv6', PROXIES, '::ffff:127.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['is found where the proxy adds a port', PROXIES, '127.0.0.1', '198.51.100.7:50123', '198.51.100.7'],
    ['may be IPv6, with a port or without', PROXIES, 'fd00::1', '[2001:DB8::9]:443', '2001:db8::9'],
    [
      'is the last that is known where something else is said',
      PROXIES,
      '127.0.0.1',
      '198.51.100.7, unknown, 10.9.9.9',
      '10.9.9.9',
    ],
    ['is the proxy’s where it says nothing', PROXIES, '127.0.0.1', null, '127.0.0.1'],
    ['is unknown where the socket is gone', PROXIES, '', '198.51.100.7', ''],
  ])('%s', (_what, trusted, socket, forwardedFor, caller) => {
    expect(callerBehind(trusted)(socket, forwardedFor)).toBe(caller)
  })

  test('cannot be chosen by the caller: whatever a header already held, the proxy’s own word is the last', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.ipV4().filter((ip) => !/^(10\.|127\.0\.0\.1$)/.test(ip)),
        (typed, caller) => {
          expect(callerOf('127.0.0.1', `${typed}, ${caller}`)).toBe(caller)
          expect(callerOf(caller, typed)).toBe(caller)
        },
      ),
    )
  })
})

test.each(['localhost', '10.0.0.0/33', '10.0.0', '2001:db8::/129', '*', '10.0.0.1 10.0.0.2', 'true'])(
  'TRUSTED_PROXIES that says %s is refused at the start with a sentence',
  (wrong) => {
    expect(() => readConfig({ TRUSTED_PROXIES: `127.0.0.1,${wrong}` })).toThrow(
      'TRUSTED_PROXIES must be addresses or CIDR ranges, parted by commas, like 127.0.0.1, 10.0.0.0/8.',
    )
  },
)
