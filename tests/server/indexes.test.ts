import { manifest } from '../../server/collections'
import { type MatterFilter, registerFilter } from '../../server/operations/matter/matterFilter'
import { actor } from '../domain/district'
import { explain } from '../explain'

const NOW = '2026-06-01T00:00:00.000Z'
const BY_DUE = [
  ['rank', 1],
  ['listDueAt', 1],
] as const

const planOf = (wanted: MatterFilter, who: string) =>
  explain(manifest, 'register', { filter: registerFilter(wanted, actor(who), NOW), sort: BY_DUE })

const LISTS: MatterFilter[] = [
  {},
  ...(['green', 'yellow', 'red', 'grey'] as const).map((light) => ({ light })),
  { unitId: 'u1' },
  { frontId: 'f1', light: 'red' },
]

test.each(LISTS)(
  'the list by due moment of %j is answered and sorted by an index, for the office and for a unit',
  (wanted) => {
    for (const who of ['officer', 'u1supervisor'])
      expect([who, planOf(wanted, who)]).toEqual([who, expect.objectContaining({ exact: true, sorted: true })])
  },
)

test('a unit finds its matters by its own key, not among all of the district', () => {
  expect(new Set(planOf({ light: 'green' }, 'u1supervisor').indexes)).toEqual(new Set(['circleDue']))
})
