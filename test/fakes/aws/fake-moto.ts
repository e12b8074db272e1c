import type { RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';

interface Image {
  readonly imageTag: string;
  readonly imageDigest: string;
}

interface Scaling {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize: number;
}

/** As much of moto's server as the stub asks of it, and what was asked. */
export class FakeMoto {
  readonly actions: string[] = [];
  repositories = new Map<string, Image[]>();
  clusters = new Map<string, Map<string, Scaling>>();

  readonly listener: RequestListener = async (request, response) => {
    const { method = '', url = '', headers } = request;
    const action = String(headers['x-amz-target'] ?? `.${method} ${url}`).replace(/^[^.]*\./, '');
    this.actions.push(action);
    const body = method === 'POST' ? ((await json(request)) as Record<string, never>) : {};
    const answer = headers['x-amz-target'] ? this.#ecr(action, body) : this.#eks(action, body);
    response.writeHead(answer ? 200 : 404);
    response.end(JSON.stringify(answer ?? { message: 'not found' }));
  };

  #ecr(action: string, body: Readonly<Record<string, never>>): object | undefined {
    const { repositoryName, imageTag, imageDigest, imageIds = [] as readonly Image[] } = body;
    const images = this.repositories.get(repositoryName ?? '') ?? [];
    const tags = (imageIds as readonly Image[]).map((image) => image.imageTag);
    switch (action) {
      case 'DescribeRepositories':
        return {
          repositories: [...this.repositories.keys()].map((name) => ({ repositoryName: name })),
        };
      case 'CreateRepository':
        this.repositories.set(repositoryName ?? '', []);
        return {};
      case 'ListImages':
      case 'DescribeImages':
        return { imageIds: images };
      case 'PutImage':
        this.repositories.set(repositoryName ?? '', [
          ...images.filter((image) => image.imageTag !== imageTag),
          { imageTag: imageTag ?? '', imageDigest: imageDigest ?? '' },
        ]);
        return {};
      case 'BatchDeleteImage':
        this.repositories.set(
          repositoryName ?? '',
          images.filter((image) => !tags.includes(image.imageTag)),
        );
        return {};
      default:
        return undefined;
    }
  }

  #eks(action: string, body: Readonly<Record<string, never>>): object | undefined {
    const [, method, cluster = '', group] =
      /^(\w+) \/clusters(?:\/([\w-]+)(?:\/node-groups(?:\/([\w-]+))?)?)?/.exec(action) ?? [];
    const groups = this.clusters.get(cluster);
    if (method === 'POST' && cluster === '') {
      this.clusters.set(body.name ?? '', new Map());
      return {};
    }
    if (method === 'POST' && groups) {
      const before = groups.get(group ?? '');
      const scaling = { ...before, ...(body.scalingConfig as object | undefined) } as Scaling;
      groups.set(group ?? body.nodegroupName ?? '', scaling);
      return {};
    }
    const scalingConfig = groups?.get(group ?? '');
    if (group !== undefined) return scalingConfig && { nodegroup: { scalingConfig } };
    return groups && { cluster: {} };
  }
}
