import { isRefusal } from '../../../domain/refusal'
import { answerScan, waiting } from '../../session/scans'
import { hashOf } from '../../session/tokens'
import type { CommandHandler, Handler, QueryHandler } from '../operation'

const scan: QueryHandler<'session.scan'> = async (input, { ports, now }) => {
  const found = waiting(await ports.store.get('scans', hashOf(input.scan)), now)
  return isRefusal(found) ? found : { browser: found.browser, address: found.address, at: found.createdAt }
}

const confirmScan: CommandHandler<'session.confirmScan'> = (input, { caller, ports }, tx) =>
  answerScan(ports, tx, { ...input, caller })

export const sessionHandlers = { 'session.scan': scan, 'session.confirmScan': confirmScan } satisfies {
  [N in 'session.scan' | 'session.confirmScan']: Handler<N>
}
