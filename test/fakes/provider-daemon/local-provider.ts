import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BidEngine } from '../../../fixtures/fakes/provider-daemon/bids/bid-engine.ts';
import { connect } from '../../../fixtures/fakes/provider-daemon/daemon/connect.ts';
import type { Daemon } from '../../../fixtures/fakes/provider-daemon/daemon/daemon.ts';
import { readSettings } from '../../../fixtures/fakes/provider-daemon/daemon/settings.ts';
import { Deployer } from '../../../fixtures/fakes/provider-daemon/deployments/deployer.ts';
import { declareMetrics } from '../../../fixtures/fakes/provider-daemon/metrics.ts';
import { Config } from '../../../fixtures/fakes/provider-daemon/state/config.ts';
import { openProviderStore } from '../../../fixtures/fakes/provider-daemon/state/provider-store.ts';
import { FakeChain } from './fake-chain.ts';
import { FakeKubernetes } from './fake-kubernetes.ts';
import { FakeWaldur } from './fake-waldur.ts';

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** All of the daemon in this process, on a clock that stands still until it is told to go on. */
export class LocalProvider {
  readonly chain = new FakeChain();
  readonly kubernetes = new FakeKubernetes();
  readonly waldur = new FakeWaldur();
  readonly logged: LogLine[] = [];
  nowMs = Date.parse('2026-01-01T00:00:00Z');
  folder = '';
  #daemon: Daemon | undefined;

  get daemon(): Daemon {
    if (!this.#daemon) throw new Error('not started');
    return this.#daemon;
  }

  get kubeconfig(): string {
    return join(this.folder, 'kubeconfig');
  }

  environment(): Record<string, string> {
    return {
      PROVIDER_ADDRESS: this.chain.provider,
      CHAIN_URL: this.chain.server.url,
      KUBECONFIG: this.kubeconfig,
      WALDUR_URL: this.waldur.server.url,
      WALDUR_TOKEN_FILE: join(this.folder, 'waldur-token'),
      STATE_DIRECTORY: join(this.folder, 'state'),
      PROVIDER_DAEMON_SOCKET: join(this.folder, 'socket'),
    };
  }

  async start(): Promise<void> {
    this.chain.nowMs = () => this.nowMs;
    this.folder = await mkdtemp(join(tmpdir(), 'provider-daemon-'));
    for (const { server } of [this.chain, this.kubernetes, this.waldur]) await server.start();
    await writeFile(this.kubeconfig, this.kubernetes.kubeconfig());
    await writeFile(join(this.folder, 'waldur-token'), 'token\n');
    await this.open();
  }

  /** As a start of the daemon does, from what an earlier one left on the disk. */
  async open(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const settings = readSettings({ ...this.environment(), ...environment });
    const nowMs = () => this.nowMs;
    const log = (level: string, msg: string, fields: object = {}) => {
      this.logged.push({ level, msg, ...fields });
    };
    const metrics = declareMetrics();
    const store = await openProviderStore(settings.stateFolder, (error) => {
      throw error;
    });
    const { chain, adapters } = connect(settings, { metrics, log, nowMs });
    const { provider } = settings;
    const config = new Config(store);
    const parts = {
      provider,
      chain,
      adapters,
      store,
      config,
      metrics,
      log,
      nowMs,
      random: () => 0.5,
    };
    const bidEngine = new BidEngine(parts);
    const deployer = new Deployer(parts);
    this.#daemon = { parts, bidEngine, deployer, startedAtMs: this.nowMs, wake: () => {} };
  }

  /** All loops, once for each second. */
  async run(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      const { deployer, bidEngine, parts } = this.daemon;
      await deployer.sync();
      for (const adapter of parts.adapters.all) await deployer.work(adapter);
      await bidEngine.pass();
      this.nowMs += 1000;
    }
  }

  /** What is not on the disk is forgotten. */
  async restart(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.daemon.parts.store.close();
    await this.open(environment);
  }

  async stop(): Promise<void> {
    await this.daemon.parts.store.close();
    for (const { server } of [this.chain, this.kubernetes, this.waldur]) await server.stop();
    await rm(this.folder, { recursive: true });
  }
}

export function manifest(image = 'registry.example.com/web:1.0'): string {
  return `version: "1.0"
services:
  web:
    image: ${image}
    cpu: 100m
    memory: 64Mi
    storage: 1Gi
    ports: [80]
`;
}
