import fc from 'fast-check'
import { networkOf } from '../../../server/session/network'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ['oAbC-openid', 'oAbC-openid'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('addresses of one network of 64 bits are one, of two networks two', () => {
  const group = fc.nat(0xffff)
  const half = fc.tuple(group, group, group, group)
  const written = (groups: number[]) => groups.map((each) => each.toString(16)).join(':')
  fc.assert(
    fc.property(half, half, half, half, (network, other, one, two) => {
      const of = (a: number[], b: number[]) => networkOf(`${written(a)}:${written(b)}`)
      expect(of(network, one)).toBe(of(network, two))
      expect(of(network, one) === of(other, one)).toBe(written(network) === written(other))
    }),
  )
})
