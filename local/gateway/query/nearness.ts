import { parsePath } from '../../database/paths'
import type { Document } from '../../database/types'
import { failed } from '../errors'
import { geometryOf } from '../geo/geometry'
import { distanceTo } from '../geo/relations'
import { isPlain } from '../values/plain'
import { leavesAt } from './leaves'

export interface Near {
  /** Metres, or null for what is no geometry. */
  distanceOf(value: unknown): number | null
  least: number
  most: number
}

/** The operand of `$near`: a GeoJSON point, and distances in metres. */
export function nearOf(operand: unknown): Near {
  const { $geometry, $minDistance = 0, $maxDistance = Number.POSITIVE_INFINITY } = isPlain(operand) ? operand : {}
  const center = geometryOf($geometry)?.points[0]
  if (!center) throw failed('[InvalidParameter] $near needs a $geometry that is a point')
  return {
    distanceOf: (value) => {
      const geometry = geometryOf(value)
      return geometry && distanceTo(center, geometry)
    },
    least: Number($minDistance),
    most: Number($maxDistance),
  }
}

/** By what a query for what is near orders its answer, the nearest first; null for any other filter. */
export function nearness(filter: Record<string, unknown>): ((document: Document) => number) | null {
  for (const [path, condition] of Object.entries(filter)) {
    if (path === '$and' && Array.isArray(condition)) {
      const found = condition.map((each) => nearness(each as Record<string, unknown>)).find((each) => each !== null)
      if (found) return found
    }
    const operand = isPlain(condition) ? (condition.$nearSphere ?? condition.$near) : undefined
    if (operand !== undefined) return distanceAt(path, nearOf(operand))
  }
  return null
}

const distanceAt = (path: string, { distanceOf }: Near) => {
  const parts = parsePath(path)
  return (document: Document) =>
    Math.min(...leavesAt(document, parts).map((leaf) => distanceOf(leaf) ?? Number.POSITIVE_INFINITY))
}
