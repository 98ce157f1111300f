import {
  MESSAGE_KINDS,
  type MessageKind,
  type MessageTemplate,
  readTemplate,
  type Templates,
} from '../../domain/notice/template'
import { own } from '../../domain/own'

/** What a function of the cloud edition is told by its environment. docs/guides/deploy.md says where to set it. */
export interface Settings {
  /** `ZHIDU_LINK_SECRET` (isStrongSecret), the same for all functions: signs temporary links. */
  linkSecret: string
  /**
   * `ZHIDU_TEMPLATE_TODO`, `ZHIDU_TEMPLATE_DUE`, `ZHIDU_TEMPLATE_RESULT`: id and fields of WeChat's subscribe messages
   * (domain/notice/template.ts). Empty: that kind is not sent.
   */
  templates?: Templates
}

/** 32 characters without blanks at their ends, and not a few of them again and again: `openssl rand -hex 32` gives one. */
const LEAST_SECRET = 32
const LEAST_DIFFERENT = 8

export const isStrongSecret = (text: string): boolean =>
  text.trim().length === text.length && text.length >= LEAST_SECRET && new Set(text).size >= LEAST_DIFFERENT

type Environment = Readonly<Record<string, string | undefined>>

function templateIn(environment: Environment, kind: MessageKind): MessageTemplate | null {
  const name = `ZHIDU_TEMPLATE_${kind.toUpperCase()}`
  const text = own(environment, name)?.trim() ?? ''
  const template = text === '' ? null : readTemplate(text)
  if (text !== '' && !template) throw new Error(`${name} cannot be read: write ID field=source …, as in .env.example`)
  return template
}

function templatesIn(environment: Environment): Templates | undefined {
  const found = MESSAGE_KINDS.flatMap((kind) => {
    const template = templateIn(environment, kind)
    return template ? [[kind, template] as const] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** Throws, naming the variable and never its value, when something is missing: then nothing is served. */
export function readSettings(environment: Environment): Settings {
  const linkSecret = environment.ZHIDU_LINK_SECRET ?? ''
  if (!isStrongSecret(linkSecret))
    throw new Error(
      `ZHIDU_LINK_SECRET is not set, has fewer than ${LEAST_SECRET} characters, or repeats a few: openssl rand -hex 32 makes one`,
    )
  const templates = templatesIn(environment)
  return { linkSecret, ...(templates && { templates }) }
}
