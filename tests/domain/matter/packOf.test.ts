import { packs } from '../../../domain/matter/packOf'
import type { Matter } from '../../../domain/matter/state/matter'
import { DEFAULT_PACK, type RulePack } from '../../../domain/rules/pack'
import { content, World } from '../world'

const inForce: RulePack = { ...DEFAULT_PACK, version: 7 }
const asking = () => {
  const asked: number[] = []
  const packOf = packs(
    () => inForce,
    async (version) => {
      asked.push(version)
      return { ...DEFAULT_PACK, version }
    },
  )
  return { asked, packOf }
}
const issuedUnder = (version: number): Matter => new World({ version }).issue().issued

test('a matter keeps the pack that it was issued under, which is asked for once', async () => {
  const { asked, packOf } = asking()
  const matters = [issuedUnder(3), issuedUnder(3), issuedUnder(4)]
  expect((await packOf(matters[0] as Matter)).version).toBe(3)
  expect((await packOf(matters[1] as Matter)).version).toBe(3)
  expect((await packOf(matters[2] as Matter)).version).toBe(4)
  expect(asked).toEqual([3, 4])
})

test('a draft, and what was issued under it, goes by the pack in force', async () => {
  const { asked, packOf } = asking()
  const draft = new World({ version: 3 }).tell('officer', 'draft', { content: content() }).matter as Matter
  expect([await packOf(draft), await packOf(issuedUnder(7))]).toEqual([inForce, inForce])
  expect(asked).toEqual([])
})
