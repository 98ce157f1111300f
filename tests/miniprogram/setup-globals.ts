import { defineGlobals } from './simulation'

defineGlobals()
