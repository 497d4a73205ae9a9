import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemClock } from '#adapters/clock/index.ts';
import { members } from '#app/collections.ts';
import { settingsOf } from '#app/enter.ts';
import { tenants } from '#app/tenants.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import type { Store } from '#ports/store.ts';
import { openEmbedder } from '../compose/open-embedder.ts';
import { openStore } from '../compose/open-store.ts';
import type { Config } from '../config.ts';
import { checkDelivery } from './check-delivery.ts';

interface Finding {
  readonly what: string;
  readonly good: boolean;
  /** What was found, and where it is not good, what to do. */
  readonly says: string;
}

const LOW_DISK_BYTES = 200 * 1024 * 1024;
const OLDEST_NODE = 24;

/** `ante doctor`: checks what Ante stands on and says what to do. @returns 1 when anything needs doing */
export async function doctor(config: Config): Promise<number> {
  const findings: Finding[] = [checkNode(), ...(await checkFiles(config))];
  let store: Store | undefined;
  let platforms: readonly Finding[] = [];
  try {
    store = await openStore(config);
    findings.push({
      what: 'Store',
      good: true,
      says: config.mongoUri === undefined ? config.database : 'MongoDB, with transactions',
    });
  } catch (error) {
    findings.push({
      what: 'Store',
      good: false,
      says: error instanceof Error ? error.message : String(error),
    });
  }
  if (store) {
    for (const workspace of await tenants(store)) findings.push(...(await checkWorkspace(store, workspace)));
    platforms = await checkPlatforms(config, store);
    await store.close();
  }
  findings.push(checkClock(), checkModel(config), await checkEmbedder(config), ...platforms);
  for (const { what, good, says } of findings) process.stdout.write(`${good ? '✓' : '✗'} ${what}: ${says}\n`);
  return findings.every(({ good }) => good) ? 0 : 1;
}

function checkModel({ model }: Config): Finding {
  const says = model
    ? `${model.small}, ${model.strong}, up to $${model.budget.usd} a workspace and month`
    : 'none (ANTHROPIC_API_KEY is not set): everything is done without one';
  return { what: 'Language model', good: true, says };
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  const good = major >= OLDEST_NODE;
  return {
    what: 'Node',
    good,
    says: good
      ? process.versions.node
      : `${process.versions.node} is too old: run npm ci, which brings Node ${OLDEST_NODE}.`,
  };
}

async function checkFiles({ database, files, log, mongoUri }: Config): Promise<readonly Finding[]> {
  const folders = [files];
  if (mongoUri === undefined) folders.unshift(dirname(database));
  if (log !== '-') folders.push(dirname(log));
  const findings: Finding[] = [];
  for (const folder of new Set(folders)) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      const { bavail, bsize } = await statfs(folder);
      const free = bavail * bsize;
      findings.push({
        what: 'Folder',
        good: free > LOW_DISK_BYTES,
        says:
          free > LOW_DISK_BYTES
            ? folder
            : `${folder} has ${Math.round(free / 1024 / 1024)} MB left: make room, or point ANTE_DATABASE, ANTE_FILES or ANTE_LOG elsewhere.`,
      });
    } catch {
      findings.push({
        what: 'Folder',
        good: false,
        says: `${folder} cannot be written: change its owner, or point ANTE_DATABASE, ANTE_FILES or ANTE_LOG elsewhere.`,
      });
    }
  }
  return findings;
}

async function checkWorkspace(store: Store, workspace: string): Promise<readonly Finding[]> {
  const scope = store.in(workspace);
  const { zone } = await settingsOf(scope);
  const people = await scope.count(members, { by: 'id' });
  const wrong = await checkDelivery(scope);
  return [
    { what: workspace, good: true, says: `${people} member(s), zone ${zone}` },
    ...wrong.map((says) => ({ what: workspace, good: false, says })),
  ];
}

/** Asks the embedding model for one vector, where one is configured. */
async function checkEmbedder(config: Config): Promise<Finding> {
  const embedder = await openEmbedder(config);
  if (!embedder) return { what: 'Meaning', good: true, says: 'words alone' };
  try {
    await embedder.embed(['the export times out']);
    return { what: 'Meaning', good: true, says: `words and ${embedder.space}` };
  } catch (error) {
    return { what: 'Meaning', good: false, says: error instanceof Error ? error.message : String(error) };
  }
}

/** The platforms that tokens are set for. Without any, Ante is a console. */
async function checkPlatforms({ slack, discord }: Config, store: Store): Promise<readonly Finding[]> {
  if (!slack && !discord) return [{ what: 'Platforms', good: true, says: 'the console' }];
  return [
    ...(slack ? await (await import('./check-slack.ts')).checkSlackSetup(slack, store) : []),
    ...(discord ? await (await import('./check-discord.ts')).checkDiscordSetup(discord, store) : []),
  ];
}

function checkClock(): Finding {
  const now = systemClock.now();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Ante was first written in 2026: a machine that believes in an earlier year would fire no check-in.
  const good = now >= '2026-01-01';
  const says = `${now}, here ${localDateOf(now, zone)} ${localTimeOf(now, zone)} (${zone})`;
  return { what: 'Clock', good, says: good ? says : `${says} cannot be right: set the machine's clock.` };
}
