import { joined } from '../joined'
import { topics } from './topics'

/** Each kind of event with the form of what it says. */
export const eventSchemas = joined(Object.values(topics).map(({ schemas }) => schemas))
