import { own, owns } from '../../own'
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
  const is = (name: string, other: Readonly<Record<string, Value>>, value: Value | undefined) =>
    same(own(other, name), value)
  const moved = Object.entries(now).filter(([name, value]) => owns(stood, name) && !is(name, stood, value))
  const followed = moved.filter(([name]) => is(name, values, own(stood, name)))
  const left = moved.filter(([name, value]) => !is(name, values, own(stood, name)) && !is(name, values, value))
  return {
    values: { ...values, ...Object.fromEntries(followed) },
    followed: followed.map(([name]) => name),
    both: left.map(([name]) => name),
  }
}
