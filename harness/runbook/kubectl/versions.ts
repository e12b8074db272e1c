import v128 from './data/v1.28.json' with { type: 'json' };
import v129 from './data/v1.29.json' with { type: 'json' };
import v130 from './data/v1.30.json' with { type: 'json' };
import v131 from './data/v1.31.json' with { type: 'json' };
import v132 from './data/v1.32.json' with { type: 'json' };
import v133 from './data/v1.33.json' with { type: 'json' };
import v134 from './data/v1.34.json' with { type: 'json' };

/** Data extracted from one version of kubectl and of the API server; see fixtures/kubectl/make.ts. */
export interface KubectlData {
  /** `v1.34.4` */
  readonly version: string;
  /** Flags by command: `"rollout status": "-h,--help --revision= …"`. */
  readonly commands: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** The message that kubectl prints when the flag is used, by `patch --record`. */
  readonly deprecated: Readonly<Record<string, string>>;
  /** `apps/v1 Deployment deployments deployment,deploy namespaced` */
  readonly resources: readonly string[];
  /** Fields by `core/v1 Pod`. */
  readonly fieldLabels: Readonly<Record<string, readonly string[]>>;
  /** `batch/v1beta1 CronJob 1.21 1.25 batch/v1 CronJob` */
  readonly lifecycles: readonly string[];
}

/** The versions that runbooks are checked against, oldest first, without a gap. */
export const versions: readonly KubectlData[] = [v128, v129, v130, v131, v132, v133, v134];

/** `1.34` of v1.34.4. */
export const minorOf = ({ version }: KubectlData): string =>
  version.replace(/^v(\d+\.\d+).*$/, '$1');

/** The newest of them: `1.34`. */
export const newest = versions.map(minorOf).at(-1) ?? '';
