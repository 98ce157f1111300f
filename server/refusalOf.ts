import { type Refusal, Refused, refuse } from '../domain/refusal'
import { isNoSpace } from './noSpace'
import { FilesError, StoreError } from './ports'

const EXPECTED = ['CONFLICT', 'DUPLICATE', 'STORAGE_FAULT'] as const

/** What a caller is answered in place of what was thrown; INTERNAL for a surprise. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  if (isNoSpace(error)) return refuse('NO_SPACE')
  if (error instanceof FilesError && error.code === 'NOT_FOUND') return refuse('NOT_FOUND')
  if (isBadQuery(error)) return refuse('BAD_INPUT')
  if (error instanceof StoreError && error.code === 'TOO_MUCH') return refuse('TOO_MUCH_TO_READ')
  // Nobody is there to read this one.
  if (error instanceof StoreError && error.code === 'ABANDONED') return refuse('TOO_MUCH_TO_READ', 'abandoned')
  const code = error instanceof StoreError ? EXPECTED.find((each) => each === error.code) : undefined
  return refuse(code ?? 'INTERNAL')
}

/** A query that makes no sense, whoever made it up. */
export const isBadQuery = (error: unknown): boolean => error instanceof StoreError && error.code === 'BAD_QUERY'

/** Whether somebody has to look into it: then what was thrown belongs into the log. */
export const isFault = ({ code }: Refusal): boolean => code === 'INTERNAL' || code === 'STORAGE_FAULT'
