import type { RemovedUsage } from './usage.ts';

const fetchers =
  'curl wget echo printf tee add-apt-repository apt-add-repository yum-config-manager dnf gpg gpg2 apt-key rpm yum git docker';

/** Addresses that no longer answer, whatever program asks them. */
export const places: readonly RemovedUsage[] = [
  [
    fetchers,
    /(?:apt|yum)\.kubernetes\.io|packages\.cloud\.google\.com\/(?:apt\/? kubernetes|yum\/repos\/kubernetes)/,
    'These packages of Kubernetes are gone since March 2024.',
    'https://pkgs.k8s.io/…',
  ],
  [
    fetchers,
    /sks-keyservers\.net/,
    'These servers of keys are gone since 2021.',
    'keyserver.ubuntu.com or keys.openpgp.org',
  ],
  [
    fetchers,
    /\b(?:apt|yum)\.dockerproject\.org/,
    'This place is gone since 2020.',
    'download.docker.com',
  ],
  [
    fetchers,
    /\bdocker\/compose\/releases\/download\/1\.\d/,
    'This is version 1 of Compose, which is not maintained since July 2023.',
    'docker compose …',
    'old',
  ],
  [fetchers, /\b(?:dl\.)?bintray\.com/, 'Bintray is gone since 2021.'],
  [
    fetchers,
    /\bmirror(?:list)?\.centos\.org/,
    'This place is gone since July 2024.',
    'vault.centos.org',
  ],
  [
    fetchers,
    /storage\.googleapis\.com\/kubernetes-helm|kubernetes-helm\.storage\.googleapis\.com/,
    'Helm is no longer there.',
    'https://get.helm.sh/…',
  ],
];
