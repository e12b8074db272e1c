// biome-ignore-all lint/suspicious/noTemplateCurlyInString: YAML, not a template
import { expect } from 'chai';
import { fillYaml, yamlHoles } from '../../../harness/runbook/placeholders/yaml-holes.ts';

const holes: readonly (readonly [yaml: string, ...names: string[]])[] = [
  ['image: <image>:<tag>', 'image', 'tag'],
  ['image: ${ECR_REGISTRY}/web:${VERSION}', 'ECR_REGISTRY', 'VERSION'],
  ['image: "${REGISTRY}/web"  # the new one', 'REGISTRY'],
  ['- ${ZONE}', 'ZONE'],
  ['zones: [${A}, "${B}"]', 'A', 'B'],
  ['host: YOUR_HOST', 'YOUR_HOST'],
  ['name: {{ name }}', 'name'],
  ['  - name: ${NAME}', 'NAME'],
  // A program reads these.
  ['command: ["sh", "-c", "echo ${HOME}"]'],
  ['run: |\n  exec ${JAVA_HOME}/bin/java -jar x'],
  ['args: $(POD_IP)'],
  ['# image: ${OLD}'],
  ['value: a b ${C}'],
  ['name: {{ .Values.name }}'],
];

describe('placeholders of YAML', () => {
  for (const [yaml, ...names] of holes)
    it(JSON.stringify(yaml), () => {
      expect(yamlHoles(yaml).map(({ name }) => name)).to.deep.equal(names);
    });
  it('are filled where they are known', () => {
    const values: Record<string, string> = { image: 'web', V: '2' };
    const filled = fillYaml('image: <image>:${V}\nrun: echo ${V} <x>', (name) => values[name]);
    expect(filled).to.equal('image: web:2\nrun: echo ${V} <x>');
  });
});
