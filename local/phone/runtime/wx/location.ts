import { api } from './api'

const AXIS = 6378245
const ECCENTRICITY = 0.006693421622965943
const radians = (degrees: number) => (degrees * Math.PI) / 180
const wave = (value: number, weights: [number, number][]) =>
  weights.reduce((sum, [amplitude, divisor]) => sum + amplitude * Math.sin((value * Math.PI) / divisor), 0)

/** The published approximation of the shift between WGS-84 and the map coordinates used in China. */
function shift(x: number, y: number) {
  const common = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3
  const root = Math.sqrt(Math.abs(x))
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
  const yWave = [
    [20, 1],
    [40, 3],
    [160, 12],
    [320, 30],
  ] as [number, number][]
  const xWave = [
    [20, 1],
    [40, 3],
    [150, 12],
    [300, 30],
  ] as [number, number][]
  return { north: north + (wave(y, yWave) * 2) / 3, east: east + (wave(x, xWave) * 2) / 3 }
}

/** WGS-84 (what the browser knows) to GCJ-02 (what WeChat's maps use); degrees. Outside China nothing changes. */
function toGcj02(latitude: number, longitude: number) {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271)
    return { latitude, longitude }
  const { north, east } = shift(longitude - 105, latitude - 35)
  const sine = Math.sin(radians(latitude))
  const magic = 1 - ECCENTRICITY * sine * sine
  const meridian = (AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic))
  const parallel = (AXIS / Math.sqrt(magic)) * Math.cos(radians(latitude))
  return {
    latitude: latitude + (north * 180) / Math.PI / meridian,
    longitude: longitude + (east * 180) / Math.PI / parallel,
  }
}

function getLocation({ type = 'wgs84' }: { type?: string }) {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { latitude, longitude, accuracy, altitude, speed } = coords
        const place = type === 'gcj02' ? toGcj02(latitude, longitude) : { latitude, longitude }
        const rest = { accuracy, horizontalAccuracy: accuracy, altitude: altitude ?? 0, verticalAccuracy: 0 }
        resolve({ ...place, ...rest, speed: speed ?? -1 })
      },
      (error) => reject(new Error(error.code === error.PERMISSION_DENIED ? 'auth deny' : error.message)),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  })
}

/** Where the phone is. */
export const location = {
  getLocation: api('getLocation', getLocation as (options: { type?: string }) => Promise<object>),
}
