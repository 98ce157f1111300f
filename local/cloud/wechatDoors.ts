import { refuse } from '../../domain/refusal'
import { envelopeOf } from '../../server/http/answers'
import { newId } from '../../server/newId'
import { logInToDemo } from '../../server/session/logIn'
import { type Demonstration, people } from '../host/demo/doors'

/** The demonstration's doors as a phone finds them, in front of the functions: these know nothing of demonstrations. */
export function wechatDoors(demonstration: Demonstration) {
  const open = (path: string, data: unknown, openid: string) => {
    if (path === '/demo/people') return people(demonstration)
    const { personId } = (data ?? {}) as { personId?: unknown }
    if (path !== '/demo/login' || typeof personId !== 'string') return Promise.resolve(refuse('NOT_FOUND'))
    return logInToDemo(demonstration, { personId, client: 'phone', openid })
  }
  return (path: string, data: unknown, openid: string): Promise<object> | null =>
    path.startsWith('/demo/') ? open(path, data, openid).then((result) => envelopeOf(result, newId())) : null
}
