import { expect } from 'chai';
import { otherLanguage } from '../../../harness/runbook/prose/language.ts';

const texts: Readonly<Record<string, string>> = {
  German:
    '# Ausfall\n\nWenn der Knoten nicht antwortet, wird er aus dem Cluster genommen. Die Pods werden auf die anderen verteilt, und das dauert mit dem Abbild eine Weile.\n\n```bash\nthe is of to for with this that are if it be you when from not should\n```\n',
  French:
    '# Panne\n\nSi le noeud ne répond pas, les pods sont déplacés vers les autres. Pour cela, vous devez le vider avec la commande, et attendre dans le terminal que la liste soit vide.\n',
  Spanish:
    '# Caída\n\nSi el nodo no responde, los pods se mueven a las otras máquinas con una orden. Para ver que está vacío, mire en la lista del panel y espere por los avisos.\n',
  Portuguese:
    '# Queda\n\nSe o nó não responde, os pods são movidos para as outras máquinas com uma ordem. Quando está vazio, veja na lista do painel e espere por mais avisos da equipe.\n',
  Japanese:
    '# 障害\n\nノードが応答しない場合は、ポッドを他のノードに移動してください。一覧が空になるまで待ちます。\n',
  Chinese:
    '# 故障\n\n如果节点没有响应，请将其从集群中移除。等待所有容器迁移到其他节点，然后检查监控面板上的状态。\n',
};

describe('the language of a text', () => {
  for (const [language, text] of Object.entries(texts)) {
    it(`is ${language}`, () => {
      expect(otherLanguage(text)).to.equal(language);
    });
  }
  it('is not named where it is English, or too little to know', () => {
    for (const text of [
      '',
      '# Ops\n\nkubectl get pods\n',
      '# Der Knoten\n\n```bash\nls\n```\n',
      '# Node\n\nIf the node does not answer, it is taken out of the cluster. The pods are moved to the others, and this takes a while for a large image. Die when das is not und der.\n',
      `# Ops\n\n${'kubectl delete pod web-0 --namespace shop\n'.repeat(50)}`,
    ]) {
      expect(otherLanguage(text), text.slice(0, 40)).to.equal(undefined);
    }
  });
});
