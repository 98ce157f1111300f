/** What was missed can get another moment, and may be missed once more under that. */
interface Missable {
  id: string
  missed: boolean
  timesSet?: number
}

/** The things with one that got another moment. */
export const withAnother = <T extends Missable>(things: readonly T[], id: string | null, moment: Partial<T>): T[] =>
  things.map((one) => (one.id === id ? { ...one, ...moment, missed: false, timesSet: (one.timesSet ?? 0) + 1 } : one))

/** A thing by its id, and by how often its moment was set anew: it may be missed once under each. */
export const underMoment = ({ id, timesSet = 0 }: Pick<Missable, 'id' | 'timesSet'>): string =>
  timesSet === 0 ? id : `${id}/set${timesSet}`
