export type Place = { latitude: number; longitude: number }

/** Mean radius of the earth. */
const EARTH_KM = 6371

/** Great-circle distance. */
export const distanceKm = (a: Place, b: Place): number => {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
  const h =
    half(b.latitude - a.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(b.longitude - a.longitude)
  return Math.round(2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h))))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
