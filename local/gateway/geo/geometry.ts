import { isPlain } from '../values/plain'

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number]

/** A GeoJSON geometry taken apart. */
export interface Geometry {
  /** All its corners. */
  points: readonly Position[]
  /** Its lines, also those around areas. */
  segments: readonly (readonly [Position, Position])[]
  /** Its areas: the outer ring, then the holes. */
  polygons: readonly (readonly (readonly Position[])[])[]
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])

/** A GeoJSON object, or a pair of numbers as older MongoDB has it; null for anything else. */
export function geometryOf(value: unknown): Geometry | null {
  if (isPosition(value)) return ofPoints([value])
  if (!isPlain(value) || !Array.isArray(value.coordinates)) return null
  const { coordinates } = value
  switch (value.type) {
    case 'Point':
      return positions([coordinates], ofPoints)
    case 'MultiPoint':
      return positions(coordinates, ofPoints)
    case 'LineString':
      return join([positions(coordinates, ofLine)])
    case 'MultiLineString':
      return join(coordinates.map((line) => positions(line, ofLine)))
    case 'Polygon':
      return ofPolygon(coordinates)
    case 'MultiPolygon':
      return join(coordinates.map(ofPolygon))
    default:
      return null
  }
}

const positions = (list: unknown, make: (positions: Position[]) => Geometry): Geometry | null =>
  Array.isArray(list) && list.length > 0 && list.every(isPosition) ? make(list) : null

const ofPoints = (points: readonly Position[]): Geometry => ({ points, segments: [], polygons: [] })

const ofLine = (points: readonly Position[]): Geometry => ({
  points,
  segments: points.slice(1).map((point, i) => [points[i] as Position, point] as const),
  polygons: [],
})

function ofPolygon(rings: unknown): Geometry | null {
  if (!Array.isArray(rings)) return null
  const outline = join(rings.map((ring) => positions(ring, ofLine)))
  return outline && { ...outline, polygons: [rings as Position[][]] }
}

/** Null when one of the parts is. */
function join(parts: readonly (Geometry | null)[]): Geometry | null {
  const whole = parts.filter((part) => part !== null)
  if (whole.length === 0 || whole.length < parts.length) return null
  return {
    points: whole.flatMap(({ points }) => points),
    segments: whole.flatMap(({ segments }) => segments),
    polygons: whole.flatMap(({ polygons }) => polygons),
  }
}
