import { checked } from '../answers'

/** What an event has of a call: the phone's beside its path, that of HTTP access as text. */
interface Event {
  path?: unknown
  data?: unknown
  body?: string
  isBase64Encoded?: boolean
}

const callIn = ({ data, body, isBase64Encoded }: Event): unknown =>
  body === undefined ? data : JSON.parse(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString())

/** What the function api answered to an event; throws when it is not what the operation's output schema says. */
export function checkedAnswer<A>(event: Event, answer: A): A {
  if (event.path !== '/api') return answer
  const { body } = answer as { body?: string }
  const said = body === undefined ? answer : JSON.parse(body)
  if (said.ok) checked(callIn(event), said)
  return answer
}
