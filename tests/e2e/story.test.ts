import { tellStory } from './story'

describe('on one machine', () => tellStory('machine'))
