import { settingsOf } from '../enter.ts';
import type { AskModel } from '../model/ask-model.ts';
import { queue } from '../model/jobs.ts';
import type { AfterTriage } from './triage.ts';

/** Fewer items are read as quickly as a summary of them. */
const LEAST_ITEMS = 3;

/** Queues what triage did, so that a language model thinks it over. */
export function queueForModel(model: AskModel): AfterTriage {
  return {
    sorted: async (tx, item, seen, at) => {
      if (!model.isOn(await settingsOf(tx), 'triage')) return;
      await queue(tx, 'triage', item.id, item.receivedBy, at, seen);
    },
    labelled: async (tx, { id, items, standing }, at) => {
      if (items < LEAST_ITEMS || standing !== 'open') return;
      if (model.isOn(await settingsOf(tx), 'labels')) await queue(tx, 'label', id, 'ante', at);
    },
  };
}
