import type { Manifest } from '../../../../local/database/types'

export const manifest: Manifest = {
  counters: { indexes: [{ name: 'lane', fields: { lane: 1, n: -1 } }] },
  entries: {
    indexes: [
      { name: 'lane', fields: { lane: 1, n: 1 }, unique: true },
      { name: 'tags', fields: { tags: 1, n: 1 }, multikey: 'tags' },
    ],
  },
}
