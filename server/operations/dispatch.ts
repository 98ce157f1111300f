import { createHmac } from 'node:crypto'
import { type Answer, contract, type OperationName } from '../../domain/contract'
import { isRefusal, type Refusal, Refused, refuse, sentenceFor } from '../../domain/refusal'
import { mayAnywhere } from '../../domain/rights'
import { canonicalJson } from '../../domain/trail/canonical'
import type { Caller } from '../caller'
import type { GivenAnswer } from '../collections'
import type { IsGone, Ports, Transaction } from '../ports'
import type { Reference } from '../reference'
import { isBadQuery, isFault, refusalOf } from '../refusalOf'
import { checkInput } from '../validation'
import { handlers } from './handlers'
import type { Request } from './operation'

/** Any handler, once input and operation have been checked together: the table itself is typed. */
type AnyQuery = (input: unknown, request: Request) => Promise<unknown>
type AnyCommand = (input: unknown, request: Request, tx: Transaction) => Promise<unknown>
type AnyPrepared = { prepare(input: unknown, request: Request): Promise<Work | Refusal> }
type AnyFollowed = { run: AnyCommand; follow(input: unknown, request: Request): Promise<void> }
type AnyHandler = AnyCommand | AnyPrepared | AnyFollowed
type Work = (tx: Transaction) => Promise<unknown>

interface Checked {
  operation: OperationName
  input: unknown
  idempotencyKey: string
}

const KEY = /^[A-Za-z0-9_-]{8,100}$/

const isOperation = (name: unknown): name is OperationName => typeof name === 'string' && Object.hasOwn(contract, name)

/**
 * Form and right, before anything is loaded. What is about the district is decided here; whether the scope covers one
 * thing is asked where that is loaded.
 */
const check = (caller: Caller | null, call: unknown): Checked | Refusal => {
  if (typeof call !== 'object' || call === null) return refuse('BAD_INPUT')
  const { operation, input, idempotencyKey } = call as Record<string, unknown>
  if (!isOperation(operation)) return refuse('UNKNOWN_OPERATION')
  if (!caller) return refuse('NOT_SIGNED_IN')
  const { kind } = contract[operation]
  if (!mayAnywhere(caller, operation)) return refuse('NO_RIGHT')
  if (kind === 'command' && (typeof idempotencyKey !== 'string' || !KEY.test(idempotencyKey)))
    return refuse('BAD_INPUT', 'idempotencyKey')
  return checkInput(operation, input) ?? { operation, input, idempotencyKey: String(idempotencyKey) }
}

/** Keyed, so that nobody who reads the store can try passwords against it: an input may hold one. */
const inputHashOf = (operation: string, input: unknown, secret: string): string =>
  createHmac('sha256', secret)
    .update(`${operation} ${canonicalJson(input)}`)
    .digest('hex')

const answerId = ({ personId }: Caller, key: string): string => `${personId}.${key}`

/** The same key again answers the same; another input under it is refused. */
const again = ({ inputHash, output }: GivenAnswer, hash: string): unknown =>
  inputHash === hash ? output : refuse('IDEMPOTENCY_KEY_REUSED')

/**
 * What `check` refuses now, another right or form of its day may have let pass, and its answer got lost: then that
 * answer is given, so that nobody does it a second time under a new key.
 */
const refusedNow = async (ports: Ports, caller: Caller | null, call: unknown, refusal: Refusal): Promise<unknown> => {
  const { operation, input, idempotencyKey } = Object(call) as Record<string, unknown>
  if (!caller || typeof operation !== 'string' || typeof idempotencyKey !== 'string') return refusal
  if (!KEY.test(idempotencyKey)) return refusal
  const given = await ports.store.get('answers', answerId(caller, idempotencyKey))
  if (!given) return refusal
  // Tidies the texts, as before the first hash.
  if (isOperation(operation)) checkInput(operation, input)
  return again(given, inputHashOf(operation, input, ports.linkSecret))
}

/** Answers that hold a secret are not kept: asked again, the command gives a new one and the old one is worth nothing. */
const NOT_KEPT: ReadonlySet<OperationName> = new Set<OperationName>([
  'people.issueCode',
  'people.issueCodes',
  'session.phoneCode',
])

/** What runs in the transaction. What has been answered under the key before is not prepared again. */
const workOf = async (_id: string, input: unknown, handler: AnyHandler, request: Request): Promise<Work | Refusal> => {
  if (typeof handler === 'function') return (tx) => handler(input, request, tx)
  if ('run' in handler) return (tx) => handler.run(input, request, tx)
  if (await request.ports.store.get('answers', _id)) return async () => refuse('CONFLICT')
  return handler.prepare(input, request)
}

/**
 * Runs a command in its one transaction. The same key again answers the same without doing it again; a refusal, like a
 * fault, leaves nothing behind, the key included.
 */
const runCommand = async (checked: Checked, handler: AnyHandler, request: Request): Promise<unknown> => {
  const { operation, input, idempotencyKey } = checked
  const _id = answerId(request.caller, idempotencyKey)
  const work = await workOf(_id, input, handler, request)
  if (isRefusal(work)) return work
  const inputHash = inputHashOf(operation, input, request.ports.linkSecret)
  return request.ports.store.transact(async (tx) => {
    const given = await tx.get('answers', _id)
    const output = given ? again(given, inputHash) : await work(tx)
    if (isRefusal(output)) throw new Refused(output)
    if (!given && !NOT_KEPT.has(operation))
      await tx.put('answers', { _id, operation, inputHash, output, at: request.now })
    return output
  })
}

/** With what follows the transaction. It has been done whatever comes of that: a timed job goes on with it. */
const runWhole = async (checked: Checked, handler: AnyHandler, request: Request): Promise<unknown> => {
  const output = await runCommand(checked, handler, request)
  if (typeof handler === 'function' || !('follow' in handler) || isRefusal(output)) return output
  try {
    await handler.follow(checked.input, request)
  } catch (err) {
    request.ports.log.warn({ operation: checked.operation, err }, 'what follows was broken off, and goes on later')
  }
  return output
}

const refused = (refusal: Refusal, requestId: string): Answer => ({
  ok: false,
  code: refusal.code,
  message: sentenceFor(refusal),
  ...(refusal.detail !== undefined && { detail: refusal.detail }),
  requestId,
})

/** Only a query reads for its asker alone; a command goes on to its end. */
const whileWaited = (request: Request, isGone: IsGone | undefined): Request => {
  const store = isGone && request.ports.store.whileWaited?.(isGone)
  return store ? { ...request, ports: { ...request.ports, store } } : request
}

const perform = (checked: Checked, request: Request, isGone: IsGone | undefined): Promise<unknown> => {
  const { operation, input } = checked
  return contract[operation].kind === 'query'
    ? (handlers[operation] as unknown as AnyQuery)(input, whileWaited(request, isGone))
    : runWhole(checked, handlers[operation] as unknown as AnyHandler, request)
}

/** One path for every operation: identify, check the right, validate, load and decide, one transaction. */
export const dispatch = async (
  ports: Ports,
  reference: Reference,
  caller: Caller | null,
  call: unknown,
  isGone?: IsGone,
): Promise<Answer> => {
  const requestId = ports.newId()
  const checked = check(caller, call)
  try {
    const output = isRefusal(checked)
      ? await refusedNow(ports, caller, call, checked)
      : await perform(checked, { caller: caller as Caller, now: ports.clock.now(), ports, reference }, isGone)
    return isRefusal(output) ? refused(output, requestId) : ({ ok: true, output } as Answer)
  } catch (error) {
    const refusal = refusalOf(error)
    // What was asked had passed its schema: a query that makes no sense all the same is looked into, and tests look for it.
    const operation = isRefusal(checked) ? undefined : checked.operation
    if (isFault(refusal) || isBadQuery(error))
      ports.log.error({ requestId, operation, error: error instanceof Error ? error.stack : String(error) }, 'fault')
    return refused(refusal, requestId)
  }
}
