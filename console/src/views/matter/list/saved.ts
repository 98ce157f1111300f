import { addressOf, type Filters, filtersFrom, type Order, sameFilters } from './filters'

/** A filter that a person keeps under a name of their own. */
export interface SavedFilter {
  name: string
  filters: Filters
  order: Order
}

const MOST = 12
export const NAME_LENGTH = 12

/** Under a name taken already the newer one stands in its place. The oldest gives way beyond twelve. */
export const keep = (saved: readonly SavedFilter[], one: SavedFilter): SavedFilter[] => {
  const name = one.name.trim().slice(0, NAME_LENGTH)
  if (!name) return [...saved]
  const kept = { ...one, name }
  const taken = saved.some((other) => other.name === name)
  return taken
    ? saved.map((other) => (other.name === name ? kept : other))
    : [...saved.slice(saved.length < MOST ? 0 : 1), kept]
}

export const drop = (saved: readonly SavedFilter[], name: string): SavedFilter[] =>
  saved.filter((other) => other.name !== name)

/** The saved one that is in force, or undefined. */
export const inForce = (saved: readonly SavedFilter[], filters: Filters, order: Order): SavedFilter | undefined =>
  saved.find((one) => one.order === order && sameFilters(one.filters, filters))

/** From storage: what an older desk wrote, or someone spoilt, is read as far as it makes sense. */
export const readSaved = (text: string | null): SavedFilter[] => {
  try {
    const list: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(list)) return []
    return list
      .filter((one) => typeof one?.name === 'string' && typeof one?.filters === 'object')
      .map(({ name, filters, order }) => ({
        name,
        filters: filtersFrom(addressOf(filters)),
        order: order === 'recent' ? 'recent' : 'due',
      }))
  } catch {
    return []
  }
}
