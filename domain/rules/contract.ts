import type { Instant } from '../clock/time'
import { command, forDistrict, object, query, shortText, whole } from '../contract/schema'
import type { RulePack } from './pack'
import { packSchema } from './schema'

/** A published version of the rule pack (collection `rules`). */
export interface PublishedPack {
  /** The version as text. */
  _id: string
  pack: RulePack
  note: string
  publishedAt: Instant
  publishedBy: string
}

/** A line of the list of versions; who published it by name. */
export interface Version {
  version: number
  title: string
  note: string
  publishedAt: Instant
  publishedBy: string
}

export const rulesOperations = {
  /** One version, or with none the one in force, and the list of all, newest first. */
  'rules.get': query('anyone', object({ version: whole(1, 100_000) }, [])),
  /** A new version, in force for matters issued from now on. */
  'rules.publish': command(
    forDistrict('chiefOfficer'),
    object({ pack: packSchema, note: shortText }, ['pack', 'note']),
  ),
} as const
