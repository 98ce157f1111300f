import { failed } from '../errors'
import { leavesAt } from '../query/leaves'
import { compileFilter } from '../query/matcher'
import { nearOf } from '../query/nearness'
import { placeAt } from '../update/places'
import { isPlain, mapLeaves } from '../values/plain'

const DEFAULT_LIMIT = 100

/**
 * The first stage `$geoNear`: documents with their distance in metres, the nearest first. Without `key` the field that
 * holds a geometry is looked for, since there is no geo index here that would name it.
 */
export function geoNear(documents: readonly object[], spec: unknown): object[] {
  if (!isPlain(spec) || typeof spec.distanceField !== 'string')
    throw failed('[InvalidParameter] $geoNear needs a distanceField')
  const { near, distanceField, distanceMultiplier = 1, includeLocs, query = {}, key } = spec
  const { distanceOf, least, most } = nearOf({
    $geometry: near,
    ...(spec.minDistance !== undefined && { $minDistance: spec.minDistance }),
    ...(spec.maxDistance !== undefined && { $maxDistance: spec.maxDistance }),
  })
  const test = compileFilter(query)
  const limit = Number(spec.limit ?? spec.num ?? DEFAULT_LIMIT)
  return documents
    .filter(test)
    .flatMap((document) => {
      const places = typeof key === 'string' ? leavesAt(document, key.split('.')) : Object.values(document)
      const place = places.find((value) => distanceOf(value) !== null)
      const metres = place === undefined ? null : distanceOf(place)
      return metres === null || metres < least || metres > most ? [] : [{ document, place, metres }]
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit)
    .map(({ document, place, metres }) => {
      const result = mapLeaves(document, (leaf) => leaf) as object
      placeAt(result, distanceField.split('.'), true)?.put(metres * Number(distanceMultiplier))
      if (typeof includeLocs === 'string') placeAt(result, includeLocs.split('.'), true)?.put(place)
      return result
    })
}
