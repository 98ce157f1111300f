import { isRefusal } from '../../../domain/refusal'
import type { sessionOperations } from '../../../domain/session/contract'
import { issueCode } from '../../session/codes'
import { answerScan, waiting } from '../../session/scans'
import { hashOf } from '../../session/tokens'
import type { CommandHandler, Handler, QueryHandler } from '../operation'

const scan: QueryHandler<'session.scan'> = async (input, { ports, now }) => {
  const found = waiting(await ports.store.get('scans', hashOf(input.scan)), now)
  return isRefusal(found) ? found : { browser: found.browser, address: found.address, at: found.createdAt }
}

const confirmScan: CommandHandler<'session.confirmScan'> = (input, { caller, ports }, tx) =>
  answerScan(ports, tx, { ...input, caller })

const phoneCode: CommandHandler<'session.phoneCode'> = (_input, { caller, ports }, tx) =>
  issueCode(ports, tx, caller.personId, 'phone')

export const sessionHandlers = {
  'session.scan': scan,
  'session.confirmScan': confirmScan,
  'session.phoneCode': phoneCode,
} satisfies { [N in keyof typeof sessionOperations]: Handler<N> }
