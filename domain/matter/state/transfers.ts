import type { IssuedMatter, Transfer } from './matter'

export const transfersProposed = ({ transfers }: IssuedMatter): Transfer[] =>
  transfers.filter(({ status }) => status === 'proposed')

/** Those that wait for their outcome. */
export const transfersPending = ({ transfers }: IssuedMatter): Transfer[] =>
  transfers.filter(({ status, outcome }) => status === 'confirmed' && outcome === null)

/** While one is proposed for a unit it is not urged. */
export const isProposedFor = (matter: IssuedMatter, assignmentId: string): boolean =>
  transfersProposed(matter).some((one) => one.assignmentId === assignmentId)
