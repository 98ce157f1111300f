import { tellStory } from './story/story'

describe('on one machine', () => tellStory('machine'))
