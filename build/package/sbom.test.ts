import { expect, test } from 'vitest'
import { ofApp } from './sbom.ts'

const component = (name: string, version: string) => ({ 'bom-ref': `${name}@${version}`, name, version, scope: 'optional' })
const everything = () => ({
  bomFormat: 'CycloneDX' as const,
  specVersion: '1.5',
  metadata: { component: { ...component('scoretable', '1.0.0'), type: 'library' } },
  components: [component('react', '19.0.0'), component('vitest', '5.0.0'), component('zod', '4.0.0'), component('zod', '3.0.0')],
  dependencies: [
    { ref: 'scoretable@1.0.0', dependsOn: ['react@19.0.0', 'vitest@5.0.0', 'zod@4.0.0'] },
    { ref: 'vitest@5.0.0', dependsOn: ['zod@3.0.0'] },
    { ref: 'react@19.0.0', dependsOn: [] },
  ],
})

test('the list of what the app is made of has what is in it, tools of the build left out', () => {
  const bom = ofApp(everything(), new Set(['react@19.0.0', 'zod@4.0.0']))
  expect(bom.components.map((each) => each['bom-ref'])).toEqual(['react@19.0.0', 'zod@4.0.0'])
  expect(bom.components).toEqual([expect.objectContaining({ scope: 'required' }), expect.objectContaining({ scope: 'required' })])
  expect(bom.metadata.component).toMatchObject({ type: 'application', name: 'Scoretable', version: '1.0.0' })
  expect(bom.dependencies).toEqual([
    { ref: 'scoretable@1.0.0', dependsOn: ['react@19.0.0', 'zod@4.0.0'] },
    { ref: 'react@19.0.0', dependsOn: [] },
  ])
})

test('a package of the app that the lock file does not know is not left out in silence', () => {
  expect(() => ofApp(everything(), new Set(['react@18.0.0']))).toThrow('does not know react@18.0.0')
})
