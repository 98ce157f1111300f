import type { Life } from '../../../domain/decider/decider'
import { Refused, refuse } from '../../../domain/refusal'
import type { Subject } from '../../../domain/subject'
import { deciderOf } from '../../../domain/subjects'
import type { Request } from '../operation'
import { type Reads, stateOf } from './kept'

/** Its state for who may see it, else null. */
const stateFor = async <S extends Life>(
  subject: Subject,
  { caller }: Pick<Request, 'caller'>,
  reads: Reads,
): Promise<S | null> => {
  const state = await stateOf<S>(subject, reads)
  return state && deciderOf(subject.kind)?.canSee(state, caller) ? state : null
}

/** The subject's state, or NOT_FOUND with the input's field: to those who may not see it, it does not exist. */
export const seen = async <S extends Life = Life>(
  subject: Subject,
  request: Pick<Request, 'caller'>,
  reads: Reads,
): Promise<S> => {
  const state = await stateFor<S>(subject, request, reads)
  if (!state) throw new Refused(refuse('NOT_FOUND', `${subject.kind}Id`))
  return state
}

export const canSee = async (subject: Subject, request: Request): Promise<boolean> =>
  (await stateFor(subject, request, request.ports.store)) !== null
