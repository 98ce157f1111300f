import { failed } from '../errors'
import { type Geometry, geometryOf, type Position } from '../geo/geometry'
import { distance, EARTH_RADIUS, isMeeting, isWithin } from '../geo/relations'
import { isPlain } from '../values/plain'
import { nearOf } from './nearness'
import type { MakeTest } from './tests'

/** Tests the geometries found at a path. A list may be a pair of numbers or hold several geometries. */
const onGeometry =
  (make: (operand: Record<string, unknown>) => (geometry: Geometry) => boolean): MakeTest =>
  (operand) => {
    if (!isPlain(operand)) throw failed('[InvalidParameter] a geo operator needs an object')
    const test = make(operand)
    return (leaves) => leaves.some((leaf) => geometriesIn(leaf).some((geometry) => test(geometry)))
  }

function geometriesIn(leaf: unknown): Geometry[] {
  const geometry = geometryOf(leaf)
  if (geometry) return [geometry]
  return Array.isArray(leaf) ? leaf.flatMap((element) => geometryOf(element) ?? []) : []
}

function requiredGeometry(value: unknown): Geometry {
  const geometry = geometryOf(value)
  if (!geometry) throw failed(`[InvalidParameter] unknown GeoJSON: ${JSON.stringify(value)}`)
  return geometry
}

function within(operand: Record<string, unknown>): (geometry: Geometry) => boolean {
  if ('$centerSphere' in operand) {
    const [center, radius] = operand.$centerSphere as [Position, number]
    return ({ points }) => points.every((point) => distance(point, center) <= radius * EARTH_RADIUS)
  }
  const area = requiredGeometry(areaOf(operand))
  if (area.polygons.length === 0) throw failed('[InvalidParameter] $geoWithin needs a Polygon or a MultiPolygon')
  return (geometry) => isWithin(geometry, area)
}

/** Areas on the plane, as older MongoDB has them, in GeoJSON. */
function areaOf({ $geometry, $box, $polygon, ...others }: Record<string, unknown>): unknown {
  if ($geometry) return $geometry
  if (Array.isArray($polygon)) return { type: 'Polygon', coordinates: [[...$polygon, $polygon[0]]] }
  if (!Array.isArray($box)) throw failed(`[InvalidParameter] unknown area: ${Object.keys(others)}`)
  const [[west, south], [east, north]] = $box as [[number, number], [number, number]]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  }
}

const near: MakeTest = (operand) => {
  const { distanceOf, least, most } = nearOf(operand)
  return (leaves) =>
    leaves.some((leaf) => {
      const metres = distanceOf(leaf)
      return metres !== null && metres >= least && metres <= most
    })
}

export const geoOperators: Record<string, MakeTest> = {
  $geoWithin: onGeometry(within),
  $geoIntersects: onGeometry(({ $geometry }) => {
    const area = requiredGeometry($geometry)
    return (geometry) => isMeeting(geometry, area)
  }),
  $near: near,
  $nearSphere: near,
}
