import type { Json, World } from './world.ts';

export interface Asked {
  readonly method: string;
  /** With the ids in it. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly files: readonly string[];
}

export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

export const refuse = (status: number, code: number, message = `refused ${code}`): Answered => ({
  status,
  body: { code, message },
});

/** The parts of a request's body that become the message. */
export function contentOf(world: World, body: Json, files: readonly string[]): Json {
  const { content, embeds, components, flags } = body;
  return {
    ...(content !== undefined && { content }),
    ...(embeds !== undefined && { embeds }),
    ...(components !== undefined && { components }),
    ...(flags !== undefined && { flags }),
    ...(body.attachments !== undefined && {
      attachments: files.map((filename, i) => ({
        id: world.id(),
        filename,
        size: 1,
        url: `${world.url}/files/${i}`,
      })),
    }),
  };
}
