import type { FromSchema } from 'json-schema-to-ts'
import { type Joined, joined } from '../joined'
import { contracts } from './topics'

type Contracts = Joined<(typeof contracts)[keyof typeof contracts]>

/** `signIn`, `report`, …: a matter's command without the concept's name. */
export type CommandType = keyof Contracts & string
export type CommandInput<T extends CommandType> = FromSchema<Contracts[T]['input']>

/**
 * Commands on a matter: operation to roles and input (docs/domain.md, section 3). Scopes are checked against the
 * matter's units, fronts and named persons; states and relations by each command's `may`.
 */
export const matterCommands = Object.fromEntries(
  Object.entries(joined(Object.values(contracts))).map(([name, command]) => [`matter.${name}`, command]),
) as { readonly [T in CommandType as `matter.${T}`]: Contracts[T] }

/** Those with which a matter begins: they name none. */
export const BEGINNINGS = ['draft', 'start'] as const satisfies readonly CommandType[]

export const isBeginning = (command: string): boolean => (BEGINNINGS as readonly string[]).includes(command)

export type MatterOperation = keyof typeof matterCommands
