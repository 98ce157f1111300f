export { commands } from './commands'
export { contract } from './contract'
export { face } from './face'
export { topic } from './topic'
