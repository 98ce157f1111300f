import { same } from './sending'

/** What became of a form's values when that which it began from moved on. */
interface BroughtOver<Value> {
  values: Record<string, Value>
  /** Fields that nobody here had touched, and that follow what others did. */
  followed: string[]
  /** Fields changed here and by others, not to the same: what was typed stays, and somebody has to choose. */
  both: string[]
}

/**
 * Brings values that were typed over `stood` to what stands `now`, so that sending them takes back nothing that others
 * did meanwhile: a field that was left alone follows.
 */
export const broughtOver = <Value>(
  values: Readonly<Record<string, Value>>,
  stood: Readonly<Record<string, Value>>,
  now: Readonly<Record<string, Value>>,
): BroughtOver<Value> => {
  const moved = Object.keys(now).filter((name) => name in stood && !same(stood[name], now[name]))
  const followed = moved.filter((name) => same(values[name], stood[name]))
  return {
    values: { ...values, ...Object.fromEntries(followed.map((name) => [name, now[name] as Value])) },
    followed,
    both: moved.filter((name) => !followed.includes(name) && !same(values[name], now[name])),
  }
}
