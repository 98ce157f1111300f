import type { Geometry, Position } from './geometry'
import { cosine, sine } from './trigonometry'

/** Metres; the radius with which MongoDB reckons. */
export const EARTH_RADIUS = 6_378_100

const radians = (degrees: number): number => (Math.PI / 180) * degrees

type Vector = readonly [number, number, number]

/** Where a place is on a sphere with the radius 1. */
function onSphere([longitude, latitude]: Position): Vector {
  const [phi, theta] = [radians(latitude), radians(longitude)]
  const across = cosine(phi)
  return [cosine(theta) * across, sine(theta) * across, sine(phi)]
}

const product = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x]

const dot = ([a, b, c]: Vector, [x, y, z]: Vector): number => a * x + b * y + c * z

/** Metres along the great circle, by the steps in which S2 takes them for MongoDB: the same to the last digit. */
export function distance(a: Position, b: Position): number {
  const [from, to] = [onSphere(a), onSphere(b)]
  const between = product(from, to)
  return Math.atan2(Math.sqrt(dot(between, between)), dot(from, to)) * EARTH_RADIUS
}

/** Metres from a point to the nearest place of a geometry; 0 inside an area. */
export function distanceTo(from: Position, { points, segments, polygons }: Geometry): number {
  if (polygons.some((polygon) => isInside(from, polygon))) return 0
  return Math.min(
    ...points.map((point) => distance(from, point)),
    ...segments.map(([a, b]) => distance(from, nearestOn(from, a, b))),
  )
}

/** On a plane that touches the earth at `from`: exact enough for lines of some hundred kilometres. */
function nearestOn(from: Position, a: Position, b: Position): Position {
  const scale = Math.cos(radians(from[1]))
  const [dx, dy] = [(b[0] - a[0]) * scale, b[1] - a[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((from[0] - a[0]) * scale * dx + (from[1] - a[1]) * dy) / length
  const part = Math.max(0, Math.min(1, along))
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]
}

/** In degrees: about a tenth of a millimetre. */
const TOLERANCE = 1e-9

const cross = (o: Position, a: Position, b: Position): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

function isOn(point: Position, a: Position, b: Position): boolean {
  if (Math.abs(cross(a, b, point)) > TOLERANCE * Math.max(1, Math.abs(b[0] - a[0]) + Math.abs(b[1] - a[1])))
    return false
  const between = (axis: 0 | 1) =>
    point[axis] >= Math.min(a[axis], b[axis]) - TOLERANCE && point[axis] <= Math.max(a[axis], b[axis]) + TOLERANCE
  return between(0) && between(1)
}

const edgesOf = (ring: readonly Position[]): (readonly [Position, Position])[] =>
  ring.map((point, i) => [ring.at(i - 1) as Position, point] as const)

/** In the ring or on its border. */
function isInRing(point: Position, ring: readonly Position[]): boolean {
  let inside = false
  for (const [a, b] of edgesOf(ring)) {
    if (isOn(point, a, b)) return true
    const crosses = a[1] > point[1] !== b[1] > point[1]
    if (crosses && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

const isOnRing = (point: Position, ring: readonly Position[]): boolean =>
  edgesOf(ring).some(([a, b]) => isOn(point, a, b))

function isInside(point: Position, [outer, ...holes]: readonly (readonly Position[])[]): boolean {
  if (!outer || !isInRing(point, outer)) return false
  return !holes.some((hole) => isInRing(point, hole) && !isOnRing(point, hole))
}

type Segment = readonly [Position, Position]

/** Crossing in the midst, not only touching. */
const isCrossing = ([a, b]: Segment, [c, d]: Segment): boolean =>
  cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0

/** Whether all of `inner` lies in one of the areas of `area`. */
export function isWithin(inner: Geometry, area: Geometry): boolean {
  const corners = inner.points.every((point) => area.polygons.some((polygon) => isInside(point, polygon)))
  return corners && !inner.segments.some((a) => area.segments.some((b) => isCrossing(a, b)))
}

/** Whether the two share a place. */
export function isMeeting(a: Geometry, b: Geometry): boolean {
  return (
    a.points.some((point) => touches(point, b)) ||
    b.points.some((point) => touches(point, a)) ||
    a.segments.some((one) => b.segments.some((other) => isCrossing(one, other)))
  )
}

const touches = (point: Position, { points, segments, polygons }: Geometry): boolean =>
  polygons.some((polygon) => isInside(point, polygon)) ||
  segments.some(([a, b]) => isOn(point, a, b)) ||
  points.some((other) => Math.abs(point[0] - other[0]) <= TOLERANCE && Math.abs(point[1] - other[1]) <= TOLERANCE)
