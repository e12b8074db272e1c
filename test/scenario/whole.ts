import { parseSystem } from '../../harness/scenario/system-file.ts';
import { systemText } from './documents.ts';

/** A system with parts, as the drills of a whole one have it. */
export const wholeSystem = parseSystem(
  '/systems/shop',
  'system.yaml',
  `${systemText}inventories:
  - { name: orders, namespace: shop, selector: app=web, command: [list-orders] }
parts:
  search:
    namespaces: [search]
    probes:
      - name: find
        request: { url: 'http://search.shop.svc/?q=x' }
        expect: { status: 200 }
    inventories:
      - { name: index, namespace: search, selector: app=search, command: [list-index] }
  watching:
    namespaces: [watching]
    alerts: { namespace: watching, service: watcher, port: 9090 }
`,
);
