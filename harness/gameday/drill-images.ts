/** What Firedrill's own drills need; images of `images.yaml` beside them are for tests. */
export const drillImages = ['node', 'operator', 'k6', 'redis', 'raibid-server'] as const;
